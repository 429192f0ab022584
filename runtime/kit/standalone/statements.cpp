// Statements of a program for the board alone.
#include <algorithm>
#include <array>
#include <cmath>

#include "kit/standalone/compilation.h"

namespace lunabloc::kit::standalone {
namespace {

using program::SyntaxKind;

constexpr int kGrowingList = 16;  // elements that a list has room for when the program adds some

bool is_field(const Syntax& syntax, std::string_view object, std::string_view name) {
  const program::FieldExpression field{syntax};
  return field && field.object().token_text() == object && field.name().text() == name;
}

}  // namespace

void Compilation::block(const Syntax& block) {
  const Cells before = cells_;
  for (const Syntax& each : program::statements_of(block)) statement(each);
  // What the file declares at its own level is there for every script.
  if (block == functions_[kMain].body) return;
  cells_ = before;
}

void Compilation::statement(const Syntax& statement) {
  switch (statement.kind()) {
    case SyntaxKind::empty_statement:
    case SyntaxKind::comment_statement: return;
    case SyntaxKind::local_statement: return local_statement(program::LocalStatement(statement));
    case SyntaxKind::assignment: return assignment(program::Assignment(statement));
    case SyntaxKind::call_statement: return call_statement(program::CallStatement(statement).call());
    case SyntaxKind::if_statement: return if_statement(program::IfStatement(statement));
    case SyntaxKind::while_statement: return while_statement(program::WhileStatement(statement));
    case SyntaxKind::repeat_statement: return repeat_statement(program::RepeatStatement(statement));
    case SyntaxKind::numeric_for: return numeric_for(program::NumericFor(statement));
    case SyntaxKind::generic_for: return generic_for(program::GenericFor(statement));
    case SyntaxKind::do_statement: return block(program::DoStatement(statement).body());
    case SyntaxKind::return_statement: return return_statement(program::ReturnStatement(statement));
    case SyntaxKind::break_statement:
      if (!loops_.empty()) loops_.back().breaks.push_back(code_.jump(MACHINE_jump));
      return;
    case SyntaxKind::function_statement:
    case SyntaxKind::local_function: {
      const std::size_t variable = variable_at(program::Function(statement).name());
      const std::size_t function = variable == kNone ? kNone : variables_[variable].function;
      if (function != kNone && functions_[function].body == program::Function(statement).body().syntax()) return;
      return refuse(statement, "kit.alone.function_inside");
    }
    default: return refuse(statement, "kit.alone.statement");
  }
}

void Compilation::local_statement(const program::LocalStatement& statement) {
  std::vector<Syntax> names;
  for (const Syntax& name : statement.names()) names.push_back(program::LocalName(name).name());
  give(names, statement.values(), true, statement.syntax());
}

void Compilation::assignment(const program::Assignment& statement) {
  const std::vector<Syntax> targets = statement.targets();
  const std::vector<Syntax> values = statement.values();
  if (targets.size() == 1 && values.size() == 1)
    if (const program::IndexExpression element{targets[0]}) return set_element(element, values[0]);
  give(targets, values, false, statement.syntax());
}

// All values first, then all names, as in Lua.
void Compilation::give(const std::vector<Syntax>& targets, const std::vector<Syntax>& values, bool declares, const Syntax& where) {
  if (targets.size() != values.size()) return refuse(where, values.empty() ? "kit.alone.no_value" : "kit.alone.count");
  std::vector<std::size_t> given;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const bool is_name = targets[i].is_token() || targets[i].kind() == SyntaxKind::name_expression;
    const std::size_t number = is_name ? variable_at(targets[i]) : kNone;
    if (number == kNone) return refuse(targets[i], "kit.alone.target");
    Variable& variable = variables_[number];
    if (variable.function != kNone) return refuse(targets[i], "kit.alone.function_changed", {{"nom", std::string(names_.variables[number].name)}});
    if (values[i].kind() == SyntaxKind::table_expression) {
      if (targets.size() > 1) return refuse(where, "kit.alone.count");
      return give_list(number, values[i]);
    }
    if (variable.list) return refuse(values[i], "kit.alone.list_alone");
    if (const KitPart* part = part_in(values[i])) {
      if (variable.part != nullptr && variable.part != part)
        return refuse(values[i], "kit.alone.two_kinds", {{"nom", std::string(names_.variables[number].name)}});
      variable.part = part;
      learn(number, Type::part, values[i]);
      continue;
    }
    const Type type = expression(values[i]);
    if (type == Type::nothing) return refuse(values[i], "kit.alone.gives_nothing");
    learn(number, type == Type::part ? Type::unknown : type, values[i]);
    convert(type, variable.type, values[i]);
    given.push_back(number);
  }
  if (declares)
    for (const Syntax& target : targets)
      if (!variables_[variable_at(target)].list) place(variable_at(target));
  for (auto number = given.rbegin(); number != given.rend(); ++number) {
    if (variables_[*number].local && names_.variables[*number].function != names_.at(targets[0].token_range().start)->function)
      return refuse(where, "kit.alone.function_inside");
    store(variables_[*number]);
  }
}

