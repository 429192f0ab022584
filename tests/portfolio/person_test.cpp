// A pseudonym and an avatar: proposed, kept, carried along, never mixed with another's.
#include "portfolio/person.h"

#include <gmock/gmock.h>

#include <set>

#include "base/file.h"
#include "portfolio/class_folder.h"
#include "portfolio/merge.h"
#include "support/temp_folder.h"

namespace lunabloc::portfolio {
namespace {

namespace fs = std::filesystem;

const CurrentText kAsSaved = [](const fs::path&, const std::string&) { return std::nullopt; };

Avatars avatars() { return Avatars::load(support::source_folder() / "assets").value(); }

TEST(Person, IsKeptInAPlainFile) {
  support::TempFolder home;
  EXPECT_EQ(load_person(home.path()), Person());
  const Person otter{"loutre verte", "loutre", "vert"};
  ASSERT_TRUE(save_person(home.path(), otter));
  EXPECT_EQ(load_person(home.path()), otter);
  EXPECT_EQ(base::read_file(home.path() / "person.json").value(), "{\"pseudonym\":\"loutre verte\",\"animal\":\"loutre\",\"color\":\"vert\"}\n");
}

TEST(Person, ADamagedFileOrPseudonymIsNobody) {
  support::TempFolder home;
  for (const char* text : {"", "{", "[1]", "{\"pseudonym\":5}", "{\"pseudonym\":\"../..\"}"}) {
    ASSERT_TRUE(base::write_file(home.path() / "person.json", text));
    EXPECT_EQ(load_person(home.path()).pseudonym, "") << text;
  }
  EXPECT_EQ(save_person(home.path(), {"../x", "", ""}).error().message, "class.pseudonym");
}

TEST(Person, TravelsWithTheWorkAndStaysWhoItIs) {
  support::TempFolder here, there;
  ASSERT_TRUE(save_person(here.path(), {"loutre verte", "loutre", "vert"}));
  ASSERT_TRUE(save_person(there.path(), {"hibou bleu", "hibou", "bleu"}));
  const Files ours = read_portfolio(here.path(), kAsSaved).value(), theirs = read_portfolio(there.path(), kAsSaved).value();
  EXPECT_EQ(unpack_portfolio(pack_portfolio(ours, "À lire").value()).value(), ours);
  const Merged merged = merge(ours, theirs, {});
  EXPECT_EQ(merged.files, ours);
  EXPECT_THAT(merged.kept_beside, testing::IsEmpty());
  EXPECT_EQ(merge({}, theirs, {}).files, theirs) << "a fresh machine takes who comes";
}

TEST(Avatars, AgreeInGenderInFrench) {
  const Avatars table = avatars();
  EXPECT_EQ(named(*table.animal("loutre"), *table.color("vert"), "fr"), "loutre verte");
  EXPECT_EQ(named(*table.animal("hibou"), *table.color("vert"), "fr"), "hibou vert");
  EXPECT_EQ(named(*table.animal("loutre"), *table.color("vert"), "en"), "green otter");
  EXPECT_EQ(table.animal("licorne"), nullptr);
}

TEST(Avatars, ProposeEachAnimalInEachColourOnceBeforeAnyComesAgain) {
  const Avatars table = avatars();
  const std::size_t all = table.animals.size() * table.colors.size();
  std::set<std::string> names;
  for (std::size_t number = 0; number < all; ++number) {
    const Person one = table.proposal(number, "fr"), next = table.proposal(number + 1, "fr");
    EXPECT_TRUE(is_pseudonym(one.pseudonym)) << one.pseudonym;
    EXPECT_NE(one.animal, next.animal);
    names.insert(one.pseudonym);
  }
  EXPECT_EQ(names.size(), all) << "a class finds enough of them";
  EXPECT_GE(all, 35U);
}

TEST(Avatars, HaveAPictureEach) {
  for (const Avatars::Animal& animal : avatars().animals) EXPECT_TRUE(base::is_file(animal.picture)) << animal.picture;
}

}  // namespace
}  // namespace lunabloc::portfolio
