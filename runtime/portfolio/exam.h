// Exams: lessons that the teacher chose, a time, a palette, no hints; every state of the work in a chain of sums; the whole sealed
// for the teacher, who sees how the work came to be.
//
//   <class>/examens/<exam>/sujet.json                       what is asked, signed by the teacher
//   <class>/examens/<exam>/copies/<pseudonym>-<sum>.copie   sealed: only the teacher's key opens it
//   <home>/examens/<exam>/sujet.json, seance.jsonl           a sitting: {"n":3,"minute":12,"what":"text","work":"A05","text":"…","sum":"…"}
//
// What a chain can prove: that nothing was taken out, put in or reordered after it was sealed, and with the pupil's ticket that
// nobody else sealed it. It cannot prove who sat at the machine; that is the teacher's eyes. A clock is no judge here either:
// minutes are counted on the pupil's machine, and a copy that is late is said, never refused. Aids of display (letters, voice,
// spacing) are no part of an exam: they stay as they are.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "portfolio/sealing.h"

namespace lunabloc::portfolio {

struct ExamPaper {
  std::string id;
  std::vector<std::string> lessons;
  int minutes = 0;
  std::vector<std::string> blocks;                 // of the palette; empty: those of the lessons
  std::map<std::string, int> more_minutes;         // pseudonym → added time
  std::string open_key, signature;

  int minutes_for(const std::string& pseudonym) const;
};

// Errors: "exam.bad_id" {nom}, "exam.there" {nom}, those of base/file.h.
Result<void> open_exam(const std::filesystem::path& folder, ExamPaper paper, const TeacherKey& key);
// Errors: "exam.none" {nom}; "exam.changed" {nom}: not what the teacher signed.
Result<ExamPaper> load_exam(const std::filesystem::path& folder, const std::string& id);

// What happens in a sitting.
#define LUNABLOC_EXAM_EVENTS(ROW)                                       \
  ROW(begun, "the sitting began")                                       \
  ROW(text, "a work has this text; work, text")                         \
  ROW(run, "a work was run; work, text: how it ended")                  \
  ROW(answer, "a question was answered; work: the check, text: answer") \
  ROW(resumed, "the machine had stopped; the sitting goes on")          \
  ROW(sealed, "the pupil has handed in")

enum class ExamEventKind : std::uint8_t {
#define LUNABLOC_ROW(name, meaning) name,
  LUNABLOC_EXAM_EVENTS(LUNABLOC_ROW)
#undef LUNABLOC_ROW
};
std::string_view name_of(ExamEventKind kind);

struct ExamEvent {
  ExamEventKind kind = ExamEventKind::text;
  int minute = 0;
  std::string work, text;
};

// A pupil's sitting. Each call is on the disk when it returns.
class Sitting {
 public:
  // Takes up one that was begun. Errors: those of load_exam and base/file.h, "exam.broken" when the trace here does not hold.
  static Result<Sitting> begin(const std::filesystem::path& folder, const std::string& exam, const std::string& pseudonym, const std::filesystem::path& home);
  // One that was begun, without the class folder: the machine may be away from it. Error "exam.not_begun" {nom}.
  static Result<Sitting> resume(const std::string& exam, const std::filesystem::path& home);

  const ExamPaper& paper() const { return paper_; }
  const std::string& pseudonym() const { return pseudonym_; }
  int last_minute() const { return last_minute_; }
  int minutes_left(int minute) const { return paper_.minutes_for(pseudonym_) - minute; }

  // The same text twice in a row is told once. A minute never goes back. Errors: those of base/file.h.
  Result<void> record(ExamEvent event);
  // The sealed copy, put into the class folder. `ticket` may be empty: then nobody can say who sealed it. Errors: those of
  // base/file.h, "exam.changed", "exam.no_such_ticket" {nom} for what no ticket looks like; then nothing is recorded.
  Result<std::filesystem::path> hand_in(const std::filesystem::path& folder, const std::string& ticket, int minute);

 private:
  Sitting() = default;
  Result<void> write(const ExamEvent& event);

  std::filesystem::path file_;
  ExamPaper paper_;
  std::string pseudonym_;
  std::string sum_;
  int next_ = 0, last_minute_ = 0;
  std::map<std::string, std::string> texts_;
};

enum class CopyState : std::uint8_t {
  whole,       // the chain holds and the ticket is the pupil's
  no_ticket,   // the chain holds; no ticket
  wrong_ticket,
  broken,      // the chain does not hold
  unreadable,  // no copy, or not for this key
};

struct ExamCopy {
  std::filesystem::path file;
  std::string pseudonym;
  CopyState state = CopyState::unreadable;
  std::vector<ExamEvent> events;       // as far as the chain holds
  int minutes_late = 0;
  std::map<std::string, std::string> last_texts() const;
};
// Every copy, by pseudonym; a pupil's whole ones first, the longest first. Errors: those of load_exam, "exam.other_key".
Result<std::vector<ExamCopy>> open_copies(const std::filesystem::path& folder, const std::string& exam, const TeacherKey& key);

}  // namespace lunabloc::portfolio
