// The functions that a lesson's controles.lua adds: generators and oracles (curriculum/FORMAT.md §5).
//
// They run in the sandbox as any program does. They see values, and never the pupil's program.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/case_run.h"
#include "lesson/oracle.h"

namespace lunabloc::lesson {

// "controles.lua:name".
bool is_own_function(std::string_view name);

// `count` cases of a class. The function is given `random(a, b)`, the size, the class; it gives a table of components.
// Errors: "lesson.own_function" {nom}{detail}, "file.missing".
Result<std::vector<GeneratedCase>> own_cases(const Judging& judging, std::string_view generator, std::string_view class_name,
                                             std::int64_t seed, std::int64_t size, int count);

// The function is given the case and what the program gave; it answers true, or false, a cause, and what fills the message. All
// of them in one run.
Result<std::vector<Opinion>> own_opinions(const Judging& judging, std::string_view oracle, std::span<const Answered> all);

}  // namespace lunabloc::lesson
