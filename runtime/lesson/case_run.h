// A program run on a case, and what came of it (`resultat` of a check, curriculum/FORMAT.md §4).
//
// What a variable, a list or a function gives is read by a line of Lua that stands after the program, so locals are seen.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lesson/generated_case.h"
#include "lesson/judge.h"
#include "lesson/said_lines.h"

namespace lunabloc::lesson {

struct Outcome {
  std::optional<Error> problem;      // what the runner has to say, or that nothing was said
  std::vector<trace::Value> values;  // one, or those of a list
  bool is_list = false;
  std::vector<SaidLine> said = {};   // `dit`: all that was said; the last of it is the value

  std::string shown(std::string_view language) const;
  std::optional<double> number() const;  // of one value: a number, or a text that is one
};

// `donne`: the names that the program finds, and the component that each is.
std::vector<trace::Given> given_for(const DataValue& check, const GeneratedCase& one);
// `donne` of a written case: names and their values.
std::vector<trace::Given> given_in(const DataValue& one);
// The request of the check, on the case.
trace::RunRequest request_for(const Judging& judging, const GeneratedCase& one);
// The case in words: « cards = 3, 8, 12 et wanted = 8 », « A à F ».
std::string shown_case(const Judging& judging, const GeneratedCase& one);

// How many elements its list has, or points its graph.
std::string size_of(const GeneratedCase& one);

// `result`: dit, variable:x, liste:x, fonction:f.
Result<Outcome> outcome_of(const Judging& judging, const GeneratedCase& one, const std::string& program, std::string_view result);
Result<Outcome> outcome_of(const Judging& judging, trace::RunRequest request, const std::string& program, std::string_view result);
// What stands after the program so that a person sees that result: of a function, its call; otherwise nothing.
std::string call_of(std::string_view result, const std::vector<trace::Given>& given);

// ---- Values that a program of ours writes in its output, and reads as Lua text

std::string lua_literal(const trace::Value& value);
std::string lua_literal(const trace::Given& given);
// Lua: `local lunabloc_write = function(...)`, whose calls write one line that values_written reads.
extern const std::string_view kWriter;
// The values of each line that was written from `offset` on; 0: of all, in any mode of the run.
std::vector<std::vector<trace::Value>> values_written(const trace::Trace& trace, std::size_t offset);

}  // namespace lunabloc::lesson
