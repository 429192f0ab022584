// Names, jumps and limits, judged when Lua judges them: its compiler is one pass, so the moment decides which fault is
// the first. Rules: lparser.c of Lua 5.4.4, whose functions the comments name.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "base/line_index.h"
#include "program/ast.h"
#include "program/diagnostics.h"
#include "program/operands.h"
#include "program/scopes.h"

namespace lunabloc::program {
namespace {

using enum SyntaxKind;

constexpr std::size_t kMostLocals = 200;     // MAXVARS
constexpr std::size_t kMostUpvalues = 255;   // MAXUPVAL
constexpr std::size_t kMostRegisters = 254;  // MAXREGS, less one

// What the compiler writes in place instead of keeping it in a register.
bool is_literal(const Syntax& expression) {
  switch (expression.kind()) {
    case nil_expression:
    case true_expression:
    case false_expression:
    case number_expression:
    case string_expression:
      return true;
    default:
      return false;
  }
}

bool speaks_of_names(const GreenNode& node) { return (node.flags & (kSpeaksOfNames | kBreaks | kVararg)) != 0; }

class NamePass {
 public:
  NamePass(const Tree& tree, std::size_t limit) : tree_(tree), text_(tree.text()), limit_(limit) {}

  std::vector<Finding> run() {
    scopes_.open_function();
    scopes_.declare({"_ENV"});
    const Syntax body = File(Syntax(tree_)).block();
    open_function(true);
    block(body);
    close_function(text_.size(), !tree_.root().has_error());
    return std::move(findings_);
  }

 private:
  enum class Loop { no, yes };

  struct Jump {
    std::string_view label;  // "break" for a break
    Syntax statement;
    std::size_t locals;      // active at the jump, then at the end of each block that it leaves
  };
  struct Label {
    std::string_view name;
    std::size_t offset;
  };
  struct Block {
    std::size_t first_label, first_jump, locals;
    Loop loop;
  };
  struct FunctionState {
    bool vararg;
    std::size_t first_label, first_jump;
    bool told_upvalues = false;
  };

  // ---- telling --------------------------------------------------------------------------------------------------

  // Lua stops at the token after `offset`; the fault itself is at `range`.
  void tell(std::size_t offset, std::string_view message, TextRange range, base::Arguments arguments = {},
            TextRange related = {}) {
    if (findings_.size() >= kMostTold) return;
    const Stop stop = stop_at(text_, offset);
    // A token that Lua cannot read is told first; a strange sign is a token like others until the grammar refuses it.
    if (stop.start > limit_ || (stop.token.wrong && stop.token.kind != garbage)) return;
    arguments.emplace_back("ligne", line_of(range.start));
    // Of a stray `break` or `goto` Lua names the place itself.
    const bool names_place = message == "syntax.break_outside" || message == "syntax.goto_without_label" ||
                             message == "syntax.goto_into_local";
    const std::size_t lua_offset = names_place ? range.start : stop.range.start;
    findings_.push_back({stop.start, {std::string(message), std::move(arguments), range, related, lua_offset}});
  }
  std::string line_of(std::size_t offset) {
    if (!lines_) lines_.emplace(text_);
    return fmt::format("{}", lines_->line_of(offset));
  }

  // ---- functions and blocks -------------------------------------------------------------------------------------

  void open_function(bool vararg) {
    scopes_.open_function();
    functions_.push_back({vararg, labels_.size(), jumps_.size()});
  }
  void close_function(std::size_t end, bool is_closed) {
    for (std::size_t i = functions_.back().first_jump; i < jumps_.size() && is_closed; ++i) {
      const Jump& jump = jumps_[i];
      if (jump.label == "break")
        tell(end, "syntax.break_outside", jump.statement.token_range());
      else
        tell(end, "syntax.goto_without_label", jump.statement.token_range(), {{"nom", std::string(jump.label)}});
    }
    for (std::size_t i = functions_.back().first_jump; i < jumps_.size(); ++i) --waiting_[jumps_[i].label];
    jumps_.resize(functions_.back().first_jump);
    drop_labels(functions_.back().first_label);
    functions_.pop_back();
    scopes_.close_function();
  }

  void function(const Function& function) {
    const FunctionBody body = function.body();
    open_function(body.is_vararg());
    if (function.is_method()) scopes_.declare({"self"});
    for (const Syntax& parameter : body.parameter_list())
      if (parameter.kind() == SyntaxKind::parameter) declare(parameter.child(name));
    block(body.block());
    const Syntax end = body.syntax().child(kw_end);
    close_function(end.end(), static_cast<bool>(end));
  }

