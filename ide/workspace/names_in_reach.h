// Which names mean something at a place of the program, and which of them a block from the palette means there.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "ide/workspace/places.h"

namespace lunabloc::ide::workspace {

// The byte before which what is put in the place will stand, between two statements.
std::size_t offset_of(const program::Tree& tree, const program::Projection& projection, const Place& place);
// Variables and parameters that have a value there, the last given first; functions apart. `offset` is between two
// statements; `of_lesson` are names that the lesson gives.
std::vector<std::string> names_in_reach(const program::Tree& tree, std::size_t offset, const std::set<std::string>& of_lesson = {});

// A block as the palette gives it speaks of `t` or `board`: the nearest table or board above the place takes its place.
// Anything else comes back as it is.
std::string with_near_names(const std::string& lua, const program::Tree& tree, const program::Projection& projection,
                            const program::Vocabulary& vocabulary, std::size_t offset);

}  // namespace lunabloc::ide::workspace
