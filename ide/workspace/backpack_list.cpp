#include "ide/workspace/backpack_list.h"

#include <algorithm>

#include "ide/widgets/cards.h"
#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/panel.h"
#include "ide/widgets/text.h"
#include "ide/workspace/block_words.h"

namespace lunabloc::ide::workspace {
namespace {

using theme::FontRole;
using theme::Icon;
using widgets::Frame;

constexpr float kMargin = 12, kHead = 44, kTallest = 170;  // du

std::string id_of(const std::string& name) { return "backpack.piece." + name; }

}  // namespace

void BackpackList::refresh(const Frame& frame) {
  const session::Backpack& backpack = *frame.session.backpack();
  if (version_ == backpack.version() && language_ == frame.session.language() && fonts_ == frame.fonts.choice()) return;
  version_ = backpack.version();
  language_ = frame.session.language();
  fonts_ = frame.fonts.choice();
  grab_.let_go();
  pieces_.clear();
  for (const session::Backpack::Item& item : backpack.items()) {
    auto loose = loose_blocks(item.lua, frame.session.vocabulary(), language_, text_width(frame.fonts));
    if (!loose->blocks.empty()) pieces_.push_back({item.name, item.lua, std::move(loose)});
  }
}

void BackpackList::remove(Frame& frame, const std::string& name) {
  const std::string words = frame.words("workspace.backpack.removed", {{"nom", name}});
  frame.commands.push("backpack.remove", {name});
  frame.toast_undone_by(words, "backpack.undo");
  frame.announce(words);
  asks_focus_ = frame.focus().visible();
}

// The name with its two buttons; the field in its place while it is changed.
void BackpackList::draw_name(Frame& frame, const Piece& piece, Rect row) {
  if (renamed_ == piece.name) {
    const widgets::FieldResult field = widgets::text_field(frame, "backpack-name", row, frame.words("workspace.backpack.rename", {{"nom", piece.name}}), typed_);
    const bool left = was_active_ && !field.active && !field.submitted;
    was_active_ = field.active;
    if (field.submitted) frame.commands.push("backpack.rename", {piece.name, typed_});
    if (field.submitted || left || frame.input.take(widgets::Key::escape)) {
      const std::string now = field.submitted ? typed_ : piece.name;
      renamed_.reset();
      if (!left) frame.focus().set(id_of(now), access::Zone::palette);
    }
    return;
  }
  const float side = frame.metrics.target(28);
  if (widgets::quiet_button(frame, "backpack.remove." + piece.name, row.cut_right(side),
                            {.icon = Icon::bin, .label = frame.words("workspace.backpack.remove", {{"nom", piece.name}}), .icon_only = true}))
    remove(frame, piece.name);
  if (widgets::quiet_button(frame, "backpack.rename." + piece.name, row.cut_right(side),
                            {.icon = Icon::pencil, .label = frame.words("workspace.backpack.rename", {{"nom", piece.name}}), .icon_only = true})) {
    renamed_ = typed_ = piece.name;
    was_active_ = false;
    frame.focus().set("backpack-name", access::Zone::palette);
  }
  widgets::text_in(frame, row, FontRole::small_bold, frame.theme.ink2, widgets::shortened(frame, FontRole::small_bold, piece.name, row.w));
}

std::optional<PickedEntry> BackpackList::draw_piece(Frame& frame, const Piece& piece, Rect& rest, const Rect& clip) {
  const float scale = frame.metrics.scale;
  const Layout& layout = piece.loose->layout;
  const float head = frame.metrics.target(28), tall = std::min(layout.bounds.height() * scale, frame.du(kTallest));
  const Rect card = rest.cut_top(head + tall + frame.du(22));
  rest.cut_top(frame.du(10));
  widgets::card(frame, card, frame.theme.raised);
  Rect inside = card.inset(frame.du(8), frame.du(6));
  const Rect name = inside.cut_top(head);
  const Rect place{inside.x, inside.y + frame.du(2), inside.w, tall};
  const Rect shown{std::max(place.x, clip.x), std::max(place.y, clip.y), place.w, std::min(place.bottom() + frame.du(6), clip.bottom()) - std::max(place.y, clip.y)};
  if (shown.h > 0) {
    frame.list().PushClipRect(shown.min(), {shown.right(), shown.bottom()}, true);
    const Sheet sheet{frame, frame.list(), meshes_, metrics_, {place.x - layout.bounds.left * scale, place.y - layout.bounds.top * scale}, scale, shown};
    paint(sheet, layout);
    frame.list().PopClipRect();
  }
  std::string sentence = piece.name;
  for (std::size_t block = 0; block < std::min<std::size_t>(piece.loose->blocks.size(), 3); ++block)
    sentence += ". " + sentence_of(*piece.loose->blocks[block], frame.session.messages());
  const widgets::Interaction state = widgets::interact(
      frame, {.id = id_of(piece.name), .role = access::Role::block, .label = sentence, .rect = place, .hint = frame.words("workspace.backpack.piece.hint")});
  if (state.focused) {
    widgets::focus_ring(frame, place, frame.metrics.radius_block());
    if (frame.input.take(widgets::Key::del)) remove(frame, piece.name);
  }
  const std::string lua = piece.lua.substr(0, piece.lua.find_last_not_of("\r\n") + 1);
  std::optional<PickedEntry> picked = grab_.follow(frame, state, id_of(piece.name), place, lua);
  draw_name(frame, piece, name);
  return picked;
}

float BackpackList::width(const Frame& frame) {
  refresh(frame);
  float widest = frame.du(240);
  for (const Piece& piece : pieces_) widest = std::max(widest, piece.loose->layout.bounds.width() * frame.metrics.scale);
  return widest + 2 * frame.du(kMargin) + frame.du(30);
}

std::optional<PickedEntry> BackpackList::draw(Frame& frame, const Rect& flyout) {
  const float margin = frame.du(kMargin);
  const widgets::Panel panel = widgets::begin_panel(
      frame, {.id = "palette.backpack.flyout", .zone = access::Zone::palette, .rect = flyout, .surface = widgets::Surface::floating});
  Rect area = panel.area;
  Rect head = area.cut_top(frame.du(kHead)).inset(margin, frame.du(6));
  if (frame.session.backpack()->can_undo()) {
    const widgets::ButtonFace undo{.icon = Icon::undo, .label = frame.words("workspace.backpack.undo"), .icon_only = true, .hint = frame.words("workspace.backpack.undo")};
    if (widgets::quiet_button(frame, "backpack.undo", head.cut_right(frame.metrics.target(32)), undo)) frame.commands.push("backpack.undo");
  }
  widgets::text_in(frame, head, FontRole::h2, frame.theme.ink, frame.words("workspace.backpack"));
  widgets::register_text(frame, {.id = "backpack-head", .role = access::Role::heading, .label = frame.words("workspace.backpack"), .rect = head});
  const widgets::Panel list = widgets::begin_panel(
      frame, {.id = "palette.backpack.list", .zone = access::Zone::palette, .rect = area, .surface = widgets::Surface::none, .scroll = widgets::Scroll::vertical});
  std::optional<PickedEntry> picked;
  Rect rest{list.area.x + margin, list.area.y + frame.du(4), std::max(1.0F, list.area.w - 2 * margin), 1.0e6F};
  if (std::exchange(asks_focus_, false)) frame.focus().set(pieces_.empty() ? "backpack-empty" : id_of(pieces_.front().name), access::Zone::palette);
  for (const Piece& piece : pieces_)
    if (std::optional<PickedEntry> now = draw_piece(frame, piece, rest, area)) picked = std::move(now);
  if (pieces_.empty()) {
    const std::string words = frame.words("workspace.backpack.empty");
    const float height = widgets::text_height(frame, rest.w, words, FontRole::body);
    const Rect line = rest.cut_top(height);
    widgets::draw_text(frame, line, words, FontRole::body, frame.theme.ink2);
    frame.tree().add({.id = "backpack-empty", .role = access::Role::text, .label = words, .rect = line});
  }
  widgets::end_panel(frame, list, rest.y + margin);
  widgets::end_panel(frame, panel);
  if (!ImGui::IsMouseDown(0)) grab_.let_go();
  return picked;
}

}  // namespace lunabloc::ide::workspace
