// Expressions of a program for the board alone: each leaves its cells on the stack and tells what they are.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <numbers>

#include "kit/standalone/compilation.h"

namespace lunabloc::kit::standalone {
namespace {

using program::SyntaxKind;

// A key for what is remembered of an expression: two may begin at one place, never of the same length.
std::size_t key_of(const Syntax& syntax) { return syntax.start() << 24U | ((syntax.end() - syntax.start()) & 0xFFFFFFU); }

}  // namespace

// Tried without leaving anything behind.
Type Compilation::type_of(const Syntax& syntax) {
  const auto known = types_.find(key_of(syntax));
  if (known != types_.end()) return known->second;
  const Code::Mark mark = code_.mark();
  const Cells before = cells_;
  const bool was_quiet = std::exchange(quiet_, true);
  const Type type = expression(syntax);
  quiet_ = was_quiet;
  code_.back_to(mark);
  cells_ = before;
  types_[key_of(syntax)] = type;
  return type;
}

void Compilation::convert(Type from, Type to, const Syntax& where) {
  if (from == Type::whole && to == Type::decimal) return code_.add(MACHINE_to_decimal);
  if (from == to || to == Type::unknown) return;
  if (from == Type::unknown) return code_.grow(cells_of(to) - cells_of(from));  // settles in a later round
  refuse(where, is_number(to) ? "kit.alone.not_a_number" : "kit.alone.not_the_kind");
}

void Compilation::as(const Syntax& syntax, Type wanted) {
  const Type type = expression(syntax);
  if (type == Type::nothing) return refuse(syntax, "kit.alone.gives_nothing");
  convert(type, wanted, syntax);
}

void Compilation::number(const Syntax& syntax) {
  const Type type = expression(syntax);
  if (type == Type::decimal) return refuse(syntax, "kit.alone.whole_wanted");
  if (type != Type::whole && type != Type::unknown) refuse(syntax, "kit.alone.not_a_number");
}

void Compilation::nearest_whole(const Syntax& syntax) {
  const Type type = expression(syntax);
  if (type == Type::decimal) return code_.add(MACHINE_nearest_whole);
  if (type != Type::whole && type != Type::unknown) refuse(syntax, "kit.alone.not_a_number");
}

// In Lua every number is true.
void Compilation::condition(const Syntax& syntax) {
  const Type type = expression(syntax);
  if (type == Type::truth || type == Type::unknown) return;
  if (!is_number(type)) return refuse(syntax, "kit.alone.not_a_condition");
  code_.add(MACHINE_drop, static_cast<std::uint8_t>(cells_of(type)));
  code_.grow(-cells_of(type));
  code_.push(1);
}

Type Compilation::expression(const Syntax& syntax) {
  switch (syntax.kind()) {
    case SyntaxKind::true_expression:
    case SyntaxKind::false_expression: code_.push(syntax.kind() == SyntaxKind::true_expression ? 1 : 0); return Type::truth;
    case SyntaxKind::number_expression: return number_literal(syntax.token_text(), false, syntax);
    case SyntaxKind::name_expression: return name(syntax);
    case SyntaxKind::parenthesized_expression: return expression(program::ParenthesizedExpression(syntax).inner());
    case SyntaxKind::binary_expression: return binary(program::BinaryExpression(syntax));
    case SyntaxKind::unary_expression: return unary(program::UnaryExpression(syntax));
    case SyntaxKind::index_expression: return index(program::IndexExpression(syntax));
    case SyntaxKind::call_expression:
    case SyntaxKind::method_call_expression: return call(program::Call(syntax), syntax);
    case SyntaxKind::field_expression:
      if (syntax.token_text() == "math.pi") {
        code_.push_decimal(std::numbers::pi);
        return Type::decimal;
      }
      break;
    case SyntaxKind::string_expression: refuse(syntax, "kit.alone.text"); return Type::unknown;
    case SyntaxKind::nil_expression: refuse(syntax, "kit.alone.nil"); return Type::unknown;
    case SyntaxKind::table_expression: refuse(syntax, "kit.alone.list_alone"); return Type::unknown;
    case SyntaxKind::function_expression: refuse(syntax, "kit.alone.function_inside"); return Type::unknown;
    default: break;
  }
  refuse(syntax, "kit.alone.expression");
  return Type::unknown;
}

Type Compilation::number_literal(std::string_view text, bool negative, const Syntax& where) {
  const bool hexadecimal = text.starts_with("0x") || text.starts_with("0X");
  if (!hexadecimal && text.find_first_of(".eE") != std::string_view::npos) {
    const double value = std::strtod(std::string(text).c_str(), nullptr);
    const bool usual = value == 0 || (std::isfinite(value) && value >= std::numeric_limits<double>::min());
    if (!usual) refuse(where, "kit.alone.too_large", {{"nombre", std::string(text)}});
    code_.push_decimal(negative ? -value : value);
    return Type::decimal;
  }
  std::uint64_t value = 0;
  const std::string_view digits = hexadecimal ? text.substr(2) : text;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value, hexadecimal ? 16 : 10);
  const std::uint64_t most = negative ? 0x80000000U : 0x7FFFFFFFU;
  if (read.ec != std::errc() || read.ptr != digits.data() + digits.size() || value > most) {
    refuse(where, "kit.alone.too_large", {{"nombre", std::string(text)}});
    value = 0;
  }
  code_.push(static_cast<std::int32_t>(negative ? -static_cast<std::int64_t>(value) : static_cast<std::int64_t>(value)));
  return Type::whole;
}

