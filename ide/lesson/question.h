// The questions of a step: choices, numbers and words, lines, squares, orders, groups, tables of values. An answer is asked for with
// "lesson.answer", in the form that lesson/evaluate.h reads.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ide/widgets/frame.h"
#include "world/grid.h"

namespace lunabloc::ide::lesson {

class Questions {
 public:
  // Another step is shown: what was typed and not given is left.
  void forget();
  // From the top of the area down; gives the height.
  float draw(widgets::Frame& frame, const lunabloc::lesson::Check& check, const Rect& area);

 private:
  struct Asked;

  float draw_no_idea(const Asked& asked, const Rect& area);
  float draw_choices(const Asked& asked, const Rect& area);
  float draw_field(const Asked& asked, const Rect& area);
  float draw_lines(const Asked& asked, const Rect& area);
  float draw_squares(const Asked& asked, const Rect& area);
  float draw_order(const Asked& asked, const Rect& area);
  float draw_groups(const Asked& asked, const Rect& area);
  float draw_values(const Asked& asked, const Rect& area);
  static std::string given_to(const Asked& asked);

  std::map<std::string, std::string> drafts_;                 // check → what is being typed
  std::map<std::string, bool> typing_;                        // check → its field had the caret
  std::map<std::string, std::vector<std::string>> programs_;  // check → the lines of its program
  std::map<std::string, world::Cell> pointed_;                // check → the square that the arrows have reached
};

// What is given for a prediction that the pupil passes.
inline constexpr std::string_view kNoIdea = "?";

// An answer as a person would say it: "colonne 5, ligne 3", « presque rien », "4".
std::string answer_in_words(const widgets::Frame& frame, const lunabloc::lesson::Check& check, const std::string& answer);
// What a prediction is compared with: what the program really does.
std::string expected_in_words(const widgets::Frame& frame, const lunabloc::lesson::Check& check);

}  // namespace lunabloc::ide::lesson
