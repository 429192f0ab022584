#include "ide/home/view.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "ide/widgets/cards.h"
#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/panel.h"
#include "ide/widgets/text.h"
#include "lesson/path.h"

namespace lunabloc::ide::home {
namespace {

using theme::FontRole;
using theme::Icon;
using widgets::Frame;
using widgets::Key;
using Lesson = lunabloc::lesson::Lesson;

struct Look {
  std::string_view id;        // a branch's letter, or a world
  const char* words;
  Icon icon;
  std::string_view category;  // whose colours it takes
};
constexpr std::array<Look, 7> kBranches = {{{"A", "ide.home.branch.A", Icon::navigation, "turtle"},
                                            {"B", "ide.home.branch.B", Icon::table, "data"},
                                            {"C", "ide.home.branch.C", Icon::chip, "kit"},
                                            {"D", "ide.home.branch.D", Icon::message_text, "say"},
                                            {"E", "ide.home.branch.E", Icon::flag_variant, "start"},
                                            {"T", "ide.home.branch.T", Icon::school, "text"},
                                            {"", "ide.home.branch.other", Icon::puzzle, "functions"}}};
constexpr std::array<Look, 8> kWorlds = {{{"grille", "ide.home.world.grid", Icon::navigation, "start"},
                                          {"tortue", "ide.home.world.turtle", Icon::map_marker, "turtle"},
                                          {"liste", "ide.home.world.list", Icon::format_list_numbers, "lists"},
                                          {"texte", "ide.home.world.console", Icon::message_text, "say"},
                                          {"table", "ide.home.world.data", Icon::table, "data"},
                                          {"graphe", "ide.home.world.graph", Icon::map_marker, "functions"},
                                          {"kit", "ide.home.world.kit", Icon::chip, "kit"},
                                          {"", "ide.home.world.other", Icon::puzzle, "functions"}}};

constexpr float kTileWidth = 152, kBand = 6, kWidest = 1330;  // du

template <std::size_t kCount>
const Look& look_of(const std::array<Look, kCount>& looks, std::string_view id) {
  const auto found = std::find_if(looks.begin(), looks.end() - 1, [&](const Look& look) { return look.id == id; });
  return *found;
}

// "CE2, CM1", "CM1–6e"
std::string levels_of(const Lesson& lesson) {
  if (lesson.levels.size() > 2) return lesson.levels.front() + "–" + lesson.levels.back();
  std::string words;
  for (const std::string& level : lesson.levels) words += (words.empty() ? "" : ", ") + level;
  return words;
}

void open(Frame& frame, const Lesson& lesson) {
  frame.commands.push("lesson.open", {lesson.id});
  frame.shared.home_open = false;
  frame.focus().clear();
}

// Round dots, as many as fit evenly: no half of one at the ends.
void dotted_line(Frame& frame, ImVec2 from, ImVec2 to, ImU32 color) {
  const float radius = frame.du(1.25F), length = std::hypot(to.x - from.x, to.y - from.y);
  const int steps = std::max(1, static_cast<int>(std::round(length / frame.du(6))));
  if (!widgets::has_room(frame.list(), static_cast<std::size_t>(steps) * 20)) return;
  for (int step = 0; step < steps; ++step) {
    const float share = (static_cast<float>(step) + 0.5F) / static_cast<float>(steps);
    frame.list().AddCircleFilled({from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share}, radius, color, 8);
  }
}

void draw_badge(Frame& frame, const Rect& rect, const Look& look, FontRole icon) {
  const theme::CategoryColors& colors = frame.theme.category(look.category);
  widgets::fill(frame, rect, colors.fill, frame.metrics.radius_block());
  widgets::outline(frame, rect, colors.edge, frame.metrics.radius_block());
  widgets::icon_in(frame, rect, icon, colors.icon, look.icon);
}

// Beside a title, where there is room for all of it; it is read aloud in any case.
void draw_if_it_fits(Frame& frame, const Rect& place, const std::string& words) {
  if (frame.fonts.width(FontRole::small, words) <= place.w) widgets::text_in(frame, place, FontRole::small, frame.theme.ink2, words);
}

// The room of a title in a tile: without the band and the margins.
float title_width(const Frame& frame, float tile) { return tile - frame.du(kBand) - 2 * frame.metrics.space(2); }

bool rests_on(const Lesson& lesson, const std::string& id) {
  return std::find(lesson.prerequisites.begin(), lesson.prerequisites.end(), id) != lesson.prerequisites.end();
}

std::string named(const Lesson& lesson) { return lesson.id + " " + lesson.title; }

}  // namespace

bool View::Entry::whole() const { return done >= lesson->steps.size(); }

// Read from the disk when the list opens, not in every frame.
void View::read_progress(const session::Session& session) {
  entries_.clear();
  for (const Lesson& lesson : session.lessons()) {
    const portfolio::Progress progress = session.progress_of(lesson.id);
    Entry entry{&lesson};
    entry.closed = session.lesson_closed(lesson.id);
    for (std::size_t index = 0; index < lesson.steps.size(); ++index) {
      if (progress.done.contains(lesson.steps[index].id)) ++entry.done;
      if (lesson.steps[index].id == progress.current_step) entry.at = index;
    }
    entries_.push_back(entry);
  }
  proposals_ = session.proposals();
}

const View::Entry* View::entry_of(const std::string& id) const {
  const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& one) { return one.lesson->id == id; });
  return found == entries_.end() ? nullptr : &*found;
}