Type Compilation::name(const Syntax& syntax) {
  const std::size_t number = variable_at(syntax);
  if (number == kNone) return Type::unknown;
  Variable& variable = variables_[number];
  const std::string shown(names_.variables[number].name);
  if (variable.function != kNone) {
    refuse(syntax, "kit.alone.function_value", {{"nom", shown}});
    return Type::unknown;
  }
  if (!variable.assigned) {
    refuse(syntax, "kit.alone.never_given", {{"nom", shown}});
    return Type::unknown;
  }
  if (variable.list) {
    refuse(syntax, "kit.alone.list_alone");
    return Type::unknown;
  }
  if (variable.part != nullptr) return Type::part;
  if (variable.local && names_.variables[number].function != names_.at(syntax.token_range().start)->function) {
    refuse(syntax, "kit.alone.function_inside");
    return Type::unknown;
  }
  if (variable.cell < 0 || variable.type == Type::unknown) {
    code_.push(0);
    return Type::unknown;
  }
  load(variable);
  return variable.type;
}

Type Compilation::binary(const program::BinaryExpression& expression) {
  const SyntaxKind sign = expression.operator_token().kind();
  switch (sign) {
    case SyntaxKind::kw_and:
    case SyntaxKind::kw_or: return choice(expression, sign);
    case SyntaxKind::equal_equal:
    case SyntaxKind::tilde_equal:
    case SyntaxKind::less:
    case SyntaxKind::less_equal:
    case SyntaxKind::greater:
    case SyntaxKind::greater_equal: return comparison(expression, sign);
    case SyntaxKind::plus:
    case SyntaxKind::minus:
    case SyntaxKind::star:
    case SyntaxKind::slash:
    case SyntaxKind::double_slash:
    case SyntaxKind::percent: return arithmetic(expression, sign);
    default: refuse(expression.operator_token(), "kit.alone.sign", {{"signe", std::string(expression.operator_token().text())}}); return Type::unknown;
  }
}

