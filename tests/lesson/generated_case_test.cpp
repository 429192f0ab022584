// Generated cases: each belongs to its class, « ordinaire » to no other, and the smallest that still fails is found.
#include "lesson/generated_case.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "lesson/graph_case.h"

namespace lunabloc::lesson {
namespace {

CaseShape shape_of(const std::string& text) { return CaseShape::of(base::parse_data(text, "shape").value()); }

std::vector<std::int64_t> list_in(const GeneratedCase& one) {
  std::vector<std::int64_t> list;
  for (const trace::Value& value : one.component("liste")->list) list.push_back(std::get<std::int64_t>(value));
  return list;
}

struct ShapeCase {
  std::string name, text;
  std::vector<std::string> without;  // classes that this shape leaves no room for
};
class EveryClass : public testing::TestWithParam<ShapeCase> {};

TEST_P(EveryClass, GivesCasesOfItsOwn) {
  const CaseShape shape = shape_of(GetParam().text);
  const std::vector<std::string_view> classes = classes_of(shape.generator);
  ASSERT_FALSE(classes.empty());
  for (const std::string_view name : classes) {
    if (std::find(GetParam().without.begin(), GetParam().without.end(), name) != GetParam().without.end()) continue;
    base::Random random = stream_of(7, name);
    for (int turn = 0; turn < 50; ++turn) {
      const Result<GeneratedCase> one = generate_case(shape, name, random, turn);
      ASSERT_TRUE(one) << name;
      EXPECT_TRUE(belongs(*one, shape, name)) << name;
      if (name != "ordinaire") continue;
      for (const std::string_view other : classes) {
        // A list has some length, and one that is given sorted is sorted.
        const bool always = other == "pair" || other == "impair" || (shape.order == "croissant" && (other == "trie" || other == "dernier-plus-grand"));
        if (other != name && !always) {
          EXPECT_FALSE(belongs(*one, shape, other)) << other;
        }
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(
    Generators, EveryClass,
    testing::Values(ShapeCase{"numbers", "{nom: entiers, taille: [0, 20], valeurs: [-9, 9]}", {}},
                    ShapeCase{"list", "{nom: liste, taille: [0, 20], valeurs: [-50, 50]}", {}},
                    ShapeCase{"sorted_list", "{nom: liste, taille: [1, 20], valeurs: [1, 99], tri: croissant}", {"tous-negatifs"}},
                    ShapeCase{"target", "{nom: liste_cible, taille: [0, 30], valeurs: [1, 99], tri: non}", {}},
                    ShapeCase{"sorted_target", "{nom: liste_cible, taille: [0, 40], valeurs: [1, 99], tri: croissant}", {}},
                    ShapeCase{"text", "{nom: texte, alphabet: NB, taille: [1, 40]}", {}},
                    ShapeCase{"graph", "{nom: graphe, sommets: [1, 14], liens: [0, 22]}", {}}),
    [](const auto& one) { return one.param.name; });

TEST(GeneratedCase, TheSameSeedGivesTheSameAndAnotherClassChangesNothing) {
  const CaseShape shape = shape_of("{nom: liste, taille: [5, 9], valeurs: [1, 99]}");
  base::Random one = stream_of(3, "ordinaire"), again = stream_of(3, "ordinaire"), other = stream_of(4, "ordinaire");
  const auto first = list_in(*generate_case(shape, "ordinaire", one, 0));
  EXPECT_EQ(first, list_in(*generate_case(shape, "ordinaire", again, 0)));
  EXPECT_NE(first, list_in(*generate_case(shape, "ordinaire", other, 0)));
}

TEST(GeneratedCase, AbsentGoesRoundItsThreeKinds) {
  const CaseShape shape = shape_of("{nom: liste_cible, taille: [5, 9], valeurs: [1, 99], tri: croissant}");
  base::Random random = stream_of(1, "absent");
  EXPECT_TRUE(belongs(*generate_case(shape, "absent", random, 0), shape, "absent-grand"));
  EXPECT_TRUE(belongs(*generate_case(shape, "absent", random, 1), shape, "absent-entre"));
  EXPECT_TRUE(belongs(*generate_case(shape, "absent", random, 2), shape, "absent-petit"));
}

TEST(GeneratedCase, AClassWithoutRoomIsSaid) {
  base::Random random = stream_of(1, "tous-negatifs");
  const Result<GeneratedCase> none = generate_case(shape_of("{nom: liste, taille: [2, 9], valeurs: [1, 9]}"), "tous-negatifs", random, 0);
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().message, "lesson.no_case");
}

TEST(GeneratedCase, IsMadeSmallerWhileItStillFails) {
  const CaseShape shape = shape_of("{nom: liste, taille: [0, 20], valeurs: [-50, 50]}");
  base::Random random = stream_of(5, "tous-negatifs");
  const GeneratedCase one = *generate_case(shape, "tous-negatifs", random, 0);
  const GeneratedCase least = smallest(one, shape, "tous-negatifs", 200, [](const GeneratedCase& smaller) { return list_in(smaller).size() >= 2; });
  EXPECT_THAT(list_in(least), testing::Each(testing::Eq(-1)));
  EXPECT_EQ(list_in(least).size(), 2U);
}

TEST(GeneratedCase, WaysInAGraphAreCounted) {
  GeneratedCase one{{{"depart", {std::string("A")}, false}, {"arrivee", {std::string("D")}, false}}, {"A-B", "B-C", "C-D", "A-C"}};
  EXPECT_EQ(distance_in(one), 2);
  one.graph.pop_back();
  EXPECT_EQ(distance_in(one), 3);
  one.graph.pop_back();
  one.graph.emplace_back("D");
  EXPECT_EQ(distance_in(one), -1);
}

}  // namespace
}  // namespace lunabloc::lesson
