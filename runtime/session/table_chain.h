// The questions that the program asks a table, read from its text: `data.open("communes"):keep(…):sort(…)`. Who shows the
// table shows what the program makes of it, and what is asked with a click is written there.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "data/pipeline.h"
#include "program/edit.h"
#include "program/tree.h"

namespace lunabloc::session {

// A table with the steps that stand behind it, as far as they are written out.
struct TableChain {
  data::Pipeline pipeline;
  std::size_t start = 0;       // of data.open(…)
  std::size_t end = 0;         // behind the last of the steps
  std::vector<std::size_t> ends;  // behind data.open(…) and behind each step
  bool goes_on = false;        // something follows that is no step, or is known only when it runs
};

// What a person has selected in the program, if anything: what is asked goes there.
using Selected = std::optional<base::TextRange>;

// The one in what is selected that opens this table, else the last one in the program.
std::optional<TableChain> chain_of(const program::Tree& tree, const std::string& table, const Selected& selected = std::nullopt);
// All of them, in the order of the text.
std::vector<TableChain> chains_of(const program::Tree& tree);

// `:sort("population", "down")`; empty for a step that cannot be written out.
std::string lua_of(const data::Step& step);
std::string lua_of(const data::Cell& value);

// Opens the table in a variable of its own, as a whole statement.
std::string lua_opening(const program::Tree& tree, const std::string& table);
// Behind the steps that the program asks of the table already (chain_of); without them, as a new statement.
program::TextEdits with_step(const program::Tree& tree, const std::string& table, const data::Step& step, const Selected& selected = std::nullopt);
// Statements of their own, a line each: behind the one that is selected, else at the end of the program.
program::TextEdits with_statements(const program::Tree& tree, const std::vector<std::string>& lines, const Selected& selected = std::nullopt);
// What is selected, if a variable that this chain is given is known there: behind it, on no deeper level.
Selected where_known(const program::Tree& tree, const TableChain& chain, const Selected& selected);
// Takes the step away that stands there (its place in the pipeline).
program::TextEdits without_step(const TableChain& chain, std::size_t step);
// The name of the variable that is given the chain; empty when it is given to none.
std::string variable_of(const program::Tree& tree, const TableChain& chain);

}  // namespace lunabloc::session
