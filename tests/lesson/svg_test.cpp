// The strokes of a lesson's pictures: what the turtle's drawing is compared with, and what is refused.
#include <gtest/gtest.h>

#include "base/file.h"
#include "lesson/svg_strokes.h"
#include "written_lesson.h"

namespace lunabloc::lesson {
namespace {

TEST(SvgStrokes, AreLinesWithYUpwards) {
  const std::vector<world::Stroke> strokes =
      svg_strokes("<!-- <line x2='1'/> --><polygon points=\"0,0 10,0 10,10\" stroke=\"#112233\" stroke-width=\"3\"/>"
                  "<rect width=\"5\" height=\"5\"/>").value();
  ASSERT_EQ(strokes.size(), 3U) << "a rectangle is decoration";
  EXPECT_EQ(strokes[1].to, (world::Point{10, -10}));
  EXPECT_EQ(strokes[2].to, (world::Point{0, 0}));
  EXPECT_EQ(strokes[0].color, "#112233");
  EXPECT_EQ(strokes[0].width, 3);
}

TEST(SvgStrokes, OfAPath) {
  const std::vector<world::Stroke> strokes = svg_strokes("<path d=\"M1 1 h4 v4 z m10 0 L 12,2\"/>").value();
  ASSERT_EQ(strokes.size(), 4U);
  EXPECT_EQ(strokes[2].to, (world::Point{1, -1}));
  EXPECT_EQ(strokes[3].from, (world::Point{11, -1})) << "from where the first part closed";
}

class RefusedPicture : public testing::TestWithParam<const char*> {};

TEST_P(RefusedPicture, Says) {
  const Result<std::vector<world::Stroke>> strokes = svg_strokes(GetParam());
  ASSERT_FALSE(strokes);
  EXPECT_EQ(strokes.error().message, "lesson.bad_picture");
}

INSTANTIATE_TEST_SUITE_P(Svg, RefusedPicture,
                         testing::Values("<path d=\"M0 0 C1 1 2 2 3 3\"/>", "<path d=\"M0\"/>", "<path d=\"7 7\"/>", "<g transform=\"scale(2)\"/>"));

TEST(SvgStrokes, AnyBytesAreReadToTheirEnd) {
  for (const char* torn : {"", "<", "<svg", "<svg viewBox=\"0 0", "<g><g></g></g></g>", "<rect", "<path d='M", "<!--", "< / >", "<a b=c d>"})
    (void)svg_strokes(torn);
}

// Other pictures may have what they like; these are drawn again and compared.
TEST(SvgStrokes, EveryPictureThatADrawingIsComparedWithIsRead) {
  std::size_t read = 0;
  for (const std::filesystem::path& folder : lesson_folders(support::source_folder() / "lessons")) {
    const Lesson lesson = load_lesson(folder, support::source_folder() / "assets/schemas").value();
    for (const Check& check : lesson.checks) {
      const std::string name = check.data.text_at("reference");
      if (!name.ends_with(".svg")) continue;
      const Result<std::vector<world::Stroke>> strokes = svg_strokes(base::read_file(folder / "images" / name).value());
      ASSERT_TRUE(strokes) << name;
      EXPECT_FALSE(strokes->empty()) << name;
      ++read;
    }
  }
  EXPECT_GT(read, 0U);
}

}  // namespace
}  // namespace lunabloc::lesson
