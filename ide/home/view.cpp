#include "ide/home/view.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "ide/widgets/cards.h"
#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/panel.h"
#include "ide/widgets/text.h"

namespace lunabloc::ide::home {
namespace {

using theme::FontRole;
using theme::Icon;
using widgets::Frame;
using widgets::Key;
using Lesson = lunabloc::lesson::Lesson;

struct World {
  std::string_view id;
  const char* words;
  Icon icon;
  std::string_view category;  // whose colours the group takes
};
// The course of the adult is a group of its own, whatever its worlds.
constexpr std::string_view kForAdults = "adulte";
constexpr std::array<World, 8> kWorlds = {{{"grille", "ide.home.world.grid", Icon::navigation, "start"},
                                           {"tortue", "ide.home.world.turtle", Icon::map_marker, "turtle"},
                                           {"liste", "ide.home.world.list", Icon::format_list_numbers, "lists"},
                                           {"texte", "ide.home.world.console", Icon::message_text, "say"},
                                           {"table", "ide.home.world.data", Icon::table, "data"},
                                           {"kit", "ide.home.world.kit", Icon::chip, "kit"},
                                           {kForAdults, "ide.lesson.adult", Icon::school, "functions"},
                                           {"", "ide.home.world.other", Icon::puzzle, "functions"}}};

constexpr float kCardWidth = 264, kCardHeight = 116, kWidest = 1120;  // du

bool is_for_adults(const Lesson& lesson) {
  return std::all_of(lesson.levels.begin(), lesson.levels.end(), [](const std::string& level) { return level == kForAdults; });
}

std::string_view group_of(const Lesson& lesson) { return is_for_adults(lesson) ? kForAdults : std::string_view(lesson.world); }

bool belongs(const Lesson& lesson, const World& world) {
  if (!world.id.empty()) return group_of(lesson) == world.id;
  return std::none_of(kWorlds.begin(), kWorlds.end() - 1, [&](const World& known) { return known.id == group_of(lesson); });
}

std::size_t world_of(const Lesson& lesson) {
  const auto found = std::find_if(kWorlds.begin(), kWorlds.end(), [&](const World& world) { return belongs(lesson, world); });
  return static_cast<std::size_t>(found - kWorlds.begin());
}

// "CE2, CM1"
std::string levels_of(const Lesson& lesson) {
  std::string words;
  for (const std::string& level : lesson.levels) words += (words.empty() ? "" : ", ") + level;
  return words;
}

void open(Frame& frame, const Lesson& lesson) {
  frame.commands.push("lesson.open", {lesson.id});
  frame.shared.home_open = false;
  frame.focus().clear();
}

void draw_badge(Frame& frame, const Rect& rect, const World& world, FontRole icon) {
  const theme::CategoryColors& colors = frame.theme.category(world.category);
  widgets::fill(frame, rect, colors.fill, frame.metrics.radius_block());
  widgets::outline(frame, rect, colors.edge, frame.metrics.radius_block());
  widgets::icon_in(frame, rect, icon, colors.icon, world.icon);
}

}  // namespace

bool View::Entry::whole() const { return done >= lesson->steps.size(); }

// Read from the disk when the list opens, not in every frame.
void View::read_progress(const session::Session& session) {
  entries_.clear();
  for (const Lesson& lesson : session.lessons()) {
    const portfolio::Progress progress = session.progress_of(lesson.id);
    Entry entry{&lesson};
    for (std::size_t index = 0; index < lesson.steps.size(); ++index) {
      if (progress.done.contains(lesson.steps[index].id)) ++entry.done;
      if (lesson.steps[index].id == progress.current_step) entry.at = index;
    }
    entries_.push_back(entry);
  }
}

// The lesson that is open, else one that was begun and not finished, else the first that was not done.
const View::Entry* View::next_entry(const session::Session& session) const {
  const auto first = [&](auto&& wanted) -> const Entry* {
    const auto found = std::find_if(entries_.begin(), entries_.end(), wanted);
    return found == entries_.end() ? nullptr : &*found;
  };
  if (session.lesson() != nullptr)
    if (const Entry* entry = first([&](const Entry& one) { return one.lesson->id == session.lesson()->id && !one.whole(); })) return entry;
  if (const Entry* entry = first([](const Entry& one) { return one.begun() && !one.whole(); })) return entry;
  if (const Entry* entry = first([](const Entry& one) { return !one.begun() && !is_for_adults(*one.lesson); })) return entry;
  return entries_.empty() ? nullptr : &entries_.front();
}

void View::draw(Frame& frame) {
  constexpr double kAway = 0.5;  // seconds without a frame of this list: it was closed meanwhile
  if (read_from_ != frame.session.lessons().data() || frame.now - read_at_ > kAway || entries_.size() != frame.session.lessons().size()) {
    read_progress(frame.session);
    read_from_ = frame.session.lessons().data();
  }
  read_at_ = frame.now;
  cards_.clear();
  const widgets::Panel panel = widgets::begin_panel(
      frame, {.id = "home", .zone = access::Zone::lesson, .rect = frame.area, .scroll = widgets::Scroll::vertical});
  const Entry* next = next_entry(frame.session);
  if (next == nullptr) {
    widgets::empty_state(frame, "home.none", panel.visible, Icon::school, frame.words("ide.home.none"));
    widgets::end_panel(frame, panel);
    return;
  }
  const float width = std::min(panel.area.w - 2 * frame.metrics.space(5), frame.du(kWidest)), gap = frame.metrics.space(4);
  Rect rest{std::round(panel.area.x + (panel.area.w - width) / 2), panel.area.y + frame.metrics.space(5), width, 100'000};
  const Rect title = rest.cut_top(frame.fonts.line(FontRole::h1));
  widgets::text_in(frame, title, FontRole::h1, frame.theme.ink, frame.words("ide.home.title"));
  widgets::register_text(frame, {.id = "home.title", .role = access::Role::heading, .label = frame.words("ide.home.title"), .rect = title});
  const std::string hint = frame.words("ide.home.hint");
  const Rect said = rest.cut_top(widgets::draw_text(frame, rest, hint, FontRole::body, frame.theme.ink2));
  widgets::register_text(frame, {.id = "home.hint", .role = access::Role::text, .label = hint, .rect = said});
  rest.cut_top(frame.metrics.space(3));
  draw_begin(frame, rest.cut_top(std::max(frame.du(88), frame.fonts.line(FontRole::h2) + 2 * frame.fonts.line(FontRole::small) + frame.du(26))), *next);
  rest.cut_top(gap);

  // Groups stand beside each other while their cards fit in the row.
  const auto columns = static_cast<std::size_t>(std::max(1.0F, std::floor((rest.w + gap) / (frame.du(kCardWidth) + gap))));
  const float column = std::floor((rest.w + gap) / static_cast<float>(columns));
  std::size_t used = 0;
  float height = 0;
  for (std::size_t world = 0; world < kWorlds.size(); ++world) {
    const auto count = static_cast<std::size_t>(std::count_if(entries_.begin(), entries_.end(), [&](const Entry& entry) { return world_of(*entry.lesson) == world; }));
    if (count == 0) continue;
    const std::size_t wanted = std::min(count, columns);
    if (used + wanted > columns) {
      rest.cut_top(height + gap);
      used = 0;
      height = 0;
    }
    const Rect area{rest.x + static_cast<float>(used) * column, rest.y, static_cast<float>(wanted) * column - gap, rest.h};
    height = std::max(height, draw_group(frame, world, wanted, area));
    used += wanted;
  }
  take_arrows(frame);
  widgets::end_panel(frame, panel, rest.y + height + frame.metrics.space(5));
}

// One thing to do first, as large as it matters.
void View::draw_begin(Frame& frame, Rect area, const Entry& entry) const {
  const Lesson& lesson = *entry.lesson;
  const World& world = kWorlds[world_of(lesson)];
  widgets::fill(frame, area, frame.theme.accent_soft, frame.metrics.radius_panel());
  if (!frame.theme.shadows) widgets::outline(frame, area, frame.theme.accent, frame.metrics.radius_panel());
  Rect inside = area.inset(frame.metrics.space(4), frame.du(12));
  const bool goes_on = entry.begun() && !entry.whole();
  const bool any_done = std::any_of(entries_.begin(), entries_.end(), [](const Entry& one) { return one.whole(); });
  const widgets::ButtonFace face{.icon = Icon::play, .label = frame.words(goes_on ? "ide.home.continue" : "ide.home.begin"),
                                 .hint = lesson.id + " " + lesson.title};
  const float height = frame.metrics.big_button_height(), width = widgets::button_width(frame, face) + frame.du(24);
  const Rect place = inside.cut_right(std::min(inside.w * 0.5F, width));
  if (widgets::primary_button(frame, "home.begin", {place.x, place.center().y - height / 2, place.w, height}, face)) open(frame, lesson);
  inside.cut_right(frame.metrics.space(3));
  if (inside.w > frame.du(260)) {
    const float side = frame.du(48);
    const Rect badge = inside.cut_left(side);
    draw_badge(frame, {badge.x, badge.center().y - side / 2, side, side}, world, FontRole::icon30);
    inside.cut_left(frame.metrics.space(4));
  }
  const float small = frame.fonts.line(FontRole::small), title = frame.fonts.line(FontRole::h2);
  Rect words{inside.x, std::round(inside.center().y - (2 * small + title) / 2), inside.w, 2 * small + title};
  widgets::text_in(frame, words.cut_top(small), FontRole::small_bold, frame.theme.accent, frame.words(goes_on ? "ide.home.left" : (any_done ? "ide.home.then" : "ide.home.first")));
  const Rect name = words.cut_top(title);
  widgets::text_in(frame, name, FontRole::h2, frame.theme.ink, lesson.id + "  " + lesson.title);
  const std::string at = goes_on ? frame.words("ide.home.progress", {{"n", std::to_string(entry.at + 1)}, {"total", std::to_string(lesson.steps.size())}})
                                 : frame.words("ide.home.minutes", {{"n", std::to_string(lesson.minutes)}});
  widgets::text_in(frame, words, FontRole::small, frame.theme.ink2, at);
  widgets::register_text(frame, {.id = "home.next", .role = access::Role::text, .label = lesson.id + " " + lesson.title, .value = at, .rect = name});
}

float View::draw_group(Frame& frame, std::size_t world, std::size_t columns, const Rect& area) {
  Rect rest = area;
  Rect head = rest.cut_top(frame.du(40));
  Rect badge = head.cut_left(frame.du(26));
  draw_badge(frame, {badge.x, badge.center().y - frame.du(11), frame.du(26), frame.du(22)}, kWorlds[world], FontRole::icon16);
  head.cut_left(frame.du(8));
  const std::string words = frame.words(kWorlds[world].words);
  widgets::text_in(frame, head, FontRole::h2, frame.theme.ink, words);
  widgets::register_text(frame, {.id = "home.world." + std::string(kWorlds[world].id), .role = access::Role::heading, .label = words, .rect = head});

  const float gap = frame.metrics.space(4);
  const float width = std::floor((rest.w + gap) / static_cast<float>(columns)) - gap;
  const float height = std::max(frame.du(kCardHeight), 2 * frame.fonts.line(FontRole::body_bold) + 2 * frame.fonts.line(FontRole::small) + frame.du(24));
  std::size_t index = 0;
  float bottom = rest.y;
  for (const Entry& entry : entries_) {
    if (world_of(*entry.lesson) != world) continue;
    const auto column = static_cast<float>(index % columns), row = static_cast<float>(index / columns);
    const Rect card{rest.x + column * (width + gap), rest.y + row * (height + gap), width, height};
    draw_lesson(frame, entry, world, card);
    bottom = card.bottom();
    ++index;
  }
  return bottom - area.y;
}

void View::draw_lesson(Frame& frame, const Entry& entry, std::size_t world, const Rect& rect) {
  const Lesson& lesson = *entry.lesson;
  const bool current = frame.session.lesson() != nullptr && frame.session.lesson()->id == lesson.id;
  const std::string minutes = frame.words("ide.home.minutes", {{"n", std::to_string(lesson.minutes)}});
  const std::string stands = entry.whole() ? frame.words("ide.home.done")
                             : entry.begun() ? frame.words("ide.home.progress", {{"n", std::to_string(entry.at + 1)}, {"total", std::to_string(lesson.steps.size())}})
                                             : std::string();
  const std::string id = "home.lesson." + lesson.id;
  const widgets::Interaction state = widgets::interact(
      frame, {.id = id, .role = access::Role::button, .label = lesson.id + " " + lesson.title, .value = stands.empty() ? minutes : stands,
              .state = {.checked = entry.whole(), .current = current}, .rect = rect, .hint = levels_of(lesson) + ", " + minutes});
  cards_.push_back({id, rect});
  const float radius = frame.metrics.radius_button();
  const float lift = frame.ease("home." + lesson.id, state.hovered || state.focused ? 1.0F : 0.0F, 0.08F);
  widgets::shadow(frame, rect, radius, widgets::Lift::button);
  widgets::fill(frame, rect, theme::mix(frame.theme.raised, frame.theme.accent_soft, lift * 0.7F), radius);
  // A band in the colour of its world, like the edge of a block.
  const Rect band{rect.x, rect.y, frame.du(7), rect.h};
  const theme::CategoryColors& colors = frame.theme.category(kWorlds[world].category);
  widgets::fill(frame, band, frame.theme.shadows ? colors.fill : colors.edge, radius, ImDrawFlags_RoundCornersLeft);
  widgets::outline(frame, rect, current || lift > 0.5F ? frame.theme.accent : frame.theme.line_strong, radius);
  Rect inside = rect;
  inside.cut_left(band.w);
  inside = inside.inset(frame.metrics.space(3), frame.du(10));
  Rect head = inside.cut_top(frame.fonts.line(FontRole::small));
  const std::string facts = levels_of(lesson) + "  ·  " + minutes;
  widgets::text_in(frame, head.cut_right(std::min(head.w - frame.du(44), frame.fonts.width(FontRole::small, facts))), FontRole::small, frame.theme.ink3, facts,
                   widgets::Align::right);
  widgets::text_in(frame, head, FontRole::small_bold, frame.theme.accent, lesson.id);
  const Rect foot = inside.cut_bottom(frame.fonts.line(FontRole::small));
  inside.cut_top(frame.du(2));
  ImGui::PushClipRect(inside.min(), inside.max(), true);
  const widgets::Paragraph title(frame, widgets::spans_of(lesson.title, frame.french()), FontRole::body_bold, inside.w);
  title.draw(frame, inside.x, inside.y, frame.theme.ink);
  ImGui::PopClipRect();
  draw_progress(frame, entry, foot);
  if (state.activated) open(frame, lesson);
  widgets::ring_if_focused(frame, state, rect, radius);
}

// A segment a step, with words: what is done, where it was left.
void View::draw_progress(Frame& frame, const Entry& entry, Rect row) const {
  const std::size_t steps = entry.lesson->steps.size();
  const std::string words = entry.whole() ? frame.words("ide.home.done")
                            : entry.begun() ? frame.words("ide.home.progress", {{"n", std::to_string(entry.at + 1)}, {"total", std::to_string(steps)}})
                                            : frame.words("ide.home.steps", {{"n", std::to_string(steps)}});
  Rect text = row.cut_right(std::min(row.w, frame.fonts.width(FontRole::small, words)));
  widgets::text_in(frame, text, FontRole::small, entry.whole() ? frame.theme.ok : frame.theme.ink2, words, widgets::Align::right);
  row.cut_right(frame.du(8));
  if (entry.whole()) {
    const float radius = frame.du(8);
    widgets::check_disc(frame, {row.right() - radius, row.center().y}, radius, frame.theme.ok, frame.theme.on_ok);
    row.cut_right(2 * radius + frame.du(8));
  }
  if (row.w < frame.du(40) || steps == 0) return;
  const float gap = frame.du(3), count = static_cast<float>(steps), width = (row.w - gap * (count - 1)) / count;
  for (std::size_t index = 0; index < steps; ++index) {
    const bool done = index < entry.done, here = entry.begun() && !entry.whole() && index == entry.at;
    const float height = frame.du(here ? 8 : 5);
    const Rect segment{std::round(row.x + static_cast<float>(index) * (width + gap)), row.center().y - height / 2, std::round(width), height};
    if (!done && !here && !frame.theme.shadows) widgets::outline(frame, segment, frame.theme.line_strong, height / 2);
    else widgets::fill(frame, segment, here ? frame.theme.accent : (done ? frame.theme.ok : frame.theme.line), height / 2);
  }
}

// From card to card: before and after in reading order, above and below to the nearest one.
void View::take_arrows(Frame& frame) const {
  const auto from = std::find_if(cards_.begin(), cards_.end(), [&](const Card& card) { return frame.focused(card.id); });
  if (from == cards_.end()) return;
  const auto go = [&](const Card& card) { frame.focus().set(card.id, access::Zone::lesson); };
  if (frame.input.take(Key::left)) return go(from == cards_.begin() ? *from : *std::prev(from));
  if (frame.input.take(Key::right)) return go(std::next(from) == cards_.end() ? *from : *std::next(from));
  ImVec2 way{0, 0};
  if (frame.input.take(Key::up)) way = {0, -1};
  else if (frame.input.take(Key::down)) way = {0, 1};
  else return;
  const Card* best = nullptr;
  float least = std::numeric_limits<float>::max();
  for (const Card& card : cards_) {
    const float dx = card.rect.center().x - from->rect.center().x, dy = card.rect.center().y - from->rect.center().y;
    const float along = dx * way.x + dy * way.y, aside = std::abs(dx * way.y) + std::abs(dy * way.x);
    if (along <= 1) continue;
    if (const float distance = along + 2 * aside; distance < least) least = distance, best = &card;
  }
  if (best != nullptr) go(*best);
}

}  // namespace lunabloc::ide::home
