// Days as people say and type them: « 4 décembre 2026 », "04/12/2026". In files they stand as 2026-12-04.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/messages.h"

namespace lunabloc::base {

std::string day_words(std::chrono::year_month_day day, const Messages& messages);

// "04/12/2026": what a field shows that takes a day.
std::string typed(std::chrono::year_month_day day);
// The same as people type it: day, month, year, with or without zeros, between / . - or spaces, the year with four figures or the
// last two; also 2026-12-04. Nothing for what is no day.
std::optional<std::chrono::year_month_day> typed_day(std::string_view text);

}  // namespace lunabloc::base
