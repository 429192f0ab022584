// The drawings of every kit, to the byte: looked at once, then kept. UPDATE_EXPECT=1 writes them anew; look at the difference.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "base/file.h"
#include "kit_project/plates.h"
#include "kit_project/told.h"
#include "kit_project/wiring.h"
#include "kits.h"

namespace lunabloc::kit_project {
namespace {

// Where they part, as a number of bytes, rather than two whole files.
void check_drawing(const std::string& name, const std::string& svg) {
  const std::filesystem::path file = support::source_folder() / "tests/kit_project/golden" / (name + ".svg");
  if (std::getenv("UPDATE_EXPECT") != nullptr) {
    EXPECT_TRUE(base::write_file(file, svg)) << file;
    return;
  }
  const auto expected = base::read_file(file, 4U << 20U);
  ASSERT_TRUE(expected) << file;
  const auto parted = std::mismatch(svg.begin(), svg.end(), expected->begin(), expected->end());
  const auto at = static_cast<std::size_t>(parted.first - svg.begin());
  const std::size_t from = at - std::min<std::size_t>(at, 40);
  EXPECT_TRUE(svg == *expected) << name << " differs at byte " << at << ": " << svg.substr(from, 120) << "\ninstead of: " << expected->substr(from, 120);
}

TEST(Golden, TheWiringOfEveryKit) {
  for (const std::string& id : all_kits()) {
    const kit::Kit kit = kit_named(id);
    check_drawing(id + "-wiring", wiring_svg(*plan_wiring(assets(), kit), kit, messages_in("fr"), {}));
  }
}

TEST(Golden, TheWiringOfMotors) {
  const kit::Kit kit = motors();
  check_drawing("motors-wiring", wiring_svg(*plan_wiring(assets(), kit), kit, messages_in("fr"), {}));
}

TEST(Golden, ThePlatesOfEveryKit) {
  for (const std::string& id : all_kits()) {
    const auto project = load_project(assets(), id);
    ASSERT_TRUE(project) << id;
    const BoardPicture board = *load_board_picture(assets(), kit_named(id).board.id);
    for (const Plate& plate : project->plates) {
      std::vector<Panel> panels = panels_of(plate, project->stock, board, "fr");
      name_in_words(panels, messages_in("fr"));
      check_drawing(id + "-" + plate.id, *sheet_svg(panels, project->stock, in(plate.name, "fr"), "", Purpose::machine));
    }
  }
}

}  // namespace
}  // namespace lunabloc::kit_project