  void open_block(Loop loop) {
    blocks_.push_back({labels_.size(), jumps_.size(), scopes_.active_locals(), loop});
    scopes_.open_block();
  }
  // leaveblock, movegotosout
  void close_block() {
    const Block& block = blocks_.back();
    const auto first = jumps_.begin() + static_cast<std::ptrdiff_t>(block.first_jump);
    const auto is_break = [](const Jump& jump) { return jump.label == "break"; };
    if (block.loop == Loop::yes) {
      waiting_["break"] -= static_cast<std::size_t>(std::count_if(first, jumps_.end(), is_break));
      jumps_.erase(std::remove_if(first, jumps_.end(), is_break), jumps_.end());
    }
    for (std::size_t i = block.first_jump; i < jumps_.size(); ++i) jumps_[i].locals = block.locals;
    drop_labels(block.first_label);
    scopes_.close_block();
    blocks_.pop_back();
  }

  void block(const Syntax& syntax, Loop loop = Loop::no) {
    open_block(loop);
    statements(syntax);
    close_block();
  }

  void statements(const Syntax& syntax) {
    std::vector<Syntax> run;  // labels, and the empty statements after them
    for (const Syntax part : syntax.children()) {
      if (!is_statement(part.kind()) || part.kind() == comment_statement) continue;
      if (part.kind() == label_statement || (part.kind() == empty_statement && !run.empty())) {
        run.push_back(part);
        continue;
      }
      place_labels(run);
      if (has_nothing_to_judge(part))
        pass_over(part);
      else
        statement(part);
    }
    place_labels(run);
  }

  // Most statements: no jump and no attribute, and too short for any limit.
  bool has_nothing_to_judge(const Syntax& syntax) const {
    const GreenNode& node = syntax.green().node();
    return !speaks_of_names(node) && !scopes_.has_attributes() && !counts_upvalues() &&
           scopes_.active_locals() + node.registers < kMostLocals;
  }
  void pass_over(const Syntax& syntax) {
    if (syntax.kind() == local_function) scopes_.declare({Function(syntax).name().text()});
    if (syntax.kind() != local_statement) return;
    for (const Syntax part : syntax.children())
      if (part.kind() == local_name) scopes_.declare({LocalName(part).name().text()});
  }
  // No function can have more outer names than there are locals around it.
  bool counts_upvalues() const { return scopes_.outer_locals() > kMostUpvalues; }

  // labelstat reads on through what follows before it looks at its own label: the last comes first.
  void place_labels(std::vector<Syntax>& run) {
    const bool reads_on = std::ranges::none_of(run, [](const Syntax& one) { return one.has_error(); });
    for (auto label = run.rbegin(); label != run.rend() && reads_on; ++label)
      if (label->kind() == label_statement) place_label(*label, run.back().end());
    run.clear();
  }
  void place_label(const Syntax& statement, std::size_t stop) {
    const Syntax name = LabelStatement(statement).name();
    if (const std::optional<std::size_t> earlier = label_offset(name.text())) {
      const std::size_t first = std::min(*earlier, name.start()), second = std::max(*earlier, name.start());
      const std::size_t length = name.text().size();
      tell(stop, "syntax.label_twice", {second, second + length},
           {{"nom", std::string(name.text())}, {"ligne_ouvreur", line_of(first)}}, {first, first + length});
    }
    named_[name.text()].push_back(labels_.size());
    labels_.push_back({name.text(), name.start()});
    if (waiting_[name.text()] == 0) return;
    const std::size_t locals = ends_block(stop_at(text_, stop).token.kind) ? blocks_.back().locals : scopes_.active_locals();
    std::size_t kept = blocks_.back().first_jump;  // solvegotos
    for (std::size_t i = kept; i < jumps_.size(); ++i) {
      const Jump jump = jumps_[i];
      if (jump.label != name.text()) {
        jumps_[kept++] = jump;
        continue;
      }
      --waiting_[jump.label];
      if (jump.locals < locals) {
        tell(stop, "syntax.goto_into_local", jump.statement.token_range(),
             {{"nom", std::string(name.text())}, {"variable", std::string(scopes_.local_name(jump.locals))}});
      }
    }
    jumps_.resize(kept);
  }

  // block_follow: `until` is left out, its condition still sees the locals
  static bool ends_block(SyntaxKind next) {
    return next == kw_end || next == kw_else || next == kw_elseif || next == end_of_file;
  }

  // ---- statements -----------------------------------------------------------------------------------------------

  void statement(const Syntax& syntax) {
    switch (syntax.kind()) {
      case assignment:
        return assign(Assignment(syntax));
      case call_statement:
      case expression_statement:
      case return_statement:
        return evaluate(expressions_of(syntax));
      case break_statement:
        return wait_for("break", syntax);
      case goto_statement:
        return jump(GotoStatement(syntax));
      case do_statement:
        return block(DoStatement(syntax).body());
      case if_statement:
        return choose(IfStatement(syntax));
      case while_statement:
        evaluate({WhileStatement(syntax).condition()});
        return block(WhileStatement(syntax).body(), Loop::yes);
      case repeat_statement:
        open_block(Loop::yes);
        statements(RepeatStatement(syntax).body());
        evaluate({RepeatStatement(syntax).condition()});
        return close_block();
      case numeric_for:
        return loop(syntax, 3);
      case generic_for:
        return loop(syntax, 4);
      case local_statement:
        return local(LocalStatement(syntax));
      case local_function:
        declare(Function(syntax).name());
        return function(Function(syntax));
      case function_statement:
        return define(Function(syntax));
      default:
        return;
    }
  }

