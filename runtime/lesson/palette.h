// Blocks that a program uses and the lesson's palette does not show.
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

// Each block once, in the order of the program.
std::vector<OutsideBlock> outside_palette(const Lesson& lesson, const program::Vocabulary& vocabulary, const std::string& program);

}  // namespace lunabloc::lesson
