// Lua's sentences, and the messages that children get for them.
#include "runner/failure.h"

#include <gtest/gtest.h>

#include "support/lua_sentences.h"

namespace lunabloc::runner {
namespace {

struct Sentence {
  const char* lua;
  const char* message;
  const char* name;
};

TEST(Failure, EachSentenceOfLuaHasItsWords) {
  const Sentence kSentences[] = {
      {"attempt to call a nil value (global 'avancer')", "M-commun-nom", "avancer"},
      {"attempt to call a nil value (field 'forwrad')", "M-commun-nom", "forwrad"},
      {"attempt to call a nil value (method 'onn')", "M-commun-nom", "onn"},
      {"attempt to call a nil value", "run.empty", ""},
      {"attempt to call a number value (local 'n')", "M-commun-type", "n"},
      {"attempt to index a nil value (local 't')", "M-commun-vide", "t"},
      {"attempt to index a nil value (upvalue 't')", "M-commun-vide", "t"},
      {"attempt to index a number value", "run.other_type", ""},
      {"attempt to perform arithmetic on a nil value (global 'x')", "M-commun-vide", "x"},
      {"attempt to perform arithmetic on a table value (local 't')", "M-commun-type", "t"},
      {"attempt to concatenate a nil value (local 'nom')", "M-commun-vide", "nom"},
      {"attempt to get length of a nil value (global 'cards')", "M-commun-vide", "cards"},
      {"attempt to perform 'n//0'", "run.zero", ""},
      {"attempt to perform 'n%%0'", "run.zero", ""},
      {"attempt to compare number with nil", "run.compare", ""},
      {"bad argument #1 to 'forward' (number expected, got string)", "run.needs_number", "forward"},
      {"bad argument #1 to 'insert' (table expected, got nil)", "run.argument", "insert"},
      {"calling 'forward' on bad self (number expected, got table)", "run.argument", "forward"},
      {"bad 'for' limit (number expected, got nil)", "run.needs_number", "for"},
      {"not enough memory", "M-commun-memoire", ""},
      {"", "run.other", ""},
      {"attempt to index a nil value (local '", "run.empty", ""},
  };
  for (const Sentence& sentence : kSentences) {
    const Told words = told(sentence.lua);
    EXPECT_EQ(words.message, sentence.message) << sentence.lua;
    EXPECT_EQ(words.fillings.empty() ? "" : words.fillings[0].second, sentence.name) << sentence.lua;
  }
}

// The others are told by the host, from the tree and the values (vm/slips.h; tests/vm/slips_test.cpp).
TEST(Failure, WhatLuaSaysMostHasWordsHere) {
  for (const std::string_view sentence : kLuaSentences) {
    const bool overflow = sentence.find("stack overflow") != std::string_view::npos;  // told before, with its depth
    if (!is_told_by_runner(sentence) || overflow) continue;
    EXPECT_NE(told(sentence).message, "run.other") << sentence;
  }
}

}  // namespace
}  // namespace lunabloc::runner