bool View::is_behind(const Entry& one) const {
  return !one.begun() && !one.lesson->base.empty() && entry_of(one.lesson->base) != nullptr;
}

// The lesson that is open, else one that was begun and not finished, else the first that was not done and whose lessons
// before are done.
const View::Entry* View::next_entry(const session::Session& session) const {
  const auto first = [&](auto&& wanted) -> const Entry* {
    const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& one) { return !one.closed && !one.whole() && wanted(one); });
    return found == entries_.end() ? nullptr : &*found;
  };
  if (session.lesson() != nullptr)
    if (const Entry* entry = first([&](const Entry& one) { return one.lesson->id == session.lesson()->id; })) return entry;
  if (const Entry* entry = first([](const Entry& one) { return one.begun(); })) return entry;
  const auto ready = [&](const Entry& one) {
    return std::all_of(one.lesson->prerequisites.begin(), one.lesson->prerequisites.end(), [&](const std::string& id) {
      const Entry* before = entry_of(id);
      return before == nullptr || before->whole();
    });
  };
  // The course of the adult is never proposed to a pupil.
  const auto for_pupils = [this](const Entry& one) { return !is_behind(one) && one.lesson->levels != std::vector<std::string>{"adulte"}; };
  if (const Entry* entry = first([&](const Entry& one) { return for_pupils(one) && ready(one); })) return entry;
  if (const Entry* entry = first(for_pupils)) return entry;
  return entries_.empty() ? nullptr : &entries_.front();
}

// The lessons of a branch together, in the order of the path; a branch comes where its first lesson does.
std::vector<View::Branch> View::branches() const {
  std::vector<Branch> all;
  for (const Entry& entry : entries_) {
    if (is_behind(entry)) continue;
    const std::string id = lunabloc::lesson::branch_of(*entry.lesson);
    auto branch = std::find_if(all.begin(), all.end(), [&](const Branch& one) { return one.id == id; });
    if (branch == all.end()) branch = all.insert(all.end(), Branch{id, {}});
    branch->entries.push_back(&entry);
  }
  return all;
}

