// A main for the fuzz targets where libFuzzer is not: every file of the folders given, then seeded changes of them
// (insert, delete, replace, splice). The same inputs each time.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "base/file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr int kChanges = 1500;

void run(const std::string& input) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

std::string changed(std::string input, const std::vector<std::string>& all, std::mt19937& random) {
  for (std::size_t i = 1 + random() % 4; i > 0; --i) {
    const std::size_t at = random() % (input.size() + 1), length = random() % 8;
    const std::string& other = all[random() % all.size()];
    const std::string piece = other.empty() ? "" : other.substr(random() % other.size(), random() % 12);
    switch (random() % 4) {
      case 0: input.insert(at, piece); break;
      case 1: input.erase(at, length); break;
      case 2: input.replace(at, length, piece); break;
      default: input.insert(at, 1, static_cast<char>(random() % 256));
    }
  }
  return input;
}

}  // namespace

int main(int count, char** folders) {
  std::vector<std::string> inputs{""};
  for (int i = 1; i < count; ++i)
    for (const std::string& name : lunabloc::base::entries_of(folders[i]))
      inputs.push_back(lunabloc::base::read_file(std::filesystem::path(folders[i]) / name).value_or(""));
  for (const std::string& input : inputs) run(input);
  std::mt19937 random(1);
  for (int i = 0; i < kChanges; ++i) run(changed(inputs[random() % inputs.size()], inputs, random));
  std::printf("%zu inputs, %d changes of them\n", inputs.size(), kChanges);
  return 0;
}
