// A trace file from anywhere: it is refused or read as far as it goes, and what was read is written and read back equal.
// The same bytes are also given as a frame whose sum is right, since no change of a file would get so far.
#include "base/bytes.h"
#include "base/crc32.h"
#include "promise.h"
#include "trace/file.h"

namespace {

using namespace lunabloc;

void check(std::string_view bytes) {
  const Result<trace::Recording> read = trace::read_recording(bytes);
  if (!read) return;
  fuzz::promise(!read->damage || read->damage->byte <= bytes.size(), "the damage is within the file");
  const std::string file = trace::compact_file(read->trace, read->program.value_or(""));
  const Result<trace::Recording> again = trace::read_recording(file);
  fuzz::promise(again.has_value(), "what was read is written");
  fuzz::promise(!again->damage, "a file that was written is whole");
  fuzz::promise(trace::compact_file(again->trace, *again->program) == file, "a recording comes back");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::text_of(data, size);
  check(bytes);
  std::string file = trace::compact_file(trace::Trace(), "");
  file.resize(file.size() - trace::closing_frame(0, 0).size());
  base::ByteWriter frame;
  frame.u32(static_cast<std::uint32_t>(size));
  frame.u32(base::crc32(bytes));
  frame.raw(bytes);
  check(file + frame.bytes());
  return 0;
}
