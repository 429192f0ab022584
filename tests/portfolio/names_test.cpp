// What looks like a real name is softly refused, and what does not is not.
#include "portfolio/names.h"

#include <gmock/gmock.h>

#include "portfolio/class_folder.h"
#include "support/temp_folder.h"

namespace lunabloc::portfolio {
namespace {

const NameLists& lists() {
  static const NameLists loaded = load_name_lists(support::source_folder() / "assets").value();
  return loaded;
}
NameDoubt doubt(const std::string& name) { return doubt_about(name, lists()); }

TEST(Names, RealOnesAreDoubted) {
  for (const char* name : {"Léa", "lea", "INÈS", "Mohamed", "kylian2015", "Zoé 2"}) EXPECT_EQ(doubt(name), NameDoubt::first_name) << name;
  for (const char* name : {"Léa Martin", "MARTIN Léa", "Jean-Baptiste Durand", "rose martin", "Violette Dupont", "lea_dupont"}) EXPECT_EQ(doubt(name), NameDoubt::whole_name) << name;
  EXPECT_EQ(doubt("loutre@example.org"), NameDoubt::address);
  EXPECT_EQ(doubt("06 12 34 56 78"), NameDoubt::number);
}

TEST(Names, PseudonymsAreNot) {
  for (const char* name : {"loutre verte", "loup rose", "lion doré", "ours", "renard 12", "Léo le renard", "pixel", "xx", "green otter", "équipe 4", "l’étoile filante"}) EXPECT_EQ(doubt(name), NameDoubt::none) << name;
}

TEST(Names, EveryProposalIsAPseudonymAndDoubtsNobody) {
  for (const char* language : {"fr", "en"})
    for (const std::string& name : pseudonyms(lists(), language, {}, 10'000, 1)) {
      EXPECT_TRUE(is_pseudonym(name)) << name;
      EXPECT_EQ(doubt(name), NameDoubt::none) << name;
    }
}

TEST(Names, ProposalsAgreeDifferAndLeaveOutWhatIsTaken) {
  const std::vector<std::string> all = pseudonyms(lists(), "fr", {}, 10'000, 1);
  EXPECT_GE(all.size(), 900U);
  EXPECT_THAT(all, testing::Contains("loutre verte"));
  EXPECT_THAT(all, testing::Contains("renard vert"));
  EXPECT_THAT(all, testing::Contains("manchot corail")) << "an avatar's are among them";
  EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), all.size());
  const std::vector<std::string> english = pseudonyms(lists(), "en", {}, 10'000, 1);
  EXPECT_EQ(std::set<std::string>(english.begin(), english.end()).size(), all.size());
  EXPECT_THAT(pseudonyms(lists(), "fr", {"loutre verte"}, 10'000, 1), testing::Not(testing::Contains("loutre verte")));
  EXPECT_EQ(pseudonyms(lists(), "fr", {}, 3, 7), pseudonyms(lists(), "fr", {}, 3, 7));
  EXPECT_NE(pseudonyms(lists(), "fr", {}, 3, 7), pseudonyms(lists(), "fr", {}, 3, 8));
}

}  // namespace
}  // namespace lunabloc::portfolio
