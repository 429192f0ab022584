// A function made of blocks: what it must be given, what it must answer, where it stands, and the call in their place.
#include <algorithm>

#include "program/ast.h"
#include "program/gesture_parts.h"
#include "program/layout.h"
#include "program/names.h"

namespace lunabloc::program {
namespace {

using enum SyntaxKind;
using Kind = Variable::Kind;

tl::unexpected<Error> jump_inside(std::string_view word) {
  return failure(ErrorKind::failed, "gesture.jump_inside", {{"mot", std::string(word)}});
}
tl::unexpected<Error> about(const char* message, std::string_view name) {
  return failure(ErrorKind::failed, message, {{"nom", std::string(name)}});
}

// What ends with `return` leaves with what the function answers: so does every `return` before.
bool ends_with_return(const Taken& taken) {
  return taken.body.statements[taken.first + taken.count - 1].kind() == return_statement;
}

// What would leave the blocks, and means another thing in a function of its own.
Result<void> check_jumps(const Taken& taken) {
  for (std::size_t i = taken.first; i < taken.first + taken.count; ++i) {
    const Syntax& statement = taken.body.statements[i];
    const std::uint8_t flags = statement.is_node() ? statement.green().node().flags : 0;  // garbage is a lone token
    if ((flags & kBreaks) != 0) return jump_inside("break");
    if ((flags & kVararg) != 0) return jump_inside("...");
    for (Walk walk(statement); walk;) {
      switch (walk.at().kind()) {
        case return_statement:
          if (!ends_with_return(taken)) return failure(ErrorKind::failed, "gesture.return_inside");
          break;
        case goto_statement: return jump_inside("goto");
        case label_statement: return jump_inside("::" + std::string(LabelStatement(walk.at()).name().text()) + "::");
        default: break;
      }
      if (walk.at().kind() == function_body) walk.skip();
      else walk.next();
    }
  }
  return {};
}

bool defines(const Syntax& statement) { return statement.kind() == function_statement || statement.kind() == local_function; }

// The statement of the file before which the function goes: the first of the script.
std::size_t script_of(const Projection& projection, const Body& file, std::size_t offset) {
  const auto parts = [&](std::size_t i) {
    return defines(file.statements[i]) || projection.blocks[i].shape == Shape::hat;
  };
  std::size_t at = 0;
  while (at + 1 < file.statements.size() && file.statements[at + 1].start() <= offset) ++at;
  if (parts(at)) return at;
  while (at > 0 && !parts(at - 1) && file.statements[at - 1].kind() != comment_statement) --at;
  return at;
}

bool begins_in(TextRange range, std::size_t offset) { return range.start <= offset && offset < range.end; }

class Extraction {
 public:
  Extraction(const Tree& tree, const Projection& projection, const Taken& taken, const std::string& name)
      : tree_(tree), text_(tree.text()), taken_(taken), name_(name), names_(names_of(tree)) {
    file_ = *body_of(tree, projection, NodeId::none, "");
    place_ = script_of(projection, file_, taken.range.start);
  }

  Result<TextEdits> edits() {
    for (const NameUse& use : names_.uses)
      if (names_.variable_of(use).name == name_)
        return failure(ErrorKind::failed, "gesture.name_taken", {{"nom", name_}, {"ligne", line_of(tree_, use.range.start)}});
    if (const Result<void> sorted = sort_variables(); !sorted) return tl::unexpected(sorted.error());
    write_texts();
    return proven();
  }

 private:
  bool inside(std::size_t offset) const { return begins_in(taken_.range, offset); }
  bool declared_inside(const Variable& variable) const { return !variable.declared.empty() && inside(variable.declared.start); }

  // Known where the function will stand: a local of the file, created before.
  bool is_known_there(const Variable& variable) const {
    if (variable.function != 0 || variable.declared.empty()) return false;
    for (std::size_t i = 0; i < place_; ++i) {
      const Syntax& statement = file_.statements[i];
      if (begins_in(statement.range(), variable.declared.start))
        return statement.kind() == local_statement || statement.kind() == local_function;
    }
    return false;
  }

  // What stands there is done again after the blocks: a loop that the variable outlives.
  bool comes_round(const Variable& variable) const {
    for (Walk walk{Syntax(tree_)}; walk; walk.next())
      if (walk.at().kind() == goto_statement) return true;
    for (const Syntax& around : path_to(tree_, taken_.body.statements[taken_.first].id())) {
      const bool loop = around.kind() == while_statement || around.kind() == repeat_statement || around.kind() == numeric_for ||
                        around.kind() == generic_for;
      if (loop && around.start() > variable.declared.start) return true;
    }
    return false;
  }

