#include "lesson/case_run.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "lesson/words.h"

namespace lunabloc::lesson {
namespace {

constexpr std::string_view kMark = "lunabloc:";

// One letter tells the kind: texts go as hexadecimal digits, so that nothing in them can be taken for the end.
trace::Value value_written(std::string_view word) {
  const std::string_view rest = word.substr(1);
  switch (word[0]) {
    case 'i': {
      std::int64_t whole = 0;
      std::from_chars(rest.data(), rest.data() + rest.size(), whole);
      return whole;
    }
    case 'd': return std::strtod(std::string(rest).c_str(), nullptr);
    case 'y': return true;
    case 'n': return false;
    case 's': {
      std::string text;
      for (std::size_t i = 0; i + 1 < rest.size(); i += 2) {
        unsigned byte = 0;
        std::from_chars(rest.data() + i, rest.data() + i + 2, byte, 16);
        text += static_cast<char>(byte);
      }
      return text;
    }
    default: return std::monostate{};
  }
}

std::vector<trace::Value> line_written(std::string_view line) {
  std::vector<trace::Value> values;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(' '), line.size());
    if (end > 0) values.push_back(value_written(line.substr(0, end)));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return values;
}

std::string names_of(const std::vector<trace::Given>& given) {
  std::string names;
  for (const trace::Given& one : given) names.append(names.empty() ? "" : ", ").append(one.name);
  return names;
}

// The program and the line of ours that writes what is asked for.
std::string with_reader(const std::string& program, std::string_view kind, const std::string& name, const std::vector<trace::Given>& given) {
  std::string text = program + "\n;(function(...) " + std::string(kWriter);
  if (kind == "liste") return text + " local list = ... if type(list) == 'table' then lunabloc_write('list', table.unpack(list, 1, #list)) end end)(" + name + ")";
  if (kind == "variable") return text + " lunabloc_write('value', ...) end)(" + name + ")";
  return text + " lunabloc_write('value', ...) end)(" + name + "(" + names_of(given) + "))";
}

Outcome last_said(const trace::Trace& trace) {
  Outcome outcome;
  const trace::Event* const said = trace.last_of(trace::EventKind::said);
  if (said == nullptr || said->values.empty()) outcome.problem = Error{ErrorKind::failed, "M-commun-rien-dit", {}, {}, {}};
  else outcome.values.push_back(said->values.front());
  outcome.said = said_lines(trace);
  return outcome;
}

}  // namespace

const std::string_view kWriter =
    "local lunabloc_write = function(...) local words = {} for i = 1, select('#', ...) do local v = (select(i, ...)) "
    "local kind = math.type(v) or type(v) "
    "if kind == 'integer' then words[i] = 'i' .. string.format('%d', v) "
    "elseif kind == 'float' then words[i] = 'd' .. string.format('%.17g', v) "
    "elseif kind == 'boolean' then words[i] = v and 'y' or 'n' "
    "elseif kind == 'string' then words[i] = 's' .. (string.gsub(v, '.', function(c) return string.format('%02x', string.byte(c)) end)) "
    "else words[i] = 'z' end end print('lunabloc:' .. table.concat(words, ' ')) end";

std::string Outcome::shown(std::string_view language) const {
  std::vector<std::string> words;
  for (const trace::Value& value : values) words.push_back(shown_value(trace::text_of(value), language));
  return shown_list(words);
}

std::optional<double> Outcome::number() const {
  if (is_list || values.size() != 1) return std::nullopt;
  return number_in(trace::text_of(values[0]));
}

std::vector<trace::Given> given_for(const DataValue& check, const GeneratedCase& one) {
  std::vector<trace::Given> given;
  const DataValue* const names = check.find("donne");
  if (names == nullptr) return given;
  for (const auto& [name, component] : names->map()) {
    const trace::Given* const found = one.component(component.text());
    if (found == nullptr) continue;
    given.push_back(*found);
    given.back().name = name;
  }
  return given;
}

std::vector<trace::Given> given_in(const DataValue& one) {
  std::vector<trace::Given> given;
  const DataValue* names = one.find("donne");
  if (!names) return given;
  for (const auto& [name, value] : names->map()) {
    trace::Given entry{name, {}, value.is_list()};
    const auto take = [&entry](const DataValue& item) {
      if (item.is_integer())
        entry.list.emplace_back(item.integer());
      else if (item.is_number())
        entry.list.emplace_back(item.number());
      else if (item.is_bool())
        entry.list.emplace_back(item.boolean());
      else
        entry.list.emplace_back(item.text());
    };
    if (value.is_list())
      for (const DataValue& item : value.list()) take(item);
    else
      take(value);
    given.push_back(std::move(entry));
  }
  return given;
}

