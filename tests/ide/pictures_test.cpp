// What the blocks look like: each kind of block and each theme against a reference picture. UPDATE_EXPECT=1 writes
// the references anew, to be looked at.
#include <gtest/gtest.h>

#include "base/file.h"
#include "support/desk.h"
#include "support/reference_picture.h"

namespace lunabloc::ide {
namespace {

const std::filesystem::path kPictures = support::source_folder() / "tests/ide/pictures";

struct Look {
  const char* name;
  const char* theme;
  int percent;
  const char* font;
};
void PrintTo(const Look& look, std::ostream* out) { *out << look.name; }

// The blocks alone: what stands around them has tests of its own.
app::Picture picture_of_blocks(support::Desk& desk) {
  desk.draw();
  const Rect blocks = desk.find("workspace.zoom_in")->clip;
  const app::Picture whole = desk.picture();
  app::Picture part{static_cast<int>(blocks.w), static_cast<int>(blocks.h), {}};
  for (int y = 0; y < part.height; ++y) {
    const auto row = whole.pixels.begin() + (static_cast<int>(blocks.y) + y) * whole.width + static_cast<int>(blocks.x);
    part.pixels.insert(part.pixels.end(), row, row + part.width);
  }
  return part;
}

class EveryLook : public testing::TestWithParam<Look> {};

TEST_P(EveryLook, IsThatOfTheReference) {
  const Look& look = GetParam();
  access::Settings settings;
  settings.theme = look.theme;
  settings.text_percent = look.percent;
  ASSERT_TRUE(access::set_by_name(settings, "font", look.font));
  support::Desk desk(base::read_file(kPictures / "kinds.lua").value(), settings, {1366, 1400});
  const std::string name = look.name;
  EXPECT_TRUE(support::is_as_kept(picture_of_blocks(desk), kPictures / (name + ".png"), support::binary_folder() / "tests/ide" / name));
}

INSTANTIATE_TEST_SUITE_P(Kinds, EveryLook,
                         testing::Values(Look{"papier", "papier", 100, "andika"}, Look{"contraste", "contraste", 150, "opendyslexic"}));

}  // namespace
}  // namespace lunabloc::ide
