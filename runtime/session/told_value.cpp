#include "session/told_value.h"

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <utility>
#include <vector>

#include "program/ast.h"
#include "program/text_literal.h"

namespace lunabloc::session {
namespace {

using enum program::SyntaxKind;
using program::Syntax;
using program::SyntaxKind;
using trace::Value;

constexpr std::string_view kCut = "…";
constexpr int kDeepest = 200;

Result<Told> unlike(std::string_view sign) { return failure(ErrorKind::failed, "told.unlike", {{"signe", std::string(sign)}}); }
Result<Told> cut(const Told& told) { return failure(ErrorKind::failed, "told.cut", {{"valeur", trace::shown(told.value)}}); }
Result<Told> no_form(const Syntax& expression) {
  return failure(ErrorKind::usage, "told.form", {{"texte", std::string(expression.token_text())}});
}

bool is_number(const Told& told) { return std::holds_alternative<std::int64_t>(told.value) || std::holds_alternative<double>(told.value); }
bool is_text(const Told& told) { return !told.is_list && std::holds_alternative<std::string>(told.value); }
bool is_cut(const Told& told) {
  const std::string* text = std::get_if<std::string>(&told.value);
  return text != nullptr && text->find(kCut) != std::string::npos;
}

// ---- What is shown of a list

struct Shown {
  std::vector<std::string_view> list;                              // its elements, from 1
  std::vector<std::pair<std::string_view, std::string_view>> named;
  bool whole = true;
};

// The parts between the braces, cut at the commas that are in no text and in no list inside.
std::vector<std::string_view> parts_of(std::string_view inside) {
  std::vector<std::string_view> parts;
  std::size_t start = 0;
  int depth = 0;
  bool quoted = false;
  for (std::size_t at = 0; at < inside.size(); ++at) {
    const char c = inside[at];
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '{') ++depth;
    if (c == '}') --depth;
    if (c != ',' || depth > 0) continue;
    parts.push_back(inside.substr(start, at - start));
    start = at + 1;
  }
  parts.push_back(inside.substr(start));
  for (std::string_view& part : parts)
    while (part.starts_with(' ')) part.remove_prefix(1);
  return parts;
}

Shown read_list(std::string_view text) {
  Shown shown;
  shown.whole = text.find(kCut) == std::string_view::npos && text.ends_with('}');
  text.remove_prefix(1);
  if (text.ends_with('}')) text.remove_suffix(1);
  if (text.empty()) return shown;
  for (const std::string_view part : parts_of(text)) {
    if (part.find(kCut) != std::string_view::npos) break;
    const std::size_t equal = part.starts_with('"') || part.starts_with('{') ? std::string_view::npos : part.find(" = ");
    if (equal == std::string_view::npos) shown.list.push_back(part);
    else shown.named.emplace_back(part.substr(0, equal), part.substr(equal + 3));
  }
  return shown;
}

std::optional<Told> read_value(std::string_view shown) {
  if (shown == "nil") return Told{};
  if (shown == "true") return Told{true};
  if (shown == "false") return Told{false};
  if (shown.starts_with('"') && shown.ends_with('"') && shown.size() >= 2) return Told{std::string(shown.substr(1, shown.size() - 2))};
  if (shown.starts_with('{')) return Told{std::string(shown), true};
  if (shown.find_first_not_of("-+.0123456789einfa") != std::string_view::npos || shown.empty()) return std::nullopt;
  std::int64_t whole = 0;
  const auto [end, problem] = std::from_chars(shown.data(), shown.data() + shown.size(), whole);
  if (problem == std::errc() && end == shown.data() + shown.size()) return Told{whole};
  const std::string words(shown);
  char* rest = nullptr;
  const double number = std::strtod(words.c_str(), &rest);
  if (rest != words.c_str() + words.size()) return std::nullopt;
  return Told{number};
}

Result<Told> length_of(const Told& told) {
  const std::string* text = std::get_if<std::string>(&told.value);
  if (text == nullptr) return unlike("#");
  if (!told.is_list) return is_cut(told) ? cut(told) : Result<Told>(Told{static_cast<std::int64_t>(text->size())});
  if (told.length) return Told{*told.length};
  const Shown shown = read_list(*text);
  if (!shown.whole) return cut(told);
  return Told{static_cast<std::int64_t>(shown.list.size())};
}

// ---- Signs

struct Numbers {
  double left, right;
};

std::int64_t wrapped(std::uint64_t value) { return static_cast<std::int64_t>(value); }

// Lua's whole division and its rest go towards minus infinity.
std::int64_t floor_divided(std::int64_t a, std::int64_t b) {
  if (b == -1) return wrapped(0U - static_cast<std::uint64_t>(a));
  const std::int64_t quotient = a / b;
  return quotient * b != a && (a < 0) != (b < 0) ? quotient - 1 : quotient;
}
std::int64_t floor_rest(std::int64_t a, std::int64_t b) {
  if (b == -1) return 0;
  const std::int64_t rest = a % b;
  return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
}
double floor_rest(double a, double b) {
  const double rest = std::fmod(a, b);
  return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
}

Result<Told> whole_arithmetic(SyntaxKind sign, std::int64_t a, std::int64_t b) {
  const auto ua = static_cast<std::uint64_t>(a), ub = static_cast<std::uint64_t>(b);
  switch (sign) {
    case plus: return Told{wrapped(ua + ub)};
    case minus: return Told{wrapped(ua - ub)};
    case star: return Told{wrapped(ua * ub)};
    default: break;
  }
  if (b == 0) return failure(ErrorKind::failed, "told.by_zero");
  return Told{sign == percent ? floor_rest(a, b) : floor_divided(a, b)};
}

Result<Told> real_arithmetic(SyntaxKind sign, double a, double b) {
  switch (sign) {
    case plus: return Told{a + b};
    case minus: return Told{a - b};
    case star: return Told{a * b};
    case slash: return Told{a / b};
    case double_slash: return Told{std::floor(a / b)};
    case percent: return Told{floor_rest(a, b)};
    default: return Told{std::pow(a, b)};
  }
}

Result<Told> arithmetic(const Syntax& sign, const Told& left, const Told& right) {
  if (!is_number(left) || !is_number(right)) return unlike(sign.text());
  const std::int64_t* a = std::get_if<std::int64_t>(&left.value);
  const std::int64_t* b = std::get_if<std::int64_t>(&right.value);
  if (a != nullptr && b != nullptr && sign.kind() != slash && sign.kind() != caret) return whole_arithmetic(sign.kind(), *a, *b);
  return real_arithmetic(sign.kind(), trace::number_of(left.value), trace::number_of(right.value));
}

// Whole numbers beyond 2^53 are compared as they are.
template <class Compare>
bool compared(const Told& left, const Told& right, const Compare& compare) {
  const std::int64_t* a = std::get_if<std::int64_t>(&left.value);
  const std::int64_t* b = std::get_if<std::int64_t>(&right.value);
  return a != nullptr && b != nullptr ? compare(*a, *b) : compare(trace::number_of(left.value), trace::number_of(right.value));
}

Result<Told> equality(const Told& left, const Told& right) {
  if (is_number(left) && is_number(right)) return Told{compared(left, right, [](auto a, auto b) { return a == b; })};
  // Two lists that show the same may be two.
  if (left.is_list && right.is_list) return unlike("==");
  if (is_cut(left) && is_text(right)) return cut(left);
  if (is_cut(right) && is_text(left)) return cut(right);
  return Told{left.is_list == right.is_list && left.value == right.value};
}

Result<Told> order(const Syntax& sign, const Told& left, const Told& right) {
  const auto holds = [&](const auto& a, const auto& b) {
    switch (sign.kind()) {
      case less: return a < b;
      case less_equal: return a <= b;
      case greater: return a > b;
      default: return a >= b;
    }
  };
  if (is_number(left) && is_number(right)) return Told{compared(left, right, holds)};
  if (!is_text(left) || !is_text(right)) return unlike(sign.text());
  if (is_cut(left)) return cut(left);
  if (is_cut(right)) return cut(right);
  return Told{holds(std::get<std::string>(left.value), std::get<std::string>(right.value))};
}

Result<Told> joined(const Syntax& sign, const Told& left, const Told& right) {
  const auto joins = [](const Told& told) { return is_number(told) || is_text(told); };
  if (!joins(left) || !joins(right)) return unlike(sign.text());
  if (is_cut(left)) return cut(left);
  if (is_cut(right)) return cut(right);
  return Told{trace::shown(left.value) + trace::shown(right.value)};
}

class Evaluation {
 public:
  explicit Evaluation(const ValueOfName& names) : names_(names) {}

