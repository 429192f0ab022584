// « Conservation »: until when a class is kept, what its folder holds, the sheet for the school's register, and the yearly purge,
// which is asked once more since it cannot be undone.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "ide/files/file_panel.h"
#include "ide/widgets/frame.h"
#include "session/lesson_desk.h"
#include "portfolio/retention.h"
#include "session/plan_desk.h"

namespace lunabloc::ide::classroom {

class KeepView {
 public:
  // From the top of `rest`, which it takes off. True: the folder is another now, and to be read again.
  bool draw(widgets::Frame& frame, Rect& rest, session::PlanDesk& desk);
  // Above everything, after the panel.
  void draw_files(widgets::Frame& frame, const session::PlanDesk& desk);

 private:
  void draw_day(widgets::Frame& frame, Rect& rest, session::PlanDesk& desk);
  bool draw_purge(widgets::Frame& frame, Rect& rest, session::PlanDesk& desk);
  void read(const session::PlanDesk& desk);
  void tell(widgets::Frame& frame, const Result<void>& done);
  bool purge(widgets::Frame& frame, session::PlanDesk& desk);

  std::filesystem::path read_;         // whose is held_
  std::vector<portfolio::Held> held_;
  std::string day_;
  bool asks_ = false;
  files::FilePanel files_;
  std::vector<session::DeskLine> said_;
};

}  // namespace lunabloc::ide::classroom
