// The tokens for colouring of a text that changes: those of statements that an edit has left alone are kept, so that a key
// in a long program costs no more than in a short one.
#pragma once

#include <vector>

#include "program/tree.h"

namespace lunabloc::program {

class Colours {
 public:
  void follow(const Tree& tree);
  // As coloured_tokens() gives them for the tree that was followed last.
  const std::vector<ColouredToken>& tokens() const { return tokens_; }

 private:
  Tree shown_;
  std::vector<ColouredToken> tokens_;
};

}  // namespace lunabloc::program
