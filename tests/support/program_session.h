// A session with a program and nothing else: no lesson's checks, no runner, no kit, no file. For tests and measures of
// the views that show a program; what runs, checks or saves has the real session in its own tests.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "session/document.h"
#include "session/session.h"
#include "support/temp_folder.h"

namespace lunabloc::support {

class ProgramSession : public session::Session {
 public:
  explicit ProgramSession(const std::string& lua, const std::string& language = "fr")
      : vocabulary_(program::Vocabulary::load(source_folder() / "assets/vocabulary", source_folder() / "assets/schemas").value()),
        document_(lua) {
    lesson_.id = "T01";
    lesson_.title = "Programme";
    lesson_.world = "turtle";
    lesson_.steps.push_back({.id = "creer", .phase = "creer", .title = "Essaie", .markdown = "Pose des blocs."});
    lesson_.bare_world.kind = "turtle";
    read_words(language);
    project();
  }

  // -- what a test sets
  void restrict_to(std::vector<std::string> blocks) { lesson_.blocks = std::move(blocks); }
  void run_at(std::optional<std::size_t> offset) { executing_ = offset; }
  void set_variables(std::vector<std::pair<std::string, std::string>> variables, std::size_t steps) {
    variables_ = std::move(variables);
    steps_ = steps;
  }
  void set_calls(std::vector<session::ShownCall> calls) { calls_ = std::move(calls); }
  void set_watched(session::WatchedValues watched) { watched_ = std::move(watched); }
  void set_breakpoints(std::vector<session::ShownBreakpoint> breakpoints) { breakpoints_ = std::move(breakpoints); }
  const std::vector<std::string>& asked() const { return asked_; }  // of breakpoints
  const std::string& lua() const { return document_.tree().text(); }

  void set_changes(std::vector<session::ProgramChange> changes) {
    changes_ = std::move(changes);
    ++changes_version_;
  }

  // -- words and tables
  const Messages& messages() const override { return messages_; }
  const program::Vocabulary& vocabulary() const override { return vocabulary_; }
  const std::string& language() const override { return messages_.language(); }
  void set_language(const std::string& language) override {
    read_words(language);
    project();
  }

  // -- the lesson
  Result<void> open_lesson(const std::string&) override { return {}; }
  const std::vector<lesson::Lesson>& lessons() const override { return lessons_; }
  const lesson::Lesson* lesson() const override { return &lesson_; }
  const lesson::Step* step() const override { return &lesson_.steps.front(); }
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

  // -- the program
  const program::Tree& tree() const override { return document_.tree(); }
  const std::vector<program::Diagnostic>& diagnostics() const override { return document_.diagnostics(); }
  const program::Projection& projection() const override { return projection_; }
  std::uint64_t revision() const override { return document_.revision(); }
  void edit(const program::TextEdits& edits, const std::string& label) override {
    document_.edit(edits, label, now_);
    project();
  }
  bool perform(const Result<program::TextEdits>& edits, const std::string& label) override {
    if (edits) edit(*edits, label);
    return edits.has_value();
  }
  bool can_undo() const override { return document_.can_undo(); }
  bool can_redo() const override { return document_.can_redo(); }
  std::string undo_label() const override { return document_.undo_label(); }
  void undo() override {
    document_.undo();
    project();
  }
  void redo() override {
    document_.redo();
    project();
  }
  std::size_t history_size() const override { return document_.history().size(); }
  std::size_t history_done() const override { return document_.done(); }
  std::string history_words(std::size_t index) const override {
    const session::Document::Entry& entry = document_.history()[index];
    const program::Projection before = program::project(entry.before.tree, vocabulary_, language());
    return session::step_words(before, program::project(entry.after.tree, vocabulary_, language()), entry.label, messages_);
  }
  // Found again each time, so only where somebody points.
  bool history_words_known(std::size_t) const override { return false; }
  void go_to_change(std::size_t done) override {
    document_.go_to(done);
    project();
  }
  bool saved() const override { return true; }
  Result<void> save() override { return {}; }

  // -- the run and its time
  void start_run() override {}
  void stop_run() override {}
  session::RunPhase run_phase() const override { return session::RunPhase::idle; }
  void give_answer(const std::string&) override {}
  const trace::Trace* trace() const override { return nullptr; }
  std::size_t step_count() const override { return steps_; }
  std::size_t shown_step() const override { return steps_; }
  void show_step(std::size_t) override {}
  const session::Worlds& worlds() const override { return worlds_; }
  std::optional<std::size_t> executing_offset() const override { return executing_; }
  session::ConsoleView console() const override { return {}; }
  std::vector<std::pair<std::string, std::string>> variables() const override { return variables_; }
  const std::vector<session::ShownCall>& calls() const override { return calls_; }
  bool playing() const override { return false; }
  void set_playing(bool) override {}
  void set_speed(double) override {}
  double speed() const override { return 4; }
  const std::vector<session::ProgramChange>& changes_since_run() const override { return changes_; }
  std::uint64_t changes_version() const override { return changes_version_; }

  // -- values and breakpoints
  const session::WatchedValues& watched() const override { return watched_; }
  const std::vector<session::ShownBreakpoint>& breakpoints() const override { return breakpoints_; }
  Result<void> toggle_breakpoint(std::size_t offset) override {
    asked_.push_back("toggle " + std::to_string(offset));
    return {};
  }
  Result<void> set_breakpoint_condition(std::size_t offset, const std::string& condition) override {
    asked_.push_back("condition " + std::to_string(offset) + " " + condition);
    return {};
  }

  // -- how it is looked at, and what is kept
  std::uint64_t works_opened() const override { return works_opened_; }
  session::WorkLook look() const override { return look_; }
  Result<void> keep_look(const session::WorkLook& look) override {
    look_ = look;
    return {};
  }
  // Closes the work and opens it again.
  void open_again() { ++works_opened_; }
  const session::Backpack* backpack() const override { return &backpack_; }
  session::Backpack* backpack() override { return &backpack_; }

  // -- the kit
  const session::KitView& kit() const override { return kit_; }
  void plug_kit(const std::string&) override {}
  void unplug_kit() override {}
  void flash_kit() override {}
  void cancel_flash() override {}

  bool tick(std::chrono::microseconds now) override {
    now_ = now;
    return false;
  }

 private:
  void read_words(const std::string& language) { messages_ = Messages::load(source_folder() / "assets/messages", language).value(); }
  void project() { program::update(projection_, document_.tree(), vocabulary_, messages_.language()); }

  TempFolder home_;
  session::WorkLook look_;
  std::uint64_t works_opened_ = 1;
  session::Backpack backpack_{home_.path()};
  Messages messages_;
  program::Vocabulary vocabulary_;
  session::Document document_;
  program::Projection projection_;
  lesson::Lesson lesson_;
  std::vector<lesson::Lesson> lessons_;
  portfolio::Progress progress_;
  std::optional<session::Notice> notice_;
  session::Worlds worlds_;
  session::KitView kit_;
  std::optional<std::size_t> executing_;
  std::vector<std::pair<std::string, std::string>> variables_;
  std::vector<session::ShownCall> calls_;
  std::size_t steps_ = 0;
  std::vector<session::ProgramChange> changes_;
  std::uint64_t changes_version_ = 0;
  session::WatchedValues watched_;
  std::vector<session::ShownBreakpoint> breakpoints_;
  std::vector<std::string> asked_;
  std::chrono::microseconds now_{0};
};

}  // namespace lunabloc::support