void Compilation::give_list(std::size_t number, const Syntax& table) {
  Variable& variable = variables_[number];
  const std::vector<Syntax> fields = program::TableExpression(table).fields();
  if (!in_main()) return refuse(table, "kit.alone.list_place");
  if (variable.part != nullptr || (!variable.list && variable.type != Type::unknown)) return refuse(table, "kit.alone.two_kinds", {{"nom", std::string(names_.variables[number].name)}});
  variable.list = true;
  const int capacity = std::max({variable.capacity, static_cast<int>(fields.size()), variable.grows ? kGrowingList : 1});
  if (capacity != variable.capacity) {
    variable.capacity = capacity;
    learnt_ = true;
  }
  for (const Syntax& field : fields) {
    if (field.kind() != SyntaxKind::list_field) return refuse(field, "kit.alone.list_fields");
    learn(number, type_of(field.expression()), field);
  }
  if (variable.cell < 0 || !names_.variables[number].is_global()) place(number);
  const int width = cells_of(variable.type);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    as(fields[i].expression(), variable.type);
    store_cells(variable.cell + 1 + static_cast<int>(i) * width, width, false);
  }
  code_.push(static_cast<std::int32_t>(fields.size()));
  store_cells(variable.cell, 1, false);
}

void Compilation::set_element(const program::IndexExpression& target, const Syntax& value) {
  const std::size_t list = list_of(target.object());
  if (list == kNone) return refuse(target.object(), "kit.alone.list_unknown");
  Variable& variable = variables_[list];
  if (!variable.grows) variable.grows = learnt_ = true;
  number(target.key());
  learn(list, type_of(value), value);
  as(value, variable.type);
  const int width = std::max(1, cells_of(variable.type));
  code_.add(MACHINE_list_set, static_cast<std::uint8_t>(std::max(0, variable.cell)), static_cast<std::uint8_t>(width));
  code_.byte(static_cast<std::uint8_t>(variable.capacity));
  code_.grow(-1 * width);
}

void Compilation::if_statement(const program::IfStatement& statement) {
  std::vector<Code::Label> ends;
  const std::vector<program::Arm> arms = statement.arms();
  const bool has_else = static_cast<bool>(statement.else_clause());
  for (std::size_t i = 0; i < arms.size(); ++i) {
    condition(arms[i].condition());
    const Code::Label next = code_.jump(MACHINE_jump_if_not);
    block(arms[i].body());
    if (has_else || i + 1 < arms.size()) ends.push_back(code_.jump(MACHINE_jump));
    code_.here(next);
  }
  if (has_else) block(statement.else_body());
  for (const Code::Label end : ends) code_.here(end);
}

void Compilation::end_loop() {
  for (const Code::Label label : loops_.back().breaks) code_.here(label);
  loops_.pop_back();
}

void Compilation::while_statement(const program::WhileStatement& statement) {
  const std::size_t start = code_.size();
  const bool forever = statement.condition().kind() == SyntaxKind::true_expression;
  std::optional<Code::Label> end;
  if (!forever) {
    condition(statement.condition());
    end = code_.jump(MACHINE_jump_if_not);
  }
  loops_.emplace_back();
  block(statement.body());
  code_.jump_back(MACHINE_jump, start);
  if (end) code_.here(*end);
  end_loop();
}

