// Blocks that a program uses and a pupil does not find: neither in the lesson's palette nor in what the step opens with.
#pragma once

#include <string>
#include <vector>

#include "lesson/lesson.h"
#include "program/vocabulary.h"

namespace lunabloc::lesson {

struct OutsideBlock {
  std::string id;
  std::size_t offset = 0;  // of its first use
};

// Each block once, in the order of the program, which is written in the step.
std::vector<OutsideBlock> outside_palette(const Lesson& lesson, const program::Vocabulary& vocabulary, const std::string& step, const std::string& program);
// The same of a file of the lesson, "solution.lua", whichever steps it is the solution of.
std::vector<OutsideBlock> outside_palette_of_file(const Lesson& lesson, const program::Vocabulary& vocabulary, const std::string& file, const std::string& program);

}  // namespace lunabloc::lesson
