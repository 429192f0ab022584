// « Groupes et dates »: who works with whom on a project that they share, and by when lessons are due. Every change is written at
// once and can be undone (session/plan_desk.h).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "ide/widgets/frame.h"
#include "session/lesson_desk.h"
#include "ide/widgets/page_parts.h"
#include "session/plan_desk.h"

namespace lunabloc::ide::classroom {

class PlanView {
 public:
  // From the top of `rest`, which it takes off. `pupils`: the class's pseudonyms.
  void draw(widgets::Frame& frame, Rect& rest, session::PlanDesk& desk, const std::vector<std::string>& pupils);
  // Above everything, after the panel.
  void draw_menus(widgets::Frame& frame, session::PlanDesk& desk);
  void take_undo(widgets::Frame& frame, session::PlanDesk& desk);

 private:
  void write(widgets::Frame& frame, const session::PlanDesk& desk, const Result<void>& done = {});
  void draw_groups(widgets::Frame& frame, Rect& rest, session::PlanDesk& desk, const std::vector<std::string>& pupils);
  void draw_dates(widgets::Frame& frame, Rect& rest, session::PlanDesk& desk);

  std::string group_;              // in the field
  std::string lesson_, whom_, day_;
  widgets::PageMenu menu_;
  std::vector<session::DeskLine> said_;
};

}  // namespace lunabloc::ide::classroom
