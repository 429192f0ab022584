#include "portfolio/exam.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "lesson/words.h"
#include "portfolio/class_folder.h"
#include "portfolio/lines.h"
#include "portfolio/records.h"
#include "portfolio/shared_file.h"

namespace lunabloc::portfolio {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;  // keys in order of letters: one text for one paper

constexpr std::string_view kExams = "examens", kPaper = "sujet.json", kTrace = "seance.jsonl";
constexpr std::size_t kLargestCopy = 64U << 20U;

constexpr std::array kKinds = {
#define LUNABLOC_ROW(name, meaning) std::string_view(#name),
    LUNABLOC_EXAM_EVENTS(LUNABLOC_ROW)
#undef LUNABLOC_ROW
};

std::optional<ExamEventKind> kind_named(const std::string& name) {
  const auto found = std::find(kKinds.begin(), kKinds.end(), name);
  return found == kKinds.end() ? std::nullopt : std::optional(static_cast<ExamEventKind>(found - kKinds.begin()));
}

int number_at(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_number_integer() ? found->get<int>() : 0;
}
std::vector<std::string> texts_at(const Json& json, const char* key) {
  std::vector<std::string> texts;
  if (const auto found = json.find(key); found != json.end() && found->is_array())
    for (const Json& one : *found)
      if (one.is_string()) texts.push_back(one.get<std::string>());
  return texts;
}
std::string said(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

// What the signature is of.
Json content_of(const ExamPaper& paper) {
  return Json{{"format", 1}, {"id", paper.id}, {"lessons", paper.lessons}, {"minutes", paper.minutes}, {"blocks", paper.blocks}, {"more_minutes", paper.more_minutes}, {"key", paper.open_key}};
}

bool is_exam_id(const std::string& id) {
  return !id.empty() && id.size() <= 40 && id.front() != '-' && id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
}

tl::unexpected<Error> no_exam(const std::string& id) { return failure(ErrorKind::failed, "exam.none", {{"nom", id}}); }

Result<ExamPaper> paper_in(const fs::path& file, const std::string& id) {
  if (!is_exam_id(id)) return no_exam(id);
  const Result<std::string> text = read_shared(file.parent_path(), file.filename());
  if (!text) return no_exam(id);
  const Json json = Json::parse(*text, nullptr, false);
  if (!json.is_object()) return failure(ErrorKind::failed, "exam.changed", {{"nom", id}});
  ExamPaper paper{text_at(json, "id"), texts_at(json, "lessons"), number_at(json, "minutes"), texts_at(json, "blocks"), {}, text_at(json, "key"), text_at(json, "signature")};
  if (const auto more = json.find("more_minutes"); more != json.end() && more->is_object())
    for (const auto& [name, minutes] : more->items())
      if (minutes.is_number_integer()) paper.more_minutes[name] = minutes.get<int>();
  if (paper.id != id || !is_signed(said(content_of(paper)), paper.signature, paper.open_key)) return failure(ErrorKind::failed, "exam.changed", {{"nom", id}});
  return paper;
}

std::string paper_text(const ExamPaper& paper) {
  Json json = content_of(paper);
  json["signature"] = paper.signature;
  return said(json) + "\n";
}

Json line_of(const ExamEvent& event, int n) {
  Json line{{"n", n}, {"minute", event.minute}, {"what", std::string(name_of(event.kind))}};
  if (!event.work.empty()) line["work"] = event.work;
  if (!event.text.empty()) line["text"] = event.text;
  return line;
}

// The chain begins with the paper and the pupil: no trace is another's.
std::string first_sum(const ExamPaper& paper, const std::string& pseudonym) { return sum_of(paper.signature, pseudonym); }

struct Chain {
  std::vector<ExamEvent> events;
  std::string sum;
  bool holds = true;
};
// As far as it holds.
Chain chain_of(const std::string& trace, std::string sum) {
  Chain chain{{}, std::move(sum)};
  const std::vector<std::string> lines = lesson::lines_of(trace);
  for (const std::string& text : lines) {
    Json line = Json::parse(text, nullptr, false);
    const std::optional<ExamEventKind> kind = line.is_object() ? kind_named(text_at(line, "what")) : std::nullopt;
    if (!kind) break;
    const std::string told = text_at(line, "sum");
    line.erase("sum");
    const std::string right = sum_of(chain.sum, said(line));
    if (told != right || number_at(line, "n") != static_cast<int>(chain.events.size())) break;
    chain.sum = right;
    chain.events.push_back({*kind, number_at(line, "minute"), text_at(line, "work"), text_at(line, "text")});
  }
  chain.holds = chain.events.size() == lines.size() && !chain.events.empty() && chain.events.front().kind == ExamEventKind::begun;
  return chain;
}

std::string tagged_bytes(const std::string& exam, const std::string& pseudonym, const std::string& trace) { return exam + "\n" + pseudonym + "\n" + trace; }

ExamCopy copy_in(const fs::path& file, const ExamPaper& paper, const TeacherKey& key) {
  ExamCopy copy{file, file.filename().string().substr(0, file.filename().string().rfind('-'))};
  const Result<std::string> sealed = read_shared(file.parent_path(), file.filename(), kLargestCopy);
  const std::optional<std::string> bundle = sealed ? unseal(*sealed, key) : std::nullopt;
  const Json json = bundle ? Json::parse(*bundle, nullptr, false) : Json();
  if (!json.is_object() || text_at(json, "exam") != paper.id) return copy;
  copy.pseudonym = text_at(json, "pseudonym");
  const std::string trace = text_at(json, "trace"), tag = text_at(json, "tag");
  Chain chain = chain_of(trace, first_sum(paper, copy.pseudonym));
  copy.events = std::move(chain.events);
  if (!copy.events.empty()) copy.minutes_late = std::max(0, copy.events.back().minute - paper.minutes_for(copy.pseudonym));
  if (!chain.holds || copy.events.back().kind != ExamEventKind::sealed) copy.state = CopyState::broken;
  else if (tag.empty()) copy.state = CopyState::no_ticket;
  else copy.state = is_tagged(tagged_bytes(paper.id, copy.pseudonym, trace), tag, ticket_for(key, paper.id, copy.pseudonym)) ? CopyState::whole : CopyState::wrong_ticket;
  return copy;
}

}  // namespace

std::string_view name_of(ExamEventKind kind) { return kKinds.at(static_cast<std::size_t>(kind)); }

int ExamPaper::minutes_for(const std::string& pseudonym) const {
  const auto more = more_minutes.find(pseudonym);
  return minutes + (more == more_minutes.end() ? 0 : more->second);
}

std::map<std::string, std::string> ExamCopy::last_texts() const {
  std::map<std::string, std::string> texts;
  for (const ExamEvent& event : events)
    if (event.kind == ExamEventKind::text) texts[event.work] = event.text;
  return texts;
}

Result<void> open_exam(const fs::path& folder, ExamPaper paper, const TeacherKey& key) {
  if (!is_exam_id(paper.id)) return failure(ErrorKind::failed, "exam.bad_id", {{"nom", paper.id}});
  const fs::path file = folder / kExams / paper.id / kPaper;
  if (base::is_there(file)) return failure(ErrorKind::failed, "exam.there", {{"nom", paper.id}});
  paper.open_key = key.open;
  paper.signature = sign(said(content_of(paper)), key);
  return base::write_file(file, paper_text(paper));
}

Result<ExamPaper> load_exam(const fs::path& folder, const std::string& id) { return paper_in(folder / kExams / id / kPaper, id); }

Result<Sitting> Sitting::begin(const fs::path& folder, const std::string& exam, const std::string& pseudonym, const fs::path& home) {
  if (!is_pseudonym(pseudonym)) return failure(ErrorKind::failed, "class.pseudonym", {{"nom", pseudonym}});
  if (base::is_there(home / kExams / exam / kTrace)) return resume(exam, home);
  Result<ExamPaper> paper = load_exam(folder, exam);
  if (!paper) return tl::unexpected(paper.error());
  Sitting sitting;
  sitting.file_ = home / kExams / exam / kTrace;
  sitting.paper_ = std::move(*paper);
  sitting.pseudonym_ = pseudonym;
  sitting.sum_ = first_sum(sitting.paper_, pseudonym);
  if (Result<void> written = base::write_file(home / kExams / exam / kPaper, paper_text(sitting.paper_)); !written) return tl::unexpected(written.error());
  if (Result<void> written = sitting.write({ExamEventKind::begun, 0, {}, pseudonym}); !written) return tl::unexpected(written.error());
  return sitting;
}

Result<Sitting> Sitting::resume(const std::string& exam, const fs::path& home) {
  Result<ExamPaper> paper = paper_in(home / kExams / exam / kPaper, exam);
  const Result<std::string> trace = base::read_file(home / kExams / exam / kTrace);
  if (!paper || !trace) return failure(ErrorKind::failed, "exam.not_begun", {{"nom", exam}});
  // The first line says whose it is; a torn last one is what a machine that stopped leaves.
  const std::vector<std::string> lines = lesson::lines_of(*trace);
  const Json first = lines.empty() ? Json() : Json::parse(lines.front(), nullptr, false);
  Sitting sitting;
  sitting.file_ = home / kExams / exam / kTrace;
  sitting.paper_ = std::move(*paper);
  sitting.pseudonym_ = first.is_object() ? text_at(first, "text") : "";
  Chain chain = chain_of(*trace, first_sum(sitting.paper_, sitting.pseudonym_));
  if (chain.events.empty() || chain.events.size() + 1 < lines.size()) return failure(ErrorKind::failed, "exam.broken", {{"nom", exam}});
  if (chain.events.size() < lines.size()) {
    std::string whole;
    for (std::size_t i = 0; i < chain.events.size(); ++i) whole += lines[i] + "\n";
    if (Result<void> written = base::write_file(sitting.file_, whole); !written) return tl::unexpected(written.error());
  }
  sitting.sum_ = chain.sum;
  sitting.next_ = static_cast<int>(chain.events.size());
  sitting.last_minute_ = chain.events.back().minute;
  for (const ExamEvent& event : chain.events)
    if (event.kind == ExamEventKind::text) sitting.texts_[event.work] = event.text;
  return sitting;
}

Result<void> Sitting::write(const ExamEvent& event) {
  Json line = line_of(event, next_);
  const std::string sum = sum_of(sum_, said(line));
  line["sum"] = sum;
  if (Result<void> written = append_line(file_, said(line)); !written) return written;
  sum_ = sum;
  ++next_;
  last_minute_ = event.minute;
  return {};
}

Result<void> Sitting::record(ExamEvent event) {
  event.minute = std::max(event.minute, last_minute_);
  // What no text can hold is written as it will be read again.
  event.text = said(Json(event.text));
  event.text = Json::parse(event.text).get<std::string>();
  if (event.kind == ExamEventKind::text) {
    const auto known = texts_.find(event.work);
    if (known != texts_.end() && known->second == event.text) return {};
    texts_[event.work] = event.text;
  }
  return write(event);
}

Result<fs::path> Sitting::hand_in(const fs::path& folder, const std::string& ticket, int minute) {
  if (!ticket.empty() && !is_ticket(ticket)) return failure(ErrorKind::failed, "exam.no_such_ticket", {{"nom", ticket}});
  if (Result<void> written = record({ExamEventKind::sealed, minute, {}, {}}); !written) return tl::unexpected(written.error());
  const Result<std::string> trace = base::read_file(file_);
  if (!trace) return tl::unexpected(trace.error());
  const Json bundle{{"format", 1}, {"exam", paper_.id}, {"pseudonym", pseudonym_}, {"trace", *trace},
                    {"tag", ticket.empty() ? std::string() : tag_of(tagged_bytes(paper_.id, pseudonym_, *trace), ticket)}};
  const std::optional<std::string> sealed = seal(said(bundle), paper_.open_key);
  if (!sealed) return failure(ErrorKind::failed, "exam.changed", {{"nom", paper_.id}});
  const fs::path file = fs::path(kExams) / paper_.id / "copies" / fmt::format("{}-{}.copie", pseudonym_, sum_.substr(0, 12));
  if (Result<void> written = write_shared(folder, file, *sealed); !written) return tl::unexpected(written.error());
  return folder / file;
}

Result<std::vector<ExamCopy>> open_copies(const fs::path& folder, const std::string& exam, const TeacherKey& key) {
  const Result<ExamPaper> paper = load_exam(folder, exam);
  if (!paper) return tl::unexpected(paper.error());
  if (paper->open_key != key.open) return failure(ErrorKind::failed, "exam.other_key", {{"nom", exam}});
  std::vector<ExamCopy> copies;
  const fs::path place = folder / kExams / exam / "copies";
  for (const std::string& name : shared_entries(folder, fs::path(kExams) / exam / "copies"))
    if (name.ends_with(".copie")) copies.push_back(copy_in(place / name, *paper, key));
  std::stable_sort(copies.begin(), copies.end(), [](const ExamCopy& a, const ExamCopy& b) {
    if (a.pseudonym != b.pseudonym) return a.pseudonym < b.pseudonym;
    if (a.state != b.state) return a.state < b.state;
    return a.events.size() > b.events.size();
  });
  return copies;
}

}  // namespace lunabloc::portfolio
