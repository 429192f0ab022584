// What names are to a list, as the program's words say.
#include "session/list_roles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace lunabloc::session {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view kHalves =
    "local debut, fin = 1, #T\nwhile debut <= fin do\n  local milieu = (debut + fin) // 2\n  if T[milieu] == cible then\n    say(milieu)\n"
    "  elseif T[milieu] < cible then debut = milieu + 1 else fin = milieu - 1 end\nend";

TEST(ListRoles, NamesInTheBracketsArePlaces) {
  EXPECT_THAT(roles_of("t[i], t[j + 1] = t[j + 1], t[i]", "t").places, ElementsAre("i", "j"));
  EXPECT_THAT(roles_of("x = t[#t] + t[f(a)] + u[k] + a.t[b]", "t").places, ElementsAre("a"));
  EXPECT_THAT(roles_of("list.swap(t, i, low + 1) list.remove(t, k) list.insert(t, x)", "t").places, ElementsAre("i", "low", "k"));
  EXPECT_THAT(roles_of("-- t[i]\nsay(\"t[j]\")", "t").places, IsEmpty());
}

TEST(ListRoles, HalfWayBetweenTwoNamesKeepsWhatIsBetweenThem) {
  EXPECT_EQ(roles_of(kHalves, "T").bounds, (std::pair<std::string, std::string>{"debut", "fin"}));
  EXPECT_EQ(roles_of("m = math.floor((a + b) / 2) x = t[m]", "t").bounds, (std::pair<std::string, std::string>{"a", "b"}));
  EXPECT_EQ(roles_of("mean = (a + b) // 2 x = t[i]", "t").bounds, std::nullopt) << "no place of the list";
}

TEST(ListRoles, WhatElementsAreComparedWithIsSought) {
  EXPECT_EQ(roles_of(kHalves, "T").sought, "cible");
  EXPECT_EQ(roles_of("if best < t[i] then", "t").sought, "best");
  EXPECT_EQ(roles_of("if t[i] > t[j] then", "t").sought, std::nullopt);
  EXPECT_EQ(roles_of("if t[i] > max(3) then", "t").sought, std::nullopt);
}

TEST(ListRoles, AnUnfinishedTextSaysWhatItCan) {
  EXPECT_THAT(roles_of("t[", "t").places, IsEmpty());
  EXPECT_THAT(roles_of("list.swap(t, i", "t").places, IsEmpty());
  EXPECT_THAT(roles_of("t", "t").places, IsEmpty());
  EXPECT_THAT(roles_of("t[i] ==", "t").places, ElementsAre("i"));
}

TEST(ListRoles, PlacesHaveTheValuesOfTheMoment) {
  const std::map<std::string, std::int64_t, std::less<>> values = {{"i", 2}, {"j", 5}};
  const auto value = [&](std::string_view name) -> std::optional<std::int64_t> {
    const auto found = values.find(name);
    return found != values.end() ? std::optional(found->second) : std::nullopt;
  };
  EXPECT_THAT(places_named("if t[j] > t[j + 1] then", "t", value), ElementsAre(5, 6));
  EXPECT_THAT(places_named("t[i], t[j] = t[j], t[i]", "t", value), ElementsAre(2, 5));
  EXPECT_THAT(places_named("list.swap(t, i, j - i)", "t", value), ElementsAre(2, 3));
  EXPECT_THAT(places_named("x = t[1] + t[k] + t[f(i)] + u[j] + t[]", "t", value), ElementsAre(1));
  EXPECT_THAT(places_named("x = t[99999999999999999999]", "t", value), IsEmpty());
}

}  // namespace
}  // namespace lunabloc::session
