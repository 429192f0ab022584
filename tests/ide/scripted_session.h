// A session whose kit says what the test wants: every report of a board can be played in no time. Words, vocabulary,
// playback and commands are the real ones.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "session/session.h"

namespace lunabloc::ide {

class ScriptedSession final : public session::Session {
 public:
  explicit ScriptedSession(const std::string& language = "fr") { set_language(language); }

  // -- what a test scripts
  session::KitView kit_view;
  std::vector<std::string> kit_calls;  // "plug virtual", "flash"…
  void play(trace::Trace trace) {
    trace_ = std::move(trace);
    playback_ = session::Playback(trace_->request().world, session::Pace::by_virtual_clock);
    playback_.follow(*trace_, std::chrono::microseconds(0));
    playback_.show(playback_.step_count());
  }

  const Messages& messages() const override { return messages_; }
  const program::Vocabulary& vocabulary() const override { return vocabulary_; }
  const std::string& language() const override { return language_; }
  void set_language(const std::string& language) override {
    language_ = language;
    messages_ = Messages::load(LUNABLOC_SOURCE_DIR "/assets/messages", language).value();
  }

  Result<void> open_lesson(const std::string&) override { return {}; }
  const std::vector<lesson::Lesson>& lessons() const override { return lessons_; }
  const lesson::Lesson* lesson() const override { return nullptr; }
  const lesson::Step* step() const override { return nullptr; }
  std::size_t step_index() const override { return 0; }
  std::size_t reached_step() const override { return 0; }
  void go_to_step(std::size_t) override {}
  bool step_done(const std::string&) const override { return false; }
  void answer(const std::string&, const std::string&) override {}
  const portfolio::Progress& progress() const override { return progress_; }
  void check_step() override {}
  bool checking() const override { return false; }
  int open_hint() override { return 0; }
  std::vector<std::string> hints() const override { return {}; }
  std::size_t hints_left() const override { return 0; }
  const std::optional<session::Notice>& notice() const override { return notice_; }

  const program::Tree& tree() const override { return parsed_.tree; }
  const std::vector<program::Diagnostic>& diagnostics() const override { return parsed_.diagnostics; }
  const program::Projection& projection() const override { return projection_; }
  std::uint64_t revision() const override { return 0; }
  void edit(const program::TextEdits&, const std::string&) override {}
  bool perform(const Result<program::TextEdits>&, const std::string&) override { return false; }
  bool can_undo() const override { return false; }
  bool can_redo() const override { return false; }
  std::string undo_label() const override { return {}; }
  void undo() override {}
  void redo() override {}
  bool saved() const override { return true; }
  Result<void> save() override { return {}; }

  void start_run() override {}
  void stop_run() override {}
  session::RunPhase run_phase() const override { return session::RunPhase::finished; }
  void give_answer(const std::string&) override {}
  const trace::Trace* trace() const override { return trace_ ? &*trace_ : nullptr; }
  std::size_t step_count() const override { return playback_.step_count(); }
  std::size_t shown_step() const override { return playback_.shown(); }
  void show_step(std::size_t step) override { playback_.show(step); }
  const session::Worlds& worlds() const override { return playback_.worlds(); }
  std::optional<std::size_t> executing_offset() const override { return playback_.executing_offset(); }
  std::vector<std::string> console() const override { return playback_.console(); }
  std::vector<std::pair<std::string, std::string>> variables() const override { return playback_.variables(); }
  bool playing() const override { return playback_.playing(); }
  void set_playing(bool) override {}
  void set_speed(double) override {}
  double speed() const override { return playback_.speed(); }

  const session::KitView& kit() const override { return kit_view; }
  void plug_kit(const std::string& port) override { kit_calls.push_back("plug " + port); }
  void unplug_kit() override { kit_calls.push_back("unplug"); }
  void flash_kit() override { kit_calls.push_back("flash"); }
  void cancel_flash() override { kit_calls.push_back("cancel"); }
  bool tick(std::chrono::microseconds) override { return false; }

 private:
  std::string language_;
  Messages messages_;
  program::Vocabulary vocabulary_ =
      program::Vocabulary::load(LUNABLOC_SOURCE_DIR "/assets/vocabulary", LUNABLOC_SOURCE_DIR "/assets/schemas").value();
  std::vector<lesson::Lesson> lessons_;
  portfolio::Progress progress_;
  std::optional<session::Notice> notice_;
  program::Parsed parsed_ = program::parse("");
  program::Projection projection_;
  std::optional<trace::Trace> trace_;
  session::Playback playback_;
};

}  // namespace lunabloc::ide
