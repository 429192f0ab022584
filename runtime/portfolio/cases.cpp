#include "portfolio/cases.h"

#include "base/file.h"
#include "lesson/words.h"

namespace lunabloc::portfolio {
namespace {

// "-- idee: …" at the head of a named wrong program.
std::string said_in(const std::string& program, std::string_view what) {
  const std::string head = "-- " + std::string(what) + ": ";
  for (const std::string& line : lesson::lines_of(program))
    if (line.starts_with(head)) return line.substr(head.size());
  return {};
}

}  // namespace

std::optional<BoardCase> board_case(const lesson::Lesson& lesson, const std::string& message) {
  for (const std::filesystem::path& home : {lesson.folder, lesson.base_folder}) {
    if (home.empty()) continue;
    for (const std::string& name : base::entries_of(home / "erreurs")) {
      if (!name.starts_with(message + "--") || !name.ends_with(".lua")) continue;
      Result<std::string> text = base::read_file(home / "erreurs" / name);
      if (!text) continue;
      BoardCase found{{}, said_in(*text, "etape"), said_in(*text, "idee"), said_in(*text, "ecart")};
      // What the head says is for the teacher; the board shows the program.
      for (const std::string& line : lesson::lines_of(*text))
        if (!line.starts_with("-- etape:") && !line.starts_with("-- idee:") && !line.starts_with("-- ecart:")) found.program += line + "\n";
      return found;
    }
  }
  return std::nullopt;
}

}  // namespace lunabloc::portfolio
