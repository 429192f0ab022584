// The card that says what the call around the caret takes.
#include <algorithm>

#include "ide/text/view.h"
#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/panel.h"
#include "ide/widgets/text.h"

namespace lunabloc::ide::text {
namespace {

using theme::FontRole;
using widgets::Frame;

constexpr float kMargin = 10, kMost = 420;  // du

std::string shown_name(const SignatureArgument& argument) { return argument.many && argument.name != "..." ? argument.name + ", …" : argument.name; }

std::string lua_of(const Signature& signature) {
  std::string lua = signature.callee + "(";
  for (std::size_t index = 0; index < signature.arguments.size(); ++index) lua += (index > 0 ? ", " : "") + shown_name(signature.arguments[index]);
  return lua + ")";
}

// « steps : un nombre, en °. » and what its help says.
std::string argument_words(const Frame& frame, const Signature& signature) {
  if (signature.arguments.empty()) return frame.words(signature.current > 0 ? "text.signature.too_many" : "text.signature.no_argument");
  if (signature.one_too_many()) return frame.words("text.signature.too_many");
  const SignatureArgument& argument = signature.arguments[signature.current];
  if (argument.type.empty()) return frame.words("text.signature.own", {{"nom", argument.name}});
  const std::string type = frame.words("reference.type." + argument.type);
  std::string words = argument.unit.empty() ? frame.words("text.signature.argument", {{"nom", argument.name}, {"quoi", type}})
                                            : frame.words("text.signature.argument.unit", {{"nom", argument.name}, {"quoi", type}, {"unite", argument.unit}});
  if (!argument.help.empty()) words += " " + argument.help;
  return words;
}

std::string example_words(const Frame& frame, const Signature& signature) {
  if (signature.example.empty() || signature.example.find('\n') != std::string::npos) return {};
  return frame.words("text.signature.example", {{"lua", signature.example}});
}

// The call in the letters of code, the argument that is being written in bold and underlined; broken between arguments.
float draw_call(Frame& frame, const Rect& area, const Signature& signature, bool draws) {
  const float line = frame.fonts.line(FontRole::code);
  float x = area.x, y = area.y;
  const auto put = [&](const std::string& part, bool current) {
    const FontRole role = current ? FontRole::code_bold : FontRole::code;
    const float width = frame.fonts.width(role, part);
    if (x > area.x && x + width > area.right()) x = area.x + frame.du(12), y += line;
    if (draws) {
      widgets::text_in(frame, {x, y, width + frame.du(2), line}, role, current ? frame.theme.accent : frame.theme.ink, part);
      if (current) widgets::fill(frame, {x, y + line - frame.du(2), width, frame.du(2)}, frame.theme.accent);
    }
    x += width;
  };
  put(signature.callee + "(", false);
  for (std::size_t index = 0; index < signature.arguments.size(); ++index) {
    if (index > 0) put(", ", false);
    put(shown_name(signature.arguments[index]), index == signature.current);
  }
  put(")", false);
  return y + line - area.y;
}

}  // namespace

// After what was typed: the card comes when a call is written, and stays while the caret is in it.
void View::follow_signature(Frame& frame) {
  if (awaiting_) return;  // the caret is where the text will be
  const std::optional<std::size_t> before = signature_ ? std::optional(signature_->open) : std::nullopt;
  const std::size_t argument = signature_ ? signature_->current : 0;
  if (signature_revision_ == revision_ && signature_caret_ == selection_.caret) return;
  const bool written = signature_revision_ != revision_ && typed_;
  signature_revision_ = revision_;
  signature_caret_ = selection_.caret;
  typed_ = false;
  std::optional<Signature> found = signature_at(source(), std::min(selection_.caret, text_.size()), frame.session.vocabulary(), frame.session.language());
  if (!found || !others_.empty()) {
    signature_.reset();
    signature_refused_.reset();
    return;
  }
  if (signature_refused_ == found->open) return;
  if (!before && !written) return;  // only looking around
  signature_ = std::move(found);
  if (before != signature_->open || argument != signature_->current) frame.announce(argument_words(frame, *signature_));
}

void View::ask_signature(Frame& frame) {
  std::optional<Signature> found = signature_at(source(), std::min(selection_.caret, text_.size()), frame.session.vocabulary(), frame.session.language());
  if (!found) return frame.announce(frame.words("text.signature.none"));
  signature_refused_.reset();
  signature_ = std::move(found);
  signature_revision_ = revision_;
  signature_caret_ = selection_.caret;
  frame.announce(lua_of(*signature_) + ". " + argument_words(frame, *signature_));
}

std::optional<Signature> View::call_at_caret(const session::Session& session) const {
  if (!in_use_) return std::nullopt;
  return signature_at(source(), std::min(selection_.caret, text_.size()), session.vocabulary(), session.language());
}

void View::draw_signature(Frame& frame, const Grid& grid) {
  if (!signature_ || !in_use_ || completions_) return;
  const float margin = frame.du(kMargin), most = std::min(frame.du(kMost), grid.area.w + grid.gutter - 2 * margin) - 2 * margin;
  std::vector<std::pair<std::string, ImU32>> paragraphs;
  paragraphs.emplace_back(argument_words(frame, *signature_), frame.theme.ink);
  if (!signature_->words.empty()) paragraphs.emplace_back(signature_->words, frame.theme.ink2);
  if (const std::string example = example_words(frame, *signature_); !example.empty()) paragraphs.emplace_back(example, frame.theme.ink2);
  float height = draw_call(frame, {0, 0, most, 0}, *signature_, false) + 2 * margin;
  float width = std::min(most, frame.fonts.width(FontRole::code_bold, lua_of(*signature_)));
  for (const auto& [words, color] : paragraphs) {
    const widgets::Paragraph paragraph(frame, widgets::spans_of(words, frame.french()), FontRole::small, most);
    height += frame.du(3) + paragraph.height();
    width = std::max(width, std::min(most, paragraph.widest() + frame.du(2)));
  }

  const std::uint32_t line = lines_.line_of(std::min(selection_.caret, text_.size()));
  const float x = x_of(grid, *frame.fonts[FontRole::code], line, std::min(signature_->open, text_.size()));
  const float above = y_of(grid, line) - height - frame.du(4), below = y_of(grid, line) + grid.line + frame.du(4);
  // Where it hides no line: below the last ones, else above.
  const float lines_below = static_cast<float>(lines_.line_count() - line) * grid.line;
  const bool free_below = below + height <= grid.area.bottom() && lines_below < height;
  Rect card{x, free_below || above < grid.area.y - frame.du(4) ? below : above, width + 2 * margin, height};
  card.x = std::clamp(card.x, grid.area.x - grid.gutter + margin / 2, std::max(grid.area.x - grid.gutter + margin / 2, grid.area.right() - card.w - margin));
  const widgets::Panel panel = widgets::begin_panel(frame, {.id = "lua.signature", .zone = access::Zone::lua, .rect = card, .surface = widgets::Surface::floating});
  widgets::outline(frame, card, frame.theme.accent, 0, frame.metrics.border());
  Rect rest = card.inset(margin, margin);
  rest.cut_top(draw_call(frame, rest, *signature_, true));
  for (const auto& [words, color] : paragraphs) {
    rest.cut_top(frame.du(3));
    rest.cut_top(widgets::draw_text(frame, rest, words, FontRole::small, color));
  }
  std::string label = argument_words(frame, *signature_);
  widgets::register_text(frame, {.id = "lua.signature", .role = access::Role::status, .label = lua_of(*signature_), .value = widgets::plain_of(widgets::spans_of(label, frame.french())), .rect = card});
  widgets::end_panel(frame, panel);
}

}  // namespace lunabloc::ide::text
