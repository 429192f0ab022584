// What keys do to a text: before and after, the caret written as |, the other end of a selection as ^.
#include "ide/text/editing.h"

#include <gtest/gtest.h>

#include "ide/text/completion.h"
#include "marked_text.h"

namespace lunabloc::ide::text {
namespace {

template <class Do>
std::string after(const std::string& marked, Do act) {
  const Marked before = read(marked);
  const program::Tree tree = program::parse(before.text).tree;
  const std::vector<program::ColouredToken> tokens = program::coloured_tokens(tree);
  const Change change = act(Source{before.text, tokens}, before.selection);
  std::string text = before.text;
  program::apply(text, change.edits);
  return with_marks(text, change.after);
}

std::string type(const std::string& marked, const std::string& letters) {
  return after(marked, [&](const Source& source, Selection selection) { return typed(source, selection, letters); });
}
std::string enter(const std::string& marked) {
  return after(marked, [](const Source& source, Selection selection) { return new_line(source, selection); });
}
std::string back(const std::string& marked) {
  return after(marked, [](const Source& source, Selection selection) { return erased_back(source, selection, false); });
}
std::string tab(const std::string& marked) {
  return after(marked, [](const Source& source, Selection selection) { return indented(source.text, selection); });
}

std::string go(const std::string& marked, Motion motion) {
  const Marked before = read(marked);
  const std::size_t caret = moved(before.text, before.selection.caret, motion);
  return with_marks(before.text, {caret, caret});
}

TEST(Typing, ClosesBracketsAndTypesOverThem) {
  EXPECT_EQ(type("say|", "("), "say(|)");
  EXPECT_EQ(type("say(|)", ")"), "say()|");
  EXPECT_EQ(type("say(|)", "\""), "say(\"|\")");
  EXPECT_EQ(type("say(\"a|\")", "\""), "say(\"a\"|)");
  EXPECT_EQ(type("say(|x)", "("), "say((|x)") << "nothing is closed before a word";
  EXPECT_EQ(type("-- l|", "'"), "-- l'|") << "a comment is words";
  EXPECT_EQ(type("\"l|\"", "("), "\"l(|\"") << "so is a text";
  EXPECT_EQ(type("f(g(|)", ")"), "f(g()|)") << "the missing one is added";
  EXPECT_EQ(type("^x|", "y"), "y|");
}

TEST(Typing, GoesOnAtTheSameDepth) {
  EXPECT_EQ(enter("x = 1|"), "x = 1\n|");
  EXPECT_EQ(enter("  x = 1|"), "  x = 1\n  |");
  EXPECT_EQ(enter("if a then|\nend"), "if a then\n  |\nend");
  EXPECT_EQ(enter("f(|)"), "f(\n  |\n)");
  EXPECT_EQ(enter("x = 1|\r\ny = 2\r\n"), "x = 1\r\n|\r\ny = 2\r\n") << "line ends stay what they are";
  EXPECT_EQ(enter("\tx = 1|"), "\tx = 1\n\t|");
}

TEST(Typing, ClosesTheBlockThatIsOpened) {
  EXPECT_EQ(enter("while a do|"), "while a do\n  |\nend");
  EXPECT_EQ(enter("while a do|\nx = 1\n"), "while a do\n  |\nend\nx = 1\n");
  EXPECT_EQ(enter("repeat|"), "repeat\n  |\nuntil ");
  EXPECT_EQ(enter("function f(x)|"), "function f(x)\n  |\nend");
  EXPECT_EQ(enter("when(function()|)"), "when(function()\n  |\nend)");
  EXPECT_EQ(enter("if a then|\n  x = 1\nend"), "if a then\n  |\n  x = 1\nend") << "it is closed already";
  EXPECT_EQ(enter("if a then\n  x = 1\nelse|\nend"), "if a then\n  x = 1\nelse\n  |\nend");
}

TEST(Typing, AClosingWordGoesBackToItsOpener) {
  EXPECT_EQ(type("if a then\n  x = 1\n  els|\nend", "e"), "if a then\n  x = 1\nelse|\nend");
  EXPECT_EQ(type("while a do\n  x = 1\n  en|", "d"), "while a do\n  x = 1\nend|");
  EXPECT_EQ(type("x = 1\n  en|", "d"), "x = 1\n  end|") << "it closes nothing";
}

TEST(Typing, TheEndThatStoodReadyGivesWay) {
  const std::string text = "while a do\n  x = 1\n  en\nend";
  const program::Tree tree = program::parse(text).tree;
  const std::vector<program::ColouredToken> tokens = program::coloured_tokens(tree);
  const std::size_t own[] = {text.size() - 3};
  const Change change = typed({text, tokens}, {text.size() - 4, text.size() - 4}, "d", own);
  std::string now = text;
  program::apply(now, change.edits);
  EXPECT_EQ(with_marks(now, change.after), "while a do\n  x = 1\nend|");
}

TEST(Erasing, TakesPairsAndLevels) {
  EXPECT_EQ(back("say(|)"), "say|");
  EXPECT_EQ(back("    |x"), "  |x");
  EXPECT_EQ(back("   |x"), "  |x");
  EXPECT_EQ(back("a\r\n|b"), "a|b");
  EXPECT_EQ(back("\xC3\xA9|"), "|");
  EXPECT_EQ(back("^ab|c"), "|c");
  EXPECT_EQ(back("|"), "|");
  EXPECT_EQ(back("if a then\n    b()\n        |c()\nend"), "if a then\n    b()\n    |c()\nend");
}

TEST(Shifting, MovesWholeLines) {
  EXPECT_EQ(tab("x|"), "x |");
  EXPECT_EQ(tab("|x"), "  |x");
  EXPECT_EQ(tab("if a then\n    b()\n|c()\nend"), "if a then\n    b()\n    |c()\nend");
  EXPECT_EQ(tab("^a\nb|\nc"), "  ^a\n  b|\nc");
  const auto unindent = [](const Source& source, Selection selection) { return unindented(source.text, selection); };
  EXPECT_EQ(after("  ^a\n b|\nc", unindent), "^a\nb|\nc");
  const auto toggle = [](const Source& source, Selection selection) { return comment_toggled(source.text, selection); };
  EXPECT_EQ(after("  a|", toggle), "  -- a|");
  EXPECT_EQ(after("  -- a|", toggle), "  a|");
}

TEST(Moving, GoesByWordsLinesAndCharacters) {
  EXPECT_EQ(go("turtle.forward|(5)", Motion::word_back), "turtle.|forward(5)");
  EXPECT_EQ(go("|turtle.forward", Motion::word_on), "turtle|.forward");
  EXPECT_EQ(go("  x = 1|", Motion::line_start), "  |x = 1");
  EXPECT_EQ(go("  |x = 1", Motion::line_start), "|  x = 1");
  EXPECT_EQ(go("\xC3\xA9|a", Motion::character_back), "|\xC3\xA9" "a");
  EXPECT_EQ(go("a|\r\nb", Motion::character_on), "a\r\n|b");
  EXPECT_EQ(moved_lines("abc\nd\nefgh", 2, 2, 2), 8U);
  EXPECT_EQ(moved_lines("abc\nd\nefgh", 2, 1, 2), 5U) << "as far as the line goes";
  EXPECT_EQ(moved_lines("abc", 1, 1, 1), 3U);
  EXPECT_EQ(moved_lines("abc", 1, -1, 1), 0U);
}

TEST(Moving, WordsAndLinesAreSelected) {
  EXPECT_EQ(word_at("turtle.forward", 8), (Selection{14, 7}));
  EXPECT_EQ(word_at("a\n\nb", 2), (Selection{2, 2}));
  EXPECT_EQ(line_at("a\nbc\nd", 3), (Selection{5, 2}));
}

TEST(Brackets, FindTheirPartnerOutsideOfTexts) {
  const std::string text = "f(\")\", {1})";
  const program::Tree tree = program::parse(text).tree;
  const std::vector<program::ColouredToken> tokens = program::coloured_tokens(tree);
  const std::optional<Pair> pair = brackets_at({text, tokens}, 1);
  ASSERT_TRUE(pair.has_value());
  EXPECT_EQ(pair->open, 1U);
  EXPECT_EQ(pair->close, text.size() - 1);
  EXPECT_EQ(brackets_at({text, tokens}, text.size())->open, 1U);
  EXPECT_FALSE(brackets_at({text, tokens}, 4).has_value());
}

}  // namespace
}  // namespace lunabloc::ide::text
