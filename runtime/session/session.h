// What both front ends do: an opened work, its program, its run, its lesson, its kit. The only place where something
// is decided; views read it and put commands in a queue.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/locations.h"
#include "base/messages.h"
#include "base/result.h"
#include "lesson/evaluate.h"
#include "lesson/lesson.h"
#include "portfolio/progress.h"
#include "portfolio/proposals.h"
#include "portfolio/versions.h"
#include "program/edit.h"
#include "program/gesture.h"
#include "program/projection.h"
#include "program/tree.h"
#include "program/vocabulary.h"
#include "session/aside.h"
#include "session/backpack.h"
#include "session/breakpoints.h"
#include "session/calls_in_progress.h"
#include "session/change_words.h"
#include "session/cost_study.h"
#include "session/exam_desk.h"
#include "session/origin.h"
#include "session/playback.h"
#include "session/teacher_notes.h"
#include "session/version_keeper.h"
#include "session/watched_values.h"
#include "session/work_look.h"
#include "trace/store.h"

namespace lunabloc::session {

// What a learner is told, beside what it is about.
struct Notice {
  enum class Tone { info, fine, attention };
  Tone tone = Tone::info;
  std::string message;   // id
  Advice advice;         // filled, in the person's language
  std::string technical; // for the adult
  std::optional<std::size_t> offset;  // the block it speaks of
  std::vector<std::pair<std::string, std::string>> values;  // what the names written there were worth
  bool about_run = false;             // a run said it, not the lesson or a gesture: the stage shows it
  std::string shown_case;             // the case on which a check failed, in words; empty: there is nothing to tell
  bool operator==(const Notice&) const = default;
};

enum class TimeDirection { back, forward };

enum class RunPhase { idle, running, waiting_for_answer, finished };

// A part of the kit in the box: what the palette, the panel and the drawing call it.
struct KitPart {
  std::string id;             // "led:red", "dht:room.humidity"
  std::string kind;           // "led", "button"…
  std::string label;          // « DEL rouge », in the person's language
  std::string pin;            // "13", "A0"
  std::string color = {};     // of a lamp: "#E0362B"; else empty
  bool measures = false;      // the program reads it: a button, a sensor
  double least = 0, most = 1, step = 1;  // what a person may give it
  double at_rest = 0;         // what it is given before anybody acts
  std::string unit = {};      // of its value: "°C"
  std::string picture = {}, icon = {};   // how it is drawn (assets/parts)
  int pixels = 0;                        // of a strip
  int columns = 0, lines = 0;            // of a display
  std::string whole = {};                // of one of the things that a sensor measures: the sensor's label
  bool operator==(const KitPart&) const = default;
};

// What the kit panel shows. Filled by the kit worker's reports.
struct KitView {
  enum class State { absent, looking, plugged, flashing, ready, running, lost };
  State state = State::absent;
  std::string port;
  std::string board;          // "Arduino Uno"
  std::string firmware;       // what the board holds, empty: nothing known
  double progress = 0;        // of a flash, 0 to 1
  std::size_t done_bytes = 0, all_bytes = 0;
  std::vector<KitPart> parts;
  std::string found_port, found_board;  // a real board that stands on a plug of the computer while none is wanted
  std::map<std::string, double> readings;  // of a real board: what its parts that measure say just now
  std::optional<Notice> notice;
  bool operator==(const KitView&) const = default;
};

// A breakpoint as views show it.
struct ShownBreakpoint {
  NodeId statement = NodeId::none;
  std::size_t offset = 0;          // of its first byte, in the program as it is now
  std::string condition;
  std::optional<std::size_t> hits; // in the run so far; nothing when that run had no such statement
  std::string doubt;               // why the condition could not be judged, in the person's language
  bool here = false;               // the shown moment is one of its hits
  bool operator==(const ShownBreakpoint&) const = default;
};

// What the run costs, at the shown moment and whole; a run kept beside it; how its costs grow with its size.
struct CostView {
  Costs now;                     // at the shown moment
  bool known = false;            // they are being counted
  Costs whole;                   // of the whole run; empty before its end
  std::optional<Costs> pinned;
  std::vector<ProgramSize> sizes;  // of the program as it is
  std::optional<Growth> growth;
  bool measuring = false;        // the growth is being measured
  bool can_grow = true;          // false: the run depended on keys, which another size would meet at other moments
};

class SensorLog;

class Session {
 public:
  struct Options {
    Locations locations;
    std::string language = "fr";
    std::string kit_port;     // "virtual", a port, or empty
    WallClock wall_clock = [] { return std::chrono::system_clock::now(); };  // the dates of versions
  };
  static Result<std::unique_ptr<Session>> open(Options options);
  virtual ~Session() = default;

