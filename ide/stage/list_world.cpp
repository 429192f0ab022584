#include "ide/stage/list_world.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <optional>

#include "ide/stage/turtle_world.h"
#include "ide/widgets/components.h"
#include "ide/widgets/flow.h"
#include "ide/widgets/paint.h"
#include "world/array.h"

namespace lunabloc::ide::stage {
namespace {

using widgets::FontRole;
using widgets::Frame;

constexpr std::size_t kMostLists = 3;
constexpr std::size_t kMostRead = 64;       // elements that are told one by one
constexpr std::size_t kLongestCard = 24;    // letters of a text that still is a card
constexpr float kTitle = 24, kPill = 22, kBarsHeight = 230, kMoreBars = 150, kCard = 34;  // du
constexpr float kBarShare = 0.78F;          // of its room
constexpr std::size_t kPointerRows = 3;     // at most

// A number that has a height.
std::optional<double> number_of(const std::string& element) {
  if (element.empty()) return std::nullopt;
  char* end = nullptr;
  const double number = std::strtod(element.c_str(), &end);
  if (end != element.c_str() + element.size() || !std::isfinite(number)) return std::nullopt;
  return number;
}

std::string text_of_element(const std::string& element) {
  const bool quoted = element.size() >= 2 && element.front() == '"' && element.back() == '"';
  return quoted ? element.substr(1, element.size() - 2) : element;
}

bool is_card(const std::string& element) { return element.size() <= kLongestCard && !element.starts_with('{'); }

std::optional<std::int64_t> whole(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<std::string> value_of(const session::Session& session, std::string_view name) {
  for (const auto& [known, value] : session.variables())
    if (known == name) return value;
  return std::nullopt;
}

// Of the statement at work: what stands before its body.
std::string_view head_of(const session::Session& session) {
  const session::RanProgram* const ran = session.ran_program();
  const std::optional<std::size_t> offset = session.executing_offset();
  if (ran == nullptr || !offset) return {};
  const std::string_view text = ran->tree().text();
  if (*offset >= text.size()) return {};
  const std::string_view line = text.substr(*offset, text.find('\n', *offset) - *offset);
  for (const std::string_view body : {" then", " do"})
    if (const std::size_t at = line.find(body); at != std::string_view::npos) return line.substr(0, at);
  return line;
}

std::string cut_number(const Frame& frame, double number) { return number_words(frame, number); }

}  // namespace

bool ListWorld::has_lists(const session::Session& session) {
  refresh(session);
  return !lists_.empty();
}

void ListWorld::refresh(const session::Session& session) {
  const trace::Trace* const trace = session.trace();
  const std::size_t events = trace != nullptr ? trace->events().size() : 0;
  if (trace != trace_ || events != events_) {
    trace_ = trace;
    events_ = events;
    moment_ = SIZE_MAX;
    const session::RanProgram* const ran = session.ran_program();
    std::vector<List> found;
    const auto add = [&](const std::string& name, const world::Array& array) {
      std::vector<std::string> elements = world::elements_of(array);
      const auto same = std::find_if(found.begin(), found.end(), [&](const List& list) { return list.name == name; });
      if (elements.empty() || !std::all_of(elements.begin(), elements.end(), is_card) || same != found.end()) return;
      List list{.name = name};
      if (ran != nullptr) list.roles = session::roles_of(ran->tree().text(), name);
      const auto before = std::find_if(lists_.begin(), lists_.end(), [&](const List& known) { return known.name == name; });
      if (before != lists_.end()) list.motion = before->motion, list.low = before->low, list.high = before->high, list.most = before->most;
      list.numbers = std::all_of(elements.begin(), elements.end(), [](const std::string& element) { return number_of(element).has_value(); });
      for (const std::string& element : elements)
        if (const auto number = number_of(element)) list.low = std::min(list.low, *number), list.high = std::max(list.high, *number);
      list.most = std::max(list.most, elements.size());
      found.push_back(std::move(list));
    };
    for (const auto& [name, array] : session.worlds_at_end().arrays.by_name) add(name, array);
    for (const auto& [name, array] : session.worlds().arrays.by_name) add(name, array);
    // Those that the program walks through first.
    std::stable_sort(found.begin(), found.end(), [](const List& one, const List& other) { return one.roles.places.size() > other.roles.places.size(); });
    if (found.size() > kMostLists) found.resize(kMostLists);
    lists_ = std::move(found);
  }
  if (session.shown_step() == moment_) return;
  moment_ = session.shown_step();
  for (List& list : lists_) take_moment(session, list);
}

void ListWorld::take_moment(const session::Session& session, List& list) const {
  list.elements.clear();
  list.length = 0;
  const auto& all = session.worlds().arrays.by_name;
  const auto found = all.find(list.name);
  if (found == all.end()) return;
  list.elements = world::elements_of(found->second);
  list.length = found->second.length;
  for (const std::string& element : list.elements)
    if (const auto number = number_of(element)) list.low = std::min(list.low, *number), list.high = std::max(list.high, *number);
  list.most = std::max(list.most, list.elements.size());
}

std::vector<ListWorld::Pointer> ListWorld::pointers_of(const session::Session& session, const List& list) const {
  std::vector<Pointer> pointers;
  const auto add = [&](const std::string& name, Side side) {
    const std::optional<std::string> value = value_of(session, name);
    const std::optional<std::int64_t> place = value ? whole(*value) : std::nullopt;
    if (place && *place >= 1 && *place <= static_cast<std::int64_t>(list.elements.size())) pointers.push_back({name, static_cast<std::size_t>(*place - 1), side});
  };
  if (list.roles.bounds) add(list.roles.bounds->first, Side::left), add(list.roles.bounds->second, Side::right);
  for (const std::string& name : list.roles.places)
    if (!list.roles.bounds || (name != list.roles.bounds->first && name != list.roles.bounds->second)) add(name, Side::middle);
  return pointers;
}

std::vector<std::size_t> ListWorld::marked_in(const session::Session& session, const List& list) const {
  const auto value = [&](std::string_view name) -> std::optional<std::int64_t> {
    const std::optional<std::string> text = value_of(session, name);
    return text ? whole(*text) : std::nullopt;
  };
  std::vector<std::size_t> marked;
  for (const std::int64_t place : session::places_named(head_of(session), list.name, value))
    if (place >= 1 && place <= static_cast<std::int64_t>(list.elements.size())) marked.push_back(static_cast<std::size_t>(place - 1));
  // A list that is halved always has its middle.
  if (marked.empty() && list.roles.bounds)
    for (const Pointer& pointer : pointers_of(session, list))
      if (pointer.side == Side::middle) marked.push_back(pointer.place);
  return marked;
}

// As many as names may stand at one place.
std::size_t ListWorld::pointer_rows(const List& list) { return std::min(kPointerRows, list.roles.places.size() + (list.roles.bounds ? 2 : 0)); }

float ListWorld::height(const Frame& frame, float width) {
  refresh(frame.session);
  float sum = 0;
  for (std::size_t i = 0; i < lists_.size(); ++i) {
    const List& list = lists_[i];
    if (list.numbers) {
      sum += frame.du(kTitle + (i == 0 ? kBarsHeight : kMoreBars) + kPill * static_cast<float>(pointer_rows(list)));
    } else {
      const std::size_t across = std::max<std::size_t>(1, static_cast<std::size_t>(width / frame.du(86)));
      const std::size_t lines = (std::min(list.most, kMostRead) + across - 1) / across;
      sum += frame.du(kTitle + 8) + static_cast<float>(lines) * (frame.du(kCard) + frame.fonts.line(FontRole::tiny) + frame.du(4));
    }
  }
  return sum;
}

void ListWorld::draw(Frame& frame, const Rect& area) {
  refresh(frame.session);
  widgets::fill(frame, area, frame.theme.raised, frame.metrics.radius_button());
  widgets::outline(frame, area, frame.theme.panel_edge, frame.metrics.radius_button());
  frame.list().PushClipRect(area.min(), area.max(), true);
  Rect rest = area.inset(frame.du(8), frame.du(2));
  const float wanted = std::max(1.0F, height(frame, area.w));
  for (std::size_t i = 0; i < lists_.size(); ++i) {
    List& list = lists_[i];
    const bool last = i + 1 == lists_.size();
    const float share = list.numbers ? frame.du(kTitle + (i == 0 ? kBarsHeight : kMoreBars) + kPill * static_cast<float>(pointer_rows(list))) / wanted
                                     : 1.0F / static_cast<float>(lists_.size());
    Rect part = last ? rest : rest.cut_top(std::round(area.h * share));
    Rect title = part.cut_top(frame.du(kTitle));
    const Rect whole_part{title.x, title.y, title.w, title.h + part.h};
    const bool cut = list.length > static_cast<std::int64_t>(list.elements.size());
    const std::string count = cut ? frame.words("ide.stage.list.first", {{"n", std::to_string(list.elements.size())}, {"total", std::to_string(list.length)}})
                                  : frame.words("ide.stage.list.size", {{"n", std::to_string(list.length)}});
    widgets::text_in(frame, title.cut_right(frame.fonts.width(FontRole::small, count) + frame.du(2)), FontRole::small, frame.theme.ink3, count, widgets::Align::right);
    const std::string name = frame.words("ide.stage.list", {{"nom", list.name}});
    widgets::text_in(frame, title, FontRole::small_bold, frame.theme.ink, name);
    widgets::register_text(frame, {.id = "stage.list." + list.name, .role = access::Role::picture, .label = name, .value = count, .rect = whole_part});
    if (list.numbers) draw_bars(frame, list, part);
    else draw_cards(frame, list, part);
  }
  frame.list().PopClipRect();
}

std::string ListWorld::bar_words(const Frame& frame, const List& list, std::size_t place, const std::vector<Pointer>& pointers) const {
  const std::optional<double> number = number_of(list.elements[place]);
  std::string words = number ? cut_number(frame, *number) : text_of_element(list.elements[place]);
  for (const Pointer& pointer : pointers)
    if (pointer.place == place) words += ", " + pointer.name;
  return words;
}

void ListWorld::draw_bars(Frame& frame, List& list, Rect area) {
  std::vector<double> numbers;
  for (const std::string& element : list.elements) numbers.push_back(number_of(element).value_or(0));
  list.motion.follow(frame, frame.session.shown_step(), numbers);
  if (numbers.empty()) {
    widgets::text_in(frame, area, FontRole::small, frame.theme.ink3, frame.words("ide.stage.list.empty"), widgets::Align::center);
    return;
  }
  const std::vector<Pointer> pointers = pointers_of(frame.session, list);
  const std::vector<std::size_t> marked = marked_in(frame.session, list);
  if (!list.roles.places.empty()) {
    const Rect below = area.cut_bottom(frame.du(kPill) * static_cast<float>(pointer_rows(list)) + frame.du(2));
    draw_pointers(frame, pointers, below, area.w / static_cast<float>(std::max(list.most, numbers.size())));
  }
  const float tiny = frame.fonts.line(FontRole::tiny);
  const Rect index_row = area.cut_bottom(tiny);
  const Rect value_row = area.cut_top(tiny + frame.du(2));
  const float slot = area.w / static_cast<float>(std::max(list.most, numbers.size()));
  const double span = std::max(1e-9, list.high - list.low);
  const auto y_of = [&](double number) { return area.bottom() - static_cast<float>((number - list.low) / span) * area.h; };
  const auto box_of = [&](double place, double number) {
    const float width = std::max(1.0F, slot * kBarShare), x = area.x + (static_cast<float>(place) + 0.5F) * slot - width / 2;
    const float top = y_of(std::max(number, 0.0)), bottom = y_of(std::min(number, 0.0));
    return Rect{std::round(x), std::min(top, bottom - 1), std::max(1.0F, std::round(width)), std::max(1.0F, bottom - top)};
  };

  std::optional<std::pair<std::int64_t, std::int64_t>> kept;
  if (list.roles.bounds) {
    const auto first = value_of(frame.session, list.roles.bounds->first), last = value_of(frame.session, list.roles.bounds->second);
    const auto from = first ? whole(*first) : std::nullopt, to = last ? whole(*last) : std::nullopt;
    if (from && to) kept = {*from - 1, *to - 1};
  }
  if (kept && kept->first <= kept->second) {
    const float left = area.x + static_cast<float>(std::max<std::int64_t>(kept->first, 0)) * slot;
    const float right = area.x + static_cast<float>(std::min<std::int64_t>(kept->second + 1, static_cast<std::int64_t>(numbers.size()))) * slot;
    widgets::fill(frame, {left, value_row.y, right - left, index_row.bottom() - value_row.y}, frame.theme.accent_soft, frame.metrics.radius_chip());
  }
  for (const ShownBar& ghost : list.motion.ghosts()) {
    const Rect box = box_of(ghost.place, ghost.height);
    for (const auto& [from, to] : {std::pair{box.min(), ImVec2{box.right(), box.y}}, {box.min(), ImVec2{box.x, box.bottom()}}, {ImVec2{box.right(), box.y}, box.max()}})
      widgets::dashed_line(frame, from, to, frame.theme.ink2, std::max(1.0F, frame.du(1.5F)), frame.du(3));
  }
  const std::vector<ShownBar> bars = list.motion.shown();
  float most_text = 0;
  for (const double number : numbers) most_text = std::max(most_text, frame.fonts.width(FontRole::tiny, cut_number(frame, number)));
  const bool values_fit = most_text + frame.du(2) <= slot;
  const std::size_t index_step = std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil((frame.fonts.width(FontRole::tiny, std::to_string(numbers.size())) + frame.du(4)) / slot)));
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const Rect box = box_of(bars[i].place, bars[i].height);
    const bool is_marked = std::find(marked.begin(), marked.end(), i) != marked.end();
    const bool is_out = kept && (static_cast<std::int64_t>(i) < kept->first || static_cast<std::int64_t>(i) > kept->second);
    const float radius = std::min(frame.du(3), box.w / 3);
    if (is_marked) {
      widgets::fill(frame, box, frame.theme.mark, radius, ImDrawFlags_RoundCornersTop);
      widgets::outline(frame, box, frame.theme.mark_edge, radius, std::max(1.0F, std::min(frame.du(2), box.w / 4)), ImDrawFlags_RoundCornersTop);
    } else if (is_out) {
      widgets::fill(frame, box, frame.theme.sunken, radius, ImDrawFlags_RoundCornersTop);
      if (box.w >= frame.du(6)) widgets::hatch(frame, box, theme::with_alpha(frame.theme.ink3, 0.45F), frame.du(5));
      widgets::outline(frame, box, frame.theme.line_strong, radius, 0, ImDrawFlags_RoundCornersTop);
    } else {
      widgets::fill(frame, box, frame.theme.accent, radius, ImDrawFlags_RoundCornersTop);
    }
    if (values_fit || is_marked) {
      const FontRole role = is_marked ? FontRole::small_bold : FontRole::tiny;
      const std::string words = cut_number(frame, numbers[i]);
      const float width = frame.fonts.width(role, words) + frame.du(2);
      const float x = std::clamp(box.center().x - width / 2, value_row.x, std::max(value_row.x, value_row.right() - width));
      const Rect over{x, std::max(value_row.y, box.y - tiny - frame.du(1)), width, tiny};
      widgets::text_in(frame, over, role, is_marked ? frame.theme.ink : frame.theme.ink2, words, widgets::Align::center);
    }
    const Rect below{area.x + static_cast<float>(i) * slot - slot, index_row.y, 3 * slot, index_row.h};
    if (i % index_step == 0 || is_marked) widgets::text_in(frame, below, is_marked ? FontRole::small_bold : FontRole::tiny, frame.theme.ink2, std::to_string(i + 1), widgets::Align::center);
    if (i < kMostRead)
      widgets::register_text(frame, {.id = "stage.list." + list.name + "." + std::to_string(i + 1), .role = access::Role::text,
                                     .label = list.name + "[" + std::to_string(i + 1) + "]", .value = bar_words(frame, list, i, pointers),
                                     .state = {.selected = is_marked}, .rect = box});
  }
  widgets::fill(frame, {area.x, y_of(0), area.w, frame.metrics.border()}, frame.theme.line_strong);
  if (!list.roles.sought) return;
  const std::optional<std::string> sought = value_of(frame.session, *list.roles.sought);
  const std::optional<double> number = sought ? number_of(*sought) : std::nullopt;
  if (!number || *number < list.low || *number > list.high) return;
  const float y = y_of(*number);
  widgets::dashed_line(frame, {area.x, y}, {area.right(), y}, frame.theme.err, frame.du(1.5F), frame.du(5));
  const std::string words = *list.roles.sought + " = " + cut_number(frame, *number);
  const float width = frame.fonts.width(FontRole::small_bold, words) + frame.du(16), tall = frame.du(kPill);
  const Rect pill{area.x, std::max(value_row.y, y - tall - frame.du(2)), width, tall};
  widgets::fill(frame, pill, frame.theme.err_soft, tall / 2);
  widgets::outline(frame, pill, frame.theme.err, tall / 2);
  widgets::text_in(frame, pill, FontRole::small_bold, frame.theme.err, words, widgets::Align::center);
  widgets::register_text(frame, {.id = "stage.list." + list.name + ".sought", .role = access::Role::status, .label = words, .rect = pill});
}

