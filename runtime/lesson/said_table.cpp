#include "lesson/said_table.h"

#include <algorithm>

namespace lunabloc::lesson {

std::optional<std::size_t> SaidTable::column(std::string_view name) const {
  const auto found = std::find(columns.begin(), columns.end(), name);
  return found == columns.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - columns.begin()));
}

std::optional<SaidTable> last_table(const trace::Trace& trace, std::size_t offset) {
  std::optional<SaidTable> table;
  for (const trace::Event& event : trace.events()) {
    if (event.kind != trace::EventKind::world || event.offset == trace::kNoOffset || event.offset < offset) continue;
    if (event.name == "table.said" && !event.values.empty()) {
      table.emplace();
      table->row_count = static_cast<std::size_t>(trace::number_of(event.values[0]));
      for (std::size_t i = 1; i < event.values.size(); ++i) table->columns.push_back(trace::text_of(event.values[i]));
    }
    if (event.name == "table.row" && table) table->rows.push_back(event.values);
  }
  return table;
}

}  // namespace lunabloc::lesson