  // -- words and tables
  virtual const Messages& messages() const = 0;
  virtual const program::Vocabulary& vocabulary() const = 0;
  virtual const std::string& language() const = 0;
  virtual void set_language(const std::string& language) = 0;

  // -- the lesson
  virtual Result<void> open_lesson(const std::string& id) = 0;
  virtual const std::vector<lesson::Lesson>& lessons() const = 0;
  // Projects of one's own, a world each: always open, whatever a path says (assets/libres).
  virtual const std::vector<lesson::Lesson>& free_projects() const {
    static const std::vector<lesson::Lesson> none;
    return none;
  }
  virtual void read_lessons_again() {}  // some were written, copied or installed
  // The exam that is sat; nullptr: none. Then lessons() are those that are asked, hints stay shut, the palette is the paper's,
  // and what is done is told to the trace.
  virtual const ExamDesk* exam() const { return nullptr; }
  // Works are closed first. Errors: those of ExamDesk.
  virtual Result<void> begin_exam(const std::filesystem::path& /*class_folder*/, const std::string& /*exam*/, const std::string& /*pseudonym*/) { return {}; }
  virtual Result<void> hand_in_exam(const std::filesystem::path& /*class_folder*/, const std::string& /*ticket*/) { return {}; }
  // Everything is written, no work is open and none is locked while `act` is at the person's folder; then the list of lessons
  // is where the person is. Errors: those of `act`.
  virtual Result<void> with_works_closed(const std::function<Result<void>()>& act) { return act(); }
  virtual bool lesson_closed(const std::string&) const { return false; }  // by the teacher's path, for now
  // Lessons that may suit the pupil now, from what was observed (portfolio/proposals.h). Read from the disk: not each frame.
  virtual std::vector<portfolio::Proposal> proposals() const { return {}; }
  virtual const lesson::Lesson* lesson() const = 0;
  virtual const lesson::Step* step() const = 0;
  virtual std::size_t step_index() const = 0;
  virtual std::size_t reached_step() const = 0;        // the last that may be opened
  // A step already reached, or the next one when nothing is checked before it.
  virtual void go_to_step(std::size_t index) = 0;
  virtual bool step_done(const std::string& step_id) const = 0;
  virtual void answer(const std::string& check, const std::string& answer) = 0;
  virtual const portfolio::Progress& progress() const = 0;
  // How far the pupil is in any lesson of the list; a session that keeps no works knows nothing.
  virtual portfolio::Progress progress_of(const std::string&) const { return {}; }
  virtual void check_step() = 0;                       // « Vérifier »: the verdict comes as the notice, some ticks later
  virtual bool checking() const = 0;                   // the checks are at work
  // The first hint opens after a try that got a message, or a minute in which nothing changed; each other one after one
  // more try. How many are open now.
  virtual int open_hint() = 0;
  virtual bool hint_may_open() const { return hints_left() > 0; }
  virtual std::vector<std::string> hints() const = 0;  // the opened ones of the check that speaks
  virtual std::size_t hints_left() const = 0;          // that may still be opened
  virtual const std::optional<Notice>& notice() const = 0;
  virtual std::string speaking_check() const { return {}; }  // which one the notice and the hints are about
  // What is often thought there, said of a prediction as information (lesson/evaluate.h).
  virtual std::optional<Advice> said_of_prediction(const std::string& /*check*/) const { return std::nullopt; }
  // Which of the lesson's examples the pupil's program runs on.
  virtual std::size_t example() const { return 0; }
  virtual void choose_example(std::size_t) {}
  // A production: what people say of a criterion ("pas-encore", "en-bonne-voie", "oui"), and the files that are asked for.
  virtual void judge_criterion(const std::string& /*check*/, const std::string& /*criterion*/, const std::string& /*word*/) {}
  virtual std::vector<std::string> missing_files(const std::string& /*check*/) const { return {}; }
  // A file from outside becomes one that this step asks for, `pattern` or the first that it can be; the name under which it
  // is kept. Error "session.file_not_asked".
  virtual Result<std::string> keep_file(const std::string& /*name*/, const std::string& /*bytes*/, const std::string& /*pattern*/ = {}) {
    return failure(ErrorKind::failed, "session.file_not_asked");
  }
  // A prediction is asked at this step and neither given nor passed: the step is not left before it, nor the lesson's own
  // program run.
  virtual bool waits_for_prediction() const { return false; }

