#include "program/vocabulary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "base/data_file.h"
#include "blocks_support.h"
#include "program/projection.h"
#include "program/tree_nodes.h"

namespace lunabloc::program {
namespace {

std::vector<std::string> ids_of(const std::vector<const BlockEntry*>& entries) {
  std::vector<std::string> ids;
  for (const BlockEntry* entry : entries) ids.push_back(entry->id);
  return ids;
}

TEST(ShippedVocabulary, SpeaksBothLanguagesEverywhere) {
  ASSERT_GT(shipped_vocabulary().blocks().size(), 100U);
  for (const BlockEntry& entry : shipped_vocabulary().blocks()) {
    for (const std::string language : {"fr", "en"}) {
      EXPECT_FALSE(entry.label.at(language).empty()) << entry.id;
      EXPECT_GT(entry.help.at(language).size(), 10U) << entry.id;
      for (const BlockForm& form : entry.also)
        EXPECT_TRUE(form.label.empty() || form.label.count(language) == 1) << entry.id;
      for (const SlotEntry& slot : entry.slots) {
        const auto labels = slot.choice_labels.find(language);
        EXPECT_EQ(labels == slot.choice_labels.end() ? 0U : labels->second.size(), slot.choices.size()) << entry.id;
      }
    }
  }
}

TEST(ShippedVocabulary, EveryEntryComesBackFromItsOwnLua) {
  for (const BlockEntry& entry : shipped_vocabulary().blocks()) {
    const std::string lua = entry.is_expression() ? "return " + entry.initial_lua() : entry.initial_lua();
    const Parsed parsed = parse(lua);
    EXPECT_FALSE(parsed.tree.root().has_error()) << entry.id << ": " << lua;
    const Projection projection = project(parsed.tree, shipped_vocabulary(), "fr");
    ASSERT_EQ(projection.blocks.size(), 1U) << entry.id << ": " << lua;
    const Block* block = &projection.blocks.front();
    if (entry.is_expression()) {
      ASSERT_FALSE(block->parts[1].blocks.empty()) << entry.id << ": " << lua;
      block = &block->parts[1].blocks.front();
    }
    EXPECT_EQ(block->type, entry.id) << lua;
    EXPECT_EQ(block->category, entry.category);
  }
}

TEST(ShippedVocabulary, PalettesInsertReadableLua) {
  const auto lua = [](std::string_view id) { return shipped_vocabulary().find(id)->initial_lua(); };
  EXPECT_EQ(lua("turtle.forward"), "turtle.forward(50)");
  EXPECT_EQ(lua("repeat"), "for _ = 1, 4 do\nend");
  EXPECT_EQ(lua("if_else"), "if true then\nelse\nend");
  EXPECT_EQ(lua("when.start"), "when.start(function()\nend)");
  EXPECT_EQ(lua("compare"), "1 == 1");
  EXPECT_EQ(lua("fn.define"), "function f()\nend");
  EXPECT_EQ(lua("data.add"), "t:add{nom = \"Zoé\"}");
  EXPECT_EQ(lua("lua.repeat"), "repeat\nuntil true");
}

TEST(ShippedVocabulary, SearchesWithoutAccentsOrCase) {
  const auto found = [](std::string_view query, const std::string& language = "fr") {
    return ids_of(shipped_vocabulary().search(query, language));
  };
  EXPECT_EQ(found("repeter").front(), "repeat");
  EXPECT_EQ(found("RÉPÉTER FOIS").front(), "repeat");
  EXPECT_EQ(found("tant que").front(), "while");
  EXPECT_THAT(found("while"), testing::Contains("while"));
  EXPECT_EQ(found("médiane").front(), "data.median");
  EXPECT_THAT(found("forward", "en"), testing::Contains("turtle.forward"));
  EXPECT_EQ(found("degrés").front(), "turtle.left");
  EXPECT_THAT(found("−"), testing::Contains("calc"));
  EXPECT_THAT(found("≤"), testing::Contains("compare"));
  EXPECT_THAT(found("modulo"), testing::Contains("calc.int"));
  EXPECT_TRUE(found("zzz").empty());
  EXPECT_TRUE(found("").empty());
}

// A vocabulary of one file, to see what the loader refuses.
class Loader : public testing::Test {
 protected:
  Result<Vocabulary> load(const std::string& rows) {
    const auto assets = support::source_folder() / "assets";
    std::filesystem::copy_file(assets / "vocabulary/categories.yaml", folder_.path() / "categories.yaml",
                               std::filesystem::copy_options::overwrite_existing);
    std::ofstream(folder_.path() / "blocks.yaml") << "blocks:\n" << rows;
    return Vocabulary::load(folder_.path(), assets / "schemas");
  }
  static std::string row(const std::string& id, const std::string& lua, const std::string& label,
                         const std::string& more = "") {
    return "  - id: " + id + "\n    lua: \"" + lua + "\"\n    label: {fr: \"" + label + "\", en: \"" + label +
           "\"}\n    help: {fr: aide, en: help}\n    category: calc\n    shape: statement\n    level: 1\n" + more;
  }
  void refuses(const std::string& rows, const std::string& message, std::uint32_t line) {
    const Result<Vocabulary> loaded = load(rows);
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().message, message);
    EXPECT_EQ(loaded.error().place.line, line);
    EXPECT_NE(loaded.error().place.file.find("blocks.yaml"), std::string::npos);
  }

