#include "world/array.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lunabloc::world {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

trace::Event took(std::string name, std::vector<trace::Value> values) {
  return {.kind = trace::EventKind::variable, .name = std::move(name), .values = std::move(values)};
}

TEST(Arrays, AreTheListsThatHaveAName) {
  Arrays arrays;
  fold(arrays, took("t", {std::string("{3, 8}"), std::int64_t{2}}));
  fold(arrays, took("person", {std::string("{name = \"Léa\"}"), std::int64_t{0}}));
  fold(arrays, took("word", {std::string("{3, 8}")}));
  fold(arrays, took("none", {std::string("{}"), std::int64_t{0}}));
  ASSERT_EQ(arrays.by_name.size(), 2U);
  EXPECT_THAT(elements_of(arrays.by_name.at("t")), ElementsAre("3", "8"));
  EXPECT_THAT(elements_of(arrays.by_name.at("none")), IsEmpty());
  fold(arrays, took("t", {std::int64_t{5}}));
  EXPECT_EQ(arrays.by_name.count("t"), 0U);
}

TEST(Arrays, ElementsAreThoseThatAreShownWhole) {
  const auto elements = [](std::string shown, std::int64_t length) { return elements_of({length, std::move(shown)}); };
  EXPECT_THAT(elements("{1, {2, {3, 4}}, \"a, b\", \"}\", nil, 1.5, name = 2}", 6), ElementsAre("1", "{2, {3, 4}}", "\"a, b\"", "\"}\"", "nil", "1.5"));
  EXPECT_THAT(elements("{100, 200, 30…", 50), ElementsAre("100", "200"));
  EXPECT_THAT(elements("{100, 200, …", 50), ElementsAre("100", "200"));
  EXPECT_THAT(elements("{\"une phrase qui ne tient pas…", 1), IsEmpty());
  EXPECT_THAT(elements("{{1, 2…", 2), IsEmpty());
  EXPECT_THAT(elements("", 3), IsEmpty());
  EXPECT_THAT(elements("{", 3), IsEmpty());
  EXPECT_THAT(elements("{1, 2}", -1), IsEmpty());
}

}  // namespace
}  // namespace lunabloc::world