  // -- for a while, something else than the pupil's own run (aside.h): the case of the check that speaks, or a program of
  // the lesson's text. A run of the pupil, another step, a change of the program and leave_aside() bring the own run back.
  virtual bool can_replay_case() const { return false; }
  virtual void replay_case() {}
  virtual void try_example(const std::string& /*lua*/) {}
  virtual const std::optional<Aside>& aside() const;
  virtual void leave_aside() {}

  // -- the program: every change is a text edit, undoable
  virtual const program::Tree& tree() const = 0;
  virtual const std::vector<program::Diagnostic>& diagnostics() const = 0;
  virtual const program::Projection& projection() const = 0;
  virtual std::uint64_t revision() const = 0;          // grows with every change of the text
  // `label` names the change for undo ("edit.move"); typing is coalesced.
  virtual void edit(const program::TextEdits& edits, const std::string& label) = 0;
  // The edits of a gesture; a refusal becomes the notice.
  virtual bool perform(const Result<program::TextEdits>& edits, const std::string& label) = 0;
  virtual bool can_undo() const = 0;
  virtual bool can_redo() const = 0;
  virtual std::string undo_label() const = 0;          // id of the change that undo takes back
  virtual void undo() = 0;
  virtual void redo() = 0;
  // The history: so many changes were made, so many of them are done (the others were undone).
  virtual std::size_t history_size() const { return 0; }
  virtual std::size_t history_done() const { return 0; }
  // What the change did, in words of its blocks: found when it is first asked for, then kept. Known: it costs nothing.
  virtual std::string history_words(std::size_t) const { return {}; }
  virtual bool history_words_known(std::size_t) const { return true; }
  // To where so many changes are done. As undo and redo, it forgets nothing.
  virtual void go_to_change(std::size_t) {}
  virtual bool saved() const = 0;
  // When everything was written last, and why it could not be since; neither before the first change.
  virtual std::optional<std::chrono::system_clock::time_point> saved_at() const { return std::nullopt; }
  virtual const std::optional<Error>& save_fault() const;
  // Where the project keeps what is its own beside the program: drawings, sounds. The same for all steps of a lesson.
  virtual std::filesystem::path project_folder() const { return {}; }
  virtual Result<void> save() = 0;                     // now, without waiting for the autosave
  // The work was found as it had been left by a session that ended without saving it.
  virtual bool recovered() const { return false; }

  // -- versions: earlier states of this work, the newest first (portfolio/versions.h). A version is named by its file.
  virtual const std::vector<portfolio::Version>& versions() const;
  // What the program has that the version had not, and the other way round.
  virtual std::vector<ProgramChange> changes_since_version(const std::string&) const { return {}; }
  virtual Result<void> keep_version(const std::string& /*name*/) { return {}; }
  // One undoable change; what stood there is kept as a version.
  virtual Result<void> restore_version(const std::string&) { return {}; }
  virtual Result<void> name_version(const std::string&, const std::string& /*name*/) { return {}; }
  virtual Result<void> erase_version(const std::string&) { return {}; }

  // -- the run and its time
  virtual void start_run() = 0;
  virtual void stop_run() = 0;
  virtual RunPhase run_phase() const = 0;
  virtual void give_answer(const std::string& text) = 0;
  // The run takes keys and clicks while it goes on; then they are given: "key:space" 1, "mouse:x" 12.
  virtual bool live() const { return false; }
  virtual void give_input(const std::string&, double) {}
  virtual const trace::Trace* trace() const = 0;
  virtual std::size_t step_count() const = 0;          // statements in the trace
  virtual std::size_t shown_step() const = 0;          // the moment shown; step_count() is the end
  virtual void show_step(std::size_t step) = 0;
  virtual const Worlds& worlds() const = 0;            // at the shown moment
  virtual const Worlds& worlds_at_end() const { return worlds(); }  // of the run so far, whatever moment is shown
  virtual std::optional<std::size_t> executing_offset() const = 0;  // start of the statement at work at that moment
  virtual ConsoleView console() const = 0;             // what was said, asked and answered ("› …") so far
  // Where the statement that began a line of the console stands in the program as it is now; nothing once that is another.
  virtual std::optional<std::size_t> said_at(std::size_t) const { return std::nullopt; }
  virtual std::uint64_t runs() const { return 0; }     // grows with every run that is started
  virtual std::vector<std::pair<std::string, std::string>> variables() const = 0;
  // The calls in progress at that moment, from the outermost on; variables() gives those of the selected one, which is the
  // innermost until another is selected and while that moment is shown.
  virtual const std::vector<ShownCall>& calls() const;
  virtual void select_call(std::size_t) {}
  virtual bool playing() const = 0;                    // the shown moment moves by itself
  virtual void set_playing(bool playing) = 0;          // pause and resume; playing from the end starts again
  virtual void set_speed(double steps_per_second) = 0;
  virtual double speed() const = 0;
  // How the program differs from the one of the run that is shown; found a moment after a change, not with each key.
  // `changes_version` grows when they are others.
  virtual const std::vector<ProgramChange>& changes_since_run() const;
  virtual std::uint64_t changes_version() const { return 0; }