  struct Seen {
    bool inside = false, written_inside = false, after = false;
    std::size_t first = 0;
  };

  Result<void> sort_variables() {
    std::vector<Seen> seen(names_.variables.size());
    std::vector<std::size_t> order;
    for (const NameUse& use : names_.uses) {
      Seen& one = seen[use.variable];
      if (inside(use.range.start)) {
        if (!one.inside) order.push_back(use.variable);
        one.inside = true;
        one.written_inside = one.written_inside || use.role == NameUse::Role::writes;
      }
      one.after = one.after || use.range.start >= taken_.range.end;
    }
    for (const std::size_t index : order) {
      const Variable& variable = names_.variables[index];
      const Seen& uses = seen[index];
      if (variable.is_global()) continue;
      if (declared_inside(variable)) {
        if (variable.closes) return jump_inside("<close>");
        if (!uses.after || ends_with_return(taken_)) continue;
        if (variable.captured && variable.written) return about("gesture.variable_shared", variable.name);
        created_.push_back(index);
      } else if (is_known_there(variable) && (variable.kind == Kind::local_function || variable.captured)) {
        known_.push_back(index);
      } else {
        if (variable.captured && variable.written) return about("gesture.variable_shared", variable.name);
        given_.push_back(index);
        const bool serves_after = !ends_with_return(taken_) && (uses.after || comes_round(variable));
        if (uses.written_inside && serves_after) changed_.push_back(index);
      }
    }
    std::vector<std::size_t> together = known_;
    together.insert(together.end(), given_.begin(), given_.end());
    together.insert(together.end(), created_.begin(), created_.end());
    for (std::size_t i = 0; i < together.size(); ++i)
      for (std::size_t other = 0; other < i; ++other)
        if (names_.variables[together[i]].name == names_.variables[together[other]].name)
          return about("gesture.same_name", names_.variables[together[i]].name);
    // What is answered is read where the blocks end: a variable of theirs must not hide it there.
    for (std::size_t index = 0; index < names_.variables.size(); ++index)
      for (const std::size_t answered : changed_)
        if (index != answered && declared_inside(names_.variables[index]) && names_.variables[index].name == names_.variables[answered].name)
          return about("gesture.same_name", names_.variables[index].name);
    return {};
  }

  std::string list_of(const std::vector<std::size_t>& variables) const {
    std::string list;
    for (const std::size_t index : variables) list.append(list.empty() ? "" : ", ").append(names_.variables[index].name);
    return list;
  }

  void write_texts() {
    const std::string line_end = line_end_near(text_, taken_.range.start), step = indentation_step(text_);
    std::vector<std::size_t> answered = changed_;
    answered.insert(answered.end(), created_.begin(), created_.end());
    const std::string body = indented(lua_of_taken(tree_, taken_), step, {}, line_end);
    function_ = "function " + name_ + "(" + list_of(given_) + ")" + line_end + step + body + line_end;
    if (!answered.empty()) function_ += step + "return " + list_of(answered) + line_end;
    function_ += "end";
    const std::string next_line = line_end + margin_at(text_, taken_.range.start);
    if (!created_.empty() && !changed_.empty()) call_ = "local " + list_of(created_) + next_line;
    if (!created_.empty() && changed_.empty()) call_ = "local ";
    if (!answered.empty()) call_ += list_of(answered) + " = ";
    if (ends_with_return(taken_)) call_ += "return ";
    call_ += name_ + "(" + list_of(given_) + ")";
    apart_ = line_end + line_end;
  }

  Result<TextEdits> proven() const {
    const Tree function = parse(function_).tree, call = parse(call_).tree;
    if (function.root().has_error() && !Syntax(tree_).has_error()) return does_not_fit();
    const std::vector<Syntax> made = statements_of(File(Syntax(function)).block());
    if (made.size() != 1 || made.front().kind() != function_statement || !holds_what_was_taken(made.front())) return does_not_fit();
    Marks call_marks;
    for (const Syntax& statement : statements_of(File(Syntax(call)).block())) append(call_marks, marks_of(statement));
    IntendedChange change;
    mark_removed(taken_, change);
    change.inserted.push_back({file_.block, file_.statements[place_], marks_of(made.front())});
    change.inserted.push_back(insertion(taken_.body, taken_.first + taken_.count, std::move(call_marks)));
    const std::size_t start = file_.statements[place_].start();
    const std::string before = space_before(start), after = apart_ + margin_at(text_, start);
    std::vector<TextEdits> ways;
    for (const char* opening : {"", ";"})
      for (const char* closing : {"", ";"})
        ways.push_back({{taken_.range, opening + call_ + closing}, {{start, start}, before + function_ + after}});
    const Result<TextEdits> done = first_that_fits(tree_, ways, change);
    if (!done) return done;
    if (!means_the_same(*done, start + before.size())) return does_not_fit();
    return done;
  }

