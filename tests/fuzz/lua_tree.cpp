// Any bytes become a tree and come back.
#include "program/tree.h"
#include "promise.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lunabloc;
  const std::string_view text = fuzz::text_of(data, size);
  const program::Parsed parsed = program::parse(text);
  fuzz::promise(program::print(parsed.tree) == text, "a text prints back");
  std::size_t coloured = 0;
  for (const program::ColouredToken& token : program::coloured_tokens(parsed.tree)) coloured += token.range.length();
  fuzz::promise(coloured == size, "coloured tokens cover the text");
  for (const program::Diagnostic& diagnostic : parsed.diagnostics)
    fuzz::promise(diagnostic.range.end <= size && diagnostic.range.start <= diagnostic.range.end, "a diagnostic is in the text");
  return 0;
}
