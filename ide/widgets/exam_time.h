// The time of an exam in words: what is left, or how late it is.
#pragma once

#include <string>

#include "ide/widgets/frame.h"
#include "session/exam_desk.h"

namespace lunabloc::ide::widgets {

std::string exam_time(const Frame& frame, const session::ExamDesk& exam);

}  // namespace lunabloc::ide::widgets
