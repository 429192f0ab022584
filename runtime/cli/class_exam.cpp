// `lunabloc class exam`: a paper is opened, sat, handed in, and looked at.
#include <charconv>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/file.h"
#include "cli/class_actions.h"
#include "cli/lesson_actions.h"
#include "cli/portfolio_actions.h"
#include "portfolio/key_file.h"
#include "report/exam_page.h"
#include "session/exam_desk.h"

namespace lunabloc::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using Words = std::vector<std::string>;

int usage(const Invocation& invocation) { return usage_of(invocation, "exam.usage"); }

Words split(const std::string& text) {
  Words parts(1);
  for (const char letter : text)
    if (letter == ',') parts.emplace_back();
    else parts.back() += letter;
  std::erase(parts, "");
  return parts;
}

std::optional<int> number_in(const std::optional<std::string>& text) {
  int number = 0;
  if (!text) return std::nullopt;
  const auto [end, problem] = std::from_chars(text->data(), text->data() + text->size(), number);
  return problem == std::errc() && end == text->data() + text->size() && number >= 0 ? std::optional(number) : std::nullopt;
}

int say(const Invocation& invocation, const std::string& id, const Arguments& filling) {
  invocation.out << messages_of(invocation).text(id, filling) << "\n";
  return 0;
}

// open FOLDER EXAM --lessons A05,A13 --minutes 50 [--blocks …] [--more PSEUDONYM=MINUTES]… [--key FILE]
int open_paper(const Invocation& invocation, Words words) {
  const std::optional<std::string> lessons = take_option(words, "--lessons");
  const std::optional<int> minutes = number_in(take_option(words, "--minutes"));
  const std::optional<std::string> blocks = take_option(words, "--blocks");
  portfolio::ExamPaper paper;
  while (const std::optional<std::string> more = take_option(words, "--more")) {
    const std::size_t sign = more->rfind('=');
    const std::optional<int> added = sign == std::string::npos ? std::nullopt : number_in(more->substr(sign + 1));
    if (!added) return usage(invocation);
    paper.more_minutes[more->substr(0, sign)] = *added;
  }
  const Result<portfolio::TeacherKey> key = teacher_key_of(invocation, words, true);
  if (!key) return report(invocation, key.error());
  if (words.size() != 2 || !lessons || !minutes || *minutes == 0) return usage(invocation);
  paper.id = words[1], paper.lessons = split(*lessons), paper.minutes = *minutes;
  if (blocks) paper.blocks = split(*blocks);
  for (const std::string& id : paper.lessons)
    if (const Result<fs::path> known = lessons::folder_of(invocation, id); !known) return report(invocation, known.error());
  if (const Result<void> opened = portfolio::open_exam(words[0], paper, *key); !opened) return report(invocation, opened.error());
  return say(invocation, "exam.opened", {{"nom", words[1]}, {"n", std::to_string(*minutes)}});
}

// tickets FOLDER EXAM [--key FILE]: one for each pupil who has deposited something, to be cut out of paper
int tickets(const Invocation& invocation, Words words) {
  const Result<portfolio::TeacherKey> key = teacher_key_of(invocation, words, false);
  if (!key) return report(invocation, key.error());
  if (words.size() != 2) return usage(invocation);
  const Result<portfolio::ExamPaper> paper = portfolio::load_exam(words[0], words[1]);
  if (!paper) return report(invocation, paper.error());
  for (const std::string& pupil : base::entries_of(fs::path(words[0]) / "eleves")) {
    if (!portfolio::is_pseudonym(pupil)) continue;
    const std::string ticket = portfolio::ticket_for(*key, words[1], pupil);
    if (invocation.json) invocation.out << Json{{"pupil", pupil}, {"ticket", ticket}}.dump() << "\n";
    else invocation.out << ticket << "  " << pupil << "\n";
  }
  return 0;
}

// begin FOLDER EXAM --as PSEUDONYM [--home DIR]
int begin(const Invocation& invocation, Words words) {
  const std::optional<std::string> name = take_option(words, "--as");
  const fs::path home = take_option(words, "--home").value_or(invocation.locations.home.string());
  if (words.size() != 2 || !name) return usage(invocation);
  const Result<portfolio::Sitting> sitting = portfolio::Sitting::begin(words[0], words[1], *name, home);
  if (!sitting) return report(invocation, sitting.error());
  for (const std::string& lesson : sitting->paper().lessons) invocation.out << lesson << "\n";
  return say(invocation, "exam.begun", {{"nom", words[1]}, {"n", std::to_string(sitting->minutes_left(sitting->last_minute()))}});
}

// The programs of the exam's lessons as they are at home now.
Result<void> record_works(portfolio::Sitting& sitting, const fs::path& home, int minute) {
  const Result<std::map<std::string, std::string>> works = session::works_asked(home, sitting.paper());
  if (!works) return tl::unexpected(works.error());
  for (const auto& [work, text] : *works)
    if (Result<void> told = sitting.record({portfolio::ExamEventKind::text, minute, work, text}); !told) return told;
  return {};
}

