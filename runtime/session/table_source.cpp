#include "session/table_source.h"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <utility>

#include "base/file.h"
#include "data/engine_client.h"
#include "data/import_order.h"
#include "data/pipeline.h"
#include "data/table_notes.h"

namespace lunabloc::session {
namespace {

using std::chrono::milliseconds;

class EngineTables final : public vm::TableSource {
 public:
  EngineTables(std::filesystem::path program, data::EngineClient::Keeper keeper) : program_(std::move(program)), keeper_(std::move(keeper)) {}

  // Of what an engine does, a program may only look: « Q » a query, « N » the next page.
  void ask(std::string_view question) override {
    const char letter = question.empty() ? '\0' : question.front();
    if (letter != 'Q' && letter != 'N') return fail({ErrorKind::failed, "tables.bad_query", {}, {}, {}});
    send(question);
  }
  void send(std::string_view message) {
    if (!client_) {
      auto client = data::EngineClient::start(program_, keeper_);
      if (!client) return fail(client.error());
      client_ = std::move(*client);
    }
    client_->send(message.front(), message.substr(1));
  }
  // The next answer.
  void fail(Error error) { failed_ = std::move(error); }

  std::optional<std::string> answer(milliseconds patience) override {
    if (failed_) {
      const Error error = *std::exchange(failed_, std::nullopt);
      return "E" + data::encode_error(error);
    }
    Result<std::optional<data::Message>> message = client_->poll(patience);
    if (!message) {
      client_.reset();
      return "E" + data::encode_error(message.error());
    }
    if (!*message || (*message)->letter == 'P') return std::nullopt;
    return (*message)->letter + (*message)->content;
  }

 private:
  std::filesystem::path program_;
  data::EngineClient::Keeper keeper_;
  std::unique_ptr<data::EngineClient> client_;
  std::optional<Error> failed_;
};

// Where lessons' tables are kept: what is there can be made again.
std::filesystem::path cache() {
  const char* const own = std::getenv("XDG_CACHE_HOME");
  const char* const home = std::getenv("HOME");
  if (own != nullptr && *own != '\0') return std::filesystem::path(own) / "lunabloc/lesson-tables";
  return std::filesystem::path(home != nullptr ? home : ".") / ".cache/lunabloc/lesson-tables";
}

void add_names(const data::Pipeline& pipeline, std::set<std::string>& names) {
  names.insert(pipeline.table);
  for (const data::Step& step : pipeline.steps)
    if (const auto* join = std::get_if<data::Join>(&step)) add_names(*join->other, names);
}

// The tables that a question is about: a next page is about none.
std::set<std::string> names_in(std::string_view question) {
  std::set<std::string> names;
  if (!question.starts_with('Q')) return names;
  if (const Result<data::Query> query = data::decode_query(question.substr(1))) add_names(query->pipeline, names);
  return names;
}

// Before a question about a table that is not there yet, the order to make it; while that goes on nobody waits here.
class LessonTables final : public vm::TableSource {
 public:
  LessonTables(const std::filesystem::path& programs, std::set<std::string> names)
      : sets_(programs.parent_path() / "share/lunabloc/sets"), names_(std::move(names)), folder_(cache()),
        engine_(programs / "lunabloc-data", data::EngineClient::Keeper{folder_.string(), false}) {}

  bool knows(std::string_view question) const {
    const std::set<std::string> names = names_in(question);
    return !names.empty() && std::includes(names_.begin(), names_.end(), names.begin(), names.end());
  }

  void ask(std::string_view question) override {
    for (const std::string& name : names_in(question)) {
      if (base::is_file(folder_ / (name + std::string(data::kTableEnding)))) continue;
      const std::filesystem::path set = sets_ / (name + ".csv");
      if (!base::is_file(set)) return engine_.fail({ErrorKind::failed, "tables.no_set", {{"nom", name}}, {}, {}});
      to_make_.push_back("I" + data::json_of(data::ImportOrder{set.string(), name, false, {}}));
    }
    question_ = question;
    next();
  }

