// Showing, remixing, sending to the class's kit.
#include "portfolio/gallery.h"

#include <gmock/gmock.h>

#include "base/file.h"
#include "portfolio/progress.h"
#include "portfolio/robots.h"
#include "support/temp_folder.h"

namespace lunabloc::portfolio {
namespace {

class GalleryTest : public testing::Test {
 protected:
  std::filesystem::path folder() const { return place_.path() / "classe"; }
  std::filesystem::path home(const std::string& pupil) const { return place_.path() / pupil; }
  Result<std::string> show(const std::string& pupil, const std::string& work, const std::string& title, const std::string& license) {
    return publish(folder(), home(pupil), work, {{}, title, pupil, license, work, {}, {}});
  }

 private:
  support::TempFolder place_;
};

TEST_F(GalleryTest, ARemixKeepsWhoMadeItToTheFirst) {
  ASSERT_TRUE(save_program(home("loup"), "libre-tortue", "turtle.forward(1)\n"));
  const std::string first = show("loup", "libre-tortue", "Une étoile", "CC-BY-SA-4.0").value();
  ASSERT_TRUE(remix(folder(), first, home("chat"), "etoile"));
  EXPECT_EQ(load_program(home("chat"), "etoile").value(), "turtle.forward(1)\n");
  EXPECT_EQ(show("chat", "etoile", "Mon étoile", "CC0-1.0").error().message, "gallery.share_alike");
  const std::string second = show("chat", "etoile", "Mon étoile", "CC-BY-SA-4.0").value();
  ASSERT_TRUE(remix(folder(), second, home("paon"), "etoile"));
  ASSERT_TRUE(show("paon", "etoile", "Encore", "CC-BY-SA-4.0"));
  const std::vector<Project> all = gallery(folder());
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].title, "Encore");
  ASSERT_EQ(all[0].from.size(), 2U);
  EXPECT_EQ(all[0].from[0].by, "chat");
  EXPECT_EQ(all[0].from[1].by, "loup");
  EXPECT_EQ(all[0].from[1].license, "CC-BY-SA-4.0");
  EXPECT_EQ(all[0].lesson, "libre-tortue") << "the world stays";
}

TEST_F(GalleryTest, PrivateCommentsStayAtHome) {
  ASSERT_TRUE(save_program(home("loup"), "A05", "-- privé : j’habite rue X\nsay(1) -- dessin\n  --Private note\nsay(\"-- privé\")\n"));
  ASSERT_TRUE(show("loup", "A05", "x", "CC0-1.0"));
  EXPECT_EQ(gallery(folder())[0].program, "say(1) -- dessin\nsay(\"-- privé\")\n");
}

TEST_F(GalleryTest, NothingIsOverwrittenAndOnesOwnIsWithdrawn) {
  ASSERT_TRUE(save_program(home("loup"), "A05", "say(1)\n"));
  const std::string id = show("loup", "A05", "x", "CC-BY-4.0").value();
  EXPECT_EQ(remix(folder(), id, home("loup"), "A05").error().message, "gallery.work_there");
  EXPECT_EQ(remix(folder(), id, home("loup"), "../x").error().message, "gallery.work_there");
  EXPECT_EQ(remix(folder(), "../../etc", home("loup"), "y").error().message, "gallery.none");
  EXPECT_EQ(withdraw(folder(), id, "chat").error().message, "gallery.not_yours");
  ASSERT_TRUE(withdraw(folder(), id, "loup"));
  EXPECT_TRUE(gallery(folder()).empty());
  EXPECT_EQ(show("loup", "A05", "x", "© moi").error().message, "gallery.license");
  EXPECT_EQ(show("loup", "../A05", "x", "CC0-1.0").error().message, "class.no_work");
}

TEST_F(GalleryTest, ARobotAnswersOnceAndNobodyFillsItsList) {
  for (std::size_t i = 0; i < kMostWaiting; ++i) ASSERT_TRUE(ask_robot(folder(), "loup", "feu", "kit.led(\"red\"):on()"));
  EXPECT_EQ(ask_robot(folder(), "loup", "feu", "x").error().message, "robots.too_many");
  ASSERT_TRUE(ask_robot(folder(), "chat", "feu", "x")) << "another may still ask";
  EXPECT_EQ(ask_robot(folder(), "chat", "feu", std::string(kLongestProgram + 1, 'x')).error().message, "robots.too_long");
  const std::vector<RobotRequest> before = robot_requests(folder());
  ASSERT_EQ(before.size(), kMostWaiting + 1);
  ASSERT_TRUE(answer_robot(before[0], "finished"));
  EXPECT_TRUE(robot_requests(folder())[0].answered);
  EXPECT_EQ(robot_requests(folder())[0].ended, "finished");
  EXPECT_FALSE(robot_requests(folder())[1].answered);
}

TEST_F(GalleryTest, APhotoHasNothingOfWhoTookIt) {
  ASSERT_TRUE(ask_robot(folder(), "loup", "feu", "kit.led(\"red\"):on()"));
  const RobotRequest request = robot_requests(folder()).at(0);
  const auto part = [](const std::string& name, const std::string& bytes) {
    return std::string({0, 0, 0, static_cast<char>(bytes.size())}) + name + bytes + "sum!";
  };
  const std::string head = "\x89PNG\r\n\x1a\n", picture = part("IHDR", "13 bytes here") + part("IDAT", "points") + part("IEND", "");
  ASSERT_TRUE(add_photo(request, head + part("IHDR", "13 bytes here") + part("tEXt", "Author\0Lea") + part("eXIf", "gps") + part("IDAT", "points") + part("tIME", "today") + part("IEND", "") + "after"));
  EXPECT_EQ(base::read_file(request.folder / "photo.png").value(), head + picture);
  for (const std::string& bad : {std::string(), std::string("GIF89a"), head, head + part("IHDR", "x"), head + std::string("\xff\xff\xff\xffIDAT....", 12)}) {
    const Result<void> added = add_photo(request, bad);
    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().message, "robots.no_png");
  }
}

}  // namespace
}  // namespace lunabloc::portfolio
