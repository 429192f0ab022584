// Slips of values: the wrong kind in a calculation, past the end of a list, compared with what cannot be.
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "vm/slips.h"

namespace lunabloc::vm::values {
namespace {

using namespace program;
using enum SyntaxKind;

bool calculates(const Fault& fault) { return fault.operation() == "arithmetic" || fault.operation() == "bitwise"; }

base::Arguments what(const Fault& fault) {
  const Syntax operand = fault.operand();
  const Known* const known = operand.kind() == name_expression ? fault.value(operand.token_text()) : nullptr;
  return {{"nom", operand ? written(operand) : fault.name()}, {"valeur", known != nullptr ? known->shown : written(operand)}};
}

// What fails, with its name and its value; nothing when it has no name.
Sees named(const Fault& fault) {
  return fault.operand() || !fault.name().empty() ? Sees(Seen{{}, what(fault)}) : std::nullopt;
}
Sees calculates_with(const Fault& fault, std::string_view type) {
  return calculates(fault) && fault.type() == type ? named(fault) : std::nullopt;
}
Sees concatenates(const Fault& fault, std::string_view type) { return fault.fails("concatenate", type) ? named(fault) : std::nullopt; }

// The place of a list that was read, when it is known: its number and how many there are.
struct Place {
  IndexExpression read;
  std::int64_t number = 0;
  std::int64_t length = 0;
  base::Arguments arguments() const {
    return {{"nom", written(read.object())}, {"case", std::to_string(number)}, {"n", std::to_string(length)}};
  }
};
std::optional<Place> place_read(const Fault& fault) {
  const IndexExpression read(nil_value(fault));
  if (!read) return std::nullopt;
  const Known* const list = read.object().kind() == name_expression ? fault.value(read.object().token_text()) : nullptr;
  const std::optional<double> number = fault.number(read.key());
  if (list == nullptr || !list->length || !number || *number != std::floor(*number) || std::abs(*number) > 1e15) return std::nullopt;
  return Place{read, static_cast<std::int64_t>(*number), *list->length};
}

// The two sides of the comparison that fails, when there is but one in the statement; else empty.
BinaryExpression comparison(const Fault& fault) {
  if (fault.operation() != "compare" || !fault.statement()) return {};
  BinaryExpression found;
  for (const Syntax& one : fault.all_in(fault.statement(), binary_expression)) {
    if (!is_order(BinaryExpression(one).operator_token().kind())) continue;
    const std::uint32_t line = fault.line_of(one.token_range().start);
    if (fault.line() != 0 && line != fault.line()) continue;
    if (found) return {};
    found = BinaryExpression(one);
  }
  return found;
}

// "nil" of "attempt to compare number with nil".
bool compares(const Fault& fault, std::string_view type) { return fault.operation() == "compare" && fault.said(std::string(type)); }

// The bound of a `for` of which Lua complains.
Syntax bound(const Fault& fault) {
  const NumericFor loop(fault.statement());
  if (!loop || fault.operation() != "for") return {};
  if (fault.said("'for' initial")) return loop.from();
  return fault.said("'for' limit") ? loop.to() : loop.step();
}
Sees bound_of(const Fault& fault, std::string_view type) {
  if (fault.operation() != "for" || !fault.said(fmt::format("got {})", type))) return std::nullopt;
  const Syntax at = bound(fault);
  if (!at) return std::nullopt;
  return Seen{at.token_range(), {{"nom", written(at)}}};
}

std::optional<std::int64_t> whole(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  return problem == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

// Of a given list the engine itself says the place and the length.
std::optional<std::pair<std::int64_t, std::int64_t>> told_place(const Fault& fault) {
  if (fault.message() != "M-commun-hors-liste") return std::nullopt;
  const std::optional<std::int64_t> place = whole(fault.filling("case")), length = whole(fault.filling("n"));
  return place && length ? std::optional(std::pair(*place, *length)) : std::nullopt;
}

}  // namespace

Sees plus_for_text(const Fault& fault) {
  const BinaryExpression sum(fault.around());
  if (!fault.fails("arithmetic", "string") || !sum || sum.operator_token().kind() != plus) return std::nullopt;
  return Seen{fault.operand().token_range(), what(fault)};
}

Sees text_in_calculation(const Fault& fault) { return calculates_with(fault, "string"); }
Sees list_in_calculation(const Fault& fault) { return calculates_with(fault, "table"); }
Sees truth_in_calculation(const Fault& fault) { return calculates_with(fault, "boolean"); }

Sees function_not_called(const Fault& fault) {
  const bool takes = calculates(fault) || fault.operation() == "concatenate" || fault.operation() == "index" || fault.operation() == "length";
  return takes && fault.type() == "function" ? named(fault) : std::nullopt;
}

Sees concat_truth(const Fault& fault) { return concatenates(fault, "boolean"); }
Sees concat_list(const Fault& fault) { return concatenates(fault, "table"); }
Sees concat_nil(const Fault& fault) { return concatenates(fault, "nil"); }

// 1 < x < 3: the first comparison gives true or false.
Sees chained_comparison(const Fault& fault) {
  if (!compares(fault, "boolean") || !fault.statement()) return std::nullopt;
  for (const Syntax& one : fault.all_in(fault.statement(), binary_expression)) {
    const BinaryExpression outer(one), inner(outer.left());
    if (is_comparison(outer.operator_token().kind()) && inner && is_comparison(inner.operator_token().kind()))
      return Seen{one.token_range(), {{"trouve", written(one)},
                                      {"proche", written(inner.syntax()) + " and " + written(inner.right()) + " " +
                                                     std::string(outer.operator_token().text()) + " " + written(outer.right())}}};
  }
  return std::nullopt;
}

Sees compare_number_text(const Fault& fault) {
  if (!compares(fault, "number with string") && !compares(fault, "string with number")) return std::nullopt;
  const BinaryExpression both = comparison(fault);
  if (!both) return std::nullopt;
  const bool text_left = fault.said("string with number") == (both.operator_token().kind() == less || both.operator_token().kind() == less_equal);
  const Syntax text = text_left ? both.left() : both.right(), number = text_left ? both.right() : both.left();
  const Known* const known = text.kind() == name_expression ? fault.value(text.token_text()) : nullptr;
  if (text.kind() == number_expression || number.kind() == string_expression || (known != nullptr && known->type != "string")) return std::nullopt;
  return Seen{both.syntax().token_range(), {{"nom", written(text)}, {"trouve", written(number)}}};
}

Sees compare_nil(const Fault& fault) {
  const BinaryExpression both = comparison(fault);
  if (!compares(fault, "nil") || !both) return std::nullopt;
  // The side that is nothing: what Lua names first is the left of < and <=, the right of > and >=.
  Syntax side;
  for (const Syntax& one : {both.left(), both.right()}) {
    const Known* const known = one.kind() == name_expression ? fault.value(one.token_text()) : nullptr;
    const bool can_be = one.kind() != number_expression && one.kind() != string_expression && (known == nullptr || known->type == "nil");
    if (!can_be) continue;
    if (side) return std::nullopt;
    side = one;
  }
  if (!side) return std::nullopt;
  return Seen{side.token_range(), {{"nom", written(side)}}};
}

Sees compare_lists(const Fault& fault) {
  const BinaryExpression both = comparison(fault);
  if (!compares(fault, "two table values") || !both) return std::nullopt;
  return Seen{both.syntax().token_range(), {{"nom", written(both.left())}, {"trouve", written(both.right())}}};
}

Sees list_zero(const Fault& fault) {
  if (const auto told = told_place(fault); told && told->first == 0) return Seen{{}, {{"n", std::to_string(told->second)}}};
  const std::optional<Place> place = place_read(fault);
  if (!place || place->number != 0) return std::nullopt;
  return Seen{place->read.syntax().token_range(), place->arguments()};
}

Sees list_past_end(const Fault& fault) {
  if (const auto told = told_place(fault); told && told->first == told->second + 1 && told->second > 0)
    return Seen{{}, {{"case", std::to_string(told->first)}, {"n", std::to_string(told->second)}}};
  const std::optional<Place> place = place_read(fault);
  if (!place || place->length == 0 || place->number != place->length + 1) return std::nullopt;
  return Seen{place->read.syntax().token_range(), place->arguments()};
}

Sees list_outside(const Fault& fault) {
  const std::optional<Place> place = place_read(fault);
  if (!place) return std::nullopt;
  return Seen{place->read.syntax().token_range(), place->arguments()};
}

Sees missing_field(const Fault& fault) {
  const FieldExpression field(nil_value(fault));
  if (!field || fault.operation() == "call") return std::nullopt;
  return Seen{field.syntax().token_range(), {{"nom", written(field.syntax())}, {"objet", written(field.object())}, {"champ", std::string(field.name().text())}}};
}

Sees length_of_other(const Fault& fault) {
  return fault.operation() == "length" && fault.type() != "nil" ? named(fault) : std::nullopt;
}

Sees index_other(const Fault& fault) {
  const bool other = fault.type() == "number" || fault.type() == "boolean";
  return fault.operation() == "index" && other ? named(fault) : std::nullopt;
}

Sees for_bound_list(const Fault& fault) { return bound_of(fault, "table"); }
Sees for_bound_text(const Fault& fault) { return bound_of(fault, "string"); }
Sees for_bound_nil(const Fault& fault) { return bound_of(fault, "nil"); }

Sees zero_divisor(const Fault& fault) {
  if (fault.operation() != "zero" || !fault.operand()) return std::nullopt;
  return Seen{fault.operand().token_range(), {{"nom", written(fault.operand())},
                                              {"trouve", std::string(BinaryExpression(fault.around()).operator_token().text())}}};
}

Sees index_nil(const Fault& fault) {
  if (!fault.said("index is nil") || !fault.statement()) return std::nullopt;
  const std::vector<Syntax> targets = Assignment(fault.statement()).targets();
  const IndexExpression target(targets.size() == 1 ? targets.front() : Syntax());
  if (!target) return std::nullopt;
  return Seen{target.key().token_range(), {{"nom", written(target.key())}, {"objet", written(target.object())}}};
}

}  // namespace lunabloc::vm::values
