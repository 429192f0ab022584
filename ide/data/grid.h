// A table to scroll, of any number of rows: heads with a sign for the kind of each column, numbers at the right, missing cells
// said as such. It draws what is in sight and asks for nothing else; a row that is not here yet stands as « … ».
//
// Knows no engine: whoever owns the rows gives them (GridRows) and is told what was pressed (GridEvent).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "data/cell.h"
#include "ide/widgets/components.h"

namespace lunabloc::ide::data {

struct GridRows {
  std::uint64_t count = 0;
  const std::vector<lunabloc::data::Column>& columns;
  std::function<const lunabloc::data::Cell*(std::uint64_t row, std::size_t column)> cell;
  std::optional<std::size_t> sorted;  // by this column
  bool going_down = false;
  std::string head_hint;              // what pressing a head does; empty: nothing
};

struct GridEvent {
  std::optional<std::size_t> head;
  std::optional<std::pair<std::uint64_t, std::size_t>> cell;
  Rect at;
};

class Grid {
 public:
  // Other rows: from the beginning on.
  void reset();
  void go_to_row(double row) { top_ = row; }
  std::pair<std::uint64_t, std::size_t> cursor() const { return {row_, column_}; }
  // Ids begin with `id`: the heads id.head.N, the cells as one stop id.cells, id.cell.ROW.COLUMN for what is in sight.
  GridEvent draw(widgets::Frame& frame, const std::string& id, const Rect& area, const GridRows& rows);

 private:
  struct Place {
    std::size_t column;
    float x, width;
  };

  void measure(const widgets::Frame& frame, const GridRows& rows, float room);
  std::vector<Place> places(const Rect& body) const;
  void draw_heads(widgets::Frame& frame, const std::string& id, const Rect& line, const Rect& head, const GridRows& rows, GridEvent& event);
  void draw_body(widgets::Frame& frame, const std::string& id, const Rect& body, const GridRows& rows, float row_height);
  void draw_row(widgets::Frame& frame, const std::string& id, const Rect& line, const Rect& numbers, const GridRows& rows, std::uint64_t row,
                const std::vector<Place>& shown) const;
  void draw_cell(widgets::Frame& frame, const std::string& id, const Rect& rect, const GridRows& rows, std::uint64_t row, std::size_t column) const;
  void draw_scroll(widgets::Frame& frame, const std::string& id, const Rect& track, double visible, std::uint64_t count);
  void take_pointer(widgets::Frame& frame, const widgets::Interaction& cells, const Rect& body, const GridRows& rows, float row_height, GridEvent& event);
  void take_keys(widgets::Frame& frame, const std::string& id, const GridRows& rows, double visible);
  void show_cursor(const Rect& body, double visible);
  std::string cursor_words(const widgets::Frame& frame, const GridRows& rows) const;

  double top_ = 0;            // the row at the upper edge; parts of rows too
  float left_ = 0;            // pixels of columns that are scrolled away
  std::uint64_t row_ = 0;     // the cell of the keyboard
  std::size_t column_ = 0;
  std::vector<float> widths_;
  bool measured_rows_ = false;
  float scale_ = 0;
};

}  // namespace lunabloc::ide::data
