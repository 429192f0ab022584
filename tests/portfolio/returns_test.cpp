// What a teacher says stays with the statement it was said of.
#include "portfolio/returns.h"

#include <gmock/gmock.h>

#include "base/file.h"
#include "portfolio/merge.h"
#include "support/temp_folder.h"

namespace lunabloc::portfolio {
namespace {

const std::string kProgram = "for i = 1, 3 do\n  turtle.forward(20)\nend\n\nturtle.forward(20)\n";

TEST(Returns, ACommentFollowsItsStatement) {
  const std::optional<Return> second = place_in(kProgram, 5);
  ASSERT_TRUE(second);
  EXPECT_EQ(second->line, "turtle.forward(20)");
  EXPECT_EQ(second->nth, 2);
  EXPECT_EQ(line_now(*second, kProgram), 5U);
  EXPECT_EQ(line_now(*second, "say(1)\n" + kProgram), 6U) << "a line came above";
  EXPECT_EQ(line_now(*second, "  turtle.forward(20)\n"), 1U) << "the first of them is gone: the last that says it";
  EXPECT_EQ(line_now(*second, "say(1)\n"), std::nullopt);
  EXPECT_FALSE(place_in(kProgram, 4)) << "a blank line";
  EXPECT_FALSE(place_in(kProgram, 0));
  EXPECT_FALSE(place_in(kProgram, 6));
}

TEST(Returns, ComeHomeOnceAndSurviveAMerge) {
  const support::TempFolder place;
  const auto folder = place.path() / "classe", home = place.path() / "home";
  ASSERT_TRUE(base::write_file(home / "works/A05/program.lua", kProgram));
  Return said = *place_in(kProgram, 2);
  said.work = "A05", said.comment = "Et si c’était i ?";
  ASSERT_TRUE(write_return(folder, "loup bleu", said));
  Return outside;
  outside.work = "../../evil", outside.comment = "x";
  ASSERT_TRUE(write_return(folder, "loup bleu", outside));
  Return skill;
  skill.skill = "CRCN-3.4", skill.word = "oui";
  ASSERT_TRUE(write_return(folder, "loup bleu", skill));
  EXPECT_EQ(take_returns(folder, "loup bleu", home), 1U);
  EXPECT_EQ(take_returns(folder, "loup bleu", home), 0U) << "already there";
  EXPECT_FALSE(base::is_there(place.path() / "evil"));
  const std::string kept = base::read_file(home / "works/A05/retours.jsonl").value();
  EXPECT_EQ(returns_of(kept).at(0).comment, "Et si c’était i ?");

  // Another machine has another comment: both are kept, none twice.
  Files ours{{"works/A05/program.lua", kProgram}, {"works/A05/retours.jsonl", kept}}, theirs = ours;
  theirs["works/A05/retours.jsonl"] += "{\"id\":\"b\",\"work\":\"A05\",\"comment\":\"b\"}\n";
  const Merged merged = merge(ours, theirs, std::chrono::sys_seconds{});
  EXPECT_EQ(returns_of(merged.files.at("works/A05/retours.jsonl")).size(), 2U);
  EXPECT_TRUE(merged.kept_beside.empty());
}

TEST(Returns, WhatIsTakenBackLeavesNoWordAnywhere) {
  const support::TempFolder place;
  const auto folder = place.path() / "classe", home = place.path() / "home";
  ASSERT_TRUE(base::write_file(home / "works/A05/program.lua", kProgram));
  Return said = *place_in(kProgram, 2);
  said.work = "A05", said.comment = "trop vite";
  const std::string id = write_return(folder, "loup bleu", said).value();
  said.comment = "bien vu";
  ASSERT_TRUE(write_return(folder, "loup bleu", said));
  const std::string before = base::read_file(folder / "retours/loup bleu.jsonl").value();
  EXPECT_EQ(take_returns(folder, "loup bleu", home), 2U);
  ASSERT_TRUE(withdraw_return(folder, "loup bleu", id));
  EXPECT_EQ(take_returns(folder, "loup bleu", home), 1U) << "one went";
  EXPECT_EQ(take_returns(folder, "loup bleu", home), 0U);
  for (const auto& file : {folder / "retours/loup bleu.jsonl", home / "works/A05/retours.jsonl"}) {
    const std::string text = base::read_file(file).value();
    EXPECT_EQ(text.find("trop vite"), std::string::npos) << file;
    ASSERT_EQ(returns_of(text).size(), 1U);
    EXPECT_EQ(returns_of(text)[0].comment, "bien vu");
  }
  // A copy that still has it does not bring it back.
  EXPECT_EQ(returns_of(before + base::read_file(home / "works/A05/retours.jsonl").value()).front().comment, "bien vu");
  ASSERT_TRUE(withdraw_return(folder, "nobody", id)) << "there is nothing to take back";
}

TEST(Returns, WhatIsNoLineIsLeftOut) {
  EXPECT_TRUE(returns_of("\n{}\nnot json\n[1]\n{\"work\":\"A05\"}\n{\"id\":\"x\"").empty());
}

}  // namespace
}  // namespace lunabloc::portfolio
