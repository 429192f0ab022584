#include "kit/standalone/compilation.h"

#include <algorithm>

#include "base/line_index.h"
#include "program/diagnostics.h"

namespace lunabloc::kit::standalone {
namespace {

using program::SyntaxKind;

constexpr int kMostRounds = 40;
constexpr int kRecursiveCells = 32;  // for functions that call themselves

Error located(Error error, const std::string& text, std::size_t offset) {
  const base::LineColumn at = base::LineIndex(text).at(text, offset);
  error.place.line = at.line;
  error.place.column = at.column;
  return error;
}

}  // namespace

Compilation::Compilation(const program::Tree& tree, const Kit& kit)
    : tree_(tree), kit_(kit), names_(program::names_of(tree)), variables_(names_.variables.size()) {}

void Compilation::refuse(const Syntax& where, std::string message, Arguments arguments) {
  const std::size_t offset = where.token_range().start;
  if (quiet_ || !refused_.insert(offset).second) return;
  refusals_.push_back(
      located(Error{ErrorKind::failed, std::move(message), std::move(arguments), {}, {}}, tree_.text(), offset));
}

// -- which functions and scripts there are

void Compilation::find_functions() {
  functions_.push_back({program::File(Syntax(tree_)).block(), {}, Type::nothing, true, MACHINE_TRIGGER_told, 0, false, 0, 0, 0});
  for (const Syntax& statement : program::statements_of(functions_[0].body)) {
    if (const program::Function function{statement}) {
      const Syntax name = function.name();
      if (function.is_method() || name.child(SyntaxKind::dot)) continue;
      const std::size_t variable = variable_at(name);
      if (variable == kNone || variables_[variable].function != kNone) continue;
      variables_[variable].function = functions_.size();
      functions_.push_back({function.body().syntax(), {}, Type::unknown, false, MACHINE_TRIGGER_told, 0, false, 0, 0, 0});
    } else if (const program::CallStatement call{statement}) {
      find_script(call.call());
    }
  }
  for (Function& function : functions_) {
    if (function.body.kind() != SyntaxKind::function_body) continue;
    for (const Syntax& parameter : program::FunctionBody(function.body).parameter_list())
      function.parameters.push_back(variable_at(parameter));
  }
}

void Compilation::find_script(const Syntax& call) {
  const program::FieldExpression callee{program::Call(call).callee()};
  if (!callee || callee.object().token_text() != "when") return;
  const std::vector<Syntax> arguments = program::Call(call).arguments().values();
  if (arguments.empty()) return;
  const program::Function function{arguments.back()};
  if (!function) return;
  script_at_[call.start()] = functions_.size();
  functions_.push_back({function.body().syntax(), {}, Type::nothing, true, MACHINE_TRIGGER_told, 0, false, 0, 0, 0});
}

// -- variables

std::size_t Compilation::variable_at(const Syntax& name) const {
  const program::NameUse* use = name ? names_.at(name.token_range().start) : nullptr;
  return use == nullptr ? kNone : use->variable;
}

void Compilation::learn(std::size_t number, Type type, const Syntax& where) {
  Variable& variable = variables_[number];
  const Type both = joined(variable.type, type);
  if (both == Type::nothing || (type == Type::nothing && variable.type != type)) return refuse(where, "kit.alone.two_kinds", {{"nom", std::string(names_.variables[number].name)}});
  if (both == variable.type) return;
  variable.type = both;
  learnt_ = true;
}

int Compilation::reserve(int cells) {
  int& count = in_main() ? cells_.statics : cells_.locals;
  int& most = in_main() ? most_static_cells_ : most_local_cells_;
  const int first = count;
  count += cells;
  most = std::max(most, count);
  return first;
}

// A variable gets its cells where it is declared; those of the file can be reached from everywhere.
void Compilation::place(std::size_t number) {
  Variable& variable = variables_[number];
  variable.local = !in_main();
  const int cells = variable.list ? 1 + variable.capacity * cells_of(variable.type) : cells_of(variable.type);
  variable.cell = reserve(cells);
}

void Compilation::place_globals() {
  for (std::size_t i = 0; i < variables_.size(); ++i)
    if (names_.variables[i].is_global() && variables_[i].assigned && variables_[i].function == kNone) place(i);
  if (uses_timer_) timer_cell_ = static_cast<std::size_t>(reserve(2));
}

void Compilation::load_cells(int cell, int cells, bool local) {
  for (int i = 0; i < cells; ++i) code_.add(local ? MACHINE_load_local : MACHINE_load, static_cast<std::uint8_t>(cell + i));
}

void Compilation::store_cells(int cell, int cells, bool local) {
  for (int i = cells; i-- > 0;) code_.add(local ? MACHINE_store_local : MACHINE_store, static_cast<std::uint8_t>(cell + i));
}

// -- a round

void Compilation::write_function(std::size_t number) {
  Function& function = functions_[number];
  function_ = number;
  function.entry = code_.size();
  function.waits = false;
  code_.begin_function();
  loops_.clear();
  if (number == kMain) {
    for (const KitPart* part : parts_) prepare(*part);
    block(function.body);
    code_.add(MACHINE_end);
    function.cells = code_.deepest();
    return;
  }
  cells_.locals = most_local_cells_ = 0;
  for (const std::size_t parameter : function.parameters)
    if (parameter != kNone) place(parameter);
  const int arguments = cells_.locals;
  code_.grow(arguments);
  // Where a function is to go back to lies behind its arguments.
  if (!function.is_script) {
    reserve(1);
    code_.grow(1);
  }
  const int below = cells_.locals;
  code_.add(MACHINE_reserve, 0);
  const std::size_t reserved = code_.size() - 1;
  const program::FunctionBody body{function.body};
  if (body.is_vararg()) refuse(body.parameters(), "kit.alone.others");
  block(body.block());
  const int locals = most_local_cells_ - below;
  code_.fill(reserved, static_cast<std::uint8_t>(std::min(locals, 255)));
  if (function.is_script) {
    code_.add(MACHINE_end);
  } else {
    const int results = cells_of(function.result == Type::unknown ? Type::nothing : function.result);
    for (int i = 0; i < results; ++i) code_.push(0);
    code_.add(MACHINE_give_back, static_cast<std::uint8_t>(results), static_cast<std::uint8_t>(arguments));
  }
  function.locals = locals;
  function.cells = code_.deepest() + locals;
}

void Compilation::round() {
  learnt_ = false;
  code_ = Code();
  types_.clear();
  refusals_.clear();
  refused_.clear();
  cells_.statics = most_static_cells_ = 0;
  function_ = kMain;
  place_globals();
  for (std::size_t i = 0; i < functions_.size(); ++i) write_function(i);
}

// The cells of a function with those that it calls; nothing when it calls itself.
std::optional<int> Compilation::need_of(std::size_t function, std::set<std::size_t>& above) {
  if (!above.insert(function).second) return std::nullopt;
  int need = functions_[function].cells;
  bool recursive = false;
  for (const Code::CallSite& call : code_.calls()) {
    if (call.caller != function) continue;
    const std::optional<int> below = need_of(call.function, above);
    recursive = recursive || !below;
    if (below) need = std::max(need, functions_[function].locals + call.depth + *below);
  }
  above.erase(function);
  if (recursive) return std::nullopt;
  return need;
}

Program Compilation::finished() {
  std::vector<std::size_t> scripts, entries;
  for (std::size_t i = 0; i < functions_.size(); ++i) {
    if (functions_[i].is_script) scripts.push_back(i);
    entries.push_back(functions_[i].entry);
  }
  const std::size_t start = 2 + scripts.size() * LUNABLOC_MACHINE_SCRIPT_BYTES;
  Program program;
  program.scripts = scripts.size();
  int cells = most_static_cells_;
  program.body = {static_cast<std::uint8_t>(std::min(most_static_cells_, 255)), static_cast<std::uint8_t>(scripts.size())};
  for (const std::size_t script : scripts) {
    std::set<std::size_t> above;
    const int need = need_of(script, above).value_or(functions_[script].cells + kRecursiveCells);
    const std::size_t entry = start + functions_[script].entry;
    for (const std::size_t byte : {entry & 0xFFU, entry >> 8U, static_cast<std::size_t>(std::min(need, 255)),
                                   static_cast<std::size_t>(functions_[script].trigger), static_cast<std::size_t>(functions_[script].argument)})
      program.body.push_back(static_cast<std::uint8_t>(byte));
    cells += need;
  }
  const std::vector<std::uint8_t> code = code_.placed(start, entries);
  program.body.insert(program.body.end(), code.begin(), code.end());
  program.body.insert(program.body.end(), LUNABLOC_MACHINE_TAIL, MACHINE_end);
  program.cells = static_cast<std::size_t>(cells);
  const Syntax all(tree_);
  if (scripts.size() > LUNABLOC_MACHINE_SCRIPTS)
    refuse(all, "kit.alone.scripts", {{"n", std::to_string(LUNABLOC_MACHINE_SCRIPTS)}});
  if (cells > LUNABLOC_MACHINE_CELLS)
    refuse(all, "kit.alone.memory", {{"n", std::to_string(cells)}, {"place", std::to_string(LUNABLOC_MACHINE_CELLS)}});
  if (program.body.size() > 0xFFFFU) refuse(all, "kit.alone.too_long", {{"octets", std::to_string(program.body.size())}, {"place", "65535"}});
  for (std::size_t i = 0; i < variables_.size(); ++i) {
    const Variable& variable = variables_[i];
    if (variable.cell < 0 || variable.local || variable.list || cells_of(variable.type) == 0) continue;
    const auto kind = variable.type == Type::decimal ? ProgramVariable::Kind::decimal
                      : variable.type == Type::truth ? ProgramVariable::Kind::truth
                                                     : ProgramVariable::Kind::whole;
    program.variables.push_back({std::string(names_.variables[i].name), static_cast<std::uint8_t>(variable.cell), kind});
  }
  return program;
}

tl::expected<Program, std::vector<Error>> Compilation::run() {
  const std::vector<program::Diagnostic> wrong = program::diagnostics_of(tree_);
  if (!wrong.empty())
    return tl::unexpected(std::vector{located(Error{ErrorKind::failed, wrong[0].message, wrong[0].arguments, {}, {}}, tree_.text(), wrong[0].range.start)});
  find_functions();
  for (const program::NameUse& use : names_.uses)
    if (use.role == program::NameUse::Role::writes || use.role == program::NameUse::Role::declares) variables_[use.variable].assigned = true;
  int rounds = 0;
  do round();
  while (learnt_ && ++rounds < kMostRounds);
  // What gives back nothing anywhere is known only now.
  for (Function& function : functions_)
    if (function.result == Type::unknown) function.result = Type::nothing;
  round();
  Program program = finished();
  std::stable_sort(refusals_.begin(), refusals_.end(), [](const Error& a, const Error& b) {
    return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
  });
  if (!refusals_.empty()) return tl::unexpected(refusals_);
  return program;
}

tl::expected<Program, std::vector<Error>> compile(const program::Tree& tree, const Kit& kit) {
  return Compilation(tree, kit).run();
}

}  // namespace lunabloc::kit::standalone
