#include "program/slips.h"

#include <fmt/format.h>

#include <array>

#include "base/line_index.h"
#include "program/slip_context.h"

namespace lunabloc::program {
namespace {

// In the order in which they are tried: the surest first.
struct Row {
  std::string_view id;
  Recognise recognise;
};
constexpr std::array kRows = {
    Row{"slip.typographic_quote", signs::typographic_quote},
    Row{"slip.apostrophe", signs::apostrophe},
    Row{"slip.for_of_c", shapes::for_of_c},
    Row{"slip.for_to", shapes::for_to},
    Row{"slip.increment", signs::increment},
    Row{"slip.compound_assignment", signs::compound_assignment},
    Row{"slip.foreign_sign", signs::foreign_sign},
    Row{"slip.equals_in_condition", signs::equals_in_condition},
    Row{"slip.comparison_alone", signs::comparison_alone},
    Row{"slip.braces", shapes::braces},
    Row{"slip.colon_block", shapes::colon_block},
    Row{"slip.end_word", words::end_word},
    Row{"slip.french_word", words::french_word},
    Row{"slip.accented_name", signs::accented_name},
    Row{"slip.decimal_comma", signs::decimal_comma},
    Row{"slip.dots_in_for", signs::dots_in_for},
    Row{"slip.digit_first", signs::digit_first},
    Row{"slip.unit", signs::unit},
    Row{"slip.missing_times", signs::missing_times},
    Row{"slip.foreign_comment", signs::foreign_comment},
    Row{"slip.square_list", signs::square_list},
    Row{"slip.dot_number", signs::dot_number},
    Row{"slip.declaring_word", words::declaring_word},
    Row{"slip.function_word", words::function_word},
    Row{"slip.elseif_word", words::elseif_word},
    Row{"slip.capital_letter", words::capital_letter},
    Row{"slip.misspelt_keyword", words::misspelt_keyword},
    Row{"slip.reserved_name", words::reserved_name},
    Row{"slip.name_with_space", words::name_with_space},
    Row{"slip.name_with_hyphen", words::name_with_hyphen},
    Row{"slip.call_without_parentheses", words::call_without_parentheses},
    Row{"slip.argument_without_parentheses", words::argument_without_parentheses},
    Row{"slip.missing_equals", words::missing_equals},
    Row{"slip.other_opener", shapes::other_opener},
    Row{"slip.missing_then", shapes::missing_then},
    Row{"slip.missing_do", shapes::missing_do},
    Row{"slip.else_if", shapes::else_if},
    Row{"slip.missing_end", shapes::missing_end},
    Row{"slip.function_without_name", shapes::function_without_name},
    Row{"slip.for_without_end", shapes::for_without_end},
    Row{"slip.reversed_assignment", shapes::reversed_assignment},
    Row{"slip.missing_concat", shapes::missing_concat},
    Row{"slip.missing_comma", shapes::missing_comma},
    Row{"slip.extra_parenthesis", shapes::extra_parenthesis},
    Row{"slip.unclosed_bracket", shapes::unclosed_bracket},
};

}  // namespace

Diagnostic explained(const Tree& tree, const Diagnostic& diagnostic) {
  const SlipContext context(tree, diagnostic);
  for (const Row& row : kRows) {
    std::optional<Slip> slip = row.recognise(context);
    if (!slip) continue;
    Diagnostic told{std::string(row.id), std::move(slip->arguments), slip->range, {}, diagnostic.lua_offset};
    told.arguments.emplace_back("ligne", fmt::format("{}", base::LineCounter(tree.text()).line_of(told.range.start)));
    return told;
  }
  return diagnostic;
}

bool one_slip_apart(std::string_view one, std::string_view other) {
  if (one.size() > other.size()) std::swap(one, other);
  if (other.size() - one.size() > 1 || one == other) return false;
  std::size_t same = 0;
  while (same < one.size() && one[same] == other[same]) ++same;
  const std::string_view left = one.substr(same), right = other.substr(same);
  if (left.size() < right.size()) return left == right.substr(1);
  if (left.substr(1) == right.substr(1)) return true;
  return left.size() >= 2 && left[0] == right[1] && left[1] == right[0] && left.substr(2) == right.substr(2);
}

}  // namespace lunabloc::program
