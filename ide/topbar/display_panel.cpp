#include "ide/topbar/display_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <vector>

#include "ide/widgets/components.h"
#include "ide/widgets/flow.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/panel.h"
#include "ide/widgets/text.h"
#include "program/search_text.h"

namespace lunabloc::ide::topbar {
namespace {

using access::Settings;
using widgets::Frame;
using widgets::FontRole;
using widgets::Icon;

struct Option {
  std::string label, value;
  bool chosen;
};

// A need: what it is called, and what can be chosen or switched.
struct Need {
  std::string name;   // of the setting
  std::string label;
  std::vector<Option> options;   // none: a switch, or the slider
  bool on = false;
};

Need choice(const Frame& frame, const std::string& name, const std::string& group, std::initializer_list<std::pair<const char*, bool>> values) {
  Need need{.name = name, .label = frame.words("ide.display." + group), .options = {}};
  for (const auto& [value, chosen] : values) need.options.push_back({frame.words("ide.display." + group + "." + value), value, chosen});
  return need;
}

Need onoff(const Frame& frame, const std::string& name, const std::string& words, bool on) { return {.name = name, .label = frame.words(words), .options = {}, .on = on}; }

std::vector<Need> needs_of(const Frame& frame) {
  const Settings& settings = frame.settings;
  std::vector<Need> needs;
  Need size{.name = "scale", .label = frame.words("ide.display.size"), .options = {}};
  for (const int percent : access::kTextSizes) size.options.push_back({fmt::format("{}\u202F%", percent), std::to_string(percent), settings.text_percent == percent});
  needs.push_back(std::move(size));
  using theme::Face;
  needs.push_back(choice(frame, "font", "font", {{"andika", settings.face == Face::andika}, {"opendyslexic", settings.face == Face::opendyslexic}, {"inter", settings.face == Face::inter}}));
  needs.push_back(choice(frame, "spacing", "spacing", {{"normal", !settings.wide_spacing}, {"wide", settings.wide_spacing}}));
  needs.push_back(choice(frame, "theme", "theme", {{"papier", settings.theme == "papier"}, {"nuit", settings.theme == "nuit"}, {"contraste", settings.theme == "contraste"}}));
  needs.push_back(onoff(frame, "ruler", "ide.display.ruler", settings.reading_ruler));
  if (frame.french()) needs.push_back(onoff(frame, "syllables", "ide.display.syllables", settings.syllables));
  needs.push_back(onoff(frame, "lines", "ide.display.lines", settings.line_colors));
  const bool desktop = settings.motion_of_desktop;
  needs.push_back(choice(frame, "motion", "motion", {{"desktop", desktop}, {"normal", !desktop && !settings.reduced_motion}, {"reduced", !desktop && settings.reduced_motion}}));
  using access::Voice;
  needs.push_back(choice(frame, "voice", "voice", {{"off", settings.voice == Voice::off}, {"focus", settings.voice == Voice::on_focus}, {"full", settings.voice == Voice::full}}));
  needs.push_back({.name = "rate", .label = frame.words("ide.display.rate"), .options = {}});
  needs.push_back(onoff(frame, "sound", "ide.display.sound", settings.voice_sound));
  Need volume{.name = "volume", .label = frame.words("ide.display.volume"), .options = {}};
  for (const int percent : access::kVolumes)
    volume.options.push_back({frame.words("ide.display.volume." + std::to_string(percent)), std::to_string(percent), settings.sound_volume == percent});
  needs.push_back(std::move(volume));
  needs.push_back(onoff(frame, "captions", "ide.display.captions", settings.captions));
  needs.push_back({.name = "language", .label = frame.words("ide.display.language"),
                   .options = {{"Français", "fr", settings.language == "fr"}, {"English", "en", settings.language == "en"}}});
  needs.push_back(onoff(frame, "letters", "ide.display.letters", settings.letter_keys));
  needs.push_back(onoff(frame, "values", "ide.values.show", settings.values));
  if (!frame.session.project_folder().empty()) needs.push_back({.name = "folder", .label = frame.words("ide.display.folder"), .options = {}});
  return needs;
}

// Found by its name, by what can be chosen, by other words for it; accents and capitals are ignored.
bool is_found(const Frame& frame, const Need& need, const std::string& search) {
  const std::string wanted = program::folded(search);
  std::string words = need.label + " " + frame.words("ide.display.words." + need.name);
  for (const Option& option : need.options) words += " " + option.label;
  return wanted.empty() || program::folded(words).find(wanted) != std::string::npos;
}

// A label, then its values as chips that wrap.
void draw_chips(Frame& frame, Rect& rest, const Need& need) {
  Rect head = rest.cut_top(frame.fonts.line(FontRole::small_bold) + frame.du(2));
  widgets::text_in(frame, head, FontRole::small_bold, frame.theme.ink2, need.label);
  widgets::register_text(frame, {.id = "display." + need.label, .role = access::Role::heading, .label = need.label, .rect = head});
  widgets::Flow flow(rest, frame.metrics.chip_height(), frame.du(6));
  for (const Option& option : need.options)
    if (widgets::chip(frame, "display." + need.name + "." + option.value, flow.place(widgets::chip_width(frame, option.label, option.chosen)), option.label, option.chosen, need.label))
      access::set_by_name(frame.settings, need.name, option.value);
  rest.cut_top(flow.height() + frame.du(12));
}

void draw_rate(Frame& frame, Rect& rest, const Need& need) {
  int& rate = frame.settings.words_per_minute;
  const std::string words = frame.words("ide.display.rate.value", {{"n", std::to_string(rate)}});
  Rect head = rest.cut_top(frame.fonts.line(FontRole::small_bold) + frame.du(2));
  widgets::text_in(frame, head, FontRole::small, frame.theme.ink2, words, widgets::Align::right);
  widgets::text_in(frame, head, FontRole::small_bold, frame.theme.ink2, need.label);
  const Rect line = rest.cut_top(frame.metrics.target(36));
  rate = static_cast<int>(widgets::slider(frame, "display.rate", line.inset(frame.du(10), 0), need.label, words,
                                          {access::kSlowestVoice, access::kFastestVoice, 10}, rate));
  rest.cut_top(frame.du(8));
}

// Where the work that is open is kept: what a parent or a teacher asks for.
void draw_folder(Frame& frame, Rect& rest, const Need& need) {
  const std::string folder = frame.session.project_folder().string();
  const Rect head = rest.cut_top(frame.fonts.line(FontRole::small_bold) + frame.du(2));
  widgets::text_in(frame, head, FontRole::small_bold, frame.theme.ink2, need.label);
  const Rect place = rest.cut_top(widgets::text_height(frame, rest.w, folder, FontRole::small));
  widgets::draw_text(frame, place, folder, FontRole::small, frame.theme.ink);
  widgets::register_text(frame, {.id = "display.folder", .role = access::Role::text, .label = need.label, .value = folder, .rect = place});
}

void draw_need(Frame& frame, Rect& rest, const Need& need) {
  if (!need.options.empty()) return draw_chips(frame, rest, need);
  if (need.name == "folder") return draw_folder(frame, rest, need);
  if (need.name == "rate") return draw_rate(frame, rest, need);
  const Rect line = rest.cut_top(frame.metrics.target(32));
  if (widgets::toggle(frame, "display." + need.name, line, need.label, need.on) != need.on)
    access::set_by_name(frame.settings, need.name, need.on ? "off" : "on");
  rest.cut_top(frame.du(4));
}

// True when it was pressed; the next one stands beside it, or below where there is no room.
bool draw_button(Frame& frame, Rect& rest, Rect& line, const std::string& id, const widgets::ButtonFace& face) {
  const float width = std::min(rest.w, widgets::button_width(frame, face));
  if (line.w < width) {
    if (line.h > 0) rest.cut_top(frame.du(8));
    line = rest.cut_top(frame.metrics.button_height());
  }
  const Rect place = line.cut_left(width);
  line.cut_left(frame.du(8));
  return widgets::secondary_button(frame, id, place, face);
}

}  // namespace

bool draw_display_panel(Frame& frame, std::string& search) {
  const ImVec2 window = ImGui::GetIO().DisplaySize;
  const float margin = frame.du(8);
  const float width = std::min(frame.du(440), window.x - 2 * margin);
  const float top = frame.metrics.top_bar_height() + margin;
  const Rect box{window.x - width - margin, top, width, window.y - top - margin};
  const widgets::Panel panel = widgets::begin_overlay(frame, "display", box);
  Rect rest = Rect{panel.area.x, panel.area.y, panel.area.w, 10'000}.inset(frame.metrics.text_margin(), frame.du(12));

  Rect head = rest.cut_top(frame.du(40));
  const bool closed = widgets::quiet_button(frame, "display.close", head.cut_right(frame.du(36)).inset(0, frame.du(2)),
                                            {.icon = Icon::close, .label = frame.words("ide.close"), .icon_only = true});
  widgets::text_in(frame, head, FontRole::h2, frame.theme.ink, frame.words("ide.display"));
  widgets::text_field(frame, "display.search", rest.cut_top(frame.metrics.button_height()), frame.words("ide.display.search"), search,
                      frame.words("ide.display.search"));
  rest.cut_top(frame.du(12));
  Rect line{};
  if (draw_button(frame, rest, line, "display.preset", {.icon = Icon::eye, .label = frame.words("ide.display.preset")})) access::set_dys_comfort(frame.settings);
  if (draw_button(frame, rest, line, "display.reset", {.icon = Icon::replay, .label = frame.words("ide.display.reset")})) access::reset(frame.settings);
  rest.cut_top(frame.du(12));

  std::size_t found = 0;
  for (const Need& need : needs_of(frame))
    if (is_found(frame, need, search)) draw_need(frame, rest, need), ++found;
  if (found == 0) {
    const std::string none = frame.words("ide.display.none", {{"nom", search}});
    const Rect words = rest.cut_top(widgets::text_height(frame, rest.w, none, FontRole::body));
    widgets::draw_text(frame, words, none, FontRole::body, frame.theme.ink2);
    widgets::register_text(frame, {.id = "display.none", .role = access::Role::text, .label = none, .rect = words});
  }
  widgets::end_overlay(frame, panel, rest.y + frame.du(12));
  const bool outside = ImGui::IsMouseClicked(0) && !box.contains(frame.mouse()) && frame.mouse().y > top;
  return !closed && !outside && !frame.input.take(widgets::Key::escape);
}

}  // namespace lunabloc::ide::topbar
