#include "portfolio/key_file.h"

#include "base/file.h"

namespace lunabloc::portfolio {

Result<TeacherKey> load_key(const std::filesystem::path& file) {
  const Result<std::string> text = base::read_file(file);
  if (!text) return tl::unexpected(text.error());
  const std::optional<TeacherKey> key = teacher_key(text->substr(0, text->find('\n')));
  if (!key) return failure(ErrorKind::failed, "exam.no_key", {{"nom", file.string()}});
  return *key;
}

Result<OwnKey> load_or_make_key(const std::filesystem::path& file) {
  const Result<TeacherKey> known = load_key(file);
  if (known) return OwnKey{*known, false};
  if (known.error().message != "file.missing") return tl::unexpected(known.error());
  const TeacherKey fresh = new_teacher_key();
  if (const Result<void> written = base::write_file(file, fresh.secret + "\n"); !written) return tl::unexpected(written.error());
  return OwnKey{fresh, true};
}

}  // namespace lunabloc::portfolio
