// « Examens »: a paper is opened with its lessons and its time, tickets are given out, copies are opened and how each came to be is
// kept as a page (session/paper_desk.h).
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "base/beside.h"
#include "base/locations.h"
#include "ide/files/file_panel.h"
#include "ide/widgets/frame.h"
#include "ide/widgets/page_parts.h"
#include "session/lesson_desk.h"
#include "session/paper_desk.h"

namespace lunabloc::ide::classroom {

class ExamView {
 public:
  explicit ExamView(const base::Locations& locations) : locations_(locations), desk_(locations.home) {}
  // From the top of `rest`, which it takes off. `pupils`: the class's pseudonyms.
  void draw(widgets::Frame& frame, Rect& rest, const std::filesystem::path& folder, const std::vector<std::string>& pupils);
  // Above everything, after the panel.
  void draw_above(widgets::Frame& frame);

 private:
  void follow(widgets::Frame& frame, const std::filesystem::path& folder);
  void draw_papers(widgets::Frame& frame, Rect& rest, const std::vector<std::string>& pupils);
  void draw_form(widgets::Frame& frame, Rect& rest, const std::vector<std::string>& pupils);
  void tell(widgets::Frame& frame, const Error& error);
  void keep_pages(const widgets::Frame& frame, const std::filesystem::path& folder);

  const base::Locations& locations_;
  session::PaperDesk desk_;
  std::string name_, minutes_;                                  // in the fields
  std::vector<std::string> lessons_, more_;                     // of the paper that is being made
  std::string shown_;                                           // the paper whose tickets or copies are shown
  std::vector<std::pair<std::string, std::string>> tickets_;
  std::vector<portfolio::ExamCopy> copies_;
  base::Beside<session::DeskLine> writing_;
  widgets::PageMenu menu_;
  files::FilePanel files_;
  std::vector<session::DeskLine> said_;
};

}  // namespace lunabloc::ide::classroom
