// Any bytes are a pack whose names stay inside and whose size is bounded, or refused with a reason.
#include "lesson/archive.h"
#include "lesson/pack_rules.h"
#include "promise.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lunabloc;
  const lesson::ArchiveLimits limits{.files = 200, .file_bytes = 1U << 20U, .all_bytes = 4U << 20U};
  const Result<std::vector<lesson::ArchiveFile>> files = lesson::read_archive(fuzz::text_of(data, size), limits);
  if (!files) {
    fuzz::promise(!files.error().message.empty(), "a refusal has a reason");
    return 0;
  }
  std::uint64_t all = 0;
  for (const lesson::ArchiveFile& file : *files) {
    fuzz::promise(lesson::wrong_name(file.name).empty(), "a name stays inside");
    all += file.bytes.size();
  }
  fuzz::promise(all <= limits.all_bytes && files->size() <= limits.files, "what is unpacked is bounded");
  if (const Result<void> kinds = lesson::check_kinds(*files); !kinds) fuzz::promise(!kinds.error().message.empty(), "a refusal has a reason");
  if (const Result<void> sums = lesson::check_sums(*files); !sums) fuzz::promise(!sums.error().message.empty(), "a refusal has a reason");
  return 0;
}
