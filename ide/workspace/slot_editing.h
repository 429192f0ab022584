// What a slot may hold when a person types into it or chooses from its menu, and the edit that puts it there.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "program/gesture.h"

namespace lunabloc::ide::workspace {

// The names that the program uses for variables and parameters, sorted, each once.
std::vector<std::string> names_in(const program::Projection& projection);

struct Choice {
  std::string label;
  std::string lua;
};
// What the slot's menu offers; empty: it has none, its words are typed.
std::vector<Choice> choices_for(const program::Part& part, const program::Projection& projection);

// The edit for what was typed. Errors, for the learner: "workspace.not_a_name", "workspace.not_a_number" {texte}.
Result<program::TextEdits> edits_for_words(const program::Tree& tree, const program::Projection& projection,
                                           const program::Block& block, const program::Part& part, const std::string& words);
// The edit for a choice of the menu.
Result<program::TextEdits> edits_for_choice(const program::Tree& tree, const program::Projection& projection,
                                            const program::Block& block, const program::Part& part, const std::string& lua);

}  // namespace lunabloc::ide::workspace
