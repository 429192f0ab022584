#include "program/program_file.h"

#include <fmt/format.h>

#include "base/file.h"

namespace lunabloc::program {

bool is_binary_chunk(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (bytes.starts_with('#')) {
    const std::size_t end = bytes.find('\n');
    if (end == std::string_view::npos) return false;
    bytes.remove_prefix(end + 1);
  }
  return bytes.starts_with('\x1B');
}

std::optional<std::size_t> byte_of_no_text(std::string_view bytes) {
  const std::size_t found = bytes.find('\0');
  return found == std::string_view::npos ? std::nullopt : std::optional(found);
}

Result<std::string> read_program(const std::filesystem::path& path) {
  Result<std::string> bytes = base::read_file(path, kLargestProgramBytes);
  const base::Place place{path.string(), 1, 1};
  if (!bytes && bytes.error().message == "file.too_large") {
    std::error_code unknown;
    const std::uintmax_t size_bytes = std::filesystem::file_size(path, unknown);
    return tl::unexpected(Error{ErrorKind::failed, "program.too_large",
                                {{"fichier", path.string()},
                                 {"taille", fmt::format("{:.1f}", static_cast<double>(size_bytes) / (1024.0 * 1024.0))},
                                 {"limite", fmt::format("{}", kLargestProgramBytes / (1024U * 1024U))}},
                                place, {}});
  }
  if (bytes && is_binary_chunk(*bytes))
    return tl::unexpected(Error{ErrorKind::failed, "program.binary", {{"fichier", path.string()}}, place, {}});
  return bytes;
}

}  // namespace lunabloc::program