// A sign at the bar, the name on a pill below it: ▲ for what bounds, ◆ for a place.
void ListWorld::draw_pointers(Frame& frame, const std::vector<Pointer>& pointers, Rect area, float slot) const {
  std::array<std::vector<Rect>, kPointerRows> taken;
  for (const Pointer& pointer : pointers) {
    const float x = area.x + (static_cast<float>(pointer.place) + 0.5F) * slot;
    const float width = frame.fonts.width(FontRole::small_bold, pointer.name) + frame.du(14), tall = frame.du(kPill) - frame.du(6);
    const ImU32 ground = (pointer.side != Side::middle) ? frame.theme.accent : frame.theme.mark_edge;
    const ImU32 ink = theme::contrast(ground, frame.theme.raised) >= theme::contrast(ground, frame.theme.ink) ? frame.theme.raised : frame.theme.ink;
    // What bounds stands outwards, so that a middle has room.
    const float left = pointer.side == Side::left ? x + frame.du(9) - width : pointer.side == Side::right ? x - frame.du(9) : x - width / 2;
    Rect pill{std::clamp(left, area.x, std::max(area.x, area.right() - width)), 0, width, tall};
    std::size_t row = 0;
    for (; row + 1 < kPointerRows; ++row) {
      const bool free = std::none_of(taken[row].begin(), taken[row].end(), [&](const Rect& other) { return pill.x < other.right() + frame.du(2) && other.x < pill.right() + frame.du(2); });
      if (free) break;
    }
    pill.y = area.y + frame.du(5) + frame.du(kPill) * static_cast<float>(row);
    taken[row].push_back(pill);
    const float half = frame.du(5);
    if (row > 0) frame.list().AddLine({x, area.y + half}, {x, pill.y}, ground, std::max(1.0F, frame.du(1.5F)));
    if ((pointer.side != Side::middle)) frame.list().AddTriangleFilled({x, area.y - frame.du(1)}, {x + half, area.y + half}, {x - half, area.y + half}, ground);
    else frame.list().AddQuadFilled({x, area.y - frame.du(2)}, {x + half, area.y + frame.du(3)}, {x, area.y + frame.du(8)}, {x - half, area.y + frame.du(3)}, ground);
    widgets::fill(frame, pill, ground, tall / 2);
    widgets::text_in(frame, pill, FontRole::small_bold, ink, pointer.name, widgets::Align::center);
  }
}

