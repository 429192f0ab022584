#include "ide/widgets/call_rows.h"

#include <algorithm>
#include <string>
#include <vector>

#include "ide/theme/theme.h"
#include "ide/widgets/code_lines.h"
#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"

namespace lunabloc::ide::widgets {
namespace {

constexpr std::size_t kMostCalls = 5, kMostLines = 2;
constexpr float kHead = 32, kIndent = 10, kLine = 20, kSide = 8, kEye = 18;  // du

float row_height(const Frame& frame) { return frame.metrics.target(28); }

// « fact(n = 3) »
std::string words_of(const Frame& frame, const session::ShownCall& call) {
  std::string words = (call.name.empty() ? frame.words("ide.calls.unnamed") : call.name) + "(";
  for (std::size_t i = 0; i < call.parameters.size(); ++i)
    words += (i > 0 ? ", " : "") + call.parameters[i].first + " = " + call.parameters[i].second;
  return words + ")";
}

struct CallRow {
  std::size_t call = 0;  // of the session's
  std::string words;
  std::vector<std::string> lines;
  float indent = 0, height = 0;
};

struct CallRows {
  std::vector<CallRow> rows;  // the innermost ones
  std::size_t around = 0;     // how many are around them
  float height = 0;
};

CallRows rows_of(const Frame& frame, float width) {
  const std::vector<session::ShownCall>& calls = frame.session.calls();
  CallRows all;
  for (std::size_t i = 0; i < calls.size(); ++i)
    if (!calls[i].is_script) all.rows.push_back({.call = i});
  all.around = all.rows.size() - std::min(all.rows.size(), kMostCalls);
  all.rows.erase(all.rows.begin(), all.rows.begin() + static_cast<std::ptrdiff_t>(all.around));
  float indent = 0;
  for (CallRow& row : all.rows) {
    row.words = words_of(frame, calls[row.call]);
    row.indent = indent;
    row.lines = code_lines(frame, row.words, width - indent - frame.du(2 * kSide + kEye), kMostLines);
    row.height = row_height(frame) + frame.metrics.line(kLine) * static_cast<float>(row.lines.size() - 1);
    all.height += row.height;
    indent += frame.du(kIndent);
  }
  return all;
}

void draw_row(Frame& frame, const CallRow& row, const Rect& rect, float bottom) {
  const bool selected = frame.session.calls()[row.call].selected;
  const Interaction state = interact(frame, {.id = "call." + std::to_string(row.call + 1), .role = access::Role::choice, .label = row.words,
                                             .state = {.selected = selected}, .rect = rect});
  // It reaches down to the last one: what is inside of it is drawn upon it.
  const Rect whole{rect.x, rect.y + frame.du(1), rect.w, bottom - rect.y - frame.du(1)};
  fill(frame, whole, selected ? frame.theme.accent : theme::mix(frame.theme.raised, frame.theme.accent_soft, state.hovered ? 1.0F : 0.5F), frame.metrics.radius_chip());
  outline(frame, whole, selected ? frame.theme.accent : frame.theme.line_strong, frame.metrics.radius_chip());
  Rect rest = rect.inset(frame.du(kSide), frame.du(2));
  const ImU32 ink = selected ? frame.theme.on_accent : frame.theme.ink;
  if (selected) icon_in(frame, rest.cut_left(frame.du(kEye)), FontRole::icon16, ink, Icon::eye);
  const float line_height = rest.h / static_cast<float>(row.lines.size());
  for (const std::string& line : row.lines) text_in(frame, rest.cut_top(line_height), FontRole::code, ink, line);
  ring_if_focused(frame, state, rect, frame.metrics.radius_chip());
  if (state.activated) frame.commands.push("call.select", {std::to_string(row.call)});
}

}  // namespace

float calls_height(const Frame& frame, float width) {
  const CallRows all = rows_of(frame, width - frame.du(6));
  return all.rows.empty() ? 0 : frame.du(kHead) + all.height;
}

void draw_calls(Frame& frame, Rect& rest) {
  const CallRows all = rows_of(frame, rest.w - frame.du(6));
  if (all.rows.empty()) return;
  const std::string title = frame.words(all.around > 0 ? "ide.calls.more" : "ide.calls", {{"n", std::to_string(all.around + all.rows.size())}, {"total", std::to_string(all.around)}});
  const Rect head = rest.cut_top(frame.du(kHead));
  text_in(frame, head, FontRole::small_bold, frame.theme.ink2, title);
  register_text(frame, {.id = "calls", .role = access::Role::heading, .label = title, .rect = head});
  Rect body = rest.cut_top(all.height);
  body.cut_right(frame.du(6));
  const float bottom = body.bottom();
  for (const CallRow& row : all.rows) {
    Rect rect = body.cut_top(row.height);
    rect.cut_left(row.indent);
    draw_row(frame, row, rect, bottom);
  }
}

}  // namespace lunabloc::ide::widgets
