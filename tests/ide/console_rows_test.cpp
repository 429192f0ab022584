// The rows of a console: what is cut where, and that a frame pays for what is new, never for what was there.
#include "ide/stage/console_rows.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace lunabloc::ide::stage {
namespace {

struct Lines {
  std::vector<session::ConsoleLine> all;
  session::ConsoleMark mark;
  void add(std::string text) {
    mark.last_line_bytes = text.size();
    all.push_back({std::move(text)});
    mark.lines = all.size();
  }
  session::ConsoleView view() const { return {all, mark}; }
};

std::vector<std::string> ten(std::string_view line) { return rows_of(line, std::size_t{10}); }

bool follow(ConsoleRows& rows, const Lines& lines, const std::string& filter = {}, std::size_t most = ConsoleRows::kBytesAtOnce) {
  const session::ConsoleView view = lines.view();
  return rows.follow(view, view.size(), {1, 10, filter}, ten, most);
}

TEST(ConsoleRows, LinesAreCutAtLineEndsBetweenWordsAndInsideLongOnes) {
  using Rows = std::vector<std::string>;
  EXPECT_EQ(ten("court"), (Rows{"court"}));
  EXPECT_EQ(ten("un deux trois quatre"), (Rows{"un deux", "trois", "quatre"}));
  EXPECT_EQ(ten("abcdefghijklm"), (Rows{"abcdefghij", "klm"}));
  EXPECT_EQ(ten("nom\tâge\nAda\t36"), (Rows{"nom  âge", "Ada  36"})) << "a table is as many rows as it has lines";
  EXPECT_EQ(ten("fin\n"), (Rows{"fin", ""}));
  const auto wide = [](std::string_view words) { return static_cast<float>(words.size()) * 2; };
  EXPECT_EQ(rows_of("un deux trois", 14.0F, wide), (Rows{"un deux", "trois"}));
  EXPECT_EQ(rows_of("abcdefghij", 8.0F, wide), (Rows{"abcd", "efgh", "ij"}));
  EXPECT_EQ(rows_of("a\nb", 8.0F, wide), (Rows{"a", "b"}));
}

TEST(ConsoleRows, ALineIsMeasuredOnce) {
  Lines lines;
  for (int i = 0; i < 1000; ++i) lines.add("ligne " + std::to_string(i));
  ConsoleRows rows;
  EXPECT_FALSE(follow(rows, lines));
  EXPECT_EQ(rows.size(), 1000U);
  EXPECT_EQ(rows.measured(), 1000U);
  for (int frame = 0; frame < 100; ++frame) follow(rows, lines);
  EXPECT_EQ(rows.measured(), 1000U) << "a frame in which nothing is new costs nothing";
  lines.add("encore");
  follow(rows, lines);
  EXPECT_LE(rows.measured(), 1002U);
  EXPECT_EQ(rows.rows(), 1001U);
}

TEST(ConsoleRows, AHugeConsoleIsMeasuredInShares) {
  Lines lines;
  for (int i = 0; i < 200'000; ++i) lines.add("ligne numéro " + std::to_string(i));
  ConsoleRows rows;
  int calls = 0;
  for (std::size_t before = 0; follow(rows, lines); before = rows.measured(), ++calls)
    EXPECT_LE(rows.measured() - before, ConsoleRows::kBytesAtOnce / 32 + 1);
  EXPECT_GT(calls, 20);
  EXPECT_EQ(rows.size(), 200'000U);
  EXPECT_EQ(rows.line(rows.index_at_row(rows.first_row(123'456))), 123'456U);
}

TEST(ConsoleRows, GoingBackAndForwardInTimeIsFollowed) {
  Lines lines;
  for (int i = 0; i < 10; ++i) lines.add("abcdefghijklmno");  // two rows each
  ConsoleRows rows;
  follow(rows, lines);
  EXPECT_EQ(rows.rows(), 20U);
  lines.mark = {4, 3, true};  // the fourth line as far as it was written
  follow(rows, lines);
  EXPECT_EQ(rows.rows(), 7U);
  lines.mark = {10, 15, false};
  follow(rows, lines);
  EXPECT_EQ(rows.rows(), 20U);
}

TEST(ConsoleRows, AFilterLetsThroughWhatItIsFoundIn) {
  Lines lines;
  for (const char* const words : {"Élan", "rien", "un élan", "tard"}) lines.add(words);
  ConsoleRows rows;
  follow(rows, lines, "elan");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows.line(1), 2U);
  lines.add("elan");
  follow(rows, lines, "elan");
  EXPECT_EQ(rows.size(), 3U);
  follow(rows, lines, "zzz");
  EXPECT_EQ(rows.size(), 0U);
  EXPECT_EQ(rows.rows(), 0U);
}

}  // namespace
}  // namespace lunabloc::ide::stage
