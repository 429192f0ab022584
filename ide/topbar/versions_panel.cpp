#include "ide/topbar/versions_panel.h"

#include <algorithm>
#include <chrono>

#include "ide/topbar/version_words.h"
#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/panel.h"
#include "ide/widgets/text.h"

namespace lunabloc::ide::topbar {
namespace {

using session::ProgramChange;
using widgets::FontRole;
using widgets::Frame;
using widgets::Icon;
using widgets::Key;

constexpr std::size_t kMostChanges = 12;  // told one by one

struct Sign {
  Icon icon;
  ImU32 front, back;
};

// A shape, a word and a colour: never the colour alone.
Sign sign_of(const Frame& frame, ProgramChange::Kind kind) {
  const theme::Theme& theme = frame.theme;
  switch (kind) {
    case ProgramChange::Kind::added: return {Icon::plus, theme.ok, theme.ok_soft};
    case ProgramChange::Kind::removed: return {Icon::minus, theme.err, theme.err_soft};
    case ProgramChange::Kind::moved: return {Icon::cursor_move, theme.accent, theme.accent_soft};
    case ProgramChange::Kind::changed: break;
  }
  return {Icon::pencil, theme.warn, theme.warn_soft};
}

Icon icon_of(const portfolio::Version& version) {
  using portfolio::VersionReason;
  if (!version.name.empty()) return Icon::star;
  switch (version.why) {
    case VersionReason::run: return Icon::play;
    case VersionReason::step: return Icon::check_circle;
    case VersionReason::kept: return Icon::star;
    case VersionReason::before: return Icon::replay;
    case VersionReason::merged: return Icon::content_copy;
    case VersionReason::work:
    case VersionReason::close: break;
  }
  return Icon::content_save;
}

// A line of a field and its button; under each other where the line is too narrow. True when it was asked for.
bool field_with_button(Frame& frame, Rect& rest, const std::string& id, const std::string& label, const std::string& placeholder, std::string& text,
                       const widgets::ButtonFace& face) {
  const float width = widgets::button_width(frame, face), gap = frame.du(8), height = frame.metrics.button_height();
  Rect line = rest.cut_top(height);
  Rect button;
  if (line.w >= width + gap + frame.du(160)) {
    button = line.cut_right(width);
    line.cut_right(gap);
  } else {
    rest.cut_top(gap);
    button = rest.cut_top(height);
    button.w = std::min(width, button.w);
  }
  const bool entered = widgets::text_field(frame, id + ".name", line, label, text, placeholder).submitted;
  return widgets::secondary_button(frame, id, button, face) || entered;
}

}  // namespace

void VersionsPanel::open(Frame& frame) {
  open_ = true;
  frame.focus().remember();
  choose({});
  const std::vector<portfolio::Version>& versions = frame.session.versions();
  if (frame.focus().visible()) frame.focus().set(versions.empty() ? "versions.keep" : "versions.row.0", access::Zone::overlay);
}

void VersionsPanel::close(Frame& frame) {
  open_ = false;
  frame.focus().give_back_as_seen();
}

void VersionsPanel::choose(const std::string& file) {
  chosen_ = file;
  other_name_.clear();
  sure_ = false;
}

void VersionsPanel::draw(Frame& frame) {
  if (!open_) return;
  const ImVec2 window = ImGui::GetIO().DisplaySize;
  const float margin = frame.du(8), top = frame.metrics.top_bar_height() + margin;
  const float width = std::min(frame.du(560), window.x - 2 * margin);
  const Rect box{window.x - width - margin, top, width, window.y - top - margin};
  const widgets::Panel panel = widgets::begin_overlay(frame, "versions", box);
  Rect rest = Rect{panel.area.x, panel.area.y, panel.area.w, 1.0e6F}.inset(frame.metrics.text_margin(), frame.du(12));
  Rect head = rest.cut_top(frame.du(40));
  const bool closed = widgets::quiet_button(frame, "versions.close", head.cut_right(frame.du(36)).inset(0, frame.du(2)),
                                            {.icon = Icon::close, .label = frame.words("ide.close"), .icon_only = true});
  const std::string title = frame.words("ide.versions");
  widgets::text_in(frame, head, FontRole::h2, frame.theme.ink, title);
  widgets::register_text(frame, {.id = "versions.title", .role = access::Role::heading, .label = title, .rect = head});
  const std::string about = frame.words("ide.versions.about");
  const Rect words = rest.cut_top(widgets::text_height(frame, rest.w, about, FontRole::small));
  widgets::draw_text(frame, words, about, FontRole::small, frame.theme.ink2);
  widgets::register_text(frame, {.id = "versions.about", .role = access::Role::text, .label = about, .rect = words});
  rest.cut_top(frame.du(10));
  const widgets::ButtonFace keep{.icon = Icon::content_save, .label = frame.words("ide.versions.keep")};
  if (field_with_button(frame, rest, "versions.keep", frame.words("ide.versions.name"), frame.words("ide.versions.name.hint"), new_name_, keep)) {
    frame.commands.push("version.keep", {new_name_});
    new_name_.clear();
    frame.announce(frame.words("ide.versions.kept"));
  }
  rest.cut_top(frame.du(12));
  const float bottom = draw_rows(frame, rest);
  widgets::end_overlay(frame, panel, bottom + frame.du(12));
  const bool outside = ImGui::IsMouseClicked(0) && !box.contains(frame.mouse()) && frame.mouse().y > top;
  if (closed || outside || frame.input.take(Key::escape)) close(frame);
}

float VersionsPanel::draw_rows(Frame& frame, Rect rest) {
  const std::vector<portfolio::Version>& versions = frame.session.versions();
  if (versions.empty()) {
    const std::string none = frame.words("ide.versions.none");
    const Rect words = rest.cut_top(widgets::text_height(frame, rest.w, none, FontRole::body));
    widgets::draw_text(frame, words, none, FontRole::body, frame.theme.ink2);
    widgets::register_text(frame, {.id = "versions.none", .role = access::Role::text, .label = none, .rect = words});
  }
  for (std::size_t index = 0; index < versions.size(); ++index) draw_row(frame, rest, index);
  const std::string& focus = frame.focus().id();
  if (!focus.starts_with("versions.row.")) return rest.y;
  const std::size_t at = std::stoul(focus.substr(13));
  const auto go = [&](std::size_t to) { frame.focus().set("versions.row." + std::to_string(to), access::Zone::overlay); };
  if (frame.input.take(Key::down)) go(std::min(at + 1, versions.size() - 1));
  else if (frame.input.take(Key::up)) go(at == 0 ? 0 : at - 1);
  return rest.y;
}

void VersionsPanel::draw_row(Frame& frame, Rect& rest, std::size_t index) {
  const portfolio::Version& version = frame.session.versions()[index];
  const bool chosen = version.file == chosen_;
  const std::string id = "versions.row." + std::to_string(index), title = title_of(version, frame.session.messages());
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const std::string when = when_words(version.at, now, frame.session.messages());
  const Rect line = rest.cut_top(std::max(frame.metrics.target(40), frame.fonts.line(FontRole::body) + frame.du(12)));
  const widgets::Interaction state = widgets::interact(frame, {.id = id, .role = access::Role::item, .label = title, .value = when,
                                                               .state = {.selected = chosen, .expanded = chosen}, .rect = line,
                                                               .hint = chosen ? std::string() : frame.words("ide.versions.see")});
  if (chosen || state.hovered) widgets::fill(frame, line, chosen ? frame.theme.accent_soft : frame.theme.sunken, frame.metrics.radius_button());
  if (state.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  Rect inside = line.inset(frame.du(8), 0);
  widgets::icon_in(frame, inside.cut_left(frame.du(20)), FontRole::icon16, frame.theme.ink2, chosen ? Icon::chevron_down : Icon::chevron_right);
  widgets::icon_in(frame, inside.cut_left(frame.du(24)), FontRole::icon16, frame.theme.accent, icon_of(version));
  inside.cut_left(frame.du(6));
  const float when_width = std::min(inside.w * 0.5F, frame.fonts.width(FontRole::small, when));
  widgets::text_in(frame, inside.cut_right(when_width), FontRole::small, frame.theme.ink2, when, widgets::Align::right);
  inside.cut_right(frame.du(10));
  const FontRole role = version.name.empty() ? FontRole::body : FontRole::body_bold;
  widgets::text_in(frame, inside, role, frame.theme.ink, title);
  if (frame.fonts.width(role, title) > inside.w) widgets::tooltip(frame, state, line, title);
  widgets::ring_if_focused(frame, state, line, frame.metrics.radius_button());
  if (state.activated) choose(chosen ? std::string() : version.file);
  rest.cut_top(frame.du(4));
  if (version.file == chosen_) draw_chosen(frame, rest, version);
}

void VersionsPanel::draw_chosen(Frame& frame, Rect& rest, const portfolio::Version& version) {
  Rect inside = rest.inset(0, 0);
  inside.cut_left(frame.du(28));
  draw_changes(frame, inside, version);
  const bool same = changes_.empty();
  const float height = frame.metrics.button_height(), gap = frame.du(8);
  const widgets::ButtonFace back{.icon = Icon::replay, .label = frame.words("ide.versions.restore"), .enabled = !same,
                                 .hint = same ? frame.words("ide.versions.same") : std::string()};
  const widgets::ButtonFace erase{.icon = Icon::bin, .label = frame.words(sure_ ? "ide.versions.erase.sure" : "ide.versions.erase")};
  const float back_width = widgets::button_width(frame, back), erase_width = widgets::button_width(frame, erase);
  Rect line = inside.cut_top(height);
  Rect first = line.cut_left(std::min(back_width, line.w));
  line.cut_left(gap);
  if (line.w < erase_width) {
    inside.cut_top(gap);
    line = inside.cut_top(height);
  }
  if (widgets::primary_button(frame, "versions.restore", first, back)) {
    frame.commands.push("version.restore", {version.file});
    frame.toast(frame.words("ide.versions.restored"), true);
    close(frame);
  }
  if (widgets::secondary_button(frame, "versions.erase", line.cut_left(std::min(erase_width, line.w)), erase)) {
    if (!sure_) {
      sure_ = true;
      frame.announce(frame.words("ide.versions.erase.sure"));
    } else {
      frame.commands.push("version.erase", {version.file});
      frame.announce(frame.words("ide.versions.erased"));
      if (frame.focus().visible()) frame.focus().set("versions.close", access::Zone::overlay);
      choose({});
    }
  }
  inside.cut_top(frame.du(10));
  draw_naming(frame, inside, version);
  inside.cut_top(frame.du(14));
  rest.cut_top(inside.y - rest.y);
}

void VersionsPanel::draw_changes(Frame& frame, Rect& rest, const portfolio::Version& version) {
  if (const std::pair now{version.file, frame.session.revision()}; compared_ != now) {
    compared_ = now;
    changes_ = frame.session.changes_since_version(version.file);
  }
  const auto say = [&](const std::string& id, const std::string& words) {
    const Rect line = rest.cut_top(widgets::text_height(frame, rest.w, words, FontRole::small));
    widgets::draw_text(frame, line, words, FontRole::small, frame.theme.ink2);
    widgets::register_text(frame, {.id = id, .role = access::Role::text, .label = words, .rect = line});
    rest.cut_top(frame.du(4));
  };
  say("versions.since", frame.words(changes_.empty() ? "ide.versions.same" : "ide.versions.since"));
  for (std::size_t index = 0; index < std::min(changes_.size(), kMostChanges); ++index) {
    const ProgramChange& change = changes_[index];
    const Sign sign = sign_of(frame, change.kind);
    const float side = frame.du(22), indent = side + frame.du(8);
    const float words = widgets::text_height(frame, rest.w - indent - frame.du(8), change.words, FontRole::body);
    const Rect line = rest.cut_top(std::max(side, words) + frame.du(6));
    widgets::fill(frame, line, sign.back, frame.metrics.radius_chip());
    widgets::outline(frame, line, sign.front, frame.metrics.radius_chip());
    const Rect disc{line.x + frame.du(4), line.center().y - side / 2, side, side};
    widgets::icon_in(frame, disc, FontRole::icon16, sign.front, sign.icon);
    widgets::draw_text(frame, {line.x + indent, line.center().y - words / 2, rest.w - indent - frame.du(8), words}, change.words, FontRole::body, frame.theme.ink);
    widgets::register_text(frame, {.id = "versions.change." + std::to_string(index), .role = access::Role::text, .label = change.words, .rect = line});
    rest.cut_top(frame.du(4));
  }
  if (changes_.size() > kMostChanges) say("versions.more", frame.words("ide.versions.more", {{"n", std::to_string(changes_.size() - kMostChanges)}}));
  rest.cut_top(frame.du(6));
}

void VersionsPanel::draw_naming(Frame& frame, Rect& rest, const portfolio::Version& version) {
  const widgets::ButtonFace face{.icon = Icon::pencil, .label = frame.words("ide.versions.rename")};
  if (!field_with_button(frame, rest, "versions.rename", frame.words("ide.versions.name"), title_of(version, frame.session.messages()), other_name_, face)) return;
  if (other_name_.empty()) return;
  frame.commands.push("version.name", {version.file, other_name_});
  frame.announce(frame.words("ide.versions.named", {{"nom", other_name_}}));
  other_name_.clear();
}

}  // namespace lunabloc::ide::topbar
