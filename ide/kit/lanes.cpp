#include "ide/kit/lanes.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <utility>

#include "ide/kit/live_parts.h"
#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/part_words.h"
#include "kit/part_words.h"
#include "lesson/words.h"

namespace lunabloc::ide::kit {
namespace {

using widgets::Frame;
using widgets::FontRole;

constexpr float kRowHeight = 26;       // du
constexpr float kSign = 18, kSignGap = 6, kNameGap = 8;  // du, of a name: its sign, and the space around it
constexpr std::size_t kMostTold = 12;  // messages that are read aloud

// One value from a time to another: a wave of two heights, or a level.
void draw_span(Frame& frame, const Rect& lane, float from, float to, float part, ImU32 color, bool passed) {
  if (to - from < 0.5F) to = from + 0.5F;
  const ImU32 shown = passed ? color : theme::mix(color, frame.theme.sunken, 0.6F);
  const float height = std::max(frame.du(2), std::round((lane.h - frame.du(8)) * part));
  const Rect block{from, lane.bottom() - frame.du(4) - height, to - from, height};
  widgets::fill(frame, block, shown, part > 0 && to - from > frame.du(6) ? frame.du(2) : 0);
  if (part > 0) widgets::outline(frame, block, theme::mix(color, frame.theme.ink, passed ? 0.45F : 0.15F), frame.du(2));
}

// What the world gives is a line, as a pen draws it, hatched below.
void draw_given(Frame& frame, const Rect& lane, float from, float to, float part, ImU32 color, bool passed) {
  if (to - from < 0.5F) to = from + 0.5F;
  const float height = std::round((lane.h - frame.du(8)) * part), bottom = lane.bottom() - frame.du(4);
  const ImU32 pen = passed ? color : theme::mix(color, frame.theme.sunken, 0.5F);
  if (height > frame.du(3) && to - from > frame.du(3)) widgets::hatch(frame, {from, bottom - height, to - from, height}, theme::with_alpha(pen, 0.45F), frame.du(5));
  widgets::fill(frame, {from, bottom - height - frame.du(1), to - from, frame.du(2.5F)}, pen);
}

// The value of a level, where it has room: on a ground of its own, so that it can be read on any colour; behind the cursor
// rather than under it.
void draw_figure(Frame& frame, const Rect& lane, float from, float to, float cursor, const std::string& words) {
  const float margin = frame.du(4), width = frame.fonts.width(FontRole::tiny, words);
  if (cursor >= from && cursor < from + width + 4 * margin) from = cursor;
  if (to - from < width + 4 * margin) return;
  const Rect ground{from + margin, lane.y + frame.du(2), width + 2 * margin, lane.h - frame.du(4)};
  widgets::fill(frame, ground, frame.theme.raised, frame.du(4));
  widgets::outline(frame, ground, frame.theme.line, frame.du(4));
  widgets::text_in(frame, ground, FontRole::tiny, frame.theme.ink, words, widgets::Align::center);
}

// As high as the part may be, or as it was.
double highest_of(const Lane& lane) {
  double highest = 1;
  for (const world::PinChange& change : *lane.changes) highest = std::max(highest, change.value);
  return highest;
}

void draw_values(Frame& frame, const Lane& lane, const LaneScale& scale, const Rect& place, double now) {
  const double highest = highest_of(lane), lowest = std::min(0.0, lane.part->part.measures ? lane.part->part.least : 0.0);
  const bool given = lane.kind == Lane::Kind::is_given;
  const bool levels = !is_digital(lane.part->part);
  double begin = 0, value = 0;
  bool known = !given;
  float drawn_to = place.x - 1;
  const auto span_to = [&](double end) {
    if (!known || end < scale.from || begin > scale.to) return;
    const float from = scale.x_of(begin), to = scale.x_of(end);
    // Changes closer than a pixel would only cost vertices.
    if (to - drawn_to < 0.5F && end < scale.to) return;
    const auto part = static_cast<float>(std::clamp((value - lowest) / (highest - lowest), 0.0, 1.0));
    const float split = std::clamp(scale.x_of(now), from, to);
    const auto draw = given ? draw_given : draw_span;
    if (split > from) draw(frame, place, from, split, part, lane.part->wire, true);
    if (to > split) draw(frame, place, split, to, part, lane.part->wire, false);
    if (levels) draw_figure(frame, place, from, to, scale.x_of(now), value_words(frame, lane.part->part, value));
    drawn_to = to;
  };
  for (const world::PinChange& change : *lane.changes) {
    span_to(seconds_of(change.at));
    begin = seconds_of(change.at);
    value = change.value;
    known = true;
  }
  span_to(std::max(scale.to, begin));
}

// Where the program has asked: short strokes on the lower edge.
void draw_readings(Frame& frame, const Lane& lane, const LaneScale& scale, const Rect& place, double now) {
  const float apart = frame.du(3), height = frame.du(5);
  float drawn_to = place.x - apart;
  for (const std::chrono::microseconds at : *lane.read) {
    const double time = seconds_of(at);
    if (time < scale.from || time > scale.to) continue;
    const float x = std::round(scale.x_of(time));
    if (x - drawn_to < apart) continue;
    widgets::fill(frame, {x - frame.du(0.75F), place.bottom() - height, frame.du(1.5F), height}, time <= now ? frame.theme.ink : frame.theme.ink3);
    drawn_to = x;
  }
}

// A row a pixel, in its colours: first those of the whole strip, then its own.
void draw_pixels(Frame& frame, const Lane& lane, const LaneScale& scale, const Rect& place) {
  const float height = (place.h - frame.du(4)) / static_cast<float>(std::max<std::size_t>(lane.pixels.size(), 1));
  for (std::size_t pixel = 0; pixel < lane.pixels.size() && widgets::has_room(frame.list(), 400); ++pixel) {
    const float top = place.y + frame.du(2) + height * static_cast<float>(pixel);
    const std::vector<world::PinChange>* const own = lane.pixels[pixel];
    const double own_from = own == nullptr || own->empty() ? std::numeric_limits<double>::infinity() : seconds_of(own->front().at);
    double begin = 0, color = 0;
    float drawn_to = place.x - 1;
    const auto span_to = [&](double end) {
      if (color == 0 || end < scale.from || begin > scale.to) return;
      const float from = scale.x_of(begin), to = std::max(scale.x_of(end), from + 1);
      // Changes closer than a pixel would only cost vertices.
      if (to - drawn_to < 0.5F && end < scale.to) return;
      frame.list().AddRectFilled({from, top}, {to, top + height}, seen_color(static_cast<std::uint32_t>(color)));
      drawn_to = to;
    };
    const auto change = [&](const world::PinChange& to) {
      span_to(seconds_of(to.at));
      begin = seconds_of(to.at);
      color = to.value;
    };
    if (lane.changes != nullptr)
      for (const world::PinChange& whole : *lane.changes)
        if (seconds_of(whole.at) < own_from) change(whole);
    if (own != nullptr)
      for (const world::PinChange& each : *own) change(each);
    span_to(std::max(scale.to, begin));
  }
}

// All that the display shows, from each time at which it changes; a mark alone where the text has no room.
void draw_written(Frame& frame, const Lane& lane, const LaneScale& scale, const Rect& place) {
  std::map<int, std::string> lines;
  const std::vector<world::Written>& written = *lane.written;
  for (std::size_t index = 0; index < written.size() && widgets::has_room(frame.list(), 400); ++index) {
    lines[written[index].line] = written[index].text;
    const bool more_at_once = index + 1 < written.size() && written[index + 1].at == written[index].at;
    const double from = seconds_of(written[index].at), to = index + 1 < written.size() ? seconds_of(written[index + 1].at) : scale.to;
    if (more_at_once || to < scale.from || from > scale.to) continue;
    const Rect span = Rect{scale.x_of(from), place.y, std::max(scale.x_of(to) - scale.x_of(from), 1.0F), place.h}.inset(0, frame.du(2));
    widgets::fill(frame, span, frame.theme.ok_soft);
    widgets::fill(frame, {span.x, span.y, frame.du(2), span.h}, frame.theme.ok);
    std::string text;
    for (const auto& [line, words] : lines)
      if (!words.empty()) text += (text.empty() ? "" : " / ") + words;
    const Rect room{span.x + frame.du(6), span.y, span.w - frame.du(8), span.h};
    if (room.w < frame.du(24)) continue;
    if (const std::string shown = widgets::shortened(frame, FontRole::tiny, text, room.w); !shown.empty())
      widgets::text_in(frame, room, FontRole::tiny, frame.theme.ink, shown);
  }
}

// Sent: an arrow that leaves; received: one that comes; lost: a cross in a ring.
void draw_message(Frame& frame, const world::KitMessage& message, ImVec2 at, float room) {
  const float size = frame.du(6);
  ImDrawList& list = frame.list();
  const auto stroke = frame.du(2);
  if (message.kind == world::KitMessage::Kind::lost) {
    list.AddCircleFilled(at, size, frame.theme.warn_soft);
    list.AddCircle(at, size, frame.theme.warn, 0, stroke);
    list.AddLine({at.x - size / 2, at.y - size / 2}, {at.x + size / 2, at.y + size / 2}, frame.theme.warn, stroke);
    list.AddLine({at.x - size / 2, at.y + size / 2}, {at.x + size / 2, at.y - size / 2}, frame.theme.warn, stroke);
  } else if (message.kind == world::KitMessage::Kind::sent) {
    list.AddTriangleFilled({at.x - size * 0.7F, at.y - size}, {at.x + size, at.y}, {at.x - size * 0.7F, at.y + size}, frame.theme.accent);
  } else {
    list.AddCircleFilled(at, size * 0.9F, frame.theme.ok);
    list.AddCircleFilled(at, size * 0.4F, frame.theme.raised);
  }
  const std::string words = widgets::shortened(frame, FontRole::tiny, message.text, std::min(room - 2 * size, frame.du(90)));
  if (room > 5 * size && !words.empty())
    widgets::text_in(frame, {at.x + size + frame.du(3), at.y - frame.du(10), room, frame.du(20)}, FontRole::tiny, frame.theme.ink, words);
}

void draw_messages(Frame& frame, const Lane& lane, const LaneScale& scale, const Rect& place) {
  for (std::size_t index = 0; index < lane.messages.size() && widgets::has_room(frame.list(), 400); ++index) {
    const double time = seconds_of(lane.messages[index]->at);
    if (time < scale.from || time > scale.to) continue;
    const float x = scale.x_of(time);
    const float next = index + 1 < lane.messages.size() ? scale.x_of(seconds_of(lane.messages[index + 1]->at)) : place.right();
    draw_message(frame, *lane.messages[index], {x, place.center().y}, next - x);
  }
}

// From each message that arrived to where it was read: the oldest of the same words that is not read yet.
void draw_ways(Frame& frame, std::span<const Lane> lanes, const LaneScale& scale, const Rect& place) {
  const auto y_of = [&](std::size_t lane) { return place.y + (static_cast<float>(lane) + 0.5F) * lane_height(frame); };
  for (std::size_t from = 0; from < lanes.size(); ++from) {
    for (std::size_t to = 0; to < lanes.size(); ++to) {
      if (from == to) continue;
      std::vector<const world::KitMessage*> waiting;
      for (const world::KitMessage* one : lanes[from].messages)
        if (one->kind == world::KitMessage::Kind::sent) waiting.push_back(one);
      for (const world::KitMessage* one : lanes[to].messages) {
        if (one->kind != world::KitMessage::Kind::received) continue;
        const auto sent = std::find_if(waiting.begin(), waiting.end(), [&](const auto* message) { return message->text == one->text && message->at <= one->at; });
        if (sent == waiting.end() || !widgets::has_room(frame.list(), 100)) continue;
        const double begin = seconds_of((*sent)->at), end = seconds_of(one->at);
        if (begin >= scale.from && end <= scale.to)
          frame.list().AddLine({scale.x_of(begin), y_of(from)}, {scale.x_of(end), y_of(to)}, frame.theme.ink3, frame.du(1.5F));
        waiting.erase(sent);
      }
    }
  }
}

std::string message_words(const Frame& frame, const Lane& lane) {
  std::string words;
  for (std::size_t index = 0; index < lane.messages.size() && index < kMostTold; ++index) {
    const world::KitMessage& message = *lane.messages[index];
    const char* const id = message.kind == world::KitMessage::Kind::sent   ? "ide.kit.message.sent"
                           : message.kind == world::KitMessage::Kind::lost ? "ide.kit.message.lost"
                                                                           : "ide.kit.message.received";
    if (!words.empty()) words += " ; ";
    words += frame.words(id, {{"n", second_words(frame, seconds_of(message.at), 0.01)}, {"texte", message.text}});
  }
  return words;
}

std::string written_words(const Frame& frame, const Lane& lane) {
  std::string words;
  const std::size_t first = lane.written->size() - std::min(lane.written->size(), kMostTold);
  for (std::size_t index = first; index < lane.written->size(); ++index) {
    const world::Written& text = (*lane.written)[index];
    if (!words.empty()) words += " · ";
    words += frame.words("ide.kit.lane.written", {{"n", second_words(frame, seconds_of(text.at), 0.01)}, {"ligne", std::to_string(text.line)}, {"texte", text.text}});
  }
  return words;
}

std::string shown_words(const Frame& frame, const ShownPart& part) {
  const std::string words = live_words(frame, part);
  return words.empty() ? value_words(frame, part.part, part.value) : words;
}

std::string reading_words(const Frame& frame, const Lane& lane) {
  return lane.read == nullptr ? std::string() : ", " + frame.words("ide.kit.lane.read", {{"n", std::to_string(lane.read->size())}});
}

std::size_t change_count(const Lane& lane) {
  std::size_t count = lane.changes == nullptr ? 0 : lane.changes->size();
  for (const auto* pixel : lane.pixels) count += pixel == nullptr ? 0 : pixel->size();
  return count;
}

void draw_name(Frame& frame, const Lane& lane, Rect name) {
  name.cut_right(frame.du(kNameGap));
  const Rect sign = name.cut_left(frame.du(kSign));
  if (lane.part != nullptr) draw_part(frame, *lane.part, {sign.x + frame.du(9), sign.center().y}, frame.du(9));
  else widgets::icon_in(frame, sign, FontRole::icon16, frame.theme.ink2, widgets::Icon::message_text);
  name.cut_left(frame.du(kSignGap));
  widgets::text_in(frame, name, FontRole::tiny, frame.theme.ink2, lane.label);
}

void draw_lane(Frame& frame, const Lane& lane, const LaneScale& scale, Rect place, double now) {
  const Rect whole = place;
  const Rect name = place.cut_left(scale.track.x - place.x);
  const Rect track = Rect{scale.track.x, place.y, scale.track.w, place.h}.inset(0, frame.du(2));
  widgets::fill(frame, track, theme::with_alpha(frame.theme.sunken, 0.8F), frame.du(4));
  if (!frame.theme.shadows) widgets::outline(frame, track, frame.theme.line, frame.du(4));
  frame.list().PushClipRect({track.x - frame.du(8), track.y}, {track.right() + frame.du(8), track.bottom()}, true);
  switch (lane.kind) {
    case Lane::Kind::says: draw_messages(frame, lane, scale, track); break;
    case Lane::Kind::glows: draw_pixels(frame, lane, scale, track); break;
    case Lane::Kind::shows: draw_written(frame, lane, scale, track); break;
    default: draw_values(frame, lane, scale, track, now);
  }
  if (lane.read != nullptr) draw_readings(frame, lane, scale, track, now);
  frame.list().PopClipRect();
  draw_name(frame, lane, name);
  const std::string value = lane.kind == Lane::Kind::says    ? message_words(frame, lane)
                            : lane.kind == Lane::Kind::shows ? written_words(frame, lane)
                                                             : shown_words(frame, *lane.part) + ", " +
                                                                   frame.words("ide.kit.changes", {{"n", std::to_string(change_count(lane))}}) + reading_words(frame, lane);
  widgets::register_text(frame, {.id = "kitpanel.lane." + lane.id, .role = access::Role::text, .label = lane.label, .value = value, .rect = whole});
}

}  // namespace

namespace {

// None where neither the strip nor one of its pixels was told anything.
std::optional<Lane> lane_of_pixels(const world::KitWorld& run, const ShownPart& part) {
  if (part.part.pixels <= 0) return std::nullopt;
  Lane lane{Lane::Kind::glows, part.part.id, part.part.label, &part, nullptr, {}};
  const auto whole = run.parts.find(part.part.id);
  if (whole != run.parts.end()) lane.changes = &whole->second;
  bool told = lane.changes != nullptr;
  for (int pixel = 1; pixel <= part.part.pixels; ++pixel) {
    const auto own = run.parts.find(part.part.id + "." + std::to_string(pixel));
    lane.pixels.push_back(own == run.parts.end() ? nullptr : &own->second);
    told = told || own != run.parts.end();
  }
  return told ? std::optional(std::move(lane)) : std::nullopt;
}

}  // namespace

double seconds_of(std::chrono::microseconds time) { return std::chrono::duration<double>(time).count(); }

std::string second_words(const Frame& frame, double seconds, double step) {
  const bool short_steps = step < 0.0099 && seconds < 1;
  const double shown = std::round(seconds * (short_steps ? 1e5 : 100)) / 100;
  return frame.words(short_steps && shown != 0 ? "ide.kit.milliseconds" : "ide.kit.seconds", {{"n", lesson::shown_number(shown, frame.session.language())}});
}

float LaneScale::x_of(double time) const {
  return track.x + static_cast<float>(std::clamp((time - from) / std::max(1e-9, to - from), 0.0, 1.0)) * track.w;
}

double LaneScale::time_of(float x) const {
  return from + std::clamp(static_cast<double>((x - track.x) / track.w), 0.0, 1.0) * (to - from);
}

float lane_height(const Frame& frame) { return frame.du(kRowHeight); }

float names_width(const Frame& frame, std::span<const Lane> lanes) {
  float widest = 0;
  for (const Lane& lane : lanes) widest = std::max(widest, frame.fonts.width(FontRole::tiny, lane.label));
  return widest + 1 + frame.du(kSign + kSignGap + kNameGap);
}

std::vector<Lane> lanes_of(const Frame& frame, const world::KitWorld& run, std::span<const ShownPart> parts) {
  std::vector<Lane> lanes;
  for (const ShownPart& part : parts) {
    const auto does = run.parts.find(part.part.id);
    const auto given = run.given.find(part.part.id);
    if (std::optional<Lane> lane = lane_of_pixels(run, part)) {
      lanes.push_back(std::move(*lane));
      continue;
    }
    if (const auto written = run.written.find(part.part.id); written != run.written.end()) {
      Lane lane{Lane::Kind::shows, part.part.id, part.part.label, &part, nullptr, {}};
      lane.written = &written->second;
      lanes.push_back(std::move(lane));
      continue;
    }
    if (does != run.parts.end()) lanes.push_back({Lane::Kind::does, part.part.id, part.part.label, &part, &does->second, {}});
    else if (given != run.given.end()) {
      Lane lane{Lane::Kind::is_given, part.part.id, part.part.label, &part, &given->second, {}};
      if (const auto read = run.read.find(part.part.id); read != run.read.end()) lane.read = &read->second;
      lanes.push_back(std::move(lane));
    }
  }
  std::vector<std::string> boards;
  for (const world::KitMessage& message : run.messages)
    if (std::find(boards.begin(), boards.end(), message.board) == boards.end()) boards.push_back(message.board);
  std::sort(boards.begin(), boards.end());
  for (const std::string& board : boards) {
    Lane lane{Lane::Kind::says, "messages." + board,
              lunabloc::kit::label_on_board(board, frame.words("ide.kit.messages"), frame.session.language()), nullptr, nullptr, {}};
    for (const world::KitMessage& message : run.messages)
      if (message.board == board) lane.messages.push_back(&message);
    lanes.push_back(std::move(lane));
  }
  return lanes;
}

std::vector<double> changes_of(std::span<const Lane> lanes) {
  std::vector<double> changes;
  for (const Lane& lane : lanes) {
    if (lane.changes != nullptr)
      for (const world::PinChange& change : *lane.changes) changes.push_back(seconds_of(change.at));
    for (const auto* pixel : lane.pixels)
      if (pixel != nullptr)
        for (const world::PinChange& change : *pixel) changes.push_back(seconds_of(change.at));
    if (lane.written != nullptr)
      for (const world::Written& text : *lane.written) changes.push_back(seconds_of(text.at));
    for (const world::KitMessage* message : lane.messages) changes.push_back(seconds_of(message->at));
  }
  std::sort(changes.begin(), changes.end());
  changes.erase(std::unique(changes.begin(), changes.end()), changes.end());
  return changes;
}

void draw_lanes(Frame& frame, std::span<const Lane> lanes, const LaneScale& scale, Rect place, double now) {
  const Rect all = place;
  for (const Lane& lane : lanes) draw_lane(frame, lane, scale, place.cut_top(lane_height(frame)), now);
  draw_ways(frame, lanes, scale, all);
}

}  // namespace lunabloc::ide::kit
