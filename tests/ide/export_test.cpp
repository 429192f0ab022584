// What is exported can be read by others: the film by an independent decoder, the drawing by our own reader of SVG.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stb/stb_image.h>

#include <random>

#include "drawing_rig.h"
#include "ide/export/few_colors.h"
#include "ide/export/film.h"
#include "ide/export/gif.h"
#include "ide/export/svg.h"
#include "ide/widgets/vector_picture.h"
#include "real_session.h"
#include "base/file.h"
#include "support/temp_folder.h"

namespace lunabloc::ide::exporting {
namespace {

using Pixels = std::vector<std::uint32_t>;

struct Decoded {
  int width = 0, height = 0, images = 0;
  std::vector<Pixels> pictures;
  std::vector<int> milliseconds;
};

Decoded decoded(const std::string& gif) {
  Decoded all;
  int* delays = nullptr;
  int channels = 0;
  stbi_uc* const bytes = stbi_load_gif_from_memory(reinterpret_cast<const stbi_uc*>(gif.data()), static_cast<int>(gif.size()), &delays, &all.width, &all.height,
                                                   &all.images, &channels, 4);
  if (bytes == nullptr) return all;
  const std::size_t count = static_cast<std::size_t>(all.width) * static_cast<std::size_t>(all.height);
  for (int image = 0; image < all.images; ++image) {
    Pixels pixels;
    for (std::size_t i = 0; i < count; ++i) {
      const stbi_uc* const p = bytes + 4 * (static_cast<std::size_t>(image) * count + i);
      pixels.push_back(0xFF000000U | (static_cast<std::uint32_t>(p[0]) << 16U) | (static_cast<std::uint32_t>(p[1]) << 8U) | p[2]);
    }
    all.pictures.push_back(std::move(pixels));
    all.milliseconds.push_back(delays[image]);
  }
  stbi_image_free(bytes);
  stbi_image_free(delays);
  return all;
}

std::string gif_of(int width, int height, const std::vector<Pixels>& pictures, int hundredths) {
  GifWriter writer(width, height);
  for (const Pixels& picture : pictures) writer.add(picture, hundredths);
  return std::move(writer).finish();
}

TEST(Gif, ComesBackToTheBitWithFewColors) {
  Pixels first(40 * 30, 0xFFFFFFFFU);
  Pixels second = first;
  for (int y = 5; y < 12; ++y) second[static_cast<std::size_t>(y) * 40 + 7] = 0xFFC92A2AU;
  const Decoded all = decoded(gif_of(40, 30, {first, second}, 25));
  ASSERT_EQ(all.images, 2);
  EXPECT_EQ(all.width, 40);
  EXPECT_EQ(all.pictures[0], first);
  EXPECT_EQ(all.pictures[1], second);
  EXPECT_EQ(all.milliseconds[0], 250);
}

TEST(Gif, ComesBackWhenTheTableOfCodesIsFullManyTimes) {
  std::mt19937 chance(7);
  std::vector<Pixels> pictures;
  for (int image = 0; image < 3; ++image) {
    Pixels pixels(200 * 150);
    for (std::uint32_t& pixel : pixels) pixel = 0xFF000000U | (chance() % 200U) * 0x10307U % 0x1000000U;
    pictures.push_back(std::move(pixels));
  }
  const Decoded all = decoded(gif_of(200, 150, pictures, 10));
  ASSERT_EQ(all.images, 3);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(all.pictures[i], pictures[i]) << i;
}

TEST(Gif, EveryLengthOfAFlatPictureComesBack) {
  for (int width = 1; width < 700; width += 3) {
    const Pixels flat(static_cast<std::size_t>(width), 0xFF1D5FA6U);
    const Decoded all = decoded(gif_of(width, 1, {flat}, 10));
    ASSERT_EQ(all.images, 1) << width;
    ASSERT_EQ(all.pictures[0], flat) << width;
  }
}

TEST(Gif, ManyColorsComeBackNearly) {
  Pixels shades(64 * 64);
  for (std::size_t i = 0; i < shades.size(); ++i) shades[i] = 0xFF000000U | static_cast<std::uint32_t>((i % 64) * 4) << 16U | static_cast<std::uint32_t>((i / 64) * 4);
  const Decoded all = decoded(gif_of(64, 64, {shades}, 10));
  ASSERT_EQ(all.images, 1);
  EXPECT_EQ(all.pictures[0].size(), shades.size());
}

// All the shades of a window's soft edges: what occurs most stays as it is, the rest comes near.
TEST(FewColors, KeepWhatOccursMostAndNoneIsFar) {
  Pixels pixels(5000, 0xFF1D5FA6U);
  for (std::uint32_t red = 0; red < 256; red += 3)
    for (std::uint32_t blue = 0; blue < 256; blue += 5) pixels.push_back(0xFF004000U | (red << 16U) | blue);
  const FewColors few = few_colors(pixels);
  ASSERT_LE(few.table.size(), kMostColors);
  EXPECT_EQ(few.table[few.pixels.front()], 0x1D5FA6U);
  for (std::size_t at = 0; at < pixels.size(); ++at)
    for (const unsigned shift : {0U, 8U, 16U}) {
      const int wanted = static_cast<int>((pixels[at] >> shift) & 0xFFU), got = static_cast<int>((few.table[few.pixels[at]] >> shift) & 0xFFU);
      ASSERT_LE(std::abs(wanted - got), 24);
    }
}

TEST(Gif, WhatDoesNotChangeIsShownLonger) {
  const Pixels white(100, 0xFFFFFFFFU), black(100, 0xFF000000U);
  const Decoded all = decoded(gif_of(10, 10, {white, white, white, black}, 20));
  ASSERT_EQ(all.images, 2);
  EXPECT_EQ(all.milliseconds[0], 600);
}

TEST(Reel, IsBoundedAndHasTheEnd) {
  for (const std::size_t moments : {0U, 1U, 5U, 239U, 240U, 241U, 1000U, 10'000'000U}) {
    const Reel reel = reel_of(moments, 4);
    EXPECT_LE(reel.pictures(), kMostPictures) << moments;
    EXPECT_EQ(reel.moment(reel.pictures() - 1), moments);
    EXPECT_EQ(reel.moment(0), moments == 0 ? 0U : 0U);
    for (std::size_t i = 1; i < reel.pictures(); ++i) ASSERT_GT(reel.moment(i), reel.moment(i - 1)) << moments;
  }
  EXPECT_EQ(reel_of(10, 4).hundredths, 25);
  EXPECT_EQ(reel_of(10, 1000).hundredths, 6) << "no quicker than others play it";
}

TEST(Svg, HasEachStrokeWithItsColorAndWidth) {
  world::Turtle turtle;
  turtle.strokes = {{{0, 0}, {0, 50}, "red", 3}, {{0, 50}, {40, 50}, "blue", 2}};
  turtle.highest = {40, 50};
  const std::string svg = svg_of(turtle, "Maison <1>");
  EXPECT_THAT(svg, testing::HasSubstr("x1=\"0.00\" y1=\"-50.00\" x2=\"40.00\" y2=\"-50.00\" stroke=\"#1d5fa6\""));
  EXPECT_THAT(svg, testing::HasSubstr("<title>Maison &lt;1&gt;</title>"));
}

class Filming : public testing::Test {
 protected:
  std::optional<Result<std::filesystem::path>> film(Film& film, std::size_t most_frames) {
    std::optional<Result<std::filesystem::path>> done;
    for (std::size_t i = 0; i < most_frames && film.running() && !done; ++i) {
      rig_.frame([&](widgets::Frame& frame) {
        done = film.work(frame, [](widgets::Frame& inside, const Rect& area) {
          const auto wide = static_cast<float>(inside.session.shown_step());
          inside.list().AddRectFilled({0, 0}, {10 * (wide + 1), area.h}, IM_COL32(0xC9, 0x2A, 0x2A, 0xFF));
        });
      });
      session_.perform(rig_.commands);
    }
    return done;
  }
  RealSession session_;
  support::TempFolder folder_;
  DrawingRig rig_{*session_, {300, 200}};
};

TEST_F(Filming, ShowsEveryMomentThenComesBackToWhereItWas) {
  session_.write("turtle.forward(10)\nturtle.right(90)\nturtle.forward(10)\n");
  ASSERT_TRUE(session_.run());
  session_->show_step(2);
  Film run;
  run.start(*session_, folder_.path() / "images" / "film.gif", 120, 80);
  EXPECT_EQ(run.pictures(), 4U);
  const auto done = film(run, 60);
  ASSERT_TRUE(done);
  ASSERT_TRUE(*done);
  EXPECT_EQ(session_->shown_step(), 2U);
  const Decoded all = decoded(base::read_file(**done).value());
  ASSERT_EQ(all.images, 4);
  EXPECT_EQ(all.width, 120);
  EXPECT_EQ(all.pictures[3][35], 0xFFC92A2AU);
  EXPECT_NE(all.pictures[0][35], 0xFFC92A2AU);
  EXPECT_EQ(all.milliseconds[3], 2000);
}

TEST_F(Filming, ThatIsStoppedLeavesNoFileAndTheMomentWhereItWas) {
  session_.write("for i = 1, 50 do\n  turtle.forward(1)\nend\n");
  ASSERT_TRUE(session_.run());
  session_->show_step(7);
  Film run;
  run.start(*session_, folder_.path() / "film.gif", 120, 80);
  EXPECT_FALSE(film(run, 10));
  rig_.frame([&](widgets::Frame& frame) { run.cancel(frame); });
  session_.perform(rig_.commands);
  EXPECT_FALSE(run.running());
  EXPECT_EQ(session_->shown_step(), 7U);
  EXPECT_FALSE(base::is_there(folder_.path() / "film.gif"));
}

TEST_F(Filming, SaysWhatTheDiskRefuses) {
  session_.write("turtle.forward(10)\n");
  ASSERT_TRUE(session_.run());
  Film run;
  run.start(*session_, "/proc/no/film.gif", 60, 40);
  const auto done = film(run, 30);
  ASSERT_TRUE(done);
  EXPECT_FALSE(*done);
}

TEST(Names, AreFree) {
  support::TempFolder folder;
  EXPECT_EQ(free_name(folder.path(), "A04", ".png").filename(), "A04-1.png");
  ASSERT_TRUE(base::write_file(folder.path() / "A04-1.png", "x"));
  EXPECT_EQ(free_name(folder.path(), "A04", ".png").filename(), "A04-2.png");
}

}  // namespace
}  // namespace lunabloc::ide::exporting
