// The tables that are there: how large, where from, under which licence; and where there is none yet, how to get one.
//
// Reads the folder alone: no engine is started for a list.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "data/table_desk.h"
#include "data/table_notes.h"
#include "ide/widgets/frame.h"
#include "lesson/lesson.h"

namespace lunabloc::ide::data {

class ListPage {
 public:
  ListPage(lunabloc::data::TableDesk& desk, std::filesystem::path folder, std::filesystem::path lessons)
      : desk_(desk), folder_(std::move(folder)), lessons_(std::move(lessons)) {}

  // `lesson`: the one that is open, whose tables come first; nothing at the list of lessons.
  void read(const lunabloc::lesson::Lesson* lesson);
  struct Wish {
    enum class What { none, open, choose_file, example } what = What::none;
    std::string table;            // to open
    std::filesystem::path file;   // an example
    std::string source;           // where it comes from
  };
  struct Drawn {
    float bottom = 0;
    Wish wish;
  };
  Drawn draw(widgets::Frame& frame, Rect area);

 private:
  struct Example {
    std::filesystem::path file;
    std::string lesson;
  };
  void find_examples(const lunabloc::lesson::Lesson* lesson);

  void draw_empty(widgets::Frame& frame, Rect& rest) const;
  void draw_table(widgets::Frame& frame, Rect& rest, const lunabloc::data::KeptTable& table, Wish& wish);
  void draw_examples(widgets::Frame& frame, Rect& rest, Wish& wish);
  void remove(widgets::Frame& frame, const std::string& table);
  std::string words_of(const widgets::Frame& frame, const lunabloc::data::KeptTable& table) const;

  lunabloc::data::TableDesk& desk_;
  std::filesystem::path folder_, lessons_;
  std::vector<lunabloc::data::KeptTable> tables_;
  std::vector<Example> examples_;
  std::string sure_;  // « Effacer » was pressed once for this table
};

}  // namespace lunabloc::ide::data
