#include "session/desk_line.h"

#include <filesystem>

#include "base/advice_words.h"

namespace lunabloc::session {

DeskLine refused(const base::Messages& messages, const Error& error) {
  std::string words = base::in_one_line(messages, error);
  if (error.place.line > 0) words += " (" + std::filesystem::path(error.place.file).filename().string() + ":" + std::to_string(error.place.line) + ")";
  return {DeskLine::Weight::refused, std::move(words), {}, 0};
}

}  // namespace lunabloc::session
