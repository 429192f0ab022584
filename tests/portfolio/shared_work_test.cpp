// A group shares one project, by turns or all at once.
#include <gmock/gmock.h>

#include "base/file.h"
#include "portfolio/class_folder.h"
#include "portfolio/progress.h"
#include "portfolio/versions.h"
#include "support/temp_folder.h"

namespace lunabloc::portfolio {
namespace {

const CurrentText kAsSaved = [](const std::filesystem::path&, const std::string&) { return std::nullopt; };
constexpr std::chrono::sys_seconds kNow{std::chrono::seconds(1'795'513'325)};

class SharedTest : public testing::Test {
 protected:
  std::filesystem::path folder() const { return place_.path() / "classe"; }
  std::filesystem::path home(const std::string& pupil) const { return place_.path() / pupil; }
  void write(const std::string& pupil, const std::string& program) { ASSERT_TRUE(save_program(home(pupil), "libre-scene", program)); }
  std::string read(const std::string& pupil) const { return load_program(home(pupil), "libre-scene").value_or(""); }
  Result<Deposit> put(const std::string& pupil) { return deposit_shared(folder(), "soleil", "libre-scene", home(pupil), kAsSaved, "À lire"); }
  void take(const std::string& pupil) { ASSERT_TRUE(take_shared(folder(), "soleil", home(pupil), kAsSaved, kNow)); }

 private:
  support::TempFolder place_;
};

TEST_F(SharedTest, ByTurnsEachGoesOnFromTheOther) {
  write("chat", "say(1)");
  ASSERT_TRUE(save_program(home("chat"), "A01", "private()"));
  ASSERT_TRUE(put("chat"));
  take("loup");
  EXPECT_EQ(read("loup"), "say(1)");
  EXPECT_FALSE(base::is_there(home("loup") / "works/A01")) << "the shared work alone";
  write("loup", "say(2)");
  ASSERT_TRUE(put("loup"));
  take("chat");
  EXPECT_EQ(read("chat"), "say(2)") << "the other has gone on from here";
}

TEST_F(SharedTest, BothAtOnceAndNothingIsLost) {
  write("chat", "say(1)");
  ASSERT_TRUE(put("chat"));
  take("loup");
  write("loup", "say(\"loup\")");
  write("chat", "say(\"chat\")");
  ASSERT_TRUE(put("loup"));
  ASSERT_TRUE(put("chat"));
  take("chat");
  EXPECT_EQ(read("chat"), "say(\"chat\")") << "one's own stays";
  std::vector<std::string> kept;
  for (const Version& version : load_versions(home("chat"), "libre-scene")) kept.push_back(read_version(home("chat"), "libre-scene", version.file).value());
  EXPECT_THAT(kept, testing::Contains("say(\"loup\")")) << "the other's is a version";
}

TEST_F(SharedTest, TheTurnIsPassedOnAndTheLastWordHolds) {
  EXPECT_EQ(turn_of(folder(), "soleil"), "");
  ASSERT_TRUE(pass_turn(folder(), "soleil", "chat"));
  ASSERT_TRUE(pass_turn(folder(), "soleil", "loup"));
  EXPECT_EQ(turn_of(folder(), "soleil"), "loup");
  EXPECT_FALSE(pass_turn(folder(), "soleil", "../x"));
  EXPECT_FALSE(pass_turn(folder(), "../x", "loup"));
}

TEST_F(SharedTest, AWorkThatIsNotThereIsSaid) {
  EXPECT_EQ(put("chat").error().message, "class.no_work");
}

}  // namespace
}  // namespace lunabloc::portfolio
