// What Lua takes can be instrumented, on the same lines, and is then still what Lua takes.
#include "base/line_index.h"
#include "program/instrument.h"
#include "promise.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lunabloc;
  const program::Parsed parsed = program::parse(fuzz::text_of(data, size));
  program::Sites sites;
  const Result<std::string> result = program::instrument(parsed.tree, program::Tell::all, sites);
  if (!result) return 0;
  fuzz::promise(parsed.diagnostics.empty(), "what does not parse is refused");
  std::string text = *result;
  for (std::size_t at = 0; (at = text.find(program::kReservedPrefix, at)) != std::string::npos;)
    text.replace(at, program::kReservedPrefix.size(), "c_______________");
  const program::Parsed again = program::parse(text);
  fuzz::promise(again.diagnostics.empty(), "the instrumented text parses");
  return 0;
}
