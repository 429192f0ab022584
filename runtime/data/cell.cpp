#include "data/cell.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace lunabloc::data {

std::optional<Kind> kind_named(std::string_view name) {
  const auto found = std::find(kKindNames.begin(), kKindNames.end(), name);
  if (found == kKindNames.end()) return std::nullopt;
  return static_cast<Kind>(found - kKindNames.begin());
}

std::string text_of_date(std::int64_t days) {
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(days))};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::string text_of_moment(std::int64_t microseconds) {
  using namespace std::chrono;
  const sys_time<std::chrono::microseconds> moment{std::chrono::microseconds(microseconds)};
  const auto day = floor<days>(moment);
  const hh_mm_ss time{moment - day};
  std::string text = fmt::format("{} {:02}:{:02}:{:02}", text_of_date(day.time_since_epoch().count()), time.hours().count(),
                                 time.minutes().count(), time.seconds().count());
  if (time.subseconds().count() != 0) text += fmt::format(".{:06}", time.subseconds().count());
  return text;
}

double double_of(std::int64_t digits, int scale) {
  constexpr std::array<double, kMostScale + 1> kPowers = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
  return static_cast<double>(digits) / kPowers[static_cast<std::size_t>(std::clamp(scale, 0, kMostScale))];
}

std::string shown(const Cell& cell) {
  if (const bool* truth = std::get_if<bool>(&cell)) return *truth ? "true" : "false";
  if (const std::int64_t* whole = std::get_if<std::int64_t>(&cell)) return std::to_string(*whole);
  if (const double* number = std::get_if<double>(&cell)) {
    std::string text = fmt::format("{:.14g}", *number);
    if (text.find_first_not_of("-0123456789") == std::string::npos) text += ".0";
    return text;
  }
  if (const std::string* text = std::get_if<std::string>(&cell)) return *text;
  return "";
}

}  // namespace lunabloc::data
