// SVG pictures as shapes: what is understood, how large their fill is, what is refused.
#include "ide/widgets/vector_picture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <numbers>
#include <string>

#include "base/file.h"
#include "support/temp_folder.h"

namespace lunabloc::ide::widgets {
namespace {

namespace fs = std::filesystem;

std::string svg(const std::string& inside) { return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 100\" width=\"200\" height=\"200\">" + inside + "</svg>"; }

double filled_area(const VectorPicture& picture) {
  double area = 0;
  for (const VectorPicture::Shape& shape : picture.shapes())
    for (std::size_t index = 0; index + 2 < shape.triangles.size(); index += 3) {
      const ImVec2 a = shape.triangles[index], b = shape.triangles[index + 1], c = shape.triangles[index + 2];
      area += std::abs(static_cast<double>((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y))) / 2;
    }
  return area;
}

double area_of(const std::string& inside) { return filled_area(VectorPicture::parse(svg(inside)).value()); }

TEST(VectorPicture, HasTheSizeThatItIsShownAt) {
  const VectorPicture picture = VectorPicture::parse(svg("<rect width='10' height='10'/>")).value();
  EXPECT_FLOAT_EQ(picture.size().x, 200);
  EXPECT_FLOAT_EQ(picture.size().y, 200);
}

TEST(VectorPicture, FillsForms) {
  EXPECT_NEAR(area_of("<rect x='10' y='10' width='30' height='20'/>"), 600, 0.1);
  EXPECT_NEAR(area_of("<circle cx='50' cy='50' r='20'/>"), 400 * std::numbers::pi, 5);
  EXPECT_NEAR(area_of("<ellipse cx='50' cy='50' rx='20' ry='10'/>"), 200 * std::numbers::pi, 3);
  EXPECT_NEAR(area_of("<polygon points='0,0 10,0 0,10'/>"), 50, 0.1);
}

TEST(VectorPicture, FillsFormsThatTurnInwards) {
  // An L: the corner that is missing is not filled.
  EXPECT_NEAR(area_of("<path d='M0 0 H20 V10 H10 V20 H0 Z'/>"), 300, 0.1);
  // A square with a hole that goes the other way round.
  EXPECT_NEAR(area_of("<path d='M0 0 H30 V30 H0 Z M10 10 V20 H20 V10 Z'/>"), 800, 0.1);
}

TEST(VectorPicture, FollowsCurves) {
  EXPECT_NEAR(area_of("<path d='M30 50 A20 20 0 0 1 70 50 A20 20 0 0 1 30 50 Z'/>"), 400 * std::numbers::pi, 8);
  EXPECT_NEAR(area_of("<path d='M0 0 Q10 20 20 0 Z'/>"), 2.0 / 3 * 20 * 10, 1);
  EXPECT_NEAR(area_of("<path d='M0 0 C0 10 20 10 20 0 z'/>"), 0.6 * 20 * 10, 2);
}

TEST(VectorPicture, MovesTurnsAndInherits) {
  EXPECT_NEAR(area_of("<g transform='translate(50 50) scale(2) rotate(30)'><rect width='10' height='10'/></g>"), 400, 0.5);
  const VectorPicture picture = VectorPicture::parse(svg("<g fill='none' stroke='#22304a' stroke-width='3'><line x1='0' y1='0' x2='9' y2='9'/></g><rect width='1' height='1'/>")).value();
  ASSERT_EQ(picture.shapes().size(), 2U);
  EXPECT_EQ(picture.shapes()[0].fill, 0U);
  EXPECT_EQ(picture.shapes()[0].stroke, static_cast<ImU32>(IM_COL32(0x22, 0x30, 0x4a, 0xFF)));
  EXPECT_FLOAT_EQ(picture.shapes()[0].width, 3);
  EXPECT_NE(picture.shapes()[1].fill, 0U);
}

TEST(VectorPicture, RefusesWhatItWouldShowHalf) {
  for (const char* inside : {"<text x='1' y='1'>A</text>", "<image href='a.png'/>", "<rect width='1' height='1' fill='url(#a)'/>", "<path d='M0 0 X1'/>",
                             "<path d='L'/>", "<rect width='1' height='1' style='fill:red'/>", "<g transform='spin(3)'></g>"})
    EXPECT_FALSE(VectorPicture::parse(svg(inside))) << inside;
  EXPECT_FALSE(VectorPicture::parse(""));
  EXPECT_FALSE(VectorPicture::parse("<svg><rect width='1'"));
  std::string endless = "<polyline points='";
  for (int point = 0; point < 20'000; ++point) endless += "1,1 ";
  EXPECT_FALSE(VectorPicture::parse(svg(endless + "'/>")));
}

TEST(VectorPicture, ReadsThePicturesOfAllLessons) {
  std::size_t read = 0;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(support::source_folder() / "lessons"))
    if (entry.path().extension() == ".svg") {
      EXPECT_TRUE(VectorPicture::parse(base::read_file(entry.path()).value())) << entry.path();
      ++read;
    }
  EXPECT_GT(read, 3U);
}

}  // namespace
}  // namespace lunabloc::ide::widgets
