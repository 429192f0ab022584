// The pages with which a kit is built, on paper: what is needed, is it safe, the wiring, step after step, the plates.
#pragma once

#include <string>

#include "base/messages.h"
#include "kit_project/plan.h"
#include "kit_project/project.h"

namespace lunabloc::kit_project {

struct PagesRequest {
  const Plan& plan;
  const kit::Kit& kit;
  const Project& project;
  const Messages& messages;
};

// What is put one after the other: the current first, then part by part, in the order of the plan.
struct Step {
  std::string part;  // "": the current of the breadboards
  std::string title;
  std::vector<std::string> lines;
};
std::vector<Step> steps_of(const Plan& plan, const kit::Kit& kit, const Messages& messages);

// The PDF's bytes: the same for the same kit. Errors: those of the sheets, "print.cannot".
Result<std::string> make_pages(const PagesRequest& request);

}  // namespace lunabloc::kit_project
