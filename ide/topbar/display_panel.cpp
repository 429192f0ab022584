#include "ide/topbar/display_panel.h"

#include <fmt/format.h>

#include <algorithm>

#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/panel.h"

namespace lunabloc::ide::topbar {
namespace {

using widgets::Frame;
using widgets::FontRole;
using widgets::Icon;

struct Option {
  std::string label, name, value;
  bool chosen;
};

// A label, then its values as chips that wrap. Gives what is below.
void draw_options(Frame& frame, Rect& rest, const std::string& label, const std::vector<Option>& options) {
  const float height = frame.metrics.chip_height(), gap = frame.du(6);
  Rect head = rest.cut_top(frame.fonts.line(FontRole::small_bold) + frame.du(2));
  widgets::text_in(frame, head, FontRole::small_bold, frame.theme.ink2, label);
  widgets::register_text(frame, {.id = "display." + label, .role = access::Role::heading, .label = label, .rect = head});
  float x = rest.x, y = rest.y;
  for (const Option& option : options) {
    const float width = widgets::chip_width(frame, option.label, option.chosen);
    if (x > rest.x && x + width > rest.right()) x = rest.x, y += height + gap;
    if (widgets::chip(frame, "display." + option.name + "." + option.value, {x, y, width, height}, option.label, option.chosen))
      access::set_by_name(frame.settings, option.name, option.value);
    x += width + gap;
  }
  rest.cut_top(y + height + frame.du(12) - rest.y);
}

}  // namespace

bool draw_display_panel(Frame& frame) {
  const ImVec2 window = ImGui::GetIO().DisplaySize;
  const float margin = frame.du(8);
  const float width = std::min(frame.du(440), window.x - 2 * margin);
  const float top = frame.metrics.top_bar_height() + margin;
  const float wanted = frame.du(612);
  const Rect box{window.x - width - margin, top, width, std::min(wanted, window.y - top - margin)};
  const widgets::Panel panel = widgets::begin_overlay(frame, "display", box);
  Rect rest = Rect{panel.area.x, panel.area.y, panel.area.w, 10'000}.inset(frame.metrics.text_margin(), frame.du(12));
  access::Settings& settings = frame.settings;

  Rect head = rest.cut_top(frame.du(40));
  const bool closed = widgets::quiet_button(frame, "display.close", head.cut_right(frame.du(36)).inset(0, frame.du(2)),
                                            {.icon = Icon::close, .label = frame.words("ide.close"), .icon_only = true});
  widgets::text_in(frame, head, FontRole::h2, frame.theme.ink, frame.words("ide.display"));

  std::vector<Option> sizes;
  for (const int size : access::kTextSizes)
    sizes.push_back({fmt::format("{}\u202F%", size), "scale", std::to_string(size), settings.text_percent == size});
  draw_options(frame, rest, frame.words("ide.display.size"), sizes);
  std::vector<Option> faces;
  for (const theme::Face face : {theme::Face::andika, theme::Face::opendyslexic, theme::Face::inter}) {
    const std::string name(theme::name_of(face));
    faces.push_back({frame.words("ide.display.font." + name), "font", name, settings.face == face});
  }
  draw_options(frame, rest, frame.words("ide.display.font"), faces);
  draw_options(frame, rest, frame.words("ide.display.spacing"),
               {{frame.words("ide.display.spacing.normal"), "spacing", "normal", !settings.wide_spacing},
                {frame.words("ide.display.spacing.wide"), "spacing", "wide", settings.wide_spacing}});
  draw_options(frame, rest, frame.words("ide.display.theme"),
               {{frame.words("ide.display.theme.papier"), "theme", "papier", settings.theme == "papier"},
                {frame.words("ide.display.theme.contraste"), "theme", "contraste", settings.theme == "contraste"}});
  draw_options(frame, rest, frame.words("ide.display.motion"),
               {{frame.words("ide.display.motion.normal"), "motion", "normal", !settings.reduced_motion},
                {frame.words("ide.display.motion.reduced"), "motion", "reduced", settings.reduced_motion}});
  draw_options(frame, rest, frame.words("ide.display.voice"),
               {{frame.words("ide.display.voice.off"), "voice", "off", settings.voice == access::Voice::off},
                {frame.words("ide.display.voice.focus"), "voice", "focus", settings.voice == access::Voice::on_focus},
                {frame.words("ide.display.voice.full"), "voice", "full", settings.voice == access::Voice::full}});
  draw_options(frame, rest, frame.words("ide.display.language"),
               {{"Français", "language", "fr", settings.language == "fr"}, {"English", "language", "en", settings.language == "en"}});
  Rect line = rest.cut_top(frame.metrics.target(32));
  settings.letter_keys = widgets::toggle(frame, "display.letters", line, frame.words("ide.display.letters"), settings.letter_keys);
  line = rest.cut_top(frame.metrics.target(32));
  settings.values = widgets::toggle(frame, "display.values", line, frame.words("ide.values.show"), settings.values);
  rest.cut_top(frame.du(10));
  const widgets::ButtonFace preset{.icon = Icon::eye, .label = frame.words("ide.display.preset")};
  Rect button = rest.cut_top(frame.metrics.button_height());
  if (widgets::secondary_button(frame, "display.preset", button.cut_left(widgets::button_width(frame, preset)), preset)) {
    settings.face = theme::Face::opendyslexic;
    settings.text_percent = 125;
    settings.wide_spacing = true;
  }
  widgets::end_overlay(frame, panel, rest.y + frame.du(12));
  const bool outside = ImGui::IsMouseClicked(0) && !box.contains(frame.mouse()) && frame.mouse().y > top;
  return !closed && !outside && !frame.input.take(widgets::Key::escape);
}

}  // namespace lunabloc::ide::topbar
