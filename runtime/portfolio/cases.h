// A case for the board: a program that shows a misconception, and nobody's in the class. It is the lesson's own named wrong
// program, so it tells of no pupil, and it is there before the second pupil meets the message.
#pragma once

#include <optional>
#include <string>

#include "lesson/lesson.h"

namespace lunabloc::portfolio {

struct BoardCase {
  std::string program, step;
  std::string idea;  // the misconception, in the lesson's words; empty: the lesson does not say
  std::string gap;   // what the program does
};

// Nothing: the lesson names no program for this message.
std::optional<BoardCase> board_case(const lesson::Lesson& lesson, const std::string& message);

}  // namespace lunabloc::portfolio
