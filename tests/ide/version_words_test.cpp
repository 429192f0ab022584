// A version in words: when it is from, why it was kept.
#include "ide/topbar/version_words.h"

#include <gtest/gtest.h>

#include <ctime>

#include "support/temp_folder.h"

namespace lunabloc::ide::topbar {
namespace {

std::chrono::sys_seconds at(int year, int month, int day, int hour, int minute) {
  std::tm parts{};
  parts.tm_year = year - 1900, parts.tm_mon = month - 1, parts.tm_mday = day, parts.tm_hour = hour, parts.tm_min = minute, parts.tm_isdst = -1;
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::from_time_t(std::mktime(&parts)));
}

class VersionWords : public testing::Test {
 protected:
  std::string when(std::chrono::sys_seconds then) const { return when_words(then, now_, words_); }
  Messages words_ = Messages::load(support::source_folder() / "assets/messages", "fr").value();
  std::chrono::sys_seconds now_ = at(2026, 11, 29, 12, 30);
};

TEST_F(VersionWords, SayTheDayAsPeopleDo) {
  EXPECT_EQ(when(at(2026, 11, 29, 10, 2)), "aujourd’hui à 10 h 02");
  EXPECT_EQ(when(at(2026, 11, 28, 23, 59)), "hier à 23 h 59");
  EXPECT_EQ(when(at(2026, 1, 4, 8, 0)), "4 janvier à 8 h 00");
  EXPECT_EQ(when(at(2025, 8, 31, 8, 5)), "31 août 2025 à 8 h 05");
}

TEST_F(VersionWords, SayTheNameOrTheReason) {
  EXPECT_EQ(title_of({.file = "a.lua", .at = now_, .why = portfolio::VersionReason::run}, words_), "le programme a tourné");
  EXPECT_EQ(title_of({.file = "a.lua", .at = now_, .why = portfolio::VersionReason::run, .name = "mon jeu"}, words_), "mon jeu");
}

}  // namespace
}  // namespace lunabloc::ide::topbar
