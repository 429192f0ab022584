#include "lesson/template.h"

#include <algorithm>

#include "base/file.h"
#include "base/messages.h"
#include "base/schema.h"

namespace lunabloc::lesson {

namespace fs = std::filesystem;

std::vector<std::string> template_names(const fs::path& templates) {
  std::vector<std::string> names;
  for (const std::string& name : base::entries_of(templates))
    if (base::is_there(templates / name / "lecon.md")) names.push_back(name);
  return names;
}

Result<void> begin_lesson(const fs::path& folder, const fs::path& templates, const std::string& name) {
  if (base::is_there(folder)) return failure(ErrorKind::usage, "lesson.folder_there", {{"nom", folder.string()}});
  const std::vector<std::string> names = template_names(templates);
  if (std::find(names.begin(), names.end(), name) == names.end())
    return failure(ErrorKind::usage, "lesson.unknown_template", {{"nom", name}, {"proche", base::nearest(name, names)}});
  for (const char* part : {"", "erreurs"})
    for (const std::string& file : base::entries_of(templates / name / part)) {
      if (base::is_folder(templates / name / part / file)) continue;
      const Result<std::string> text = base::read_file(templates / name / part / file);
      if (!text) return tl::unexpected(text.error());
      const std::string filled = base::fill(*text, {{"id", folder.filename().string()}});
      if (Result<void> written = base::write_file(folder / part / file, filled); !written) return written;
    }
  return {};
}

}  // namespace lunabloc::lesson