void ListWorld::draw_cards(Frame& frame, const List& list, Rect area) const {
  const std::vector<Pointer> pointers = pointers_of(frame.session, list);
  const std::vector<std::size_t> marked = marked_in(frame.session, list);
  const float gap = frame.du(4), tiny = frame.fonts.line(FontRole::tiny);
  float width = frame.du(36);
  for (const std::string& element : list.elements) width = std::max(width, frame.fonts.width(FontRole::body, text_of_element(element)) + frame.du(16));
  width = std::min({width, area.w, frame.du(160)});
  widgets::Flow flow(area, frame.du(kCard) + tiny, gap);
  for (std::size_t i = 0; i < std::min(list.elements.size(), kMostRead); ++i) {
    Rect box = flow.place(width);
    box.h = frame.du(kCard);
    const bool is_marked = std::find(marked.begin(), marked.end(), i) != marked.end();
    widgets::fill(frame, box, is_marked ? frame.theme.mark : frame.theme.sunken, frame.metrics.radius_button());
    widgets::outline(frame, box, is_marked ? frame.theme.mark_edge : frame.theme.line_strong, frame.metrics.radius_button(), is_marked ? frame.du(2) : 0);
    const ImU32 ink = !is_marked || theme::contrast(frame.theme.mark, frame.theme.ink) >= 4.5 ? frame.theme.ink : frame.theme.raised;
    widgets::text_in(frame, box.inset(frame.du(6), 0), FontRole::body, ink, text_of_element(list.elements[i]), widgets::Align::center);
    std::string below = std::to_string(i + 1);
    for (const Pointer& pointer : pointers)
      if (pointer.place == i) below += " · " + pointer.name;
    widgets::text_in(frame, {box.x, box.bottom(), width, tiny}, is_marked ? FontRole::small_bold : FontRole::tiny, frame.theme.ink2, below, widgets::Align::center);
    widgets::register_text(frame, {.id = "stage.list." + list.name + "." + std::to_string(i + 1), .role = access::Role::text,
                                   .label = list.name + "[" + std::to_string(i + 1) + "]", .value = bar_words(frame, list, i, pointers),
                                   .state = {.selected = is_marked}, .rect = box});
  }
  if (list.elements.empty()) widgets::text_in(frame, area, FontRole::small, frame.theme.ink3, frame.words("ide.stage.list.empty"), widgets::Align::center);
}

}  // namespace lunabloc::ide::stage
