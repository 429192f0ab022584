#include "portfolio/lines.h"

#include <fstream>

#include "base/file.h"

namespace lunabloc::portfolio {
namespace {

bool ends_torn(const std::filesystem::path& file) {
  std::ifstream bytes(file, std::ios::binary);
  char last = '\n';
  return bytes.seekg(-1, std::ios::end) && bytes.get(last) && last != '\n';
}

}  // namespace

Result<void> append_line(const std::filesystem::path& file, const std::string& line) {
  const std::string text = line + "\n";
  return base::append_file(file, ends_torn(file) ? "\n" + text : text);
}

}  // namespace lunabloc::portfolio