trace::RunRequest request_for(const Judging& judging, const GeneratedCase& one) {
  trace::RunRequest request = request_of(judging);
  request.given = given_for(judging.check.data, one);
  if (!one.graph.empty()) request.world = {"graph", one.graph, {}, {}};
  return request;
}

std::string shown_case(const Judging& judging, const GeneratedCase& one) {
  const auto words_of = [&](const trace::Given& given) {
    std::vector<std::string> words;
    for (const trace::Value& value : given.list) words.push_back(shown_value(trace::text_of(value), judging.language()));
    return given.is_list && words.empty() ? "{}" : shown_list(words);
  };
  if (!one.graph.empty() && one.components.size() == 2)
    return judging.context.messages.text("lesson.case_way", {{"un", words_of(one.components[0])}, {"autre", words_of(one.components[1])}});
  const std::vector<trace::Given> given = given_for(judging.check.data, one);
  if (given.size() == 1) return words_of(given[0]);
  std::string text;
  for (std::size_t i = 0; i < given.size(); ++i) {
    const std::string named = given[i].name + " = " + words_of(given[i]);
    text = i == 0 ? named : judging.context.messages.text("lesson.case_both", {{"un", text}, {"autre", named}});
  }
  return text;
}

std::string size_of(const GeneratedCase& one) {
  if (const trace::Given* const list = one.component("liste")) return std::to_string(list->list.size());
  return std::to_string(std::count_if(one.graph.begin(), one.graph.end(), [](const std::string& row) { return row.find('-') == std::string::npos; }));
}

Result<Outcome> outcome_of(const Judging& judging, const GeneratedCase& one, const std::string& program, std::string_view result) {
  return outcome_of(judging, request_for(judging, one), program, result);
}

std::string call_of(std::string_view result, const std::vector<trace::Given>& given) {
  constexpr std::string_view kFunction = "fonction:";
  if (!result.starts_with(kFunction)) return {};
  return "\nsay(" + std::string(result.substr(kFunction.size())) + "(" + names_of(given) + "))";
}

Result<Outcome> outcome_of(const Judging& judging, trace::RunRequest request, const std::string& program, std::string_view result) {
  const std::size_t colon = result.find(':');
  const bool said = colon == std::string_view::npos;
  request.mode = trace::Mode::costs;
  const std::string name(said ? std::string_view() : result.substr(colon + 1));
  const std::string whole = said ? program : with_reader(program, result.substr(0, colon), name, request.given);
  Result<trace::Trace> trace = judging.context.run(request, whole);
  if (!trace) return tl::unexpected(trace.error());
  if (std::optional<Error> problem = said_by(*trace, program, judging)) return Outcome{std::move(problem), {}, false};
  if (said) return last_said(*trace);
  Outcome outcome;
  const std::vector<std::vector<trace::Value>> lines = values_written(*trace, program.size());
  if (lines.empty() || lines.back().empty()) return outcome;
  outcome.values.assign(lines.back().begin() + 1, lines.back().end());
  outcome.is_list = trace::text_of(lines.back()[0]) == "list";
  return outcome;
}

std::string lua_literal(const trace::Value& value) {
  if (const std::string* const text = std::get_if<std::string>(&value)) {
    std::string literal = "\"";
    for (const char c : *text) {
      char escaped[5];
      std::snprintf(escaped, sizeof escaped, "\\x%02x", static_cast<unsigned>(static_cast<unsigned char>(c)));
      literal += escaped;
    }
    return literal + "\"";
  }
  if (const double* const number = std::get_if<double>(&value)) {
    if (std::isnan(*number)) return "(0/0)";
    if (std::isinf(*number)) return *number > 0 ? "math.huge" : "-math.huge";
    char digits[40];
    std::snprintf(digits, sizeof digits, "%a", *number);
    return digits;
  }
  return trace::shown(value);
}

std::string lua_literal(const trace::Given& given) {
  if (!given.is_list) return given.list.empty() ? "nil" : lua_literal(given.list[0]);
  std::string literal = "{";
  for (const trace::Value& value : given.list) literal += lua_literal(value) + ", ";
  return literal + "}";
}

std::vector<std::vector<trace::Value>> values_written(const trace::Trace& trace, std::size_t offset) {
  std::vector<std::vector<trace::Value>> lines;
  std::string written;
  for (const trace::Event& event : trace.events())
    if (event.kind == trace::EventKind::output && !event.values.empty() && (offset == 0 || (event.offset != trace::kNoOffset && event.offset >= offset)))
      written += trace::text_of(event.values[0]);
  for (const std::string& line : lines_of(written))
    if (line.starts_with(kMark)) lines.push_back(line_written(std::string_view(line).substr(kMark.size())));
  return lines;
}

}  // namespace lunabloc::lesson
