#include "base/days.h"

#include <gtest/gtest.h>

#include "support/temp_folder.h"

namespace lunabloc::base {
namespace {

using namespace std::chrono_literals;

TEST(TypedDay, IsReadAsPeopleWriteIt) {
  const std::chrono::year_month_day day = 2026y / 12 / 4;
  for (const char* text : {"04/12/2026", "4/12/2026", "4.12.2026", "4-12-26", " 4 12 2026 ", "2026-12-04"}) EXPECT_EQ(typed_day(text), day) << text;
  EXPECT_EQ(typed_day(typed(day)), day);
}

TEST(TypedDay, IsNoneWhereTheCalendarHasNone) {
  for (const char* text : {"", "demain", "31/02/2026", "4/13/2026", "4/12", "4/12/202", "4/12/2026/", "4//12/2026", "04/12/20266", "/4/12/2026", "004/12/2026"})
    EXPECT_FALSE(typed_day(text)) << text;
}

TEST(DayWords, SayTheFirstOfAMonthAsPeopleDo) {
  const Messages french = Messages::load(support::source_folder() / "assets/messages", "fr").value();
  EXPECT_EQ(day_words(2026y / 12 / 4, french), "4 décembre 2026");
  EXPECT_EQ(day_words(2027y / 1 / 1, french), "1er janvier 2027");
  const Messages english = Messages::load(support::source_folder() / "assets/messages", "en").value();
  EXPECT_EQ(day_words(2027y / 1 / 1, english), "1 January 2027");
}

}  // namespace
}  // namespace lunabloc::base
