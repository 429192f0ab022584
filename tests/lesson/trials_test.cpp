#include "lesson/trials.h"

#include <gtest/gtest.h>

#include "base/file.h"
#include "support/temp_folder.h"

namespace lunabloc::lesson {
namespace {

class WrittenTrials : public testing::Test {
 protected:
  std::string in(const std::string& name) const { return base::read_file(folder_.path() / name).value_or("(none)"); }

  support::TempFolder folder_;
  std::filesystem::path file_ = folder_.path() / "essais.yaml";
  const std::string text_ = trials_text({{"appui", {{1, "button:A", 1}}, {{2, "led:green", 1}}}});
};

TEST_F(WrittenTrials, ReplaceThoseOfBefore) {
  ASSERT_TRUE(write_trials(file_, "[]\n"));
  ASSERT_TRUE(write_trials(file_, text_));
  EXPECT_EQ(in("essais.yaml"), text_);
  EXPECT_EQ(in("essais-garde.yaml"), "(none)");
}

TEST_F(WrittenTrials, KeepBesideWhatSomebodyHasSpoiltByHand) {
  ASSERT_TRUE(base::write_file(file_, "- nom: appui\n  stimulus: [\n"));
  ASSERT_TRUE(write_trials(file_, text_));
  EXPECT_EQ(in("essais.yaml"), text_);
  EXPECT_EQ(in("essais-garde.yaml"), "- nom: appui\n  stimulus: [\n");
  ASSERT_TRUE(base::write_file(file_, "- nom: 3\n  stimulus: 4\n"));
  ASSERT_TRUE(write_trials(file_, text_));
  EXPECT_EQ(in("essais-garde.yaml"), "- nom: appui\n  stimulus: [\n") << "what was kept is not written over";
  EXPECT_EQ(in("essais-garde-2.yaml"), "- nom: 3\n  stimulus: 4\n");
}

}  // namespace
}  // namespace lunabloc::lesson
