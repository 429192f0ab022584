#include "session/playback.h"

#include <algorithm>

namespace lunabloc::session {
namespace {

constexpr std::size_t kMostAlong = 48, kMostBehind = 12;
// What the scenes kept may weigh together; with worlds as heavy as that, fewer are kept.
constexpr std::size_t kMostBytes = 48U * 1024U * 1024U;

std::size_t weight_of(const std::map<std::size_t, Scene>& scenes) {
  std::size_t bytes = 0;
  for (const auto& [events, scene] : scenes) bytes += scene.weight_bytes();
  return bytes;
}

}  // namespace

Playback::Playback(trace::WorldRequest world, Pace pace) : pace_(pace) {
  start_.worlds = worlds_before(world);
  scene_ = ahead_ = start_;
}

void Playback::follow(const trace::Trace& trace, std::chrono::microseconds now) {
  const bool was_at_end = at_end();
  trace_ = std::make_shared<const trace::Trace>(trace);
  fold_ahead();
  read_from_here();
  if (was_at_end && !at_end()) anchor(now);
}

// ---- Scenes

void Playback::fold_ahead() {
  for (auto event = trace_->events().from(ahead_.events); ahead_.events < trace_->size(); ++event) {
    const std::size_t index = ahead_.events;
    if (const std::optional<std::size_t> variable = fold(ahead_, console_, *event, trace_->request())) changes_.note(index, *variable);
    if (ahead_.events % along_stride_ == 0) keep_along(ahead_);
  }
}

void Playback::keep_along(const Scene& scene) {
  along_.emplace(scene.events, scene);
  while (along_.size() > 1 && (along_.size() > kMostAlong || weight_of(along_) > kMostBytes)) {
    along_stride_ *= 2;
    std::erase_if(along_, [&](const auto& kept) { return kept.first % along_stride_ != 0; });
  }
}

void Playback::keep_behind(const Scene& scene) {
  behind_.insert_or_assign(scene.events, scene);
  while (behind_.size() > 1 && (behind_.size() > kMostBehind || weight_of(behind_) > kMostBytes)) {
    // The one that is farthest from here.
    const std::size_t before = scene.events - behind_.begin()->first, after = behind_.rbegin()->first - scene.events;
    behind_.erase(before >= after ? behind_.begin() : std::prev(behind_.end()));
  }
}

const Scene& Playback::scene_before(std::size_t step) const {
  if (step >= step_count()) return ahead_;
  const Scene* best = &start_;
  for (const Scenes* scenes : {&along_, &behind_})
    for (const auto& [events, kept] : *scenes)
      if (kept.moments <= step && events > best->events) best = &kept;
  return *best;
}

void Playback::read_from_here() { next_ = trace_->events().from(scene_.events); }

// All that has happened before the next step begins is in the scene.
bool Playback::is_there(std::size_t step) const {
  if (scene_.events >= trace_->size()) return true;
  return scene_.moments == step && step < step_count() && trace::begins_moment(**next_, trace_->request());
}

void Playback::go_to(std::size_t step, std::vector<trace::Event>* passed) {
  if (!next_) read_from_here();
  const Scene& kept = scene_before(step);
  const bool back = step < scene_.moments;
  // Whoever wants to know what is passed wants all of it.
  if (back || (passed == nullptr && scene_.events + kStride < kept.events)) {
    scene_ = kept;
    read_from_here();
  }
  const std::size_t near = kMostBehind * kStride;
  for (; !is_there(step); ++*next_) {
    if (passed != nullptr) passed->push_back(**next_);
    fold(scene_, console_, **next_, trace_->request());
    if (scene_.events % kStride == 0 && step - scene_.moments < near) keep_behind(scene_);
  }
}

// ---- Time

void Playback::show(std::size_t step) {
  shown_ = std::min(step, step_count());
  go_to(shown_);
  playing_ = false;
}

void Playback::anchor(std::chrono::microseconds now) {
  anchor_time_ = now;
  anchor_step_ = shown_;
  anchor_clock_ = at_end() ? ahead_.worlds.kit.now : trace_->events()[trace_->event_of_moment(shown_)].at;
}

void Playback::set_playing(bool playing, std::chrono::microseconds now) {
  if (playing && !playing_ && at_end()) {
    shown_ = 0;
    go_to(0);
  }
  playing_ = playing;
  anchor(now);
}

void Playback::set_speed(double steps_per_second, std::chrono::microseconds now) {
  const double before = rate();
  steps_per_second_ = std::clamp(steps_per_second, 0.25, 10'000.0);
  if (!playing_ || pace_ == Pace::by_statement) return anchor(now);
  // In the middle of a wait: what has passed of it stays passed.
  anchor_clock_ += std::chrono::duration_cast<std::chrono::microseconds>((now - anchor_time_) * before);
  anchor_time_ = now;
}

std::chrono::microseconds Playback::clock_at(std::chrono::microseconds now) const {
  const std::chrono::microseconds shown = scene_.worlds.kit.now;
  if (!playing_ || pace_ == Pace::by_statement || at_end()) return shown;
  const auto clock = anchor_clock_ + std::chrono::duration_cast<std::chrono::microseconds>((now - anchor_time_) * rate());
  return std::clamp(clock, shown, std::max(shown, trace_->events()[trace_->event_of_moment(shown_)].at));
}

void Playback::show_clock(std::chrono::microseconds clock, bool playing, std::chrono::microseconds now) {
  show(trace_->moments_by(clock));
  playing_ = playing;
  anchor(now);
  anchor_clock_ = std::min(anchor_clock_, clock);
}

// So many statements have had their effects by now.
std::size_t Playback::due_by(std::chrono::microseconds now) const {
  std::size_t step = shown_;
  if (pace_ == Pace::by_statement) {
    const auto due = [&](std::size_t n) {
      return anchor_time_ + std::chrono::microseconds(static_cast<std::int64_t>(static_cast<double>(n - anchor_step_) / steps_per_second_ * 1e6));
    };
    while (step < step_count() && now >= due(step)) ++step;
    return step;
  }
  if (step == step_count()) return step;
  const auto clock = anchor_clock_ + std::chrono::duration_cast<std::chrono::microseconds>((now - anchor_time_) * rate());
  for (auto event = *next_; event.index() < trace_->size(); ++event) {
    if (!trace::begins_moment(*event, trace_->request())) continue;
    if (event->at > clock) return step;
    ++step;
  }
  return step;
}

bool Playback::advance(std::chrono::microseconds now, std::vector<trace::Event>* passed, std::size_t until) {
  if (!playing_ || !next_) return false;
  const std::size_t before = scene_.events;
  shown_ = std::min(due_by(now), std::max(until, shown_));
  if (shown_ >= until) playing_ = false;
  // Also at the end: what came after the last statement (its effects, the end) belongs to the moment shown.
  go_to(shown_, passed);
  return scene_.events != before;
}

// ---- What is seen

std::optional<std::size_t> Playback::executing_offset() const {
  const auto known = [](std::uint32_t offset) { return offset == trace::kNoOffset ? std::nullopt : std::optional<std::size_t>(offset); };
  if (scene_.finished) return std::nullopt;
  return known(at_end() && trace_->ended() ? scene_.error_offset : scene_.offset);
}

std::vector<std::pair<std::string, std::string>> Playback::variables() const {
  std::vector<std::pair<std::string, std::string>> result;
  for (const auto& [name, value] : scene_.variables) result.emplace_back(name, trace::shown(value));
  return result;
}

// ---- When it changed

std::optional<std::size_t> Playback::place_of(std::string_view variable) const {
  const auto found = std::find_if(ahead_.variables.begin(), ahead_.variables.end(), [&](const auto& known) { return known.first == variable; });
  if (found == ahead_.variables.end()) return std::nullopt;
  return static_cast<std::size_t>(found - ahead_.variables.begin());
}

std::optional<std::size_t> Playback::last_change(std::string_view variable, std::size_t event) const {
  const std::optional<std::size_t> place = place_of(variable);
  return place ? changes_.last(*trace_, *place, variable, event) : std::nullopt;
}

std::optional<std::size_t> Playback::next_change(std::string_view variable, std::size_t event) const {
  const std::optional<std::size_t> place = place_of(variable);
  return place ? changes_.next(*trace_, *place, variable, event) : std::nullopt;
}

// What the statement of the shown moment did is there already: before it means before that statement.
std::optional<std::size_t> Playback::moment_of_change_before(std::string_view variable) const {
  if (shown_ == 0) return std::nullopt;
  const std::optional<std::size_t> change = last_change(variable, trace_->event_of_moment(shown_ - 1));
  return change ? std::optional(trace_->moments_in(*change)) : std::nullopt;
}

std::optional<std::size_t> Playback::moment_of_change_after(std::string_view variable) const {
  const std::optional<std::size_t> change = next_change(variable, trace_->event_of_moment(shown_));
  return change ? std::optional(trace_->moments_in(*change)) : std::nullopt;
}

}  // namespace lunabloc::session