// note EXAM --minute N [--home DIR]: what stands in the works now becomes part of the trace; a window does it by itself
int note(const Invocation& invocation, Words words) {
  const std::optional<int> minute = number_in(take_option(words, "--minute"));
  const fs::path home = take_option(words, "--home").value_or(invocation.locations.home.string());
  if (words.size() != 1 || !minute) return usage(invocation);
  Result<portfolio::Sitting> sitting = portfolio::Sitting::resume(words[0], home);
  if (!sitting) return report(invocation, sitting.error());
  if (const Result<void> told = record_works(*sitting, home, *minute); !told) return report(invocation, told.error());
  return say(invocation, "exam.noted", {{"n", std::to_string(sitting->minutes_left(sitting->last_minute()))}});
}

// seal FOLDER EXAM --minute N [--ticket TICKET] [--home DIR]
int hand_in(const Invocation& invocation, Words words) {
  const std::optional<int> minute = number_in(take_option(words, "--minute"));
  const std::string ticket = take_option(words, "--ticket").value_or("");
  const fs::path home = take_option(words, "--home").value_or(invocation.locations.home.string());
  if (words.size() != 2 || !minute) return usage(invocation);
  Result<portfolio::Sitting> sitting = portfolio::Sitting::resume(words[1], home);
  if (!sitting) return report(invocation, sitting.error());
  if (const Result<void> told = record_works(*sitting, home, *minute); !told) return report(invocation, told.error());
  const Result<fs::path> file = sitting->hand_in(words[0], ticket, *minute);
  if (!file) return report(invocation, file.error());
  return say(invocation, "exam.sealed", {{"nom", file->filename().string()}});
}

// verify FOLDER EXAM [--to DIR] [--key FILE]
int verify(const Invocation& invocation, Words words) {
  const std::optional<std::string> to = take_option(words, "--to");
  const Result<portfolio::TeacherKey> key = teacher_key_of(invocation, words, false);
  if (!key) return report(invocation, key.error());
  if (words.size() != 2) return usage(invocation);
  const Result<portfolio::ExamPaper> paper = portfolio::load_exam(words[0], words[1]);
  if (!paper) return report(invocation, paper.error());
  const Result<std::vector<portfolio::ExamCopy>> copies = portfolio::open_copies(words[0], words[1], *key);
  if (!copies) return report(invocation, copies.error());
  const Messages messages = messages_of(invocation);
  int code = 0;
  if (copies->empty() && !invocation.json) invocation.out << messages.text("exam.no_copies") << "\n";
  for (const portfolio::ExamCopy& copy : *copies) {
    const std::string state = report::state_id(copy.state);
    if (copy.state != portfolio::CopyState::whole) code = static_cast<int>(ErrorKind::failed);
    if (invocation.json)
      invocation.out << Json{{"pupil", copy.pseudonym}, {"state", state.substr(state.rfind('.') + 1)}, {"events", copy.events.size()}, {"minutes_late", copy.minutes_late}, {"file", copy.file.filename().string()}}.dump() << "\n";
    else
      invocation.out << copy.pseudonym << "  " << messages.text(state) << (copy.minutes_late > 0 ? "  " + messages.text("exam.late", {{"n", std::to_string(copy.minutes_late)}}) : "") << "\n";
  }
  if (!to || copies->empty()) return code;
  const Result<program::Vocabulary> vocabulary = lessons::vocabulary_of(invocation);
  if (!vocabulary) return report(invocation, vocabulary.error());
  const std::vector<lesson::Lesson> known = known_lessons(invocation);
  for (const portfolio::ExamCopy& copy : *copies) {
    if (copy.events.empty()) continue;
    const std::string html = report::exam_html(*paper, copy, {known, *vocabulary, messages, invocation.locations.programs / "lunabloc-runner"});
    if (const Result<void> written = base::write_file(fs::path(*to) / (copy.file.stem().string() + ".html"), html); !written) return report(invocation, written.error());
  }
  if (!invocation.json) invocation.out << messages.text("exam.pages", {{"nom", *to}}) << "\n";
  return code;
}

}  // namespace

Result<portfolio::TeacherKey> teacher_key_of(const Invocation& invocation, std::vector<std::string>& words, bool make) {
  const fs::path file = take_option(words, "--key").value_or((invocation.locations.home / portfolio::kKeyFile).string());
  if (!make) return portfolio::load_key(file);
  const Result<portfolio::OwnKey> own = portfolio::load_or_make_key(file);
  if (!own) return tl::unexpected(own.error());
  if (own->fresh) invocation.err << messages_of(invocation).text("exam.key_made", {{"nom", file.string()}}) << "\n";
  return own->key;
}

int class_exam(const Invocation& invocation, std::vector<std::string> words) {
  const std::string action = words.empty() ? "" : words.front();
  if (!words.empty()) words.erase(words.begin());
  if (action == "open") return open_paper(invocation, std::move(words));
  if (action == "tickets") return tickets(invocation, std::move(words));
  if (action == "begin") return begin(invocation, std::move(words));
  if (action == "note") return note(invocation, std::move(words));
  if (action == "seal") return hand_in(invocation, std::move(words));
  if (action == "verify") return verify(invocation, std::move(words));
  return usage(invocation);
}

}  // namespace lunabloc::cli