Type Compilation::arithmetic(const program::BinaryExpression& expression, SyntaxKind sign) {
  Type type = joined(type_of(expression.left()), type_of(expression.right()));
  if (type != Type::unknown && !is_number(type)) {
    refuse(is_number(type_of(expression.left())) ? expression.right() : expression.left(), "kit.alone.not_a_number");
    return Type::unknown;
  }
  // A variable whose type is not known yet counts as whole; a later round knows better.
  if (type == Type::unknown) type = Type::whole;
  if (sign == SyntaxKind::slash) type = Type::decimal;
  const bool decimal = type == Type::decimal;
  if (decimal && sign == SyntaxKind::percent) {
    refuse(expression.operator_token(), "kit.alone.decimal_rest");
    return Type::unknown;
  }
  as(expression.left(), type);
  as(expression.right(), type);
  switch (sign) {
    case SyntaxKind::plus: code_.add(decimal ? MACHINE_decimal_add : MACHINE_add); break;
    case SyntaxKind::minus: code_.add(decimal ? MACHINE_decimal_subtract : MACHINE_subtract); break;
    case SyntaxKind::star: code_.add(decimal ? MACHINE_decimal_multiply : MACHINE_multiply); break;
    case SyntaxKind::slash: code_.add(MACHINE_decimal_divide); break;
    case SyntaxKind::percent: code_.add(MACHINE_modulo); break;
    default:
      code_.add(decimal ? MACHINE_decimal_divide : MACHINE_divide);
      if (decimal) code_.add(MACHINE_decimal_floor);
      break;
  }
  return type;
}

Type Compilation::comparison(const program::BinaryExpression& expression, SyntaxKind sign) {
  const Type left = type_of(expression.left());
  const Type right = type_of(expression.right());
  Type type = joined(left, right);
  const bool equality = sign == SyntaxKind::equal_equal || sign == SyntaxKind::tilde_equal;
  if (type == Type::nothing || type == Type::part || (type == Type::truth && !equality)) {
    refuse(expression.syntax(), "kit.alone.compared");
    return Type::truth;
  }
  if (type == Type::unknown) type = Type::whole;
  const bool decimal = type == Type::decimal;
  // a > b is b < a; what stands left is computed first all the same, as in Lua, since nothing here changes anything.
  const bool swapped = sign == SyntaxKind::greater || sign == SyntaxKind::greater_equal;
  as(swapped ? expression.right() : expression.left(), type);
  as(swapped ? expression.left() : expression.right(), type);
  if (equality) {
    code_.add(decimal ? MACHINE_decimal_equal : MACHINE_equal);
    if (sign == SyntaxKind::tilde_equal) code_.add(MACHINE_not);
  } else if (sign == SyntaxKind::less || sign == SyntaxKind::greater) {
    code_.add(decimal ? MACHINE_decimal_less : MACHINE_less);
  } else {
    code_.add(decimal ? MACHINE_decimal_less_equal : MACHINE_less_equal);
  }
  return Type::truth;
}

// `a and b`, `a or b`, and `a and b or c`, which chooses between two numbers.
Type Compilation::choice(const program::BinaryExpression& expression, SyntaxKind word) {
  const Type left = type_of(expression.left());
  const Type right = type_of(expression.right());
  const program::BinaryExpression inner{expression.left()};
  if (word == SyntaxKind::kw_or && is_number(right) && inner && inner.operator_token().kind() == SyntaxKind::kw_and &&
      is_number(type_of(inner.right()))) {
    const Type type = joined(type_of(inner.right()), right);
    condition(inner.left());
    const Code::Label other = code_.jump(MACHINE_jump_if_not);
    const int depth = code_.depth();
    as(inner.right(), type);
    const Code::Label end = code_.jump(MACHINE_jump);
    code_.here(other);
    code_.set_depth(depth);
    as(expression.right(), type);
    code_.here(end);
    return type;
  }
  if (quiet_ && word == SyntaxKind::kw_and && left == Type::truth && is_number(right)) {
    code_.push(0);
    return right;  // the first half of `a and b or c`
  }
  if ((left != Type::truth && left != Type::unknown) || (right != Type::truth && right != Type::unknown)) {
    refuse(expression.syntax(), "kit.alone.and_or");
    return Type::unknown;
  }
  condition(expression.left());
  const Code::Label end = code_.jump(word == SyntaxKind::kw_and ? MACHINE_jump_if_not_keep : MACHINE_jump_if_keep);
  code_.grow(-1);
  condition(expression.right());
  code_.here(end);
  return Type::truth;
}

