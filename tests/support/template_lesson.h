// The lesson that `lesson new` writes, in a folder of a test's own.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <string_view>

#include "base/file.h"
#include "base/messages.h"
#include "support/temp_folder.h"

namespace lunabloc::support {

// In `home`/A77.
inline std::filesystem::path write_template_lesson(const std::filesystem::path& home) {
  const std::filesystem::path model = source_folder() / "assets/templates/grille", folder = home / "A77";
  for (const char* part : {".", "erreurs"})
    for (const std::string& name : base::entries_of(model / part)) {
      if (!std::filesystem::is_regular_file(model / part / name)) continue;
      EXPECT_TRUE(base::write_file(folder / part / name, base::fill(base::read_file(model / part / name).value(), {{"id", "A77"}})));
    }
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
