// A file on its way to a table: what it looks like is shown and can be corrected, columns about people are pointed at, and
// then it comes in, with how far it is and a way to stop. Nothing is a table before « Importer ».
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "data/import_order.h"
#include "data/table_desk.h"
#include "data/table_notes.h"
#include "ide/data/grid.h"
#include "ide/widgets/frame.h"

namespace lunabloc::ide::data {

class ImportPage {
 public:
  // `told` is called when a table is there: its name.
  ImportPage(lunabloc::data::TableDesk& desk, std::filesystem::path folder, std::function<void(const std::string&)> told)
      : desk_(desk), folder_(std::move(folder)), told_(std::move(told)) {}

  // `source`: where it comes from, when that is known.
  void open(std::filesystem::path file, const std::string& source = {});
  const std::filesystem::path& file() const { return order_.file_path; }
  enum class Outcome { none, given_up };  // the person wants no table of this
  Outcome draw(widgets::Frame& frame, Rect area);
  // What goes on here ends.
  void leave();
  bool imports() const { return state_ == State::importing; }

 private:
  enum class State { looking, looked, importing, stopped };
  struct Order {
    std::filesystem::path file_path;
    lunabloc::data::Choices choices;
  };

  void look();
  void forget_columns();
  void start();
  Outcome draw_actions(widgets::Frame& frame, Rect row);
  void draw_file(widgets::Frame& frame, Rect& rest) const;
  bool draw_progress(widgets::Frame& frame, Rect& rest);
  void draw_fault(widgets::Frame& frame, Rect& rest) const;
  void draw_reading(widgets::Frame& frame, Rect& rest);
  void draw_preview(widgets::Frame& frame, Rect& rest);
  void draw_column_menu(widgets::Frame& frame);
  void draw_personal(widgets::Frame& frame, Rect& rest);
  void draw_notes(widgets::Frame& frame, Rect& rest);
  void use(const std::string& column, lunabloc::data::Use use);
  std::string why_not(const widgets::Frame& frame) const;

  lunabloc::data::TableDesk& desk_;
  std::filesystem::path folder_;
  std::function<void(const std::string&)> told_;
  State state_ = State::looking;
  Order order_;
  std::optional<lunabloc::data::ImportReport> report_;
  lunabloc::data::Choices shown_choices_;  // those of the report
  lunabloc::data::Cell left_out_ = std::string("–");
  std::vector<std::vector<lunabloc::data::Cell>> first_;  // rows of the file, as it writes them
  std::vector<lunabloc::data::Column> columns_;
  std::optional<Error> fault_;
  std::string name_, source_, licence_;
  Grid grid_;
  std::string open_choice_;
  std::optional<std::size_t> menu_column_;
  Rect menu_at_;
  std::uint64_t asked_ = 0;    // of the table desk: what goes on
  double begun_ = -1;          // of the window's clock, when what goes on began
  std::shared_ptr<int> looks_ = std::make_shared<int>(0);  // an answer to an earlier question is not ours
};

}  // namespace lunabloc::ide::data
