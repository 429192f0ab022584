// How parts look and are wired, as their files say it.
#include "kit_project/part_wiring.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "kits.h"

namespace lunabloc::kit_project {
namespace {

namespace fs = std::filesystem;

TEST(PartWiring, EveryFileIsReadAndNamesItsPart) {
  for (const std::string& file : base::entries_of(assets() / "parts/wiring")) {
    const std::string kind = file.substr(0, file.find('.'));
    const auto wiring = load_part_wiring(assets(), kind);
    ASSERT_TRUE(wiring) << file << (wiring ? "" : wiring.error().message);
    EXPECT_EQ(wiring->part, kind);
    EXPECT_LE(wiring->price_least, wiring->price_most) << kind;
    for (const Leg& leg : wiring->legs) EXPECT_LT(leg.hole.column, wiring->columns) << kind;
  }
}

class WrittenWiring : public testing::Test {
 protected:
  std::string said(const std::string& wires) {
    fs::create_directories(folder_.path() / "parts/wiring");
    fs::copy(assets() / "schemas", folder_.path() / "schemas", fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    EXPECT_TRUE(base::write_file(folder_.path() / "parts/wiring/laser.yaml",
                                 "format: 1\npart: laser\nbuy: {name: {fr: a, en: a}, euros: [1, 2]}\nmount: board\ncolumns: 2\nwires:\n" + wires + "shapes: []\n"));
    const auto wiring = load_part_wiring(folder_.path(), "laser");
    return wiring ? "read" : wiring.error().message + " " + std::to_string(wiring.error().place.line);
  }

 private:
  support::TempFolder folder_;
};

TEST_F(WrittenWiring, AWireHasAHoleInThePartsColumns) {
  EXPECT_EQ(said("  - {to: pin, hole: [1, 0]}\n"), "read");
  EXPECT_EQ(said("  - {to: pin}\n"), "kit_project.no_place 7");
  EXPECT_EQ(said("  - {to: pin, hole: [1, 0]}\n  - {to: ground, hole: [2, 9]}\n"), "kit_project.no_place 8");
  EXPECT_EQ(said("  - {to: pin, hole: [1, 10]}\n"), "kit_project.no_place 7");
}

TEST_F(WrittenWiring, AnUnknownWireIsNamedWithItsLine) { EXPECT_EQ(said("  - {to: mass, hole: [1, 0]}\n"), "schema.wrong_value 7"); }

}  // namespace
}  // namespace lunabloc::kit_project
