// What pupils send to one another through the class's folder, on a page: a project of the gallery, its title, who made it and what it
// comes from, its program in blocks; a program for the class's kit.
#pragma once

#include <string>

#include "ide/widgets/frame.h"
#include "portfolio/gallery.h"
#include "portfolio/robots.h"

namespace lunabloc::ide::widgets {

// Each takes its room off the top of `rest`.
void project_head(Frame& frame, Rect& rest, const std::string& id, const portfolio::Project& project);
void project_program(Frame& frame, Rect& rest, const std::string& id, const portfolio::Project& project);

// A program for the class's kit, by whom, and how it stands; when it has run, a button to see it again, and another.
struct RobotButton {
  std::string id;  // after that of the row
  Icon icon;
  std::string words;
};
enum class RobotAsked { nothing, replay, other };
RobotAsked robot_row(Frame& frame, Rect& rest, const std::string& id, const portfolio::RobotRequest& request, const RobotButton& other);

}  // namespace lunabloc::ide::widgets
