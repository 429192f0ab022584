#include "ide/topbar/version_words.h"

#include <fmt/format.h>

#include <ctime>

namespace lunabloc::ide::topbar {
namespace {

std::tm local(std::chrono::sys_seconds at) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(at);
  std::tm parts{};
  ::localtime_r(&seconds, &parts);
  return parts;
}

bool same_day(const std::tm& a, const std::tm& b) { return a.tm_year == b.tm_year && a.tm_yday == b.tm_yday; }

}  // namespace

std::string when_words(std::chrono::sys_seconds at, std::chrono::sys_seconds now, const Messages& messages) {
  const std::tm then = local(at), today = local(now), yesterday = local(now - std::chrono::hours(24));
  const std::string hour = messages.text("version.hour", {{"heure", std::to_string(then.tm_hour)}, {"minutes", fmt::format("{:02}", then.tm_min)}});
  if (same_day(then, today)) return messages.text("version.today", {{"heure", hour}});
  if (same_day(then, yesterday)) return messages.text("version.yesterday", {{"heure", hour}});
  Arguments date{{"jour", std::to_string(then.tm_mday)}, {"mois", messages.text("version.month." + std::to_string(then.tm_mon + 1))}, {"heure", hour}};
  if (then.tm_year == today.tm_year) return messages.text("version.day", date);
  date.emplace_back("annee", std::to_string(then.tm_year + 1900));
  return messages.text("version.day_of_year", date);
}

std::string title_of(const portfolio::Version& version, const Messages& messages) {
  return version.name.empty() ? messages.text("version.why." + std::string(portfolio::name_of(version.why))) : version.name;
}

}  // namespace lunabloc::ide::topbar
