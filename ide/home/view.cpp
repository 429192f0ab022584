#include "ide/home/view.h"

#include <algorithm>
#include <array>

#include "ide/widgets/components.h"
#include "ide/widgets/cards.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/panel.h"
#include "ide/widgets/text.h"

namespace lunabloc::ide::home {
namespace {

using theme::FontRole;
using theme::Icon;
using widgets::Frame;
using Lesson = lunabloc::lesson::Lesson;

struct World {
  std::string_view id;
  const char* words;
  Icon icon;
  std::string_view category;  // whose colours the group takes
};
constexpr std::array<World, 7> kWorlds = {{{"grille", "ide.home.world.grid", Icon::navigation, "start"},
                                           {"tortue", "ide.home.world.turtle", Icon::map_marker, "turtle"},
                                           {"liste", "ide.home.world.list", Icon::format_list_numbers, "lists"},
                                           {"texte", "ide.home.world.console", Icon::message_text, "say"},
                                           {"table", "ide.home.world.data", Icon::table, "data"},
                                           {"kit", "ide.home.world.kit", Icon::chip, "kit"},
                                           {"", "ide.home.world.other", Icon::puzzle, "functions"}}};

constexpr float kCardWidth = 300, kCardHeight = 92, kWidest = 1120;

bool belongs(const Lesson& lesson, const World& world) {
  if (!world.id.empty()) return lesson.world == world.id;
  return std::none_of(kWorlds.begin(), kWorlds.end() - 1, [&](const World& known) { return known.id == lesson.world; });
}

// The lesson that is open, else the first.
const Lesson* next_lesson(const session::Session& session) {
  if (session.lesson() != nullptr) return session.lesson();
  return session.lessons().empty() ? nullptr : &session.lessons().front();
}

void open(Frame& frame, const Lesson& lesson) {
  frame.commands.push("lesson.open", {lesson.id});
  frame.shared.home_open = false;
  frame.focus().clear();
}

}  // namespace

void View::draw(Frame& frame) {
  const widgets::Panel panel = widgets::begin_panel(
      frame, {.id = "home", .zone = access::Zone::lesson, .rect = frame.area, .scroll = widgets::Scroll::vertical});
  const float width = std::min(panel.area.w - 2 * frame.metrics.space(5), frame.du(kWidest));
  Rect rest{std::round(panel.area.x + (panel.area.w - width) / 2), panel.area.y + frame.metrics.space(5), width, 100'000};
  if (next_lesson(frame.session) == nullptr) {
    widgets::empty_state(frame, "home.none", panel.visible, Icon::school, frame.words("ide.home.none"));
    widgets::end_panel(frame, panel);
    return;
  }
  draw_begin(frame, rest.cut_top(std::max(frame.du(76), frame.fonts.line(FontRole::h1) + frame.fonts.line(FontRole::body))));
  rest.cut_top(frame.metrics.space(3));
  for (const World& world : kWorlds) {
    const bool any = std::any_of(frame.session.lessons().begin(), frame.session.lessons().end(),
                                 [&](const Lesson& lesson) { return belongs(lesson, world); });
    if (any) rest.cut_top(draw_group(frame, std::string(world.id), rest));
  }
  widgets::end_panel(frame, panel, rest.y + frame.metrics.space(4));
}

void View::draw_begin(Frame& frame, Rect head) {
  const Lesson& lesson = *next_lesson(frame.session);
  const bool goes_on = frame.session.lesson() != nullptr;
  const widgets::ButtonFace face{.icon = Icon::play,
                                 .label = frame.words(goes_on ? "ide.home.continue" : "ide.home.begin") + " : " + lesson.id,
                                 .hint = lesson.title};
  const float height = frame.metrics.big_button_height(), width = widgets::button_width(frame, face);
  const bool beside = head.w > width + frame.du(360);
  if (beside) {
    const Rect place = head.cut_right(width);
    if (widgets::primary_button(frame, "home.begin", {place.x, place.center().y - height / 2, place.w, height}, face)) open(frame, lesson);
    head.cut_right(frame.metrics.space(4));
  }
  const Rect title = head.cut_top(frame.fonts.line(FontRole::h1) + frame.du(4));
  widgets::text_in(frame, title, FontRole::h1, frame.theme.ink, frame.words("ide.home.title"));
  widgets::register_text(frame, {.id = "home.title", .role = access::Role::heading, .label = frame.words("ide.home.title"), .rect = title});
  const Rect hint = head.cut_top(frame.fonts.line(FontRole::body) + frame.du(4));
  widgets::text_in(frame, hint, FontRole::body, frame.theme.ink2, frame.words("ide.home.hint"));
  widgets::register_text(frame, {.id = "home.hint", .role = access::Role::text, .label = frame.words("ide.home.hint"), .rect = hint});
}

float View::draw_group(Frame& frame, const std::string& world_id, const Rect& area) {
  const World& world = *std::find_if(kWorlds.begin(), kWorlds.end(), [&](const World& w) { return w.id == world_id; });
  const theme::CategoryColors& colors = frame.theme.category(world.category);
  Rect rest = area;
  Rect head = rest.cut_top(frame.du(40));
  Rect badge = head.cut_left(frame.du(26));
  badge = {badge.x, badge.center().y - frame.du(11), frame.du(26), frame.du(22)};
  widgets::fill(frame, badge, colors.fill, frame.metrics.radius_block());
  widgets::outline(frame, badge, colors.edge, frame.metrics.radius_block());
  widgets::icon_in(frame, badge, FontRole::icon16, colors.icon, world.icon);
  head.cut_left(frame.du(8));
  const std::string words = frame.words(world.words);
  widgets::text_in(frame, head, FontRole::h2, frame.theme.ink, words);
  widgets::register_text(frame, {.id = "home.world." + world_id, .role = access::Role::heading, .label = words, .rect = head});

  const float gap = frame.metrics.space(3);
  const auto columns = static_cast<std::size_t>(std::max(1.0F, std::floor((rest.w + gap) / (frame.du(kCardWidth * 0.9F) + gap))));
  const float width = std::floor((rest.w + gap) / static_cast<float>(columns)) - gap;
  const float height = std::max(frame.du(kCardHeight), 2 * frame.fonts.line(FontRole::body_bold) + frame.fonts.line(FontRole::small) + frame.du(24));
  std::size_t index = 0;
  float bottom = rest.y;
  for (const Lesson& lesson : frame.session.lessons()) {
    if (!belongs(lesson, world)) continue;
    const auto column = static_cast<float>(index % columns), row = static_cast<float>(index / columns);
    const Rect card{rest.x + column * (width + gap), rest.y + row * (height + gap), width, height};
    draw_lesson(frame, lesson, card);
    bottom = card.bottom();
    ++index;
  }
  return bottom + frame.metrics.space(4) - area.y;
}

void View::draw_lesson(Frame& frame, const Lesson& lesson, const Rect& card) {
  const bool current = frame.session.lesson() != nullptr && frame.session.lesson()->id == lesson.id;
  const std::string minutes = frame.words("ide.home.minutes", {{"n", std::to_string(lesson.minutes)}});
  const widgets::Interaction state = widgets::interact(
      frame, {.id = "home.lesson." + lesson.id, .role = access::Role::button, .label = lesson.id + " " + lesson.title, .value = minutes,
              .state = {.current = current}, .rect = card});
  const float radius = frame.metrics.radius_button();
  const float lift = frame.ease("home." + lesson.id, state.hovered ? 1.0F : 0.0F, 0.08F);
  if (lift > 0) widgets::shadow(frame, card, radius, widgets::Lift::button);
  widgets::fill(frame, card, theme::mix(frame.theme.raised, frame.theme.accent_soft, current ? 1.0F : lift * 0.6F), radius);
  widgets::outline(frame, card, current ? frame.theme.accent : frame.theme.line_strong, radius);
  Rect inside = card.inset(frame.metrics.space(3), frame.du(8));
  Rect head = inside.cut_top(frame.fonts.line(FontRole::small));
  const std::string place = current ? frame.words("ide.home.progress", {{"n", std::to_string(frame.session.step_index() + 1)},
                                                                        {"total", std::to_string(lesson.steps.size())}})
                                    : minutes;
  const Rect right = head.cut_right(frame.fonts.width(FontRole::small, place));
  widgets::text_in(frame, right, FontRole::small, frame.theme.ink3, place);
  widgets::text_in(frame, head, FontRole::small_bold, frame.theme.accent, lesson.id);
  inside.cut_top(frame.du(2));
  ImGui::PushClipRect(inside.min(), inside.max(), true);
  const widgets::Paragraph title(frame, widgets::spans_of(lesson.title, frame.french()), FontRole::body_bold, inside.w);
  title.draw(frame, inside.x, inside.y, frame.theme.ink);
  ImGui::PopClipRect();
  if (state.activated) open(frame, lesson);
  widgets::ring_if_focused(frame, state, card, radius);
}

}  // namespace lunabloc::ide::home