  // Of the first label of that name in the function.
  std::optional<std::size_t> label_offset(std::string_view name) const {
    const auto found = named_.find(name);
    if (found == named_.end()) return std::nullopt;
    const auto first = std::ranges::lower_bound(found->second, functions_.back().first_label);
    return first == found->second.end() ? std::nullopt : std::optional(labels_[*first].offset);
  }
  void drop_labels(std::size_t count_left) {
    while (labels_.size() > count_left) {
      named_[labels_.back().name].pop_back();
      labels_.pop_back();
    }
  }
  void wait_for(std::string_view label, const Syntax& statement) {
    ++waiting_[label];
    jumps_.push_back({label, statement, scopes_.active_locals()});
  }
  void jump(const GotoStatement& statement) {
    const std::string_view label = statement.name().text();
    if (!label_offset(label)) wait_for(label, statement.syntax());
  }

  void choose(const IfStatement& choice) {
    for (const Arm& arm : choice.arms()) {
      evaluate({arm.condition()});
      block(arm.body());
    }
    if (choice.else_clause()) block(choice.else_body());
  }

  // forlist, fornum: the variables are Lua's own and those with names.
  void loop(const Syntax& syntax, std::size_t hidden) {
    open_block(Loop::yes);
    std::vector<Syntax> names;
    for (const Syntax& variable : children_of(syntax, loop_variable)) {
      names.push_back(variable.child(name));
      check_locals(hidden + names.size(), names.back(), names.size() == 1 ? hidden + 1 : 1);
    }
    evaluate(expressions_of(syntax));
    scopes_.hide(hidden);
    for (const Syntax& name : names) scopes_.declare({name.text()});
    block(syntax.child(SyntaxKind::block));
    close_block();
  }

  void local(const LocalStatement& local) {
    const std::vector<Syntax> names = local.names(), values = local.values();
    std::vector<Scopes::Local> declared;
    for (const Syntax& local_name : names) {
      const LocalName one(local_name);
      declared.push_back({one.name().text(), attribute_of(one, declared), false});
      check_locals(declared.size(), one.name());
    }
    evaluate(values);
    if (!declared.empty() && declared.back().attribute == Scopes::Attribute::constant && names.size() == values.size())
      declared.back().folded = is_literal(values.back());
    for (const Scopes::Local& one : declared) scopes_.declare(one);
  }
  // getlocalattribute
  Scopes::Attribute attribute_of(const LocalName& name, const std::vector<Scopes::Local>& before) {
    const Syntax attribute = name.attribute();
    if (name.syntax().has_error()) return Scopes::Attribute::none;
    if (!attribute || attribute.text() == "const") return attribute ? Scopes::Attribute::constant : Scopes::Attribute::none;
    const std::size_t stop = name.syntax().end();
    if (attribute.text() != "close") {
      tell(stop, "syntax.unknown_attribute", attribute.range(), {{"nom", std::string(attribute.text())}});
      return Scopes::Attribute::none;
    }
    const auto closes = [](const Scopes::Local& local) { return local.attribute == Scopes::Attribute::close; };
    if (std::any_of(before.begin(), before.end(), closes)) tell(stop, "syntax.close_twice", attribute.range());
    return Scopes::Attribute::close;
  }

  void assign(const Assignment& assignment) {
    const std::vector<Syntax> targets = assignment.targets();
    for (const Syntax& target : targets) {
      evaluate({target});
      if (target.kind() == name_expression) check_writable(target.first_token(), target.end());
    }
    const std::vector<Syntax> values = assignment.values();
    const std::size_t held = registers_held(targets);
    evaluate(values, held);
    // adjust_assign
    if (targets.size() > values.size() && scopes_.active_locals() + held + targets.size() > kMostRegisters)
      tell(assignment.syntax().end(), "syntax.too_many_values", assignment.syntax().token_range());
  }
  // By the targets of an assignment, until they get their values: the table and the key, where they are no locals.
  std::size_t registers_held(const std::vector<Syntax>& targets) {
    std::size_t held = 0;
    if (targets.size() * 3 < kMostRegisters - kMostLocals) return held;
    for (const Syntax& target : targets) {
      for (std::size_t part = 0; part < 2 && target.kind() != name_expression; ++part) {
        const Syntax operand = target.expression(part);
        const bool is_local = operand && operand.kind() == name_expression && scopes_.resolve(operand.first_token().text()) != nullptr;
        held += operand && !is_local && !is_literal(operand) ? 1 : 0;
      }
    }
    return held;
  }

