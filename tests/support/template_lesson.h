// The lesson that `lesson new` writes, in a folder of a test's own.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <string_view>

#include "base/file.h"
#include "lesson/template.h"
#include "support/temp_folder.h"

namespace lunabloc::support {

// In `home`/A77.
inline std::filesystem::path write_template_lesson(const std::filesystem::path& home) {
  const std::filesystem::path folder = home / "A77";
  EXPECT_TRUE(lesson::begin_lesson(folder, source_folder() / "assets/templates", "grille"));
  return folder;
}

// The first place of the file that reads `from` reads `to`.
inline void change_file(const std::filesystem::path& file, std::string_view from, std::string_view to) {
  std::string text = base::read_file(file).value();
  const std::size_t place = text.find(from);
  ASSERT_NE(place, std::string::npos) << file << " has no " << from;
  EXPECT_TRUE(base::write_file(file, text.replace(place, from.size(), to)));
}

}  // namespace lunabloc::support
