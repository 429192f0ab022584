// The steps of a script that fingers do.
#include <cmath>
#include <span>

#include "ide/script/driver.h"
#include "ide/script/spots.h"

namespace lunabloc::ide::script {
namespace {

using app::InputEvent;
using app::InputQueue;
using app::Window;

constexpr double kHeld = 0.6;          // seconds that a finger rests: a little more than what is asked
constexpr int kSteps = 12;             // motions of a slide, one a frame
constexpr float kAboveFinger = 24;     // du, as in the workspace
constexpr float kApart = 60;           // pixels between the middle and each of two fingers

void push_finger(InputQueue& queue, InputEvent::Kind kind, ImVec2 at, std::int64_t finger = 1) {
  InputEvent event;
  event.kind = kind;
  event.x = at.x, event.y = at.y, event.finger = finger;
  queue.push(event);
}

}  // namespace

// tap TARGET [SPOT], hold TARGET [SPOT]
Driver::Outcome Driver::play_tap(Window& window, InputQueue& queue, double now) {
  const Step& step = script_.steps[at_];
  std::span<const Word> words = step.words;
  const std::optional<Target> target = take_target(words);
  Spot spot;
  if (!target || !take_spot(words, spot) || !words.empty()) return bad_line();
  if (held_) {
    if (now - began_ < kHeld) return {Progress::again, {}};
    push_finger(queue, InputEvent::Kind::finger_up, *std::exchange(held_, std::nullopt));
    return {};
  }
  Outcome outcome;
  const access::Node* node = reach(window, queue, *target, now, outcome);
  if (node == nullptr) return outcome;
  const ImVec2 at = point_of(window, *node, spot);
  push_finger(queue, InputEvent::Kind::finger_down, at);
  if (step.verb == "tap") {
    push_finger(queue, InputEvent::Kind::finger_up, at);
    return {};
  }
  held_ = at;
  began_ = now;
  return {Progress::again, {}};
}

// slide TARGET [SPOT] to TARGET [SPOT], slide TARGET [SPOT] by X Y
Driver::Outcome Driver::play_slide(Window& window, InputQueue& queue, double now) {
  std::span<const Word> words = script_.steps[at_].words;
  Spot from_spot, to_spot;
  const std::optional<Target> from = take_target(words);
  if (!from || !take_spot(words, from_spot) || words.size() < 2) return bad_line();
  const bool by = words[0].is("by");
  if (!by && !words[0].is("to")) return bad_line();
  words = words.subspan(1);
  double across = 0, down = 0;
  std::optional<Target> to;
  if (by) {
    if (words.size() != 2 || !number_of(words[0].text, across) || !number_of(words[1].text, down)) return bad_line();
  } else {
    to = take_target(words);
    if (!to || !take_spot(words, to_spot) || !words.empty()) return bad_line();
  }
  Outcome outcome;
  const access::Node* node = reach(window, queue, *from, now, outcome);
  if (node == nullptr) return outcome;
  const ImVec2 start = point_of(window, *node, from_spot);
  const float scale = static_cast<float>(window.scale());
  ImVec2 end{start.x + static_cast<float>(across) * scale, start.y + static_cast<float>(down) * scale};
  if (to) {
    const access::Node* over = find(window.tree(), *to);
    if (over == nullptr) return {Progress::done, Error{ErrorKind::failed, "ide.script.not_found", {{"nom", to->words()}}, {}, {}}};
    end = end_of(window, *over, to_spot, {start.x - node->rect.x, start.y - node->rect.y});
    // What a finger carries hangs above it.
    if (node->role == access::Role::block && over->role == access::Role::block) end.y += node->rect.bottom() - start.y + kAboveFinger * scale;
  }
  push_finger(queue, InputEvent::Kind::finger_down, start);
  for (int step = 1; step <= kSteps; ++step) {
    const float part = static_cast<float>(step) / kSteps;
    push_finger(queue, InputEvent::Kind::finger_motion, {std::round(start.x + (end.x - start.x) * part), std::round(start.y + (end.y - start.y) * part)});
    queue.push_frame_end();
  }
  for (int rest = 0; rest < kSteps; ++rest) queue.push_frame_end();
  push_finger(queue, InputEvent::Kind::finger_up, end);
  return {};
}

// pinch TARGET [SPOT] PERCENT: how much larger it becomes
Driver::Outcome Driver::play_pinch(Window& window, InputQueue& queue, double now) {
  std::span<const Word> words = script_.steps[at_].words;
  const std::optional<Target> target = take_target(words);
  Spot spot;
  double percent = 0;
  if (!target || !take_spot(words, spot) || words.size() != 1 || !number_of(words[0].text, percent) || percent <= 0) return bad_line();
  Outcome outcome;
  const access::Node* node = reach(window, queue, *target, now, outcome);
  if (node == nullptr) return outcome;
  const ImVec2 middle = point_of(window, *node, spot);
  const auto place = [&](float way, float part) { return ImVec2{middle.x + way * kApart * (1 + (static_cast<float>(percent) / 100 - 1) * part), middle.y}; };
  push_finger(queue, InputEvent::Kind::finger_down, place(-1, 0), 1);
  push_finger(queue, InputEvent::Kind::finger_down, place(1, 0), 2);
  for (int step = 1; step <= kSteps; ++step) {
    const float part = static_cast<float>(step) / kSteps;
    push_finger(queue, InputEvent::Kind::finger_motion, place(-1, part), 1);
    push_finger(queue, InputEvent::Kind::finger_motion, place(1, part), 2);
    queue.push_frame_end();
  }
  push_finger(queue, InputEvent::Kind::finger_up, place(1, 1), 2);
  push_finger(queue, InputEvent::Kind::finger_up, place(-1, 1), 1);
  return {};
}

}  // namespace lunabloc::ide::script
