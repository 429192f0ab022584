// What a class shows: its gallery, and what its kit did with a program that was sent.
#pragma once

#include <string>
#include <vector>

#include "portfolio/gallery.h"
#include "portfolio/robots.h"
#include "report/made.h"
#include "trace/store.h"

namespace lunabloc::report {

// Every project with its film, who made it and what it comes from.
std::string gallery_html(const std::vector<portfolio::Project>& projects, const Tables& tables);
// `photo`: bytes of a PNG, or empty.
std::string robot_html(const portfolio::RobotRequest& request, const trace::Trace& trace, const std::string& photo, const base::Messages& messages);

}  // namespace lunabloc::report
