#include "measure.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace lunabloc::bench {
namespace {

double pss_kib(const std::string& process) {
  std::ifstream file("/proc/" + process + "/smaps_rollup");
  for (std::string line; std::getline(file, line);)
    if (line.starts_with("Pss:")) return std::stod(line.substr(4));
  return 0;
}

double of_tree(const std::string& process) {
  double sum = pss_kib(process);
  std::ifstream children("/proc/" + process + "/task/" + process + "/children");
  for (std::string child; children >> child;) sum += of_tree(child);
  return sum;
}

}  // namespace

double processor_ms() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

double median_ms(int times, const std::function<void(int)>& call) {
  std::vector<double> spent;
  for (int index = 0; index < times; ++index) {
    const double before = processor_ms();
    call(index);
    spent.push_back(processor_ms() - before);
  }
  return median(std::move(spent));
}

double proportional_mib() { return of_tree(std::to_string(::getpid())) / 1024; }

double own_mib() { return pss_kib(std::to_string(::getpid())) / 1024; }

void print(const std::string& key, double value) { std::printf("%s %.3f\n", key.c_str(), value); }

}  // namespace lunabloc::bench
