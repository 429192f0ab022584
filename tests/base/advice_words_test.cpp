#include "base/advice_words.h"

#include <gtest/gtest.h>

namespace lunabloc::base {
namespace {

TEST(AdviceWords, AreOneLineWithNothingAfterItWhereThereIsNothingToTry) {
  EXPECT_EQ(in_one_line({"La carte dort.", "Rebranche-la."}), "La carte dort. Rebranche-la.");
  EXPECT_EQ(in_one_line({"La carte dort.", ""}), "La carte dort.");
}

}  // namespace
}  // namespace lunabloc::base
