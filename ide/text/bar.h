// The bar above the text: to find and replace, to go to a line, to say when a breakpoint holds.
//
// Draws its fields and says what was asked; what that does to the text is the view's.
#pragma once

#include <string>

#include "ide/text/finder.h"
#include "ide/widgets/frame.h"

namespace lunabloc::ide::text {

class Bar {
 public:
  enum class Kind { closed, find, replace, line, condition };
  enum class Act { nothing, look, next, previous, replace_one, replace_all, go, set_condition, closed };
  // What stands beside the fields.
  struct Facts {
    std::size_t matches = 0, current = 0;  // current: from 1; 0: the selection is none of them
    std::size_t line = 1, lines = 1;       // of the condition; of the text
    std::string remark;                    // why the condition cannot be set
  };

  // `words`: what the first field begins with; empty: what it held.
  void open(widgets::Frame& frame, Kind kind, const std::string& words);
  void close(widgets::Frame& frame);
  Kind kind() const { return kind_; }
  bool finds() const { return kind_ == Kind::find || kind_ == Kind::replace; }
  float height(const widgets::Frame& frame) const;
  Act draw(widgets::Frame& frame, const Rect& area, const Facts& facts);

  const std::string& query() const { return query_; }
  const std::string& with() const { return with_; }
  const std::string& words() const { return words_; }  // the number of the line, or the condition
  FindOptions options() const { return options_; }

 private:
  Act draw_find(widgets::Frame& frame, Rect rest, const Facts& facts);
  Act draw_one_field(widgets::Frame& frame, Rect rest, const Facts& facts);
  // Enter in a field takes the keyboard from it; what is written next goes there still.
  void keep_focus(widgets::Frame& frame, const char* id) const;

  Kind kind_ = Kind::closed;
  std::string query_, with_, words_;
  FindOptions options_;
};

}  // namespace lunabloc::ide::text