Type Compilation::unary(const program::UnaryExpression& expression) {
  const SyntaxKind sign = expression.operator_token().kind();
  const Syntax operand = expression.operand();
  if (sign == SyntaxKind::minus) {
    if (operand.kind() == SyntaxKind::number_expression) return number_literal(operand.token_text(), true, operand);
    const Type type = this->expression(operand);
    if (type == Type::decimal) code_.add(MACHINE_decimal_negate);
    else if (type == Type::whole || type == Type::unknown) code_.add(MACHINE_negate);
    else refuse(operand, "kit.alone.not_a_number");
    return type;
  }
  if (sign == SyntaxKind::kw_not) {
    condition(operand);
    code_.add(MACHINE_not);
    return Type::truth;
  }
  if (sign == SyntaxKind::hash) {
    const std::size_t list = list_of(operand);
    if (list != kNone) {
      load_cells(std::max(0, variables_[list].cell), 1, false);
      return Type::whole;
    }
    refuse(operand, "kit.alone.list_unknown");
    return Type::unknown;
  }
  refuse(expression.syntax(), "kit.alone.sign", {{"signe", std::string(expression.operator_token().text())}});
  return Type::unknown;
}

std::size_t Compilation::list_of(const Syntax& syntax) {
  if (syntax.kind() != SyntaxKind::name_expression) return kNone;
  const std::size_t variable = variable_at(syntax);
  return variable != kNone && variables_[variable].list ? variable : kNone;
}

Type Compilation::index(const program::IndexExpression& expression) {
  const std::size_t list = list_of(expression.object());
  if (list == kNone) {
    refuse(expression.object(), "kit.alone.list_unknown");
    return Type::unknown;
  }
  number(expression.key());
  const Variable& variable = variables_[list];
  const int width = std::max(1, cells_of(variable.type));
  code_.add(MACHINE_list_get, static_cast<std::uint8_t>(std::max(0, variable.cell)), static_cast<std::uint8_t>(width));
  code_.grow(width);
  return variable.type;
}

Type Compilation::call_function(std::size_t number, const program::Call& call, const Syntax& where) {
  const std::vector<Syntax> arguments = call.arguments().values();
  const std::vector<std::size_t> parameters = functions_[number].parameters;
  if (arguments.size() != parameters.size()) {
    refuse(where, "kit.alone.arguments", {{"n", std::to_string(parameters.size())}});
    return Type::unknown;
  }
  int cells = 0;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (parameters[i] == kNone) continue;
    const Type type = type_of(arguments[i]);
    if (type == Type::part) refuse(arguments[i], "kit.alone.part_given");
    else if (type != Type::nothing) learn(parameters[i], type, arguments[i]);
    as(arguments[i], variables_[parameters[i]].type);
    cells += cells_of(variables_[parameters[i]].type);
  }
  const Type result = functions_[number].result;
  code_.call(number, function_, cells, cells_of(result == Type::unknown ? Type::nothing : result));
  if (result == Type::unknown) code_.push(0);  // known in a later round
  return result;
}

Type Compilation::call(const program::Call& call, const Syntax& where) {
  if (call.is_method()) {
    const KitPart* part = part_in(call.callee());
    if (part != nullptr) return part_call(*part, call, where);
    refuse(where, "kit.alone.call", {{"nom", std::string(where.token_text().substr(0, 40))}});
    return Type::unknown;
  }
  const Syntax callee = call.callee();
  const std::vector<Syntax> arguments = call.arguments().values();
  const std::string name(callee.token_text());
  if (callee.kind() == SyntaxKind::name_expression) {
    const std::size_t variable = variable_at(callee);
    if (variable != kNone && variables_[variable].function != kNone) return call_function(variables_[variable].function, call, where);
  }
  if (name == "kit.time" || name == "time.now" || name == "time.timer") {
    code_.add(MACHINE_time);
    if (name != "time.timer") return Type::decimal;
    if (!uses_timer_) uses_timer_ = learnt_ = true;
    load_cells(static_cast<int>(timer_cell_), 2, false);
    code_.add(MACHINE_decimal_subtract);
    return Type::decimal;
  }
  if (name == "random" && arguments.size() == 2) {
    number(arguments[0]);
    number(arguments[1]);
    code_.add(MACHINE_random);
    return Type::whole;
  }
  if (name == "round") return mathematics("round", arguments, where);
  if (name.starts_with("math.")) return mathematics(std::string_view(name).substr(5), arguments, where);
  if (part_in(where) != nullptr) return Type::part;
  const bool speaks = name == "say" || name == "print" || name == "ask";
  refuse(where, speaks ? "kit.alone.no_screen" : "kit.alone.call", {{"nom", name.substr(0, 40)}});
  return Type::unknown;
}

