// A version in words: when it is from, why it was kept.
#pragma once

#include <chrono>
#include <string>

#include "base/messages.h"
#include "portfolio/versions.h"

namespace lunabloc::ide::topbar {

// « aujourd’hui à 10 h 42 », « hier à 18 h 05 », « 24 novembre à 10 h 42 », « 3 mai 2025 à 9 h 00 ».
std::string when_words(std::chrono::sys_seconds at, std::chrono::sys_seconds now, const Messages& messages);
// Its name, or why it was kept.
std::string title_of(const portfolio::Version& version, const Messages& messages);

}  // namespace lunabloc::ide::topbar
