#include "ide/script/driver.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ide/script/keys.h"
#include "ide/script/spots.h"

namespace lunabloc::ide::script {
namespace {

using app::InputEvent;
using app::InputQueue;
using app::Window;

constexpr double kPatience = 10;          // seconds that `wait` waits when it is not told
constexpr double kReach = 3;              // seconds that a thing may take to appear
constexpr int kSettling = 2;              // frames between two steps
constexpr int kMostScrolls = 60;
constexpr int kDragMoves = 8;             // of the pointer, from one end to the other

void push_pointer(InputQueue& queue, InputEvent::Kind kind, ImVec2 at, int button = 0) {
  InputEvent event;
  event.kind = kind;
  event.x = at.x, event.y = at.y, event.button = button;
  queue.push(event);
}

Error error_of(std::string message, std::string name, std::string found = {}) {
  return {ErrorKind::failed, std::move(message), {{"nom", std::move(name)}}, {}, std::move(found)};
}

bool can_be_seen(const access::Node& node) {
  if (node.clip.empty()) return true;
  const Rect seen = node.rect.intersected(node.clip);
  return seen.w >= std::min(node.rect.w, 4.0F) && seen.h >= std::min(node.rect.h, node.clip.h) * 0.6F;
}

void push_modifier(InputQueue& queue, widgets::Key key, widgets::Modifiers modifiers) {
  InputEvent event;
  event.kind = modifiers == widgets::kNoModifier ? InputEvent::Kind::key_up : InputEvent::Kind::key_down;
  event.key.key = key;
  event.key.modifiers = modifiers;
  queue.push(event);
}

}  // namespace

void Driver::advance(Window& window, InputQueue& queue, double now) {
  if (over_) return;
  for (const std::string& refusal : window.take_refusals())
    if (begun_ && !over_) return fail(window, error_of("ide.script.expected", refusal), now);
  if (!queue.empty()) {
    rest_ = kSettling;
    return;
  }
  if (rest_ > 0) {
    --rest_;
    return;
  }
  if (at_ == script_.steps.size()) {
    over_ = true;
    return;
  }
  if (!std::exchange(begun_, true)) {
    began_ = now;
    scrolls_ = 0;
  }
  waits_for_others_ = false;
  const Outcome outcome = play(window, queue, now);
  if (outcome.error) return finish(window, outcome.error, now);
  if (outcome.progress == Progress::done) finish(window, std::nullopt, now);
}

void Driver::fail(const Window& window, const Error& error, double now) {
  if (over_) return;
  if (at_ == script_.steps.size() || (!begun_ && at_ > 0)) --at_;
  finish(window, error, now);
}

void Driver::finish(const Window& window, const std::optional<Error>& error, double now) {
  const Step& step = script_.steps[at_];
  StepReport report{step.line, step.source, !error.has_value(), {}, now - began_};
  if (error) {
    Error placed = *error;
    placed.place = {script_.file.string(), step.line, 1};
    report.message = window.session().messages().describe(placed);
    if (!error->detail.empty()) report.message += " (" + error->detail + ")";
    failure_ = std::make_unique<StepReport>(report);
    over_ = true;
  }
  reports_.push_back(std::move(report));
  ++at_;
  begun_ = false;
  rest_ = kSettling;
}

Driver::Outcome Driver::bad_line() const {
  return {Progress::done, Error{ErrorKind::usage, "ide.script.line", {{"nom", script_.steps[at_].source}}, {}, {}}};
}

const access::Node* Driver::reach(Window& window, InputQueue& queue, const Target& target, double now, Outcome& outcome) {
  const access::Node* node = find(window.tree(), target);
  outcome.progress = Progress::again;
  if (node == nullptr) {
    if (now - began_ > kReach) outcome.error = error_of("ide.script.not_found", target.words());
    return nullptr;
  }
  if (can_be_seen(*node) || scrolls_ >= kMostScrolls) return node;
  // As a hand would: the wheel over the part in which it lies.
  ++scrolls_;
  push_pointer(queue, InputEvent::Kind::motion, node->clip.center());
  InputEvent wheel;
  wheel.kind = InputEvent::Kind::wheel;
  wheel.y = node->rect.center().y < node->clip.center().y ? 1.0F : -1.0F;
  queue.push(wheel);
  return nullptr;
}

Driver::Outcome Driver::play(Window& window, InputQueue& queue, double now) {
  const Step& step = script_.steps[at_];
  const std::string& verb = step.verb;
  const std::string first = step.words.empty() ? std::string() : step.words[0].text;
  if (verb == "open") {
    window.ask("lesson.open", {first});
    window.leave_home();
    return {};
  }
  if (verb == "home") {
    window.show_home();
    return {};
  }
  if (verb == "click" || verb == "double" || verb == "point" || verb == "scroll" || verb == "focus") return play_pointer(window, queue, now);
  if (verb == "drag") return play_drag(window, queue, now);
  if (verb == "tap" || verb == "hold") return play_tap(window, queue, now);
  if (verb == "slide") return play_slide(window, queue, now);
  if (verb == "pinch") return play_pinch(window, queue, now);
  if (verb == "type") {
    push_text(queue, first);
    return {};
  }
  if (verb == "key") {
    const std::optional<widgets::KeyPress> key = key_named(first);
    double times = 1;
    if (!key || (step.words.size() > 1 && !number_of(step.words[1].text, times))) return bad_line();
    for (int count = 0; count < static_cast<int>(times); ++count) push_key(queue, *key);
    return {};
  }
  if (verb == "command") {
    std::vector<std::string> arguments;
    for (std::size_t index = 1; index < step.words.size(); ++index) arguments.push_back(step.words[index].text);
    if (session::find_command(first) == nullptr) return bad_line();
    window.ask(first, std::move(arguments));
    return {};
  }
  if (verb == "set") return play_set(window);
  if (verb == "size") return play_size();
  if (verb == "pause") {
    double seconds = 0;
    if (!number_of(first, seconds)) return bad_line();
    return {now - began_ < seconds ? Progress::again : Progress::done, {}};
  }
  if (verb == "drop") {
    InputEvent dropped;
    dropped.kind = InputEvent::Kind::file;
    dropped.text = (script_.file.parent_path() / first).string();
    queue.push(dropped);
    return {};
  }
  if (verb == "write") {
    window.replace_program(first);
    return {};
  }
  if (verb == "shot") return play_shot(window);
  return play_condition(window, now, verb == "wait");
}

Driver::Outcome Driver::play_pointer(Window& window, InputQueue& queue, double now) {
  const Step& step = script_.steps[at_];
  std::span<const Word> words = step.words;
  const std::optional<Target> target = take_target(words);
  Spot spot;
  double notches = 0;
  const bool scroll = step.verb == "scroll";
  if (!target || !take_spot(words, spot)) return bad_line();
  if (scroll && (words.empty() || !number_of(words[0].text, notches))) return bad_line();
  const bool right = !words.empty() && words[0].is("right");
  if (!scroll && words.size() > (right ? 1U : 0U)) return bad_line();
  Outcome outcome;
  const access::Node* node = reach(window, queue, *target, now, outcome);
  if (node == nullptr) return outcome;
  if (step.verb == "focus") {
    window.move_focus(node->id, node->zone);
    return {};
  }
  const ImVec2 at = point_of(window, *node, spot);
  push_pointer(queue, InputEvent::Kind::motion, at);
  if (scroll) {
    InputEvent wheel;
    wheel.kind = InputEvent::Kind::wheel;
    wheel.y = notches > 0 ? -1.0F : 1.0F;
    for (int count = 0; count < std::abs(static_cast<int>(notches)); ++count) queue.push(wheel);
  }
  const int presses = step.verb == "click" ? 1 : (step.verb == "double" ? 2 : 0);
  for (int count = 0; count < presses; ++count) {
    push_pointer(queue, InputEvent::Kind::button_down, at, right ? 1 : 0);
    push_pointer(queue, InputEvent::Kind::button_up, at, right ? 1 : 0);
  }
  return {};
}

// First lifts the thing with Alt held, so that nothing makes room for it and places stand still; then goes to the place,
// lets Alt go and lets the thing fall.
Driver::Outcome Driver::play_drag(Window& window, InputQueue& queue, double now) {
  std::span<const Word> words = script_.steps[at_].words;
  Spot from_spot, to_spot;
  const std::optional<Target> from = take_target(words);
  if (!from || !take_spot(words, from_spot) || words.empty() || !words[0].is("to")) return bad_line();
  words = words.subspan(1);
  const std::optional<Target> to = take_target(words);
  if (!to || !take_spot(words, to_spot)) return bad_line();
  const bool alone = !words.empty() && words[0].is("alone");
  if (words.size() > (alone ? 1U : 0U)) return bad_line();
  Outcome outcome;
  if (!drag_) {
    const access::Node* taken = reach(window, queue, *from, now, outcome);
    if (taken == nullptr) return outcome;
    const access::Node* over = find(window.tree(), *to);
    if (over == nullptr) return {Progress::done, error_of("ide.script.not_found", to->words())};
    const ImVec2 start = point_of(window, *taken, from_spot);
    drag_ = Drag{start, {start.x - taken->rect.x, start.y - taken->rect.y}, *over, taken->role == access::Role::block};
    push_pointer(queue, InputEvent::Kind::motion, start);
    if (drag_->block) push_modifier(queue, widgets::Key::alt, {.ctrl = alone, .alt = true});
    push_pointer(queue, InputEvent::Kind::button_down, start);
    for (int move = 1; move <= 3; ++move) {
      push_pointer(queue, InputEvent::Kind::motion, {start.x + 4 * static_cast<float>(move), start.y});
      queue.push_frame_end();
    }
    outcome.progress = Progress::again;
    return outcome;
  }
  const Drag drag = *std::exchange(drag_, std::nullopt);
  const access::Node* seen = find(window.tree(), *to);
  const ImVec2 end = end_of(window, seen != nullptr ? *seen : drag.over, to_spot, drag.grabbed);
  // Every step of the way is a frame of its own.
  for (int move = 1; move <= kDragMoves; ++move) {
    const float part = static_cast<float>(move) / kDragMoves;
    push_pointer(queue, InputEvent::Kind::motion,
                 {std::round(drag.start.x + (end.x - drag.start.x) * part), std::round(drag.start.y + (end.y - drag.start.y) * part)});
    queue.push_frame_end();
  }
  if (drag.block) push_modifier(queue, widgets::Key::alt, {});
  for (int rest = 0; rest < kDragMoves; ++rest) queue.push_frame_end();
  push_pointer(queue, InputEvent::Kind::button_up, end);
  return {};
}

Driver::Outcome Driver::play_condition(Window& window, double now, bool waits) {
  const Step& step = script_.steps[at_];
  std::span<const Word> words = step.words;
  const std::optional<Condition> condition = take_condition(words);
  if (!condition) return bad_line();
  double patience = waits ? kPatience : 0;
  if (waits && words.size() == 2 && words[0].is("for")) {
    if (!number_of(words[1].text, patience)) return bad_line();
  } else if (!words.empty()) {
    return bad_line();
  }
  if (condition->holds(window)) return {};
  waits_for_others_ = condition->of_others;
  if (now - began_ < patience) return {Progress::again, {}};
  std::string wanted = step.source.substr(step.source.find(' ') + 1);
  if (const std::size_t tail = wanted.rfind(" for "); waits && tail != std::string::npos) wanted.resize(tail);
  return {Progress::done, error_of(waits ? "ide.script.too_long" : "ide.script.expected", wanted, condition->found(window))};
}

Driver::Outcome Driver::play_set(Window& window) {
  const std::vector<Word>& words = script_.steps[at_].words;
  if (access::set_by_name(window.settings(), words[0].text, words[1].text)) return {};
  return {Progress::done, error_of("ide.script.value", words[0].text + " " + words[1].text)};
}

Driver::Outcome Driver::play_size() {
  const std::string& text = script_.steps[at_].words[0].text;
  double width = 0, height = 0;
  const std::size_t cross = text.find('x');
  if (cross == std::string::npos || !number_of(text.substr(0, cross), width) || !number_of(text.substr(cross + 1), height)) return bad_line();
  wishes_.size = ImVec2(static_cast<float>(width), static_cast<float>(height));
  return {};
}

// NAME, or NAME of TARGET.
Driver::Outcome Driver::play_shot(Window& window) {
  std::span<const Word> words = script_.steps[at_].words;
  const std::string name = words[0].text;
  words = words.subspan(1);
  if (!words.empty()) {
    if (!words[0].is("of")) return bad_line();
    words = words.subspan(1);
    const std::optional<Target> target = take_target(words);
    const access::Node* node = target ? find(window.tree(), *target) : nullptr;
    if (node == nullptr) return {Progress::done, error_of("ide.script.not_found", target ? target->words() : name)};
    wishes_.part = node->rect;
  }
  if (name.find('/') != std::string::npos) return bad_line();
  wishes_.picture = pictures_ / (name + ".png");
  shots_.push_back(wishes_.picture->filename().string());
  return {};
}

}  // namespace lunabloc::ide::script
