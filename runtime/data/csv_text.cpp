#include "data/csv_text.h"

#include <fmt/format.h>

#include "base/written.h"

namespace lunabloc::data {
namespace {

std::string field_of(const Cell& cell) {
  if (const std::string* text = std::get_if<std::string>(&cell)) return base::in_csv(*text);
  // All digits that make the number.
  if (const double* number = std::get_if<double>(&cell)) return fmt::format("{}", *number);
  return shown(cell);
}

}  // namespace

std::string csv_line(const std::vector<Cell>& cells) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line.push_back(',');
    line += field_of(cells[i]);
  }
  return line + "\n";
}

std::string csv_header(const std::vector<Column>& columns) {
  std::vector<Cell> names;
  for (const Column& column : columns) names.emplace_back(column.unit.empty() ? column.name : column.name + " (" + column.unit + ")");
  return csv_line(names);
}

}  // namespace lunabloc::data
