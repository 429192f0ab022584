#include "session/run_show.h"

namespace lunabloc::session {

Pace pace_of(const trace::WorldRequest& world) {
  return world.kind == "kit" || world.kind == "stage" ? Pace::by_virtual_clock : Pace::by_statement;
}

void RunShow::prepare(const trace::WorldRequest& world) {
  const double speed = playback_.speed();
  run_.reset();
  playback_ = Playback(world, pace_of(world));
  playback_.set_speed(speed, {});
  followed_ = 0;
  concluded_ = true;
}

Result<void> RunShow::start(const std::filesystem::path& runner, const trace::RunRequest& request,
                            const std::string& program, std::chrono::microseconds now, std::unique_ptr<vm::TableSource> tables) {
  prepare(request.world);
  Result<std::unique_ptr<vm::Run>> run = vm::Run::start(runner, request, program, std::move(tables));
  if (!run) return tl::unexpected(run.error());
  run_ = std::move(*run);
  run_->set_rate(playback_.rate());
  state_ = vm::RunState::running;
  program_ = program;
  concluded_ = false;
  playback_.set_playing(true, now);
  return {};
}

void RunShow::set_speed(double steps_per_second, std::chrono::microseconds now) {
  playback_.set_speed(steps_per_second, now);
  if (run_) run_->set_rate(playback_.rate());
}

void RunShow::stop() {
  if (!run_) return;
  run_->stop();
  state_ = vm::RunState::ended;
  playback_.follow(run_->trace(), {});
  followed_ = run_->trace().events().size();
  // What is shown stays where it is: a stop that jumped ahead would show what nobody has seen happen.
  playback_.show(playback_.shown());
  concluded_ = true;
}

bool RunShow::take(std::chrono::microseconds now) {
  if (!run_) return false;
  if (state_ != vm::RunState::ended) state_ = run_->poll(std::chrono::milliseconds(0));
  if (followed_ == run_->trace().events().size()) return false;
  playback_.follow(run_->trace(), now);
  followed_ = run_->trace().events().size();
  return true;
}

RunShow::Tick RunShow::tick(std::chrono::microseconds now, const std::function<std::size_t(std::size_t)>& until) {
  Tick tick;
  if (!run_) return tick;
  tick.changed = take(now);
  const bool was_playing = playback_.playing();
  const std::size_t limit = was_playing ? until(playback_.shown()) : SIZE_MAX;
  tick.changed = playback_.advance(now, &tick.passed, limit) || tick.changed;
  tick.paused = was_playing && !playback_.playing();
  if (over() && playback_.at_end() && (playback_.playing() || !concluded_)) {
    playback_.set_playing(false, now);
    tick.changed = true;
    tick.concluded = !concluded_;
    concluded_ = true;
  }
  return tick;
}

RunPhase RunShow::phase() const {
  if (!run_) return RunPhase::idle;
  if (state_ == vm::RunState::waiting_for_answer && playback_.at_end()) return RunPhase::waiting_for_answer;
  if (state_ != vm::RunState::ended || !concluded_) return RunPhase::running;
  return RunPhase::finished;
}

}  // namespace lunabloc::session
