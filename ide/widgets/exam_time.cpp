#include "ide/widgets/exam_time.h"

namespace lunabloc::ide::widgets {

std::string exam_time(const Frame& frame, const session::ExamDesk& exam) {
  const int left = exam.minutes_left();
  return left >= 0 ? frame.words("ide.exam.left", {{"n", std::to_string(left)}}) : frame.words("ide.exam.late", {{"n", std::to_string(-left)}});
}

}  // namespace lunabloc::ide::widgets