  Result<Told> of(const Syntax& expression, int depth) const {
    if (depth > kDeepest) return no_form(expression);
    switch (expression.kind()) {
      case nil_expression: return Told{};
      case true_expression: return Told{true};
      case false_expression: return Told{false};
      case number_expression: return Told{value_of_number(expression.token_text())};
      case string_expression: return Told{program::text_of_literal(expression.token_text()).value_or("")};
      case name_expression: return names_(expression);
      case parenthesized_expression: return of(expression.expression(), depth + 1);
      case unary_expression: return unary(program::UnaryExpression(expression), depth);
      case binary_expression: return binary(program::BinaryExpression(expression), depth);
      case field_expression: {
        const program::FieldExpression field(expression);
        const Result<Told> object = of(field.object(), depth + 1);
        return object ? element_of(*object, Value{std::string(field.name().text())}) : object;
      }
      case index_expression: {
        const program::IndexExpression index(expression);
        const Result<Told> object = of(index.object(), depth + 1);
        if (!object) return object;
        const Result<Told> key = of(index.key(), depth + 1);
        return key ? element_of(*object, key->value) : key;
      }
      default: return no_form(expression);
    }
  }

 private:
  Result<Told> unary(const program::UnaryExpression& unary, int depth) const {
    const Result<Told> operand = of(unary.operand(), depth + 1);
    if (!operand) return operand;
    switch (unary.operator_token().kind()) {
      case kw_not: return Told{!is_true(*operand)};
      case hash: return length_of(*operand);
      case minus:
        if (const std::int64_t* whole = std::get_if<std::int64_t>(&operand->value)) return Told{wrapped(0U - static_cast<std::uint64_t>(*whole))};
        if (const double* real = std::get_if<double>(&operand->value)) return Told{-*real};
        return unlike("-");
      default: return no_form(unary.syntax());
    }
  }

