#include "base/days.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <vector>

namespace lunabloc::base {
namespace {

constexpr int kCentury = 2000;  // of a year that is typed with two figures
constexpr std::string_view kBetween = "/.- ", kFigures = "0123456789";

// Figures, one of kBetween, figures…; empty for anything else.
std::vector<std::string_view> parts_of(std::string_view text) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_not_of(kFigures), text.size());
    if (end == 0 || end > 4) return {};
    parts.push_back(text.substr(0, end));
    text.remove_prefix(end);
    if (text.empty()) break;
    if (kBetween.find(text.front()) == std::string_view::npos || text.size() == 1) return {};
    text.remove_prefix(1);
  }
  return parts;
}

int number_of(std::string_view figures) {
  int number = 0;
  std::from_chars(figures.data(), figures.data() + figures.size(), number);
  return number;
}

std::optional<std::chrono::year_month_day> made(std::string_view year, std::string_view month, std::string_view day) {
  if ((year.size() != 4 && year.size() != 2) || month.size() > 2 || day.size() > 2) return std::nullopt;
  const std::chrono::year_month_day it{std::chrono::year(number_of(year) + (year.size() == 2 ? kCentury : 0)), std::chrono::month(static_cast<unsigned>(number_of(month))),
                                       std::chrono::day(static_cast<unsigned>(number_of(day)))};
  return it.ok() ? std::optional(it) : std::nullopt;
}

}  // namespace

std::string day_words(std::chrono::year_month_day day, const Messages& messages) {
  const unsigned number = static_cast<unsigned>(day.day());
  return messages.text(number == 1 ? "day.first" : "day.other", {{"jour", std::to_string(number)},
                                                                 {"mois", messages.text("version.month." + std::to_string(static_cast<unsigned>(day.month())))},
                                                                 {"annee", std::to_string(static_cast<int>(day.year()))}});
}

std::string typed(std::chrono::year_month_day day) {
  return fmt::format("{:02}/{:02}/{:04}", static_cast<unsigned>(day.day()), static_cast<unsigned>(day.month()), static_cast<int>(day.year()));
}

std::optional<std::chrono::year_month_day> typed_day(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  const std::vector<std::string_view> parts = parts_of(text);
  if (parts.size() != 3) return std::nullopt;
  return parts.front().size() == 4 ? made(parts[0], parts[1], parts[2]) : made(parts[2], parts[1], parts[0]);
}

}  // namespace lunabloc::base
