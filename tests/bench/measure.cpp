#include "measure.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>

namespace lunabloc::bench {
namespace {

double kib_in(const std::string& process, const std::string& file_name, const std::string& key) {
  std::ifstream file("/proc/" + process + "/" + file_name);
  for (std::string line; std::getline(file, line);)
    if (line.starts_with(key)) return std::stod(line.substr(key.size()));
  return 0;
}
double pss_kib(const std::string& process) { return kib_in(process, "smaps_rollup", "Pss:"); }
double peak_kib(const std::string& process) { return kib_in(process, "status", "VmHWM:"); }

// Of the processes that this one and its threads have started, and of theirs.
double of_children(const std::string& process, double (*kib)(const std::string&)) {
  double sum = 0;
  for (const auto& thread : std::filesystem::directory_iterator("/proc/" + process + "/task")) {
    std::ifstream children(thread.path() / "children");
    for (std::string child; children >> child;) sum += kib(child) + of_children(child, kib);
  }
  return sum;
}

double clock_ms(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

std::string own() { return std::to_string(::getpid()); }

}  // namespace

double processor_ms() { return clock_ms(CLOCK_PROCESS_CPUTIME_ID); }

double thread_ms() { return clock_ms(CLOCK_THREAD_CPUTIME_ID); }

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

double proportional_mib() { return (pss_kib(own()) + of_children(own(), pss_kib)) / 1024; }

double own_mib() { return pss_kib(own()) / 1024; }

double own_peak_mib() { return peak_kib(own()) / 1024; }

double children_peak_mib() { return of_children(own(), peak_kib) / 1024; }

void print(const std::string& key, double value) { std::printf("%s %.3f\n", key.c_str(), value); }

}  // namespace lunabloc::bench
