// « Boîte de classe »: opens and shuts the class box (report/class_box.h), and shows what the teacher gives out: its address, the
// class's code, a ticket for each family. While it is open that is seen wherever one is (shared.box_at).
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/locations.h"
#include "ide/widgets/frame.h"
#include "session/lesson_desk.h"
#include "report/class_box.h"

namespace lunabloc::ide::classroom {

class BoxView {
 public:
  explicit BoxView(const base::Locations& locations) : locations_(locations) {}
  // From the top of `rest`, which it takes off.
  void draw(widgets::Frame& frame, Rect& rest, const std::filesystem::path& folder);

 private:
  void open(widgets::Frame& frame, const std::filesystem::path& folder);
  void close(widgets::Frame& frame);
  void draw_open(widgets::Frame& frame, Rect& rest);

  const base::Locations& locations_;
  std::vector<std::string> addresses_;  // of this machine
  std::string address_ = "127.0.0.1";
  std::unique_ptr<report::ClassBox> box_;
  std::vector<std::pair<std::string, std::string>> tickets_;  // of box_, read now and then: a family may come in
  double read_at_ = 0;                          // of the window's clock
  std::vector<session::DeskLine> said_;
};

}  // namespace lunabloc::ide::classroom
