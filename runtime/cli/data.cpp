// lunabloc data: import, sets, show, query, export, remove. What looks at tables is lunabloc-data, started when it is needed.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/shown_text.h"
#include "base/file.h"
#include "cli/cli.h"
#include "cli/stop.h"
#include "data/csv_file.h"
#include "data/engine_client.h"
#include "data/import_order.h"
#include "data/pipeline.h"
#include "session/data_sets.h"
#include "session/table_source.h"

namespace lunabloc::cli {
namespace {

using Json = nlohmann::ordered_json;
using data::EngineClient;

int usage(const Invocation& invocation) {
  return usage_of(invocation, "tables.usage");
}

bool goes_on(double) { return nobody_asked_to_stop(); }

Result<std::unique_ptr<EngineClient>> engine_of(const Invocation& invocation, std::vector<std::string>& words) {
  const std::optional<std::string> server = take_option(words, "--into");
  const EngineClient::Keeper keeper = server ? EngineClient::Keeper{*server, true}
                                             : EngineClient::Keeper{session::tables_folder(invocation.locations).string(), false};
  return EngineClient::start(invocation.locations.programs / "lunabloc-data", keeper);
}

Result<Json> asked(EngineClient& engine, char letter, std::string_view content) {
  const Result<data::Message> answer = engine.ask(letter, content, goes_on);
  if (!answer) return tl::unexpected(answer.error());
  Json json = Json::parse(answer->content, nullptr, false);
  if (json.is_discarded()) return failure(ErrorKind::internal, "tables.bad_page");
  return json;
}

std::string number_of(const Json& json, const char* key) { return std::to_string(json.value(key, std::uint64_t{0})); }

// -- import
std::optional<bool> one_of(const std::string& word, std::string_view yes, std::string_view no) {
  if (word == yes) return true;
  if (word == no) return false;
  return std::nullopt;
}

// What a person says about the file; false when a word of it is not known.
bool read_choices(std::vector<std::string>& words, data::Choices& choices) {
  bool good = true;
  const auto with = [&](const char* name, auto take) {
    while (const std::optional<std::string> word = take_option(words, name)) good = take(*word) && good;
  };
  with("--encoding", [&](const std::string& word) { return (choices.encoding = data::encoding_named(word)).has_value(); });
  with("--separator", [&](const std::string& word) {
    if (word == "tab" || word == "\\t") choices.separator = '\t';
    else if (word.size() == 1) choices.separator = word[0];
    return choices.separator.has_value();
  });
  with("--decimal", [&](const std::string& word) { return (choices.decimal_comma = one_of(word, ",", ".")).has_value(); });
  with("--header", [&](const std::string& word) { return (choices.header = one_of(word, "yes", "no")).has_value(); });
  with("--dates", [&](const std::string& word) { return (choices.day_first = one_of(word, "day", "month")).has_value(); });
  with("--type", [&](const std::string& word) {
    const std::size_t sign = word.rfind('=');
    const std::optional<data::Kind> kind = sign == std::string::npos ? std::nullopt : data::kind_named(word.substr(sign + 1));
    if (kind) choices.kinds[word.substr(0, sign)] = *kind;
    return kind.has_value();
  });
  with("--drop", [&](const std::string& word) { return choices.dropped.insert(word).second; });
  with("--coarsen", [&](const std::string& word) { return choices.coarsened.insert(word).second; });
  return good;
}

std::string dialect_of(const Messages& messages, const Json& report) {
  std::string detail = report.value("encoding", "");
  if (report.value("format", "") != "csv") return detail + ", JSON";
  std::string sign = report.value("separator", "");
  if (sign == "\t") sign = messages.text("tables.tab");
  for (const std::string& part : {messages.text("tables.with_separator", {{"signe", sign}}),
                                  messages.text(report.value("decimal_comma", false) ? "tables.decimal_comma" : "tables.decimal_point"),
                                  messages.text(report.value("header", false) ? "tables.with_header" : "tables.without_header")})
    detail += ", " + part;
  return detail;
}

std::string column_line(const Invocation& invocation, const Messages& messages, const Json& column) {
  const std::string unit = column.value("unit", "");
  return fmt::format("  {:24} {}{}\n", for_out(invocation, column.value("name", "")), messages.text("tables.kind." + column.value("kind", "text")),
                     unit.empty() ? "" : " (" + for_out(invocation, unit) + ")");
}

// Lines that are no rows, each at its place.
void tell_lines(const Invocation& invocation, const std::string& file, const Json& about) {
  const Messages messages = messages_of(invocation);
  const std::uint64_t aside = about.value("aside", std::uint64_t{0});
  if (aside == 0) return;
  invocation.err << messages.text("tables.put_aside", {{"mesure", std::to_string(aside)}}) << "\n";
  for (const Json& line : about["lines"]) {
    const std::string why = messages.text("tables.aside." + line.value("problem", "ragged"), {{"colonne", line.value("column", "")}});
    invocation.err << fmt::format("{}:{}:1: {}: {}\n", file, line.value("line", std::uint64_t{0}), why, base::shown_text(line.value("text", ""), 80));
  }
}

void tell_import(const Invocation& invocation, const std::string& file, const Json& report, bool only_look) {
  const Messages messages = messages_of(invocation);
  const Arguments arguments = {{"mesure", number_of(report, "rows")}, {"nom", report.value("name", "")}};
  invocation.out << messages.text(only_look ? "tables.looked" : "tables.imported", arguments) << "\n"
                 << messages.text("tables.read_as", {{"detail", dialect_of(messages, report)}}) << "\n";
  bool personal = false;
  for (const Json& column : report["columns"]) {
    if (column.value("use", "kept") == "dropped") continue;
    invocation.out << column_line(invocation, messages, column);
    if (!column.contains("personal") || column.value("use", "kept") != "kept") continue;
    personal = true;
    invocation.err << file << ":1:1: " << messages.text("tables.personal." + column.value("personal", ""), {{"colonne", column.value("name", "")}}) << "\n";
  }
  if (personal) invocation.err << "  " << messages.text("tables.personal_advice") << "\n";
  if (report.value("damaged", 0) > 0) invocation.err << file << ":1:1: " << messages.text("tables.damaged_letters", {{"mesure", number_of(report, "damaged")}}) << "\n";
}

int import(const Invocation& invocation, std::vector<std::string> words) {
  data::ImportOrder order;
  order.name = take_option(words, "--as").value_or("");
  order.only_look = take_flag(words, "--look");
  if (!read_choices(words, order.choices)) return usage(invocation);
  const std::optional<std::string> server = take_option(words, "--into");
  if (words.size() != 1 || words[0].starts_with("--")) return usage(invocation);
  std::error_code ignored;
  order.file = std::filesystem::absolute(words[0], ignored).string();
  if (!base::is_there(words[0])) {
    // An open set goes by its name.
    const Result<std::vector<session::DataSet>> sets = session::data_sets(invocation.locations, invocation.language);
    if (!sets) return report(invocation, sets.error());
    for (const session::DataSet& set : *sets)
      if (set.name == words[0]) order.file = set.file.string();
  }
  std::vector<std::string> where;
  if (server) where = {"--into", *server};
  const auto engine = engine_of(invocation, where);
  if (!engine) return report(invocation, engine.error());
  stop_on_request();
  Result<Json> done = asked(**engine, 'I', data::json_of(order));
  if (!done) {
    if (done.error().place.file.empty() && done.error().message.starts_with("tables.")) done.error().place = {words[0], 1, 1};
    return report(invocation, done.error());
  }
  if (invocation.json) {
    if (!order.only_look)
      if (Result<Json> about = asked(**engine, 'A', done->value("name", "")); about) (*done)["lines"] = (*about)["lines"];
    invocation.out << done->dump() << "\n";
    return 0;
  }
  tell_import(invocation, words[0], *done, order.only_look);
  if (!order.only_look)
    if (const Result<Json> about = asked(**engine, 'A', done->value("name", "")); about) tell_lines(invocation, words[0], *about);
  return 0;
}

// -- sets, show
// The page of an open set: what it is, where it comes from, what was changed, under which licence.
int tell_set(const Invocation& invocation, const session::DataSet& set) {
  if (invocation.json) {
    invocation.out << Json{{"name", set.name},   {"title", set.title},     {"about", set.about},             {"rows", set.rows},      {"source", set.source}, {"page", set.page},
                           {"date", set.date}, {"licence", set.licence}, {"attribution", set.attribution}, {"changes", set.changes}}
                          .dump()
                   << "\n";
    return 0;
  }
  const Messages messages = messages_of(invocation);
  invocation.out << set.title << "\n" << set.about << "\n" << messages.text("tables.rows", {{"mesure", std::to_string(set.rows)}}) << "\n\n";
  for (const auto& [id, detail] : {std::pair{"tables.set_source", set.source + ", " + set.date}, {"tables.set_page", set.page}, {"tables.set_licence", set.licence},
                                   {"tables.set_attribution", set.attribution}, {"tables.set_changes", set.changes}, {"tables.set_import", set.name}})
    invocation.out << messages.text(id, {{"detail", detail}}) << "\n";
  return 0;
}

void list_sets(const Invocation& invocation, const std::vector<session::DataSet>& sets) {
  const Messages messages = messages_of(invocation);
  if (!sets.empty() && !invocation.json) invocation.out << "\n" << messages.text("tables.sets_here") << "\n";
  for (const session::DataSet& set : sets) {
    if (invocation.json) invocation.out << Json{{"set", set.name}, {"rows", set.rows}, {"title", set.title}, {"licence", set.licence}, {"page", set.page}}.dump() << "\n";
    else invocation.out << fmt::format("  {:22} {} · {} · {}\n", set.name, set.title, messages.text("tables.rows", {{"mesure", std::to_string(set.rows)}}), set.licence);
  }
}

int sets(const Invocation& invocation, std::vector<std::string> words) {
  const bool is_server = std::find(words.begin(), words.end(), "--into") != words.end();
  const Result<std::vector<session::DataSet>> open_sets = session::data_sets(invocation.locations, invocation.language);
  if (!open_sets) return report(invocation, open_sets.error());
  if (words.size() == 1 && !words[0].starts_with("--")) {
    const auto named = std::find_if(open_sets->begin(), open_sets->end(), [&](const session::DataSet& set) { return set.name == words[0]; });
    if (named != open_sets->end()) return tell_set(invocation, *named);
    return report(invocation, Error{ErrorKind::failed, "run.no_table", {{"nom", words[0]}}, {}, {}});
  }
  const auto engine = engine_of(invocation, words);
  if (!words.empty()) return usage(invocation);
  if (!engine) return report(invocation, engine.error());
  const Result<Json> tables = asked(**engine, 'S', "");
  if (!tables) return report(invocation, tables.error());
  const Messages messages = messages_of(invocation);
  if (tables->empty() && !invocation.json) invocation.out << messages.text("tables.none") << "\n";
  for (const Json& table : *tables) {
    if (invocation.json) invocation.out << table.dump() << "\n";
    else invocation.out << fmt::format("{:24} {}\n", for_out(invocation, table.value("name", "")), messages.text("tables.rows", {{"mesure", number_of(table, "rows")}}));
  }
  if (!is_server) list_sets(invocation, *open_sets);
  return 0;
}

Json json_of(const data::Cell& cell) {
  if (const bool* truth = std::get_if<bool>(&cell)) return *truth;
  if (const std::int64_t* whole = std::get_if<std::int64_t>(&cell)) return *whole;
  if (const double* number = std::get_if<double>(&cell)) return *number;
  if (const std::string* text = std::get_if<std::string>(&cell)) return *text;
  return nullptr;
}

int show(const Invocation& invocation, std::vector<std::string> words) {
  std::uint64_t count = 10;
  if (const std::optional<std::string> given = take_option(words, "--rows")) {
    const auto [end, problem] = std::from_chars(given->data(), given->data() + given->size(), count);
    if (problem != std::errc() || end != given->data() + given->size()) return usage(invocation);
  }
  const auto engine = engine_of(invocation, words);
  if (words.size() != 1) return usage(invocation);
  if (!engine) return report(invocation, engine.error());
  const Result<Json> about = asked(**engine, 'A', words[0]);
  if (!about) return report(invocation, about.error());
  const Messages messages = messages_of(invocation);
  if (invocation.json) invocation.out << about->dump() << "\n";
  else {
    invocation.out << fmt::format("{} : {}\n", for_out(invocation, words[0]), messages.text("tables.rows", {{"mesure", number_of(*about, "rows")}}));
    for (const Json& column : (*about)["columns"]) invocation.out << column_line(invocation, messages, column);
  }
  const Result<void> done = data::each_page(**engine, {{words[0], {}}, data::Rows{0, count}}, goes_on, [&](const data::Page& page) -> Result<void> {
    for (const auto& row : page.rows) {
      if (invocation.json) {
        Json line = Json::object();
        for (std::size_t i = 0; i < row.size(); ++i) line[page.columns[i].name] = json_of(row[i]);
        invocation.out << line.dump(-1, ' ', false, Json::error_handler_t::replace) << "\n";
        continue;
      }
      std::string line;
      for (std::size_t i = 0; i < row.size(); ++i) line += (i == 0 ? "" : " | ") + for_out(invocation, data::shown(row[i]));
      invocation.out << line << "\n";
    }
    return {};
  });
  if (!done) return report(invocation, done.error());
  tell_lines(invocation, about->value("source", words[0]), *about);
  return 0;
}

// -- export, remove
int export_table(const Invocation& invocation, std::vector<std::string> words) {
  const auto engine = engine_of(invocation, words);
  if (words.size() != 2) return usage(invocation);
  if (!engine) return report(invocation, engine.error());
  stop_on_request();
  const Result<std::uint64_t> rows = data::export_csv(**engine, {words[0], {}}, words[1], goes_on);
  if (!rows) return report(invocation, rows.error());
  if (invocation.json) invocation.out << Json{{"rows", *rows}, {"file", words[1]}}.dump() << "\n";
  else invocation.out << messages_of(invocation).text("tables.exported", {{"mesure", std::to_string(*rows)}, {"fichier", words[1]}}) << "\n";
  return 0;
}

int remove(const Invocation& invocation, std::vector<std::string> words) {
  const auto engine = engine_of(invocation, words);
  if (words.size() != 1) return usage(invocation);
  if (!engine) return report(invocation, engine.error());
  const Result<data::Message> done = (*engine)->ask('X', words[0], goes_on);
  if (!done) return report(invocation, done.error());
  if (!invocation.json) invocation.out << messages_of(invocation).text("tables.removed", {{"nom", words[0]}}) << "\n";
  return 0;
}

// A program that asks tables: it runs as any other (run.cpp).
int query(const Invocation& invocation, std::vector<std::string> words) {
  if (words.empty()) return usage(invocation);
  Invocation run = invocation;
  run.arguments = std::move(words);
  return run_run(run);
}

}  // namespace

int run_data(const Invocation& invocation) {
  constexpr std::pair<std::string_view, int (*)(const Invocation&, std::vector<std::string>)> kCommands[] = {
      {"import", import}, {"sets", sets}, {"show", show}, {"query", query}, {"export", export_table}, {"remove", remove}};
  std::vector<std::string> words = invocation.arguments;
  if (words.empty()) return usage(invocation);
  const std::string name = words.front();
  words.erase(words.begin());
  for (const auto& [known, run] : kCommands)
    if (known == name) return run(invocation, std::move(words));
  return usage(invocation);
}

}  // namespace lunabloc::cli