// The condition sees the body's own variables.
void Compilation::repeat_statement(const program::RepeatStatement& statement) {
  const std::size_t start = code_.size();
  const Cells before = cells_;
  loops_.emplace_back();
  for (const Syntax& each : program::statements_of(statement.body())) this->statement(each);
  condition(statement.condition());
  code_.jump_back(MACHINE_jump_if_not, start);
  end_loop();
  cells_ = before;
}

// Lua's rules: whole when both ends of the count are; the limit of a whole count is rounded towards it.
void Compilation::numeric_for(const program::NumericFor& statement) {
  const Cells before = cells_;
  const Syntax step = statement.step();
  const Type from = type_of(statement.from());
  const Type step_type = step ? type_of(step) : Type::whole;
  const Type counted = joined(from, step_type);
  const std::size_t loop_variable = variable_at(statement.variable());
  if (loop_variable == kNone) return;
  learn(loop_variable, counted, statement.variable());
  if (names_.variables[loop_variable].written) learn(loop_variable, counted, statement.variable());
  const int width = cells_of(counted);
  const bool local = !in_main();
  const int index = reserve(width);
  const int limit = reserve(width);
  const int step_cell = reserve(width);

  as(statement.from(), counted);
  store_cells(index, width, local);
  const bool down = step && step.token_text().starts_with("-");
  if (counted == Type::whole && type_of(statement.to()) == Type::decimal) {
    expression(statement.to());
    if (down) code_.add(MACHINE_decimal_negate);
    code_.add(MACHINE_floor_to_whole);
    if (down) code_.add(MACHINE_negate);
  } else {
    as(statement.to(), counted);
  }
  store_cells(limit, width, local);
  if (step) as(step, counted);
  else code_.push(1);
  store_cells(step_cell, width, local);

  const bool constant = !step || step.kind() == SyntaxKind::number_expression || down;
  const auto in_order = [&](bool upwards) {
    load_cells(upwards ? index : limit, width, local);
    load_cells(upwards ? limit : index, width, local);
    code_.add(counted == Type::decimal ? MACHINE_decimal_less_equal : MACHINE_less_equal);
  };
  if (step && (step.token_text() == "0" || step.token_text() == "0.0")) return refuse(step, "kit.alone.step");
  const std::size_t start = code_.size();
  if (constant) {
    in_order(!down);
  } else {
    // Which way is known only when it runs.
    const auto zero = [&] { counted == Type::decimal ? code_.push_decimal(0) : code_.push(0); };
    zero();
    load_cells(step_cell, width, local);
    code_.add(counted == Type::decimal ? MACHINE_decimal_equal : MACHINE_equal);
    const Code::Label moves = code_.jump(MACHINE_jump_if_not);
    code_.add(MACHINE_fault, MACHINE_FAULT_step);
    code_.here(moves);
    zero();
    load_cells(step_cell, width, local);
    code_.add(counted == Type::decimal ? MACHINE_decimal_less : MACHINE_less);
    const Code::Label downwards = code_.jump(MACHINE_jump_if_not);
    const int depth = code_.depth();
    in_order(true);
    const Code::Label known = code_.jump(MACHINE_jump);
    code_.here(downwards);
    code_.set_depth(depth);
    in_order(false);
    code_.here(known);
  }
  const Code::Label end = code_.jump(MACHINE_jump_if_not);
  place(loop_variable);
  load_cells(index, width, local);
  convert(counted, variables_[loop_variable].type, statement.variable());
  store(variables_[loop_variable]);
  loops_.emplace_back();
  block(statement.body());
  load_cells(index, width, local);
  load_cells(step_cell, width, local);
  code_.add(counted == Type::decimal ? MACHINE_decimal_add : MACHINE_add);
  store_cells(index, width, local);
  code_.jump_back(MACHINE_jump, start);
  code_.here(end);
  end_loop();
  cells_ = before;
}

