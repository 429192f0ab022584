// Zip files, in memory: read as if their author were our enemy, written the same for the same content.
//
// The only file of the project that knows libzip. What is refused when reading (SECURITY-RULES 17): names that lead
// outside, links and devices, two names equal without case, names that some system cannot hold, encryption, more than one
// may unpack, wrong sums. Archives inside stay data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace lunabloc::lesson {

struct ArchiveFile {
  std::string name;  // "lecons/A13/lecon.md"
  std::string bytes;
};

struct ArchiveLimits {
  std::size_t files = 2'000;
  std::uint64_t file_bytes = 16U << 20U;
  std::uint64_t all_bytes = 50U << 20U;
  std::uint64_t ratio = 100;                // unpacked over packed, for what is larger than…
  std::uint64_t ratio_from = 64U << 10U;    // …this: what is small harms nobody
};

// The files in the order of the archive; folders are left out. Errors, with {nom} where there is one: "pack.not_zip",
// "pack.damaged", "pack.too_many", "pack.too_large", "pack.bomb", "pack.path", "pack.name", "pack.link", "pack.twice",
// "pack.encrypted", "pack.method".
Result<std::vector<ArchiveFile>> read_archive(std::string_view bytes, const ArchiveLimits& limits = {});

// Sorted by name, dated 1980-01-01, mode 0644, deflated: the same bytes for the same files, whatever the machine.
Result<std::string> write_archive(std::vector<ArchiveFile> files);
// The same for a document of OpenDocument's kind: its type comes first, as it is, where readers look for it.
Result<std::string> write_document(const std::string& type, std::vector<ArchiveFile> files);

// Whether a relative path may be made anywhere: letters, digits, . _ - and /, no part that is empty, "." or "..", none
// that a system reserves. Gives the reason, "pack.path" or "pack.name", or "".
std::string_view wrong_name(std::string_view name);

}  // namespace lunabloc::lesson
