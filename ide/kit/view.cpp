#include "ide/kit/view.h"

#include <algorithm>
#include <array>

#include "ide/kit/parts_list.h"
#include "ide/kit/timeline.h"
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

bool is_there(KitView::State state) {
  return state != KitView::State::absent && state != KitView::State::looking && state != KitView::State::lost;
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
    if (kit.notice) said += " " + kit.notice->advice.seen + " " + kit.notice->advice.try_this;
    frame.announce(std::move(said));
    // « Téléverser » is gone while it sends: who pressed it by key can stop it by key.
    if (kit.state == KitView::State::flashing && frame.focused("kitpanel.main") && frame.focus().visible())
      frame.focus().set("kitpanel.cancel", access::Zone::kit);
  }
  last_state_ = kit.state;
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
    const widgets::ButtonFace plug{.icon = Icon::usb, .label = frame.words("ide.kit.plug"), .hint = frame.words("ide.kit.plug.hint")};
    if (widgets::primary_button(frame, "kitpanel.main", cut(plug, 14), plug)) frame.commands.push("kit.plug", {kVirtual});
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

void View::draw_middle(Frame& frame, const std::vector<ShownPart>& parts, const Rect& area) {
  Rect rest = area;
  if (!parts.empty() && area.w >= frame.du(kWide)) {
    const float list_width = parts_list_width(frame, parts) + 2 * frame.metrics.tool_margin() + ImGui::GetStyle().ScrollbarSize;
    const Rect list = rest.cut_right(std::min(std::max(frame.du(kListWidth), list_width), rest.w * kMostOfList));
    widgets::fill(frame, {list.x, list.y, 1, list.h}, frame.theme.line);
    draw_list_beside(frame, parts, list);
  }
  const KitView& kit = frame.session.kit();
  if (!is_there(kit.state)) {
    const Rect words = rest.cut_bottom(frame.fonts.line(FontRole::small) * 2 + frame.du(8)).inset(frame.metrics.text_margin(), 0);
    const std::string text = frame.words("ide.kit.empty");
    const widgets::Paragraph paragraph(frame, widgets::spans_of(text, frame.french()), FontRole::small, words.w);
    paragraph.draw(frame, words.center().x - paragraph.widest() / 2, words.y, frame.theme.ink2);
    widgets::register_text(frame, {.id = "kitpanel.empty", .role = access::Role::text, .label = text, .rect = words});
  }
  const BoardDrawing* board = drawing();
  if (board == nullptr) return widgets::empty_state(frame, "kitpanel.no_drawing", rest, Icon::chip, frame.words("ide.kit.no_drawing"));
  draw_wiring(frame, {*board, parts, is_there(kit.state), frame.session.step_count() > 0, doctor_.shown()}, rest);
}

// Beside the drawing the list scrolls by itself.
void View::draw_list_beside(Frame& frame, const std::vector<ShownPart>& parts, const Rect& area) {
  const widgets::Panel panel = widgets::begin_panel(frame, {.id = "kitpanel-parts", .zone = access::Zone::kit, .rect = area.inset(1, 0),
                                                            .surface = widgets::Surface::none, .scroll = widgets::Scroll::vertical});
  Rect list = panel.area.inset(frame.metrics.tool_margin(), frame.du(4));
  const float height = parts_list_height(frame, parts, list.w);
  if (height > panel.area.h) list.w -= ImGui::GetStyle().ScrollbarSize - frame.du(4);
  draw_parts_list(frame, parts, list);
  widgets::end_panel(frame, panel, list.y + height);
}

void View::draw(Frame& frame) {
  announce_state(frame);
  const std::vector<ShownPart> parts = shown_parts(frame);
  const widgets::Panel panel = widgets::begin_panel(frame, {.id = "kitpanel", .zone = access::Zone::kit, .rect = frame.area});
  Rect rest = panel.area;
  draw_head(frame, rest);
  const widgets::Panel body = widgets::begin_panel(
      frame, {.id = "kitpanel-body", .zone = access::Zone::kit, .rect = rest, .surface = widgets::Surface::none, .scroll = widgets::Scroll::vertical});
  Rect content{body.area.x, body.area.y, body.area.w, 1.0e6F};
  // Where there is no room beside the drawing, the list stands below the timeline.
  const auto list_below = [&] {
    const bool beside = content.w >= frame.du(kWide);
    return beside || parts.empty() ? 0.0F : parts_list_height(frame, parts, content.w - 2 * frame.metrics.tool_margin());
  };
  const auto below = [&] { return timeline_height(frame) + list_below() + doctor_.height(frame, content.w); };
  if (least_wiring_height(frame) + below() > body.area.h) content.w -= ImGui::GetStyle().ScrollbarSize + frame.du(2);
  draw_middle(frame, parts, content.cut_top(std::max(least_wiring_height(frame), body.area.h - below())));
  draw_timeline(frame, parts, content.cut_top(timeline_height(frame)));
  if (const float height = list_below(); height > 0)
    draw_parts_list(frame, parts, content.cut_top(height).inset(frame.metrics.tool_margin(), 0));
  const float bottom = doctor_.draw(frame, content.cut_top(doctor_.height(frame, content.w)));
  widgets::end_panel(frame, body, bottom);
  widgets::end_panel(frame, panel);
}

}  // namespace lunabloc::ide::kit
