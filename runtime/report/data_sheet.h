// What Lunabloc stores of pupils, exactly: a page for families and for the school's register of processing (GDPR art. 30, minors).
// It is made from the folder itself, so it says what is there and not what should be.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "base/messages.h"
#include "portfolio/kinds.h"
#include "portfolio/retention.h"

namespace lunabloc::report {

std::string data_sheet(const std::vector<portfolio::Held>& held, std::chrono::year_month_day kept_until, const base::Messages& messages);

// « Voir mes données »: every file of one pupil's folder, by kind in a child's words, then one by one.
std::string my_data(const std::vector<portfolio::KeptFile>& files, const std::string& pseudonym, const base::Messages& messages);

}  // namespace lunabloc::report
