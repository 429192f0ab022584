// The picture of a kit's wiring, and its table.
#include "kit_project/wiring.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kits.h"

namespace lunabloc::kit_project {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Wiring, TheTableSaysBothEndsOfEveryWireInBothLanguages) {
  for (const std::string& id : all_kits()) {
    const kit::Kit kit = kit_named(id);
    const Plan plan = *plan_wiring(assets(), kit);
    for (const char* language : {"fr", "en"}) {
      const std::vector<WireRow> rows = wire_rows(plan, kit, messages_in(language));
      ASSERT_EQ(rows.size(), plan.wires.size());
      for (const WireRow& row : rows) {
        const std::string said = told(row, messages_in(language));
        EXPECT_THAT(said, HasSubstr(std::to_string(row.number)));
        EXPECT_THAT(said, HasSubstr(row.color));
        EXPECT_THAT(said, HasSubstr(row.from));
        EXPECT_THAT(said, HasSubstr(row.to));
        EXPECT_THAT(said, Not(HasSubstr("{")));
      }
    }
  }
}

TEST(Wiring, ThePictureHasAnElementForEveryWireAndSaysTheTableToo) {
  const kit::Kit kit = kit_named("standard");
  const Plan plan = *plan_wiring(assets(), kit);
  const std::string svg = wiring_svg(plan, kit, messages_in("fr"), {});
  for (const Wire& wire : plan.wires) EXPECT_THAT(svg, HasSubstr("data-wire=\"" + std::to_string(wire.number) + "\""));
  for (const kit::KitPart& part : kit.parts) EXPECT_THAT(svg, HasSubstr("data-part=\"" + part.id + "\""));
  EXPECT_THAT(svg, HasSubstr("<desc>Fil 1, "));
}

TEST(Wiring, AStepShowsWhatIsPutNowAndWhatIsThereButNothingElse) {
  const kit::Kit kit = kit_named("standard");
  const std::string svg = wiring_svg(*plan_wiring(assets(), kit), kit, messages_in("fr"), {.there = {"led:red"}, .now = {"led:yellow"}});
  EXPECT_THAT(svg, HasSubstr(R"(data-part="led:yellow" opacity="1")"));
  EXPECT_THAT(svg, HasSubstr(R"(data-part="led:red" opacity="0.35")"));
  EXPECT_THAT(svg, Not(HasSubstr(R"(data-part="led:green")")));
}

TEST(Wiring, ThePictureOfOneBreadboardHasNothingOfTheOther) {
  const kit::Kit kit = kit_named("standard");
  const Plan plan = *plan_wiring(assets(), kit);
  for (const int breadboard : {1, 2}) {
    const std::string svg = wiring_svg(plan, kit, messages_in("fr"), {.breadboard = breadboard});
    EXPECT_THAT(svg, Not(HasSubstr("breadboard-" + std::to_string(3 - breadboard))));
    for (const PlacedPart& part : plan.parts) {
      const std::string drawn = "data-part=\"" + part.part->id + "\"";
      if (part.breadboard == breadboard) EXPECT_THAT(svg, HasSubstr(drawn));
      else EXPECT_THAT(svg, Not(HasSubstr(drawn)));
    }
    for (const Wire& wire : plan.wires) {
      const std::string drawn = "data-wire=\"" + std::to_string(wire.number) + "\"";
      if (wire.from.breadboard == breadboard || wire.to.breadboard == breadboard) EXPECT_THAT(svg, HasSubstr(drawn));
      else EXPECT_THAT(svg, Not(HasSubstr(drawn)));
    }
  }
}

TEST(Wiring, WordsAreCutWhereTheRoomEnds) {
  EXPECT_EQ(lines_of("un deux trois", 100, 2), (std::vector<std::string>{"un deux trois"}));
  EXPECT_EQ(lines_of("un deux trois", 8, 2), (std::vector<std::string>{"un deux", "trois"}));
  EXPECT_EQ(number_in_words(0.15, "fr"), "0,15");
  EXPECT_EQ(number_in_words(0.15, "en"), "0.15");
}

TEST(Wiring, OhmsAreSaidAsInAShop) {
  EXPECT_EQ(ohms_in_words(330), "330 Ω");
  EXPECT_EQ(ohms_in_words(10000), "10 kΩ");
  EXPECT_EQ(ohms_in_words(4700), "4.7 kΩ");
}

}  // namespace
}  // namespace lunabloc::kit_project
