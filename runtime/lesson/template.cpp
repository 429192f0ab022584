#include "lesson/template.h"

#include <fmt/format.h>

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

Result<void> begin_variant(const fs::path& folder, const Lesson& base, const std::string& version, const std::string& guidance) {
  const std::vector<std::string> kinds = {"plus", "moins", "autre"};
  const std::string id = folder.filename().string();
  if (base::is_there(folder)) return failure(ErrorKind::usage, "lesson.folder_there", {{"nom", folder.string()}});
  if (!id.starts_with(base.id + "-") || id.size() == base.id.size() + 1) return failure(ErrorKind::usage, "lesson.variant_name", {{"nom", id}, {"base", base.id}});
  if (std::find(kinds.begin(), kinds.end(), guidance) == kinds.end())
    return failure(ErrorKind::usage, "lesson.unknown_id", {{"nom", guidance}, {"proche", base::nearest(guidance, kinds)}});
  std::vector<std::string> steps;
  for (const Step& step : base.steps) steps.push_back(step.id);
  const std::string head = fmt::format("---\nid: {}\nbase: {}\nbase_version: {}\nguidage: {}\netapes: [{}]\n---\n", id, base.id, version, guidance, fmt::join(steps, ", "));
  return base::write_file(folder / "lecon.md", head);
}

}  // namespace lunabloc::lesson
