// What Lunabloc stores of pupils, exactly: a page for families and for the school's register of processing (GDPR art. 30, minors).
// It is made from the folder itself, so it says what is there and not what should be.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "base/messages.h"
#include "portfolio/files.h"
#include "portfolio/retention.h"

namespace lunabloc::report {

std::string data_sheet(const std::vector<portfolio::Held>& held, std::chrono::year_month_day kept_until, const base::Messages& messages);

// « Voir mes données »: the same for one pupil, in a child's words, file by file.
std::string my_data(const portfolio::Files& files, const std::string& pseudonym, const base::Messages& messages);

}  // namespace lunabloc::report
