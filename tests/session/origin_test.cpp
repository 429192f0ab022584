// Where values come from: program, moment, question → the chain, as the real runner tells it.
#include "session/origin.h"

#include <fmt/format.h>

#include "session_fixture.h"

namespace lunabloc::session {
namespace {

const char* name_of(Origin::Kind kind) {
  constexpr const char* kNames[] = {"unknown", "given", "assigned", "loop", "parameter", "answered"};
  return kNames[static_cast<std::size_t>(kind)];
}

class OriginTest : public SessionFixture {
 protected:
  void run(const std::string& lua) {
    session_->edit({{{0, session_->tree().text().size()}, lua}}, "edit.text");
    run_whole();
    session_->show_step(session_->step_count());
  }

  // One line a node: name = value, the moment, how, the statement; what it read below, so many levels.
  void describe(const Origin& origin, int levels, int depth, std::string& lines) const {
    const RanProgram& program = *session_->ran_program();
    const std::string expression = program.tree().text().substr(origin.expression.start, origin.expression.length());
    lines += fmt::format("{}{} = {} @{} {} [{}] <{}>{}\n", std::string(static_cast<std::size_t>(2 * depth), ' '), origin.name,
                         origin.value.empty() ? "?" : origin.value, origin.moment, name_of(origin.kind), head_of(program, origin.statement),
                         expression, origin.sure ? "" : " perhaps");
    for (const OriginRead& read : origin.reads) {
      const std::string indent(static_cast<std::size_t>(2 * depth + 2), ' ');
      if (read.question && levels > 0) describe(session_->origin_of(*read.question), levels - 1, depth + 1, lines);
      else lines += fmt::format("{}{} = {}\n", indent, read.name, read.value.value_or("?"));
    }
  }
  std::string why(const std::string& words, int levels = 9) const {
    const std::optional<OriginQuestion> question = session_->question_about(words);
    if (!question) return "no question\n";
    std::string lines;
    describe(session_->origin_of(*question), levels, 0, lines);
    return lines;
  }
};

TEST_F(OriginTest, AConstantIsTheEnd) {
  run("local x = 7\nsay(x)\n");
  EXPECT_EQ(why("x"), "x = 7 @1 assigned [local x = 7] <7>\n");
}

TEST_F(OriginTest, AChainOfAssignmentsLeadsToConstants) {
  run("local a = 2\nlocal b = a + 1\na = 10\nlocal c = a * b\nsay(c)\n");
  EXPECT_EQ(why("c"),
            "c = 30 @4 assigned [local c = a * b] <a * b>\n"
            "  a = 10 @3 assigned [a = 10] <10>\n"
            "  b = 3 @2 assigned [local b = a + 1] <a + 1>\n"
            "    a = 2 @1 assigned [local a = 2] <2>\n");
}

TEST_F(OriginTest, TheMomentDecides) {
  run("local a = 1\na = 2\na = 3\n");
  session_->show_step(2);
  EXPECT_EQ(why("a"), "a = 2 @2 assigned [a = 2] <2>\n");
  session_->show_step(0);
  EXPECT_EQ(why("a").substr(0, 19), "a = ? @0 unknown []");
}

TEST_F(OriginTest, EachTurnOfALoopReadsTheTurnBefore) {
  run("local total = 0\nfor i = 1, 3 do\n  total = total + i\nend\n");
  EXPECT_EQ(why("total"),
            "total = 6 @8 assigned [total = total + i] <total + i>\n"
            "  total = 3 @6 assigned [total = total + i] <total + i>\n"
            "    total = 1 @4 assigned [total = total + i] <total + i>\n"
            "      total = 0 @1 assigned [local total = 0] <0>\n"
            "      i = 1 @3 loop [for i = 1, 3 do] <1, 3>\n"
            "    i = 2 @5 loop [for i = 1, 3 do] <1, 3>\n"
            "  i = 3 @7 loop [for i = 1, 3 do] <1, 3>\n");
}

TEST_F(OriginTest, AParameterComesFromTheCall) {
  run("local function double(n)\n  local r = n * 2\n  return r\nend\nlocal prix = 4\nlocal x = double(prix + 1)\nsay(x)\n");
  EXPECT_EQ(why("r"),
            "r = 10 @4 assigned [local r = n * 2] <n * 2>\n"
            "  n = 5 @3 parameter [local x = double(prix + 1)] <prix + 1>\n"
            "    prix = 4 @2 assigned [local prix = 4] <4>\n");
  EXPECT_EQ(why("x"),
            "x = 10 @5 assigned [local x = double(prix + 1)] <double(prix + 1)>\n"
            "  double = 10 @5 answered [return r] <r>\n"
            "    r = 10 @4 assigned [local r = n * 2] <n * 2>\n"
            "      n = 5 @3 parameter [local x = double(prix + 1)] <prix + 1>\n"
            "        prix = 4 @2 assigned [local prix = 4] <4>\n"
            "  prix = 4 @2 assigned [local prix = 4] <4>\n");
}

TEST_F(OriginTest, AnElementComesFromTheListOrFromItsOwnAssignment) {
  run("local t = {5, 3, 8}\nlocal i = 2\nt[i] = t[1] + i\nsay(t[2])\nt[3] = 0\n");
  EXPECT_EQ(why("t[2]"),
            "t[2] = 7 @3 assigned [t[i] = t[1] + i] <t[1] + i>\n"
            "  t[1] = 5 @1 assigned [local t = {5, 3, 8}] <5>\n"
            "  i = 2 @2 assigned [local i = 2] <2>\n");
  EXPECT_EQ(why("t[i]"), why("t[2]"));
  EXPECT_EQ(why("t[3]"), "t[3] = 0 @5 assigned [t[3] = 0] <0>\n");
  session_->show_step(2);
  EXPECT_EQ(why("t[3]"), "t[3] = 8 @1 assigned [local t = {5, 3, 8}] <8>\n");
}

// Of a long list only the first elements are shown; which one was assigned is told all the same.
TEST_F(OriginTest, AnElementFarBehindIsFound) {
  run("local t = {}\nfor i = 1, 60 do\n  t[i] = i * i\nend\nt[33] = t[2] + 1\nfor turn = 1, 5000 do\n  t[34] = turn\nend\nt[#t + 1] = 7\n");
  EXPECT_EQ(why("t[33]").substr(0, why("t[33]").find('\n', why("t[33]").find('\n') + 1) + 1),
            "t[33] = 5 @123 assigned [t[33] = t[2] + 1] <t[2] + 1>\n"
            "  t[2] = 4 @6 assigned [t[i] = i * i] <i * i>\n");
  EXPECT_EQ(why("t[40]").substr(0, 43), "t[40] = 1600 @82 assigned [t[i] = i * i] <i");
  EXPECT_EQ(why("t[61]"), "t[61] = 7 @10125 assigned [t[#t + 1] = 7] <7>\n");
}

TEST_F(OriginTest, ASwapIsTwoElements) {
  run("local t = {4, 9}\nlocal i = 1\nt[i], t[i + 1] = t[i + 1], t[i]\n");
  EXPECT_EQ(why("t[1]"),
            "t[1] = 9 @3 assigned [t[i], t[i + 1] = t[i + 1], t[i]] <t[i + 1]>\n"
            "  t[2] = 9 @1 assigned [local t = {4, 9}] <9>\n"
            "  i = 1 @2 assigned [local i = 1] <1>\n");
}

TEST_F(OriginTest, AFieldToo) {
  run("local p = {nom = \"Léa\", age = 12}\np.age = p.age + 1\n");
  EXPECT_EQ(why("p.age"),
            "p.age = 13 @2 assigned [p.age = p.age + 1] <p.age + 1>\n"
            "  p.age = 12 @1 assigned [local p = {nom = \"Léa\", age = 12}] <12>\n");
}

TEST_F(OriginTest, ACallThatChangesAListGaveTheElementsThatDiffer) {
  run("local t = {5, 3}\nlist.insert(t, 9)\nlist.swap(t, 1, 3)\n");
  EXPECT_EQ(why("t[1]"), "t[1] = 9 @3 assigned [list.swap(t, 1, 3)] <list.swap(t, 1, 3)>\n");
  EXPECT_EQ(why("t[2]"), "t[2] = 3 @1 assigned [local t = {5, 3}] <3>\n") << "neither call has touched it";
  EXPECT_EQ(why("t"), "t = {9, 3, 5} @3 assigned [list.swap(t, 1, 3)] <list.swap(t, 1, 3)>\n");
  session_->show_step(2);
  EXPECT_EQ(why("t[3]"), "t[3] = 9 @2 assigned [list.insert(t, 9)] <list.insert(t, 9)>\n");
}

TEST_F(OriginTest, WhatALibraryGivesIsTheEnd) {
  run("local d = random(1, 6)\nlocal x = d\n");
  const std::string lines = why("x");
  EXPECT_NE(lines.find("  d = "), std::string::npos) << lines;
  EXPECT_NE(lines.find("@1 assigned [local d = random(1, 6)] <random(1, 6)>\n    random(1, 6) = ?\n"), std::string::npos) << lines;
}

TEST_F(OriginTest, AnAnswerCameFromOutside) {
  session_->edit({{{0, session_->tree().text().size()}, "local nom = ask(\"Ton nom ?\")\nlocal salut = \"Bonjour \" .. nom\n"}}, "edit.text");
  session_->start_run();
  ASSERT_TRUE(until([&] { return session_->run_phase() == RunPhase::waiting_for_answer; }));
  session_->give_answer("Zoé");
  ASSERT_TRUE(until([&] { return session_->run_phase() == RunPhase::finished; }));
  EXPECT_EQ(why("salut"),
            "salut = Bonjour Zoé @2 assigned [local salut = \"Bonjour \" .. nom] <\"Bonjour \" .. nom>\n"
            "  nom = Zoé @1 assigned [local nom = ask(\"Ton nom ?\")] <ask(\"Ton nom ?\")>\n"
            "    ask(\"Ton nom ?\") = Zoé\n");
}

TEST_F(OriginTest, TwoVariablesOfOneNameAreToldApart) {
  run("local x = 1\nlocal y = x\ndo\n  local x = 50\n  say(x)\nend\nlocal z = x + y\n");
  EXPECT_EQ(why("z"),
            "z = 2 @6 assigned [local z = x + y] <x + y>\n"
            "  x = 1 @1 assigned [local x = 1] <1>\n"
            "  y = 1 @2 assigned [local y = x] <x>\n"
            "    x = 1 @1 assigned [local x = 1] <1>\n");
}

TEST_F(OriginTest, WhatIsNoNameIsNoQuestion) {
  run("local x = 1\n");
  EXPECT_EQ(why("x + 1"), "no question\n");
  EXPECT_EQ(why("f(x)"), "no question\n");
  EXPECT_EQ(why(""), "no question\n");
  EXPECT_EQ(why("inconnu").substr(0, 25), "inconnu = ? @0 unknown []");
}

// ---- Where it last changed

TEST_F(OriginTest, BackAndForwardByChanges) {
  run("local a = 1\nlocal b = 2\na = 3\nb = 4\na = 5\nsay(a)\n");
  std::vector<std::size_t> moments;
  while (const auto moment = session_->change_before("a")) {
    session_->show_step(*moment);
    moments.push_back(*moment);
  }
  EXPECT_EQ(moments, (std::vector<std::size_t>{5, 3, 1}));
  EXPECT_EQ(session_->change_after("a"), 3U);
  EXPECT_EQ(session_->change_after("b"), 2U);
  session_->show_step(session_->step_count());
  EXPECT_EQ(session_->change_after("a"), std::nullopt);
  EXPECT_EQ(session_->change_before("inconnu"), std::nullopt);
}

TEST_F(OriginTest, BackAndForwardByChangesOfAnElement) {
  run("local t = {1, 2}\nt[2] = 5\nt[1] = 7\nt[2] = 6\nsay(1)\n");
  EXPECT_EQ(session_->change_before("t[2]"), 4U);
  session_->show_step(4);
  EXPECT_EQ(session_->change_before("t[2]"), 2U);
  session_->show_step(2);
  EXPECT_EQ(session_->change_before("t[2]"), 1U);
  EXPECT_EQ(session_->change_after("t[2]"), 4U);
  EXPECT_EQ(session_->change_after("t[1]"), 3U);
}

TEST_F(OriginTest, ValuesAreToldWhereTheirNamesStand) {
  run("local total = 0\nfor i = 1, 3 do\n  total = total + i\nend\n");
  session_->show_step(4);
  const std::string& text = session_->tree().text();
  std::string told;
  for (const WatchedPlace& place : session_->watched().places) {
    const WatchedValue& value = session_->watched().values[place.value];
    EXPECT_EQ(text.substr(place.name.start, place.name.length()), value.name);
    told += value.name + "=" + value.value + (value.fresh ? "* " : " ");
  }
  EXPECT_EQ(told, "total=1* i=1 total=1* total=1* i=1 ");
  session_->show_step(1);
  EXPECT_EQ(session_->watched().places.size(), 3U) << "i has no value yet";
  session_->edit({{{0, 0}, "say(1)\n"}}, "edit.insert");
  EXPECT_TRUE(session_->watched().places.empty()) << "another program";
}

TEST_F(OriginTest, ValuesOfVariablesOfOneNameAreNotMixed) {
  run("local x = 1\ndo\n  local x = 50\n  say(x)\nend\nsay(x)\n");
  std::string told;
  for (const WatchedPlace& place : session_->watched().places) told += session_->watched().values[place.value].value + " ";
  EXPECT_EQ(told, "1 50 50 1 ");
}

}  // namespace
}  // namespace lunabloc::session
