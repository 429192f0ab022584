// « D’où vient cette valeur ? »: the statement that gave it, and below it what that statement read, as far as one asks.
//
// Stands above the code while moments are visited: each line is a press, or Enter, away from its moment. Reads the session;
// asks for time.step. Keeps the question as it was asked, so the chain stays while the shown moment changes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ide/widgets/frame.h"

namespace lunabloc::ide::debugger {

class OriginView {
 public:
  // In the lower part of frame.area, when it was asked for.
  void draw(widgets::Frame& frame);

 private:
  struct Row {
    session::OriginRead read;                // the name, its value, and how to go on
    std::optional<session::Origin> origin;   // found when it is first drawn
    std::vector<Row> below;
    bool open = false;
  };

  void take_question(widgets::Frame& frame);
  void close(widgets::Frame& frame);
  void fill(const widgets::Frame& frame, Row& row) const;
  float draw_row(widgets::Frame& frame, Row& row, const Rect& content, float y, int depth, std::size_t& index);
  void draw_statement(widgets::Frame& frame, const Row& row, Rect place) const;
  float height_of(widgets::Frame& frame, const Row& row, float width) const;
  // The statement as it can be drawn as a block; empty when it holds others.
  std::string block_of(const Row& row) const;
  void set_open(widgets::Frame& frame, Row& row, bool open) const;

  std::optional<Row> root_;
  float wanted_ = 0;                              // height of all lines, in the frame before
  const session::RanProgram* program_ = nullptr;  // of the run that was asked about
};

}  // namespace lunabloc::ide::debugger
