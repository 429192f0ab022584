#include "program/names.h"

#include <algorithm>
#include <unordered_map>

#include "program/ast.h"
#include "program/instrument.h"
#include "program/search_text.h"

namespace lunabloc::program {
namespace {

using enum SyntaxKind;

bool is_letter(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_'; }
bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

// One walk in the order of the text, by hand rather than by calls: a chain of operators may be thousands deep.
class NameWalk {
 public:
  explicit NameWalk(const Tree& tree) {
    functions_.push_back(0);
    waiting_.push_back({Do::visit, File(Syntax(tree)).block()});
    while (!waiting_.empty()) {
      const Task task = waiting_.back();
      waiting_.pop_back();
      perform(task);
    }
    std::ranges::sort(names_.uses, {}, [](const NameUse& use) { return use.range.start; });
  }
  Names take() { return std::move(names_); }

 private:
  enum class Do { visit, write, call, index, declare, declare_function, declare_parameter, declare_loop, declare_self, open, close,
                  open_function, close_function };
  struct Task {
    Do what;
    Syntax syntax;
  };
  struct Local {
    std::string_view name;
    std::size_t variable;
  };

  // Tasks are put on the pile in reverse, so that the first is done first.
  void then(std::vector<Task> tasks) { waiting_.insert(waiting_.end(), tasks.rbegin(), tasks.rend()); }

  void perform(const Task& task) {
    const Syntax& syntax = task.syntax;
    switch (task.what) {
      case Do::visit: return visit(syntax);
      case Do::write: return use(syntax, NameUse::Role::writes);
      case Do::call: return use(syntax, NameUse::Role::calls);
      case Do::index: return use(syntax, NameUse::Role::indexes);
      case Do::declare: return declare(LocalName(syntax).name(), Variable::Kind::local, LocalName(syntax).attribute().text() == "close");
      case Do::declare_function: return declare(syntax, Variable::Kind::local_function);
      case Do::declare_parameter: return declare(syntax.child(name), Variable::Kind::parameter);
      case Do::declare_loop: return declare(syntax.child(name), Variable::Kind::loop);
      case Do::declare_self:
        names_.variables.push_back({.kind = Variable::Kind::self, .name = "self", .declared = {}, .function = functions_.back()});
        locals_.push_back({"self", names_.variables.size() - 1});
        return;
      case Do::open: blocks_.push_back(locals_.size()); return;
      case Do::close: return close();
      case Do::open_function:
        functions_.push_back(++last_function_);
        blocks_.push_back(locals_.size());
        return;
      case Do::close_function:
        functions_.pop_back();
        return close();
    }
  }

  void close() {
    locals_.resize(blocks_.back());
    blocks_.pop_back();
  }

  void visit(const Syntax& syntax) {
    switch (syntax.kind()) {
      case skipped:
      case attribute:
        return;
      case name_expression: return use(syntax, NameUse::Role::reads);
      case block: return then(scope(inside(syntax)));
      case repeat_statement: {
        std::vector<Task> tasks = inside(RepeatStatement(syntax).body());
        tasks.push_back({Do::visit, RepeatStatement(syntax).condition()});
        return then(scope(std::move(tasks)));
      }
      case numeric_for:
      case generic_for: return loop(syntax);
      case local_statement: return local(syntax);
      case local_function:
        return then({{Do::declare_function, Function(syntax).name()}, {Do::visit, Function(syntax).body().syntax()}});
      case function_statement: return define(Function(syntax));
      case function_body: return body(syntax, false);
      case assignment: return assign(Assignment(syntax));
      case call_expression: return used_as(syntax, Do::call);
      case method_call_expression:
      case field_expression:
      case index_expression: return used_as(syntax, Do::index);
      default: return then(inside(syntax));
    }
  }

  static std::vector<Task> inside(const Syntax& syntax) {
    std::vector<Task> tasks;
    for (const Syntax part : syntax.children())
      if (part.is_node()) tasks.push_back({Do::visit, part});
    return tasks;
  }
  static std::vector<Task> scope(std::vector<Task> tasks) {
    tasks.insert(tasks.begin(), {Do::open, {}});
    tasks.push_back({Do::close, {}});
    return tasks;
  }

  // The first expression is what is called or looked into.
  void used_as(const Syntax& syntax, Do what) {
    std::vector<Task> tasks = inside(syntax);
    if (!tasks.empty() && tasks.front().syntax.kind() == name_expression) tasks.front().what = what;
    then(std::move(tasks));
  }

  void assign(const Assignment& assignment) {
    std::vector<Task> tasks = inside(assignment.syntax());
    const std::size_t targets = assignment.targets().size();
    std::size_t seen = 0;
    for (Task& task : tasks) {
      if (!is_expression(task.syntax.kind())) continue;
      if (seen++ < targets && task.syntax.kind() == name_expression) task.what = Do::write;
    }
    then(std::move(tasks));
  }

  void loop(const Syntax& syntax) {
    std::vector<Task> tasks;
    for (const Syntax& expression : expressions_of(syntax)) tasks.push_back({Do::visit, expression});
    std::vector<Task> own;
    for (const Syntax& variable : children_of(syntax, loop_variable)) own.push_back({Do::declare_loop, variable});
    own.push_back({Do::visit, syntax.child(block)});
    own = scope(std::move(own));
    tasks.insert(tasks.end(), own.begin(), own.end());
    then(std::move(tasks));
  }

  void local(const Syntax& syntax) {
    std::vector<Task> tasks;
    for (const Syntax& value : LocalStatement(syntax).values()) tasks.push_back({Do::visit, value});
    for (const Syntax& one : LocalStatement(syntax).names()) tasks.push_back({Do::declare, one});
    then(std::move(tasks));
  }

  void define(const Function& function) {
    const std::vector<Syntax> words = children_of(function.name(), name);
    if (!words.empty()) add_use(words.front(), words.size() == 1 ? NameUse::Role::writes : NameUse::Role::indexes);
    body(function.body().syntax(), function.is_method());
  }

  void body(const Syntax& syntax, bool is_method) {
    std::vector<Task> tasks{{Do::open_function, {}}};
    if (is_method) tasks.push_back({Do::declare_self, {}});
    for (const Syntax& parameter : FunctionBody(syntax).parameter_list())
      if (parameter.kind() == SyntaxKind::parameter) tasks.push_back({Do::declare_parameter, parameter});
    tasks.push_back({Do::visit, FunctionBody(syntax).block()});
    tasks.push_back({Do::close_function, {}});
    then(std::move(tasks));
  }

  void declare(const Syntax& word, Variable::Kind kind, bool closes = false) {
    if (word.kind() != name) return;
    names_.variables.push_back({.kind = kind, .name = word.text(), .declared = word.range(), .function = functions_.back(), .closes = closes});
    locals_.push_back({word.text(), names_.variables.size() - 1});
    names_.uses.push_back({word.range(), names_.variables.size() - 1, functions_.back(), NameUse::Role::declares});
  }

  void use(const Syntax& expression, NameUse::Role role) { add_use(expression.first_token(), role); }
  void add_use(const Syntax& word, NameUse::Role role) {
    if (word.kind() != name) return;
    const std::size_t meant = resolve(word.text());
    Variable& variable = names_.variables[meant];
    variable.written = variable.written || role == NameUse::Role::writes;
    variable.captured = variable.captured || (!variable.is_global() && variable.function != functions_.back());
    names_.uses.push_back({word.range(), meant, functions_.back(), role});
  }

  std::size_t resolve(std::string_view word) {
    for (std::size_t i = locals_.size(); i-- > 0;)
      if (locals_[i].name == word) return locals_[i].variable;
    const auto [found, fresh] = globals_.try_emplace(word, names_.variables.size());
    if (fresh) names_.variables.push_back({.kind = Variable::Kind::global, .name = word, .declared = {}});
    return found->second;
  }

  Names names_;
  std::vector<Task> waiting_;
  std::vector<Local> locals_;
  std::vector<std::size_t> blocks_;     // how many locals there were when each began
  std::vector<std::size_t> functions_;  // around what is visited
  std::size_t last_function_ = 0;
  std::unordered_map<std::string_view, std::size_t> globals_;
};

// A name that looks like the word: without accents, `_` for what no name may hold.
std::string close_name(std::string_view text) {
  std::string close;
  for (const char byte : folded(text)) {
    if (is_letter(byte) || is_digit(byte)) close += byte;
    else if (!close.empty() && close.back() != '_') close += '_';
  }
  while (!close.empty() && close.back() == '_') close.pop_back();
  if (close.empty() || is_digit(close.front()) || is_reserved_word(close)) close.insert(0, "n_");
  return close;
}

}  // namespace

const NameUse* Names::at(std::size_t offset) const {
  const auto found = std::ranges::lower_bound(uses, offset, {}, [](const NameUse& use) { return use.range.start; });
  return found != uses.end() && found->range.start == offset ? &*found : nullptr;
}

Names names_of(const Tree& tree) { return NameWalk(tree).take(); }

bool is_reserved_word(std::string_view text) {
  for (auto kind = static_cast<std::size_t>(kw_and); kind <= static_cast<std::size_t>(kw_while); ++kind)
    if (spelling_of(static_cast<SyntaxKind>(kind)) == text) return true;
  return false;
}

bool is_name(std::string_view text) {
  if (text.empty() || is_digit(text.front()) || is_reserved_word(text)) return false;
  return std::ranges::all_of(text, [](char byte) { return is_letter(byte) || is_digit(byte); });
}

Result<void> check_name(std::string_view text) {
  if (text.find_first_not_of(" \t") == std::string_view::npos) return failure(ErrorKind::usage, "gesture.name_empty");
  const std::string word(text);
  if (is_reserved_word(text) || text == "_ENV" || text.starts_with(kReservedPrefix))
    return failure(ErrorKind::usage, "gesture.name_reserved", {{"nom", word}});
  if (!is_name(text)) return failure(ErrorKind::usage, "gesture.name_letters", {{"nom", word}, {"proche", close_name(text)}});
  return {};
}

}  // namespace lunabloc::program
