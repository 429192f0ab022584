// A new name for a variable or a function, everywhere it is meant and nowhere else.
#include "program/gesture_parts.h"
#include "program/names.h"

namespace lunabloc::program {
namespace {

// The first use that means another variable than the same use meant before; nullptr when all mean the same.
const NameUse* first_changed(const Names& before, const Names& after) {
  constexpr std::size_t kUnseen = ~std::size_t{0};
  std::vector<std::size_t> there(before.variables.size(), kUnseen), back(after.variables.size(), kUnseen);
  for (std::size_t i = 0; i < before.uses.size(); ++i) {
    const NameUse &was = before.uses[i], &is = after.uses[i];
    std::size_t &to = there[was.variable], &from = back[is.variable];
    if (to == kUnseen && from == kUnseen) {
      to = is.variable;
      from = was.variable;
    }
    if (to != is.variable || from != was.variable || before.variable_of(was).kind != after.variable_of(is).kind) return &was;
  }
  return nullptr;
}

// A library's function, or nothing at all: it is called or looked into, and the program never gives it a value.
bool comes_from_elsewhere(const Names& names, std::size_t index) {
  if (!names.variables[index].is_global() || names.variables[index].written) return false;
  for (const NameUse& use : names.uses)
    if (use.variable == index && (use.role == NameUse::Role::calls || use.role == NameUse::Role::indexes)) return true;
  return false;
}

}  // namespace

Result<TextEdits> rename_variable(const Tree& tree, std::size_t offset, const std::string& name) {
  const Names names = names_of(tree);
  const NameUse* use = names.at(offset);
  if (use == nullptr) return failure(ErrorKind::usage, "gesture.not_a_variable");
  const Variable& variable = names.variable_of(*use);
  if (variable.name == name) return TextEdits{};
  if (const Result<void> fine = check_name(name); !fine) return tl::unexpected(fine.error());
  if (variable.kind == Variable::Kind::self || variable.name == "_ENV" || comes_from_elsewhere(names, use->variable))
    return failure(ErrorKind::failed, "gesture.not_yours", {{"nom", std::string(variable.name)}});
  TextEdits edits;
  for (const NameUse& other : names.uses)
    if (other.variable == use->variable) edits.push_back({other.range, name});
  edits = from_last_to_first(std::move(edits));
  std::string text = tree.text();
  program::apply(text, edits);
  const Tree after = parse(text).tree;
  const Names new_names = names_of(after);
  if (new_names.uses.size() != names.uses.size()) return does_not_fit();
  if (const NameUse* changed = first_changed(names, new_names))
    return failure(ErrorKind::failed, "gesture.name_taken", {{"nom", name}, {"ligne", line_of(tree, changed->range.start)}});
  return few(tree.text(), edits);
}

}  // namespace lunabloc::program
