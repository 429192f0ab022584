// lunabloc-reference ASSETS FOLDER: writes FOLDER/<language>.md from ASSETS/vocabulary. Each build runs it, so that a fault in
// the vocabulary is told with its line before anything starts.
#include <cstdio>
#include <filesystem>
#include <iostream>

#include "base/file.h"
#include "program/reference.h"

namespace lunabloc::program {
namespace {

Result<void> write_reference(const std::filesystem::path& assets, const std::filesystem::path& folder, const std::string& language) {
  const Result<Vocabulary> vocabulary = Vocabulary::load(assets / "vocabulary", assets / "schemas");
  if (!vocabulary) return tl::unexpected(vocabulary.error());
  const Result<base::Messages> words = base::Messages::load(assets / "messages", language);
  if (!words) return tl::unexpected(words.error());
  const std::filesystem::path file = folder / (language + ".md");
  if (auto written = base::write_file(file, reference(*vocabulary, *words)); !written) return written;
  // For everybody, not only for who wrote it.
  using enum std::filesystem::perms;
  std::error_code ignored;
  std::filesystem::permissions(file.parent_path(), owner_all | group_read | group_exec | others_read | others_exec, ignored);
  std::filesystem::permissions(file, owner_read | owner_write | group_read | others_read, ignored);
  return {};
}

}  // namespace
}  // namespace lunabloc::program

int main(int count, char** arguments) {
  if (count != 3) {
    std::cerr << "lunabloc-reference ASSETS FOLDER\n";
    return static_cast<int>(lunabloc::ErrorKind::usage);
  }
  const std::filesystem::path assets = arguments[1];
  for (const std::string language : {"fr", "en"}) {
    const auto written = lunabloc::program::write_reference(assets, arguments[2], language);
    if (written) continue;
    std::cerr << lunabloc::Messages::load(assets / "messages", language).value_or(lunabloc::Messages{}).describe(written.error()) << '\n';
    return static_cast<int>(written.error().kind);
  }
  return 0;
}
