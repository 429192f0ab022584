// A table of values (`forme: deroule`): what variables are worth each time that a line has run.
//
// An answer is one line a pass, its values in the order of the variables, with `;` between.
#pragma once

#include <string>
#include <vector>

#include "lesson/judge.h"

namespace lunabloc::lesson {

// One row a pass, one value a variable; "" where the program has given none.
Result<std::vector<std::vector<std::string>>> unrolled(const Judging& judging);
std::vector<std::vector<std::string>> unrolled_answer(const std::string& answer);
std::string unrolled_answer(const std::vector<std::vector<std::string>>& rows);

Judgement judge_unrolled(const Judging& judging, const std::string& answer);

}  // namespace lunabloc::lesson
