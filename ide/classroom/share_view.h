// « Galerie et robots »: what pupils show one another, and programs of the absent that the kit of this machine runs
// (session/robot_desk.h).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/beside.h"
#include "base/locations.h"
#include "ide/files/file_panel.h"
#include "ide/stage/replay.h"
#include "ide/widgets/frame.h"
#include "session/lesson_desk.h"
#include "portfolio/gallery.h"
#include "portfolio/robots.h"

namespace lunabloc::ide::classroom {

class ShareView {
 public:
  explicit ShareView(const base::Locations& locations) : locations_(locations) {}
  // From the top of `rest`, which it takes off. What is to be seen again opens in `replay`.
  void draw(widgets::Frame& frame, Rect& rest, const std::filesystem::path& folder, stage::Replay& replay);
  // Above everything, after the panel.
  void draw_files(widgets::Frame& frame);
  // The folder is to be read again before it is shown.
  void forget() { read_.clear(); }

 private:
  void read(const std::filesystem::path& folder);
  void draw_gallery(widgets::Frame& frame, Rect& rest);
  void draw_robots(widgets::Frame& frame, Rect& rest, stage::Replay& replay);
  void run(const widgets::Frame& frame);
  void follow(widgets::Frame& frame);

  const base::Locations& locations_;
  std::filesystem::path read_;
  std::vector<portfolio::Project> gallery_;
  std::vector<portfolio::RobotRequest> robots_;
  std::string open_;                       // the project whose program is shown
  std::string port_ = "virtual";
  std::vector<std::string> ports_;         // where a kit may stand
  std::string photo_of_;                   // the answer that gets it
  base::Beside<session::DeskLine> running_;
  files::FilePanel files_;
  std::vector<session::DeskLine> said_;
};

}  // namespace lunabloc::ide::classroom