void View::draw(Frame& frame, const std::string& who) {
  constexpr double kAway = 0.5;  // seconds without a frame of this list: it was closed meanwhile
  if (read_from_ != frame.session.lessons().data() || frame.now - read_at_ > kAway || entries_.size() != frame.session.lessons().size()) {
    read_progress(frame.session);
    read_from_ = frame.session.lessons().data();
  }
  read_at_ = frame.now;
  cards_.clear();
  looked_at_ = std::exchange(looking_at_, {});
  const widgets::Panel panel = widgets::begin_panel(
      frame, {.id = "home", .zone = access::Zone::lesson, .rect = frame.area, .scroll = widgets::Scroll::vertical});
  const Entry* next = next_entry(frame.session);
  if (next == nullptr) {
    widgets::empty_state(frame, "home.none", panel.visible, Icon::school, frame.words("ide.home.none"));
    widgets::end_panel(frame, panel);
    return;
  }
  const float width = std::min(panel.area.w - 2 * frame.metrics.space(5), frame.du(kWidest)), gap = frame.metrics.space(4);
  Rect rest{std::round(panel.area.x + (panel.area.w - width) / 2), panel.area.y + frame.metrics.space(4), width, 100'000};
  rest = draw_title(frame, rest, who);
  draw_begin(frame, rest.cut_top(std::max(frame.du(76), frame.fonts.line(FontRole::h2) + 2 * frame.fonts.line(FontRole::small) + frame.du(18))), *next);
  rest.cut_top(frame.metrics.space(2));
  rest.cut_top(draw_proposal(frame, rest, *next));
  for (const Branch& branch : branches()) {
    rest.cut_top(draw_branch(frame, branch, rest, *next));
    rest.cut_top(gap);
  }
  rest.cut_top(draw_free(frame, rest));
  take_arrows(frame);
  widgets::end_panel(frame, panel, rest.y + frame.metrics.space(5));
}

Rect View::draw_title(Frame& frame, Rect rest, const std::string& who) const {
  Rect title = rest.cut_top(std::max(frame.fonts.line(FontRole::h1), frame.metrics.button_height()));
  const widgets::ButtonFace me{.icon = Icon::account, .label = who.empty() ? frame.words("ide.person.enter") : who, .hint = frame.words("ide.person.enter_hint")};
  const widgets::ButtonFace room{.icon = Icon::human_male_female, .label = frame.words("class.title"), .hint = frame.words("ide.classroom.enter_hint")};
  const widgets::ButtonFace bench{.icon = Icon::school, .label = frame.words("ide.bench.enter"), .hint = frame.words("ide.bench.enter_hint")};
  const float mine = widgets::button_width(frame, me), theirs = widgets::button_width(frame, room), wide = widgets::button_width(frame, bench), gap = frame.metrics.space(2);
  const float all = mine + theirs + wide + 2 * gap;
  const bool beside = all + frame.fonts.width(FontRole::h1, frame.words("ide.home.title")) < title.w;
  Rect place = beside ? title.cut_right(all) : rest.cut_top(frame.metrics.button_height());
  place.h = frame.metrics.button_height();
  if (widgets::quiet_button(frame, "home.person", place.cut_left(std::min(mine, place.w)), me)) frame.shared.page = widgets::Page::person;
  place.cut_left(gap);
  if (widgets::quiet_button(frame, "home.classroom", place.cut_left(std::min(theirs, place.w)), room)) frame.shared.page = widgets::Page::classroom;
  place.cut_left(gap);
  if (widgets::quiet_button(frame, "home.bench", place.cut_left(std::min(wide, place.w)), bench)) frame.shared.page = widgets::Page::bench;
  widgets::text_in(frame, title, FontRole::h1, frame.theme.ink, frame.words("ide.home.title"));
  widgets::register_text(frame, {.id = "home.title", .role = access::Role::heading, .label = frame.words("ide.home.title"), .rect = title});
  const std::string hint = frame.words("ide.home.map_hint");
  const Rect said = rest.cut_top(widgets::draw_text(frame, rest, hint, FontRole::body, frame.theme.ink2));
  widgets::register_text(frame, {.id = "home.hint", .role = access::Role::text, .label = hint, .rect = said});
  rest.cut_top(frame.metrics.space(2));
  return rest;
}

// One thing to do first, as large as it matters.
void View::draw_begin(Frame& frame, Rect area, const Entry& entry) const {
  const Lesson& lesson = *entry.lesson;
  widgets::fill(frame, area, frame.theme.accent_soft, frame.metrics.radius_panel());
  if (!frame.theme.shadows) widgets::outline(frame, area, frame.theme.accent, frame.metrics.radius_panel());
  Rect inside = area.inset(frame.metrics.space(4), frame.du(8));
  const bool goes_on = entry.begun() && !entry.whole();
  const bool any_done = std::any_of(entries_.begin(), entries_.end(), [](const Entry& one) { return one.whole(); });
  const widgets::ButtonFace face{.icon = Icon::play, .label = frame.words(goes_on ? "ide.home.continue" : "ide.home.begin"), .hint = named(lesson)};
  const float height = frame.metrics.big_button_height(), width = widgets::button_width(frame, face) + frame.du(24);
  const Rect place = inside.cut_right(std::min(inside.w * 0.5F, width));
  if (widgets::primary_button(frame, "home.begin", {place.x, place.center().y - height / 2, place.w, height}, face)) open(frame, lesson);
  inside.cut_right(frame.metrics.space(3));
  if (inside.w > frame.du(260)) {
    const float side = frame.du(44);
    const Rect badge = inside.cut_left(side);
    draw_badge(frame, {badge.x, badge.center().y - side / 2, side, side}, look_of(kBranches, lunabloc::lesson::branch_of(lesson)), FontRole::icon30);
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
  widgets::register_text(frame, {.id = "home.next", .role = access::Role::text, .label = named(lesson), .value = at, .rect = name});
}

// An idea from what was observed, quieter than the lesson to go on with: the pupil chooses. Gives its height.
float View::draw_proposal(Frame& frame, const Rect& area, const Entry& next) {
  for (const portfolio::Proposal& proposal : proposals_) {
    const Entry* entry = entry_of(proposal.proposed);
    if (entry == nullptr || entry == &next) continue;
    const std::string kind = proposal.rule.starts_with("revoir") ? "avant" : proposal.rule == "suite" ? "suite" : entry->lesson->guidance.empty() ? "avant" : entry->lesson->guidance;
    const widgets::ButtonFace face{.icon = Icon::lightbulb, .label = frame.words("ide.home.proposal." + kind, {{"nom", named(*entry->lesson)}}), .hint = frame.words("ide.home.proposal_hint")};
    const float height = frame.metrics.button_height();
    const Rect place{area.x, area.y, std::min(area.w, widgets::button_width(frame, face)), height};
    if (widgets::quiet_button(frame, "home.proposal", place, face)) open(frame, *entry->lesson);
    cards_.push_back({"home.proposal", place});
    return height + frame.metrics.space(2);
  }
  return 0;
}

float View::draw_branch(Frame& frame, const Branch& branch, const Rect& area, const Entry& next) {
  const Look& look = look_of(kBranches, branch.id);
  Rect rest = area;
  Rect head = rest.cut_top(std::max(frame.du(34), frame.fonts.line(FontRole::h2) + frame.du(6)));
  const Rect badge = head.cut_left(frame.du(26));
  draw_badge(frame, {badge.x, badge.center().y - frame.du(11), frame.du(26), frame.du(22)}, look, FontRole::icon16);
  head.cut_left(frame.du(8));
  const std::string words = look.id.empty() && !branch.id.empty() ? branch.id : frame.words(look.words);
  const auto done = std::count_if(branch.entries.begin(), branch.entries.end(), [](const Entry* one) { return one->whole(); });
  const std::string count = frame.words("ide.home.count", {{"n", std::to_string(done)}, {"total", std::to_string(branch.entries.size())}});
  const float wide = widgets::text_in(frame, head, FontRole::h2, frame.theme.ink, words);
  Rect beside = head;
  beside.cut_left(wide + frame.metrics.space(3));
  draw_if_it_fits(frame, beside, count);
  widgets::register_text(frame, {.id = "home.branch." + branch.id, .role = access::Role::heading, .label = words, .value = count, .rect = head});

  const float gap = frame.du(14);
  const auto columns = static_cast<std::size_t>(std::max(1.0F, std::floor((rest.w + gap) / (frame.du(kTileWidth) + gap))));
  const float width = std::floor((rest.w + gap) / static_cast<float>(columns)) - gap;
  // As many lines as the longest title of the branch takes, two at the least.
  std::size_t lines = 2;
  for (const Entry* entry : branch.entries)
    lines = std::max(lines, widgets::Paragraph(frame, widgets::spans_of(entry->lesson->title, frame.french()), FontRole::small_bold, title_width(frame, width)).lines());
  const float height = static_cast<float>(lines) * frame.fonts.line(FontRole::small_bold) + 2 * frame.fonts.line(FontRole::small) + frame.du(18);
  std::vector<Rect> tiles;
  for (std::size_t index = 0; index < branch.entries.size(); ++index) {
    const auto column = static_cast<float>(index % columns), row = static_cast<float>(index / columns);
    tiles.push_back({rest.x + column * (width + gap), rest.y + row * (height + gap), width, height});
  }
  draw_road(frame, branch, tiles);
  for (std::size_t index = 0; index < branch.entries.size(); ++index) draw_tile(frame, *branch.entries[index], tiles[index], branch.entries[index] == &next);
  return tiles.back().bottom() - area.y;
}

// From a lesson to the one that rests on it: solid once it is done, dotted before. At the end of a row it goes on below.
void View::draw_road(Frame& frame, const Branch& branch, const std::vector<Rect>& tiles) const {
  const float thick = frame.du(4);
  for (std::size_t index = 1; index < tiles.size(); ++index) {
    const Entry& from = *branch.entries[index - 1];
    if (!rests_on(*branch.entries[index]->lesson, from.lesson->id)) continue;
    const Rect &a = tiles[index - 1], &b = tiles[index];
    const ImU32 color = from.whole() ? frame.theme.ok : frame.theme.line_strong;
    std::vector<ImVec2> way = {{a.right(), a.center().y}, {b.x, b.center().y}};
    if (b.y > a.y) {
      const float middle = (a.bottom() + b.y) / 2;
      way = {{a.center().x, a.bottom()}, {a.center().x, middle}, {b.center().x, middle}, {b.center().x, b.y}};
    }
    for (std::size_t part = 1; part < way.size(); ++part) {
      if (from.whole()) frame.list().AddLine(way[part - 1], way[part], color, thick);
      else dotted_line(frame, way[part - 1], way[part], color);
    }
  }
}

std::string View::standing(const Frame& frame, const Entry& entry, bool next) const {
  const Lesson& lesson = *entry.lesson;
  if (entry.whole()) return frame.words("ide.home.done");
  if (entry.closed) return frame.words("ide.home.closed");
  if (entry.begun()) return frame.words("ide.home.progress", {{"n", std::to_string(entry.at + 1)}, {"total", std::to_string(lesson.steps.size())}});
  return next ? frame.words("ide.home.next_one") : frame.words("ide.home.minutes", {{"n", std::to_string(lesson.minutes)}});
}

// What it rests on and what rests on it, in words.
std::string View::around(const Frame& frame, const Entry& entry) const {
  std::string before, after;
  for (const std::string& id : entry.lesson->prerequisites)
    if (const Entry* one = entry_of(id)) before += (before.empty() ? "" : ", ") + named(*one->lesson);
  for (const Entry& one : entries_)
    if (rests_on(*one.lesson, entry.lesson->id)) after += (after.empty() ? "" : ", ") + named(*one.lesson);
  std::string words = levels_of(*entry.lesson) + ", " + frame.words("ide.home.minutes", {{"n", std::to_string(entry.lesson->minutes)}});
  if (!before.empty()) words += ". " + frame.words("ide.home.before", {{"noms", before}});
  if (!after.empty()) words += ". " + frame.words("ide.home.after", {{"noms", after}});
  return words;
}

void View::draw_tile(Frame& frame, const Entry& entry, const Rect& rect, bool next) {
  const Lesson& lesson = *entry.lesson;
  const bool current = frame.session.lesson() != nullptr && frame.session.lesson()->id == lesson.id;
  const std::string id = "home.lesson." + lesson.id, stands = standing(frame, entry, next), about = around(frame, entry);
  const widgets::Interaction state = widgets::interact(frame, {.id = id,
                                                               .role = access::Role::button,
                                                               .label = named(lesson),
                                                               .value = stands,
                                                               .state = {.disabled = entry.closed, .checked = entry.whole(), .current = current},
                                                               .rect = rect,
                                                               .hint = about});
  cards_.push_back({id, rect});
  if (state.hovered || state.focused) looking_at_ = lesson.id;
  widgets::tooltip(frame, state, rect, about);
  const Entry* looked = entry_of(looked_at_);
  const bool before = looked != nullptr && rests_on(*looked->lesson, lesson.id), after = rests_on(lesson, looked_at_);

  const float radius = frame.metrics.radius_button(), edge = frame.metrics.border();
  const float lift = frame.ease("home." + lesson.id, state.hovered || state.focused ? 1.0F : 0.0F, 0.08F);
  const ImU32 ground = entry.closed ? frame.theme.sunken : entry.whole() ? frame.theme.ok_soft : next ? frame.theme.accent_soft : frame.theme.raised;
  if (!entry.closed) widgets::shadow(frame, rect, radius, widgets::Lift::button);
  // A band in the colour of its branch, like the edge of a block.
  const Rect band{rect.x, rect.y, frame.du(kBand), rect.h};
  const theme::CategoryColors& colors = frame.theme.category(look_of(kBranches, lunabloc::lesson::branch_of(lesson)).category);
  widgets::fill(frame, rect, entry.closed ? frame.theme.line : frame.theme.shadows ? colors.fill : colors.edge, radius);
  widgets::fill(frame, {band.right(), rect.y, rect.w - band.w, rect.h}, theme::mix(ground, frame.theme.accent_soft, lift * 0.7F), radius, ImDrawFlags_RoundCornersRight);
  const bool strong = current || next || before || after || lift > 0.5F;
  widgets::outline(frame, rect, strong ? frame.theme.accent : frame.theme.line_strong, radius, strong ? 2 * edge : edge);

  Rect inside = rect;
  inside.cut_left(band.w);
  inside = inside.inset(frame.metrics.space(2), frame.du(7));
  Rect head = inside.cut_top(frame.fonts.line(FontRole::small));
  const std::string aside = before ? frame.words("ide.home.is_before") : after ? frame.words("ide.home.is_after") : levels_of(lesson);
  widgets::text_in(frame, head.cut_right(std::min(head.w - frame.du(40), frame.fonts.width(FontRole::small, aside))), FontRole::small,
                   before || after ? frame.theme.accent : frame.theme.ink3, aside, widgets::Align::right);
  widgets::text_in(frame, head, FontRole::small_bold, frame.theme.accent, lesson.id);
  Rect foot = inside.cut_bottom(frame.fonts.line(FontRole::small));
  const float sign = frame.du(16);
  if (entry.whole()) widgets::check_disc(frame, {foot.x + sign / 2, foot.center().y}, sign / 2, frame.theme.ok, frame.theme.on_ok);
  else if (entry.closed || entry.begun() || next) widgets::icon_in(frame, {foot.x, foot.y, sign, foot.h}, FontRole::icon16, entry.closed ? frame.theme.ink2 : frame.theme.accent, entry.closed ? Icon::lock : Icon::play);
  if (entry.whole() || entry.closed || entry.begun() || next) foot.cut_left(sign + frame.du(5));
  widgets::text_in(frame, foot, FontRole::small, entry.whole() ? frame.theme.ok : frame.theme.ink2, stands);
  ImGui::PushClipRect(inside.min(), inside.max(), true);
  const widgets::Paragraph title(frame, widgets::spans_of(lesson.title, frame.french()), FontRole::small_bold, inside.w);
  title.draw(frame, inside.x, inside.y, frame.theme.ink);
  ImGui::PopClipRect();
  if (state.activated && !entry.closed) open(frame, lesson);
  if (state.activated && entry.closed) frame.toast(frame.words("session.closed_lesson", {{"nom", lesson.id}}));
  widgets::ring_if_focused(frame, state, rect, radius);
}

// Projects of one's own, a world each.
float View::draw_free(Frame& frame, const Rect& area) {
  const std::vector<Lesson>& projects = frame.session.free_projects();
  if (projects.empty()) return 0;
  Rect rest = area;
  const Rect head = rest.cut_top(frame.fonts.line(FontRole::h2) + frame.du(6));
  const float wide = widgets::text_in(frame, head, FontRole::h2, frame.theme.ink, frame.words("ide.home.free"));
  Rect beside = head;
  beside.cut_left(wide + frame.metrics.space(3));
  draw_if_it_fits(frame, beside, frame.words("ide.home.free_hint"));
  widgets::register_text(frame, {.id = "home.free", .role = access::Role::heading, .label = frame.words("ide.home.free"), .value = frame.words("ide.home.free_hint"), .rect = head});
  const float gap = frame.du(10);
  const auto columns = static_cast<std::size_t>(std::max(1.0F, std::floor((rest.w + gap) / (frame.du(230) + gap))));
  const float width = std::floor((rest.w + gap) / static_cast<float>(columns)) - gap, height = std::max(frame.du(44), frame.fonts.line(FontRole::body_bold) + frame.du(14));
  float bottom = rest.y;
  for (std::size_t index = 0; index < projects.size(); ++index) {
    const Lesson& project = projects[index];
    const Rect rect{rest.x + static_cast<float>(index % columns) * (width + gap), rest.y + static_cast<float>(index / columns) * (height + gap), width, height};
    const std::string id = "home.free." + project.id;
    const Look& look = look_of(kWorlds, project.id == "libre-scene" ? "" : project.world);
    const widgets::Interaction state = widgets::interact(
        frame, {.id = id, .role = access::Role::button, .label = project.title, .value = frame.words(look.words), .rect = rect, .hint = frame.words("ide.home.free_hint")});
    cards_.push_back({id, rect});
    const float lift = frame.ease(id, state.hovered || state.focused ? 1.0F : 0.0F, 0.08F), radius = frame.metrics.radius_button();
    widgets::shadow(frame, rect, radius, widgets::Lift::button);
    widgets::fill(frame, rect, theme::mix(frame.theme.raised, frame.theme.accent_soft, lift * 0.7F), radius);
    widgets::outline(frame, rect, lift > 0.5F ? frame.theme.accent : frame.theme.line_strong, radius);
    Rect inside = rect.inset(frame.du(9), frame.du(5));
    const Rect badge = inside.cut_left(frame.du(30));
    draw_badge(frame, {badge.x, badge.center().y - frame.du(13), frame.du(30), frame.du(26)}, look, FontRole::icon16);
    inside.cut_left(frame.du(8));
    widgets::text_in(frame, inside, FontRole::small_bold, frame.theme.ink, project.title);
    if (state.activated) open(frame, project);
    widgets::ring_if_focused(frame, state, rect, radius);
    bottom = rect.bottom();
  }
  return bottom - area.y;
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
