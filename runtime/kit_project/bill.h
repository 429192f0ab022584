// What is bought for a kit: its board and cable, its parts counted, resistors, breadboards, wires; with prices as ranges.
#pragma once

#include <string>
#include <vector>

#include "base/messages.h"
#include "kit_project/plan.h"
#include "kit_project/project.h"

namespace lunabloc::kit_project {

struct BillRow {
  std::string name;
  int count = 1;
  Price price;  // for one
};

std::vector<BillRow> bill_of(const Plan& plan, const Project& project, const Messages& messages);
Price total(const std::vector<BillRow>& bill);
// "2–5 €", "0,05–0,30 €"
std::string in_words(const Price& price, const std::string& language);

}  // namespace lunabloc::kit_project
