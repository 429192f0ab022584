// A day as a person says it: « 4 décembre 2026 ».
#pragma once

#include <chrono>
#include <string>

#include "base/messages.h"

namespace lunabloc::ide::widgets {

inline std::string day_words(std::chrono::year_month_day day, const base::Messages& messages) {
  const unsigned number = static_cast<unsigned>(day.day());
  return messages.text(number == 1 ? "ide.day.first" : "ide.day", {{"jour", std::to_string(number)},
                                                                  {"mois", messages.text("version.month." + std::to_string(static_cast<unsigned>(day.month())))},
                                                                  {"annee", std::to_string(static_cast<int>(day.year()))}});
}

}  // namespace lunabloc::ide::widgets
