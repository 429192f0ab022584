#include "session/session.h"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>

#include "base/file.h"
#include "base/file_lock.h"
#include "kit/kit.h"
#include "lesson/artefact.h"
#include "lesson/happenings.h"
#include "lesson/path.h"
#include "lesson/trials.h"
#include "portfolio/files.h"
#include "session/autosave.h"
#include "session/breakpoint_hits.h"
#include "session/checker.h"
#include "session/cost_desk.h"
#include "session/document.h"
#include "session/exam_desk.h"
#include "session/free_work.h"
#include "session/kit_mirror.h"
#include "session/lesson_desk.h"
#include "session/lesson_walk.h"
#include "session/path_desk.h"
#include "session/run_show.h"
#include "session/sensor_log.h"
#include "session/surroundings.h"
#include "session/table_source.h"
#include "vm/learner_error.h"

namespace lunabloc::session {
namespace {

namespace fs = std::filesystem;

// What a child's program may do before we say that it does not end; the whole trace stays in memory.
constexpr std::uint64_t kShownOperations = 10'000'000;
constexpr std::chrono::microseconds kCompareDelay{300'000};  // after the last key
constexpr std::chrono::seconds kKitWindow{600};  // of a kit's program that has no end, where no lesson says how long
constexpr std::uint64_t kLiveOperations = 50'000'000;  // a game goes on for an hour

// The one edit that leads from a text to another, around what both begin and end with.
program::TextEdits edit_between(std::string_view before, std::string_view after) {
  const auto [first_before, first_after] = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
  const auto start = static_cast<std::size_t>(first_before - before.begin());
  const auto [last_before, last_after] =
      std::mismatch(before.rbegin(), before.rend() - static_cast<std::ptrdiff_t>(start), after.rbegin(),
                    after.rend() - static_cast<std::ptrdiff_t>(start));
  const std::size_t kept = static_cast<std::size_t>(last_before - before.rbegin());
  const std::size_t end_before = before.size() - kept, end_after = after.size() - kept;
  return {{{start, end_before}, std::string(after.substr(start, end_after - start))}};
}

class OpenSession final : public Session {
 public:
  OpenSession(Options options, Messages messages, program::Vocabulary vocabulary)
      : locations_(std::move(options.locations)),
        language_(std::move(options.language)),
        messages_(std::move(messages)),
        vocabulary_(std::move(vocabulary)),
        project_(free_project()),
        wall_clock_(std::move(options.wall_clock)),
        autosave_(locations_.home, project_),
        versions_(locations_.home, project_, wall_clock_, {}),
        exam_(locations_.home, wall_clock_),
        backpack_(locations_.home),
        kit_(locations_, language_) {
    exam_.resume();
    read_lessons();
    open_work(project_, "");
    if (!options.kit_port.empty()) kit_.plug(options.kit_port);
    kit_.tick(messages_);
  }

  ~OpenSession() override {
    leave_work();
    if (walk_) keep(walk_->write());
  }

  // -- words and tables
  const Messages& messages() const override { return messages_; }
  const program::Vocabulary& vocabulary() const override { return vocabulary_; }
  const std::string& language() const override { return language_; }

  void set_language(const std::string& language) override {
    Result<Messages> messages = Messages::load(locations_.assets / "messages", language);
    if (!messages) return tell(messages.error());
    messages_ = std::move(*messages);
    language_ = language;
    kit_.set_language(language);
    notice_.reset();
    projected_revision_ = 0;
    history_words_.clear();
    ran_.reset();
    compared_revision_ = 0;
    breakpoints_known_ = false;
    read_lessons();
    if (!walk_) return;
    const bool free = free_project_named(walk_->lesson().id) != nullptr;
    if (Result<lesson::Lesson> lesson = load_lesson(free ? walk_->lesson().id : walk_->lesson().folder.string())) walk_->replace(std::move(*lesson));
  }

  // -- the lesson
  Result<void> open_lesson(const std::string& id) override {
    if (lesson_closed(id)) return failure(ErrorKind::usage, "session.closed_lesson", {{"nom", id}});
    Result<lesson::Lesson> lesson = load_lesson(id);
    if (!lesson) return tl::unexpected(lesson.error());
    if (walk_) keep(walk_->write());
    const std::string project = lesson->id;
    std::optional<base::FileLock> lock;
    if (project != project_) {
      lock = lock_of(project);
      if (lock->taken()) return failure(ErrorKind::failed, "session.open_elsewhere", {{"nom", lesson->title}});
    }
    Result<LessonWalk> walk = LessonWalk::begin(locations_.home, std::move(*lesson));
    if (!walk) return tl::unexpected(walk.error());
    if (lock) {
      // What is to be written of the project before belongs to it still.
      keep(autosave_.flush());
      lock_ = std::move(lock);
      project_ = project;
    }
    if (walk_) walk->take_over(*walk_);
    walk_ = std::move(*walk);
    example_ = 0;
    enter_step();
    return {};
  }
  const std::vector<lesson::Lesson>& lessons() const override { return lessons_; }
  const std::vector<lesson::Lesson>& free_projects() const override { return free_projects_; }
  void read_lessons_again() override { read_lessons(); }
  Result<void> with_works_closed(const std::function<Result<void>()>& act) override {
    leave_aside();
    show_.stop();
    leave_work();
    if (walk_) keep(walk_->write());
    walk_.reset();
    lock_.reset();
    work_key_.clear();
    const Result<void> done = act();
    backpack_ = Backpack(locations_.home);
    kept_proposals_.clear();
    notice_.reset();
    checker_.forget();
    project_ = free_project();
    open_work(project_, "");
    read_lessons();
    return done;
  }
  const ExamDesk* exam() const override { return exam_.sits() ? &exam_ : nullptr; }
  Result<void> begin_exam(const fs::path& class_folder, const std::string& exam, const std::string& pseudonym) override {
    return with_works_closed([&] { return exam_.begin(class_folder, exam, pseudonym); });
  }
  Result<void> hand_in_exam(const fs::path& class_folder, const std::string& ticket) override {
    return with_works_closed([&]() -> Result<void> {
      if (Result<void> told = tell_exam_all(); !told) return told;
      return exam_.hand_in(class_folder, ticket);
    });
  }
  bool lesson_closed(const std::string& id) const override { return closed_.contains(id); }
  std::vector<portfolio::Proposal> proposals() const override {
    std::vector<portfolio::Proposal> proposed = portfolio::propose(lessons_, rules_, [this](const std::string& id) { return progress_of(id); });
    std::erase_if(proposed, [this](const portfolio::Proposal& one) { return lesson_closed(one.proposed); });
    return proposed;
  }
  const lesson::Lesson* lesson() const override { return walk_ ? &walk_->lesson() : nullptr; }
  const lesson::Step* step() const override { return walk_ ? &walk_->step() : nullptr; }
  std::size_t step_index() const override { return walk_ ? walk_->index() : 0; }
  bool step_done(const std::string& step_id) const override { return walk_ && walk_->done(step_id); }
  std::size_t reached_step() const override { return walk_ ? walk_->reached() : 0; }
  const portfolio::Progress& progress() const override { return walk_ ? walk_->progress() : no_progress_; }
  portfolio::Progress progress_of(const std::string& lesson) const override {
    if (walk_ && walk_->lesson().id == lesson) return walk_->progress();
    return portfolio::load_progress(locations_.home, lesson).value_or(portfolio::Progress{});
  }

  void go_to_step(std::size_t index) override {
    if (!walk_ || index >= walk_->lesson().steps.size() || index == walk_->index()) return;
    if (index > walk_->reached() && !pass_step_to_read()) return;
    if (index > walk_->reached()) return say(Notice::Tone::info, "session.check_first");
    keep(walk_->go_to(index));
    enter_step();
  }

  void answer(const std::string& check, const std::string& answer) override {
    if (!walk_ || !walk_->lesson().check(check)) return;
    keep(walk_->answer(check, answer));
    keep(exam_.record(portfolio::ExamEventKind::answer, check, answer));
    still_since_ = now_;
    if (notice_ && speaking_check_ == check) notice_.reset();
  }

  void check_step() override {
    if (!walk_) return;
    if (!pass_step_to_read()) return;
    if (walk_->only_to_read(walk_->index())) return say(Notice::Tone::fine, finished_message());
    notice_.reset();
    checker_.start(CheckJob{walk_->lesson(), vocabulary_, messages_, runner(), walk_->step().id, document_.tree().text(), walk_->progress().answers, files_folder()});
  }
  bool checking() const override { return checker_.busy(); }

  int open_hint() override {
    if (!hint_may_open()) return static_cast<int>(hints().size());
    speaking_check_ = helped_check();
    if (walk_->tries(speaking_check_) == 0) patient_for_ = speaking_check_;
    keep(walk_->open_hint(speaking_check_));
    return static_cast<int>(hints().size());
  }
  bool hint_may_open() const override {
    const std::string check = helped_check();
    if (exam_.sits() || check.empty() || hints_left() == 0) return false;
    const int opened = static_cast<int>(walk_->hints(check).size()), by_patience = patient_for_ == check ? 1 : 0;
    return opened < walk_->tries(check) + by_patience || (opened == 0 && stuck());
  }
  std::vector<std::string> hints() const override {
    return walk_ && !speaking_check_.empty() ? walk_->hints(speaking_check_) : std::vector<std::string>();
  }
  std::size_t hints_left() const override {
    const std::string id = helped_check();
    const lesson::Check* const check = walk_ && !exam_.sits() ? walk_->lesson().check(id) : nullptr;
    return check ? check->hints.size() - walk_->hints(id).size() : 0;
  }
  const std::optional<Notice>& notice() const override { return notice_; }
  std::string speaking_check() const override { return speaking_check_; }
  std::optional<Advice> said_of_prediction(const std::string& id) const override {
    const lesson::Check* const check = walk_ ? walk_->lesson().check(id) : nullptr;
    const auto answer = progress().answers.find(id);
    return check && answer != progress().answers.end() ? lesson::said_of_prediction(walk_->lesson(), *check, answer->second, messages_) : std::nullopt;
  }

  std::size_t example() const override { return example_; }
  void choose_example(std::size_t index) override {
    if (!walk_ || index >= walk_->lesson().examples.size() || index == example_) return;
    leave_aside();
    other_way_.reset();
    example_ = index;
    show_.stop();
    show_.prepare(world_);
    show_other_run();
  }

  void judge_criterion(const std::string& id, const std::string& criterion, const std::string& word) override {
    const lesson::Check* const check = walk_ ? walk_->lesson().check(id) : nullptr;
    const DataValue* const criteria = check ? check->data.find("criteres") : nullptr;
    const bool known = criteria && std::any_of(criteria->list().begin(), criteria->list().end(), [&](const DataValue& one) { return one.text_at("id") == criterion; });
    if (known) keep(walk_->judge(id, criterion, word));
  }
  std::vector<std::string> missing_files(const std::string& id) const override {
    const lesson::Check* const check = walk_ ? walk_->lesson().check(id) : nullptr;
    return check ? lesson::missing_files(*check, files_folder()) : std::vector<std::string>();
  }
  Result<std::string> keep_file(const std::string& name, const std::string& bytes, const std::string& pattern) override {
    const Error not_asked{ErrorKind::failed, "session.file_not_asked", {{"fichier", name}}, {}, {}};
    if (!walk_) return tl::unexpected(not_asked);
    for (const lesson::Check& check : walk_->lesson().checks) {
      if (check.step != walk_->step().id) continue;
      // Trials are the pupil's own file, written again with each change.
      if (const std::string trials = lesson::trials_file(check); !trials.empty() && trials == name) {
        if (Result<void> written = lesson::write_trials(files_folder() / name, bytes); !written) return tl::unexpected(written.error());
        if (speaking_check_ == check.id) notice_.reset();
        return name;
      }
      if (check.type != "production") continue;
      for (const std::string& asked : lesson::missing_files(check, files_folder())) {
        if (!pattern.empty() && pattern != asked) continue;
        const std::optional<std::string> kept = lesson::name_for(asked, name);
        if (!kept) continue;
        if (Result<void> written = base::write_file(files_folder() / *kept, bytes); !written) return tl::unexpected(written.error());
        if (speaking_check_ == check.id) notice_.reset();
        return *kept;
      }
    }
    return tl::unexpected(not_asked);
  }
  bool waits_for_prediction() const override { return walk_ && walk_->waits_for_prediction(walk_->index()); }

  // -- for a while, something else than the pupil's own run
  bool can_replay_case() const override { return failed_ && failed_->replay && notice_ && notice_->message == failed_->message; }
  void replay_case() override {
    if (!can_replay_case()) return;
    trace::RunRequest request = *failed_->replay;
    request.mode = trace::Mode::exact;
    request.limits = shown_limits();
    show_aside({Aside::Kind::failed_case, document_.tree().text() + failed_->replay_call}, request, document_.revision());
  }
  void try_example(const std::string& lua) override {
    if (!walk_) return;
    show_aside({Aside::Kind::example, lua}, request_here(), 0);
  }
  const std::optional<Aside>& aside() const override { return aside_; }
  void leave_aside() override {
    if (!aside_) return;
    aside_.reset();
    std::swap(show_, own_show_);
    ran_revision_ = own_ran_revision_;
    ran_tree_ = own_ran_tree_;
    show_.set_speed(own_show_.playback().speed(), now_);
    own_show_.prepare({});
    show_other_run();
    considered_ = show_.playback().shown();
  }

  // -- the program
  const program::Tree& tree() const override { return document_.tree(); }
  const std::vector<program::Diagnostic>& diagnostics() const override { return document_.diagnostics(); }
  const program::Projection& projection() const override {
    if (projected_revision_ != document_.revision()) {
      program::update(projection_, document_.tree(), vocabulary_, language_);
      projected_revision_ = document_.revision();
    }
    return projection_;
  }
  std::uint64_t revision() const override { return document_.revision(); }

  void edit(const program::TextEdits& edits, const std::string& label) override {
    if (edits.empty()) return;
    document_.edit(edits, label, now_);
    changed(edits, label);
  }
  bool perform(const Result<program::TextEdits>& edits, const std::string& label) override {
    if (!edits) tell(edits.error(), Notice::Tone::info);
    else edit(*edits, label);
    return edits.has_value();
  }
  bool can_undo() const override { return document_.can_undo(); }
  bool can_redo() const override { return document_.can_redo(); }
  std::string undo_label() const override { return document_.undo_label(); }
  void undo() override { travel("edit.undo", [](Document& document) { document.undo(); }); }
  void redo() override { travel("edit.redo", [](Document& document) { document.redo(); }); }
  std::size_t history_size() const override { return document_.history().size(); }
  std::size_t history_done() const override { return document_.done(); }
  bool history_words_known(std::size_t index) const override {
    return index >= history_size() || history_words_.contains(document_.history()[index].version);
  }
  std::string history_words(std::size_t index) const override {
    if (index >= history_size()) return {};
    const Document::Entry& entry = document_.history()[index];
    std::string& words = history_words_[entry.version];
    if (words.empty()) {
      program::Projection before = program::project(entry.before.tree, vocabulary_, language_);
      if (entry.before.tree.text_pointer() == entry.after.tree.text_pointer())
        return words = breakpoint_words(before, entry.marks_before, entry.marks_after, entry.label, messages_);
      words = step_words(before, program::project(entry.after.tree, vocabulary_, language_), entry.label, messages_);
    }
    return words;
  }
  void go_to_change(std::size_t done) override {
    travel("edit.history", [done](Document& document) { document.go_to(done); });
  }
  bool saved() const override { return autosave_.saved() && (!walk_ || walk_->written()); }
  Result<void> save() override {
    Result<void> flushed = autosave_.flush();
    note_saved(flushed);
    if (!flushed) return flushed;
    return walk_ ? walk_->write() : Result<void>();
  }
  bool recovered() const override { return autosave_.recovered(); }
  std::optional<std::chrono::system_clock::time_point> saved_at() const override { return saved_at_; }
  const std::optional<Error>& save_fault() const override { return save_fault_; }
  fs::path project_folder() const override { return locations_.home / "works" / project_; }

  // -- versions
  const std::vector<portfolio::Version>& versions() const override { return versions_.versions(); }
  std::vector<ProgramChange> changes_since_version(const std::string& file) const override {
    const Result<std::string> text = versions_.text_of(file);
    if (!text) return {};
    std::vector<ProgramChange> changes = program_changes(program::project(program::parse(*text).tree, vocabulary_, language_), projection(), messages_);
    if (changes.empty() && *text != document_.tree().text())
      changes.push_back({ProgramChange::Kind::changed, NodeId::none, messages_.text("history.layout")});
    return changes;
  }
  Result<void> keep_version(const std::string& name) override { return versions_.keep_as(document_.tree().text(), name); }
  Result<void> restore_version(const std::string& file) override {
    const Result<std::string> text = versions_.text_of(file);
    if (!text) return failure(ErrorKind::failed, "version.gone");
    if (*text == document_.tree().text()) return {};
    if (Result<void> kept = versions_.keep(document_.tree().text(), portfolio::VersionReason::before); !kept) return kept;
    edit(edit_between(document_.tree().text(), *text), "version.restore");
    return {};
  }
  Result<void> name_version(const std::string& file, const std::string& name) override { return versions_.name(file, name); }
  Result<void> erase_version(const std::string& file) override { return versions_.erase(file); }

  // -- the run and its time
  void start_run() override {
    leave_aside();
    // What the lesson's own program will do is said before it is seen. Another program is the pupil's to try.
    if (waits_for_prediction() && document_.tree().text() == walk_->lesson().starter_of(walk_->step().id)) return say(Notice::Tone::info, "session.predict_first");
    notice_.reset();
    other_way_.reset();
    trace::RunRequest asked = request();
    if (!walk_) name_imported(asked, locations_);
    const Result<void> started = show_.start(runner(), std::move(asked), document_.tree().text(), now_, tables());
    ran_revision_ = document_.revision();
    ran_tree_ = document_.tree();
    show_other_run();
    if (!started) tell_of_run(started.error());
  }
  void stop_run() override {
    other_way_.reset();
    show_.stop();
    kit_.show({});
  }
  RunPhase run_phase() const override {
    // The run that takes the place of this one goes on where this one is over.
    return takes_other_way() && show_.phase() == RunPhase::finished ? RunPhase::running : show_.phase();
  }
  void give_answer(const std::string& text) override { show_.answer(text); }
  bool live() const override {
    const trace::Trace* const trace = show_.trace();
    return trace != nullptr && trace->request().live && !trace->ended();
  }
  void give_input(const std::string& part, double value) override { show_.input(part, value); }
  const trace::Trace* trace() const override { return show_.trace(); }
  std::size_t step_count() const override { return show_.playback().step_count(); }
  std::size_t shown_step() const override { return show_.playback().shown(); }
  void show_step(std::size_t step) override {
    follows_end_ = show_.phase() == RunPhase::running && step >= show_.playback().step_count();
    show_.playback().show(step);
    breakpoints_known_ = false;
    considered_ = show_.playback().shown();
    kit_.show(show_.playback().worlds().kit);
  }
  const Worlds& worlds() const override { return show_.playback().worlds(); }
  const Worlds& worlds_at_end() const override { return show_.playback().worlds_at_end(); }
  std::optional<std::size_t> executing_offset() const override {
    // Places of a text that has changed since say nothing.
    return ran_revision_ == document_.revision() ? show_.playback().executing_offset() : std::nullopt;
  }
  ConsoleView console() const override { return show_.playback().console(); }
  std::optional<std::size_t> said_at(std::size_t line) const override {
    const ConsoleView lines = console();
    const bool known = ran_revision_ == document_.revision() && line < lines.size() && lines.offset(line) != trace::kNoOffset;
    return known ? std::optional<std::size_t>(lines.offset(line)) : std::nullopt;
  }
  std::uint64_t runs() const override { return runs_; }
  std::vector<std::pair<std::string, std::string>> variables() const override {
    std::vector<std::pair<std::string, std::string>> all = show_.playback().variables();
    for (const ShownCall& call : calls()) {
      if (!call.selected) continue;
      for (const auto& [name, value] : call.values) {
        const auto known = std::find_if(all.begin(), all.end(), [&name = name](const auto& one) { return one.first == name; });
        if (known == all.end()) all.emplace_back(name, value);
        else known->second = value;
      }
    }
    // The counter of « répéter » is nobody's variable, and a function that the program defines is no value to be read.
    const RanProgram* const program = ran_program();
    const auto is_function = [&](const auto& one) { return one.second == "function" && program != nullptr && program->function_named(one.first); };
    std::erase_if(all, [&](const auto& one) { return one.first == "_" || is_function(one); });
    return all;
  }
  const std::vector<ShownCall>& calls() const override {
    if (ran_program() == nullptr) return Session::calls();
    const std::size_t events = show_.playback().trace().event_of_moment(shown_step());
    if (const std::tuple now{show_.trace(), runs_, shown_step(), events}; std::exchange(calls_at_, now) != now) {
      calls_ = shown_calls(*ran_program(), show_.playback().calls());
      const bool chosen = selected_call_ && selected_call_->first == shown_step() && selected_call_->second < calls_.size();
      if (!calls_.empty()) calls_[chosen ? selected_call_->second : calls_.size() - 1].selected = true;
    }
    return calls_;
  }
  void select_call(std::size_t index) override {
    selected_call_ = std::pair(shown_step(), index);
    calls_at_ = {};
    watched_at_ = {0, 0};
  }
  bool playing() const override { return show_.playback().playing(); }
  void set_playing(bool playing) override {
    follows_end_ = false;
    show_.playback().set_playing(playing, now_);
    if (playing) considered_ = show_.playback().shown();
    if (playing) kit_.show(show_.playback().worlds().kit);
  }
  void set_speed(double steps_per_second) override { show_.set_speed(steps_per_second, now_); }
  double speed() const override { return show_.playback().speed(); }
  const std::vector<ProgramChange>& changes_since_run() const override { return changes_; }
  std::uint64_t changes_version() const override { return changes_version_; }

  // -- values in time
  std::optional<std::size_t> change_before(const std::string& name) const override { return change(name, TimeDirection::back); }
  std::optional<std::size_t> change_after(const std::string& name) const override { return change(name, TimeDirection::forward); }
  std::optional<OriginQuestion> question_about(const std::string& words) const override {
    return ran_program() == nullptr ? std::nullopt : session::question_about(recorded(), words, shown_step());
  }
  Origin origin_of(const OriginQuestion& question) const override {
    return ran_program() == nullptr ? Origin{} : session::origin_of(recorded(), question);
  }
  const RanProgram* ran_program() const override {
    if (!ran_program_ && ran_revision_ != 0 && show_.trace() != nullptr) ran_program_ = std::make_unique<RanProgram>(ran_tree_);
    return ran_program_.get();
  }
  const WatchedValues& watched() const override {
    const std::size_t events = show_.playback().trace().event_of_moment(shown_step());
    if (const std::pair now{document_.revision(), events}; watched_at_ != now) {
      watched_at_ = now;
      watched_ = ran_revision_ == document_.revision() && ran_program() != nullptr ? watched_values(recorded()) : WatchedValues{};
      show_values_of_call();
    }
    return watched_;
  }

  std::uint64_t works_opened() const override { return works_opened_; }
  WorkLook look() const override { return load_look(locations_.home, work_key_, document_.tree().text()); }
  Result<void> keep_look(const WorkLook& look) override { return save_look(locations_.home, work_key_, look, document_.tree().text()); }

  const Backpack* backpack() const override { return &backpack_; }
  Backpack* backpack() override { return &backpack_; }

  // -- costs
  const CostView& costs() const override { return cost_desk_.look(show_.trace(), shown_step(), document_.tree()); }
  void pin_costs(bool yes) override {
    (void)costs();
    cost_desk_.pin(yes);
  }
  void measure_growth(std::size_t size) override { cost_desk_.measure(size, show_.trace(), document_.tree()); }

  // -- what the teacher says
  const std::vector<TeacherNote>& teacher_notes() const override {
    if (const std::pair at{works_opened_, document_.revision()}; std::exchange(notes_at_, at) != at) notes_ = notes_in(said_of_work_, document_.tree().text());
    return notes_;
  }

  // -- breakpoints
  const std::vector<ShownBreakpoint>& breakpoints() const override {
    if (!std::exchange(breakpoints_known_, true)) describe_breakpoints();
    return shown_breakpoints_;
  }
  Result<void> toggle_breakpoint(std::size_t offset) override {
    const Result<NodeId> statement = statement_beginning_at(document_.tree(), offset);
    if (!statement) return tl::unexpected(statement.error());
    document_.mark(toggled(document_.breakpoints(), *statement), "breakpoint.toggle", now_);
    follow_breakpoints();
    return {};
  }
  Result<void> set_breakpoint_condition(std::size_t offset, const std::string& condition) override {
    const Result<NodeId> statement = statement_beginning_at(document_.tree(), offset);
    if (!statement) return tl::unexpected(statement.error());
    if (!condition.empty())
      if (const Result<void> checked = check_condition(document_.tree(), offset, condition); !checked) return checked;
    document_.mark(with_condition(document_.breakpoints(), *statement, condition), "breakpoint.condition", now_);
    follow_breakpoints();
    return {};
  }
  Result<void> go_to_breakpoint(TimeDirection direction) override {
    const bool forward = direction == TimeDirection::forward;
    judge_breakpoints_until([&] { return forward ? hits_.after(shown_step()).has_value() : hits_.judged() >= shown_step(); });
    const std::optional<std::size_t> moment = forward ? hits_.after(shown_step()) : hits_.before(shown_step());
    if (!moment) return failure(ErrorKind::failed, forward ? "breakpoint.no_later" : "breakpoint.no_earlier");
    show_step(*moment);
    return {};
  }

  // -- the kit
  const KitView& kit() const override { return kit_.view(); }
  void plug_kit(const std::string& port) override { kit_.plug(port); }
  void unplug_kit() override { kit_.unplug(); }
  void flash_kit() override { kit_.flash(); }
  void cancel_flash() override { kit_.cancel(); }

  // -- the world around the kit
  bool can_act() const override { return !aside_ && !kit_.feels_for_itself(); }
  double around(const std::string& part) const override {
    const auto set = acts_.find(part);
    const bool just_now = live() || other_way_.has_value() || show_.trace() == nullptr || (show_.over() && show_.playback().at_end());
    if (just_now && set != acts_.end()) return set->second;
    if (const std::optional<double> given = worlds().kit.given_to(part)) return *given;
    if (kit_.feels_for_itself()) {
      const auto felt = kit().readings.find(part);
      if (felt != kit().readings.end()) return felt->second;
    }
    return set != acts_.end() ? set->second : at_rest(part);
  }
  void act(const std::string& part, double value) override {
    if (!can_act()) return;
    acts_[part] = value;
    kit_.surround(part, value);
    if (live()) return show_.input(part, value);
    if (show_.trace() == nullptr || (show_.over() && show_.playback().at_end())) return;
    if (!other_way_) other_way_.emplace();
    // Just after what has happened at this moment.
    other_way_->deeds.push_back({show_.playback().clock_at(now_) + std::chrono::microseconds(1), part, value});
    go_another_way();
  }
  bool has_acted() const override { return !acts_.empty(); }
  void calm_around() override {
    acts_.clear();
    surround_board();
  }
  void record_around(double rows_a_second) override {
    std::vector<SensorLog::Column> columns;
    for (const KitPart& part : kit().parts)
      if (part.measures) columns.push_back({column_name(part.label), part.id});
    if (!columns.empty()) log_ = std::make_shared<SensorLog>(std::move(columns), rows_a_second, now_);
  }
  Result<void> end_recording() override {
    if (!log_ || (log_->is_fast() && log_->ended())) return {};
    log_->end();
    if (log_->is_fast()) {
      // The project's own would stand before the table that is made of it.
      std::error_code ignored;
      fs::remove(sensor_file(), ignored);
      return {};
    }
    const std::shared_ptr<SensorLog> log = std::exchange(log_, nullptr);
    const trace::GivenTable table = log->table();
    if (const Result<void> written = base::write_file(sensor_file(), table.csv); !written) return written;
    say(Notice::Tone::fine, "kit.recorded", {{"nom", table.name}, {"n", std::to_string(log->rows())}});
    return {};
  }
  std::shared_ptr<const SensorLog> fast_recording() const override { return log_ && log_->is_fast() ? log_ : nullptr; }
  std::optional<std::size_t> recorded_rows() const override { return log_ && !log_->ended() ? std::optional(log_->rows()) : std::nullopt; }

  bool tick(std::chrono::microseconds now) override {
    now_ = now;
    RunShow::Tick shown = show_.tick(now, [this](std::size_t) { return next_stop(); });
    if (follow_end()) shown.changed = true;
    if (shown.paused) pause_at_breakpoint();
    if (judge_more_breakpoints()) shown.changed = true;
    considered_ = std::max(considered_, std::min(show_.playback().shown(), hits_.judged()));
    if (shown.changed) breakpoints_known_ = false;
    if (take_other_way()) shown.changed = true;
    kit_.follow(shown.passed);
    // Of what is shown aside, everything has been said.
    if (shown.concluded && !aside_ && !takes_other_way()) conclude_run();
    const bool was_driven = kit_.is_driven();
    const bool kit_changed = kit_.tick(messages_);
    if (!was_driven && kit_.is_driven()) surround_board();
    feel();
    const bool recorded = log_ && log_->tick(now, [this](const std::string& part) { return around(part); });
    if (recorded && log_->ended())  // it is full
      if (const Result<void> kept = end_recording(); !kept) say(Notice::Tone::attention, kept.error().message, kept.error().arguments);
    const bool judged = take_verdict();
    const bool was_saved = saved();
    const bool was_written = autosave_.saved();
    const Result<void> written = autosave_.tick(now);
    if (!was_written) note_saved(written);
    keep(written);
    if (!was_written && autosave_.saved()) tell_exam();
    keep(versions_.tick(now, document_.tree().text()));
    if (walk_ && !walk_->written() && now >= progress_due_) {
      keep(walk_->write());
      progress_due_ = now + kJournalDelay;
    }
    // What the file says of their places is of the text that is saved.
    if (!was_saved && saved() && !document_.breakpoints().empty())
      keep(save_breakpoints(locations_.home, work_key_, document_.tree(), document_.breakpoints()));
    const bool stuck_now = stuck(), helped = std::exchange(was_stuck_, stuck_now) != stuck_now;
    const bool compared = compare_with_run();
    const bool counted = cost_desk_.tick(show_.trace(), now);
    const int minute = exam_.minute();
    const bool minute_passed = std::exchange(exam_minute_, minute) != minute;
    return shown.changed || kit_changed || recorded || judged || helped || compared || counted || minute_passed || was_saved != saved();
  }

 private:
  static constexpr const char* kFreeWork = "libre";
  static constexpr int kMostFreeWorks = 9;
  static constexpr std::chrono::microseconds kStuckAfter{60'000'000};  // without a change

  // ---- The world around the kit

  // The same run from a moment on with something else around it: runs behind the one that is shown, until it has come as far.
  struct OtherWay {
    RunShow show;
    std::vector<Deed> deeds;   // that it does not know yet
    std::optional<std::chrono::microseconds> at;  // running: shown once it has passed this
  };

  const KitPart* part_of_kit(const std::string& part) const {
    const std::string own = part.substr(part.find('/') == std::string::npos ? 0 : part.find('/') + 1);
    const std::vector<KitPart>& parts = kit().parts;
    const auto found = std::find_if(parts.begin(), parts.end(), [&](const KitPart& known) { return known.id == own; });
    return found == parts.end() ? nullptr : &*found;
  }
  double at_rest(const std::string& part) const {
    const KitPart* const known = part_of_kit(part);
    return known == nullptr ? 0 : known->at_rest;
  }
  // As a program writes it: one of the things that a sensor measures is asked of the sensor.
  static std::string named_in_program(const KitPart& part) {
    return part.kind + "(\"" + kit::place_in(part.id).part.substr(part.kind.size() + 1) + "\")";
  }
  // On or off, as a button is.
  bool is_switch(const std::string& part) const {
    const KitPart* const known = part_of_kit(part);
    return known != nullptr && known->most <= 1;
  }
  // What the program reads and finds something at rest, on each of the boards that it names.
  std::vector<std::string> resting_parts() const {
    const std::string& text = document_.tree().text();
    std::vector<std::string> boards;
    for (const char* board : {"A", "B"})
      if (text.find("kit.board(\"" + std::string(board) + "\")") != std::string::npos) boards.push_back(std::string(board) + "/");
    if (boards.empty()) boards.emplace_back();
    std::vector<std::string> parts;
    for (const KitPart& part : kit().parts) {
      const std::string named = named_in_program(part);
      if (!part.measures || part.at_rest == 0 || text.find(named) == std::string::npos) continue;
      for (const std::string& board : boards) parts.push_back(board + part.id);
    }
    return parts;
  }
  // The virtual board feels what the panel shows.
  void surround_board() {
    for (const KitPart& part : kit().parts)
      if (part.measures) kit_.surround(part.id, around(part.id));
  }
  // What a real board's own buttons and sensors say goes into the run that it is driven by.
  void feel() {
    if (!kit_.feels_for_itself() || !live()) return;
    for (const auto& [part, value] : kit().readings) {
      const auto known = felt_.find(part);
      if (known != felt_.end() && known->second == value) continue;
      felt_[part] = value;
      // Of several boards, the one that is plugged in is A.
      show_.input(ran_tree_.text().find("kit.board(") == std::string::npos ? part : "A/" + part, value);
    }
  }

  bool takes_other_way() const { return other_way_ && other_way_->at; }
  void go_another_way() {
    if (other_way_->at || other_way_->deeds.empty() || show_.trace() == nullptr) return;
    const std::vector<Deed> deeds = std::exchange(other_way_->deeds, {});
    other_way_->at = deeds.back().at;
    const Result<void> started = other_way_->show.start(runner(), another_way(*show_.trace(), deeds), show_.program(), now_, tables());
    if (started) return;
    other_way_.reset();
    tell_of_run(started.error());
  }
  // True when the other way is shown now.
  bool take_other_way() {
    if (!takes_other_way()) return false;
    other_way_->show.take(now_);
    const std::chrono::microseconds clock = std::max(*other_way_->at, show_.playback().clock_at(now_));
    if (!other_way_->show.has_passed(clock)) return false;
    const bool playing = show_.playback().playing() || show_.playback().at_end();
    other_way_->show.set_speed(show_.playback().speed(), now_);
    show_ = std::move(other_way_->show);
    show_.playback().show_clock(clock, playing, now_);
    std::vector<Deed> later = std::move(other_way_->deeds);
    other_way_.reset();
    show_other_run();
    considered_ = show_.playback().shown();
    if (!later.empty()) {
      other_way_.emplace();
      other_way_->deeds = std::move(later);
      go_another_way();
    }
    return true;
  }

  fs::path sensor_file() const { return project_folder() / (std::string(kSensorTable) + ".csv"); }

  // Where the files of a production are kept.
  fs::path files_folder() const { return project_folder() / "fichiers"; }
  bool stuck() const { return walk_.has_value() && now_ - still_since_ >= kStuckAfter; }
  // Whose hints are opened: the check that speaks; before any has spoken, the first of the step that has some.
  std::string helped_check() const {
    if (!walk_ || !speaking_check_.empty() || !stuck()) return speaking_check_;
    for (const lesson::Check& check : walk_->lesson().checks)
      if (check.step == walk_->step().id && !check.prediction && !check.hints.empty()) return check.id;
    return {};
  }
  fs::path schemas() const { return locations_.assets / "schemas"; }
  fs::path runner() const { return locations_.programs / "lunabloc-runner"; }
  fs::path folder_of(const std::string& id) const {
    if (base::is_file(fs::path(id) / "lecon.md")) return fs::path(id);
    for (const fs::path& folder : all_lessons())
      if (folder.filename() == id) return folder;
    const fs::path free = locations_.assets / "libres" / id;
    return base::is_folder(free) ? free : locations_.lessons / id;
  }
  // Ours and installed ones; those that a teacher writes here come instead of those with the same id.
  std::vector<fs::path> all_lessons() const {
    std::vector<fs::path> folders = LessonDesk::lessons(locations_);
    std::set<std::string> ids;
    std::erase_if(folders, [&](const fs::path& folder) { return !ids.insert(folder.filename().string()).second; });
    return folders;
  }

  // A lesson that cannot be read says why when it is opened.
  std::vector<lesson::Lesson> readable(const std::vector<fs::path>& folders) const {
    std::vector<lesson::Lesson> lessons;
    for (const fs::path& folder : folders)
      if (Result<lesson::Lesson> lesson = lesson::load_lesson(folder, schemas(), language_)) lessons.push_back(std::move(*lesson));
    return lessons;
  }

  // Those that the paper asks for, in its order; nothing else is open meanwhile.
  void read_exam(std::vector<lesson::Lesson> all) {
    free_projects_.clear();
    for (lesson::Lesson& one : all)
      if (!exam_.asks_for(one.id)) closed_.insert(one.id);
    for (const std::string& id : exam_.paper()->lessons) {
      const auto found = std::find_if(all.begin(), all.end(), [&](const lesson::Lesson& one) { return one.id == id; });
      if (found != all.end()) lessons_.push_back(as_in_exam(*found));
    }
  }
  lesson::Lesson as_in_exam(lesson::Lesson lesson) const {
    if (exam_.sits() && !exam_.paper()->blocks.empty()) lesson.blocks = exam_.paper()->blocks;
    return lesson;
  }

  // The lessons as the pupil meets them: those of parcours.yaml in its order, when a teacher has written one.
  void read_lessons() {
    lessons_.clear();
    closed_.clear();
    path_.reset();
    free_projects_ = with_further(readable(lesson::lesson_folders(locations_.assets / "libres")), locations_.home, messages_);
    rules_ = portfolio::load_rules(locations_.assets / "path-rules.yaml", schemas()).value_or(std::vector<portfolio::Rule>{});
    std::vector<lesson::Lesson> all = readable(all_lessons());
    if (exam_.sits()) return read_exam(std::move(all));
    const fs::path file = path_file(locations_);
    if (file.empty()) {
      lessons_ = lesson::in_order(std::move(all));
      return;
    }
    Result<lesson::Path> path = lesson::load_path(file, schemas());
    // A path that cannot be read shuts nothing; it is said.
    if (!path) {
      tell(path.error());
      lessons_ = lesson::in_order(std::move(all));
      return;
    }
    std::vector<Error> problems;
    for (lesson::OnPath& one : lesson::follow(*path, std::move(all), problems)) {
      if (one.closed) closed_.insert(one.lesson.id);
      lessons_.push_back(std::move(one.lesson));
    }
    path_ = std::move(*path);
  }

  const lesson::Lesson* free_project_named(const std::string& id) const {
    const auto free = std::find_if(free_projects_.begin(), free_projects_.end(), [&](const lesson::Lesson& one) { return one.id == id; });
    return free == free_projects_.end() ? nullptr : &*free;
  }

  // As it stands on the disk now, with the words of the teacher where there are some.
  Result<lesson::Lesson> load_lesson(const std::string& id) const {
    if (const lesson::Lesson* const free = free_project_named(id); free != nullptr && !exam_.sits()) return *free;
    const fs::path folder = folder_of(id);
    if (!base::is_folder(folder)) return failure(ErrorKind::usage, "session.no_lesson", {{"nom", id}});
    Result<lesson::Lesson> lesson = lesson::load_lesson(folder, schemas(), language_);
    if (lesson && exam_.sits()) return as_in_exam(std::move(*lesson));
    if (!lesson || !path_) return lesson;
    std::vector<Error> ignored;
    std::vector<lesson::OnPath> met = lesson::follow(*path_, {*lesson}, ignored);
    return met.empty() ? std::move(lesson) : Result<lesson::Lesson>(std::move(met.front().lesson));
  }

  // Which run is shown is another: what was found out about the one before is forgotten.
  void show_other_run() {
    ++runs_;
    felt_.clear();
    kit_.show(show_.playback().worlds().kit);
    ran_program_.reset();
    cost_desk_.begin(show_.program());
    watch_breakpoints();
    considered_ = 0;
    follows_end_ = false;
    ran_.reset();
    compared_revision_ = 0;
    watched_at_ = {0, 0};
  }

  // `revision`: of the program whose places the run speaks of; 0: of none that is seen.
  void show_aside(Aside what, const trace::RunRequest& request, std::uint64_t revision) {
    other_way_.reset();
    if (!aside_) {
      // What still runs is the pupil's: it stops where it is, as behind a closed curtain.
      if (show_.phase() == RunPhase::running || show_.phase() == RunPhase::waiting_for_answer) show_.stop();
      std::swap(own_show_, show_);
      own_ran_revision_ = ran_revision_;
      own_ran_tree_ = ran_tree_;
      show_.set_speed(own_show_.playback().speed(), now_);
    }
    aside_ = std::move(what);
    const Result<void> started = show_.start(runner(), request, aside_->program, now_, tables());
    ran_revision_ = revision;
    ran_tree_ = aside_->program == document_.tree().text() ? document_.tree() : program::parse(aside_->program).tree;
    show_other_run();
    if (started) return;
    leave_aside();
    tell_of_run(started.error());
  }

  void enter_step() {
    leave_aside();
    other_way_.reset();
    kit_.set_kit(walk_->lesson().kit);
    kit_.tick(messages_);
    calm_around();
    failed_.reset();
    speaking_check_.clear();
    patient_for_.clear();
    still_since_ = now_;
    checker_.forget();
    notice_.reset();
    const bool same_work = open_work(walk_->work_key(), walk_->lesson().starter_of(walk_->step().id));
    const trace::WorldRequest world = walk_->lesson().world_of(walk_->step().id);
    // « Avance pas à pas » speaks of the run of the step before.
    if (same_work && world == world_) return;
    world_ = world;
    show_.prepare(world);
    kit_.show({});
  }

  void note_saved(const Result<void>& written) {
    if (!written) save_fault_ = written.error();
    else if (autosave_.saved()) saved_at_ = wall_clock_(), save_fault_.reset();
  }

  // The work without a lesson; a second window has another one.
  std::string free_project() {
    for (int number = 1;; ++number) {
      const std::string project = number == 1 ? std::string(kFreeWork) : kFreeWork + ("-" + std::to_string(number));
      lock_ = lock_of(project);
      if (!lock_->taken() || number == kMostFreeWorks) return project;
    }
  }
  base::FileLock lock_of(const std::string& project) const { return base::FileLock(locations_.home / "works" / project / "lock"); }

  // The work as it is saved becomes part of the trace; that of no lesson of the paper is nobody's business.
  void tell_exam() {
    if (walk_ && exam_.asks_for(walk_->lesson().id)) keep(exam_.record(portfolio::ExamEventKind::text, work_key_, document_.tree().text()));
  }
  // Every work of the paper as it stands on the disk.
  Result<void> tell_exam_all() {
    if (!exam_.sits()) return {};
    const Result<std::map<std::string, std::string>> works = works_asked(locations_.home, *exam_.paper());
    if (!works) return tl::unexpected(works.error());
    for (const auto& [work, text] : *works)
      if (Result<void> told = exam_.record(portfolio::ExamEventKind::text, work, text); !told) return told;
    return {};
  }

  void leave_work() {
    keep(autosave_.flush());
    tell_exam();
    keep(versions_.keep(document_.tree().text(), portfolio::VersionReason::close));
  }

  // True when it was open already.
  bool open_work(const std::string& key, const std::string& starter) {
    if (key == work_key_) return true;
    if (!work_key_.empty()) leave_work();
    work_key_ = key;
    said_of_work_ = said_of_work(locations_.home, key);
    ++works_opened_;
    saved_at_.reset();
    save_fault_.reset();
    autosave_ = Autosave(locations_.home, key);
    document_ = Document(autosave_.recover().value_or(starter), document_.revision() + 1);
    versions_ = VersionKeeper(locations_.home, key, wall_clock_, document_.tree().text());
    document_.open_with(load_breakpoints(locations_.home, key, document_.tree()));
    followed_breakpoints_ = document_.breakpoints_version();
    projected_revision_ = 0;
    history_words_.clear();
    ran_revision_ = 0;
    ran_program_.reset();
    watch_breakpoints();
    return false;
  }

  // A step that asks for no check is done when the pupil goes on; false when a prediction is still to be made.
  bool pass_step_to_read() {
    if (waits_for_prediction()) {
      say(Notice::Tone::info, "session.predict_first");
      return false;
    }
    if (walk_->only_to_read(walk_->index())) keep(walk_->mark_done());
    return true;
  }

  const char* finished_message() const {
    return walk_->whole_lesson_done() ? "session.lesson_done" : "session.step_done";
  }

  // In the person's folder too, where the teacher reads them; written when they have changed.
  void keep_proposals() {
    const std::vector<portfolio::Proposal> proposed = proposals();
    std::string text = portfolio::proposals_text(proposed);
    if (text == kept_proposals_ || (proposed.empty() && kept_proposals_.empty())) return;
    kept_proposals_ = std::move(text);
    keep(portfolio::save_proposals(locations_.home, proposed));
  }

  bool take_verdict() {
    std::optional<Result<lesson::Verdict>> verdict = checker_.take();
    if (!verdict) return false;
    if (!*verdict) {
      tell(verdict->error());
      return true;
    }
    const lesson::Verdict& said = **verdict;
    speaking_check_ = said.check;
    if (!said.passed && !said.check.empty()) keep(walk_->tried(said.check, said.message));
    if (said.passed) keep(walk_->mark_done());
    keep_proposals();
    if (said.passed) keep(versions_.keep(document_.tree().text(), portfolio::VersionReason::step));
    failed_ = said.passed ? std::nullopt : std::optional(said);
    const Notice::Tone tone = said.passed ? Notice::Tone::fine : Notice::Tone::attention;
    if (said.message.empty()) say(tone, finished_message());
    else notice_ = Notice{tone, said.message, said.advice, {}, {}};
    if (failed_) notice_->shown_case = words_of_case(*failed_, walk_->lesson().check(failed_->check), messages_);
    still_since_ = now_;
    return true;
  }

  // Who went to the end of a run that goes on stays at its end.
  bool follow_end() {
    if (!follows_end_) return false;
    const std::size_t end = show_.playback().step_count();
    const bool behind = show_.playback().shown() < end;
    if (behind) show_.playback().show(end);
    considered_ = std::max(considered_, show_.playback().shown());
    follows_end_ = show_.phase() == RunPhase::running;
    return behind;
  }

  // Beside the blocks stand the values of the selected call, where a name means one variable.
  void show_values_of_call() const {
    for (const ShownCall& call : calls()) {
      if (!call.selected) continue;
      for (const auto& [name, value] : call.values) {
        const auto is_it = [&](const WatchedValue& one) { return one.name == name; };
        if (std::count_if(watched_.values.begin(), watched_.values.end(), is_it) != 1) continue;
        WatchedValue& watched = *std::find_if(watched_.values.begin(), watched_.values.end(), is_it);
        watched.fresh = watched.fresh && watched.value == value;
        watched.value = value;
      }
    }
  }

  bool shows_sprites() const {
    return uses("stage", [](const program::BlockEntry&) { return true; });
  }

  static trace::Limits shown_limits() {
    trace::Limits limits;
    limits.operations = kShownOperations;
    limits.told_bytes = trace::kMostToldBytes;
    return limits;
  }

  // What happens around a kit while the pupil looks, as the first check of the step tells it in which somebody does something, or
  // else the first in which only a link is cut; a step that tells nothing has what the next one that does, and after the last of
  // them what that one tells.
  void let_happen(trace::RunRequest& request) const {
    const lesson::Lesson& lesson = walk_->lesson();
    const auto told_at = [&](std::size_t step) -> const lesson::Check* {
      for (const char* what : {"stimulus", "coupure"})
        for (const lesson::Check& check : lesson.checks)
          if (check.step == lesson.steps[step].id && check.data.find(what) != nullptr) return &check;
      return nullptr;
    };
    const lesson::Check* told = nullptr;
    for (std::size_t step = walk_->index(); told == nullptr && step < lesson.steps.size(); ++step) told = told_at(step);
    for (std::size_t step = walk_->index(); told == nullptr && step-- > 0;) told = told_at(step);
    if (told != nullptr) lesson::let_happen(told->data, request);
  }

  std::unique_ptr<vm::TableSource> tables() const {
    return table_source(locations_, std::nullopt, walk_ ? walk_->lesson().tables : std::vector<trace::GivenTable>());
  }
  // What the step of the lesson gives a program.
  trace::RunRequest request_here() const {
    trace::RunRequest request;
    request.mode = trace::Mode::exact;
    request.limits = shown_limits();
    if (walk_) request.tables = walk_->lesson().tables;
    if (Result<std::string> recorded = base::read_file(sensor_file()); recorded) request.tables.push_back({kSensorTable, std::move(*recorded)});
    if (!walk_) return request;
    request.world = walk_->lesson().world_of(walk_->step().id);
    if (example_ < walk_->lesson().examples.size()) request.given = walk_->lesson().examples[example_].given;
    let_happen(request);
    return request;
  }

  // A program of the kit, also where the lesson's world is another: it reads, drives or waits for a part.
  bool uses(std::string_view world, const std::function<bool(const program::BlockEntry&)>& which) const {
    const std::vector<const program::Block*> blocks = program::all_blocks(projection());
    return std::any_of(blocks.begin(), blocks.end(), [&](const program::Block* block) {
      const program::BlockEntry* const entry = vocabulary().find(block->type);
      return entry != nullptr && entry->world == world && which(*entry);
    });
  }

  // What is around a kit, where the person has a hand in it.
  void surround(trace::RunRequest& request) const {
    const bool reads = uses("kit", [](const program::BlockEntry& entry) { return !entry.example.happens.empty(); });
    if (request.world.kind != "kit" && !reads) return;
    if (kit_.is_driven() && reads) {
      // The board is there: it is played with, for as long as one likes.
      request.stimuli.clear();
      request.until = {};
      request.live = true;
      request.limits.operations = kLiveOperations;
    }
    std::map<std::string, double> begin;
    for (const auto& [part, value] : acts_)
      if (value != 0 || !is_switch(part)) begin.emplace(part, value);  // a button that was let go is the lesson's again
    if (reads && request.stimuli.empty())
      for (const std::string& part : resting_parts()) begin.try_emplace(part, at_rest(part));
    begin_with(request, begin);
    if (!request.live && request.until.count() == 0) request.until = kKitWindow;
  }

  trace::RunRequest request() const {
    trace::RunRequest request = request_here();
    surround(request);
    if (!shows_sprites()) return request;
    // Sprites live by the clock: a glide of one second lasts one second.
    if (request.world.map.empty() && request.world.parts.empty()) request.world.kind = "stage";
    request.live = true;
    request.limits.operations = kLiveOperations;
    return request;
  }

  void conclude_run() {
    const trace::Event* end = show_.trace()->last_of(trace::EventKind::end);
    if (end != nullptr && walk_ && exam_.asks_for(walk_->lesson().id)) keep(exam_.record(portfolio::ExamEventKind::run, work_key_, end->name));
    if (const std::optional<vm::LearnerError> told = vm::learner_error(*show_.trace(), show_.program(), vm::known_names(vocabulary_))) {
      tell_of_run(told->error);
      notice_->values = told->values;
      if (told->place && ran_revision_ == document_.revision()) notice_->offset = told->place->start;
    } else if (end && end->name == "limit" && show_.trace()->request().until.count() > 0) {
      // The window of time is over: a kit that goes on for ever is as it should be.
    } else if (end && end->name == "limit") {
      tell_of_run({ErrorKind::stopped, "M-commun-sans-fin", {{"mesure", std::to_string(kShownOperations)}}, {}, {}});
    } else if (end && end->name == "crash") {
      tell_of_run({ErrorKind::internal, "process.closed", {}, {}, {}});
    } else if (end != nullptr && end->name == "finished") {
      keep(versions_.keep(ran_tree_.text(), portfolio::VersionReason::run));
    }
  }

  // True when other changes are told. Comparing reads the whole program, so it waits until the typing rests.
  bool compare_with_run() {
    if (compared_revision_ == document_.revision()) return false;
    const bool is_run = show_.trace() != nullptr && ran_revision_ != 0 && ran_revision_ != document_.revision();
    if (is_run && now_ - changed_at_ < kCompareDelay) return false;
    compared_revision_ = document_.revision();
    std::vector<ProgramChange> changes;
    if (is_run) {
      if (!ran_) ran_ = program::project(ran_tree_, vocabulary_, language_);
      changes = program_changes(*ran_, projection(), messages_);
    }
    if (changes == changes_) return false;
    changes_ = std::move(changes);
    ++changes_version_;
    return true;
  }

  // ---- Values and breakpoints

  RecordedRun recorded() const { return {*ran_program(), show_.playback()}; }

  std::optional<std::size_t> change(const std::string& name, TimeDirection direction) const {
    const Playback& playback = show_.playback();
    const bool back = direction == TimeDirection::back;
    if (playback.knows(name)) return back ? playback.moment_of_change_before(name) : playback.moment_of_change_after(name);
    return ran_program() == nullptr ? std::nullopt : moment_of_element_change(recorded(), name, shown_step(), back);
  }

  // The first moment that playback may not pass.
  std::size_t next_stop() {
    if (show_.trace() == nullptr || !hits_.watches()) return SIZE_MAX;
    judge_more_breakpoints();
    judge_breakpoints_until([this] { return hits_.judged() > show_.playback().shown(); });
    const bool all = hits_.has_all_of(*show_.trace()) || hits_.judged() >= step_count();
    const std::size_t judged = all ? SIZE_MAX : hits_.judged();
    return std::min(hits_.after(considered_).value_or(SIZE_MAX), judged);
  }
  void pause_at_breakpoint() {
    const std::optional<std::size_t> moment = hits_.after(considered_);
    // It only came to where nothing is judged yet.
    if (!moment && !hits_.has_all_of(*show_.trace())) return show_.playback().set_playing(true, now_);
    if (!moment) return;
    considered_ = *moment;
    // A condition that could be judged only once the statement had waited.
    if (*moment < show_.playback().shown()) show_.playback().show(*moment);
    breakpoints_known_ = false;
  }

  // Of a long run a piece at a time, so that a frame stays short; true when there was one.
  bool judge_more_breakpoints() {
    constexpr std::size_t kEventsAtOnce = 200'000;
    if (show_.trace() == nullptr || hits_.has_all_of(*show_.trace())) return false;
    hits_.follow(*show_.trace(), kEventsAtOnce);
    breakpoints_known_ = false;
    return true;
  }
  // Or until all is.
  template <class Enough>
  void judge_breakpoints_until(Enough enough) {
    while (!enough() && judge_more_breakpoints()) {
    }
  }

  // The run's own places of the breakpoints; a statement that it had not is not watched.
  void watch_breakpoints() {
    hits_.forget();
    watched_breakpoints_.clear();
    breakpoints_known_ = false;
    if (document_.breakpoints().empty() || show_.trace() == nullptr || ran_revision_ == 0) return;
    std::vector<BreakpointHits::Watched> watched;
    for (const Breakpoint& one : document_.breakpoints()) {
      const program::Syntax statement = program::find(ran_tree_, one.statement);
      watched_breakpoints_.push_back(statement ? std::optional(watched.size()) : std::nullopt);
      if (statement) watched.push_back({statement.first_token().start(), one.condition});
    }
    hits_.watch(*ran_program(), std::move(watched));
    judge_more_breakpoints();
  }
  // They have changed, or the text around them.
  void follow_breakpoints() {
    breakpoints_known_ = false;
    if (followed_breakpoints_ == document_.breakpoints_version()) return;
    followed_breakpoints_ = document_.breakpoints_version();
    watch_breakpoints();
    keep(save_breakpoints(locations_.home, work_key_, document_.tree(), document_.breakpoints()));
  }
  void describe_breakpoints() const {
    shown_breakpoints_.clear();
    for (std::size_t i = 0; i < document_.breakpoints().size(); ++i) {
      const Breakpoint& one = document_.breakpoints()[i];
      ShownBreakpoint shown{.statement = one.statement, .offset = offset_of(document_.tree(), one.statement), .condition = one.condition};
      if (i < watched_breakpoints_.size() && watched_breakpoints_[i]) {
        const BreakpointHits::Found& found = hits_.found()[*watched_breakpoints_[i]];
        shown.hits = found.count;
        if (found.doubt) shown.doubt = messages_.text(found.doubt->message, found.doubt->arguments);
        const bool holds = shown_step() > 0 && hits_.after(shown_step() - 1) == shown_step();
        shown.here = holds && show_.playback().executing_offset() == offset_of(ran_tree_, one.statement);
      }
      shown_breakpoints_.push_back(std::move(shown));
    }
  }

  void changed(const program::TextEdits& edits, const std::string& cause) {
    changed_at_ = still_since_ = now_;
    versions_.changed(now_);
    autosave_.record(edits, cause, document_.tree().text(), now_);
    follow_breakpoints();
    // What was said is about the program as it was.
    leave_aside();
    failed_.reset();
    notice_.reset();
    checker_.forget();
  }

  template <class Way>
  void travel(const std::string& cause, const Way& way) {
    const std::string before = document_.tree().text();
    const std::uint64_t revision = document_.revision();
    way(document_);
    follow_breakpoints();
    if (document_.revision() != revision) changed(edit_between(before, document_.tree().text()), cause);
  }

  void say(Notice::Tone tone, const std::string& message, const Arguments& arguments = {}) {
    notice_ = Notice{tone, message, messages_.advice(message, arguments), {}, {}};
  }
  void tell(const Error& error, Notice::Tone tone = Notice::Tone::attention) {
    say(tone, error.message, error.arguments);
    notice_->technical = error.detail;
  }
  void tell_of_run(const Error& error) {
    tell(error);
    notice_->about_run = true;
  }
  // A disk that refuses is said once, until it obeys again; what was to be written is tried again.
  void keep(const Result<void>& written) {
    if (written) {
      disk_refuses_ = disk_refuses_ && !saved();
      return;
    }
    if (std::exchange(disk_refuses_, true)) return;
    say(Notice::Tone::attention, "session.not_saved");
    notice_->technical = messages_.describe(written.error());
  }

  Locations locations_;
  std::string language_;
  Messages messages_;
  program::Vocabulary vocabulary_;
  std::vector<lesson::Lesson> lessons_, free_projects_;
  std::optional<lesson::Path> path_;
  std::set<std::string> closed_;
  std::vector<portfolio::Rule> rules_;
  std::string kept_proposals_;

  std::optional<LessonWalk> walk_;
  portfolio::Progress no_progress_;
  Checker checker_;
  std::string speaking_check_;  // whose hints may be opened
  std::string patient_for_;     // the check whose first hint was opened before any try
  std::chrono::microseconds still_since_{0};  // since when nothing has changed at this step
  bool was_stuck_ = false;
  std::size_t example_ = 0;
  std::optional<Notice> notice_;
  std::optional<lesson::Verdict> failed_;  // of the check that speaks

  std::optional<base::FileLock> lock_;  // of the project: no other window writes in its folder
  std::string project_, work_key_;
  std::optional<std::chrono::system_clock::time_point> saved_at_;
  std::optional<Error> save_fault_;
  std::uint64_t works_opened_ = 0;
  Document document_{""};
  WallClock wall_clock_;
  Autosave autosave_;
  VersionKeeper versions_;
  bool disk_refuses_ = false;
  std::chrono::microseconds progress_due_{0};  // when what the disk refused of it is tried again
  mutable program::Projection projection_;
  mutable std::uint64_t projected_revision_ = 0;
  mutable std::unordered_map<std::uint64_t, std::string> history_words_;  // by version of the entry

  trace::WorldRequest world_;  // before anything has run
  RunShow show_;
  std::uint64_t runs_ = 0;  // that were shown
  // While something else is shown: the pupil's own run.
  std::optional<Aside> aside_;
  RunShow own_show_;
  std::uint64_t own_ran_revision_ = 0;
  program::Tree own_ran_tree_;
  std::uint64_t ran_revision_ = 0;  // of the text that the trace speaks of
  program::Tree ran_tree_;
  std::optional<program::Projection> ran_;  // its blocks, once they are compared
  std::vector<ProgramChange> changes_;
  std::uint64_t changes_version_ = 0, compared_revision_ = 0;
  std::chrono::microseconds changed_at_{0};

  // What the trace says of the program that ran; made when it is asked for.
  mutable std::unique_ptr<RanProgram> ran_program_;
  mutable WatchedValues watched_;
  mutable std::pair<std::uint64_t, std::size_t> watched_at_{0, 0};
  mutable std::vector<ShownCall> calls_;
  mutable std::tuple<const trace::Trace*, std::uint64_t, std::size_t, std::size_t> calls_at_{};  // the run and the moment that they are of
  std::optional<std::pair<std::size_t, std::size_t>> selected_call_;  // the moment, and which of the calls
  mutable CostDesk cost_desk_{runner()};  // what is looked at is counted
  BreakpointHits hits_;
  std::vector<std::optional<std::size_t>> watched_breakpoints_;  // of the document's, which one it is in hits_
  std::uint64_t followed_breakpoints_ = 0;
  bool follows_end_ = false;
  std::size_t considered_ = 0;  // playback has passed the breakpoints up to this moment
  std::vector<portfolio::Return> said_of_work_;
  mutable std::vector<TeacherNote> notes_;
  mutable std::pair<std::uint64_t, std::uint64_t> notes_at_{0, 0};  // the opened work and its revision
  mutable std::vector<ShownBreakpoint> shown_breakpoints_;
  mutable bool breakpoints_known_ = false;

  ExamDesk exam_;
  int exam_minute_ = 0;  // that was seen last
  Backpack backpack_;
  KitMirror kit_;
  std::map<std::string, double> acts_;  // what the person gives the kit's parts
  std::map<std::string, double> felt_;  // by a real board, since its run began
  std::optional<OtherWay> other_way_;
  std::shared_ptr<SensorLog> log_;  // what is being recorded; of a fast one, the last
  std::chrono::microseconds now_{0};
};

}  // namespace

const std::vector<ProgramChange>& Session::changes_since_run() const {
  static const std::vector<ProgramChange> kNone;
  return kNone;
}

const std::vector<ShownCall>& Session::calls() const {
  static const std::vector<ShownCall> kNone;
  return kNone;
}

const std::vector<portfolio::Version>& Session::versions() const {
  static const std::vector<portfolio::Version> kNone;
  return kNone;
}

const std::optional<Error>& Session::save_fault() const {
  static const std::optional<Error> kNone;
  return kNone;
}

const std::optional<Aside>& Session::aside() const {
  static const std::optional<Aside> kNone;
  return kNone;
}

const CostView& Session::costs() const {
  static const CostView kNone;
  return kNone;
}

const WatchedValues& Session::watched() const {
  static const WatchedValues kNone;
  return kNone;
}
const std::vector<TeacherNote>& Session::teacher_notes() const {
  static const std::vector<TeacherNote> kNone;
  return kNone;
}

const std::vector<ShownBreakpoint>& Session::breakpoints() const {
  static const std::vector<ShownBreakpoint> kNone;
  return kNone;
}

Result<std::unique_ptr<Session>> Session::open(Options options) {
  Result<Messages> messages = Messages::load(options.locations.assets / "messages", options.language);
  if (!messages) return tl::unexpected(messages.error());
  Result<program::Vocabulary> vocabulary =
      program::Vocabulary::load(options.locations.assets / "vocabulary", options.locations.assets / "schemas");
  if (!vocabulary) return tl::unexpected(vocabulary.error());
  return std::make_unique<OpenSession>(std::move(options), std::move(*messages), std::move(*vocabulary));
}

}  // namespace lunabloc::session
