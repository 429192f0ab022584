// Which of two patterns is the narrower, and whether one node can be both: what the order of patterns rests on.
//
// Speaks of programs without gaps: in a broken one a missing token may stand for any, and then the order decides.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "program/pattern.h"

namespace lunabloc::program {

// A pattern that is strictly contained in another becomes more specific than it, if it was not by its words.
void rank(const std::vector<BlockPattern*>& patterns);

// The first two patterns (the later one first) between which nothing but their order would choose: of one rank, they
// match a same node that no more specific pattern takes. A text and a list at one place are told apart by what is known
// of the value.
using Ambiguity = std::pair<const BlockPattern*, const BlockPattern*>;
std::optional<Ambiguity> ambiguity(const std::vector<BlockPattern*>& patterns);

}  // namespace lunabloc::program
