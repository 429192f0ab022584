// Carrying a block by keyboard (UI.md §6.4): every place it can go has a numbered disc; arrows and digits visit them,
// Enter drops, Échap puts the block back where it was.
#include <algorithm>
#include <array>

#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/workspace/block_words.h"
#include "ide/workspace/names_in_reach.h"
#include "ide/workspace/taking_in.h"
#include "ide/workspace/view.h"

namespace lunabloc::ide::workspace {
namespace {

using program::Extent;
using program::StatementPlace;
using theme::FontRole;
using theme::Icon;
using widgets::Frame;
using widgets::Key;

constexpr float kGutter = 64;       // du that the discs need at the left of the blocks
constexpr float kDisc = 11;         // du, radius
constexpr float kFreeStep = 20;     // du
constexpr float kBanner = 44;       // du
constexpr float kRevealMargin = 56;

bool same_container(const Place& one, const Place& other) {
  if (one.is_slot() != other.is_slot()) return false;
  if (one.is_slot()) return std::get<program::SlotPlace>(one.where).block == std::get<program::SlotPlace>(other.where).block;
  const auto &a = std::get<StatementPlace>(one.where), &b = std::get<StatementPlace>(other.where);
  return a.block == b.block && a.hole == b.hole;
}

const char* reason_of(program::SlotType asked) {
  switch (asked) {
    case program::SlotType::number: return "workspace.refused.number";
    case program::SlotType::text: return "workspace.refused.text";
    case program::SlotType::boolean: return "workspace.refused.boolean";
    case program::SlotType::list: return "workspace.refused.list";
    default: return "workspace.refused";
  }
}

Box box_at(const Place& place, const Layout& picture) {
  const LaidBlock& first = picture.blocks.front();
  return {place.corner.x, place.corner.y, place.corner.x + first.box.width(), place.corner.y + first.header};
}

}  // namespace

void View::start_move(Frame& frame, Extent extent) {
  const program::Block* block = taken_block(frame);
  if (block == nullptr) return;
  const bool value = block->shape == program::Shape::reporter || block->shape == program::Shape::boolean;
  const program::BlockRun lifted = value ? program::BlockRun{block->id, block->id} : run(frame, extent);
  if (program::blocks_of(frame.session.projection(), lifted).empty()) return;
  auto carrying = std::make_unique<Carrying>(shown_program(frame), frame.session.tree().text(), lifted);
  if (carrying->places().empty()) return;
  // What is chosen stays so, seen from its beginning.
  if (several()) chosen_until_ = lifted.last;
  selected_ = {lifted.first, -1};
  carrying_ = std::move(carrying);
  begin_move_mode(frame, carrying_->home().value_or(0));
}

void View::start_insertion(Frame& frame, const PickedEntry& picked, bool before) {
  auto loose = loose_blocks(picked.lua, frame.session.vocabulary(), frame.session.language(), text_width(frame.fonts));
  if (loose->blocks.empty()) return;
  if (!palette_.is_docked()) palette_.close();
  carrying_ = std::make_unique<Carrying>(shown_program(frame), picked.lua, std::move(loose));
  if (carrying_->places().empty()) {
    carrying_.reset();
    frame.toast(frame.words("workspace.no_place"));
    frame.announce(frame.words("workspace.no_place"));
    frame.focus().set("workspace.canvas", access::Zone::blocks);
    return;
  }
  begin_move_mode(frame, place_near_selection(frame, before));
}

void View::begin_move_mode(Frame& frame, std::size_t index) {
  mode_ = Mode::keyboard;
  frame.focus().set("workspace.canvas", access::Zone::blocks);
  frame.focus().seen();
  gutter_ = carrying_->what().is_value() ? 0.0f : std::max(0.0f, frame.du(kGutter) - camera_.offset().x);
  camera_.pan({gutter_, 0});
  const std::string what = sentence_of(carrying_->first_block(), frame.session.messages());
  std::string begin = frame.words("workspace.move.begin", {{"texte", what}}) + " ";
  if (const std::vector<Refusal>& refusals = carrying_->refusals(); !refusals.empty())
    begin += frame.words("workspace.refused.count",
                         {{"nombre", std::to_string(refusals.size())}, {"raison", frame.words(reason_of(refusals.front().asked))}}) + " ";
  go_to_place(frame, index, begin);
}

Result<program::TextEdits> View::edits_of_drop(const Frame& frame, Carried what, const Place& place) {
  if (what.block == NodeId::none)
    what.lua = with_near_names(what.lua, frame.session.tree(), frame.session.projection(), frame.session.vocabulary(),
                               offset_of(frame.session.tree(), frame.session.projection(), place));
  if (what.block == NodeId::none && what.is_value() && place.is_slot())
    what.lua = taking_in(what.lua, frame.session.tree(), frame.session.projection(), std::get<program::SlotPlace>(place.where), frame.session.vocabulary());
  return edits_for(frame.session.tree(), frame.session.projection(), what, place);
}

void View::end_move_mode(Frame& frame, Ending ending) {
  const std::unique_ptr<Carrying> carrying = std::move(carrying_);
  camera_.pan({-std::exchange(gutter_, 0.0f), 0});
  if (ending == Ending::drop && carrying->place() != nullptr) {
    const Carried& what = carrying->what();
    if (push(frame, edits_of_drop(frame, what, *carrying->place()), change_of(what)))
      frame.announce(frame.words("workspace.move.dropped"));
  } else {
    frame.announce(frame.words("workspace.move.put_back"));
  }
  if (selected_.block == NodeId::none) return;
  const NodeId until = chosen_until_;
  select(frame, selected_);
  chosen_until_ = until;
}

std::size_t View::place_near_selection(const Frame& frame, bool before) const {
  const std::vector<Place>& places = carrying_->places();
  if (carrying_->what().is_value()) {
    // The selected slot, else the first one of the selected statement, else the first of all.
    const program::Part* part = part_of(frame, selected_);
    const NodeId statement = statement_of(selected_);
    std::size_t found = 0;
    bool in_statement = false;
    for (std::size_t index = 0; index < places.size(); ++index) {
      const auto& slot = std::get<program::SlotPlace>(places[index].where);
      if (part != nullptr && slot.block == selected_.block && slot.hole == part->hole) return index;
      if (!in_statement && statement != NodeId::none && statement_around(carrying_->ground(), places[index].holder) == statement) {
        in_statement = true;
        found = index;
      }
    }
    return found;
  }
  const std::optional<std::size_t> home = home_of(places, frame.session.projection(), statement_of(selected_));
  if (!home) return places.size() - 1;
  if (before) return *home;
  StatementPlace after = std::get<StatementPlace>(places[*home].where);
  ++after.index;
  return index_of(places, Place{.where = after}).value_or(*home);
}

void View::go_to_place(Frame& frame, std::size_t index, const std::string& first) {
  carrying_->go_to(index);
  free_ = {};
  camera_.reveal(box_at(carrying_->shown_place(index), carrying_->picture()), canvas_, frame.metrics.scale, frame.du(kRevealMargin));
  frame.announce(first + place_words(frame, index));
}

std::size_t View::next_container(std::size_t index, int by) const {
  const std::vector<Place>& places = carrying_->places();
  const auto count = static_cast<std::ptrdiff_t>(places.size());
  for (std::ptrdiff_t next = static_cast<std::ptrdiff_t>(index) + by; next >= 0 && next < count; next += by)
    if (!same_container(places[index], places[static_cast<std::size_t>(next)])) return static_cast<std::size_t>(next);
  return index;
}

// The visible disc with this number; in long programs, the first one whose number ends with the digit.
std::optional<std::size_t> View::place_with_digit(const Sheet& sheet, int digit) const {
  const Box seen = sheet.box_of_clip();
  std::optional<std::size_t> found;
  for (std::size_t index = 0; index < carrying_->places().size(); ++index) {
    const Point corner = carrying_->shown_place(index).corner;
    if (corner.y < seen.top || corner.y > seen.bottom) continue;
    const int number = static_cast<int>(index) + 1;
    if (number == digit) return index;
    if (!found && number % 10 == digit) found = index;
  }
  return found;
}

// Ctrl and arrows: the block floats; it settles in the next place that takes it.
bool View::handle_free_move(Frame& frame) {
  constexpr std::array<std::pair<Key, Point>, 4> kWays = {{{Key::left, {-1, 0}}, {Key::right, {1, 0}}, {Key::up, {0, -1}}, {Key::down, {0, 1}}}};
  for (const auto& [key, way] : kWays) {
    if (!frame.input.take(key, widgets::kCtrl)) continue;
    free_ = {free_.x + way.x * kFreeStep, free_.y + way.y * kFreeStep};
    const std::size_t now = carrying_->at().value_or(0);
    const Point corner = carrying_->places()[now].corner + Point{free_.x, free_.y};
    const Box row = carrying_->first_row(corner);
    const std::optional<std::size_t> chosen = choose_place(carrying_->places(), {row.middle(), row}, carrying_->at());
    if (chosen && *chosen != now) go_to_place(frame, *chosen);
    return true;
  }
  return false;
}

// With the voice on, the list ends; without it, it goes round.
void View::step_place(Frame& frame, int by) {
  const auto count = static_cast<std::ptrdiff_t>(carrying_->places().size());
  const auto next = static_cast<std::ptrdiff_t>(carrying_->at().value_or(0)) + by;
  const bool beyond = next < 0 || next >= count;
  if (beyond && frame.settings.voice != access::Voice::off) {
    frame.announce(frame.words(by > 0 ? "workspace.say.last" : "workspace.say.first"));
    return;
  }
  go_to_place(frame, static_cast<std::size_t>((next + count) % count));
}

void View::handle_move_mode(Frame& frame, const Rect& canvas) {
  widgets::Input& input = frame.input;
  if (!input.key || handle_free_move(frame)) return;
  const std::size_t now = carrying_->at().value_or(0);
  if (input.take(Key::enter) || input.take(Key::space) || input.take_letter('m')) {
    end_move_mode(frame, Ending::drop);
  } else if (input.take(Key::escape)) {
    end_move_mode(frame, Ending::put_back);
  } else if (input.take(Key::down)) {
    step_place(frame, 1);
  } else if (input.take(Key::up)) {
    step_place(frame, -1);
  } else if (input.take(Key::left)) {
    go_to_place(frame, next_container(now, -1));
  } else if (input.take(Key::right)) {
    go_to_place(frame, next_container(now, 1));
  } else if (const int digit = input.take_digit(); digit > 0) {
    if (const auto index = place_with_digit(sheet_of(frame, canvas), digit)) go_to_place(frame, *index);
  }
}

std::string View::place_words(const Frame& frame, std::size_t index) const {
  const Messages& messages = frame.session.messages();
  const program::Projection& projection = frame.session.projection();
  const Place& place = carrying_->places()[index];
  const auto words_of_block = [&](const program::Block& block) { return sentence_above(block, block.parts.size(), messages); };
  std::string where;
  if (place.is_slot()) {
    const auto& slot = std::get<program::SlotPlace>(place.where);
    const program::Block* holder = program::block_with(projection, slot.block);
    where = frame.words("workspace.place.slot", {{"texte", holder == nullptr ? std::string() : words_of_block(*holder)}});
  } else {
    const auto& seam = std::get<StatementPlace>(place.where);
    const program::Block* holder = program::block_with(projection, seam.block);
    const std::vector<program::Block>* body = &projection.blocks;
    std::string around;
    if (holder != nullptr)
      for (std::size_t part = 0; part < holder->parts.size(); ++part)
        if (holder->parts[part].kind == program::PartKind::body && holder->parts[part].hole == seam.hole) {
          body = &holder->parts[part].blocks;
          around = sentence_above(*holder, part, messages);
        }
    const bool first = seam.index == 0 || seam.index > body->size();
    const std::string before = first ? std::string() : words_of_block((*body)[seam.index - 1]);
    if (holder == nullptr) where = first ? frame.words("workspace.place.first") : frame.words("workspace.place.after", {{"texte", before}});
    else if (first) where = frame.words("workspace.place.inside", {{"texte", around}});
    else where = frame.words("workspace.place.inside_after", {{"texte", around}, {"avant", before}});
  }
  return frame.words("workspace.place", {{"n", std::to_string(index + 1)}, {"total", std::to_string(carrying_->places().size())}, {"endroit", where}});
}

void View::draw_move_mode(Frame& frame, const Sheet& sheet, const Rect& canvas) {
  const std::optional<std::size_t> pressed = draw_places(sheet, canvas);
  if (const std::optional<std::size_t> at = carrying_->at()) {
    const Place place = carrying_->shown_place(*at);
    const ImVec2 corner = sheet.at(place.corner + Point{free_.x, free_.y});
    const Sheet above{frame, sheet.list, meshes_, metrics_, {std::round(corner.x), std::round(corner.y)}, sheet.scale, sheet.clip};
    paint(above, carrying_->picture());
    for (const LaidBlock& laid : carrying_->picture().blocks) {
      if (laid.parent >= 0) continue;
      paint_ring(above, rim_of(laid), laid.box.corner(), {.offset = 0, .thickness = frame.du(2), .color = frame.theme.focus_in});
      paint_ring(above, rim_of(laid), laid.box.corner(), {.offset = frame.du(2), .thickness = frame.du(3.5f), .color = frame.theme.focus});
    }
  }
  const bool given_up = draw_banner(frame, canvas);
  if (pressed) carrying_->go_to(*pressed);
  if (pressed || given_up) end_move_mode(frame, pressed ? Ending::drop : Ending::put_back);
}

void View::draw_refusals(const Sheet& sheet) {
  Frame& frame = sheet.frame;
  const float thick = std::max(1.0f, frame.du(2));
  for (const Refusal& refusal : carrying_->refusals()) {
    const Rect slot = sheet.rect(refusal.slot);
    if (slot.bottom() < sheet.clip.y || slot.y > sheet.clip.bottom()) continue;
    widgets::fill(frame, slot, theme::with_alpha(frame.theme.panel, 0.6f), frame.metrics.radius_block());
    const float side = std::min(slot.h, slot.w) * 0.28f;
    const ImVec2 middle = slot.center();
    for (const float way : {1.0f, -1.0f})
      sheet.list.AddLine({middle.x - side, middle.y - way * side}, {middle.x + side, middle.y + way * side}, frame.theme.ink, thick);
  }
  if (mode_ != Mode::pointer) return;
  const ImVec2 hand = hand_at(frame);
  const Refusal* refusal = refusal_at(carrying_->refusals(), sheet.point(hand));
  if (refusal == nullptr || carrying_->at()) return;
  const std::string reason = frame.words(reason_of(refusal->asked));
  // Above the block in the hand, which hides what is below.
  const float scale = sheet.scale, width = frame.fonts.width(FontRole::small, reason) + frame.du(40);
  Rect card{hand.x - grabbed_.x * scale, hand.y - grabbed_.y * scale - frame.du(36), width, frame.du(30)};
  card.x = std::clamp(card.x, canvas_.x, std::max(canvas_.x, canvas_.right() - card.w));
  widgets::card(frame, card, frame.theme.raised);
  widgets::register_text(frame, {.id = "workspace.refused", .role = access::Role::status, .label = reason, .rect = card});
  Rect rest = card.inset(frame.du(8), frame.du(4));
  widgets::icon_in(frame, rest.cut_left(frame.du(20)), FontRole::icon14, frame.theme.warn, Icon::eye);
  rest.cut_left(frame.du(4));
  widgets::text_in(frame, rest, FontRole::small, frame.theme.ink, reason);
}

void View::draw_following(const Sheet& sheet) const {
  Frame& frame = sheet.frame;
  const Carried& what = carrying_->what();
  if (what.block == NodeId::none || what.is_value() || several()) return;
  const std::size_t count = program::blocks_of(frame.session.projection(), what.run()).size();
  if (count < 2) return;
  const std::string words = frame.words(frame.input.hand.is_finger() ? "workspace.carrying.finger" : "workspace.carrying", {{"nombre", std::to_string(count)}});
  const ImVec2 hand = hand_at(frame);
  // Above the first row in the hand; inside the canvas, whatever hangs out of it.
  Rect card{hand.x - grabbed_.x * sheet.scale, hand.y - grabbed_.y * sheet.scale - frame.du(36), frame.fonts.width(FontRole::small, words) + frame.du(18), frame.du(28)};
  card.x = std::clamp(card.x, canvas_.x, std::max(canvas_.x, canvas_.right() - card.w));
  card.y = std::max(card.y, canvas_.y);
  widgets::card(frame, card, frame.theme.raised);
  widgets::register_text(frame, {.id = "workspace.carrying", .role = access::Role::status, .label = words, .rect = card});
  widgets::text_in(frame, card.inset(frame.du(8), 0), FontRole::small, frame.theme.ink, words);
}

std::optional<std::size_t> View::draw_places(const Sheet& sheet, const Rect& canvas) const {
  std::optional<std::size_t> pressed;
  Frame& frame = sheet.frame;
  const theme::Theme& theme = frame.theme;
  const float radius = frame.du(kDisc), border = std::max(1.0f, frame.du(2));
  float last = canvas.y + frame.du(kBanner);
  for (std::size_t index = 0; index < carrying_->places().size(); ++index) {
    const Place place = carrying_->shown_place(index);
    const bool here = carrying_->at() == index;
    const ImVec2 seam = sheet.at(place.is_slot() ? place.slot.corner() : place.corner);
    if (seam.y < canvas.y + frame.du(kBanner) || seam.y > canvas.bottom()) continue;
    ImVec2 center{canvas.x + radius + frame.du(8), std::max(seam.y, last + radius + frame.du(2))};
    if (place.is_slot()) center = {seam.x - radius * 0.4f, seam.y - radius * 0.4f};
    else last = center.y + radius;
    if (!place.is_slot()) {
      const ImVec2 from{center.x + radius, center.y}, to{seam.x - frame.du(3), seam.y};
      if (here) frame.list().AddLine(from, to, theme.focus, frame.du(3));
      // Long dashes where it is long: a program with a hundred places shows a hundred of these lines.
      else widgets::dashed_line(frame, from, to, theme.focus, std::max(1.0f, frame.du(1.5f)), std::max(frame.du(5), (to.x - from.x) / 40));
    }
    frame.list().AddCircleFilled(center, radius, here ? theme.focus : theme.panel);
    frame.list().AddCircle(center, radius - border / 2, theme.focus, 0, border);
    const Rect box{center.x - radius, center.y - radius, 2 * radius, 2 * radius};
    widgets::text_in(frame, box, FontRole::small_bold, here ? theme.focus_in : theme.focus, std::to_string(index + 1), widgets::Align::center);
    const float target = frame.metrics.target(2 * kDisc);
    access::Node node{.id = "workspace.place." + std::to_string(index + 1), .role = access::Role::button, .label = place_words(frame, index), .state = {.current = here},
                      .rect = {center.x - target / 2, center.y - target / 2, target, target}, .tab_stop = false};
    if (widgets::interact(frame, std::move(node)).activated) pressed = index;
  }
  return pressed;
}

bool View::draw_banner(Frame& frame, const Rect& canvas) const {
  struct Cap {
    const char *keys, *meaning;
  };
  constexpr Cap kCaps[] = {{"workspace.move.places.keys", "workspace.move.places"}, {"workspace.move.drop.keys", "workspace.move.drop"},
                           {"workspace.move.cancel.keys", "workspace.move.cancel"}};
  const theme::Theme& theme = frame.theme;
  const Rect banner{canvas.x, canvas.y, canvas.w, frame.du(kBanner)};
  widgets::fill(frame, banner, theme.current_line);
  widgets::fill(frame, {banner.x, banner.bottom() - frame.du(2), banner.w, frame.du(2)}, theme.focus);
  Rect rest = banner.inset(frame.du(10), 0);
  const float cross = std::min(frame.metrics.target(36), banner.h);
  const Rect close = rest.cut_right(cross);
  rest = rest.inset(0, frame.du(8));
  widgets::icon_in(frame, rest.cut_left(frame.du(22)), FontRole::icon19, theme.focus, Icon::cursor_move);
  rest.cut_left(frame.du(6));
  const std::string title = frame.words("workspace.move");
  std::string said = title;
  rest.cut_left(widgets::text_in(frame, rest, FontRole::body_bold, theme.ink, title) + frame.du(12));
  for (const Cap& cap : kCaps) {
    const std::string keys = frame.words(cap.keys), meaning = frame.words(cap.meaning);
    said += ", " + meaning + " : " + keys;
    const float key_width = frame.fonts.width(FontRole::small_bold, keys) + frame.du(14);
    if (rest.w < key_width) continue;
    const Rect key = rest.cut_left(key_width);
    widgets::fill(frame, key, theme.raised, frame.metrics.radius_block());
    widgets::outline(frame, key, theme.line_strong, frame.metrics.radius_block());
    widgets::text_in(frame, key, FontRole::small_bold, theme.ink, keys, widgets::Align::center);
    rest.cut_left(frame.du(5));
    const float width = frame.fonts.width(FontRole::small, meaning) + frame.du(10);
    if (rest.w >= width) widgets::text_in(frame, rest.cut_left(width), FontRole::small, theme.ink, meaning);
  }
  widgets::register_text(frame, {.id = "workspace.move", .role = access::Role::status, .label = said, .value = carrying_->at() ? place_words(frame, *carrying_->at()) : std::string(), .rect = banner});
  return widgets::quiet_button(frame, "workspace.move.cancel", close,
                               {.icon = Icon::close, .label = frame.words("workspace.move.cancel"), .icon_only = true, .hint = frame.words("workspace.move.cancel")});
}

}  // namespace lunabloc::ide::workspace
