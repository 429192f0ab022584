// lunabloc run FILE.lua: the program alone, in its runner; what it says goes to `out`, what is said of it to `err`.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <istream>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/file.h"
#include "base/line_index.h"
#include "base/shown_text.h"
#include "cli/cli.h"
#include "cli/replay_check.h"
#include "cli/state_json.h"
#include "program/names.h"
#include "program/program_file.h"
#include "session/table_source.h"
#include "trace/encoding.h"
#include "trace/file.h"
#include "trace/request_again.h"
#include "vm/learner_error.h"
#include "vm/run.h"

namespace lunabloc::cli {
namespace {

using trace::Event;
using trace::EventKind;

struct Wanted {
  std::string file;
  std::string trace_file;  // empty: no file
  std::optional<std::string> server;  // whose tables it may open, beside those of this machine
  trace::RunRequest request;
};

Error wrong_usage(const std::string& word) { return {ErrorKind::usage, "run.usage", {{"nom", word}}, {}, {}}; }

// Takes `--name NUMBER`, when it is there.
template <class Number, class Set>
Result<void> take_number(std::vector<std::string>& arguments, const std::string& name, Number most, Set set) {
  const std::optional<std::string> text = take_option(arguments, name);
  if (!text) return {};
  Number number{};
  const auto [end, problem] = std::from_chars(text->data(), text->data() + text->size(), number);
  if (problem != std::errc() || end != text->data() + text->size() || number < 1 || number > most)
    return tl::unexpected(wrong_usage(name + " " + *text));
  set(number);
  return {};
}

using Json = nlohmann::json;

// One line of inputs: {"at": 1.5, "key": "space"}, {"at": 2, "click": [30, -20]}, {"at": 3, "mouse": [0, 0]},
// {"at": 4, "part": "light:room", "value": 300}, {"answer": "Léa"}. Seconds of the virtual clock; a key or a click is
// held for "for" seconds, 0.1 when nothing is said.
bool read_input(const Json& line, trace::RunRequest& request) {
  if (!line.is_object()) return false;
  if (line.contains("answer")) {
    if (!line["answer"].is_string()) return false;
    request.answers.push_back(line["answer"].get<std::string>());
    return true;
  }
  const auto number = [&line](const char* key, double otherwise) {
    return line.contains(key) && line[key].is_number() ? line[key].get<double>() : otherwise;
  };
  const double at = number("at", -1), held = number("for", 0.1);
  if (!(at >= 0 && at <= 1e6 && held >= 0 && held <= 1e6)) return false;
  const auto happens = [&request](double seconds, std::string part, double value) {
    request.stimuli.push_back({std::chrono::microseconds(static_cast<std::int64_t>(seconds * 1e6 + 0.5)), std::move(part), value});
  };
  if (line.contains("key") && line["key"].is_string()) {
    const std::string part = "key:" + line["key"].get<std::string>();
    happens(at, part, 1);
    happens(at + held, part, 0);
    return true;
  }
  if (line.contains("part") && line["part"].is_string() && line.contains("value")) {
    happens(at, line["part"].get<std::string>(), number("value", 0));
    return true;
  }
  const bool click = line.contains("click");
  if (!click && !line.contains("mouse")) return false;
  const Json& place = click ? line["click"] : line["mouse"];
  if (!place.is_array() || place.size() != 2 || !place[0].is_number() || !place[1].is_number()) return false;
  happens(at, "mouse:x", place[0].get<double>());
  happens(at, "mouse:y", place[1].get<double>());
  if (!click) return true;
  happens(at, "mouse:down", 1);
  happens(at + held, "mouse:down", 0);
  return true;
}

// A trace: what its run was given. Lines of JSON: what comes from outside, and when. Any other text: one answer a line.
Result<void> read_inputs(const std::string& file, trace::RunRequest& request) {
  Result<std::string> text = base::read_file(file);
  if (!text) return tl::unexpected(text.error());
  if (text->starts_with("{\"lunabloc_trace\"") || text->starts_with(trace::kFileMagic)) {
    Result<trace::Recording> recording = trace::read_recording(*text);
    if (recording && recording->damage && recording->damage->byte < text->size())
      recording = tl::unexpected(Error{ErrorKind::failed, "trace.broken", {}, {"", static_cast<std::uint32_t>(recording->damage->line), 0}, {}});
    if (!recording) {
      recording.error().place.file = file;
      return tl::unexpected(recording.error());
    }
    const trace::Mode mode = request.mode;
    request = request_again(recording->trace);
    request.mode = mode;
    return {};
  }
  const bool json = Json::parse(std::string_view(*text).substr(0, text->find('\n')), nullptr, false).is_object();
  std::uint32_t number = 0;
  for (std::string_view rest = *text; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    ++number;
    if (!json) {
      request.answers.emplace_back(line.ends_with('\r') ? line.substr(0, line.size() - 1) : line);
    } else if (line.find_first_not_of(" \r") != std::string_view::npos && !read_input(Json::parse(line, nullptr, false), request)) {
      Error error{ErrorKind::failed, "run.bad_inputs", {{"nom", std::string(line.substr(0, 80))}}, {}, {}};
      error.place.file = file;
      error.place.line = number;
      return tl::unexpected(error);
    }
  }
  std::stable_sort(request.stimuli.begin(), request.stimuli.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
  return {};
}

Result<Wanted> read_arguments(std::vector<std::string> arguments) {
  Wanted wanted;
  trace::RunRequest& request = wanted.request;
  if (take_flag(arguments, "--exact")) request.mode = trace::Mode::exact;
  if (const auto file = take_option(arguments, "--inputs"))
    if (Result<void> read = read_inputs(*file, request); !read) return tl::unexpected(read.error());
  wanted.trace_file = take_option(arguments, "--trace").value_or("");
  // Who only wants the costs does not wait for what a trace would tell.
  if (wanted.trace_file.empty() && request.mode == trace::Mode::exact) request.mode = trace::Mode::costs;
  // Who records a run wants all of it.
  if (!wanted.trace_file.empty()) request.limits.told_bytes = trace::kMostToldBytes;
  Result<void> read = take_number(arguments, "--seed", UINT32_MAX, [&](std::uint32_t seed) { request.seed = seed; });
  if (read) read = take_number(arguments, "--memory-mb", 256U, [&](unsigned mb) { request.limits.heap_mb = mb; });
  if (read) read = take_number(arguments, "--seconds", 60, [&](int s) { request.limits.wall = std::chrono::seconds(s); });
  if (!read) return tl::unexpected(read.error());
  if (arguments.size() != 1 || arguments[0].starts_with("--"))
    return tl::unexpected(wrong_usage(arguments.empty() ? "" : arguments.back()));
  wanted.file = arguments[0];
  return wanted;
}

// Writes what comes in, as it comes.
class Teller {
 public:
  explicit Teller(const Invocation& invocation) : invocation_(invocation) {}

  void tell(const trace::Trace& trace) {
    for (auto event = trace.events().from(told_); told_ < trace.size(); ++event, ++told_) tell(*event);
    invocation_.out.flush();
  }

 private:
  // « regarde 1 051 200 lignes, en garde 12 »: beside what the program says, never among it, and not twice in a row.
  void tell_looked(const Event& event) {
    if (invocation_.json || event.values.size() < 2 || trace::number_of(event.values[0]) == 0) return;
    if (!messages_) messages_ = messages_of(invocation_);
    const std::string mesure = trace::shown(event.values[0]);
    const bool keeps = !std::holds_alternative<std::monostate>(event.values[1]);
    std::string line = keeps ? messages_->text("tables.looks_and_keeps", {{"mesure", mesure}, {"n", trace::shown(event.values[1])}})
                             : messages_->text("tables.looks", {{"mesure", mesure}});
    if (line == looked_) return;
    looked_ = std::move(line);
    invocation_.out.flush();
    invocation_.err << looked_ << "\n";
  }

  // « 6 cases vides laissées de côté »: a mean says what it is not the mean of.
  void tell_skipped(const Event& event) {
    if (invocation_.json || event.values.size() != 3 || trace::number_of(event.values[2]) == 0) return;
    if (!messages_) messages_ = messages_of(invocation_);
    invocation_.out.flush();
    invocation_.err << messages_->text("tables.skipped", {{"mesure", trace::shown(event.values[2])}, {"colonne", base::shown_text(trace::text_of(event.values[0]))}}) << "\n";
  }

  void tell(const Event& event) {
    if (event.kind == EventKind::input && event.name == "data") return tell_looked(event);
    if (event.kind == EventKind::world && (event.name == "data.mean" || event.name == "data.median")) return tell_skipped(event);
    if (event.kind != EventKind::output && event.kind != EventKind::said && event.kind != EventKind::question) return;
    if (invocation_.json) {
      invocation_.out << trace::to_json_line(event) << "\n";
      return;
    }
    const std::string text = event.values.empty() ? std::string() : trace::text_of(event.values[0]);
    invocation_.out << (invocation_.on_terminal ? shown_.add(text) : text);
    // A text that print tells in pieces may be cut inside a letter; what is said ends here.
    if (event.kind != EventKind::output) invocation_.out << shown_.finish();
    if (event.kind == EventKind::said) invocation_.out << "\n";
    if (event.kind == EventKind::question) invocation_.out << " ";
  }

  const Invocation& invocation_;
  base::ShownText shown_;
  std::optional<Messages> messages_;  // read when there is something to say
  std::string looked_;
  std::size_t told_ = 0;
};

// The file that the run is written to while it goes on. What cannot be written is said at the end: the run goes on.
class Record {
 public:
  Record(const std::string& file, const vm::Run& run, const std::string& program) : file_(file), program_(program) {
    if (file_.empty() || trace::is_json_lines(file_)) return;
    Result<trace::RecordingWriter> writer = trace::RecordingWriter::create(file_, run.trace().request(), program);
    if (writer) writer_.emplace(std::move(*writer));
    else done_ = tl::unexpected(writer.error());
  }
  void follow(const trace::Trace& trace) {
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    if (done_ && writer_) done_ = writer_->follow(trace, std::chrono::duration_cast<std::chrono::microseconds>(now));
  }
  Result<void> finish(const trace::Trace& trace) {
    if (!done_ || file_.empty()) return done_;
    return writer_ ? writer_->finish(trace) : trace::save_recording(file_, trace, program_);
  }

 private:
  const std::string& file_;
  const std::string& program_;
  std::optional<trace::RecordingWriter> writer_;
  Result<void> done_;
};

void follow(const Invocation& invocation, vm::Run& run, Record& record) {
  Teller teller(invocation);
  for (;;) {
    const vm::RunState state = run.poll(std::chrono::milliseconds(1000));
    teller.tell(run.trace());
    record.follow(run.trace());
    if (state == vm::RunState::ended) return;
    if (state != vm::RunState::waiting_for_answer) continue;
    std::string answer;
    if (!std::getline(invocation.in, answer)) return run.stop();
    run.answer(answer);
  }
}

int exit_code(const std::string& how) {
  if (how == "finished") return 0;
  if (how == "error") return static_cast<int>(ErrorKind::failed);
  if (how == "limit" || how == "stopped") return static_cast<int>(ErrorKind::stopped);
  return static_cast<int>(ErrorKind::internal);
}

// What there is to say of a run that did not finish.
std::optional<vm::LearnerError> problem_of(const Invocation& invocation, const trace::Trace& trace, const std::string& how,
                                           const std::string& file, const std::string& program) {
  // Without its vocabulary, there are fewer names to compare with: never a reason to say nothing.
  const Result<program::Vocabulary> vocabulary =
      program::Vocabulary::load(invocation.locations.assets / "vocabulary", invocation.locations.assets / "schemas");
  const vm::KnownNames known = vm::known_names(vocabulary.value_or(program::Vocabulary{}));
  if (std::optional<vm::LearnerError> told = vm::learner_error(trace, program, known)) {
    told->error.place.file = file;
    // A picture, an archive, another program: there is no line to look at.
    if (const auto byte = program::byte_of_no_text(program); byte && told->general == "M-commun-syntaxe") {
      const base::LineColumn at = base::LineIndex(program).at(program, *byte);
      told->error = Error{ErrorKind::failed, "program.no_text", {{"fichier", file}}, {file, at.line, at.column}, {}};
      told->general = told->error.message;
      told->place.reset();
    }
    return told;
  }
  if (how != "crash") return std::nullopt;
  vm::LearnerError closed;
  closed.error = Error{ErrorKind::internal, "process.closed", {}, {}, {}};
  closed.general = closed.error.message;
  return closed;
}

// With Lua's own words, then what was worth what there.
void tell_in_words(const Invocation& invocation, const vm::LearnerError& problem) {
  invocation.err << base::shown_text(messages_of(invocation).describe(problem.error)) << "\n";
  if (!problem.error.detail.empty()) invocation.err << "  (" << base::shown_text(problem.error.detail) << ")\n";
  std::string values;
  for (const auto& [name, value] : problem.values) values += fmt::format("{}{} = {}", values.empty() ? "" : ", ", name, value);
  if (!values.empty()) invocation.err << "  (" << base::shown_text(values) << ")\n";
  const std::string advice = messages_of(invocation).advice(problem.error.message, problem.error.arguments).try_this;
  if (!advice.empty()) invocation.err << "  " << base::shown_text(advice) << "\n";
}

// Keys that stay: "message" is the family, which lessons know too; "slip" what was recognised; "lua" Lua's own words.
nlohmann::ordered_json json_of(const Invocation& invocation, const vm::LearnerError& problem) {
  const Error& error = problem.error;
  const Advice advice = messages_of(invocation).advice(error.message, error.arguments);
  nlohmann::ordered_json json{{"message", problem.general}, {"line", error.place.line}, {"column", error.place.column},
                              {"seen", advice.seen},        {"try", advice.try_this},   {"lua", error.detail}};
  if (problem.is_slip()) json["slip"] = error.message;
  if (problem.place) json["place"] = {problem.place->start, problem.place->end};
  for (const auto& [name, value] : problem.values) json["values"][name] = value;
  return json;
}

void tell_end(const Invocation& invocation, const trace::Trace& trace, const std::string& how,
              const std::optional<vm::LearnerError>& problem) {
  const nlohmann::ordered_json costs = costs_json(trace);
  if (!invocation.json) {
    if (problem) tell_in_words(invocation, *problem);
    std::string line;
    for (const auto& [name, count] : costs.items()) line += fmt::format(" {}={}", name, count.get<std::int64_t>());
    if (!line.empty()) invocation.err << "costs:" << line << "\n";
    return;
  }
  nlohmann::ordered_json end;
  end["end"] = how;
  if (!costs.empty()) end["costs"] = costs;
  if (problem) end["error"] = json_of(invocation, *problem);
  invocation.out << end.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << "\n";
}

// A run that told little and failed is run again, with what came from outside, and tells where it failed and with which
// values. The first is kept when the second does not fail the same way.
trace::Trace told_at_length(const Invocation& invocation, const trace::Trace& trace, const std::string& program,
                            const std::optional<std::string>& server) {
  const Event* const error = trace.last_of(EventKind::error);
  if (trace.request().mode == trace::Mode::exact || error == nullptr || !trace.ended() || trace.events().back().name != "error") return trace;
  trace::RunRequest request = request_again(trace);
  request.mode = trace::Mode::exact;
  Result<trace::Trace> again = vm::run_to_end(invocation.locations.programs / "lunabloc-runner", std::move(request), program,
                                                session::table_source(invocation.locations, server));
  const Event* const same = again ? again->last_of(EventKind::error) : nullptr;
  return same != nullptr && same->name == error->name ? std::move(*again) : trace;
}

// A program that reads its own counters (`cost.reads()`) has them counted, whatever was asked.
bool reads_its_costs(const std::string& lua) {
  if (lua.find("cost") == std::string::npos) return false;
  const program::Parsed parsed = program::parse(lua);
  const program::Names names = program::names_of(parsed.tree);
  return std::any_of(names.variables.begin(), names.variables.end(),
                     [](const program::Variable& variable) { return variable.is_global() && variable.name == "cost"; });
}

}  // namespace

int run_run(const Invocation& invocation) {
  std::vector<std::string> arguments = invocation.arguments;
  const std::optional<std::string> server = take_option(arguments, "--into");
  Result<Wanted> wanted = read_arguments(std::move(arguments));
  if (!wanted) return report(invocation, wanted.error());
  wanted->server = server;
  const Result<std::string> program = program::read_program(wanted->file);
  if (!program) return report(invocation, program.error());
  if (wanted->request.mode == trace::Mode::fast && reads_its_costs(*program)) wanted->request.mode = trace::Mode::costs;
  if (!server) session::name_imported(wanted->request, invocation.locations);
  Result<std::unique_ptr<vm::Run>> run =
      vm::Run::start(invocation.locations.programs / "lunabloc-runner", wanted->request, *program,
                     session::table_source(invocation.locations, wanted->server));
  if (!run) {
    if (run.error().message == "run.too_long") run.error().place = {wanted->file, 1, 1};
    return report(invocation, run.error());
  }
  Record record(wanted->trace_file, **run, *program);
  follow(invocation, **run, record);
  const trace::Trace& trace = (*run)->trace();
  const std::string how = trace.ended() ? trace.events().back().name : "crash";
  tell_end(invocation, trace, how, problem_of(invocation, told_at_length(invocation, trace, *program, wanted->server), how, wanted->file, *program));
  if (const Result<void> written = record.finish(trace); !written) return report(invocation, written.error());
  return exit_code(how);
}

}  // namespace lunabloc::cli
