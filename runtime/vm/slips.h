// Common slips of a program that runs: what Lua said, told by what the program does there.
//
// Each slip is one row of the table in slips.cpp: the id of its words, and what makes it recognised: a pure function of
// the tree, Lua's words and the values at that point. A slip that is not sure is none.
#pragma once

#include <optional>
#include <string_view>

#include "base/result.h"
#include "base/text_range.h"
#include "vm/fault.h"

namespace lunabloc::vm {

struct Slip {
  std::string_view id;
  TextRange place;             // empty: where the fault is
  base::Arguments arguments;
};

std::optional<Slip> slip_of(const Fault& fault);

// What a row gives: where, and what fills its words.
struct Seen {
  TextRange place;
  base::Arguments arguments;
};
using Sees = std::optional<Seen>;

// The value that is nothing: what an operation was done with, what a function was given.
program::Syntax nil_value(const Fault& fault);
// The variable that is nothing; null when it is none, or when it is not sure.
const program::Variable* nil_variable(const Fault& fault);
// "#2" of "bad argument #2 to 'insert'", of a method counted after its object; 0 when Lua names none.
std::size_t number_of_argument(const Fault& fault);
// The expression given as the argument of which Lua complains; empty when it is not sure.
program::Syntax argument_at_fault(const Fault& fault);

namespace names {
Sees capital_letters(const Fault& fault);
Sees misspelt_name(const Fault& fault);
Sees misspelt_field(const Fault& fault);
Sees not_here(const Fault& fault);
Sees old_lua(const Fault& fault);
Sees foreign_function(const Fault& fault);
Sees french_function(const Fault& fault);
Sees function_later(const Fault& fault);
Sees local_outside(const Fault& fault);
Sees used_too_early(const Fault& fault);
Sees unknown_function(const Fault& fault);
Sees never_given(const Fault& fault);
Sees shadowed(const Fault& fault);
Sees dot_for_colon(const Fault& fault);
Sees method_of_list(const Fault& fault);
Sees unknown_method(const Fault& fault);
Sees unknown_field(const Fault& fault);
}  // namespace names

namespace calls {
Sees call_number(const Fault& fault);
Sees call_text(const Fault& fault);
Sees call_list(const Fault& fault);
Sees call_truth(const Fault& fault);
Sees for_in_list(const Fault& fault);
Sees for_in_number(const Fault& fault);
Sees walk_nothing(const Fault& fault);
Sees print_for_return(const Fault& fault);
Sees missing_return(const Fault& fault);
Sees return_sometimes(const Fault& fault);
Sees missing_argument(const Fault& fault);
Sees dot_for_colon_of_text(const Fault& fault);
Sees colon_for_dot(const Fault& fault);
Sees argument_missing(const Fault& fault);
Sees argument_nil(const Fault& fault);
Sees argument_text(const Fault& fault);
Sees argument_no_list(const Fault& fault);
Sees argument_no_text(const Fault& fault);
Sees argument_function(const Fault& fault);
Sees argument_other(const Fault& fault);
Sees not_a_number(const Fault& fault);
}  // namespace calls

namespace values {
Sees plus_for_text(const Fault& fault);
Sees text_in_calculation(const Fault& fault);
Sees list_in_calculation(const Fault& fault);
Sees function_not_called(const Fault& fault);
Sees truth_in_calculation(const Fault& fault);
Sees concat_truth(const Fault& fault);
Sees concat_list(const Fault& fault);
Sees concat_nil(const Fault& fault);
Sees chained_comparison(const Fault& fault);
Sees compare_number_text(const Fault& fault);
Sees compare_nil(const Fault& fault);
Sees compare_lists(const Fault& fault);
Sees list_zero(const Fault& fault);
Sees list_past_end(const Fault& fault);
Sees list_outside(const Fault& fault);
Sees missing_field(const Fault& fault);
Sees length_of_other(const Fault& fault);
Sees index_other(const Fault& fault);
Sees for_bound_list(const Fault& fault);
Sees for_bound_text(const Fault& fault);
Sees for_bound_nil(const Fault& fault);
Sees zero_divisor(const Fault& fault);
Sees index_nil(const Fault& fault);
}  // namespace values

namespace limits {
Sees loop_without_exit(const Fault& fault);
Sees loop_unchanged(const Fault& fault);
Sees loop_away(const Fault& fault);
Sees loop_steps_over(const Fault& fault);
Sees recursion_without_stop(const Fault& fault);
Sees recursion_same(const Fault& fault);
Sees grows_while_walked(const Fault& fault);
Sees growing_text(const Fault& fault);
Sees growing_list(const Fault& fault);
}  // namespace limits

}  // namespace lunabloc::vm
