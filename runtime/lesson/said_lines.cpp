#include "lesson/said_lines.h"

#include "lesson/words.h"

namespace lunabloc::lesson {

std::vector<SaidLine> said_lines(const trace::Trace& trace) {
  std::vector<SaidLine> lines;
  for (const trace::Event& event : trace.events()) {
    if (event.values.empty()) continue;
    if (event.kind == trace::EventKind::said) lines.push_back({trace::text_of(event.values.front()), std::nullopt});
    // It follows the line that shows it.
    if (event.kind == trace::EventKind::world && event.name == "table.said" && !lines.empty())
      lines.back().rows = static_cast<std::int64_t>(trace::number_of(event.values.front()));
  }
  return lines;
}

std::string shown_lines(const Judging& judging, const std::vector<SaidLine>& lines) {
  std::vector<std::string> words;
  for (const SaidLine& line : lines)
    words.push_back(line.rows ? judging.context.messages.text("lesson.said_table", {{"n", std::to_string(*line.rows)}}) : judging.value(line.text));
  return shown_list(words);
}

}  // namespace lunabloc::lesson
