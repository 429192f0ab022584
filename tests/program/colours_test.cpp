// Colours that follow a text are those of a text read from scratch.
#include "program/colours.h"

#include <gtest/gtest.h>

#include <random>

#include "program/parser.h"
#include "program/reparse.h"

namespace lunabloc::program {
namespace {

void expect_same(const std::vector<ColouredToken>& tokens, const Tree& tree) {
  const std::vector<ColouredToken> expected = coloured_tokens(tree);
  ASSERT_EQ(tokens.size(), expected.size()) << tree.text();
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    ASSERT_EQ(tokens[i].range, expected[i].range) << tree.text();
    ASSERT_EQ(tokens[i].token_class, expected[i].token_class) << tree.text();
  }
}

TEST(Colours, FollowAnyEdit) {
  const std::vector<std::string> pieces{"x", "(1)", "\"", " ", "\n", "end", "--", "[[", "]]", "f.g(x)\n", "a:b()\n", "#!", "é", "= 2\n", "if x then\n"};
  std::mt19937 random(5);
  for (int time = 0; time < 8; ++time) {
    Tree tree = parse("#!lua\nlocal x = 1 -- one\nfor i = 1, 3 do\n  turtle.forward(x)\nend\nsay(\"a\")\nx = f(x)(2)\n::here::\n").tree;
    Colours colours;
    for (int key = 0; key < 300; ++key) {
      const std::size_t size = tree.text().size(), start = random() % (size + 1);
      const std::size_t erased = random() % 3 == 0 ? std::min<std::size_t>(size - start, random() % 20) : 0;
      tree = reparse(tree, {{start, start + erased}, random() % 3 == 0 ? "" : pieces[random() % pieces.size()]}).tree;
      if (key % 3 == 1) continue;  // a text that was not looked at meanwhile
      colours.follow(tree);
      expect_same(colours.tokens(), tree);
      if (HasFatalFailure()) return;
    }
  }
}

}  // namespace
}  // namespace lunabloc::program
