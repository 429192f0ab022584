// Statements at which playback pauses, and the condition that some wait for.
//
// A breakpoint belongs to a statement's node, so it survives every edit elsewhere, and comes back with the node when a
// removal is undone. It stands beside the program, never in its text: works/<key>/breakpoints.jsonl has one line each,
//   {"off":12,"lua":"for i = 1, 3 do","if":"i == 2"}
// and is believed as far as the text still says the same.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "program/cursor.h"
#include "program/tree.h"

namespace lunabloc::session {

struct Breakpoint {
  NodeId statement = NodeId::none;
  std::string condition;  // an expression; empty: always
  bool operator==(const Breakpoint&) const = default;
};
using Breakpoints = std::vector<Breakpoint>;

// The statement that begins at the offset. Errors: "breakpoint.never_runs" when none that runs does.
Result<NodeId> statement_beginning_at(const program::Tree& tree, std::size_t offset);
// Those whose statement is in the tree.
Breakpoints standing(const Breakpoints& breakpoints, const program::Tree& tree);
// Where the statement's first word is.
std::size_t offset_of(const program::Tree& tree, NodeId statement);

// Adds the breakpoint, gives it this condition.
Breakpoints with_condition(Breakpoints breakpoints, NodeId statement, std::string condition);
// Takes it away; adds it where there is none.
Breakpoints toggled(Breakpoints breakpoints, NodeId statement);
const Breakpoint* breakpoint_at(const Breakpoints& breakpoints, NodeId statement);

// What is tested; it lives as long as the tree that it was read from.
struct Condition {
  program::Parsed parsed;
  program::Syntax expression() const;  // empty when the text is no single expression
};
Condition read_condition(const std::string& text);
// Errors: "breakpoint.not_an_expression" {texte}, "breakpoint.no_such_name" {nom} when the program has no variable of
// that name, "told.several" {nom}, "told.form" {texte}.
Result<void> check_condition(const program::Tree& tree, std::size_t statement, const std::string& text);

Result<void> save_breakpoints(const std::filesystem::path& home, const std::string& key, const program::Tree& tree,
                              const Breakpoints& breakpoints);
// A missing or damaged line is no breakpoint.
Breakpoints load_breakpoints(const std::filesystem::path& home, const std::string& key, const program::Tree& tree);

}  // namespace lunabloc::session
