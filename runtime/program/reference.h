// The reference of the library, as Markdown, from the vocabulary: what a teacher and the documents read
// (assets/reference/, written by the target `reference`).
#pragma once

#include <string>

#include "base/messages.h"
#include "program/vocabulary.h"

namespace lunabloc::program {

// A label as a person reads it: "avancer de ( ) pas", rows as "/", many as "…".
std::string readable_label(const BlockEntry& entry, const std::string& language);
// The same, with what the palette puts in the holes, as it is shown there: "avancer de (50) pas", "si (vrai) alors …".
std::string filled_label(const Vocabulary& vocabulary, const BlockEntry& entry, const std::string& language);

// What one block does, when it comes, and what may be put in its holes: its entry of the reference without its title, its
// Lua and its example.
std::string article(const Vocabulary& vocabulary, const BlockEntry& entry, const base::Messages& words);

// A table of contents, then family by family, in the vocabulary's order; in the language of the messages.
std::string reference(const Vocabulary& vocabulary, const base::Messages& words);

}  // namespace lunabloc::program