  void define(const Function& function_statement) {
    const Syntax first = function_statement.name().child(name);
    if (first) resolve(first);
    function(function_statement);
    if (!first) return;
    const bool is_name = children_of(function_statement.name(), name).size() == 1;
    if (is_name) check_writable(first, function_statement.syntax().last_token().end());
  }

  // ---- rules ----------------------------------------------------------------------------------------------------

  void declare(const Syntax& name) {
    check_locals(1, name);
    scopes_.declare({name.text()});
  }
  // new_localvar: `more` beyond those in force, of which `fresh` come with the name.
  void check_locals(std::size_t more, const Syntax& name, std::size_t fresh = 1) {
    const std::size_t locals = scopes_.active_locals() + more;
    if (locals > kMostLocals && locals - fresh <= kMostLocals) tell(name.end(), "syntax.too_many_locals", name.range());
  }
  // check_readonly
  void check_writable(const Syntax& name, std::size_t stop) {
    const Scopes::Local* local = scopes_.resolve(name.text());
    if (local != nullptr && local->attribute != Scopes::Attribute::none)
      tell(stop, "syntax.const_assigned", name.range(), {{"nom", std::string(name.text())}});
  }
  // singlevar, newupvalue
  void resolve(const Syntax& name) {
    if (!counts_upvalues()) return;
    if (scopes_.resolve(name.text()) == nullptr) scopes_.resolve("_ENV");
    if (scopes_.outer_names() <= kMostUpvalues || functions_.back().told_upvalues) return;
    functions_.back().told_upvalues = true;
    tell(name.end(), "syntax.too_many_upvalues", name.range());
  }

  // ---- expressions ----------------------------------------------------------------------------------------------

  // In the order of the text; by hand rather than by calls: a chain of operators may be thousands deep.
  void evaluate(const std::vector<Syntax>& expressions, std::size_t held = 0) {
    struct Waiting {
      Syntax expression;
      Registers registers;
    };
    std::vector<Waiting> waiting;
    for (std::size_t i = expressions.size(); i-- > 0;) waiting.push_back({expressions[i], {held + i, held + i}});
    bool told_registers = false;
    while (!waiting.empty()) {
      const Waiting now = waiting.back();
      waiting.pop_back();
      const Syntax& syntax = now.expression;
      if (!told_registers && scopes_.active_locals() + now.registers.surely >= kMostRegisters) {
        told_registers = true;
        tell(where_registered(syntax), "syntax.too_many_values", syntax.token_range());
      }
      if (syntax.kind() == name_expression) resolve(syntax.first_token());
      if (syntax.kind() == vararg_expression && !functions_.back().vararg)
        tell(syntax.start(), "syntax.vararg_outside", syntax.range());
      if (syntax.kind() == function_expression) function(Function(syntax));
      const std::size_t first = waiting.size();
      for_each_operand(syntax, now.registers, [&](const Syntax& operand, Registers registers) {
        if (operand) waiting.push_back({operand, registers});
      });
      std::reverse(waiting.begin() + static_cast<std::ptrdiff_t>(first), waiting.end());
    }
  }

  // A value gets its register when Lua has read the separator after it; a table as it begins; a call where its function
  // does, before the arguments.
  std::size_t where_registered(const Syntax& value) const {
    const auto is_call = [](const Syntax& one) { return one.kind() == call_expression || one.kind() == method_call_expression; };
    if (is_call(value)) {
      Syntax callee = value;
      while (is_call(callee)) callee = Call(callee).callee();
      return callee.token_range().end;
    }
    if (value.kind() == table_expression) return value.start();
    const Stop next = stop_at(text_, value.end());
    const SyntaxKind kind = next.token.kind;
    const bool separates = kind == comma || kind == semicolon || kind == right_paren || kind == right_brace;
    return separates ? next.start + next.token.length : value.end();
  }

  const Tree& tree_;
  std::string_view text_;
  std::optional<base::LineCounter> lines_;  // only when there is something to tell
  std::size_t limit_;
  Scopes scopes_;
  std::vector<FunctionState> functions_;
  std::vector<Block> blocks_;
  std::vector<Label> labels_;
  std::vector<Jump> jumps_;
  std::unordered_map<std::string_view, std::vector<std::size_t>> named_;  // indices of labels_
  std::unordered_map<std::string_view, std::size_t> waiting_;             // how many of jumps_
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> name_findings(const Tree& tree, std::size_t limit) {
  if (!speaks_of_names(tree.root()) && tree.root().registers < kMostLocals) return {};
  return NamePass(tree, limit).run();
}

}  // namespace lunabloc::program
