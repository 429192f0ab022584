#include "session/playback.h"

#include <algorithm>
#include <map>

namespace lunabloc::session {
namespace {

void fold_all(Worlds& worlds, const trace::Event& event) {
  if (worlds.grid) world::fold(*worlds.grid, event);
  world::fold(worlds.turtle, event);
  world::fold(worlds.kit, event);
  world::fold(worlds.stage, event);
  world::fold(worlds.graph, event);
}

}  // namespace

bool begins_moment(const trace::Event& event, const trace::RunRequest& request) {
  if (request.mode == trace::Mode::exact) return event.kind == trace::EventKind::statement;
  return event.kind == trace::EventKind::world || event.kind == trace::EventKind::said ||
         event.kind == trace::EventKind::pin || event.kind == trace::EventKind::wait;
}

Worlds worlds_before(const trace::WorldRequest& request) {
  Worlds worlds;
  worlds.graph = world::make_graph(request);
  if (request.kind != "grid") return worlds;
  if (Result<world::Grid> grid = world::make_grid(request)) worlds.grid = std::move(*grid);
  return worlds;
}

Playback::Playback(trace::WorldRequest world, Pace pace)
    : world_(std::move(world)), pace_(pace), worlds_(worlds_before(world_)) {}

void Playback::follow(const trace::Trace& trace, std::chrono::microseconds now) {
  const bool was_at_end = at_end();
  for (std::size_t i = events_.size(); i < trace.events().size(); ++i) {
    const trace::Event& event = trace.events()[i];
    if (begins_moment(event, trace.request())) step_starts_.push_back(events_.size());
    events_.push_back(event);
  }
  if (was_at_end && !at_end()) anchor(now);
}

std::size_t Playback::events_until(std::size_t step) const {
  return step < step_starts_.size() ? step_starts_[step] : events_.size();
}

void Playback::fold_to(std::size_t event_count) {
  if (event_count < folded_) {
    worlds_ = worlds_before(world_);
    folded_ = 0;
  }
  for (; folded_ < event_count; ++folded_) fold_all(worlds_, events_[folded_]);
}

void Playback::show(std::size_t step) {
  shown_ = std::min(step, step_count());
  fold_to(events_until(shown_));
  playing_ = false;
}

void Playback::anchor(std::chrono::microseconds now) {
  anchor_time_ = now;
  anchor_step_ = shown_;
}

void Playback::set_playing(bool playing, std::chrono::microseconds now) {
  if (playing && !playing_ && at_end()) {
    shown_ = 0;
    fold_to(events_until(0));
  }
  playing_ = playing;
  anchor(now);
}

void Playback::set_speed(double steps_per_second, std::chrono::microseconds now) {
  steps_per_second_ = std::clamp(steps_per_second, 0.25, 10'000.0);
  anchor(now);
}

// When the effects of statement `step` may be seen.
std::chrono::microseconds Playback::due(std::size_t step) const {
  if (pace_ == Pace::by_virtual_clock) {
    const auto clock_at = [this](std::size_t index) { return events_[step_starts_[index]].at; };
    return anchor_time_ + (clock_at(step) - clock_at(anchor_step_));
  }
  const double seconds = static_cast<double>(step - anchor_step_) / steps_per_second_;
  return anchor_time_ + std::chrono::microseconds(static_cast<std::int64_t>(seconds * 1e6));
}

bool Playback::advance(std::chrono::microseconds now, std::vector<trace::Event>* passed) {
  const std::size_t before = folded_;
  if (playing_)
    while (shown_ < step_count() && now >= due(shown_)) ++shown_;
  // Also at the end: what came after the last statement (its effects, the end) belongs to the moment shown.
  if (playing_) fold_to(events_until(shown_));
  if (passed) passed->insert(passed->end(), events_.begin() + static_cast<std::ptrdiff_t>(std::min(before, folded_)),
                             events_.begin() + static_cast<std::ptrdiff_t>(folded_));
  return folded_ != before;
}

std::optional<std::size_t> Playback::executing_offset() const {
  if (events_.empty()) return std::nullopt;
  const bool over = at_end() && events_.back().kind == trace::EventKind::end;
  for (std::size_t i = folded_; i-- > 0;) {
    const trace::Event& event = events_[i];
    if (event.kind == trace::EventKind::error && event.offset != trace::kNoOffset) return event.offset;
    if (event.kind == trace::EventKind::end && event.name == "finished") return std::nullopt;
    if (!over && event.offset != trace::kNoOffset) return event.offset;
  }
  return std::nullopt;
}

std::vector<std::string> Playback::console() const {
  std::vector<std::string> lines;
  bool open_line = false;
  for (std::size_t i = 0; i < folded_; ++i) {
    const trace::Event& event = events_[i];
    if (event.values.empty()) continue;
    const bool answered = event.kind == trace::EventKind::input && event.name == "ask";
    if (event.kind == trace::EventKind::said || event.kind == trace::EventKind::question || answered) {
      lines.push_back((answered ? "› " : "") + trace::text_of(event.values[0]));
      open_line = false;
    }
    if (event.kind != trace::EventKind::output) continue;
    for (const char byte : trace::text_of(event.values[0])) {
      if (!open_line) lines.emplace_back();
      open_line = byte != '\n';
      if (open_line) lines.back() += byte;
    }
  }
  return lines;
}

std::vector<std::pair<std::string, std::string>> Playback::variables() const {
  std::vector<std::pair<std::string, std::string>> result;
  for (std::size_t i = 0; i < folded_; ++i) {
    const trace::Event& event = events_[i];
    // By custom nobody looks at `_`: it counts the turns of « répéter ».
    if (event.kind != trace::EventKind::variable || event.values.empty() || event.name == "_") continue;
    const auto found = std::find_if(result.begin(), result.end(), [&](const auto& known) { return known.first == event.name; });
    if (found == result.end()) result.emplace_back(event.name, trace::shown(event.values[0]));
    else found->second = trace::shown(event.values[0]);
  }
  return result;
}

}  // namespace lunabloc::session