 private:
  support::TempFolder folder_;
};

TEST_F(Loader, TakesAGoodRow) {
  const Result<Vocabulary> loaded = load(row("a", "a($x)", "faire $x"));
  ASSERT_TRUE(loaded) << loaded.error().message;
  EXPECT_EQ(loaded->blocks().size(), 1U);
}
TEST_F(Loader, RefusesTwoRowsOfOneName) { refuses(row("a", "a()", "x") + row("a", "b()", "y"), "vocabulary.duplicate", 9); }
TEST_F(Loader, RefusesAPatternThatIsNoLua) { refuses(row("a", "a((", "x"), "vocabulary.bad_pattern", 2); }
TEST_F(Loader, RefusesALabelWithoutAHole) { refuses(row("a", "a($x)", "x"), "vocabulary.bad_label", 2); }
TEST_F(Loader, RefusesALabelWithAHoleTooMany) { refuses(row("a", "a()", "x $y"), "vocabulary.bad_label", 2); }
TEST_F(Loader, RefusesPatternsThatSayTheSame) {
  refuses(row("a", "f($x)", "x $x") + row("b", "f( $y )", "y $y"), "vocabulary.ambiguous", 9);
}

// ---- Which of two patterns shows

class Overlap : public Loader {
 protected:
  static std::string reporter(const std::string& id, const std::string& lua, const std::string& slots = "") {
    std::string label;
    for (std::size_t at = lua.find('$'); at != std::string::npos; at = lua.find('$', at + 1))
      label += lua.substr(at, lua.find_first_not_of("abcdefghijklmnopqrstuvwxyz_", at + 1) - at) + " ";
    return "  - {id: " + id + ", lua: \"" + lua + "\", slots: {" + slots + "}, label: {fr: \"" + label + "\", en: \"" + label +
           "\"}, help: {fr: a, en: a}, category: calc, shape: reporter, level: 1}\n";
  }
  // Refused whichever comes first; the line is the later one's.
  void refuses_both_ways(const std::string& one, const std::string& other) {
    refuses(one + other, "vocabulary.ambiguous", 3);
    refuses(other + one, "vocabulary.ambiguous", 3);
  }
  // The block of the expression, whatever the order of the rows.
  void shows(const std::string& expression, const std::string& id, std::vector<std::string> rows) {
    std::sort(rows.begin(), rows.end());
    do {
      std::string all;
      for (const std::string& row : rows) all += row;
      const Result<Vocabulary> loaded = load(all);
      ASSERT_TRUE(loaded) << loaded.error().message << " " << testing::PrintToString(loaded.error().arguments);
      const Parsed parsed = parse("return " + expression);
      const Projection projection = project(parsed.tree, *loaded, "fr");
      EXPECT_EQ(projection.blocks.at(0).parts.at(1).blocks.at(0).type, id) << expression << "\n" << all;
    } while (std::next_permutation(rows.begin(), rows.end()));
  }
};

const std::string kMany = "items: {type: any, many: true}";

TEST_F(Overlap, AWordIsNarrowerThanAHole) {
  shows("f(1)", "narrow", {reporter("wide", "$f($items)", kMany), reporter("narrow", "f($x)")});
}
TEST_F(Overlap, NothingIsNarrowerThanAnyNumber) {
  shows("{}", "none", {reporter("many", "{$items}", kMany), reporter("none", "{}")});
  shows("{1}", "many", {reporter("many", "{$items}", kMany), reporter("none", "{}")});
  shows("f()", "none", {reporter("many", "f($items)", kMany), reporter("none", "f()"), reporter("one", "f($x)")});
  shows("f(1)", "one", {reporter("many", "f($items)", kMany), reporter("none", "f()"), reporter("one", "f($x)")});
  shows("f(1, 2)", "many", {reporter("many", "f($items)", kMany), reporter("none", "f()"), reporter("one", "f($x)")});
}
TEST_F(Overlap, ANameIsNarrowerThanAnyValue) {
  shows("f(x)", "name", {reporter("any", "f($x)"), reporter("name", "f($x)", "x: {type: name}")});
  shows("f(1)", "any", {reporter("any", "f($x)"), reporter("name", "f($x)", "x: {type: name}")});
}
TEST_F(Overlap, TwoEqualHolesAreNarrowerThanTwoOfAnyKind) {
  shows("f(x, x)", "same", {reporter("two", "f($x, $y)"), reporter("same", "f($x, $x)")});
  shows("f(x, z)", "two", {reporter("two", "f($x, $y)"), reporter("same", "f($x, $x)")});
}
TEST_F(Overlap, AWordOfAMenuIsNarrowerThanTheMenu) {
  const std::string menu = "sign: {type: choice, choices: [\"+\", \"-\"]}";
  shows("1 + 2", "plus", {reporter("either", "$x $sign $y", menu), reporter("plus", "$x + $y")});
  shows("1 - 2", "either", {reporter("either", "$x $sign $y", menu), reporter("plus", "$x + $y")});
}
TEST_F(Overlap, MenusWithNoWordInCommonAreApart) {
  const std::vector<std::string> rows{reporter("sum", "$x $sign $y", "sign: {type: choice, choices: [\"+\", \"-\"]}"),
                                      reporter("product", "$x $sign $y", "sign: {type: choice, choices: [\"*\", \"/\"]}")};
  shows("1 + 2", "sum", rows);
  shows("1 * 2", "product", rows);
}
TEST_F(Overlap, AListAndATextAreToldApartAndUnknownIsAList) {
  const std::vector<std::string> rows{reporter("list", "#$x", "x: {type: list}"), reporter("text", "#$x", "x: {type: text}")};
  shows("#{1}", "list", rows);
  shows("#\"été\"", "text", rows);
  shows("#x", "list", rows);
}
TEST_F(Overlap, WhatIsInBothMayBelongToAThird) {
  const std::string keys = "keys: {type: name, many: true}, values: {type: any, many: true}";
  shows("{}", "none", {reporter("list", "{$items}", kMany), reporter("keys", "{$keys = $values}", keys), reporter("none", "{}")});
  shows("f(1, 1)", "both", {reporter("left", "f(1, $y)"), reporter("right", "f($x, 1)"), reporter("both", "f(1, 1)")});
}

TEST_F(Overlap, WhatLuaWantsOneOfIsNeverAbsent) {
  const auto statement = [](const std::string& id, const std::string& lua) {
    return row(id, lua, "$names $values", "    slots: {names: {type: name, many: true}, values: {type: any, many: true}}\n");
  };
  EXPECT_TRUE(load(statement("a", "local $names = $values") + statement("b", "local $names <const> = $values")));
}

TEST_F(Overlap, RefusesWhatOnlyTheOrderWouldChoose) {
  refuses_both_ways(reporter("left", "f(1, $y)"), reporter("right", "f($x, 1)"));
  refuses_both_ways(reporter("list", "{$items}", kMany),
                    reporter("keys", "{$keys = $values}", "keys: {type: name, many: true}, values: {type: any, many: true}"));
}
TEST_F(Overlap, RefusesMenusWithAWordInCommon) {
  refuses_both_ways(reporter("sum", "$x $sign $y", "sign: {type: choice, choices: [\"+\", \"-\"]}"),
                    reporter("less", "$x $sign $y", "sign: {type: choice, choices: [\"-\", \"*\"]}"));
}
TEST_F(Overlap, RefusesTypesThatAreNeverToldApart) {
  refuses_both_ways(reporter("number", "f($x)", "x: {type: number}"), reporter("any", "f($x)"));
  refuses_both_ways(reporter("list", "f($x)", "x: {type: list}"), reporter("any", "f($x)"));
  refuses_both_ways(reporter("many", "f($items)", kMany), reporter("more", "f($items)", kMany));
}
TEST_F(Overlap, RefusesAFormThatIsAnotherBlock) {
  refuses("  - {id: a, lua: \"f($x)\", also: [{lua: \"g($x)\"}], label: {fr: \"$x\", en: \"$x\"}, help: {fr: a, en: a}, category: calc, shape: cap, level: 1}\n" +
              reporter("b", "g($x)"),
          "vocabulary.ambiguous", 3);
}

TEST_F(Loader, RefusesAnUnknownCategory) {
  refuses("  - {id: a, lua: a(), label: {fr: a, en: a}, help: {fr: a, en: a}, category: clac, shape: cap, level: 1}\n",
          "vocabulary.unknown", 2);
}
TEST_F(Loader, RefusesAnUnknownKey) { refuses(row("a", "a()", "x", "    lavel: 2\n"), "schema.unknown_key", 9); }

TEST(Palette, HidesWhatIsAboveTheLevelButNothingThatTheProgramUses) {
  const auto ids = [](int level, const std::set<std::string_view>& used) { return ids_of(palette_of(shipped_vocabulary(), level, used)); };
  EXPECT_THAT(ids(2, {}), testing::AllOf(testing::Contains("turtle.forward"), testing::Not(testing::Contains("repeat")), testing::Not(testing::Contains("while"))));
  EXPECT_THAT(ids(2, {"while"}), testing::AllOf(testing::Contains("while"), testing::Not(testing::Contains("repeat"))));
  EXPECT_EQ(ids(kEveryLevel, {}).size(), shipped_vocabulary().blocks().size());
  for (const BlockEntry* entry : palette_of(shipped_vocabulary(), 4, {})) EXPECT_LE(entry->level, 4) << entry->id;
}

// The palette of every lesson is made of ids of the vocabulary; their levels agree with the catalogue.
TEST(ShippedVocabulary, HasTheBlocksOfTheFirstLessons) {
  for (const std::string id : {"grid.north", "turtle.forward", "repeat", "say", "ask", "var.get", "var.set", "calc", "if",
                               "if_else", "compare", "list.get", "fn.define", "data.open", "chart.bar", "kit.led.on",
                               "when.start", "graph.visit", "cost.reads", "model.nearest", "kit.received"})
    EXPECT_NE(shipped_vocabulary().find(id), nullptr) << id;
}

}  // namespace
}  // namespace lunabloc::program
