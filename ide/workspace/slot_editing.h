// What a slot may hold when a person types into it or chooses from its menu, and the edit that puts it there.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "program/gesture.h"

namespace lunabloc::ide::workspace {

// « vrai », « faux », « rien »: a block without a slot of its own, typed over in the slot that it fills.
bool is_fixed_value(const program::Block& block);
// The slot is filled with one of them.
bool holds_fixed_value(const program::Part& part);

// The names to which the program gives something: variables, parameters, functions.
std::set<std::string> names_given_in(const program::Tree& tree);
// The names that the program uses for variables and parameters, sorted, each once.
std::vector<std::string> names_in(const program::Projection& projection);

struct Choice {
  std::string label;
  std::string lua;
};
// What the slot's menu offers; empty: it has none, its words are typed.
std::vector<Choice> choices_for(const program::Part& part, const program::Projection& projection);

// The edit for what was typed. Where anything may stand, a word is a name only when the program or the lesson gives it, else a
// text. Errors, for the learner: "workspace.not_a_name", "workspace.not_a_number" {texte}, "workspace.not_a_condition" {texte}.
Result<program::TextEdits> edits_for_words(const program::Tree& tree, const program::Projection& projection,
                                           const program::Block& block, const program::Part& part, const std::string& words,
                                           const std::set<std::string>& of_lesson = {});
// The edit for a choice of the menu.
Result<program::TextEdits> edits_for_choice(const program::Tree& tree, const program::Projection& projection,
                                            const program::Block& block, const program::Part& part, const std::string& lua);

}  // namespace lunabloc::ide::workspace
