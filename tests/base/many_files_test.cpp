// Many files at once: all there, or none replaced.
#include "base/many_files.h"

#include <gmock/gmock.h>

#include "base/file.h"
#include "support/temp_folder.h"

namespace lunabloc::base {
namespace {

namespace fs = std::filesystem;

TEST(ManyFiles, AreAllWrittenInFoldersOfTheirOwn) {
  const support::TempFolder place;
  const std::string large(100'000, 'x');
  ASSERT_TRUE(write_files({{place.path() / "a.txt", "un"}, {place.path() / "deep/er/b.txt", large}, {place.path() / "deep/c.txt", ""}}));
  EXPECT_EQ(read_file(place.path() / "a.txt").value(), "un");
  EXPECT_EQ(read_file(place.path() / "deep/er/b.txt").value(), large);
  EXPECT_EQ(read_file(place.path() / "deep/c.txt").value(), "");
  EXPECT_THAT(entries_of(place.path()), testing::UnorderedElementsAre("a.txt", "deep")) << "nothing stays aside";
  EXPECT_TRUE(write_files({}));
}

TEST(ManyFiles, WhenOneCannotBeWrittenNoneIsReplaced) {
  const support::TempFolder place;
  ASSERT_TRUE(write_file(place.path() / "a.txt", "before"));
  ASSERT_TRUE(write_file(place.path() / "no_folder", ""));
  const Result<void> written = write_files({{place.path() / "a.txt", "after"}, {place.path() / "no_folder/b.txt", "x"}});
  ASSERT_FALSE(written);
  EXPECT_EQ(read_file(place.path() / "a.txt").value(), "before");
  EXPECT_THAT(entries_of(place.path()), testing::UnorderedElementsAre("a.txt", "no_folder"));
}

}  // namespace
}  // namespace lunabloc::base
