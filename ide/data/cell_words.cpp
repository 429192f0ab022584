#include "ide/data/cell_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/shown_text.h"

namespace lunabloc::ide::data {

namespace tables = lunabloc::data;
using widgets::Frame;
using widgets::Icon;

namespace {

constexpr std::size_t kMostShown = 120;  // bytes of a text in a cell

// From five digits before the comma on, in threes.
std::string grouped(std::string digits, const Frame& frame) {
  const std::size_t begin = digits.starts_with('-') ? 1 : 0;
  std::size_t end = digits.find_first_of(".,");
  if (end == std::string::npos) end = digits.size();
  if (end - begin < 5) return digits;
  const char* const between = frame.french() ? "\u202F" : ",";
  for (std::size_t at = end; at > begin + 3;) digits.insert(at -= 3, between);
  return digits;
}

std::string number_words(const Frame& frame, double number, int scale) {
  std::string text = scale > 0 ? fmt::format("{:.{}f}", number, scale) : fmt::format("{}", number);
  if (text.find('e') != std::string::npos || !std::isfinite(number)) return text;
  if (frame.french()) std::replace(text.begin(), text.end(), '.', ',');
  return grouped(std::move(text), frame);
}

// 2026-03-05 08:15:00 as 05/03/2026 08:15:00.
std::string date_words(const Frame& frame, const std::string& text) {
  if (!frame.french() || text.size() < 10 || text[4] != '-' || text[7] != '-') return text;
  return text.substr(8, 2) + "/" + text.substr(5, 2) + "/" + text.substr(0, 4) + text.substr(10);
}

}  // namespace

std::string count_words(const Frame& frame, std::uint64_t count) { return grouped(std::to_string(count), frame); }

std::string cell_words(const Frame& frame, const tables::Cell& cell, const tables::Column& column) {
  if (tables::is_missing(cell)) return frame.words("ide.data.empty_cell");
  if (const bool* truth = std::get_if<bool>(&cell)) return frame.words(*truth ? "ide.data.yes" : "ide.data.no");
  if (const std::int64_t* whole = std::get_if<std::int64_t>(&cell)) return grouped(std::to_string(*whole), frame);
  if (const double* number = std::get_if<double>(&cell)) return number_words(frame, *number, column.kind == tables::Kind::decimal ? column.scale : 0);
  const std::string& text = std::get<std::string>(cell);
  if (column.kind == tables::Kind::date || column.kind == tables::Kind::moment) return date_words(frame, text);
  std::string shown = base::shown_text(text, kMostShown);
  std::replace_if(shown.begin(), shown.end(), [](char sign) { return sign == '\n' || sign == '\r' || sign == '\t'; }, ' ');
  return shown;
}

std::string head_words(const tables::Column& column) {
  const std::string name = base::shown_text(column.name, kMostShown);
  return column.unit.empty() ? name : name + " (" + base::shown_text(column.unit, kMostShown) + ")";
}

std::string kind_words(const Frame& frame, tables::Kind kind) { return frame.words("tables.kind." + std::string(tables::name_of(kind))); }

Icon icon_of(tables::Kind kind) {
  switch (kind) {
    case tables::Kind::truth: return Icon::checkbox_circle;
    case tables::Kind::date: return Icon::calendar;
    case tables::Kind::moment: return Icon::clock;
    case tables::Kind::whole:
    case tables::Kind::decimal:
    case tables::Kind::number: return Icon::numeric;
    case tables::Kind::text: break;
  }
  return Icon::format_text;
}

bool stands_right(tables::Kind kind) { return tables::is_numeric(kind); }

}  // namespace lunabloc::ide::data
