// A block as a sentence, for those who listen: « si, T de milieu, égale, cible, alors. Contient 1 bloc. »
#pragma once

#include <string>

#include "base/messages.h"
#include "program/projection.h"

namespace lunabloc::ide::workspace {

// Signs are read as words ("≤" → « inférieur ou égal à »). Inside a body only the number of blocks is said.
std::string sentence_of(const program::Block& block, const Messages& messages);
// What is said of a slot: its words, or that it is empty.
std::string sentence_of_slot(const program::Part& part, const Messages& messages);
// The same of a slot by its index in the block's parts: what holds no letter is said with the words before it, « titre, vide ».
std::string sentence_of_slot(const program::Block& block, std::size_t part, const Messages& messages);
// The words above the body `body` (an index in parts): « sinon » of an `if`.
std::string sentence_above(const program::Block& block, std::size_t body, const Messages& messages);
// The words of a block's labels and literals alone, for search.
std::string words_of(const program::Block& block);

// The message "<id>" of one thing, "<id>.many" {nombre} of several.
std::string words_of_count(const Messages& messages, const std::string& id, std::size_t count);

}  // namespace lunabloc::ide::workspace
