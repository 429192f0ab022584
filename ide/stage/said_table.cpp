#include "ide/stage/said_table.h"

#include <algorithm>

#include "base/blanks.h"

namespace lunabloc::ide::stage {
namespace {

constexpr std::string_view kBetween = " | ", kClose = "|";

using Cells = std::vector<std::string>;

std::size_t letters_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

// The spaces after the last cell were left out when the row was said: it may be empty.
Cells cells_of(std::string_view said) {
  const std::string row = std::string(said) + (said.ends_with(" |") ? " " : "");
  Cells cells;
  for (std::size_t begin = 0; begin <= row.size();) {
    const std::size_t end = std::min(row.find(kBetween, begin), row.size());
    cells.emplace_back(base::trimmed(std::string_view(row).substr(begin, end - begin)));
    begin = end + kBetween.size();
  }
  return cells;
}

// Rows of as many cells each, two columns or more; none when the text is something else.
std::vector<Cells> table_of(std::string_view text) {
  std::vector<Cells> rows;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    rows.push_back(cells_of(text.substr(begin, end - begin)));
    if (rows.back().size() < 2 || rows.back().size() != rows.front().size()) return {};
    begin = end + 1;
  }
  return rows;
}

std::string padded(const std::string& cell, std::size_t width) { return cell + std::string(width - letters_of(cell), ' '); }

}  // namespace

std::optional<std::vector<std::string>> close_set_table(std::string_view text, std::size_t letters_in_row) {
  if (text.find(kBetween) == std::string_view::npos || text.find('\n') == std::string_view::npos) return std::nullopt;
  // How many rows there are in all, after those that are shown.
  const std::size_t last = text.rfind('\n');
  const std::string_view more = text.substr(last + 1).starts_with("…") ? text.substr(last + 1) : std::string_view();
  const std::vector<Cells> rows = table_of(more.empty() ? text : text.substr(0, last));
  if (rows.empty()) return std::nullopt;
  std::vector<std::size_t> widths(rows.front().size());
  for (const Cells& row : rows)
    for (std::size_t column = 0; column < row.size(); ++column) widths[column] = std::max(widths[column], letters_of(row[column]));
  std::size_t as_said = kBetween.size() * (widths.size() - 1);
  for (const std::size_t width : widths) as_said += width;
  if (as_said <= letters_in_row) return std::nullopt;
  std::vector<std::string> lines;
  for (std::size_t first = 1; first < widths.size();) {
    std::size_t end = first, used = widths[0];
    while (end < widths.size() && (end == first || used + 1 + widths[end] <= letters_in_row)) used += 1 + widths[end++];
    if (used > letters_in_row) return std::nullopt;  // two columns side by side are too wide: as any long line
    for (const Cells& row : rows) {
      std::string line = padded(row[0], widths[0]);
      for (std::size_t column = first; column < end; ++column)
        line.append(kClose) += column + 1 == end ? row[column] : padded(row[column], widths[column]);
      lines.push_back(std::move(line));
    }
    first = end;
  }
  if (!more.empty()) lines.emplace_back(more);
  return lines;
}

}  // namespace lunabloc::ide::stage
