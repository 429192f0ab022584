// Work that was done in two places comes together: nothing lost, nothing twice.
#include "portfolio/merge.h"

#include <gmock/gmock.h>

#include <random>

#include "portfolio/progress.h"

namespace lunabloc::portfolio {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::Pair;

constexpr std::chrono::sys_seconds kNow{std::chrono::seconds(1'795'513'325)};
const std::string kProgram = "works/A05/program.lua", kProgress = "works/A05/progress.jsonl";

Files copy_with(const std::string& program, const std::vector<std::string>& versions, const std::string& progress = {}) {
  Files files{{kProgram, program}};
  for (std::size_t i = 0; i < versions.size(); ++i)
    files["works/A05/versions/2026-11-0" + std::to_string(i + 1) + "_10h00m00.lua"] = versions[i];
  if (!progress.empty()) files[kProgress] = progress;
  return files;
}

std::vector<std::string> versions_in(const Files& files) {
  std::vector<std::string> texts;
  for (const auto& [path, bytes] : files)
    if (path.starts_with("works/A05/versions/") && path.ends_with(".lua")) texts.push_back(bytes);
  return texts;
}

Went went(const Files& ours, const Files& theirs) { return merge(ours, theirs, kNow).works.at(0).went; }

TEST(Merge, TheCopyThatWentOnIsTaken) {
  const Files school = copy_with("say(1)", {"say(1)"}), home = copy_with("say(2)", {"say(1)", "say(2)"});
  EXPECT_EQ(went(school, home), Went::on_there);
  EXPECT_EQ(merge(school, home, kNow).files.at(kProgram), "say(2)");
  EXPECT_EQ(went(home, school), Went::on_here);
  EXPECT_EQ(merge(home, school, kNow).files.at(kProgram), "say(2)");
  EXPECT_EQ(went(home, home), Went::same);
  EXPECT_EQ(went({}, home), Went::added);
}

TEST(Merge, OfTwoThatWentOnBothAreKept) {
  const Files school = copy_with("say(3)", {"say(1)"}), home = copy_with("say(2)", {"say(1)"});
  const Merged merged = merge(school, home, kNow);
  EXPECT_EQ(merged.works.at(0).went, Went::both);
  EXPECT_EQ(merged.files.at(kProgram), "say(3)");
  EXPECT_THAT(versions_in(merged.files), ElementsAre("say(1)", "say(2)"));
  EXPECT_THAT(merged.files.at("works/A05/versions/versions.jsonl"), testing::HasSubstr("\"why\":\"merged\""));
}

TEST(Merge, VersionsOfOneSecondStandSideBySide) {
  const Merged merged = merge(copy_with("x = 1", {"say(1)"}), copy_with("x = 1", {"say(2)"}), kNow);
  EXPECT_THAT(versions_in(merged.files), ElementsAre("say(1)", "say(2)"));
}

TEST(Merge, TriesAreCountedOnceAndTheWinnerHasTheLastWord) {
  const auto line = [](const std::string& said, const std::string& id) { return "{" + said + ",\"id\":\"" + id + "\"}\n"; };
  const std::string mur = R"("check":"c","message":"M-mur")";
  const std::string both = line(R"("step":"lancer")", "a") + line(mur, "b");
  const Files school = copy_with("say(1)", {"say(1)"}, both + line(mur, "c") + line(R"("step":"modifier")", "d"));
  const Files home = copy_with("say(2)", {"say(1)"}, both + line(mur, "e") + line(R"("step":"creer")", "f") + line(R"("step":"modifier","done":true)", "g"));
  const Merged merged = merge(school, home, kNow);
  const Progress progress = progress_of(merged.files.at(kProgress));
  EXPECT_EQ(progress.tries.at("c").at("M-mur"), 3) << "one before, one in each place";
  EXPECT_EQ(progress.current_step, "creer") << "the copy at home went on with the program";
  EXPECT_THAT(progress.done, ElementsAre("modifier"));
  EXPECT_EQ(merge(merged.files, home, kNow).files, merged.files) << "once more changes nothing";
}

TEST(Merge, OtherFilesThatDifferStandSideBySide) {
  const Merged merged = merge({{"drawings/chat.svg", "<a/>"}}, {{"drawings/chat.svg", "<b/>"}, {"backpack/p.lua", "x"}}, kNow);
  EXPECT_THAT(merged.kept_beside, ElementsAre("drawings/chat_2.svg"));
  EXPECT_EQ(merged.files.at("drawings/chat.svg"), "<a/>");
  EXPECT_EQ(merged.files.at("drawings/chat_2.svg"), "<b/>");
  EXPECT_EQ(merged.files.at("backpack/p.lua"), "x");
  EXPECT_THAT(merge(merged.files, {{"drawings/chat.svg", "<b/>"}}, kNow).kept_beside, IsEmpty());
}

// Whatever was done in two places, in whatever order they are merged: every text is there, and again changes nothing.
TEST(Merge, LosesNothingAndIsStable) {
  std::mt19937 random(5);
  const auto number = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most)); };
  for (int round = 0; round < 300; ++round) {
    Files base = copy_with("say(0)", {"say(0)"}, R"({"step":"lancer"})" "\n");
    const auto worked_on = [&](Files files, int side) {
      for (int deed = number(5); deed > 0; --deed) {
        const std::string id = std::to_string(side) + "." + std::to_string(deed);
        const std::string text = "say(" + std::to_string(side * 1000 + round * 10 + deed) + ")";
        files[kProgram] = text;
        if (number(2) == 0) files["works/A05/versions/2026-11-1" + std::to_string(number(3)) + "_1" + std::to_string(side) + "h00m00.lua"] = text;
        files[kProgress] += R"({"check":"c","message":"M-)" + std::to_string(number(3)) + R"(","id":")" + id + "\"}\n";
      }
      return files;
    };
    const Files school = worked_on(base, 1), home = worked_on(base, 2);
    const Merged merged = merge(school, home, kNow);
    for (const Files* copy : {&school, &home})
      for (const auto& [path, bytes] : *copy) {
        if (path.ends_with(".jsonl")) continue;
        EXPECT_THAT(merged.files, Contains(Pair(testing::StartsWith("works/A05/"), bytes))) << path;
      }
    EXPECT_EQ(merge(merged.files, home, kNow).files, merged.files);
    EXPECT_EQ(merge(merged.files, school, kNow).files, merged.files);
  }
}

}  // namespace
}  // namespace lunabloc::portfolio
