#include "ide/kit/view.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/advice_words.h"
#include "ide/kit/parts_list.h"
#include "ide/kit/wiring.h"
#include "ide/widgets/cards.h"
#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/panel.h"
#include "ide/widgets/text.h"

namespace lunabloc::ide::kit {
namespace {

using session::KitView;
using widgets::Frame;
using widgets::FontRole;
using widgets::Icon;
using widgets::StateLook;

constexpr const char* kBoard = "uno";
constexpr const char* kVirtual = "virtual";
constexpr float kListWidth = 196, kWide = 580, kHeadButtonsFrom = 600;  // du
constexpr float kMostOfList = 0.5F;  // of the panel
constexpr float kNoDrawing = 240;    // du, of what says that there is none

// Each state has a sign and words beside its colour.
const StateLook& look_of(KitView::State state) {
  using theme::Theme;
  static constexpr std::array kLooks = {
      StateLook{"ide.kit.state.absent", Icon::usb, &Theme::ink2, &Theme::sunken},
      StateLook{"ide.kit.state.looking", Icon::magnify, &Theme::accent, &Theme::accent_soft},
      StateLook{"ide.kit.state.plugged", Icon::check_circle, &Theme::ok, &Theme::ok_soft},
      StateLook{"ide.kit.state.flashing", Icon::upload, &Theme::accent, &Theme::accent_soft},
      StateLook{"ide.kit.state.ready", Icon::check_circle, &Theme::ok, &Theme::ok_soft},
      StateLook{"ide.kit.state.running", Icon::play, &Theme::ok, &Theme::ok_soft},
      StateLook{"ide.kit.state.lost", Icon::alert, &Theme::warn, &Theme::warn_soft},
  };
  return kLooks[static_cast<std::size_t>(state)];
}

// How often a recording notes what the sensors say.
struct Pace {
  const char* rows_a_second;
  const char* words;
};
constexpr std::array kPaces = {Pace{"0.2", "ide.kit.record.each_5"}, Pace{"1", "ide.kit.record.each_1"}, Pace{"10", "ide.kit.record.each_tenth"}, Pace{"1000", "ide.kit.record.each_thousandth"}};

constexpr float kAroundHeight = 44, kWideBoard = 210;  // du

bool stand_beside(const Frame& frame, std::size_t boards, float width) {
  return width >= frame.du(kWideBoard) * static_cast<float>(boards);
}

bool is_there(KitView::State state) {
  return state != KitView::State::absent && state != KitView::State::looking && state != KitView::State::lost;
}

// Beside the drawing.
float list_width(const Frame& frame, const std::vector<ShownPart>& parts, float width) {
  const float wanted = parts_list_width(frame, parts) + 2 * frame.metrics.tool_margin() + ImGui::GetStyle().ScrollbarSize;
  return std::min(std::max(frame.du(kListWidth), wanted), width * kMostOfList);
}

// Of the words that no board is needed; who has run a program knows it.
float empty_height(const Frame& frame) {
  const bool needed = !is_there(frame.session.kit().state) && frame.session.step_count() == 0;
  return needed ? frame.fonts.line(FontRole::small) * 2 + frame.du(8) : 0.0F;
}

std::vector<ShownPart> parts_of(const std::vector<ShownPart>& parts, const std::string& board) {
  std::vector<ShownPart> own;
  for (const ShownPart& part : parts)
    if (part.board == board) own.push_back(part);
  return own;
}

std::string board_name(const Frame& frame) {
  const KitView& kit = frame.session.kit();
  return kit.board.empty() ? frame.words("ide.kit.board") : kit.board;
}

// What is beside the state: that it is virtual, or which port; then what the board holds.
std::string port_words(const Frame& frame) {
  const KitView& kit = frame.session.kit();
  if (!is_there(kit.state)) return {};
  return kit.port == kVirtual ? frame.words("ide.kit.virtual") : kit.port;
}

std::string detail_words(const Frame& frame) {
  const std::string port = port_words(frame);
  if (port.empty() || frame.session.kit().firmware.empty()) return port;
  return port + "  ·  " + frame.words("ide.kit.holds", {{"nom", frame.session.kit().firmware}});
}

void draw_state_chip(Frame& frame, Rect& row) {
  const StateLook& look = look_of(frame.session.kit().state);
  widgets::state_chip(frame, "kitpanel.state", row.cut_left(widgets::state_chip_width(frame, look)), look, detail_words(frame));
}

void draw_detail(Frame& frame, Rect row) {
  row.cut_left(frame.du(10));
  for (const std::string& words : {detail_words(frame), port_words(frame)})
    if (frame.fonts.width(FontRole::small, words) <= row.w) {
      widgets::text_in(frame, row, FontRole::small, frame.theme.ink2, words);
      return;
    }
}

}  // namespace

const BoardDrawing* View::drawing() {
  if (!drawing_) drawing_ = BoardDrawing::load(assets_, kBoard);
  return drawing_->has_value() ? &**drawing_ : nullptr;
}

void View::announce_state(Frame& frame) {
  const KitView& kit = frame.session.kit();
  if (last_state_ && *last_state_ != kit.state) {
    std::string said = frame.words("ide.kit.said", {{"nom", board_name(frame)}, {"detail", frame.words(look_of(kit.state).words)}});
    if (kit.notice) said += " " + base::in_one_line(kit.notice->advice);
    frame.announce(std::move(said));
    // « Téléverser » is gone while it sends: who pressed it by key can stop it by key.
    if (kit.state == KitView::State::flashing && frame.focused("kitpanel.main") && frame.focus().visible())
      frame.focus().set("kitpanel.cancel", access::Zone::kit);
  }
  last_state_ = kit.state;
  if (std::exchange(last_found_, kit.found_port) != kit.found_port && !kit.found_port.empty())
    frame.announce(frame.words("ide.kit.found", {{"nom", kit.found_board}}));
}

void View::draw_buttons(Frame& frame, Rect place) {
  const KitView& kit = frame.session.kit();
  const float height = frame.metrics.button_height();
  place = {place.x, place.center().y - height / 2, place.w, height};
  const auto cut = [&](const widgets::ButtonFace& face, float more) {
    const Rect button = place.cut_right(widgets::button_width(frame, face) + frame.du(more));
    place.cut_right(frame.du(8));
    return button;
  };
  if (session::enabled(frame.session, "kit.flash")) {
    const widgets::ButtonFace flash{.icon = Icon::upload, .label = frame.words("ide.kit.flash"), .hint = frame.words("ide.kit.flash.hint")};
    const Rect at = cut(flash, 14);
    const widgets::ButtonFace unplug{.icon = Icon::close, .label = frame.words("ide.kit.unplug")};
    const Rect unplug_at = cut(unplug, 0);
    if (widgets::secondary_button(frame, "kitpanel.unplug", unplug_at, unplug)) frame.commands.push("kit.unplug");
    if (widgets::primary_button(frame, "kitpanel.main", at, flash)) frame.commands.push("kit.flash");
  } else if (kit.state == KitView::State::absent || kit.state == KitView::State::lost) {
    // A board that stands on the computer comes first.
    const bool found = kit.state == KitView::State::absent && !kit.found_port.empty();
    const widgets::ButtonFace plug{.icon = Icon::usb, .label = frame.words("ide.kit.plug"), .hint = frame.words("ide.kit.plug.hint")};
    const widgets::ButtonFace real{.icon = Icon::usb, .label = frame.words("ide.kit.plug_found", {{"nom", kit.found_board}}), .hint = kit.found_port};
    if (found && widgets::primary_button(frame, "kitpanel.found", cut(real, 14), real)) frame.commands.push("kit.plug", {kit.found_port});
    if (!found && widgets::primary_button(frame, "kitpanel.main", cut(plug, 14), plug)) frame.commands.push("kit.plug", {kVirtual});
    if (found && widgets::button_width(frame, plug) <= place.w && widgets::secondary_button(frame, "kitpanel.main", cut(plug, 0), plug))
      frame.commands.push("kit.plug", {kVirtual});
  } else if (kit.state == KitView::State::looking) {
    const widgets::ButtonFace unplug{.icon = Icon::close, .label = frame.words("ide.kit.stop_looking")};
    if (widgets::secondary_button(frame, "kitpanel.unplug", cut(unplug, 0), unplug)) frame.commands.push("kit.unplug");
  }
}

void View::draw_head(Frame& frame, Rect& rest) {
  const bool one_row = rest.w >= frame.du(kHeadButtonsFrom);
  Rect head = widgets::panel_head(frame, rest, Icon::chip, board_name(frame));
  if (one_row) {
    Rect buttons = head.cut_right(frame.du(300));
    draw_state_chip(frame, head);
    draw_detail(frame, head);
    draw_buttons(frame, buttons);
    return;
  }
  draw_state_chip(frame, head);
  Rect row = rest.cut_top(frame.metrics.button_height() + frame.du(16));
  widgets::separator(frame, row.x, row.bottom() - 1, row.w);
  row = row.inset(frame.metrics.tool_margin(), 0);
  draw_buttons(frame, row);
}

void View::draw_middle(Frame& frame, const std::vector<ShownPart>& parts, ListPlace list_place, const Rect& area) {
  Rect rest = area;
  if (list_place == ListPlace::beside) {
    const Rect list = rest.cut_right(list_width(frame, parts, area.w));
    widgets::fill(frame, {list.x, list.y, 1, list.h}, frame.theme.line);
    draw_list_beside(frame, parts, list);
  }
  if (const float height = empty_height(frame); height > 0) {
    const Rect words = rest.cut_bottom(height).inset(frame.metrics.text_margin(), 0);
    const std::string text = frame.words("ide.kit.empty");
    const widgets::Paragraph paragraph(frame, widgets::spans_of(text, frame.french()), FontRole::small, words.w);
    paragraph.draw(frame, words.center().x - paragraph.widest() / 2, words.y, frame.theme.ink2);
    widgets::register_text(frame, {.id = "kitpanel.empty", .role = access::Role::text, .label = text, .rect = words});
  }
  const BoardDrawing* board = drawing();
  if (board == nullptr) return widgets::empty_state(frame, "kitpanel.no_drawing", rest, Icon::chip, frame.words("ide.kit.no_drawing"));
  draw_boards(frame, *board, parts, rest);
}

// Several stand side by side where each has room, else one below the other.
void View::draw_boards(Frame& frame, const BoardDrawing& board, const std::vector<ShownPart>& parts, Rect area) {
  const bool there = is_there(frame.session.kit().state), simulated = frame.session.step_count() > 0;
  if (boards_.empty()) return draw_wiring(frame, hands_, {board, parts, there, simulated, doctor_.shown()}, area);
  const bool beside = stand_beside(frame, boards_.size(), area.w);
  auto left = static_cast<float>(boards_.size());
  for (const std::string& name : boards_) {
    const std::vector<ShownPart> own = parts_of(parts, name);
    const Rect place = beside ? area.cut_left(std::floor(area.w / left)) : area.cut_top(std::floor(area.h / left));
    // A cable that hangs free is drawn for the first alone: it comes from the edge of the panel.
    const bool first = name == *boards_.begin();
    draw_wiring(frame, hands_, {board, own, there, simulated, first ? doctor_.shown() : std::nullopt, name, first || there}, place);
    left -= 1;
  }
}

float View::least_height(const Frame& frame, const std::vector<ShownPart>& parts, float width) {
  const BoardDrawing* const board = drawing();
  if (board == nullptr) return frame.du(kNoDrawing);
  const float words = empty_height(frame);
  if (boards_.empty()) return words + least_wiring_height(frame, {*board, parts}, width);
  const bool beside = stand_beside(frame, boards_.size(), width);
  if (beside) width = std::floor(width / static_cast<float>(boards_.size()));
  float highest = 0, all = 0;
  for (const std::string& name : boards_) {
    const std::vector<ShownPart> own = parts_of(parts, name);
    const float one = least_wiring_height(frame, {.drawing = *board, .parts = own, .board = name}, width);
    highest = std::max(highest, one);
    all += one;
  }
  return words + (beside ? highest : all);
}

// What the person gives the sensors: a table made of it, and the way back to what the lesson tells.
void View::draw_around(Frame& frame, Rect row) {
  const std::optional<std::size_t> rows = frame.session.recorded_rows();
  row = row.inset(frame.metrics.tool_margin(), frame.du(4));
  if (rows) {
    const widgets::ButtonFace stop{.icon = Icon::stop, .label = frame.words("ide.kit.record.end", {{"n", std::to_string(*rows)}})};
    if (widgets::primary_button(frame, "kitpanel.record", row.cut_left(widgets::button_width(frame, stop)), stop)) frame.commands.push("kit.keep");
    return;
  }
  const std::size_t pace = pace_ % kPaces.size();
  const widgets::ButtonFace record{.icon = Icon::table, .label = frame.words("ide.kit.record"), .hint = frame.words("ide.kit.record.hint")};
  if (widgets::secondary_button(frame, "kitpanel.record", row.cut_left(widgets::button_width(frame, record)), record))
    frame.commands.push("kit.record", {kPaces[pace].rows_a_second});
  row.cut_left(frame.du(6));
  const widgets::ButtonFace rate{.icon = Icon::repeat, .label = frame.words(kPaces[pace].words), .hint = frame.words("ide.kit.record.pace")};
  if (const float width = widgets::button_width(frame, rate); width <= row.w)
    if (widgets::quiet_button(frame, "kitpanel.pace", row.cut_left(width), rate)) ++pace_;
  if (!session::enabled(frame.session, "kit.calm")) return;
  const widgets::ButtonFace calm{.icon = Icon::undo, .label = frame.words("ide.kit.calm"), .hint = frame.words("ide.kit.calm.hint")};
  if (const float width = widgets::button_width(frame, calm); width <= row.w)
    if (widgets::quiet_button(frame, "kitpanel.calm", row.cut_right(width), calm)) frame.commands.push("kit.calm");
}

// Beside the drawing the list scrolls by itself.
void View::draw_list_beside(Frame& frame, const std::vector<ShownPart>& parts, const Rect& area) {
  const widgets::Panel panel = widgets::begin_panel(frame, {.id = "kitpanel-parts", .zone = access::Zone::kit, .rect = area.inset(1, 0),
                                                            .surface = widgets::Surface::none, .scroll = widgets::Scroll::vertical});
  Rect list = panel.area.inset(frame.metrics.tool_margin(), frame.du(4));
  const float height = parts_list_height(frame, parts, list.w);
  list.h = height;
  if (height > panel.area.h) list.w -= ImGui::GetStyle().ScrollbarSize - frame.du(4);
  draw_parts_list(frame, hands_, parts, list);
  widgets::end_panel(frame, panel, list.y + height);
}

void View::draw(Frame& frame) {
  announce_state(frame);
  named_.follow(frame.session);
  boards_ = shown_boards(frame, named_);
  const std::vector<ShownPart> parts = shown_parts(frame, named_, boards_);
  const std::vector<Lane> lanes = lanes_of(frame, frame.session.worlds_at_end().kit, parts);
  const widgets::Panel panel = widgets::begin_panel(frame, {.id = "kitpanel", .zone = access::Zone::kit, .rect = frame.area});
  Rect rest = panel.area;
  draw_head(frame, rest);
  const widgets::Panel body = widgets::begin_panel(
      frame, {.id = "kitpanel-body", .zone = access::Zone::kit, .rect = rest, .surface = widgets::Surface::none, .scroll = widgets::Scroll::vertical});
  Rect content{body.area.x, body.area.y, body.area.w, 1.0e6F};
  const float around = std::any_of(parts.begin(), parts.end(), [](const ShownPart& part) { return part.part.measures && part.named; }) ? frame.du(kAroundHeight) : 0;
  ListPlace list_place = !parts.empty() && content.w >= frame.du(kWide) ? ListPlace::beside : ListPlace::below;
  // Below the timeline the list has its whole height.
  const auto list_below = [&] {
    const bool is_below = list_place == ListPlace::below && !parts.empty();
    return is_below ? parts_list_height(frame, parts, content.w - 2 * frame.metrics.tool_margin()) : 0.0F;
  };
  const auto below = [&] { return timeline_height(frame, lanes) + list_below() + around + doctor_.height(frame, content.w); };
  const auto least = [&] { return least_height(frame, parts, content.w - (list_place == ListPlace::beside ? list_width(frame, parts, content.w) : 0.0F)); };
  // A list that scrolls in a panel that scrolls would be two bars side by side.
  const auto list_scrolls = [&] { return parts_list_height(frame, parts, list_width(frame, parts, content.w) - 2 * frame.metrics.tool_margin()) > least(); };
  if (least() + below() > body.area.h) {
    if (list_place == ListPlace::beside && list_scrolls()) list_place = ListPlace::below;
    content.w -= ImGui::GetStyle().ScrollbarSize + frame.du(2);
  }
  draw_middle(frame, parts, list_place, content.cut_top(std::max(least(), body.area.h - below())));
  timeline_.draw(frame, lanes, content.cut_top(timeline_height(frame, lanes)));
  if (around > 0) draw_around(frame, content.cut_top(around));
  // What the doctor has to say stands above a long list.
  const bool doctor_speaks = frame.session.kit().notice.has_value();
  const auto draw_doctor = [&] { return doctor_.draw(frame, content.cut_top(doctor_.height(frame, content.w))); };
  if (doctor_speaks) draw_doctor();
  const float list_height = list_below();
  if (list_height > 0) draw_parts_list(frame, hands_, parts, content.cut_top(list_height).inset(frame.metrics.tool_margin(), 0));
  hands_.let_go(frame);
  if (!doctor_speaks) draw_doctor();
  widgets::end_panel(frame, body, content.y);
  widgets::end_panel(frame, panel);
}

}  // namespace lunabloc::ide::kit
