// What a run in exact mode has cost, in numbers that a pupil can count too: one row a counter, in the order in which they
// are told. They are the same on every machine, and the same for a program that only looks different.
//
// Where one is counted: "text", by what program/instrument.h inserts; "call", where a function is called; "library", by the
// function that does it; "table", where Lua gives a table a place (cells.cpp).
//
// - A statement counts before it runs: one that stops halfway with an error has cost the whole.
// - What the library does inside (`table.sort`, `table.concat`) is not the program's, except where a row says so; functions
//   of the program that it calls back count as ever.
// - A text given to `load` counts like the program.
#pragma once

#include <cstdint>

namespace lunabloc::runner {

// The first six are always told, the others where there is something to tell. The names are those of lessons and traces.
#define LUNABLOC_COSTS(ROW)                                                                                                    \
  ROW(steps, "pas", always, "text: a statement; a loop each time it looks whether to go on, a `for` on entry and a turn")      \
  ROW(reads, "consultations", always, "text: t[i] evaluated, a turn of ipairs or pairs; library: list.* look at an element")   \
  ROW(writes, "ecritures", always, "text: t[i] assigned; library: list.insert and remove one, list.swap two")                  \
  ROW(comparisons, "comparaisons", always, "text: == ~= < <= > >= evaluated; library: list.contains, one an element")          \
  ROW(swaps, "echanges", always, "text: t[i], t[j] = t[j], t[i]; library: list.swap")                                          \
  ROW(calls, "appels", always, "call: of a function that the program defines")                                                 \
  ROW(turns, "tours", sometimes, "text: the body of a loop begins")                                                            \
  ROW(element_comparisons, "comparaisons_elements", sometimes, "text: a comparison of which a side is itself t[i]")            \
  ROW(depth, "profondeur", sometimes, "call: the most calls of the program's functions that were in one another at once")      \
  ROW(cells, "cases", sometimes, "text: a place in {…}; table: a key that had no value gets one, globals apart; list.make")    \
  ROW(moves, "deplacements", sometimes, "library: the robot, the turtle or a sprite moves")                                    \
  ROW(rows, "lignes", sometimes, "library: rows of tables, by the rule of curriculum/FORMAT.md §5")                            \
  ROW(visits, "visites", sometimes, "library: graph.visit")                                                                    \
  ROW(messages, "messages", sometimes, "library: send, send_and_wait, and send of another board")

struct Counts {
#define LUNABLOC_ROW(member, name, told, meaning) std::int64_t member = 0;
  LUNABLOC_COSTS(LUNABLOC_ROW)
#undef LUNABLOC_ROW
};

}  // namespace lunabloc::runner
