#include "ide/bench/editor.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "ide/text/lines.h"
#include "ide/theme/shaping.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/panel.h"
#include "ide/widgets/sight.h"

namespace lunabloc::ide::bench {
namespace {

using theme::FontRole;
using widgets::Frame;

constexpr float kRow = 25;  // du
constexpr int kTabCells = 4;
constexpr double kBlink = 0.5;

}  // namespace

void Editor::meet(const std::string& document, const std::string& text) {
  if (document == document_ && text == text_) return;
  const bool other = document != document_;
  document_ = document;
  text_ = text;
  past_ = {};
  drags_ = false;
  selection_ = other ? text::Selection{} : text::Selection{text::snapped(text_, selection_.caret), text::snapped(text_, selection_.anchor)};
  reveal_ = other;
}

void Editor::lay_out(const Frame& frame, float width) {
  const ImFont& font = *frame.fonts[FontRole::code];
  const float cell = font.GetCharAdvance('0');
  if (laid_ == text_ && laid_width_ == width && laid_letter_ == cell) return;
  frame.fonts.need(text_);
  rows_ = Rows(text_, width, [&](std::string_view letter) {
    unsigned code = 0;
    ImTextCharFromUtf8(&code, letter.data(), letter.data() + letter.size());
    return code == '\t' ? kTabCells * cell : font.GetCharAdvance(static_cast<ImWchar>(code));
  });
  laid_ = text_;
  laid_width_ = width;
  laid_letter_ = cell;
}

bool Editor::draw(Frame& frame, const std::string& id, const std::string& label, const std::string& document, const Rect& rect, std::string& text) {
  meet(document, text);
  if (wanted_line_) {
    const std::size_t start = text::start_of_line_number(text_, *wanted_line_);
    wanted_line_.reset();
    selection_ = {start, start};
    frame.focus().set(id, frame.tree().zone());
  }
  if (frame.focused(id) && frame.focus().wants_view()) {
    widgets::scroll_to(frame, rect);
    frame.focus().seen();
    reveal_ = true;
  }
  widgets::fill(frame, rect, frame.theme.raised, frame.metrics.radius_button());
  widgets::outline(frame, rect, frame.theme.line_strong, frame.metrics.radius_button());
  const widgets::Panel panel = widgets::begin_panel(
      frame, {.id = id + ".text", .zone = frame.tree().zone(), .rect = rect.inset(frame.metrics.border()), .surface = widgets::Surface::none, .scroll = widgets::Scroll::vertical});
  const float margin = frame.du(10), top = frame.du(8);
  row_ = frame.metrics.line(kRow);
  page_ = static_cast<std::size_t>(std::max(1.0F, std::floor(panel.visible.h / row_) - 1));
  place_ = {panel.area.x + margin, panel.area.y + top, panel.area.w - 2 * margin - ImGui::GetStyle().ScrollbarSize, panel.area.h};
  lay_out(frame, place_.w);
  const widgets::Interaction state = widgets::interact(frame, {.id = id, .role = access::Role::editor, .label = label, .value = text_, .rect = panel.visible});
  handle_pointer(frame, state);
  if (frame.focused(id)) handle_keys(frame);
  lay_out(frame, place_.w);
  // What the pointer meets is as high as the place and goes with it: a text that has become short does not end the scrolling by itself.
  const float height = static_cast<float>(rows_.count()) * row_ + 2 * top, farthest = std::max(0.0F, height - panel.visible.h);
  if (ImGui::GetScrollY() > farthest) ImGui::SetScrollY(farthest);
  if (std::exchange(reveal_, false)) widgets::scroll_to(frame, caret_place());
  draw_rows(frame, panel.visible);
  if (frame.focused(id)) draw_caret(frame);
  widgets::end_panel(frame, panel, panel.area.y + height);
  widgets::ring_if_focused(frame, state, rect, frame.metrics.radius_button());
  if (text == text_) return false;
  text = text_;
  return true;
}

std::ptrdiff_t Editor::line_of_caret() const { return 1 + std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(selection_.caret), '\n'); }

Rect Editor::caret_place() const {
  const float x = std::min(rows_.x_of(selection_.caret), place_.w);
  return {place_.x + x, place_.y + static_cast<float>(rows_.row_of(selection_.caret)) * row_, 1, row_};
}

std::size_t Editor::offset_under(ImVec2 pixel) const {
  const float row = std::clamp(std::floor((pixel.y - place_.y) / row_), 0.0F, static_cast<float>(rows_.count() - 1));
  return rows_.offset_at(static_cast<std::size_t>(row), pixel.x - place_.x);
}

void Editor::draw_rows(Frame& frame, const Rect& visible) const {
  const ImFont* const font = frame.fonts[FontRole::code];
  const auto first = static_cast<std::size_t>(std::max(0.0F, std::floor((visible.y - place_.y) / row_)));
  for (std::size_t row = first; row < rows_.count(); ++row) {
    const float y = place_.y + static_cast<float>(row) * row_;
    if (y > visible.bottom()) return;
    const TextRange bytes = rows_.bytes(row);
    if (!selection_.empty() && selection_.start() <= bytes.end && selection_.end() > bytes.start) {
      const float left = rows_.x_of(std::max(bytes.start, selection_.start()));
      const bool beyond = selection_.end() > rows_.last_of(row);
      const float right = beyond ? place_.w : rows_.x_of(selection_.end());
      widgets::fill(frame, {place_.x + left, y, right - left, row_}, frame.theme.selection);
    }
    for (std::size_t at = bytes.start; at < bytes.end;) {
      const std::size_t tab = std::min(text_.find('\t', at), bytes.end);
      const std::string shown = theme::visual(std::string_view(text_).substr(at, tab - at));
      if (!shown.empty())
        frame.list().AddText(font, font->FontSize, {std::round(place_.x + rows_.x_of(at)), std::round(y + (row_ - font->FontSize) / 2)}, frame.theme.ink, shown.data(), shown.data() + shown.size());
      at = tab + 1;
    }
  }
}

void Editor::draw_caret(Frame& frame) const {
  const Rect place = caret_place();
  if (const ImGuiIO& io = ImGui::GetIO(); io.ImeSetInputScreenPosFn != nullptr) io.ImeSetInputScreenPosFn(static_cast<int>(place.x), static_cast<int>(place.y));
  if (!frame.reduced_motion) frame.animating = true;
  if (!frame.reduced_motion && std::fmod(frame.now - acted_at_, 2 * kBlink) >= kBlink) return;
  widgets::fill(frame, {std::round(place.x) - frame.du(1), place.y + frame.du(2), frame.du(2), row_ - frame.du(4)}, frame.theme.ink);
}

}  // namespace lunabloc::ide::bench