  // So that a blank line stands before the function.
  std::string space_before(std::size_t start) const {
    if (start == 0) return "";
    if (!begins_line(text_, start)) return apart_;
    const std::size_t line = line_start(text_, start);
    const bool at_margin = line != start || line == 0;
    const std::size_t before = line > 1 && text_[line - 1] == '\n' && text_[line - 2] == '\r' ? line - 2 : line - 1;
    return at_margin || begins_line(text_, before) ? "" : line_end_near(text_, start);
  }

  bool holds_what_was_taken(const Syntax& function) const {
    std::vector<Syntax> statements = statements_of(Function(function).body().block());
    if (!changed_.empty() || !created_.empty()) {
      if (statements.empty() || statements.back().kind() != return_statement) return false;
      statements.pop_back();
    }
    Marks marks;
    for (const Syntax& statement : statements) append(marks, marks_of(statement));
    return marks == taken_.marks;
  }

  // Every name in the function, and every name outside, means what it meant.
  bool means_the_same(const TextEdits& edits, std::size_t function_start) const {
    std::string text = text_;
    apply(text, edits);
    const Tree after = parse(text).tree;
    const Names names = names_of(after);
    const TextRange made{function_start, function_start + function_.size()};
    std::size_t now = 0;
    while (now < names.uses.size() && names.uses[now].range.start < made.start) ++now;
    now += 1 + given_.size();  // its name, its parameters
    for (const NameUse& use : names_.uses) {
      const Variable& was = names_.variable_of(use);
      if (inside(use.range.start)) {
        if (now >= names.uses.size()) return false;
        if (!keeps(was, use.variable, names.variable_of(names.uses[now++]), edits, made)) return false;
        continue;
      }
      const std::optional<std::size_t> place = moved(use.range.start, edits);
      const NameUse* same = place ? names.at(*place) : nullptr;
      if (same == nullptr) return false;
      const Variable& is = names.variable_of(*same);
      if (was.name != is.name || was.is_global() != is.is_global()) return false;
      if (!was.declared.empty() && !declared_inside(was) && moved(was.declared.start, edits) != is.declared.start) return false;
    }
    return true;
  }
  bool keeps(const Variable& was, std::size_t index, const Variable& is, const TextEdits& edits, TextRange made) const {
    if (was.name != is.name || was.is_global() != is.is_global()) return false;
    if (was.is_global()) return true;
    if (std::ranges::find(known_, index) != known_.end()) return moved(was.declared.start, edits) == is.declared.start;
    if (std::ranges::find(given_, index) != given_.end()) return is.kind == Kind::parameter && begins_in(made, is.declared.start);
    return was.kind == is.kind && (is.declared.empty() || begins_in(made, is.declared.start));
  }

  const Tree& tree_;
  const std::string& text_;
  const Taken& taken_;
  const std::string& name_;
  Names names_;
  Body file_;
  std::size_t place_ = 0;             // rank in the file of the statement before which the function goes
  std::vector<std::size_t> known_;    // variables that the function sees where it stands
  std::vector<std::size_t> given_;    // those that become parameters
  std::vector<std::size_t> changed_;  // of these, those that it answers
  std::vector<std::size_t> created_;  // those of the blocks that serve after them
  std::string function_, call_, apart_;
};

}  // namespace

Result<TextEdits> extract_function(const Tree& tree, const Projection& projection, const BlockRun& run, const std::string& name) {
  if (const Result<void> fine = check_name(name); !fine) return tl::unexpected(fine.error());
  const std::optional<Taken> taken = take(tree, projection, run);
  if (!taken) return unknown_place();
  if (const Result<void> fine = check_jumps(*taken); !fine) return tl::unexpected(fine.error());
  return Extraction(tree, projection, *taken, name).edits();
}

}  // namespace lunabloc::program
