// One table, as the program asks for it: its rows, what the questions of the program keep of them, and the questions that a
// press on a column adds to the program. What is shown follows the program: undo there, and it is undone here.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "data/store.h"
#include "data/table_desk.h"
#include "data/table_notes.h"
#include "ide/data/grid.h"
#include "ide/data/row_cache.h"
#include "ide/widgets/frame.h"
#include "session/table_chain.h"

namespace lunabloc::ide::data {

class TablePage {
 public:
  TablePage(lunabloc::data::TableDesk& desk, std::filesystem::path folder, std::filesystem::path exports)
      : desk_(desk), folder_(std::move(folder)), exports_(std::move(exports)), cache_(desk) {}

  void open(const std::string& name);
  void leave();
  const std::string& name() const { return name_; }
  enum class Wish { none, asides };
  Wish draw(widgets::Frame& frame, Rect area);
  const RowCache& cache() const { return cache_; }
  // What is selected in the program: there goes what is asked.
  void select(const session::Selected& selected) { selected_ = selected; }

 private:
  void follow(widgets::Frame& frame);
  void look_at(const lunabloc::data::Pipeline& pipeline);
  void ask_count(const lunabloc::data::Pipeline& asked);
  Wish draw_head(widgets::Frame& frame, Rect& rest);
  void draw_steps(widgets::Frame& frame, Rect& rest);
  void draw_filter(widgets::Frame& frame, Rect& rest);
  void keep_note();
  void draw_notes(widgets::Frame& frame, Rect& rest);
  void draw_grid(widgets::Frame& frame, const Rect& area);
  void draw_head_menu(widgets::Frame& frame);
  void draw_cell_menu(widgets::Frame& frame);
  void write(widgets::Frame& frame, const lunabloc::data::Step& step);
  void write_chart(widgets::Frame& frame, const std::string& call, const std::string& rest);
  void put_in_program(widgets::Frame& frame);
  void keep_rows(widgets::Frame& frame);
  void save(widgets::Frame& frame);
  bool can_write(const widgets::Frame& frame) const;
  std::optional<lunabloc::data::Cell> wanted_value() const;

  lunabloc::data::TableDesk& desk_;
  std::filesystem::path folder_, exports_;
  std::string name_;
  std::optional<lunabloc::data::TableAbout> about_;
  std::optional<session::TableChain> chain_;    // of the program, when it asks this table
  lunabloc::data::Pipeline shown_;              // what is looked at
  std::vector<lunabloc::data::Column> columns_; // of it
  std::optional<std::uint64_t> count_;          // of its rows
  std::optional<Error> fault_, step_fault_;
  RowCache cache_;
  Grid grid_;
  std::uint64_t revision_ = 0;
  session::Selected selected_, followed_selection_;
  bool followed_ = false;

  std::optional<std::size_t> head_;             // whose menu is open
  std::optional<std::pair<std::uint64_t, std::size_t>> cell_;
  Rect menu_at_;
  struct Filter {
    std::string column;
    lunabloc::data::Kind kind = lunabloc::data::Kind::text;
    std::size_t comparison = 4;                 // of data::Comparison
    std::string value;
  };
  std::optional<Filter> filter_;
  bool filter_opens_ = false;
  std::string open_choice_;
  bool notes_open_ = false;
  lunabloc::data::TableNote note_;
  std::optional<double> note_changed_;          // when, of the window's clock; nothing once it is written
  std::optional<std::string> told_;             // to be said in the next frame
  std::shared_ptr<int> looks_ = std::make_shared<int>(0);
};

}  // namespace lunabloc::ide::data
