#include "ide/text/view.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "ide/theme/shaping.h"
#include "ide/widgets/cards.h"
#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/panel.h"
#include "ide/widgets/text.h"
#include "ide/widgets/value_signs.h"
#include "ide/widgets/variable_rows.h"
#include "program/slips.h"

namespace lunabloc::ide::text {
namespace {

using program::ColouredToken;
using program::TokenClass;
using theme::FontRole;
using theme::Icon;
using widgets::Frame;

constexpr float kGutter = 34, kLine = 25, kTop = 8;  // du
constexpr int kTabCells = 4;
constexpr double kPause = 0.6;                       // seconds without typing before something is said
constexpr double kBlink = 0.5;
constexpr float kMessageLeast = 160;                 // du of text that a message leaves
constexpr std::size_t kMostVariables = 6;

ImU32 color_of(const theme::Theme& theme, TokenClass token_class) {
  switch (token_class) {
    case TokenClass::keyword: return theme.code_keyword;
    case TokenClass::string: return theme.code_string;
    case TokenClass::number: return theme.code_number;
    case TokenClass::comment: return theme.code_comment;
    case TokenClass::call: return theme.code_call;
    case TokenClass::garbage: return theme.err;
    case TokenClass::name:
    case TokenClass::operator_:
    case TokenClass::space: break;
  }
  return theme.code_text;
}

// The width of a part of a line that begins at `from`: tabs go to the next stop.
float width_of(const ImFont& font, float cell, std::string_view part, float from) {
  float x = from;
  const char* end = part.data() + part.size();
  for (const char* at = part.data(); at < end;) {
    if (static_cast<unsigned char>(*at) < 0x80) {
      const float stop = cell * kTabCells;
      x = *at == '\t' ? (std::floor(x / stop + 0.01F) + 1) * stop : x + font.GetCharAdvance(static_cast<ImWchar>(*at));
      ++at;
      continue;
    }
    unsigned letter = 0;
    at += std::max(1, ImTextCharFromUtf8(&letter, at, end));
    x += font.GetCharAdvance(static_cast<ImWchar>(letter));
  }
  return x - from;
}

bool is_bold(TokenClass token_class) { return token_class == TokenClass::keyword; }

}  // namespace

// ---- What the session says

void View::refresh(Frame& frame) {
  const session::Session& session = frame.session;
  if (session.shown_step() != shown_step_) {
    shown_step_ = session.shown_step();
    if (const std::optional<std::size_t> offset = session.executing_offset(); offset && !in_use_) {
      // The line that runs comes into view, unless somebody is writing.
      const float y = static_cast<float>(lines_.line_of(std::min(*offset, text_.size())) - 1) * frame.metrics.line(kLine);
      const float height = frame.area.h * 0.7F;
      if (y < scroll_.y || y > scroll_.y + height) scroll_.y = std::max(0.0F, y - height / 2);
    }
  }
  if (revision_ == session.revision()) {
    awaiting_ = false;
    return;
  }
  const std::string& now = session.tree().text();
  const bool own = std::exchange(awaiting_, false);
  if (revision_ != ~std::uint64_t{0}) {
    changed_at_ = frame.now;
    if (!own) carry_over(text_, now);
  }
  revision_ = session.revision();
  text_ = now;
  colours_.follow(session.tree());
  lines_ = base::LineIndex(text_);
  std::erase_if(own_ends_, [&](std::size_t end) { return text_.compare(std::min(end, text_.size()), 3, "end") != 0; });
  selection_ = {snapped(text_, selection_.caret), snapped(text_, selection_.anchor)};
  completions_.reset();
  for (Selection& other : others_) other = {snapped(text_, other.caret), snapped(text_, other.anchor)};
  follow_completions(frame);
}

// The caret after a change from elsewhere: it stays with the letters around it; inside what changed, it goes to its end.
void View::carry_over(const std::string& before, const std::string& now) {
  const std::size_t shorter = std::min(before.size(), now.size());
  std::size_t start = 0, end = 0;
  while (start < shorter && before[start] == now[start]) ++start;
  while (end < shorter - start && before[before.size() - 1 - end] == now[now.size() - 1 - end]) ++end;
  const program::TextEdits edit{{{start, before.size() - end}, now.substr(start, now.size() - end - start)}};
  selection_ = in_use_ ? Selection{now.size() - end, now.size() - end} : Selection{carried(selection_.caret, edit), carried(selection_.anchor, edit)};
  for (std::size_t& own : own_ends_) own = carried(own, edit);
  condition_at_ = carried(condition_at_, edit);
  others_.clear();
  reveal_ = reveal_ || in_use_;
}

TextRange View::bytes_of(std::uint32_t line) const {
  const std::size_t start = lines_.start_of(line);
  std::size_t end = line >= lines_.line_count() ? text_.size() : lines_.start_of(line + 1);
  while (end > start && (text_[end - 1] == '\n' || text_[end - 1] == '\r')) --end;
  return {start, end};
}

View::Flaw View::flaw_at(std::size_t diagnostic, TextRange range) const {
  TextRange shown = range;
  shown.end = std::min(shown.end, text_.size());
  shown.start = std::min(shown.start, shown.end);
  // At the end of the text there is nothing to underline: the last word is.
  if (shown.empty())
    for (const ColouredToken& token : colours_.tokens())
      if (token.token_class != TokenClass::space && token.token_class != TokenClass::comment && token.range.start <= shown.start)
        shown = token.range.end <= range.start ? token.range : shown;
  return {diagnostic, shown, lines_.line_of(shown.start)};
}

std::vector<View::Flaw> View::flaws_of(const session::Session& session) const {
  std::vector<Flaw> flaws;
  const std::vector<program::Diagnostic>& diagnostics = session.diagnostics();
  for (std::size_t index = 0; index < diagnostics.size(); ++index) flaws.push_back(flaw_at(index, diagnostics[index].range));
  return flaws;
}

// At the caret's line first, else the first of all. A slip is sought once: that reads the whole text.
void View::tell(const session::Session& session, std::vector<Flaw>& flaws) {
  if (flaws.empty()) return told_.reset();
  const std::uint32_t here = lines_.line_of(std::min(selection_.caret, text_.size()));
  const auto at_caret = std::find_if(flaws.begin(), flaws.end(), [&](const Flaw& flaw) { return flaw.line == here; });
  Flaw& flaw = in_use_ && at_caret != flaws.end() ? *at_caret : flaws.front();
  if (!told_ || told_->revision != revision_ || told_->flaw.diagnostic != flaw.diagnostic) {
    program::Diagnostic words = program::explained(session.tree(), session.diagnostics()[flaw.diagnostic]);
    told_ = Told{revision_, flaw_at(flaw.diagnostic, words.range), std::move(words)};
  }
  flaw = told_->flaw;
}

// ---- One frame

View::Grid View::grid_of(const Frame& frame, const Rect& area) const {
  Grid grid;
  grid.line = frame.metrics.line(kLine);
  grid.cell = frame.fonts[FontRole::code]->GetCharAdvance('0');
  const auto digits = static_cast<float>(std::to_string(lines_.line_count()).size());
  grid.gutter = std::max(frame.du(kGutter), digits * grid.cell + frame.du(18));
  grid.area = {area.x + grid.gutter, area.y + frame.du(kTop), std::max(1.0F, area.w - grid.gutter), std::max(1.0F, area.h - frame.du(kTop))};
  return grid;
}

void View::draw(Frame& frame) {
  refresh(frame);
  Rect area = frame.area;
  const widgets::Panel panel =
      widgets::begin_panel(frame, {.id = "lua", .zone = access::Zone::lua, .rect = area, .surface = widgets::Surface::none});
  widgets::fill(frame, area, frame.theme.raised);
  if (going_to_) {
    const std::size_t offset = snapped(text_, *std::exchange(going_to_, std::nullopt));
    selection_ = {offset, offset};
    others_.clear();
    frame.focus().set("lua.editor", access::Zone::lua);
    reveal_ = true;
  }
  if (frame.focus().zone() == access::Zone::lua && !frame.focus().id().starts_with("lua.completion")) handle_bar_keys(frame);
  if (bar_.kind() != Bar::Kind::closed) draw_bar(frame, area.cut_top(bar_.height(frame)));
  std::vector<Flaw> flaws = flaws_of(frame.session);
  const bool quiet = changed_at_ < 0 || frame.now - changed_at_ >= kPause;
  if (!quiet && !flaws.empty()) frame.animating = true;
  if (quiet) {
    tell(frame.session, flaws);
    area.h -= draw_message(frame, area);
  }
  area.h -= draw_variables(frame, area);

  const Grid grid = grid_of(frame, area);
  const std::uint32_t line = lines_.line_of(std::min(selection_.caret, text_.size()));
  const TextRange bytes = bytes_of(line);
  const widgets::Interaction state = widgets::interact(
      frame, {.id = "lua.editor", .role = access::Role::editor, .label = frame.words("text.editor"),
              .value = frame.words("text.line", {{"n", std::to_string(line)}, {"texte", text_.substr(bytes.start, bytes.length())}}),
              .rect = {area.x, area.y, area.w - frame.du(8), area.h}, .hint = frame.words("text.editor.hint")});
  const bool was_in_use = in_use_;
  in_use_ = frame.focused("lua.editor") || (completions_ && frame.focus().id().starts_with("lua.completion."));
  if (in_use_ && !was_in_use) acted_at_ = frame.now, leaves_by_tab_ = false;
  if (frame.input.hand.is_finger()) handle_finger(frame, grid, state);
  else handle_pointer(frame, grid, state.held, state.hovered);
  follow_glide(frame);
  handle_wheel(frame, grid, area.contains(frame.mouse()));
  if (in_use_ && completions_) type_over_completions(frame);
  else if (in_use_) handle_keys(frame, grid);
  if (in_use_) follow_signature(frame);
  if (std::exchange(reveal_, false)) reveal_caret(frame, grid);
  keep_scroll(grid);
  draw_text(frame, grid);
  if (quiet) draw_flaws(frame, grid, flaws);
  for (const Selection other : others_) draw_caret(frame, grid, other.caret, false);
  draw_caret(frame, grid, selection_.caret, true);
  draw_scroll_bar(frame, grid);
  if (text_.empty() && !in_use_) draw_empty(frame, grid);
  if (state.focused) widgets::focus_ring(frame, area.inset(frame.du(6)), frame.metrics.radius_chip());
  draw_signature(frame, grid);
  if (completions_) draw_completions(frame, grid);
  widgets::end_panel(frame, panel);
}

float View::x_of(const Grid& grid, const ImFont& font, std::uint32_t line, std::size_t offset) const {
  const std::size_t start = lines_.start_of(line);
  offset = std::clamp(offset, start, text_.size());
  return grid.area.x - scroll_.x + width_of(font, grid.cell, std::string_view(text_).substr(start, offset - start), 0);
}

void View::draw_text(Frame& frame, const Grid& grid) {
  const auto count = static_cast<std::uint32_t>(lines_.line_count());
  const auto first = static_cast<std::uint32_t>(std::clamp(std::floor(scroll_.y / grid.line), 0.0F, static_cast<float>(count - 1))) + 1;
  const auto last = std::min(count, first + static_cast<std::uint32_t>(grid.area.h / grid.line) + 1);
  ImDrawList& list = frame.list();
  const Rect whole{grid.area.x - grid.gutter, grid.area.y, grid.area.w + grid.gutter, grid.area.h};
  list.PushClipRect(whole.min(), whole.max(), true);
  draw_bands(frame, grid, first, last);
  const std::uint32_t here = lines_.line_of(std::min(selection_.caret, text_.size()));
  for (std::uint32_t line = first; line <= last; ++line) {
    const Rect number{whole.x, y_of(grid, line), grid.gutter - frame.du(9), grid.line};
    widgets::text_in(frame, number, FontRole::code, line == here && in_use_ ? frame.theme.ink : frame.theme.ink3, std::to_string(line), widgets::Align::right);
  }
  list.PushClipRect({grid.area.x - 1, grid.area.y}, grid.area.max(), true);
  for (std::uint32_t line = first; line <= last; ++line) {
    draw_matches(frame, grid, line);
    draw_selection(frame, grid, line, selection_);
    for (const Selection other : others_) draw_selection(frame, grid, line, other);
    draw_line(frame, grid, line);
  }
  draw_brackets(frame, grid);
  draw_values(frame, grid, first, last);
  list.PopClipRect();
  draw_breakpoints(frame, grid);
  list.PopClipRect();
}

// At the end of each line, what its names hold.
void View::draw_values(Frame& frame, const Grid& grid, std::uint32_t first, std::uint32_t last) const {
  if (!widgets::values_are_shown(frame)) return;
  const session::WatchedValues& watched = frame.session.watched();
  for (std::uint32_t line = first; line <= last; ++line) {
    const TextRange bytes = bytes_of(line);
    const std::vector<const session::WatchedValue*> values = session::values_in(watched, bytes);
    if (values.empty()) continue;
    const float x = x_of(grid, *frame.fonts[FontRole::code], line, bytes.end) + frame.du(12), right = grid.area.right() - frame.du(12);
    widgets::value_pills(frame, "lua.value." + std::to_string(line), {x, y_of(grid, line), std::max(0.0F, right - x), grid.line}, values);
  }
}

// An octagon in the margin; the outline of one where a press would put it.
void View::draw_breakpoints(Frame& frame, const Grid& grid) const {
  const Rect gutter{grid.area.x - grid.gutter, grid.area.y, grid.gutter, grid.area.h};
  const float radius = frame.du(6), x = gutter.x + frame.du(9);
  std::optional<std::uint32_t> offered;
  if (gutter.contains(frame.mouse()) && ImGui::IsWindowHovered())
    if (const std::optional<std::size_t> statement = statement_of_line(frame, line_at_pixel(grid, frame.mouse().y))) offered = lines_.line_of(*statement);
  for (const session::ShownBreakpoint& breakpoint : frame.session.breakpoints()) {
    const std::uint32_t line = lines_.line_of(std::min(breakpoint.offset, text_.size()));
    if (offered == line) offered.reset();
    const ImVec2 center{x, y_of(grid, line) + grid.line / 2};
    if (center.y < gutter.y - grid.line || center.y > gutter.bottom()) continue;
    widgets::breakpoint_sign(frame, center, radius, widgets::look_of(breakpoint));
    const Rect place{center.x - radius, center.y - radius, 2 * radius, 2 * radius};
    const std::string words = widgets::breakpoint_words(frame, breakpoint);
    widgets::register_text(frame, {.id = "lua.breakpoint." + std::to_string(line), .role = access::Role::status, .label = words, .rect = place});
    if (place.contains(frame.mouse()) && ImGui::IsWindowHovered()) widgets::tooltip(frame, {.hovered = true}, place, words);
  }
  if (offered) widgets::breakpoint_sign(frame, {x, y_of(grid, *offered) + grid.line / 2}, radius, widgets::SignLook::offered);
}

// The first statement that begins on the line and runs.
std::optional<std::size_t> View::statement_of_line(const Frame& frame, std::uint32_t line) const {
  const TextRange bytes = bytes_of(line);
  const std::size_t start = text_.find_first_not_of(" \t", bytes.start);
  if (start >= bytes.end || !session::statement_beginning_at(frame.session.tree(), start)) return std::nullopt;
  return start;
}

// Behind the letters: the linked block, the caret's line, and above both the line that runs.
void View::draw_bands(Frame& frame, const Grid& grid, std::uint32_t first, std::uint32_t last) const {
  const float left = grid.area.x - grid.gutter;
  const auto band = [&](std::uint32_t line, ImU32 color) { widgets::fill(frame, {left, y_of(grid, line), grid.gutter + grid.area.w, grid.line}, color); };
  if (in_use_ && selection_.empty()) band(lines_.line_of(std::min(selection_.caret, text_.size())), frame.theme.sunken);
  if (linked_ && !in_use_) {
    const std::uint32_t from = std::max(first, lines_.line_of(std::min(linked_->start, text_.size())));
    const std::uint32_t to = std::min(last, lines_.line_of(std::min(std::max(linked_->start, linked_->end - std::min<std::size_t>(1, linked_->end)), text_.size())));
    for (std::uint32_t line = from; line <= to; ++line) {
      band(line, frame.theme.accent_soft);
      widgets::fill(frame, {left, y_of(grid, line), frame.du(3), grid.line}, frame.theme.accent);
    }
  }
  if (const std::optional<std::size_t> offset = frame.session.executing_offset()) {
    const std::uint32_t line = lines_.line_of(std::min(*offset, text_.size()));
    band(line, frame.theme.current_line);
    widgets::fill(frame, {left, y_of(grid, line), frame.du(3), grid.line}, frame.theme.exec);
  }
}

void View::draw_line(Frame& frame, const Grid& grid, std::uint32_t line) const {
  const TextRange bytes = bytes_of(line);
  const ImFont* regular = frame.fonts[FontRole::code];
  const ImFont* bold = frame.fonts[FontRole::code_bold];
  const float y = std::round(y_of(grid, line) + (grid.line - regular->FontSize) / 2);
  float x = 0;
  const std::vector<ColouredToken>& tokens = colours_.tokens();
  auto token = std::partition_point(tokens.begin(), tokens.end(), [&](const ColouredToken& candidate) { return candidate.range.end <= bytes.start; });
  for (std::size_t at = bytes.start; token != tokens.end() && at < bytes.end; ++token) {
    const std::size_t end = std::min(token->range.end, bytes.end);
    const ImFont* font = is_bold(token->token_class) ? bold : regular;
    const ImU32 color = color_of(frame.theme, token->token_class);
    // A tab draws nothing, but moves what follows.
    while (at < end) {
      const std::size_t tab = std::min(text_.find('\t', at), end);
      const std::string_view part = std::string_view(text_).substr(at, tab - at);
      const float screen_x = grid.area.x - scroll_.x + x;
      frame.fonts.need(part);
      if (token->token_class != TokenClass::space && !part.empty() && screen_x < grid.area.right())
        if (const std::string shown = theme::visual(part); !shown.empty())
          frame.list().AddText(font, font->FontSize, {std::round(screen_x), y}, color, shown.data(), shown.data() + shown.size());
      x += width_of(*regular, grid.cell, part, x);
      at = tab;
      if (at < end) x += width_of(*regular, grid.cell, "\t", x), ++at;
    }
  }
}

void View::draw_selection(Frame& frame, const Grid& grid, std::uint32_t line, Selection selection) const {
  const TextRange bytes = bytes_of(line);
  if (selection.empty() || selection.end() < bytes.start || selection.start() > bytes.end) return;
  const ImFont& font = *frame.fonts[FontRole::code];
  const float left = x_of(grid, font, line, std::max(selection.start(), bytes.start));
  float right = x_of(grid, font, line, std::min(selection.end(), bytes.end));
  if (selection.end() > bytes.end) right += grid.cell / 2;  // the line end is selected too
  widgets::fill(frame, {left, y_of(grid, line), right - left, grid.line}, frame.theme.selection);
}

void View::draw_brackets(Frame& frame, const Grid& grid) const {
  if (!in_use_ || !selection_.empty()) return;
  const std::optional<Pair> pair = brackets_at(source(), std::min(selection_.caret, text_.size()));
  if (!pair) return;
  for (const std::size_t offset : {pair->open, pair->close}) {
    const std::uint32_t line = lines_.line_of(offset);
    const float x = x_of(grid, *frame.fonts[FontRole::code], line, offset);
    const Rect box = Rect{x, y_of(grid, line), grid.cell, grid.line}.inset(0, frame.du(2));
    widgets::outline(frame, box, frame.theme.accent, frame.du(2));
    // A bar below too: the frame alone is a thin line.
    widgets::fill(frame, {box.x, box.bottom() - frame.du(2), box.w, frame.du(3)}, frame.theme.accent);
  }
}

// A dotted line under the place, and an eye in the margin.
void View::draw_flaws(Frame& frame, const Grid& grid, const std::vector<Flaw>& flaws) const {
  ImDrawList& list = frame.list();
  const Rect whole{grid.area.x - grid.gutter, grid.area.y, grid.area.w + grid.gutter, grid.area.h};
  list.PushClipRect(whole.min(), whole.max(), true);
  for (const Flaw& flaw : flaws) {
    const float y = y_of(grid, flaw.line);
    if (y + grid.line < whole.y || y > whole.bottom()) continue;
    const TextRange bytes = bytes_of(flaw.line);
    const ImFont& font = *frame.fonts[FontRole::code];
    const float left = std::max(grid.area.x, x_of(grid, font, flaw.line, flaw.shown.start));
    const float right = std::max(left + grid.cell, x_of(grid, font, flaw.line, std::min(flaw.shown.end, bytes.end)));
    const float dot = frame.du(2);
    for (float x = left; x < right; x += 2 * dot) widgets::fill(frame, {x, y + grid.line - dot - frame.du(1), dot, dot}, frame.theme.warn);
    widgets::icon_in(frame, {whole.x + frame.du(2), y, frame.du(14), grid.line}, FontRole::icon14, frame.theme.warn, Icon::eye);
  }
  list.PopClipRect();
}

void View::draw_caret(Frame& frame, const Grid& grid, std::size_t caret, bool main) const {
  if (!in_use_) return;
  const double since = frame.now - acted_at_;
  if (!frame.reduced_motion) frame.animating = true;
  const bool lit = frame.reduced_motion || std::fmod(since, 2 * kBlink) < kBlink;
  caret = std::min(caret, text_.size());
  const std::uint32_t line = lines_.line_of(caret);
  const float x = x_of(grid, *frame.fonts[FontRole::code], line, caret), y = y_of(grid, line);
  if (const ImGuiIO& io = ImGui::GetIO(); main && io.ImeSetInputScreenPosFn != nullptr)
    io.ImeSetInputScreenPosFn(static_cast<int>(x), static_cast<int>(y));
  if (!lit || x < grid.area.x - frame.du(2) || x > grid.area.right() || y + grid.line < grid.area.y || y > grid.area.bottom()) return;
  widgets::fill(frame, {std::round(x) - frame.du(1), y + frame.du(2), frame.du(2), grid.line - frame.du(4)}, frame.theme.ink);
}

void View::draw_scroll_bar(Frame& frame, const Grid& grid) {
  const float content = static_cast<float>(lines_.line_count()) * grid.line;
  if (content <= grid.area.h) return;
  const Rect track{grid.area.right() - frame.du(8), grid.area.y, frame.du(7), grid.area.h};
  const float height = std::max(frame.du(24), track.h * grid.area.h / content);
  const float share = scroll_.y / std::max(1.0F, content - grid.area.h);
  ImGui::SetCursorScreenPos(track.min());
  ImGui::InvisibleButton("lua.scroll", track.size());
  if (ImGui::IsItemActive()) scroll_.y += ImGui::GetIO().MouseDelta.y * content / track.h;
  widgets::fill(frame, {track.x, track.y + std::min(1.0F, share) * (track.h - height), track.w, height},
                ImGui::IsItemHovered() || ImGui::IsItemActive() ? frame.theme.line_strong : frame.theme.line, track.w / 2);
}

void View::draw_empty(Frame& frame, const Grid& grid) const {
  const std::string words = frame.words("text.empty");
  widgets::draw_text(frame, Rect{grid.area.x, grid.area.y + frame.du(4), grid.area.w - frame.du(12), grid.area.h}, words, FontRole::body, frame.theme.ink2);
  widgets::register_text(frame, {.id = "lua.empty", .role = access::Role::text, .label = words, .rect = grid.area});
}

// What Lua misses.
float View::draw_message(Frame& frame, const Rect& area) {
  if (!told_) return 0;
  const widgets::AdviceCard card{"lua.message", session::Notice::Tone::attention,
                                 frame.session.messages().advice(told_->diagnostic.message, told_->diagnostic.arguments)};
  const float margin = frame.du(12), head = frame.metrics.target(28), width = area.w - 2 * margin;
  const float height = widgets::advice_card_height(frame, card, width);
  const float whole = head + height + margin + frame.du(4);
  if (area.h - whole < frame.du(kMessageLeast)) return 0;
  Rect place{area.x + margin, area.bottom() - height - margin, width, height};
  const std::string go = frame.words("text.go_to_line", {{"n", std::to_string(told_->flaw.line)}});
  const widgets::ButtonFace face{.icon = Icon::eye, .label = go};
  const Rect button{place.x, place.y - head - frame.du(2), std::min(width, widgets::button_width(frame, face)), head};
  if (widgets::quiet_button(frame, "lua.message.go", button, face)) going_to_ = told_->flaw.shown.start;
  widgets::advice_card(frame, card, place);
  return whole;
}

bool View::shows_variables(const Frame& frame) { return frame.metrics.scale < 1.5F && frame.theme.shadows; }

// « Variables au pas 16 », below the text: those for which it leaves room.
float View::draw_variables(Frame& frame, const Rect& area) const {
  if (frame.session.step_count() == 0 || !shows_variables(frame)) return 0;
  const float margin = frame.du(12), width = area.w - 2 * margin, room = area.h - margin - frame.du(kMessageLeast);
  const std::size_t count = widgets::variables_that_fit(frame, kMostVariables, width, room);
  if (count == 0) return 0;
  const float height = widgets::variables_height(frame, count, width);
  (void)widgets::draw_variables(frame, {area.x + margin, area.bottom() - height - margin, area.w - 2 * margin, height}, count);
  return height + margin;
}

}  // namespace lunabloc::ide::text
