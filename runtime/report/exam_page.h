// How an exam's work came to be: each state of each program, minute by minute, as a film of its blocks; then the program that was
// handed in and what it does. For the teacher; no mark is computed.
#pragma once

#include <string>
#include <vector>

#include "portfolio/exam.h"
#include "report/made.h"

namespace lunabloc::report {

// The states of one work, a frame each: the blocks as they stood.
Film making_of(const portfolio::ExamCopy& copy, const std::string& work, const Tables& tables);

// What to call the state of a copy: "exam.state.whole"…
std::string state_id(portfolio::CopyState state);

std::string exam_html(const portfolio::ExamPaper& paper, const portfolio::ExamCopy& copy, const Tables& tables);

}  // namespace lunabloc::report