  // -- values in time. A name may be that of an element: "t[2]", "t.x".
  // The moments before and after the shown one at which the variable took its value.
  virtual std::optional<std::size_t> change_before(const std::string&) const { return std::nullopt; }
  virtual std::optional<std::size_t> change_after(const std::string&) const { return std::nullopt; }
  virtual std::optional<OriginQuestion> question_about(const std::string&) const { return std::nullopt; }
  virtual Origin origin_of(const OriginQuestion&) const { return {}; }
  // What ran, as the trace speaks of it; nothing before the first run.
  virtual const RanProgram* ran_program() const { return nullptr; }
  // Places of the program as it is now; empty when it is another than the one that ran.
  virtual const WatchedValues& watched() const;

  // -- costs: counted beside the window when they are asked for, and soon known
  virtual const CostView& costs() const;
  virtual void pin_costs(bool) {}
  virtual void measure_growth(std::size_t) {}    // of sizes

  // -- breakpoints: playback pauses at the moments where they hold. They are undone like edits.
  virtual const std::vector<ShownBreakpoint>& breakpoints() const;
  virtual Result<void> toggle_breakpoint(std::size_t) { return {}; }
  virtual Result<void> set_breakpoint_condition(std::size_t, const std::string&) { return {}; }
  virtual Result<void> go_to_breakpoint(TimeDirection) { return {}; }

  // -- what the teacher says of this work's statements
  virtual const std::vector<TeacherNote>& teacher_notes() const;

  // -- how the work is looked at; `works_opened` is another when another work is open
  virtual std::uint64_t works_opened() const { return 0; }
  virtual WorkLook look() const { return {}; }
  virtual Result<void> keep_look(const WorkLook&) { return {}; }

  // -- what the person keeps from one work to the next; nothing where there is no folder for it
  virtual const Backpack* backpack() const { return nullptr; }
  virtual Backpack* backpack() { return nullptr; }

  // -- the kit
  virtual const KitView& kit() const = 0;
  virtual void plug_kit(const std::string& port) = 0;  // "virtual" or a port's name
  virtual void unplug_kit() = 0;
  virtual void flash_kit() = 0;
  virtual void cancel_flash() = 0;

  // -- the world around the kit: what its buttons and sensors are given
  // False while somebody else's run is shown, or a real board feels for itself.
  virtual bool can_act() const { return false; }
  // At the shown moment; where no run is shown, what the next one begins with.
  virtual double around(const std::string& /*part*/) const { return 0; }
  // In a live run it happens just now. Of a recorded one, what follows the shown moment is run another way.
  virtual void act(const std::string& /*part*/, double /*value*/) {}
  virtual bool has_acted() const { return false; }  // until calm_around(): then all is as the lesson tells it
  virtual void calm_around() {}
  // What the parts that measure are given becomes a table of the project, so many rows a second; its name, or nothing.
  virtual void record_around(double /*rows_a_second*/) {}
  virtual Result<void> end_recording() { return {}; }
  // The last one whose rows are too many for the project's text, going on or ended: whoever keeps tables makes one of it.
  virtual std::shared_ptr<const SensorLog> fast_recording() const { return nullptr; }
  virtual std::optional<std::size_t> recorded_rows() const { return std::nullopt; }  // while it is being recorded

  // Moves what moves by itself: the run's events, playback, the kit worker, autosave. Once a frame.
  // True when something visible changed.
  virtual bool tick(std::chrono::microseconds now) = 0;
};

}  // namespace lunabloc::session
