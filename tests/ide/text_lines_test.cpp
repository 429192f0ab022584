// Whole lines moved and copied, words found and replaced, several carets: the caret written as |, the other end as ^.
#include "ide/text/lines.h"

#include <gtest/gtest.h>

#include "ide/text/finder.h"
#include "ide/text/several.h"
#include "marked_text.h"

namespace lunabloc::ide::text {
namespace {

std::string written(std::string text, const Change& change) {
  program::apply(text, change.edits);
  return with_marks(std::move(text), change.after);
}

std::string move(const std::string& marked, Way way) {
  const Marked before = read(marked);
  return written(before.text, lines_moved(before.text, before.selection, way));
}
std::string duplicate(const std::string& marked) {
  const Marked before = read(marked);
  return written(before.text, lines_duplicated(before.text, before.selection));
}

TEST(Lines, ALineGoesUpAndDown) {
  EXPECT_EQ(move("a\nb|b\nc\n", Way::up), "b|b\na\nc\n");
  EXPECT_EQ(move("a\nb|b\nc\n", Way::down), "a\nc\nb|b\n");
  EXPECT_EQ(move("a|\nb\n", Way::up), "a|\nb\n") << "there is nothing above";
  EXPECT_EQ(move("a\nb|\n", Way::down), "a\nb|\n") << "below is only the end";
}

TEST(Lines, ALastLineWithoutALineEndTakesOne) {
  EXPECT_EQ(move("a\nb|", Way::up), "b|\na");
  EXPECT_EQ(move("a|\nb", Way::down), "b\na|");
  EXPECT_EQ(move("a|\r\nb", Way::down), "b\r\na|");
  EXPECT_EQ(move("a\r\nb|", Way::up), "b|\r\na");
}

TEST(Lines, SelectedLinesGoTogether) {
  EXPECT_EQ(move("a\n^b\nc|\nd\n", Way::up), "^b\nc|\na\nd\n");
  EXPECT_EQ(move("a\n^b\nc\n|d\n", Way::down), "a\nd\n^b\nc\n|") << "of d only the very start is selected";
}

// What goes there and back leaves the text as it was, byte for byte.
TEST(Lines, ThereAndBackIsNothing) {
  const std::string text = "for i = 1, 3 do\n  say(i)\n\nend\nlast";
  for (std::size_t at = 0; at <= text.size(); ++at) {
    std::string moved_text = text;
    const Change down = lines_moved(moved_text, {at, at}, Way::down);
    if (down.edits.empty()) continue;
    program::apply(moved_text, down.edits);
    const Change up = lines_moved(moved_text, down.after, Way::up);
    program::apply(moved_text, up.edits);
    EXPECT_EQ(moved_text, text) << at;
    EXPECT_EQ(up.after.caret, at);
  }
}

TEST(Lines, TheCopyIsBelow) {
  EXPECT_EQ(duplicate("a\nb|b\nc\n"), "a\nbb\nb|b\nc\n");
  EXPECT_EQ(duplicate("a\nb|b"), "a\nbb\nb|b");
  EXPECT_EQ(duplicate("^a\nb|\n"), "a\nb\n^a\nb|\n");
  EXPECT_EQ(duplicate("|"), "\n|");
}

TEST(Lines, ANumberIsALine) {
  EXPECT_EQ(start_of_line_number("a\nb\nc", 1), 0U);
  EXPECT_EQ(start_of_line_number("a\nb\nc", 3), 4U);
  EXPECT_EQ(start_of_line_number("a\nb\nc", 99), 4U);
  EXPECT_EQ(start_of_line_number("a\n", 2), 2U);
}

std::vector<std::size_t> starts(std::string_view text, std::string_view query, FindOptions options = {}) {
  std::vector<std::size_t> found;
  for (const TextRange& match : matches_of(text, query, options)) found.push_back(match.start);
  return found;
}

TEST(Finder, CaseCountsOnlyWhenAsked) {
  EXPECT_EQ(starts("Total total TOTAL", "total"), (std::vector<std::size_t>{0, 6, 12}));
  EXPECT_EQ(starts("Total total TOTAL", "total", {.match_case = true}), (std::vector<std::size_t>{6}));
  EXPECT_EQ(starts("Été été", "ÉTÉ"), (std::vector<std::size_t>{0, 6})) << "accents have small and capital letters too";
  EXPECT_TRUE(starts("abc", "").empty());
}

TEST(Finder, AWholeWordStandsAlone) {
  EXPECT_EQ(starts("i = i + pi", "i", {.whole_word = true}), (std::vector<std::size_t>{0, 4}));
  EXPECT_EQ(starts("i_2 = i", "i", {.whole_word = true}), (std::vector<std::size_t>{6}));
}

TEST(Finder, MatchesDoNotOverlap) { EXPECT_EQ(starts("aaaa", "aa"), (std::vector<std::size_t>{0, 2})); }

TEST(Finder, NextAndPreviousGoRound) {
  const std::vector<TextRange> matches = matches_of("x.x.x", "x", {});
  EXPECT_EQ(match_from(matches, 1), 1U);
  EXPECT_EQ(match_from(matches, 5), 0U);
  EXPECT_EQ(match_before(matches, 4), 1U);
  EXPECT_EQ(match_before(matches, 0), 2U);
  EXPECT_FALSE(match_from({}, 0));
}

TEST(Finder, AllAreReplacedAtOnce) {
  std::string text = "i = i + pi";
  program::apply(text, replacements(matches_of(text, "i", {.whole_word = true}), "n2"));
  EXPECT_EQ(text, "n2 = n2 + pi");
}

TEST(Several, EachCaretDoesTheSame) {
  std::string text = "a\nb\nc";
  const ChangeOfAll change = changed_at_each({{1, 1}, {5, 5}, {3, 3}}, [](Selection one) { return replaced(one, "()"); });
  program::apply(text, change.edits);
  EXPECT_EQ(text, "a()\nb()\nc()");
  EXPECT_EQ(change.after, (Selections{{3, 3}, {11, 11}, {7, 7}}));
}

TEST(Several, CaretsThatMeetAreOne) {
  EXPECT_EQ(apart({{3, 3}, {3, 3}, {5, 2}, {9, 9}}), (Selections{{3, 3}, {9, 9}}));
}

TEST(Several, TheNextLikeIt) {
  const std::string text = "pas = pas + pas";
  const std::optional<Selection> word = next_like(text, {{1, 1}});
  EXPECT_EQ(word, (Selection{3, 0})) << "first the word itself";
  EXPECT_EQ(next_like(text, {*word}), (Selection{9, 6}));
  EXPECT_EQ(next_like(text, {{15, 12}}), (Selection{3, 0})) << "round again";
  EXPECT_FALSE(next_like(text, {{3, 0}, {15, 12}, {9, 6}})) << "all are taken";
}

}  // namespace
}  // namespace lunabloc::ide::text