  Result<Told> binary(const program::BinaryExpression& binary, int depth) const {
    const Syntax sign = binary.operator_token();
    const Result<Told> left = of(binary.left(), depth + 1);
    if (!left) return left;
    // What is not evaluated need not be known.
    if (sign.kind() == kw_and && !is_true(*left)) return left;
    if (sign.kind() == kw_or && is_true(*left)) return left;
    const Result<Told> right = of(binary.right(), depth + 1);
    if (!right) return right;
    switch (sign.kind()) {
      case kw_and:
      case kw_or: return right;
      case equal_equal: return equality(*left, *right);
      case tilde_equal: {
        const Result<Told> same = equality(*left, *right);
        return same ? Result<Told>(Told{!is_true(*same)}) : same;
      }
      case less:
      case less_equal:
      case greater:
      case greater_equal: return order(sign, *left, *right);
      case concat: return joined(sign, *left, *right);
      case plus:
      case minus:
      case star:
      case slash:
      case double_slash:
      case percent:
      case caret: return arithmetic(sign, *left, *right);
      default: return no_form(binary.syntax());
    }
  }

  const ValueOfName& names_;
};

}  // namespace

Told told_by(const trace::Event& variable) {
  Told told{variable.values.empty() ? Value{} : variable.values.front(), variable.values.size() > 1};
  if (const std::int64_t* length = told.is_list ? std::get_if<std::int64_t>(&variable.values[1]) : nullptr) told.length = *length;
  return told;
}

Result<Told> value_of(const Syntax& expression, const ValueOfName& names) { return Evaluation(names).of(expression, 0); }

bool is_true(const Told& told) {
  const bool* truth = std::get_if<bool>(&told.value);
  return truth != nullptr ? *truth : !std::holds_alternative<std::monostate>(told.value);
}

Result<Told> element_of(const Told& list, const Value& key) {
  if (!list.is_list) return unlike("[]");
  const Shown shown = read_list(std::get<std::string>(list.value));
  const std::string_view* found = nullptr;
  const std::int64_t* index = std::get_if<std::int64_t>(&key);
  if (index != nullptr && *index >= 1 && static_cast<std::size_t>(*index) <= shown.list.size()) {
    found = &shown.list[static_cast<std::size_t>(*index) - 1];
  } else {
    const std::string name = index != nullptr ? "[" + trace::shown(key) + "]" : trace::shown(key);
    for (const auto& [known, value] : shown.named)
      if (known == name) found = &value;
  }
  if (found == nullptr) return shown.whole ? Result<Told>(Told{}) : cut(list);
  const std::optional<Told> told = read_value(*found);
  return told ? Result<Told>(*told) : unlike("[]");
}

Value value_of_number(std::string_view lua) {
  const std::string words(lua);
  const bool hexadecimal = words.starts_with("0x") || words.starts_with("0X");
  if (hexadecimal && words.find_first_of(".pP") == std::string::npos) {
    std::uint64_t whole = 0;  // wraps, as Lua's does
    for (const char digit : words.substr(2)) whole = whole * 16 + static_cast<std::uint64_t>(std::strtol(std::string(1, digit).c_str(), nullptr, 16));
    return wrapped(whole);
  }
  std::int64_t whole = 0;
  const auto [end, problem] = std::from_chars(words.data(), words.data() + words.size(), whole);
  if (!hexadecimal && problem == std::errc() && end == words.data() + words.size()) return whole;
  return std::strtod(words.c_str(), nullptr);
}

}  // namespace lunabloc::session
