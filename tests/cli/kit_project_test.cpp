// `lunabloc kit show|bom|wiring|plates|pages`: a kit as a thing to build.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "command_support.h"

namespace lunabloc::cli {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class KitProjectCommand : public CommandTest {
 protected:
  std::string made(const std::string& name) const {
    const auto bytes = base::read_file(path(name));
    return bytes ? *bytes : "";
  }
};

TEST_F(KitProjectCommand, ShowSaysThePinsAndWhetherItIsSafe) {
  const Outcome shown = call(run_kit, {"show", "gate"});
  EXPECT_EQ(shown.code, 0) << shown.err;
  EXPECT_THAT(shown.out, StartsWith("Barrière de parking, Arduino Uno\n"));
  EXPECT_THAT(shown.out, HasSubstr("distance:front       7, 6     Distance devant"));
  EXPECT_THAT(shown.out, HasSubstr("Ce kit ne demande pas trop de courant."));
}

TEST_F(KitProjectCommand, TheTableOfWiresIsSaidOrWrittenWithItsPicture) {
  const Outcome told = call(run_kit, {"wiring", "gate"});
  EXPECT_EQ(told.code, 0) << told.err;
  EXPECT_THAT(told.out, StartsWith("Fil 1, "));
  const Outcome rows = call(run_kit, {"wiring", "gate"}, Form::json);
  EXPECT_EQ(nlohmann::json::parse(rows.out.substr(0, rows.out.find('\n')))["wire"], 1);
  EXPECT_EQ(call(run_kit, {"wiring", "gate", "--out", path("")}).code, 0);
  EXPECT_EQ(made("gate-wires.txt"), told.out);
  EXPECT_THAT(made("gate-wiring.svg"), StartsWith("<svg"));
}

TEST_F(KitProjectCommand, TheBillIsAListOrATable) {
  EXPECT_THAT(call(run_kit, {"bom", "gate"}).out, HasSubstr("1 × Capteur à ultrasons HC-SR04, 5 V, 1,50–4 €"));
  EXPECT_EQ(call(run_kit, {"bom", "gate", "--out", path("")}).code, 0);
  EXPECT_THAT(made("gate-bom.csv"), HasSubstr(",1,1.5,4\n"));
}

TEST_F(KitProjectCommand, PlatesTakeTheThicknessAndTheKerfThatWereMeasured) {
  EXPECT_EQ(call(run_kit, {"plates", "gate", "--out", path(""), "--thickness", "4.2", "--kerf", "0"}).code, 0);
  EXPECT_THAT(made("gate-base.svg"), HasSubstr(R"(width="10" height="4.2")"));
  EXPECT_THAT(made("gate-post.svg"), HasSubstr("data-panel=\"devant\""));
  EXPECT_EQ(call(run_kit, {"plates", "gate", "--out", path(""), "--thickness", "4,2", "--kerf", "0,15"}).code, 0) << "as it is typed in French";
  EXPECT_THAT(made("gate-stand.svg"), HasSubstr("4,2"));
  EXPECT_THAT(made("gate-stand.svg"), testing::Not(testing::ContainsRegex(">Rouge[^<]*millimètres.</text>"))) << "the note goes on below on a narrow piece";
  for (const char* wrong : {"0", "-1", "thick", "40"}) EXPECT_EQ(call(run_kit, {"plates", "gate", "--out", path(""), "--thickness", wrong}).code, 2) << wrong;
}

TEST_F(KitProjectCommand, PagesAreAPdf) {
  EXPECT_EQ(call(run_kit, {"pages", "gate", "--out", path("")}).code, 0);
  EXPECT_THAT(made("gate-fr.pdf"), StartsWith("%PDF"));
}

TEST_F(KitProjectCommand, WhatIsNotKnownIsSaid) {
  EXPECT_EQ(call(run_kit, {"show", "licorne"}).code, 2);
  EXPECT_EQ(call(run_kit, {"show"}).code, 2);
  EXPECT_EQ(call(run_kit, {"wiring", "gate", "--kerf", "1"}).code, 2);
}

}  // namespace
}  // namespace lunabloc::cli