// for place, element in ipairs(list)
void Compilation::generic_for(const program::GenericFor& statement) {
  const std::vector<Syntax> sources = statement.expressions();
  const program::Call source{sources.size() == 1 ? sources[0] : Syntax()};
  const std::vector<Syntax> arguments = source.arguments().values();
  if (!source || source.callee().token_text() != "ipairs" || arguments.size() != 1)
    return refuse(statement.syntax(), "kit.alone.for_in");
  const std::size_t list = list_of(arguments[0]);
  if (list == kNone) return refuse(arguments[0], "kit.alone.list_unknown");
  const Cells before = cells_;
  const bool local = !in_main();
  const int index = reserve(1);
  const Variable& elements = variables_[list];
  code_.push(0);
  store_cells(index, 1, local);
  const std::size_t start = code_.size();
  load_cells(index, 1, local);
  load_cells(std::max(0, elements.cell), 1, false);
  code_.add(MACHINE_less);
  const Code::Label end = code_.jump(MACHINE_jump_if_not);
  load_cells(index, 1, local);
  code_.push(1);
  code_.add(MACHINE_add);
  store_cells(index, 1, local);
  const std::vector<Syntax> names = statement.variables();
  for (std::size_t i = 0; i < names.size() && i < 2; ++i) {
    const std::size_t variable = variable_at(names[i].child(SyntaxKind::name));
    if (variable == kNone) continue;
    learn(variable, i == 0 ? Type::whole : elements.type, names[i]);
    place(variable);
    load_cells(index, 1, local);
    if (i == 1) {
      const int width = std::max(1, cells_of(elements.type));
      code_.add(MACHINE_list_get, static_cast<std::uint8_t>(std::max(0, elements.cell)), static_cast<std::uint8_t>(width));
      code_.grow(width);
    }
    convert(i == 0 ? Type::whole : elements.type, variables_[variable].type, names[i]);
    store(variables_[variable]);
  }
  loops_.emplace_back();
  block(statement.body());
  code_.jump_back(MACHINE_jump, start);
  code_.here(end);
  end_loop();
  cells_ = before;
}

void Compilation::return_statement(const program::ReturnStatement& statement) {
  const std::vector<Syntax> values = statement.values();
  Function& function = functions_[function_];
  if (function.is_script) {
    if (!values.empty()) return refuse(statement.syntax(), "kit.alone.return");
    code_.add(MACHINE_end);
    return;
  }
  if (values.size() > 1) return refuse(values[1], "kit.alone.one_result");
  Type type = values.empty() ? Type::nothing : type_of(values[0]);
  if (type == Type::unknown) type = function.result;  // it calls itself
  const Type both = joined(function.result, type);
  if (both == Type::nothing && function.result != type) return refuse(statement.syntax(), "kit.alone.result_kinds");
  if (both != function.result) {
    function.result = both;
    learnt_ = true;
  }
  if (!values.empty()) as(values[0], both);
  int arguments = 0;
  for (const std::size_t parameter : function.parameters)
    if (parameter != kNone) arguments += cells_of(variables_[parameter].type);
  code_.add(MACHINE_give_back, static_cast<std::uint8_t>(cells_of(both)), static_cast<std::uint8_t>(arguments));
  code_.grow(-cells_of(both));
}

void Compilation::wait(const Syntax& seconds) {
  functions_[function_].waits = true;
  if (seconds.kind() == SyntaxKind::number_expression) {
    const double value = std::strtod(std::string(seconds.token_text()).c_str(), nullptr);
    const double milliseconds = std::round(value * 1000);
    if (milliseconds >= 0 && milliseconds <= 65535 && std::llround(value * 1e6) == static_cast<long long>(milliseconds) * 1000)
      return code_.wait_milliseconds(static_cast<std::uint16_t>(milliseconds));
  }
  as(seconds, Type::decimal);
  code_.add(MACHINE_wait);
}

