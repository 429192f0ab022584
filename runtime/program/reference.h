// The reference of the library, as Markdown, from the vocabulary: what the help panel, the documents and a teacher read.
#pragma once

#include <string>

#include "base/messages.h"
#include "program/vocabulary.h"

namespace lunabloc::program {

// A label as a person reads it: "avancer de ( ) pas", rows as "/", many as "…".
std::string readable_label(const BlockEntry& entry, const std::string& language);

// Grouped by category, in the vocabulary's order; in the language of the messages.
std::string reference(const Vocabulary& vocabulary, const base::Messages& words);

}  // namespace lunabloc::program
