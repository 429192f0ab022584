// Where each part of the window is: UI.md §3 as one function of the window's size, the text's size and the lesson.
//
// Knows no view and draws nothing. A part that is not shown has an empty rectangle.
#pragma once

#include <map>
#include <string>

#include "ide/access/rect.h"
#include "ide/theme/metrics.h"

namespace lunabloc::ide::app {

// By the effective width: pixels divided by the scale, so that a large text behaves like a small window.
enum class Arrangement { three_columns, lua_in_tab, two_columns, one_column };

// What stands beside the program, for the lesson's kind.
enum class Beside { stage, kit };

struct Wanted {
  Beside beside = Beside::stage;
  bool lesson = true;    // there is a lesson to read
  bool kit_shown = false;  // in two columns: the left one shows the kit, which needs more room than words
  bool caption = false;  // what is said is also written
  bool reading = false;  // in one column: the lesson is read, the time bar is one line where there is little height
};

// Places of the splitters in du, as Settings::splits keeps them ("stage.left", "kit.right", "stage.code").
using Splits = std::map<std::string, double>;

struct Layout {
  Arrangement arrangement = Arrangement::three_columns;
  bool low = false;  // effective height under 620: the time bar is compact
  Rect top_bar, lesson, code, beside, time_bar, caption;
  // In two columns the lesson and the stage share `lesson`; in one column everything shares `code`.
  Rect tabs;                     // of what shares; empty when nothing does
  Rect left_splitter, right_splitter;
  bool lua_beside_blocks = false;  // « Blocs + Lua » is possible
};

Layout lay_out(ImVec2 window, const theme::Metrics& metrics, const Wanted& wanted, const Splits& splits);

// The name of a splitter of this kind of lesson, and where it stands without a choice of the person.
std::string split_name(Beside beside, const std::string& splitter);
double split_of(const Splits& splits, Beside beside, const std::string& splitter);
// Moves a splitter by pixels, within what the window bears.
void move_split(Splits& splits, Beside beside, const std::string& splitter, float pixels, const theme::Metrics& metrics);

}  // namespace lunabloc::ide::app
