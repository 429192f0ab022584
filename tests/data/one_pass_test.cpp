// One pass over a long file gives what a careful look and then an import give, or says that it cannot.
#include <gmock/gmock.h>

#include <random>

#include "data/import_order.h"
#include "import_support.h"

namespace lunabloc::data {
namespace {

// More than the beginning that a guess is made from.
constexpr int kLongRows = 60'000;

// The two ways; what the first gives is compared with the second whenever it dares.
enum class Way { once, twice };
Way imported_both_ways(const std::string& text, const Choices& choices = {}) {
  TextSource source(text);
  const std::optional<Survey> guessed = guess(source, choices);
  if (!guessed) return Way::twice;
  MemorySink once(guessed->plan.kept());
  const auto done = import_as_guessed(source, choices, *guessed, once, go_on);
  EXPECT_TRUE(done) << done.error().message;
  if (!done || !*done) return Way::twice;
  const Survey careful = std::move(*survey(source, choices, go_on));
  MemorySink twice(careful.plan.kept());
  const Imported imported = *import_rows(source, careful.plan, twice, go_on);
  EXPECT_EQ(once.rows, twice.rows);
  EXPECT_EQ(once.aside, twice.aside);
  EXPECT_EQ((*done)->imported.rows, imported.rows);
  EXPECT_EQ((*done)->imported.aside, imported.aside);
  EXPECT_EQ(json_of(ImportReport{"t", 0, 0, (*done)->survey}), json_of(ImportReport{"t", 0, 0, careful}));
  return Way::once;
}

std::string lines(const std::string& header, int count, const std::string& line) {
  std::string text = header;
  for (int i = 0; i < count; ++i) text += line;
  return text;
}

TEST(OnePass, ALongFileThatStaysAsItBeganIsReadOnce) {
  EXPECT_EQ(imported_both_ways(lines("a,b,c,d,e\n", kLongRows, "12,2.50,2026-03-05,Brest,true\n")), Way::once);
  EXPECT_EQ(imported_both_ways(lines("a;b;c\n", kLongRows, "12;2,5;05/03/2026\n")), Way::once);
  EXPECT_EQ(imported_both_ways(lines("a,b\n", kLongRows, "12,7\n") + "3,4,5\nx,1\n1,NA\n"), Way::once);
}

TEST(OnePass, WhatTheRestSaysOtherwiseIsSeen) {
  const std::string begun = lines("a,b,c\n", kLongRows, "12,texte,31.25\n");
  for (const char* late : {"12,t\xE9,1\n", "1,t,1.125\n"}) EXPECT_EQ(imported_both_ways(begun + lines("", 1, late)), Way::twice) << late;
  EXPECT_EQ(imported_both_ways(begun + lines("", 5'000, "x,t,1\n")), Way::twice);
  EXPECT_EQ(imported_both_ways(lines("a,b,c\n", kLongRows, "12,,texte\n") + lines("", 5'000, "12,7,texte\n")), Way::twice);
  // Which of the two numbers is the day is known from the last line alone.
  EXPECT_EQ(imported_both_ways(lines("jour,b\n", kLongRows, "05/03/2026,x\n") + "05/31/2026,x\n"), Way::twice);
}

TEST(OnePass, WhatAPersonChoosesStays) {
  Choices choices;
  choices.kinds["a"] = Kind::text;
  choices.dropped.insert("b");
  choices.coarsened.insert("nom");
  EXPECT_EQ(imported_both_ways(lines("a,b,nom,date_naissance\n", kLongRows, "12,2,Durand,2015-03-05\n"), choices), Way::once);
}

TEST(OnePass, RandomFilesGiveTheSameRowsBothWays) {
  const std::vector<std::string> cells = {"1", "0", "-7", "12345", "0.5", "-0.25", "3.125", "1e5", "02", "", "NA", "-", "vrai", "true", "False",
                                          "2026-03-05", "2026-02-30", "05/03/2026", "2026-03-05 08:15:00", "Brest", "Nîmes ", " 12", "123456789012345678", "\"a,b\"",
                                          "\"a\"\"b\"", "true ", "nan   ", "1 000", "-0", "0.0", "999999999999999", "12345678901234.5"};
  for (unsigned seed = 1; seed <= 12; ++seed) {
    std::mt19937 random(seed);
    const std::size_t width = 2 + random() % 4;
    std::string text;
    for (std::size_t i = 0; i < width; ++i) text += (i == 0 ? "c" : ",c") + std::to_string(i);
    text += "\n";
    std::vector<std::vector<std::string>> usual(width);
    for (auto& some : usual)
      for (int i = 0; i < 3; ++i) some.push_back(cells[random() % cells.size()]);
    while (text.size() < 400'000) {
      for (std::size_t i = 0; i < width; ++i) {
        const bool odd = random() % 2'000 == 0;
        text += (i == 0 ? "" : ",") + (odd ? cells[random() % cells.size()] : usual[i][random() % 3]);
      }
      text += random() % 3'000 == 0 ? ",\n" : "\n";
    }
    static_cast<void>(imported_both_ways(text));
  }
}

TEST(OnePass, APlainCellIsWhatACarefulEyeSees) {
  std::mt19937 random(7);
  const std::string signs = "0123456789.-,e tf";
  for (int i = 0; i < 200'000; ++i) {
    std::string cell;
    for (std::size_t length = 1 + random() % 18; cell.size() < length;) cell += signs[random() % (random() % 4 == 0 ? signs.size() : 11)];
    const Writing writing{random() % 2 == 0, true};
    const int scale = static_cast<int>(random() % 5);
    for (const Kind kind : {Kind::whole, Kind::decimal, Kind::date, Kind::truth}) {
      Sight sight;
      const auto plain = plain_cell(cell, kind, kind == Kind::decimal ? scale : 0, writing, sight);
      if (!plain) continue;
      const Sight careful = sight_of(cell, writing);
      ASSERT_EQ(sight.look, careful.look) << cell;
      ASSERT_EQ(sight.digits, careful.digits) << cell;
      ASSERT_EQ(sight.scale, careful.scale) << cell;
      if (kind == Kind::whole) { ASSERT_EQ(plain, scaled_of(cell, 0, writing)) << cell; }
      if (kind == Kind::decimal) { ASSERT_EQ(plain, scaled_of(cell, scale, writing)) << cell; }
    }
    if (is_plain_text(cell)) { ASSERT_EQ(sight_of(cell, writing).look, Look::text) << cell; }
  }
}

}  // namespace
}  // namespace lunabloc::data
