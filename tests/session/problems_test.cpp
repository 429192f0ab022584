// What is told of a program that is not yet what it should be: each fault once, in the order of the text, with its place.
#include "session/problems.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "session_fixture.h"

namespace lunabloc::session {
namespace {

using Kind = Problem::Kind;
using testing::HasSubstr;

class Problems : public SessionFixture {
 protected:
  void SetUp() override {
    open();
    ASSERT_TRUE(session_->open_lesson("A04"));
    known_ = vm::known_names(session_->vocabulary());
  }
  std::vector<Problem> of(const std::string& lua) {
    session_->edit({{{0, session_->tree().text().size()}, lua}}, "edit.text");
    return problems_of(*session_, known_);
  }
  vm::KnownNames known_;
};

TEST_F(Problems, AGoodProgramHasNone) {
  EXPECT_TRUE(of("local n = 3\nfunction carre(x) return x * x end\nsay(carre(n))\nturtle.forward(math.sqrt(4))\ntable.insert({}, 1)\n").empty());
  EXPECT_TRUE(of("total = 0\ntotal = total + 1\nsay(total)\n").empty());
  EXPECT_TRUE(of("function turtle.carre(n) turtle.forward(n) end\nturtle.carre(3)\nturtle.taille = 3\nsay(turtle.taille)\n").empty())
      << "what the program gives to a table of ours is known";
  EXPECT_TRUE(of("").empty());
}

TEST_F(Problems, ANameThatIsChosenFromAMenuIsKnown) {
  EXPECT_TRUE(of("say(kit.temperature(\"room\"):read())\nsay(kit.light(\"room\"):read())\nsay(math.sqrt(4))\n").empty());
  EXPECT_EQ(of("say(kit.temperatur(\"room\"):read())\n").size(), 1U);
}

TEST_F(Problems, WhatLuaMissesIsToldWithItsLine) {
  const std::vector<Problem> found = of("say(1)\nif x == 3 then\n  say(2)\n");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, Kind::grammar);
  EXPECT_FALSE(found[0].advice.seen.empty());
  EXPECT_FALSE(found[0].advice.try_this.empty());
  EXPECT_TRUE(found[0].offset);
}

TEST_F(Problems, AnEmptySlotIsToldOnceAndByItsBlock) {
  const std::vector<Problem> found = of("say(1)\nturtle.forward(10 + )\nsay(2)\n");
  std::size_t empty = 0;
  for (const Problem& one : found) empty += one.kind == Kind::empty_slot ? 1 : 0;
  EXPECT_EQ(empty, 1U);
  for (const Problem& one : found) EXPECT_NE(one.kind, Kind::grammar) << one.advice.seen;
}

TEST_F(Problems, NamesThatNobodyGaveAreToldOnceWithTheNearOne) {
  const std::vector<Problem> found = of("local compteur = 3\nsay(compteurs)\nsay(compteurs + inconnu)\nturtle.foward(3)\nturtel.right(1)\n");
  ASSERT_EQ(found.size(), 4U);
  EXPECT_EQ(found[0].line, 2U);
  EXPECT_THAT(found[0].advice.try_this, HasSubstr("compteur"));
  EXPECT_THAT(found[1].advice.seen, HasSubstr("inconnu"));
  EXPECT_EQ(found[1].line, 3U);
  EXPECT_THAT(found[2].advice.try_this, HasSubstr("forward"));
  EXPECT_THAT(found[3].advice.try_this, HasSubstr("turtle"));
}

TEST_F(Problems, ANameOfAPartThatCannotBeReadIsNotCalledUnknown) {
  for (const Problem& one : of("local = 3\nsay(n)\n")) EXPECT_NE(one.kind, Kind::unknown_name) << one.advice.seen;
}

TEST_F(Problems, WhereTheRunStoppedIsTold) {
  of("local t = nil\nsay(1)\nsay(t.x)\n");
  run_whole();
  session_->set_speed(10'000);
  ASSERT_TRUE(until([&] { return session_->notice().has_value(); }));
  const std::vector<Problem> found = problems_of(*session_, known_);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, Kind::run);
  EXPECT_EQ(found[0].line, 3U);
}

TEST_F(Problems, ThereAreNeverMoreThanCanBeRead) {
  std::string lua;
  for (int i = 0; i < 200; ++i) lua += "say(nom" + std::to_string(i * 7919) + ")\n";
  EXPECT_EQ(of(lua).size(), kMostProblems);
}

}  // namespace
}  // namespace lunabloc::session
