#include "portfolio/versions.h"

#include <gtest/gtest.h>

#include "base/file.h"
#include "support/temp_folder.h"

namespace lunabloc::portfolio {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::sys_seconds;

const sys_seconds kMorning{std::chrono::seconds(1'795'513'325)};

class VersionsTest : public testing::Test {
 protected:
  void keep(const std::string& text, sys_seconds at, VersionReason why = VersionReason::run, const std::string& name = {}) {
    ASSERT_TRUE(keep_version(home_.path(), "A01", {.text = text, .at = at, .why = why, .name = name}));
  }
  std::vector<Version> versions() const { return load_versions(home_.path(), "A01"); }
  std::string text_of(const Version& version) const { return read_version(home_.path(), "A01", version.file).value(); }
  std::filesystem::path folder() const { return home_.path() / "works/A01/versions"; }

  support::TempFolder home_;
};

TEST_F(VersionsTest, ThereIsNoneAtFirst) { EXPECT_TRUE(versions().empty()); }

TEST_F(VersionsTest, ArePlainFilesTheNewestFirst) {
  keep("say(1)\n", kMorning);
  keep("say(2)\n", kMorning + minutes(1), VersionReason::kept, "mon château");
  keep("say(3)\n", kMorning + minutes(1));
  ASSERT_EQ(versions().size(), 3U);
  EXPECT_EQ(text_of(versions()[0]), "say(3)\n");
  EXPECT_EQ(versions()[1].name, "mon château");
  EXPECT_EQ(versions()[1].why, VersionReason::kept);
  EXPECT_EQ(versions()[2].at, kMorning);
  for (const Version& version : versions()) EXPECT_TRUE(std::filesystem::is_regular_file(folder() / version.file)) << version.file;
}

TEST_F(VersionsTest, CanBeNamedAfterwards) {
  keep("say(1)\n", kMorning);
  ASSERT_TRUE(name_version(home_.path(), "A01", versions()[0], "ça marche"));
  EXPECT_EQ(versions()[0].name, "ça marche");
  EXPECT_EQ(versions()[0].why, VersionReason::run);
}

TEST_F(VersionsTest, ErasingLeavesNoWordOfIt) {
  keep("say(\"secret\")\n", kMorning, VersionReason::kept, "journal intime");
  keep("say(2)\n", kMorning + minutes(1));
  ASSERT_TRUE(erase_version(home_.path(), "A01", versions()[1].file));
  ASSERT_EQ(versions().size(), 1U);
  EXPECT_EQ(text_of(versions()[0]), "say(2)\n");
  EXPECT_EQ(versions()[0].why, VersionReason::run) << "what is said of the others stays";
  for (const std::string& name : base::entries_of(folder()))
    EXPECT_EQ(base::read_file(folder() / name).value().find("intime"), std::string::npos) << name;
}

TEST_F(VersionsTest, AFilePutThereByHandIsAVersion) {
  ASSERT_TRUE(base::write_file(folder() / "de-la-maison.lua", "say(9)\n"));
  ASSERT_EQ(versions().size(), 1U);
  EXPECT_EQ(text_of(versions()[0]), "say(9)\n");
}

TEST_F(VersionsTest, ATornLineLosesAWordAndNoVersion) {
  keep("say(1)\n", kMorning);
  ASSERT_TRUE(base::append_file(folder() / "versions.jsonl", "{\"file\":\"20"));
  keep("say(2)\n", kMorning + minutes(1), VersionReason::kept, "deux");
  ASSERT_EQ(versions().size(), 2U);
  EXPECT_EQ(versions()[0].name, "deux");
}

TEST_F(VersionsTest, OutsideTheFolderNothingIsReadAndNothingErased) {
  ASSERT_TRUE(base::write_file(home_.path() / "works/A01/program.lua", "say(1)\n"));
  EXPECT_FALSE(read_version(home_.path(), "A01", "../program.lua"));
  (void)erase_version(home_.path(), "A01", "../program.lua");
  EXPECT_TRUE(base::is_file(home_.path() / "works/A01/program.lua"));
}

TEST(ToThinOut, KeepsTheRecentOnesTheNamedOnesAndOneADay) {
  std::vector<Version> all;
  // Ten a day for twelve days, the newest first.
  for (int back = 0; back < 120; ++back) {
    const sys_seconds at = kMorning - hours(24) * (back / 10) - minutes(back % 10);
    all.push_back({.file = std::to_string(back), .at = at, .why = VersionReason::run});
  }
  all[77].name = "mon jeu";
  const std::vector<Version> surplus = to_thin_out(all);
  EXPECT_EQ(surplus.size(), 120U - 50U - 7U - 1U);
  for (const Version& version : surplus) {
    EXPECT_GE(std::stoi(version.file), 50);
    EXPECT_NE(version.file, "77");
    EXPECT_NE(version.file, "70") << "the last of its day";
  }
}

}  // namespace
}  // namespace lunabloc::portfolio
