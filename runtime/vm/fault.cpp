#include "vm/fault.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace lunabloc::vm {

using namespace program;
using enum SyntaxKind;

namespace {

constexpr std::size_t kMostWritten = 40;
constexpr int kDeepest = 8;  // of an expression that is computed

// What stands between two marks; empty when they are not there.
std::string between(std::string_view text, std::string_view open, std::string_view close) {
  const std::size_t start = text.find(open);
  if (start == std::string_view::npos) return {};
  const std::size_t from = start + open.size(), end = text.find(close, from);
  return end == std::string_view::npos ? std::string() : std::string(text.substr(from, end - from));
}

struct Words {
  std::string_view begins;
  std::string_view operation;
};
constexpr std::array kWords = {
    Words{"attempt to call a ", "call"},
    Words{"attempt to index a ", "index"},
    Words{"attempt to perform arithmetic on a ", "arithmetic"},
    Words{"attempt to perform bitwise operation on a ", "bitwise"},
    Words{"attempt to concatenate a ", "concatenate"},
    Words{"attempt to get length of a ", "length"},
    Words{"attempt to compare ", "compare"},
    Words{"attempt to perform 'n", "zero"},
    Words{"attempt to divide by zero", "zero"},
    Words{"bad 'for' ", "for"},
    Words{"bad argument #", "argument"},
    Words{"calling '", "self"},
};

bool is_arithmetic(SyntaxKind kind) { return kind >= plus && kind <= caret; }
bool is_bitwise(SyntaxKind kind) { return kind == ampersand || kind == tilde || kind == pipe || kind == shift_left || kind == shift_right; }

std::optional<std::uint32_t> whole_number(std::string_view text) {
  std::uint32_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  return problem == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

std::optional<double> real_number(std::string_view text) {
  double number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  return problem == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

// "forward" of "turtle.forward" and of "turtle:forward".
std::string_view last_part(std::string_view name) {
  const std::size_t mark = name.find_last_of(".:");
  return mark == std::string_view::npos ? name : name.substr(mark + 1);
}

std::string_view called_name(const Syntax& syntax) {
  const Call call(syntax);
  if (call.is_method()) return call.method().text();
  if (const FieldExpression field{call.callee()}) return field.name().text();
  return call.callee().kind() == name_expression ? call.callee().token_text() : std::string_view();
}

}  // namespace

Syntax without_parentheses(Syntax syntax) {
  for (int i = 0; i < kDeepest && syntax.kind() == parenthesized_expression; ++i) syntax = ParenthesizedExpression(syntax).inner();
  return syntax;
}

bool writes(const NameUse& use) { return use.role == NameUse::Role::writes || use.role == NameUse::Role::declares; }

bool is_order(SyntaxKind sign) { return sign == less || sign == greater || sign == less_equal || sign == greater_equal; }

std::string written(const Syntax& syntax) {
  const std::string_view text = syntax.token_text();
  if (text.size() <= kMostWritten && text.find('\n') == std::string_view::npos) return std::string(text);
  std::size_t cut = std::min({text.find('\n'), text.size(), kMostWritten});
  while (cut > 0 && cut < text.size() && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;
  return std::string(text.substr(0, cut)) + "…";
}

Fault::Fault(const trace::Trace& trace, std::string_view program, const KnownNames& known)
    : tree_(parse(program).tree), lines_(tree_.text()), names_(names_of(tree_)), known_(known), exact_(trace.request().mode == trace::Mode::exact) {
  const trace::Event* const event = trace.last_of(trace::EventKind::error);
  if (event == nullptr) return;
  read_event(*event);
  read_words();
  find_statement(event->offset);
  if (values_.empty() && exact_) read_values(trace);
  find_operand();
  find_call();
}

std::string_view Fault::filling(std::string_view name) const {
  for (const auto& [known, value] : fillings_)
    if (known == name) return value;
  return {};
}

void Fault::read_event(const trace::Event& event) {
  message_ = event.name;
  for (std::size_t i = 0; i + 1 < event.values.size(); i += 2) {
    const std::string name = trace::text_of(event.values[i]);
    std::string value = trace::text_of(event.values[i + 1]);
    const std::size_t colon = name.find(':');
    if (name == "lua") lua_ = std::move(value);
    else if (name == "line") line_ = whole_number(value).value_or(0);
    else if (name == "caller") caller_ = whole_number(value).value_or(0);
    else if (colon == std::string::npos) fillings_.emplace_back(name, std::move(value));
    else if (!name.starts_with("length:")) values_.push_back({name.substr(colon + 1), {name.substr(0, colon), std::move(value), {}}});
    else if (!values_.empty() && values_.back().first == name.substr(colon + 1)) values_.back().second.length = whole_number(value);
  }
}

// "attempt to add a 'string' with a 'nil'": of texts, the string library calculates.
bool Fault::read_text_calculation() {
  struct Verb {
    std::string_view begins;
    SyntaxKind sign;
  };
  constexpr std::array kVerbs = {
      Verb{"attempt to add a '", plus},  Verb{"attempt to sub a '", minus},   Verb{"attempt to mul a '", star},
      Verb{"attempt to div a '", slash}, Verb{"attempt to mod a '", percent}, Verb{"attempt to pow a '", caret},
      Verb{"attempt to unm a '", minus}, Verb{"attempt to idiv a '", double_slash},
  };
  const auto verb = std::find_if(kVerbs.begin(), kVerbs.end(), [this](const Verb& one) { return lua_.starts_with(one.begins); });
  if (verb == kVerbs.end()) return false;
  operation_ = "arithmetic";
  sign_ = verb->sign;
  const std::string left = between(lua_, " a '", "' with"), right = between(lua_, "with a '", "'");
  const auto calculates = [](std::string_view type) { return type == "number" || type == "string"; };
  type_ = !calculates(left) ? left : !calculates(right) ? right : "string";
  if (left != right) side_ = left == type_ ? Side::left : Side::right;
  return true;
}

void Fault::read_words() {
  if (read_text_calculation()) return;
  const auto row = std::find_if(kWords.begin(), kWords.end(), [this](const Words& words) { return lua_.starts_with(words.begins); });
  if (row == kWords.end()) return;
  operation_ = row->operation;
  const std::string_view rest = std::string_view(lua_).substr(row->begins.size());
  if (operation_ == "argument" || operation_ == "self") {
    name_ = operation_ == "self" ? between(lua_, "calling '", "'") : between(lua_, " to '", "'");
    name_ = std::string(last_part(name_));
    return;
  }
  type_ = std::string(rest.substr(0, rest.find(' ')));
  const std::size_t open = rest.rfind(" (");
  const std::string_view named = open == std::string_view::npos ? std::string_view() : rest.substr(open + 2);
  if (named.find(" '") == std::string_view::npos) return;
  kind_ = std::string(named.substr(0, named.find(" '")));
  name_ = between(named, " '", "')");
}

// What the program's own variables had last, where only one has that name.
void Fault::read_values(const trace::Trace& trace) {
  std::map<std::string, Known, std::less<>> last;
  // Of a run of millions of steps the end is enough: what still changes changes there.
  constexpr std::size_t kMostRead = 100'000;
  const std::size_t size = trace.events().size();
  for (auto at = trace.events().from(size > kMostRead ? size - kMostRead : 0); at != trace.events().end(); ++at) {
    const trace::Event& event = *at;
    if (event.kind != trace::EventKind::variable || event.values.empty()) continue;
    const trace::Value& value = event.values.front();
    const bool is_number = std::holds_alternative<std::int64_t>(value) || std::holds_alternative<double>(value);
    const bool is_truth = std::holds_alternative<bool>(value);
    last[event.name] = {is_number ? "number" : is_truth ? "boolean" : "", trace::shown(value), {}};
  }
  for (auto& [name, value] : last) {
    const auto same = [&name = name](const Variable& variable) { return variable.name == name; };
    if (std::count_if(names_.variables.begin(), names_.variables.end(), same) == 1) values_.emplace_back(name, std::move(value));
  }
}

void Fault::find_statement(std::uint32_t offset) {
  if (offset == trace::kNoOffset || offset >= tree_.text().size()) return;
  Path path = path_at(tree_, offset);
  // The outermost that begins there: `if` and what its condition begins with do not begin at the same byte.
  while (!path.empty() && !(is_statement(path.back().kind()) && path.back().token_range().start == offset)) path.pop_back();
  while (path.size() >= 2 && is_statement(path[path.size() - 2].kind()) && path[path.size() - 2].token_range().start == offset) path.pop_back();
  if (path.empty()) return;
  path_ = std::move(path);
  statement_ = path_.back();
}

bool Fault::counts(const Syntax& part) const {
  if (line_ == 0) return true;
  const TextRange range = part.token_range();
  return line_of(range.start) <= line_ && line_ <= line_of(range.end > range.start ? range.end - 1 : range.end);
}

// The nodes among which what fails is: in exact mode the statement's own, without the blocks inside; else those of the
// line that Lua names.
std::vector<Syntax> Fault::parts() const {
  std::vector<Syntax> parts;
  if (exact_ && !statement_) return parts;
  if (!exact_ && line_ == 0) return parts;
  for (Walk walk{exact_ ? statement_ : Syntax(tree_)}; walk;) {
    const Syntax& at = walk.at();
    const bool below = exact_ && at != statement_ && (at.kind() == SyntaxKind::block || at.kind() == function_body);
    if (below || (!exact_ && at.is_node() && !counts(at))) {
      walk.skip();
      continue;
    }
    if (at.is_node()) parts.push_back(at);
    walk.next();
  }
  return parts;
}

namespace {

using Candidate = Fault::Candidate;

// Is the expression what Lua calls by that kind and that name? Without a kind, anything but a plain name.
bool is_called(const Syntax& expression, std::string_view kind, std::string_view name) {
  const Syntax inner = without_parentheses(expression);
  if (kind == "global" || kind == "local" || kind == "upvalue") return inner.kind() == name_expression && inner.token_text() == name;
  if (kind == "field" && (name == "?" || name == "integer index")) return inner.kind() == index_expression;
  if (kind == "field") {
    if (const FieldExpression field{inner}) return field.name().text() == name;
    const IndexExpression index(inner);
    return index && index.key().kind() == string_expression;
  }
  if (kind == "constant") return inner.kind() == string_expression || inner.kind() == number_expression;
  return inner.kind() != name_expression;
}

// Of a value that is written out, or computed, its kind is known; empty when it may be any.
std::string_view type_of(const Syntax& expression) {
  switch (without_parentheses(expression).kind()) {
    case nil_expression: return "nil";
    case true_expression:
    case false_expression: return "boolean";
    case number_expression: return "number";
    case string_expression: return "string";
    case table_expression: return "table";
    case function_expression: return "function";
    default: return {};
  }
}

void add_binary(const Syntax& part, std::vector<Candidate>& found, bool (*fits)(SyntaxKind)) {
  const BinaryExpression binary(part);
  if (!binary || !fits(binary.operator_token().kind())) return;
  found.push_back({binary.left(), part});
  found.push_back({binary.right(), part});
}

void add_unary(const Syntax& part, std::vector<Candidate>& found, SyntaxKind sign) {
  const UnaryExpression unary(part);
  if (unary && unary.operator_token().kind() == sign) found.push_back({unary.operand(), part});
}

std::vector<Candidate> operands(const std::vector<Syntax>& parts, std::string_view operation) {
  std::vector<Candidate> found;
  for (const Syntax& part : parts) {
    if (operation == "arithmetic" || operation == "zero") add_binary(part, found, is_arithmetic);
    if (operation == "arithmetic") add_unary(part, found, minus);
    if (operation == "bitwise") add_binary(part, found, is_bitwise), add_unary(part, found, tilde);
    if (operation == "compare") add_binary(part, found, is_order);
    if (operation == "concatenate") add_binary(part, found, [](SyntaxKind kind) { return kind == concat; });
    if (operation == "length") add_unary(part, found, hash);
    if (operation == "call" && Call(part) && !Call(part).is_method()) found.push_back({Call(part).callee(), part});
    if (operation == "index" && (part.kind() == field_expression || part.kind() == index_expression || part.kind() == method_call_expression))
      found.push_back({part.expression(0), part});
  }
  return found;
}

}  // namespace

// Several places of lists fit: the one just past the end of its list is surely empty.
void Fault::keep_past_end(std::vector<Candidate>& found) const {
  const auto past_end = [this](const Candidate& candidate) {
    const IndexExpression read(without_parentheses(candidate.operand));
    const Known* const list = read && read.object().kind() == name_expression ? value(read.object().token_text()) : nullptr;
    const std::optional<double> number = read ? this->number(read.key()) : std::nullopt;
    return list != nullptr && list->length && number && *number == static_cast<double>(*list->length) + 1;
  };
  if (type_ != "nil" || found.size() < 2 || std::count_if(found.begin(), found.end(), past_end) != 1) return;
  std::erase_if(found, [&](const Candidate& candidate) { return !past_end(candidate); });
}

void Fault::find_operand() {
  const std::vector<Syntax> all = parts();
  if (operation_ == "call" && kind_ == "method") {
    for (const Syntax& part : all) {
      if (called_name(part) != name_ || !Call(part).is_method()) continue;
      if (operand_) return void(operand_ = around_ = Syntax());
      operand_ = Call(part).method();
      around_ = part;
    }
    return;
  }
  if (kind_ == "for iterator") {
    for (const Syntax& part : all)
      if (const GenericFor loop{part}; loop && !loop.expressions().empty()) operand_ = loop.expressions().front(), around_ = part;
    return;
  }
  if (operation_.empty() || operation_ == "compare" || operation_ == "argument" || operation_ == "self" || operation_ == "for") return;
  std::vector<Candidate> found = operands(all, operation_);
  std::erase_if(found, [this](const Candidate& candidate) {
    const Syntax inner = without_parentheses(candidate.operand);
    const BinaryExpression both(candidate.around);
    if (sign_ && both && both.operator_token().kind() != *sign_) return true;
    if (both && side_ != Side::either && (side_ == Side::left) != (candidate.operand == both.left())) return true;
    if (operation_ == "zero") {
      const SyntaxKind sign = both.operator_token().kind();
      return candidate.operand == both.left() || (sign != double_slash && sign != percent);
    }
    const Known* const known = inner.kind() == name_expression ? value(inner.token_text()) : nullptr;
    if (known != nullptr && !known->type.empty() && known->type != type_) return true;
    if (!type_of(inner).empty() && type_of(inner) != type_) return true;
    // Of two texts, the value tells which is no number.
    if (sign_ && type_ == "string" && side_ == Side::either)
      return !(inner.kind() == string_expression || (known != nullptr && known->type == "string" && !real_number(known->shown)));
    return !sign_ && !is_called(candidate.operand, kind_, name_);
  });
  const auto off_line = [this](const Candidate& candidate) { return !counts(candidate.around); };
  if (found.size() > 1 && !std::all_of(found.begin(), found.end(), off_line)) std::erase_if(found, off_line);
  keep_past_end(found);
  // Of two texts in one calculation, each is in the wrong place.
  const bool texts = operation_ == "arithmetic" && type_ == "string";
  const auto same = [&](const Candidate& one) {
    return one.operand.token_text() == found.front().operand.token_text() || (texts && one.around == found.front().around);
  };
  if (found.empty() || !std::all_of(found.begin(), found.end(), same)) return;
  operand_ = found.front().operand;
  around_ = found.front().around;
}

void Fault::find_call() {
  if (operation_ != "argument" && operation_ != "self") return;
  std::vector<Syntax> found;
  for (const Syntax& part : parts())
    if (Call(part) && called_name(part) == name_) found.push_back(part);
  if (found.size() == 1) call_ = found.front();
}

TextRange Fault::place() const {
  if (operand_) return operand_.token_range();
  if (call_) return call_.token_range();
  return statement_ ? statement_.token_range() : TextRange{};
}

std::uint32_t Fault::line_of(std::size_t offset) const { return lines_.line_of(offset); }

Syntax Fault::function() const {
  const Path path = operand_ && !exact_ ? path_at(tree_, operand_.token_range().start) : path_;
  for (std::size_t i = path.size(); i-- > 0;)
    if (Function(path[i]) && (path[i] != statement_ || !exact_)) return path[i];
  return {};
}

const Known* Fault::value(std::string_view name) const {
  for (const auto& [known, value] : values_)
    if (known == name) return &value;
  return nullptr;
}

std::optional<double> Fault::number_named(std::string_view name) const {
  const Known* const known = value(name);
  return known != nullptr && known->type == "number" ? real_number(known->shown) : std::nullopt;
}

std::optional<double> Fault::number(const Syntax& expression) const {
  struct Computer {
    const Fault& fault;
    std::optional<double> of(const Syntax& written, int depth) const {
      const Syntax syntax = without_parentheses(written);
      if (depth > kDeepest) return std::nullopt;
      if (syntax.kind() == number_expression) return real_number(syntax.token_text());
      if (syntax.kind() == name_expression) return fault.number_named(syntax.token_text());
      if (const UnaryExpression unary{syntax}) {
        if (unary.operator_token().kind() == minus) {
          const std::optional<double> value = of(unary.operand(), depth + 1);
          return value ? std::optional(-*value) : std::nullopt;
        }
        const Known* const list = unary.operator_token().kind() == hash ? fault.value(unary.operand().token_text()) : nullptr;
        return list != nullptr && list->length ? std::optional(static_cast<double>(*list->length)) : std::nullopt;
      }
      const BinaryExpression binary(syntax);
      if (!binary) return std::nullopt;
      const std::optional<double> left = of(binary.left(), depth + 1), right = of(binary.right(), depth + 1);
      if (!left || !right) return std::nullopt;
      switch (binary.operator_token().kind()) {
        case plus: return *left + *right;
        case minus: return *left - *right;
        case star: return *left * *right;
        default: return std::nullopt;
      }
    }
  };
  return Computer{*this}.of(expression, 0);
}

const Variable* Fault::variable(const Syntax& name) const {
  const Syntax inner = without_parentheses(name);
  if (inner.kind() != name_expression) return nullptr;
  const NameUse* const use = names_.at(inner.token_range().start);
  return use != nullptr ? &names_.variable_of(*use) : nullptr;
}

const Variable* Fault::variable() const {
  if (operand_) return variable(operand_);
  // Several places fit, but they may all mean the same.
  const Variable* found = nullptr;
  for (const Variable& one : names_.variables) {
    if (one.name != name_ || one.is_global() != (kind_ == "global")) continue;
    if (found != nullptr) return nullptr;
    found = &one;
  }
  return is_variable() ? found : nullptr;
}

bool Fault::gives(std::string_view name) const {
  return std::any_of(names_.uses.begin(), names_.uses.end(),
                     [&](const NameUse& use) { return names_.variable_of(use).name == name && writes(use); });
}

std::vector<Syntax> Fault::all_in(const Syntax& top, SyntaxKind kind) const {
  std::vector<Syntax> found;
  for (Walk walk{top}; walk; walk.next())
    if (walk.at().kind() == kind) found.push_back(walk.at());
  return found;
}

std::vector<Syntax> Fault::all(SyntaxKind kind) const { return all_in(Syntax(tree_), kind); }

Function Fault::function_named(std::string_view name) const {
  Function found;
  for (Walk walk{Syntax(tree_)}; walk; walk.next()) {
    const Function function(walk.at());
    if (!function || function.name().token_text() != name) continue;
    if (found) return {};
    found = function;
  }
  return found;
}

}  // namespace lunabloc::vm
