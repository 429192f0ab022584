// The parts of the window, each in its place.
#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "ide/app/window.h"
#include "ide/topbar/said_list.h"
#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/panel.h"
#include "ide/widgets/reading_ruler.h"
#include "ide/widgets/text.h"
#include "ide/widgets/variable_rows.h"

namespace lunabloc::ide::app {
namespace {

using theme::FontRole;
using theme::Icon;
using widgets::Frame;

constexpr float kLeastLua = 200;  // du, beside the blocks
constexpr float kValuesMargin = 8, kValuesSides = 12;  // du, around the variables below the code

// The corners of a panel whose content goes to its edge are cut round again.
void round_corners(Frame& frame, const Rect& panel) {
  const float radius = frame.metrics.radius_panel() + 1, border = frame.metrics.border();
  struct Corner {
    const char* id;
    bool right, bottom;
    int first;  // twelfths of a turn, as PathArcToFast counts
  };
  constexpr Corner kCorners[] = {{"corner.1", true, true, 0}, {"corner.2", false, true, 3}, {"corner.3", false, false, 6}, {"corner.4", true, false, 9}};
  for (const Corner& corner : kCorners) {
    const Rect ear{corner.right ? panel.right() - radius : panel.x, corner.bottom ? panel.bottom() - radius : panel.y, radius, radius};
    const ImVec2 tip{corner.right ? ear.right() : ear.x, corner.bottom ? ear.bottom() : ear.y};
    const ImVec2 center{corner.right ? ear.x : ear.right(), corner.bottom ? ear.y : ear.bottom()};
    ImGui::SetCursorScreenPos(ear.min());
    ImGui::BeginChild(corner.id, ear.size(), false,
                      ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav);
    ImDrawList& list = frame.list();
    list.PathLineTo(tip);
    list.PathArcToFast(center, radius, corner.first, corner.first + 3);
    list.PathFillConvex(frame.theme.bg);
    list.PathArcToFast(center, radius - border / 2, corner.first, corner.first + 3);
    list.PathStroke(frame.theme.panel_edge, 0, border);
    ImGui::EndChild();
  }
}

}  // namespace

void Window::draw_parts(Frame& frame, ImVec2 size) {
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(size);
  ImGui::Begin("window", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBackground |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse);
  widgets::fill(frame, {0, 0, size.x, size.y}, frame.theme.bg);
  const bool kit_shown = beside() == Beside::kit && tab_ == Tab::beside;
  const Layout layout = lay_out(size, frame.metrics, {.beside = beside(), .kit_shown = kit_shown, .caption = shows_caption(), .reading = tab_ == Tab::lesson}, settings_.splits);
  one_column_ = layout.arrangement == Arrangement::one_column;
  if (const std::optional<std::size_t> wanted = std::exchange(shared_.wanted_place, std::nullopt); wanted && !shows_home()) {
    shared_.stage_alone = false;
    show_place(*wanted);
  }
  frame.area = layout.top_bar;
  topbar::draw(frame, top_bar_);
  if (shows_home()) draw_home(frame, layout);
  else draw_work(frame, layout);
  if (!layout.caption.empty()) draw_caption(frame, layout.caption);
  ImGui::End();

  if (!shows_home()) {
    frame.area = layout.code;
    origin_.draw(frame);
    frame.area = layout.code.empty() || shared_.stage_alone ? Rect{0, layout.top_bar.bottom(), size.x, layout.time_bar.y - layout.top_bar.bottom()} : layout.code;
    costs_.draw(frame);
    // What asks for a file waits behind the panel in which it is chosen.
    if (!files_.is_open()) {
      paint_.draw(frame);
      chooser_.draw(frame, sounds_);
    }
    help_.draw(frame);
  }
  data_.follow(frame);
  if (!files_.is_open() && shared_.page == widgets::Page::lessons) draw_data(frame, layout, size);
  frame.area = {0, 0, size.x, size.y};
  topbar::draw_overlays(frame, top_bar_);
  draw_import(frame);
  draw_search(frame);
  if (top_bar_.said_open && !topbar::draw_said_list(frame, speaker_.log())) top_bar_.said_open = false;
  widgets::draw_toasts(frame, layout.code.empty() ? frame.area : layout.code);
  widgets::draw_tooltip(frame, frame.area);
}

// Beside the blocks, so that what is asked of a table is seen to be written there; over all of it where that is narrow.
void Window::draw_data(Frame& frame, const Layout& layout, ImVec2 size) {
  constexpr float kLeast = 640, kBlocks = 1240;  // du
  const float gap = frame.metrics.panel_gap(), top = layout.top_bar.bottom() + gap;
  const bool beside_blocks = !shows_home() && !data_.is_wide() && size.x / frame.metrics.scale >= kBlocks;
  const float end = shows_home() ? (layout.caption.empty() ? size.y : layout.caption.y) : layout.time_bar.y;
  const float width = beside_blocks ? std::max(frame.du(kLeast), size.x * 0.52F) : size.x - 2 * gap;
  frame.area = {size.x - gap - width, top, width, end - gap - top};
  data_.draw(frame);
}

void Window::draw_home(Frame& frame, const Layout& layout) {
  const float gap = frame.metrics.panel_gap();
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  const float end = layout.caption.empty() ? size.y - gap : layout.caption.y - gap;
  frame.area = {gap, layout.top_bar.bottom() + gap, size.x - 2 * gap, end - layout.top_bar.bottom() - gap};
  switch (shared_.page) {
    case widgets::Page::bench: return bench_.draw(frame);
    case widgets::Page::person: return draw_person(frame);
    case widgets::Page::classroom: return classroom_.draw(frame, own_work_.class_folder());
    case widgets::Page::lessons: return home_.draw(frame, own_work_.person().pseudonym);
  }
}

void Window::draw_person(Frame& frame) {
  const std::optional<person::Wish> wish = person_.draw(frame, own_work_);
  if (!wish) return;
  person_.tell(frame, person::done(*wish, own_work_, session_));
  if (wish->what == person::Wish::What::begin_exam && session_.exam() != nullptr) shared_.page = widgets::Page::lessons;
  shared_.home_open = true;
  owe_frames();
}

// The stage has all the room between the top bar and the time bar.
void Window::draw_stage_alone(Frame& frame, const Layout& layout) {
  const float gap = frame.metrics.panel_gap();
  const Rect bar = layout.time_bar;
  frame.area = {gap, layout.top_bar.bottom() + gap, ImGui::GetIO().DisplaySize.x - 2 * gap, bar.y - layout.top_bar.bottom() - 2 * gap};
  stage_.draw(frame);
  frame.area = {gap, bar.y, ImGui::GetIO().DisplaySize.x - 2 * gap, bar.h};
  time_bar_.draw(frame);
}

void Window::draw_work(Frame& frame, const Layout& layout) {
  if (shared_.stage_alone && beside() == Beside::stage) return draw_stage_alone(frame, layout);
  switch (layout.arrangement) {
    case Arrangement::three_columns:
    case Arrangement::lua_in_tab:
      draw_lesson(frame, layout.lesson);
      draw_code(frame, layout, layout.code);
      draw_beside(frame, layout.beside);
      draw_splitters(frame, layout);
      break;
    case Arrangement::two_columns:
      draw_left_tabs(frame, layout);
      draw_code(frame, layout, layout.code);
      break;
    case Arrangement::one_column: draw_all_tabs(frame, layout); break;
  }
  frame.area = layout.time_bar;
  time_bar_.draw(frame);
}

void Window::draw_lesson(Frame& frame, const Rect& rect) {
  frame.area = rect;
  lesson_.draw(frame);
  if (settings_.reading_ruler) widgets::draw_reading_ruler(frame, rect);
}

// The head with the faces of the program, then the faces.
void Window::draw_code(Frame& frame, const Layout& layout, const Rect& rect) {
  const widgets::Panel panel = widgets::begin_panel(frame, {.id = "code", .zone = access::Zone::palette, .rect = rect});
  Rect rest = panel.area;
  Rect head = rest.cut_top(frame.metrics.head_height());
  widgets::separator(frame, head.x, head.bottom() - frame.metrics.border(), head.w);
  head = head.inset(frame.metrics.tool_margin(), 0);
  std::vector<widgets::Tab> tabs = {{"blocks", Icon::puzzle, frame.words("ide.code.blocks")}};
  std::vector<Faces> faces = {Faces::blocks};
  if (layout.lua_beside_blocks) {
    tabs.push_back({"both", Icon::view_column, frame.words("ide.code.both")});
    faces.push_back(Faces::both);
  }
  tabs.push_back({"lua", Icon::code_tags, frame.words("ide.code.lua")});
  faces.push_back(Faces::lua);
  auto found = std::find(faces.begin(), faces.end(), faces_);
  const std::size_t current = found == faces.end() ? 0 : static_cast<std::size_t>(found - faces.begin());
  const float height = frame.metrics.tabs_height();
  const float width = std::min(head.w, widgets::tabs_width(frame, tabs));
  const Rect column = head.cut_left(width);
  const std::size_t chosen = widgets::tabs(frame, "code", {column.x, column.center().y - height / 2, column.w, height}, tabs, current);
  if (chosen != current) {
    faces_ = faces[chosen];
    faces_chosen_ = true;
  }
  head.cut_left(frame.metrics.space(3));
  const std::string same = frame.words("ide.code.same");
  if (layout.lua_beside_blocks && frame.fonts.width(FontRole::small, same) <= head.w)
    widgets::text_in(frame, head, FontRole::small, frame.theme.ink3, same, widgets::Align::right);
  draw_faces(frame, layout, rest);
  round_corners(frame, rect);
  widgets::end_panel(frame, panel);
}

// Blocks and Lua do not know each other: each is told what the other points at.
void Window::link_faces() {
  lua_.link(blocks_.selected_range(session_));
  data_.select(blocks_.selected_range(session_));
  blocks_.link(lua_.caret());
  if (const std::optional<std::size_t> back = lua_.take_jump()) show_block_at(*back);
  const std::optional<std::size_t> jump = blocks_.take_jump();
  if (!jump) return;
  lua_.go_to(*jump);
  if (faces_ == Faces::blocks) faces_ = Faces::lua;
  if (tab_ == Tab::blocks) tab_ = Tab::lua;
}

// The block of the statement, selected and in view.
void Window::show_block_at(std::size_t offset) {
  const program::Block* block = program::statement_at(session_.projection(), offset);
  if (block == nullptr) return;
  shared_.wanted_block = block->id;
  show_blocks();
}

void Window::show_blocks() {
  if (faces_ == Faces::lua) faces_ = Faces::blocks;
  if (one_column_) tab_ = Tab::blocks;
}

void Window::show_place(std::size_t offset) {
  const bool only_lua = one_column_ ? tab_ == Tab::lua : faces_ == Faces::lua;
  if (!only_lua && program::statement_at(session_.projection(), offset) != nullptr) return show_block_at(offset);
  lua_.go_to(offset);
  if (faces_ == Faces::blocks) faces_ = Faces::lua;
  if (one_column_) tab_ = Tab::lua;
}

void Window::draw_search(Frame& frame) {
  const std::optional<search::Result> chosen = search_.draw(frame);
  if (shared_.dragged_block) {
    show_blocks();
    owe_frames();
  }
  if (!chosen) return;
  go_to(frame, *chosen);
  owe_frames();
}

void Window::go_to(Frame& frame, const search::Result& result) {
  switch (result.kind) {
    case search::Kind::lesson:
      commands_.push("lesson.open", {result.id});
      shared_.home_open = false;
      break;
    case search::Kind::block:
      shared_.wanted_insertion = result.id;
      show_blocks();
      break;
    case search::Kind::in_program:
      shared_.wanted_block = result.block;
      show_blocks();
      break;
    case search::Kind::variable:
    case search::Kind::function:
      if (faces_ == Faces::lua) lua_.go_to(result.offset);
      else show_block_at(result.offset);
      break;
    case search::Kind::setting:
      top_bar_.display_open = true;
      top_bar_.display_search.clear();
      frame.focus().remember();
      frame.focus().set(result.id, access::Zone::overlay);
      break;
    case search::Kind::command: commands_.push(result.id); break;
  }
}

// A work whose blocks are too wide to stand beside the Lua is shown as blocks alone, from its beginning or from when they
// have become so, till the person chooses a face. It does not come back by itself: nothing moves to and fro.
void Window::choose_faces(Frame& frame, const Rect& rest) {
  const std::string work = (session_.lesson() == nullptr ? std::string() : session_.lesson()->id) + "/" + (session_.step() == nullptr ? std::string() : session_.step()->id);
  const bool begins = std::exchange(faced_work_, work) != work;
  if (faces_chosen_ || faces_ == Faces::lua) return;
  // Not under a hand that is at work, nor beside a line that is being written.
  const bool may_move = faces_ == Faces::both && frame.focus().zone() != access::Zone::lua && !ImGui::IsMouseDown(0);
  if (!begins && !may_move) return;
  faces_ = blocks_.wanted_width(frame) + frame.du(kLeastLua) <= rest.w ? Faces::both : Faces::blocks;
}

// « Variables au pas 16 », below the code where the Lua does not have them. One line of them where the code would have too
// little room, till the person unfolds them; then they scroll.
std::optional<Window::ValuesBelow> Window::cut_values_below(const Frame& frame, Rect& rest) const {
  constexpr float kLeastCode = 220;  // du
  constexpr float kUsualShare = 0.4F, kMostShare = 0.6F;
  if (session_.step_count() == 0 || session_.variables().empty()) return std::nullopt;
  const float margins = 2 * frame.du(kValuesMargin), folded = widgets::folded_variables_height(frame) + margins;
  if (rest.h < 2 * folded) return std::nullopt;
  const float whole = widgets::variables_height(frame, session_.variables().size(), rest.w - 2 * frame.du(kValuesSides)) + margins;
  const float usual = std::min(whole, rest.h * kUsualShare);
  const bool open = values_open_.value_or(rest.h - usual >= frame.du(kLeastCode));
  const float height = !open ? folded : (values_open_ ? std::min(whole, rest.h * kMostShare) : usual);
  return ValuesBelow{rest.cut_bottom(height), open ? whole : folded, open};
}

void Window::draw_values_below(Frame& frame, const ValuesBelow& values) {
  const Rect& place = values.place;
  const bool scrolls = place.h < values.whole;
  const widgets::Panel panel = widgets::begin_panel(frame, {.id = "values-below", .zone = access::Zone::lua, .rect = place, .surface = widgets::Surface::none,
                                                            .scroll = scrolls ? widgets::Scroll::vertical : widgets::Scroll::none});
  widgets::fill(frame, place, frame.theme.panel);
  widgets::separator(frame, place.x, place.y, place.w);
  const float margin = frame.du(kValuesMargin);
  const Rect card = Rect{place.x, panel.area.y, place.w, values.whole}.inset(frame.du(kValuesSides), margin);
  const widgets::Fold fold = values.open ? widgets::Fold::open : widgets::Fold::folded;
  if (widgets::draw_variables(frame, card, session_.variables().size(), fold)) values_open_ = !values.open;
  widgets::end_panel(frame, panel, scrolls ? card.bottom() + margin : 0);
}

void Window::draw_faces(Frame& frame, const Layout& layout, Rect rest) {
  link_faces();
  if (layout.lua_beside_blocks) choose_faces(frame, rest);
  Faces shown = faces_;
  if (shown == Faces::both && !layout.lua_beside_blocks) shown = Faces::blocks;
  const bool below = shown == Faces::blocks || !text::View::shows_variables(frame);
  const std::optional<ValuesBelow> values = below ? cut_values_below(frame, rest) : std::nullopt;
  Rect lua_place = shown == Faces::lua ? rest : Rect{};
  if (shown == Faces::both) {
    float wanted = frame.du(static_cast<float>(split_of(settings_.splits, beside(), "code")));
    // Unless the person has moved the border, wide blocks have what they need of the room of the Lua; nothing moves under a
    // hand that is at work, or beside a line that is being written.
    if (frame.focus().zone() != access::Zone::lua && !ImGui::IsMouseDown(0)) blocks_want_ = blocks_.wanted_width(frame);
    if (!settings_.splits.contains(split_name(beside(), "code"))) wanted = std::min(wanted, rest.w - blocks_want_);
    const float width = std::clamp(wanted, frame.du(kLeastLua), std::max(frame.du(kLeastLua), rest.w - frame.du(280)));
    lua_place = rest.cut_right(width);
    rest.cut_right(frame.metrics.border());
    code_splitter_ = {rest.right() - frame.du(3), rest.y, frame.du(6), rest.h};
  } else {
    code_splitter_ = {};
  }
  if (shown != Faces::lua) {
    frame.area = rest;
    blocks_.draw(frame);
  }
  if (shown != Faces::blocks) {
    frame.area = lua_place;
    lua_.draw(frame);
  }
  if (values) draw_values_below(frame, *values);
  if (!code_splitter_.empty()) {
    widgets::fill(frame, {rest.right(), rest.y, frame.metrics.border(), rest.h}, frame.theme.line);
    const float moved = widgets::splitter(frame, "split.code", frame.words("ide.split.code"), code_splitter_);
    move_split(settings_.splits, beside(), "code", -moved, frame.metrics);
  }
}

// « Leçon » and « Scène » share the left column.
void Window::draw_left_tabs(Frame& frame, const Layout& layout) {
  const std::array<widgets::Tab, 2> tabs = {
      widgets::Tab{"lesson", Icon::book_open_page_variant, frame.words("ide.tab.lesson")},
      widgets::Tab{"beside", beside() == Beside::kit ? Icon::chip : Icon::navigation,
                   frame.words(beside() == Beside::kit ? "ide.tab.kit" : "ide.tab.stage")}};
  Rect rest = layout.lesson;
  const Rect head = rest.cut_top(layout.tabs.h);
  const float height = frame.metrics.tabs_height();
  const std::size_t current = tab_ == Tab::beside ? 1 : 0;
  const Rect track{head.x, head.center().y - height / 2 - frame.du(2), std::min(head.w, widgets::tabs_width(frame, tabs)), height};
  frame.tree().enter_zone(access::Zone::lesson);
  const std::size_t chosen = widgets::tabs(frame, "tab", track, tabs, current);
  frame.tree().enter_zone(access::Zone::top_bar);
  if (chosen != current) tab_ = chosen == 1 ? Tab::beside : Tab::lesson;
  if (chosen == 1) draw_beside(frame, rest);
  else draw_lesson(frame, rest);
}

void Window::draw_all_tabs(Frame& frame, const Layout& layout) {
  const std::array<widgets::Tab, 4> tabs = {
      widgets::Tab{"lesson", Icon::book_open_page_variant, frame.words("ide.tab.lesson")},
      widgets::Tab{"blocks", Icon::puzzle, frame.words("ide.code.blocks")},
      widgets::Tab{"lua", Icon::code_tags, frame.words("ide.code.lua")},
      widgets::Tab{"beside", beside() == Beside::kit ? Icon::chip : Icon::navigation,
                   frame.words(beside() == Beside::kit ? "ide.tab.kit" : "ide.tab.stage")}};
  Rect rest = layout.code;
  const Rect head = rest.cut_top(layout.tabs.h);
  const float height = frame.metrics.tabs_height();
  const auto current = static_cast<std::size_t>(tab_);
  const Rect track{head.x, head.center().y - height / 2 - frame.du(2), std::min(head.w, widgets::tabs_width(frame, tabs)), height};
  frame.tree().enter_zone(access::Zone::lesson);
  const std::size_t chosen = widgets::tabs(frame, "tab", track, tabs, current);
  frame.tree().enter_zone(access::Zone::top_bar);
  tab_ = static_cast<Tab>(chosen);
  switch (tab_) {
    case Tab::lesson: return draw_lesson(frame, rest);
    case Tab::beside: return draw_beside(frame, rest);
    case Tab::blocks:
    case Tab::lua: {
      const widgets::Panel panel = widgets::begin_panel(frame, {.id = "code", .zone = access::Zone::palette, .rect = rest});
      faces_ = tab_ == Tab::lua ? Faces::lua : Faces::blocks;
      draw_faces(frame, layout, panel.area);
      round_corners(frame, rest);
      widgets::end_panel(frame, panel);
    }
  }
}

void Window::draw_splitters(Frame& frame, const Layout& layout) {
  access::Settings& settings = settings_;
  const auto split = [&](const std::string& name, const std::string& label, const Rect& gap, float direction) {
    if (gap.empty()) return;
    const float moved = widgets::splitter(frame, "split." + name, label, gap);
    move_split(settings.splits, beside(), name, moved * direction, frame.metrics);
  };
  frame.tree().enter_zone(access::Zone::lesson);
  split("left", frame.words("ide.split.left"), layout.left_splitter, 1);
  frame.tree().enter_zone(beside() == Beside::kit ? access::Zone::kit : access::Zone::stage);
  split("right", frame.words("ide.split.right"), layout.right_splitter, -1);
  frame.tree().enter_zone(access::Zone::top_bar);
}

void Window::draw_caption(Frame& frame, const Rect& rect) {
  const float radius = frame.metrics.radius_button();
  widgets::fill(frame, rect, frame.theme.accent_soft, radius);
  widgets::outline(frame, rect, frame.theme.accent, radius);
  Rect inside = rect.inset(frame.metrics.space(3), 0);
  widgets::icon_in(frame, inside.cut_left(frame.du(24)), FontRole::icon19, frame.theme.accent, Icon::volume_high);
  inside.cut_left(frame.du(10));
  if (speaker_.caption().empty()) return;
  widgets::text_in(frame, inside, FontRole::body, frame.theme.ink, speaker_.caption());
  frame.tree().enter_zone(access::Zone::time_bar);
  widgets::register_text(frame, {.id = "caption", .role = access::Role::status, .label = speaker_.caption(), .rect = rect});
  frame.tree().enter_zone(access::Zone::top_bar);
}

}  // namespace lunabloc::ide::app
