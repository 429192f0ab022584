#include "vm/slips.h"

#include <array>
#include <charconv>

namespace lunabloc::vm {
namespace {

using namespace program;
// In the order in which they are tried: the surest first.
struct Row {
  std::string_view id;
  Sees (*sees)(const Fault&);
};
constexpr std::array kRows = {
    Row{"slip.loop_without_exit", limits::loop_without_exit},
    Row{"slip.loop_unchanged", limits::loop_unchanged},
    Row{"slip.loop_away", limits::loop_away},
    Row{"slip.loop_steps_over", limits::loop_steps_over},
    Row{"slip.recursion_without_stop", limits::recursion_without_stop},
    Row{"slip.recursion_same", limits::recursion_same},
    Row{"slip.grows_while_walked", limits::grows_while_walked},
    Row{"slip.growing_text", limits::growing_text},
    Row{"slip.growing_list", limits::growing_list},
    Row{"slip.shadowed", names::shadowed},
    Row{"slip.dot_for_colon", names::dot_for_colon},
    Row{"slip.dot_for_colon_of_text", calls::dot_for_colon_of_text},
    Row{"slip.colon_for_dot", calls::colon_for_dot},
    Row{"slip.walk_nothing", calls::walk_nothing},
    Row{"slip.not_here", names::not_here},
    Row{"slip.old_lua", names::old_lua},
    Row{"slip.foreign_function", names::foreign_function},
    Row{"slip.capital_letters", names::capital_letters},
    Row{"slip.function_later", names::function_later},
    Row{"slip.local_outside", names::local_outside},
    Row{"slip.used_too_early", names::used_too_early},
    Row{"slip.misspelt_name", names::misspelt_name},
    Row{"slip.misspelt_field", names::misspelt_field},
    Row{"slip.french_function", names::french_function},
    Row{"slip.unknown_function", names::unknown_function},
    Row{"slip.method_of_list", names::method_of_list},
    Row{"slip.unknown_method", names::unknown_method},
    Row{"slip.unknown_field", names::unknown_field},
    Row{"slip.never_given", names::never_given},
    Row{"slip.not_a_number", calls::not_a_number},
    Row{"slip.print_for_return", calls::print_for_return},
    Row{"slip.missing_return", calls::missing_return},
    Row{"slip.return_sometimes", calls::return_sometimes},
    Row{"slip.missing_argument", calls::missing_argument},
    Row{"slip.list_zero", values::list_zero},
    Row{"slip.list_past_end", values::list_past_end},
    Row{"slip.list_outside", values::list_outside},
    Row{"slip.missing_field", values::missing_field},
    Row{"slip.call_number", calls::call_number},
    Row{"slip.call_text", calls::call_text},
    Row{"slip.call_list", calls::call_list},
    Row{"slip.call_truth", calls::call_truth},
    Row{"slip.for_in_list", calls::for_in_list},
    Row{"slip.for_in_number", calls::for_in_number},
    Row{"slip.for_bound_list", values::for_bound_list},
    Row{"slip.for_bound_text", values::for_bound_text},
    Row{"slip.for_bound_nil", values::for_bound_nil},
    Row{"slip.function_not_called", values::function_not_called},
    Row{"slip.plus_for_text", values::plus_for_text},
    Row{"slip.text_in_calculation", values::text_in_calculation},
    Row{"slip.list_in_calculation", values::list_in_calculation},
    Row{"slip.truth_in_calculation", values::truth_in_calculation},
    Row{"slip.concat_truth", values::concat_truth},
    Row{"slip.concat_list", values::concat_list},
    Row{"slip.concat_nil", values::concat_nil},
    Row{"slip.chained_comparison", values::chained_comparison},
    Row{"slip.compare_number_text", values::compare_number_text},
    Row{"slip.compare_nil", values::compare_nil},
    Row{"slip.compare_lists", values::compare_lists},
    Row{"slip.length_of_other", values::length_of_other},
    Row{"slip.index_other", values::index_other},
    Row{"slip.zero_divisor", values::zero_divisor},
    Row{"slip.index_nil", values::index_nil},
    Row{"slip.argument_missing", calls::argument_missing},
    Row{"slip.argument_nil", calls::argument_nil},
    Row{"slip.argument_text", calls::argument_text},
    Row{"slip.argument_no_list", calls::argument_no_list},
    Row{"slip.argument_no_text", calls::argument_no_text},
    Row{"slip.argument_function", calls::argument_function},
    Row{"slip.argument_other", calls::argument_other},
};

// What Lua says in words that stand for one thing: a part of the sentence is enough.
struct Sentence {
  std::string_view part;
  std::string_view id;
  enum class Names { nothing, a_function } names = Names::nothing;  // what its words speak of
};
constexpr std::array kSentences = {
    Sentence{"'for' step is zero", "slip.for_step_zero"},
    Sentence{"invalid key to 'next'", "slip.changed_while_walked"},
    Sentence{"invalid order function for sorting", "slip.sort_order"},
    Sentence{"in table for 'concat'", "slip.concat_hole"},
    Sentence{"wrong number of arguments to 'insert'", "slip.insert_arguments"},
    Sentence{"position out of bounds", "slip.position_outside", Sentence::Names::a_function},
    Sentence{"interval is empty", "slip.empty_interval", Sentence::Names::a_function},
    Sentence{"malformed pattern", "slip.pattern"},
    Sentence{"invalid pattern capture", "slip.pattern"},
    Sentence{"invalid capture index", "slip.pattern"},
    Sentence{"missing '[' after", "slip.pattern"},
    Sentence{"pattern too complex", "slip.pattern"},
    Sentence{"too many captures", "slip.pattern"},
    Sentence{"unfinished capture", "slip.pattern"},
    Sentence{"invalid use of '%' in replacement", "slip.pattern"},
    Sentence{"invalid replacement value", "slip.replacement"},
    Sentence{"invalid conversion", "slip.format"},
    Sentence{"invalid format", "slip.format"},
    Sentence{"'%p' is not available", "slip.format"},
    Sentence{"cannot have modifiers", "slip.format"},
    Sentence{"contains zeros", "slip.format"},
    Sentence{"no literal form", "slip.format"},
    Sentence{"variable-length format", "slip.format"},
    Sentence{"integral size", "slip.format"},
    Sentence{"format result too large", "slip.too_large"},
    Sentence{"outside a coroutine", "slip.coroutine"},
    Sentence{"dead coroutine", "slip.coroutine"},
    Sentence{"non-suspended coroutine", "slip.coroutine"},
    Sentence{"C-call boundary", "slip.coroutine"},
    Sentence{"assertion failed", "slip.assertion"},
    Sentence{"string too large", "slip.too_large"},
    Sentence{"string length overflow", "slip.too_large"},
    Sentence{"string slice too long", "slip.too_large"},
    Sentence{"table overflow", "slip.too_large"},
    Sentence{"array too big", "slip.too_large"},
    Sentence{"too many results", "slip.too_large"},
    Sentence{"too many arguments", "slip.too_large"},
    Sentence{"too many elements", "slip.too_large"},
    Sentence{"too many values to unpack", "slip.too_large"},
    Sentence{"out of range", "slip.out_of_range", Sentence::Names::a_function},
    Sentence{"out of bounds", "slip.out_of_range", Sentence::Names::a_function},
    Sentence{"has no integer representation", "slip.no_whole_number"},
    Sentence{"number is NaN", "slip.no_whole_number"},
    Sentence{"index is NaN", "slip.index_nan"},
    Sentence{"index is nil", "slip.index_nil_somewhere"},
    Sentence{"invalid UTF-8 code", "slip.letters"},
    Sentence{"continuation byte", "slip.letters"},
    Sentence{"chain too long", "slip.metatable"},
    Sentence{"must return a string", "slip.metatable"},
    Sentence{"protected metatable", "slip.metatable"},
    Sentence{"metatables with", "slip.metatable"},
    Sentence{"'__call' must be a function", "slip.metatable"},
    Sentence{"object length is not an integer", "slip.metatable"},
    Sentence{"in error handling", "slip.in_handler"},
    Sentence{"attempt to compare", "slip.compare_others"},
};

}  // namespace

std::size_t number_of_argument(const Fault& fault) {
  const std::string_view lua = fault.lua();
  std::size_t number = 0;
  const std::size_t mark = lua.find('#');
  if (mark != std::string_view::npos) std::from_chars(lua.data() + mark + 1, lua.data() + lua.size(), number);
  return number;
}

Syntax argument_at_fault(const Fault& fault) {
  // What pairs() walks through is looked at when the loop takes its first turn.
  if (fault.name() == "for iterator") {
    const std::vector<Syntax> walked = GenericFor(fault.statement()).expressions();
    const std::vector<Syntax> values = walked.size() == 1 ? Call(walked.front()).arguments().values() : std::vector<Syntax>{};
    return values.size() == 1 ? values.front() : Syntax();
  }
  const Call call(fault.call());
  if (!call || fault.operation() != "argument") return {};
  const std::size_t number = number_of_argument(fault);
  const std::vector<Syntax> values = call.arguments().values();
  return number >= 1 && number <= values.size() ? values[number - 1] : Syntax();
}

Syntax nil_value(const Fault& fault) {
  Syntax value;
  if (fault.operation() == "argument") {
    if (!fault.said("got nil)")) return {};
    value = argument_at_fault(fault);
  } else if (fault.type() == "nil" && fault.operation() != "compare") {
    value = fault.operand();
  }
  return without_parentheses(value);
}

const Variable* nil_variable(const Fault& fault) {
  const Syntax value = nil_value(fault);
  return value ? fault.variable(value) : fault.variable();
}

std::optional<Slip> slip_of(const Fault& fault) {
  // error("…") of the program's own is its own words, whatever they look like.
  if (fault.message() == "run.raised") {
    if (!fault.said("assertion failed!")) return std::nullopt;
    return Slip{"slip.assertion", {}, {}};
  }
  for (const Row& row : kRows)
    if (Sees seen = row.sees(fault)) return Slip{row.id, seen->place, std::move(seen->arguments)};
  if (fault.lua().empty()) return std::nullopt;
  for (const Sentence& sentence : kSentences)
    if (fault.said(sentence.part) && (sentence.names == Sentence::Names::nothing || !fault.name().empty()))
      return Slip{sentence.id, {}, sentence.names == Sentence::Names::nothing ? base::Arguments{} : base::Arguments{{"fonction", fault.name()}}};
  return std::nullopt;
}

}  // namespace lunabloc::vm
