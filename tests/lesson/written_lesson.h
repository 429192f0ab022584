// A small lesson in a folder of its own, the one that `lesson new` writes, to be spoilt in one place by each test.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "base/messages.h"
#include "lesson/lesson.h"
#include "program/vocabulary.h"
#include "support/temp_folder.h"

namespace lunabloc::lesson {

inline std::filesystem::path assets() { return support::source_folder() / "assets"; }

inline const program::Vocabulary& vocabulary() {
  static const program::Vocabulary loaded = program::Vocabulary::load(assets() / "vocabulary", assets() / "schemas").value();
  return loaded;
}

inline const Messages& common_messages() {
  static const Messages loaded = Messages::load(assets() / "messages", "fr").value();
  return loaded;
}

class WrittenLesson {
 public:
  WrittenLesson() {
    const std::filesystem::path model = assets() / "templates/grille";
    for (const char* part : {".", "erreurs"})
      for (const std::string& name : base::entries_of(model / part))
        if (std::filesystem::is_regular_file(model / part / name))
          write((std::filesystem::path(part) / name).string(), base::fill(base::read_file(model / part / name).value(), {{"id", "A77"}}));
  }

  std::filesystem::path folder() const { return home_.path() / "A77"; }
  void write(const std::string& file, const std::string& text) { EXPECT_TRUE(base::write_file(folder() / file, text)) << file; }
  void remove(const std::string& file) { EXPECT_TRUE(std::filesystem::remove_all(folder() / file) > 0) << file; }
  // The first place that reads `from` reads `to`.
  void change(const std::string& file, std::string_view from, std::string_view to) {
    std::string text = base::read_file(folder() / file).value();
    const std::size_t place = text.find(from);
    ASSERT_NE(place, std::string::npos) << file << " has no " << from;
    write(file, text.replace(place, from.size(), to));
  }

  Lesson load(const std::string& language = "fr") const { return load_lesson(folder(), assets() / "schemas", language).value(); }
  std::vector<Error> problems(const std::string& language = "fr") const {
    std::vector<Error> found;
    (void)read_lesson(folder(), assets() / "schemas", language, found);
    return found;
  }

 private:
  support::TempFolder home_;
};

}  // namespace lunabloc::lesson