Type Compilation::mathematics(std::string_view name, const std::vector<Syntax>& arguments, const Syntax& where) {
  if ((name == "max" || name == "min") && arguments.size() == 2) return extreme(name == "max", arguments);
  if (arguments.size() != 1 || (name != "floor" && name != "ceil" && name != "abs" && name != "round")) {
    refuse(where, "kit.alone.call", {{"nom", "math." + std::string(name)}});
    return Type::unknown;
  }
  const Type type = expression(arguments[0]);
  if (!is_number(type)) {
    if (type != Type::unknown) refuse(arguments[0], "kit.alone.not_a_number");
    return type;
  }
  const bool decimal = type == Type::decimal;
  if (name == "abs") {
    const int cells = cells_of(type);
    const int kept = reserve(cells);
    store_cells(kept, cells, !in_main());
    load_cells(kept, cells, !in_main());
    decimal ? code_.push_decimal(0) : code_.push(0);
    code_.add(decimal ? MACHINE_decimal_less : MACHINE_less);
    const Code::Label positive = code_.jump(MACHINE_jump_if_not);
    const int depth = code_.depth();
    load_cells(kept, cells, !in_main());
    code_.add(decimal ? MACHINE_decimal_negate : MACHINE_negate);
    const Code::Label end = code_.jump(MACHINE_jump);
    code_.here(positive);
    code_.set_depth(depth);
    load_cells(kept, cells, !in_main());
    code_.here(end);
    return type;
  }
  if (!decimal) return Type::whole;
  if (name == "round") {
    code_.push_decimal(0.5);
    code_.add(MACHINE_decimal_add);
  }
  if (name == "ceil") code_.add(MACHINE_decimal_negate);
  code_.add(MACHINE_floor_to_whole);
  if (name == "ceil") code_.add(MACHINE_negate);
  return Type::whole;
}

// math.max(a, b) and math.min(a, b): the first, unless the second is beyond it.
Type Compilation::extreme(bool largest, const std::vector<Syntax>& arguments) {
  Type type = joined(type_of(arguments[0]), type_of(arguments[1]));
  if (type == Type::unknown) type = Type::whole;
  if (!is_number(type)) {
    refuse(arguments[0], "kit.alone.not_a_number");
    return Type::unknown;
  }
  const int cells = cells_of(type);
  const bool local = !in_main();
  const int first = reserve(cells);
  const int second = reserve(cells);
  as(arguments[0], type);
  as(arguments[1], type);
  store_cells(second, cells, local);
  store_cells(first, cells, local);
  load_cells(largest ? first : second, cells, local);
  load_cells(largest ? second : first, cells, local);
  code_.add(type == Type::decimal ? MACHINE_decimal_less : MACHINE_less);
  const Code::Label keeps = code_.jump(MACHINE_jump_if_not);
  const int depth = code_.depth();
  load_cells(second, cells, local);
  const Code::Label end = code_.jump(MACHINE_jump);
  code_.here(keeps);
  code_.set_depth(depth);
  load_cells(first, cells, local);
  code_.here(end);
  return type;
}

// Keeps the decimal number on the stack within bounds.
void Compilation::clamp(double least, double most) {
  const bool local = !in_main();
  const int value = reserve(2);
  store_cells(value, 2, local);
  for (const bool lower : {true, false}) {
    const double bound = lower ? least : most;
    if (lower) load_cells(value, 2, local);
    code_.push_decimal(bound);
    if (!lower) load_cells(value, 2, local);
    code_.add(MACHINE_decimal_less);
    const Code::Label fine = code_.jump(MACHINE_jump_if_not);
    code_.push_decimal(bound);
    store_cells(value, 2, local);
    code_.here(fine);
  }
  load_cells(value, 2, local);
}

}  // namespace lunabloc::kit::standalone
