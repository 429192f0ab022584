// A session whose kit says what the test wants: every report of a board can be played in no time. Words, playback and
// commands are the real ones.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "support/program_session.h"

namespace lunabloc::ide {

class KitSession final : public support::ProgramSession {
 public:
  KitSession() : ProgramSession("") {}

  // -- what a test scripts
  session::KitView kit_view;
  std::vector<std::string> kit_calls;  // "plug virtual", "flash"…
  void play(trace::Trace trace) {
    trace_ = std::move(trace);
    playback_ = session::Playback(trace_->request().world, session::Pace::by_virtual_clock);
    playback_.follow(*trace_, std::chrono::microseconds(0));
    playback_.show(playback_.step_count());
  }

  const trace::Trace* trace() const override { return trace_ ? &*trace_ : nullptr; }
  std::size_t step_count() const override { return playback_.step_count(); }
  std::size_t shown_step() const override { return playback_.shown(); }
  void show_step(std::size_t step) override { playback_.show(step); }
  const session::Worlds& worlds() const override { return playback_.worlds(); }
  const session::Worlds& worlds_at_end() const override { return playback_.worlds_at_end(); }

  const session::KitView& kit() const override { return kit_view; }
  void plug_kit(const std::string& port) override { kit_calls.push_back("plug " + port); }
  void unplug_kit() override { kit_calls.push_back("unplug"); }
  void flash_kit() override { kit_calls.push_back("flash"); }
  void cancel_flash() override { kit_calls.push_back("cancel"); }

  bool can_act() const override { return may_act; }
  double around(const std::string& part) const override {
    if (const auto given = worlds().kit.given_to(part)) return *given;
    const auto known = given_now.find(part);
    return known == given_now.end() ? 0 : known->second;
  }
  void act(const std::string& part, double value) override {
    given_now[part] = value;
    kit_calls.push_back("act " + part + " " + trace::shown(value));
  }
  bool has_acted() const override { return !given_now.empty(); }
  void calm_around() override { given_now.clear(); }
  void record_around(double rows) override {
    kit_calls.push_back("record " + trace::shown(rows));
    rows_recorded = 0;
  }
  Result<void> end_recording() override {
    kit_calls.push_back("end recording");
    rows_recorded.reset();
    return {};
  }
  std::optional<std::size_t> recorded_rows() const override { return rows_recorded; }

  bool may_act = true;
  std::map<std::string, double> given_now;
  std::optional<std::size_t> rows_recorded;

 private:
  std::optional<trace::Trace> trace_;
  session::Playback playback_;
};

}  // namespace lunabloc::ide
