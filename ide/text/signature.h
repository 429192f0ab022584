// What the call around the caret takes: the block's words, each argument, and which one is being written.
//
// From the vocabulary, and from the functions that the program makes itself. By tokens alone: the call is half written.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ide/text/editing.h"
#include "program/vocabulary.h"

namespace lunabloc::ide::text {

struct SignatureArgument {
  std::string name;   // "steps"
  std::string type;   // of its slot: "number"; empty for a function of the program
  std::string unit;
  std::string help;   // what to put there, in the person's language
  bool many = false;  // and so on
};

struct Signature {
  std::string callee;      // "turtle.forward", as it is written
  std::vector<SignatureArgument> arguments;
  std::size_t current = 0; // being written; beyond the last: one too many
  std::string words;       // the block's label with its slots in marks: "avancer de **(steps)** pas"; empty for one's own function
  std::string example;     // Lua
  const program::BlockEntry* entry = nullptr;
  std::size_t open = 0;    // where its "(" is
  bool one_too_many() const { return arguments.empty() ? current > 0 : current >= arguments.size() && !arguments.back().many; }
};

std::optional<Signature> signature_at(const Source& source, std::size_t caret, const program::Vocabulary& vocabulary, const std::string& language);

}  // namespace lunabloc::ide::text