  std::optional<std::string> answer(milliseconds patience) override {
    std::optional<std::string> answer = engine_.answer(patience);
    if (!answer || !makes_) return answer;
    if (answer->starts_with('E')) to_make_.clear(), makes_ = false;
    if (!makes_) return answer;
    next();
    return std::nullopt;
  }

 private:
  void next() {
    makes_ = !to_make_.empty();
    const std::string message = makes_ ? to_make_.back() : question_;
    if (makes_) to_make_.pop_back();
    engine_.send(message);
  }

  std::filesystem::path sets_;
  std::set<std::string> names_;
  std::filesystem::path folder_;
  EngineTables engine_;
  std::vector<std::string> to_make_;
  std::string question_;
  bool makes_ = false;  // what was asked of the engine last is to make a table
};

// A lesson's tables beside a person's own.
class BothTables final : public vm::TableSource {
 public:
  BothTables(std::unique_ptr<LessonTables> lesson, std::unique_ptr<EngineTables> own) : lesson_(std::move(lesson)), own_(std::move(own)), last_(lesson_.get()) {}
  void ask(std::string_view question) override {
    if (question.starts_with('Q')) last_ = lesson_->knows(question) || !own_ ? static_cast<vm::TableSource*>(lesson_.get()) : own_.get();
    last_->ask(question);
  }
  std::optional<std::string> answer(milliseconds patience) override { return last_->answer(patience); }

 private:
  std::unique_ptr<LessonTables> lesson_;
  std::unique_ptr<EngineTables> own_;
  vm::TableSource* last_;  // that was asked
};

std::unique_ptr<LessonTables> of_lesson(const std::filesystem::path& programs, const std::vector<trace::GivenTable>& given) {
  std::set<std::string> names;
  for (const trace::GivenTable& table : given)
    if (table.csv.empty() && !table.name.empty()) names.insert(table.name);
  return names.empty() ? nullptr : std::make_unique<LessonTables>(programs, std::move(names));
}

}  // namespace

std::filesystem::path tables_folder(const base::Locations& locations) { return locations.home / "tables"; }

void name_imported(trace::RunRequest& request, const base::Locations& locations) {
  constexpr std::string_view kEnding = ".csv";
  const auto given = [&request](const std::string& name) {
    return std::any_of(request.tables.begin(), request.tables.end(), [&](const trace::GivenTable& table) { return table.name == name; });
  };
  if (locations.home.empty() || !base::is_folder(tables_folder(locations))) return;
  for (const std::string& file : base::entries_of(locations.assets / "datasets")) {
    const std::string name = file.ends_with(kEnding) ? file.substr(0, file.size() - kEnding.size()) : std::string();
    if (!name.empty() && !given(name) && base::is_file(tables_folder(locations) / (name + ".duckdb"))) request.tables.push_back({name, ""});
  }
}

std::unique_ptr<vm::TableSource> lesson_tables(const std::filesystem::path& programs, const std::vector<trace::GivenTable>& given) { return of_lesson(programs, given); }

std::unique_ptr<vm::TableSource> table_source(const base::Locations& locations, const std::optional<std::string>& server, const std::vector<trace::GivenTable>& given) {
  const std::filesystem::path program = locations.programs / "lunabloc-data";
  if (server) return std::make_unique<EngineTables>(program, data::EngineClient::Keeper{*server, true});
  std::unique_ptr<EngineTables> own;
  if (!locations.home.empty() && base::is_folder(tables_folder(locations)))
    own = std::make_unique<EngineTables>(program, data::EngineClient::Keeper{tables_folder(locations).string(), false});
  std::unique_ptr<LessonTables> lesson = of_lesson(locations.programs, given);
  if (!lesson) return own;
  return std::make_unique<BothTables>(std::move(lesson), std::move(own));
}

}  // namespace lunabloc::session
