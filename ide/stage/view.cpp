#include "ide/stage/view.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

#include "ide/export/svg.h"
#include "ide/sound/player.h"
#include "ide/stage/chart_svg.h"
#include "ide/widgets/cards.h"
#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/panel.h"
#include "ide/widgets/text.h"
#include "lesson/words.h"
#include "program/projection.h"

namespace lunabloc::ide::stage {
namespace {

using session::Notice;
using session::RunPhase;
using widgets::Frame;
using widgets::FontRole;
using widgets::Icon;
using widgets::StateLook;

constexpr std::string_view kRows = "lignes";       // the counter of the runner: rows of tables
constexpr float kLeastWorld = 100, kCounter = 50, kGap = 8;  // du
constexpr float kWide = 520, kLow = 1.3F;          // du; wider than so many times its height: what is read stands beside
constexpr float kReadShare = 0.46F;
constexpr float kTextShape = 0.75F;                // height of a picture of words, of its width
constexpr float kMostConsole = 0.72F;              // of the panel, while the picture lacks room

// How the run stands: words, sign and colour together.
bool is_alive(const session::Session& session) {
  return session.run_phase() == RunPhase::running || session.run_phase() == RunPhase::waiting_for_answer;
}

StateLook look_of(const session::Session& session) {
  using theme::Theme;
  constexpr StateLook kReady{"ide.stage.state.ready", Icon::flag_variant, &Theme::ink2, &Theme::sunken};
  constexpr StateLook kRunning{"ide.stage.state.running", Icon::play, &Theme::ok, &Theme::ok_soft};
  constexpr StateLook kPaused{"ide.stage.state.paused", Icon::pause, &Theme::accent, &Theme::accent_soft};
  constexpr StateLook kWaiting{"ide.stage.state.waiting", Icon::message_text, &Theme::accent, &Theme::accent_soft};
  constexpr StateLook kFinished{"ide.stage.state.finished", Icon::check_circle, &Theme::ok, &Theme::ok_soft};
  constexpr StateLook kStopped{"ide.stage.state.stopped", Icon::stop, &Theme::ink2, &Theme::sunken};
  constexpr StateLook kNoticed{"ide.stage.state.noticed", Icon::eye, &Theme::warn, &Theme::warn_soft};
  const RunPhase phase = session.run_phase();
  if (phase == RunPhase::waiting_for_answer) return kWaiting;
  const bool between = session.shown_step() < session.step_count();
  if (session.playing() && (phase == RunPhase::running || between)) return kRunning;
  if (between || phase == RunPhase::running) return session.step_count() == 0 ? kRunning : kPaused;
  if (phase == RunPhase::idle || session.trace() == nullptr) return kReady;
  const trace::Event* end = session.trace()->last_of(trace::EventKind::end);
  if (end == nullptr || end->name == "finished") return kFinished;
  return end->name == "stopped" ? kStopped : kNoticed;
}

std::string step_words(const Frame& frame) {
  return frame.words("ide.time.step", {{"n", std::to_string(frame.session.shown_step())}}) + " " +
         frame.words("ide.time.of", {{"total", std::to_string(frame.session.step_count())}});
}

void draw_state(Frame& frame, Rect& row) {
  const StateLook look = look_of(frame.session);
  const Rect chip = row.cut_right(std::min(row.w, widgets::state_chip_width(frame, look)));
  widgets::state_chip(frame, "stage.state", chip, look, frame.session.step_count() > 0 ? step_words(frame) : std::string());
}

const Notice* run_notice(const Frame& frame) {
  const std::optional<Notice>& notice = frame.session.notice();
  return notice && notice->about_run ? &*notice : nullptr;
}

// « À ce moment : i = 4, cards = {3, 8} ».
std::string values_words(const Frame& frame, const Notice& notice) {
  std::string list;
  // The counter of « répéter » is nobody's variable.
  for (const auto& [name, value] : notice.values)
    if (!name.starts_with('_')) list += (list.empty() ? "" : ", ") + name + " = " + value;
  return list.empty() ? list : frame.words("ide.stage.values", {{"liste", list}});
}

float text_height(const Frame& frame, const std::string& words, float width) {
  return words.empty() ? 0 : frame.du(4) + widgets::text_height(frame, width, words, FontRole::small);
}

// Under a notice: what was worth what, the row of buttons, and Lua's own words once they are asked for.
float more_height(const Frame& frame, const Notice& notice, bool open, float width) {
  const bool lua = !notice.technical.empty();
  const float values = text_height(frame, values_words(frame, notice), width);
  if (!lua && !notice.offset) return values;
  return values + frame.metrics.target(30) + frame.du(4) + (lua && open ? text_height(frame, notice.technical, width) : 0);
}

void draw_words(Frame& frame, const char* id, const std::string& words, Rect& rest) {
  rest.cut_top(frame.du(4));
  const float tall = widgets::draw_text(frame, rest, words, FontRole::small, frame.theme.ink2);
  const Rect rect = rest.cut_top(tall);
  widgets::register_text(frame, {.id = id, .role = access::Role::text, .label = words, .rect = rect});
}

void go_to_block(Frame& frame, std::size_t offset) {
  if (const program::Block* block = program::statement_at(frame.session.projection(), offset))
    frame.focus().set("block." + std::to_string(static_cast<std::uint64_t>(block->id)), access::Zone::blocks);
}

widgets::Panel begin_body(Frame& frame, const Rect& rect) {
  return widgets::begin_panel(frame, {.id = "stage-body", .zone = access::Zone::stage, .rect = rect, .surface = widgets::Surface::none,
                                      .scroll = widgets::Scroll::vertical});
}

// What moves on the plane: the turtle, or the sprite in front.
std::optional<world::Point> actor_of(const session::Session& session, bool of_turtle) {
  if (of_turtle) return session.worlds().turtle.position;
  const world::Stage& stage = session.worlds().stage;
  if (stage.sprites.empty()) return std::nullopt;
  return world::place_of(stage.sprites.back(), stage.now);
}

Rect content_of(const Frame& frame, const widgets::Panel& body) {
  Rect content = Rect{body.area.x, body.area.y, body.area.w, 1.0e6F}.inset(frame.metrics.tool_margin(), 0);
  content.cut_top(frame.du(kGap));
  return content;
}

// What a program of lists costs at this moment, as pupils count it.
std::vector<widgets::CounterCard> cost_cards(const Frame& frame) {
  const session::CostView& costs = frame.session.costs();
  struct Card {
    const char* id;
    Icon icon;
    const char* words;
    std::string_view counter;
  };
  constexpr std::array kCards = {Card{"stage.comparisons", Icon::scale_balance, "ide.stage.count.comparisons", "comparaisons"},
                                 Card{"stage.reads", Icon::eye, "ide.stage.count.reads", "consultations"},
                                 Card{"stage.writes", Icon::pencil, "ide.stage.count.writes", "ecritures"}};
  std::vector<widgets::CounterCard> cards;
  for (const Card& card : kCards)
    cards.push_back({card.id, card.icon, frame.words(card.words), costs.known ? std::to_string(session::count_of(costs.now, card.counter)) : "…"});
  cards.push_back({"stage.steps", Icon::walk, frame.words("ide.stage.count.steps"), std::to_string(frame.session.shown_step())});
  return cards;
}

// Of tables, in the whole run: what such a program is about. Known once the run has ended.
bool reads_rows(const session::Session& session) {
  return session.trace() != nullptr && session::count_of(session::costs_of(*session.trace()), kRows) > 0;
}

// Two in a row; one alone has the row.
void draw_cards(Frame& frame, const std::vector<widgets::CounterCard>& cards, const Rect& place) {
  const std::size_t columns = std::min<std::size_t>(cards.size(), 2);
  const float gap = frame.du(kGap), wide = columns > 1 ? std::floor((place.w - gap) / 2) : place.w;
  for (std::size_t i = 0; i < cards.size(); ++i) {
    const float column = static_cast<float>(i % columns), row = static_cast<float>(i / columns);
    widgets::counter_card(frame, cards[i], {place.x + column * (wide + gap), place.y + row * frame.du(kCounter + kGap), wide, frame.du(kCounter)});
  }
}

// It asks or says, and its text never names the turtle.
bool only_speaks(const session::Session& session) {
  const session::RanProgram* ran = session.ran_program();
  const trace::Trace* const events = session.trace();
  const bool speaks = events != nullptr && (events->last_of(trace::EventKind::said) != nullptr || events->last_of(trace::EventKind::question) != nullptr ||
                                           events->last_of(trace::EventKind::output) != nullptr);
  return speaks && ran != nullptr && ran->tree().text().find("turtle") == std::string::npos;
}

}  // namespace

View::World View::world_of(const session::Session& session) {
  if (session.worlds().grid) return World::grid;
  if (session.worlds().stage.used) return World::stage;
  if (!session.worlds().graph.nodes.empty()) return World::graph;
  if (!session.worlds().charts.all.empty()) return World::chart;
  // In a lesson of the turtle, and once it has done something; a program that never speaks to it shows its lists.
  const world::Turtle& turtle = session.worlds_at_end().turtle;
  const bool of_turtle = session.lesson() != nullptr && session.lesson()->bare_world.kind == "turtle";
  if (of_turtle && (session.step_count() == 0 || (!lists_.has_lists(session) && !only_speaks(session)))) return World::turtle;
  if (!turtle.strokes.empty() || !turtle.turns.empty()) return World::turtle;
  return lists_.has_lists(session) ? World::lists : World::text;
}

void View::announce_run(Frame& frame) {
  const Notice* notice = run_notice(frame);
  if (notice == nullptr) {
    announced_.reset();
    technical_ = false;
  } else if (!announced_ || !(*announced_ == *notice)) {
    announced_ = *notice;
    technical_ = false;
    frame.announce(frame.words("ide.seen") + " : " + notice->advice.seen + " " + frame.words("ide.try") + " : " + notice->advice.try_this);
  }
  const RunPhase phase = frame.session.run_phase();
  if (phase == RunPhase::finished && phase_ != phase && notice == nullptr) frame.announce(frame.words(look_of(frame.session).words) + ".");
  phase_ = phase;
}

void View::draw(Frame& frame) {
  announce_run(frame);
  const World world = world_of(frame.session);
  const widgets::Panel panel = widgets::begin_panel(frame, {.id = "stage", .zone = access::Zone::stage, .rect = frame.area});
  Rect rest = panel.area;
  draw_head(frame, rest, world);

  if (world != World::text && rest.w >= frame.du(kWide) && rest.w > rest.h * kLow) draw_side_by_side(frame, world, rest);
  else draw_stacked(frame, world, rest);
  widgets::end_panel(frame, panel);
}

void View::draw_stacked(Frame& frame, World world, Rect rest) {
  const Rect console = rest.cut_bottom(console_height(frame, world, rest));
  const widgets::Panel body = begin_body(frame, rest);
  Rect content = content_of(frame, body);
  bool notice_first = false;
  if (world != World::text) {
    // Where there is no room for both, what was seen comes before the picture.
    const float below = below_height(frame, world, content.w), room = rest.h - frame.du(kGap) - below, notice = notice_height(frame, content.w);
    notice_first = notice > 0 && room < std::min(world_height(frame, world, content.w) + place_height(frame, world), frame.du(kLeastWorld));
    if (notice_first) draw_notice(frame, content.cut_top(notice));
    content.cut_top(draw_world(frame, world, {content.x, content.y, content.w, room}));
  }
  const float bottom = draw_below(frame, world, content, notice_first);
  widgets::end_panel(frame, body, bottom);
  if (rest.h > frame.du(kGap)) widgets::separator(frame, console.x, console.y, console.w);
  console_.draw(frame, console, world == World::text ? Console::Place::picture : Console::Place::below);
  if (world == World::text) draw_sound(frame, console.inset(frame.metrics.tool_margin(), 0));
}

// In low windows: the picture at the left, everything that is read at the right.
void View::draw_side_by_side(Frame& frame, World world, Rect rest) {
  Rect read = rest.cut_right(std::round(rest.w * kReadShare));
  const Rect picture = rest.inset(frame.metrics.tool_margin(), frame.du(kGap));
  draw_world(frame, world, picture);
  widgets::fill(frame, {read.x, read.y, std::max(1.0F, std::floor(frame.metrics.scale)), read.h}, frame.theme.line);
  // Where nothing was said, what was seen has the room.
  const bool silent = run_notice(frame) != nullptr && frame.session.console().empty();
  const Rect console = read.cut_bottom(silent ? 0 : console_height(frame, World::text, read));
  const widgets::Panel body = begin_body(frame, read);
  const float bottom = draw_below(frame, world, content_of(frame, body), false);
  widgets::end_panel(frame, body, bottom);
  if (silent) return;
  widgets::separator(frame, console.x, console.y, console.w);
  console_.draw(frame, console, Console::Place::below);
}

// The picture has the room that it likes when it is there; what is said has the rest.
float View::console_height(const Frame& frame, World world, const Rect& rest) {
  const float width = rest.w - 2 * frame.metrics.tool_margin();
  const float around = frame.du(kGap) + place_height(frame, world) + below_height(frame, world, width);
  const float least = std::min(console_.least_height(frame, rest.w), rest.h * kMostConsole);
  return std::max(least, rest.h - around - world_height(frame, world, width));
}

float View::place_height(const Frame& frame, World world) const {
  const bool says_nothing = world == World::text || world == World::chart || world == World::lists;
  if (says_nothing) return world == World::text ? 0 : frame.du(kGap);
  return std::max(frame.du(26), frame.fonts.line(FontRole::small)) + frame.du(4);
}

float View::world_height(const Frame& frame, World world, float width) {
  if (world == World::text) return 0;
  if (world == World::grid) return grid_.height(frame, *frame.session.worlds().grid, width);
  if (world == World::stage) return sprites_.height(width);
  if (world == World::chart) return charts_.height(frame, frame.session.worlds().charts, width);
  if (world == World::lists) return lists_.height(frame, width);
  return world == World::graph ? graph_.height(width) : turtle_.height(width);
}

void View::draw_head(Frame& frame, Rect& rest, World world) {
  struct Head {
    const char* title;
    Icon icon;
  };
  constexpr std::array kHeads = {Head{"ide.stage.title", Icon::message_text}, Head{"ide.stage.robot", Icon::map_marker},
                                 Head{"ide.stage.turtle", Icon::navigation}, Head{"ide.stage.sprites", Icon::theater},
                                 Head{"ide.stage.graph", Icon::share_variant}, Head{"ide.stage.charts", Icon::chart_bar},
                                 Head{"ide.stage.lists", Icon::format_list_numbers}};
  const auto& [title, icon] = kHeads[static_cast<std::size_t>(world)];
  Rect head = widgets::panel_head(frame, rest, icon, frame.words(title));
  const Tools::Scene scene = scene_for(frame, world);
  tools_.draw(frame, head, scene);
  draw_state(frame, head);
  tools_.draw_film(frame, rest, scene);
}

// The picture, no higher than it likes, with the line under it; gives the height of both.
float View::draw_world(Frame& frame, World world, Rect area) {
  const float place = place_height(frame, world), wanted = world_height(frame, world, area.w);
  // Lists that are pressed together say nothing: they have what they need, and the panel scrolls.
  const float picture_least = world == World::chart ? std::max(frame.du(kLeastWorld), charts_.least_height(frame, frame.session.worlds().charts)) : frame.du(kLeastWorld);
  const float least = world == World::lists ? wanted : std::min(wanted, picture_least);
  const float height = std::clamp(area.h - place, least, wanted);
  const Rect picture{area.x, area.y, area.w, height};
  draw_picture(frame, world, picture);
  if (tools_.coordinates())
    if (const std::optional<Plane> plane = plane_of(frame.session, world, picture)) draw_coordinates(frame, *plane, actor_of(frame.session, world == World::turtle));
  draw_sound(frame, picture);
  draw_place(frame, world, {area.x, picture.bottom(), area.w, place});
  return height + place;
}

void View::draw_picture(Frame& frame, World world, const Rect& picture) {
  const Moment moment = moment_of(frame.session);
  if (world == World::grid) grid_.draw(frame, *frame.session.worlds().grid, moment, picture);
  else if (world == World::stage) sprites_.draw(frame, frame.session.worlds().stage, moment, picture);
  else if (world == World::graph) graph_.draw(frame, frame.session.worlds().graph, picture);
  else if (world == World::chart) charts_.draw(frame, frame.session.worlds().charts, picture);
  else if (world == World::lists) lists_.draw(frame, picture);
  else if (world == World::turtle) turtle_.draw(frame, frame.session.worlds().turtle, frame.session.worlds_at_end().turtle, moment, picture);
  else console_.draw_picture(frame, picture);
}

std::optional<Plane> View::plane_of(const session::Session& session, World world, const Rect& area) const {
  if (world == World::turtle) return turtle_.plane(session.worlds_at_end().turtle, area);
  return world == World::stage ? std::optional(sprites_.plane(area)) : std::nullopt;
}

// « ♪ miaou », on the picture, whether it is heard or not.
void View::draw_sound(Frame& frame, const Rect& picture) const {
  const std::string name = frame.shared.sound_caption.empty() ? sound::sounding_words(frame.session) : frame.shared.sound_caption;
  if (name.empty()) return;
  const float height = frame.fonts.line(FontRole::small_bold) + frame.du(6);
  const float width = std::min(picture.w - frame.du(8), frame.fonts.width(FontRole::small_bold, name) + frame.du(40));
  if (width < frame.du(40) || picture.h < height + frame.du(8)) return;
  const Rect pill{picture.right() - width - frame.du(6), picture.bottom() - height - frame.du(6), width, height};
  // A list of its own, above what was drawn before.
  const widgets::Panel panel = widgets::begin_panel(frame, {.id = "stage-sound", .zone = access::Zone::stage, .rect = pill, .surface = widgets::Surface::none});
  widgets::fill(frame, pill, frame.theme.panel, height / 2);
  widgets::outline(frame, pill, frame.theme.accent, height / 2);
  Rect inside = pill.inset(frame.du(10), 0);
  widgets::icon_in(frame, inside.cut_left(frame.du(16)), FontRole::icon16, frame.theme.accent, Icon::music_note);
  inside.cut_left(frame.du(4));
  widgets::text_in(frame, inside, FontRole::small_bold, frame.theme.accent, name);
  widgets::register_text(frame, {.id = "stage.sound", .role = access::Role::status, .label = frame.words("ide.sound.caption", {{"nom", name}}), .rect = pill});
  widgets::end_panel(frame, panel);
}

// What the tools may do with the picture. It is drawn by views of its own, so that nothing that moves here is disturbed.
Tools::Scene View::scene_for(const Frame& frame, World world) {
  const session::Session& session = frame.session;
  const float width = frame.du(320);
  Tools::Scene scene{.stem = session.lesson() != nullptr ? session.lesson()->id : "lunabloc",
                     .has_picture = world != World::text || !session.console().empty(),
                     .has_coordinates = world == World::turtle || world == World::stage,
                     .height_of_width = world == World::text ? kTextShape : world_height(frame, world, width) / width};
  scene.draw = [view = std::shared_ptr<View>()](Frame& inside, const Rect& area) mutable {
    if (view == nullptr) view = std::make_shared<View>();
    const World shown = view->world_of(inside.session);
    view->draw_picture(inside, shown, area);
  };
  if (world == World::turtle && !session.worlds().turtle.strokes.empty())
    scene.svg = [&session, stem = scene.stem] { return exporting::svg_of(session.worlds().turtle, stem); };
  if (const world::Chart* const chart = world == World::chart ? charts_.shown(session.worlds().charts) : nullptr) scene.svg = [&frame, chart] { return chart_svg(frame, *chart); };
  return scene;
}

// Where the robot or the turtle is, in figures: what messages and questions speak of.
void View::draw_place(Frame& frame, World world, Rect row) {
  if (world == World::chart || world == World::lists) return;
  const session::Worlds& worlds = frame.session.worlds();
  if (world == World::grid) {
    const std::string cell = world::shown(worlds.grid->robot);
    const float width = frame.fonts.width(FontRole::small_bold, cell) + frame.du(16);
    const Rect column = row.cut_left(width);
    const Rect chip{column.x, column.center().y - frame.du(11), column.w, frame.du(22)};
    widgets::fill(frame, chip, frame.theme.accent_soft, chip.h / 2);
    widgets::text_in(frame, chip, FontRole::small_bold, frame.theme.accent, cell, widgets::Align::center);
    row.cut_left(frame.du(8));
    widgets::text_in(frame, row, FontRole::small, frame.theme.ink2, robot_words(frame, *worlds.grid));
    return;
  }
  if (world == World::graph) {
    widgets::text_in(frame, row, FontRole::small, frame.theme.ink2, frame.words(worlds.graph.visits.size() == 1 ? "ide.stage.graph.visit" : "ide.stage.graph.visits", {{"n", std::to_string(worlds.graph.visits.size())}}));
    return;
  }
  if (world == World::stage) {
    if (!worlds.stage.sprites.empty()) widgets::text_in(frame, row, FontRole::small, frame.theme.ink2, sprite_words(frame, worlds.stage, worlds.stage.sprites.back()));
    return;
  }
  const world::Turtle& turtle = worlds.turtle;
  const std::string pen = pen_words(frame, turtle);
  const float width = std::min(row.w / 2, frame.fonts.width(FontRole::small, pen) + frame.du(1));
  widgets::text_in(frame, row.cut_right(width), FontRole::small, frame.theme.ink2, pen, widgets::Align::right);
  Rect sign = row.cut_right(frame.du(20));
  const ImVec2 center{sign.center().x, sign.center().y};
  frame.list().AddCircleFilled(center, frame.du(6), turtle.pen_down ? frame.theme.pen(turtle.color) : frame.theme.raised);
  frame.list().AddCircle(center, frame.du(6), frame.theme.line_strong, 0, frame.metrics.border());
  widgets::text_in(frame, row, FontRole::small, frame.theme.ink2, turtle_words(frame, turtle));
}

// What is counted at the moment shown: the steps, what the world counts, the rows of tables that were read.
std::vector<widgets::CounterCard> View::cards_of(const Frame& frame, World world) const {
  const session::Session& session = frame.session;
  std::vector<widgets::CounterCard> cards;
  if (world == World::lists) cards = cost_cards(frame);
  else cards.push_back({"stage.steps", Icon::walk, frame.words("ide.stage.count.steps"), std::to_string(session.shown_step())});
  if (world == World::grid)
    cards.push_back({"stage.moves", Icon::cursor_move, frame.words("ide.stage.count.moves"), std::to_string(session.worlds().grid->path.size() - 1)});
  if (world == World::turtle)
    cards.push_back({"stage.strokes", Icon::pencil, frame.words("ide.stage.count.strokes"), std::to_string(session.worlds().turtle.strokes.size())});
  if (reads_rows(session)) {
    const session::CostView& costs = session.costs();
    const double rows = static_cast<double>(session::count_of(costs.now, kRows));
    cards.push_back({"stage.rows", Icon::table, frame.words("ide.stage.count.rows"), costs.known ? lunabloc::lesson::shown_number(rows, session.language()) : "…"});
  }
  return cards;
}

// Two beside one another; one or two alone share the row.
float View::counters_height(const Frame& frame, World world) const {
  if (frame.session.step_count() == 0 && !is_alive(frame.session)) return frame.du(kCounter);
  const std::size_t rows = (cards_of(frame, world).size() + 1) / 2;
  return frame.du(static_cast<float>(rows) * (kCounter + kGap) - kGap);
}

float View::notice_height(const Frame& frame, float width) const {
  const Notice* notice = run_notice(frame);
  if (notice == nullptr) return 0;
  return widgets::advice_card_height(frame, {"stage.notice", notice->tone, notice->advice}, width) +
         more_height(frame, *notice, technical_, width) + frame.du(10);
}

float View::below_height(const Frame& frame, World world, float width) const {
  return notice_height(frame, width) + (world == World::text && frame.session.step_count() == 0 ? 0 : counters_height(frame, world) + frame.du(10));
}

float View::draw_below(Frame& frame, World world, Rect rest, bool notice_drawn) {
  const float notice = notice_drawn ? 0 : notice_height(frame, rest.w);
  if (notice > 0) draw_notice(frame, rest.cut_top(notice));
  if (world == World::text && frame.session.step_count() == 0) return rest.y;
  draw_counters(frame, world, rest.cut_top(counters_height(frame, world)));
  return rest.y + frame.du(10);
}

void View::draw_notice(Frame& frame, Rect rest) {
  const Notice& notice = *run_notice(frame);
  rest.cut_top(widgets::advice_card(frame, {"stage.notice", notice.tone, notice.advice}, rest));
  if (const std::string values = values_words(frame, notice); !values.empty()) draw_words(frame, "stage.values", values, rest);
  if (notice.technical.empty() && !notice.offset) return;
  rest.cut_top(frame.du(4));
  Rect row = rest.cut_top(frame.metrics.target(30));
  if (notice.offset) {
    const widgets::ButtonFace face{.icon = Icon::hand_pointing_right, .label = frame.words("ide.lesson.show_block")};
    if (widgets::quiet_button(frame, "stage.show_block", row.cut_left(widgets::button_width(frame, face)), face)) go_to_block(frame, *notice.offset);
  }
  if (notice.technical.empty()) return;
  const widgets::ButtonFace face{.icon = technical_ ? Icon::chevron_up : Icon::chevron_down, .label = frame.words("ide.stage.lua_says"), .pressed = technical_};
  if (widgets::quiet_button(frame, "stage.technical", row.cut_left(widgets::button_width(frame, face)), face)) technical_ = !technical_;
  if (technical_) draw_words(frame, "stage.technical.text", notice.technical, rest);
}

void View::draw_counters(Frame& frame, World world, Rect row) {
  const session::Session& session = frame.session;
  if (session.step_count() == 0 && !is_alive(session)) {
    const std::string words = frame.words("ide.stage.press_run");
    const Rect whole = row;
    widgets::fill(frame, row, frame.theme.sunken, frame.metrics.radius_button());
    if (!frame.theme.shadows) widgets::outline(frame, row, frame.theme.line_strong, frame.metrics.radius_button());
    row.cut_left(frame.du(10));
    widgets::icon_in(frame, row.cut_left(frame.du(24)), FontRole::icon19, frame.theme.ok, Icon::play);
    row.cut_left(frame.du(8));
    const widgets::Paragraph paragraph(frame, widgets::spans_of(words, frame.french()), FontRole::small, row.w);
    paragraph.draw(frame, row.x, row.center().y - paragraph.height() / 2, frame.theme.ink2);
    widgets::register_text(frame, {.id = "stage.empty", .role = access::Role::text, .label = widgets::plain_of(widgets::spans_of(words, frame.french())), .rect = whole});
    return;
  }
  draw_cards(frame, cards_of(frame, world), row);
}

}  // namespace lunabloc::ide::stage
