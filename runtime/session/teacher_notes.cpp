#include "session/teacher_notes.h"

#include <algorithm>

#include "base/file.h"
#include "portfolio/work_files.h"

namespace lunabloc::session {

std::vector<portfolio::Return> said_of_work(const std::filesystem::path& home, const std::string& work) {
  return portfolio::returns_of(base::read_file(home / "works" / work / portfolio::kReturnsFile).value_or(""));
}

std::vector<TeacherNote> notes_in(const std::vector<portfolio::Return>& said, const std::string& program) {
  std::vector<TeacherNote> notes;
  for (const portfolio::Return& one : said) {
    const std::optional<std::size_t> line = one.comment.empty() ? std::nullopt : portfolio::line_now(one, program);
    if (!line) continue;
    std::size_t start = 0;
    for (std::size_t before = 1; before < *line; ++before) start = program.find('\n', start) + 1;
    notes.push_back({one.id, program.find(one.line, start), one.comment});
  }
  std::stable_sort(notes.begin(), notes.end(), [](const TeacherNote& a, const TeacherNote& b) { return a.offset < b.offset; });
  return notes;
}

}  // namespace lunabloc::session