void Compilation::call_statement(const Syntax& syntax) {
  const program::Call call{syntax};
  if (!call) return refuse(syntax, "kit.alone.statement");
  const std::vector<Syntax> arguments = call.arguments().values();
  const Syntax callee = call.callee();
  if (!call.is_method()) {
    const std::string_view text = callee.token_text();
    if (text == "wait" && arguments.size() == 1) return wait(arguments[0]);
    if (text == "stop") return code_.add(MACHINE_stop);
    if (text == "send" && arguments.size() == 1) return code_.add(MACHINE_send, message_of(arguments[0]));
    if (is_field(callee, "time", "reset_timer")) {
      uses_timer_ = uses_timer_ || (learnt_ = true);
      code_.add(MACHINE_time);
      return store_cells(static_cast<int>(timer_cell_), 2, false);
    }
    const program::FieldExpression field{callee};
    if (field && field.object().token_text() == "when") return when(call, syntax);
    const bool list_call = field && (field.object().token_text() == "list" || field.object().token_text() == "table");
    if (list_call && (field.name().text() == "insert" || field.name().text() == "remove") && arguments.size() == (2U)) {
      const std::size_t list = list_of(arguments[0]);
      if (list == kNone) return refuse(arguments[0], "kit.alone.list_unknown");
      Variable& variable = variables_[list];
      const int width = std::max(1, cells_of(variable.type));
      const auto cell = static_cast<std::uint8_t>(std::max(0, variable.cell));
      if (field.name().text() == "remove") {
        number(arguments[1]);
        return code_.add(MACHINE_list_remove, cell, static_cast<std::uint8_t>(width));
      }
      if (!variable.grows) variable.grows = learnt_ = true;
      load_cells(cell, 1, false);
      code_.push(1);
      code_.add(MACHINE_add);
      learn(list, type_of(arguments[1]), arguments[1]);
      as(arguments[1], variable.type);
      code_.add(MACHINE_list_set, cell, static_cast<std::uint8_t>(width));
      code_.byte(static_cast<std::uint8_t>(variable.capacity));
      return code_.grow(-width);
    }
  }
  const int before = code_.depth();
  this->call(call, syntax);
  const int left = code_.depth() - before;
  if (left <= 0) return;
  code_.add(MACHINE_drop, static_cast<std::uint8_t>(left));
  code_.grow(-left);
}

void Compilation::when(const program::Call& call, const Syntax& where) {
  const auto found = script_at_.find(where.start());
  const std::vector<Syntax> arguments = call.arguments().values();
  if (found == script_at_.end() || !in_main() || !loops_.empty()) return refuse(where, "kit.alone.when_place");
  Function& script = functions_[found->second];
  std::size_t number = 0;
  for (std::size_t i = 0; i < found->second; ++i) number += functions_[i].is_script ? 1 : 0;
  const auto index = static_cast<std::uint8_t>(std::min<std::size_t>(number, 255));
  const std::string_view what = program::FieldExpression(call.callee()).name().text();
  if (what == "start" && arguments.size() == 1) return code_.add(MACHINE_begin, index);
  if (arguments.size() != 2) return refuse(where, "kit.alone.when");
  if (what == "every") {
    as(arguments[0], Type::decimal);
    return code_.add(MACHINE_every, index);
  }
  if (what == "message") {
    script.trigger = MACHINE_TRIGGER_message;
    script.argument = message_of(arguments[0]);
    return code_.add(MACHINE_arm, index);
  }
  if (what != "button" && what != "pin") return refuse(where, "kit.alone.when");
  const std::string name = what == "button" ? "button:" + text_of(arguments[0]) : text_of(arguments[0]);
  const KitPart* part = kit_.part(name);
  if (part == nullptr) return refuse(arguments[0], "kit.alone.no_part", {{"nom", name}});
  if (part->kind.drive != Drive::button) return refuse(arguments[0], "kit.alone.when_pin");
  if (std::find(parts_.begin(), parts_.end(), part) == parts_.end()) {
    parts_.push_back(part);
    learnt_ = true;
  }
  script.trigger = what == "button" ? MACHINE_TRIGGER_pin_low : MACHINE_TRIGGER_pin_change;
  script.argument = part->pin.number;
  if (what == "pin" && script.waits) return refuse(where, "kit.alone.when_pin_waits");
  for (const std::size_t parameter : script.parameters)
    if (parameter != kNone) learn(parameter, Type::whole, where);
  code_.add(MACHINE_arm, index);
}

}  // namespace lunabloc::kit::standalone
