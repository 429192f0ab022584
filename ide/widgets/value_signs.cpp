#include "ide/widgets/value_signs.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"

namespace lunabloc::ide::widgets {
namespace {

constexpr float kPill = 20, kSide = 7, kGap = 4, kWidest = 180, kSquare = 7;  // du

void octagon(ImDrawList& list, ImVec2 center, float radius) {
  for (int corner = 0; corner < 8; ++corner) {
    const float angle = (static_cast<float>(corner) + 0.5F) * std::numbers::pi_v<float> / 4;
    list.PathLineTo({center.x + radius * std::cos(angle), center.y + radius * std::sin(angle)});
  }
}

struct Pill {
  std::string words;
  float width = 0;
};

// Cut to the room that there is, as long as something can be read in it.
Pill pill_of(const Frame& frame, const session::WatchedValue& value, float room) {
  std::string words = value.name + " = " + value.value;
  std::replace(words.begin(), words.end(), '\n', ' ');
  const float around = 2 * frame.du(kSide) + (value.fresh ? frame.du(kSquare + kGap) : 0) + 1;
  const float least = frame.fonts.width(FontRole::tiny, value.name + " = 0…");
  words = shortened(frame, FontRole::tiny, words, std::clamp(room - around, least, frame.du(kWidest)));
  return {words, std::ceil(frame.fonts.width(FontRole::tiny, words)) + around};
}

void draw_pill(Frame& frame, const Rect& place, const Pill& pill, bool fresh) {
  const float radius = place.h / 2;
  fill(frame, place, fresh ? frame.theme.current_line : frame.theme.raised, radius);
  outline(frame, place, fresh ? frame.theme.exec_ink : frame.theme.line_strong, radius, fresh ? frame.du(1.5F) : 0);
  Rect inside = place.inset(frame.du(kSide), 0);
  if (fresh) {
    const Rect square = inside.cut_left(frame.du(kSquare));
    inside.cut_left(frame.du(kGap));
    fill(frame, {square.x, square.center().y - square.w / 2, square.w, square.w}, frame.theme.ink);
  }
  text_in(frame, inside, FontRole::tiny, frame.theme.ink, pill.words);
}

}  // namespace

void breakpoint_sign(Frame& frame, ImVec2 center, float radius, SignLook look) {
  ImDrawList& list = frame.list();
  const bool offered = look == SignLook::offered;
  octagon(list, center, radius + frame.du(1.5F));
  list.PathFillConvex(frame.theme.raised);
  octagon(list, center, radius);
  if (offered) {
    list.PathStroke(frame.theme.err, ImDrawFlags_Closed, frame.du(1.5F));
    return;
  }
  list.PathFillConvex(frame.theme.err);
  const Rect box{center.x - radius, center.y - radius, 2 * radius, 2 * radius};
  if (look == SignLook::conditional) {
    text_in(frame, box, FontRole::tiny, frame.theme.raised, "?", Align::center);
    return;
  }
  // The two bars of a pause.
  const float bar = std::max(1.0F, std::round(radius * 0.28F)), tall = std::round(radius * 0.9F), gap = std::max(1.0F, std::round(radius * 0.18F));
  fill(frame, {std::round(center.x - gap - bar), std::round(center.y - tall / 2), bar, tall}, frame.theme.raised);
  fill(frame, {std::round(center.x + gap), std::round(center.y - tall / 2), bar, tall}, frame.theme.raised);
}

std::string breakpoint_words(const Frame& frame, const session::ShownBreakpoint& breakpoint) {
  std::string words = breakpoint.condition.empty() ? frame.words("ide.breakpoint") : frame.words("ide.breakpoint.if", {{"condition", breakpoint.condition}});
  if (breakpoint.hits) {
    const std::size_t hits = *breakpoint.hits;
    const char* id = hits == 0 ? "ide.breakpoint.hits.none" : hits == 1 ? "ide.breakpoint.hits.one" : "ide.breakpoint.hits.many";
    words += ", " + frame.words(id, {{"n", std::to_string(hits)}});
  } else if (frame.session.step_count() > 0) {
    words += ", " + frame.words("ide.breakpoint.not_run");
  }
  if (breakpoint.here) words += ", " + frame.words("ide.breakpoint.here");
  if (!breakpoint.doubt.empty()) words += ". " + breakpoint.doubt;
  return words;
}

bool values_are_shown(const Frame& frame) {
  return frame.settings.values && frame.session.step_count() > 0 && !frame.session.playing();
}

std::string value_words(const Frame& frame, const session::WatchedValue& value) {
  return frame.words(value.fresh ? "ide.values.fresh" : "ide.values.of", {{"nom", value.name}, {"valeur", value.value}});
}

void value_pills(Frame& frame, const std::string& id, Rect row, std::span<const session::WatchedValue* const> values) {
  std::vector<const session::WatchedValue*> ordered(values.begin(), values.end());
  std::stable_partition(ordered.begin(), ordered.end(), [](const session::WatchedValue* value) { return value->fresh; });
  const float height = std::max(frame.fonts.line(FontRole::tiny), frame.du(kPill)), gap = frame.du(kGap);
  const Pill more{"…", std::ceil(frame.fonts.width(FontRole::tiny, "…")) + 2 * frame.du(kSide)};
  const auto draw = [&](float x, const Pill& pill, bool fresh, const std::string& name, const std::string& words) {
    const Rect place{std::round(x), std::round(row.center().y - height / 2), pill.width, height};
    draw_pill(frame, place, pill, fresh);
    register_text(frame, {.id = id + "." + name, .role = access::Role::status, .label = words, .rect = place});
    if (place.contains(frame.mouse()) && ImGui::IsWindowHovered()) tooltip(frame, {.hovered = true}, place, words);
  };
  float x = row.x;
  std::string left_out;
  bool fresh = false;
  for (std::size_t i = 0; i < ordered.size(); ++i) {
    const float kept = i + 1 < ordered.size() ? gap + more.width : 0;
    const Pill pill = pill_of(frame, *ordered[i], row.right() - x - kept);
    if (left_out.empty() && x + pill.width + kept <= row.right()) {
      draw(x, pill, ordered[i]->fresh, ordered[i]->name, value_words(frame, *ordered[i]));
      x += pill.width + gap;
      continue;
    }
    left_out += (left_out.empty() ? "" : ", ") + value_words(frame, *ordered[i]);
    fresh = fresh || ordered[i]->fresh;
  }
  if (left_out.empty()) return;
  Pill rest = more;
  if (fresh) rest.width += frame.du(kSquare + kGap);
  draw(std::max(row.x, std::min(x, row.right() - rest.width)), rest, fresh, "more", left_out);
}

}  // namespace lunabloc::ide::widgets
