// Any bytes are an image below the boot loader, or an error.
#include "kit/intel_hex.h"
#include "promise.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lunabloc;
  constexpr std::uint32_t kProgramBytes = 0x7E00;
  const Result<kit::Image> image = kit::read_hex(fuzz::text_of(data, size), kProgramBytes);
  if (!image) return 0;
  fuzz::promise(image->bytes.size() <= kProgramBytes, "nothing lies over the boot loader");
  fuzz::promise(image->used.size() == image->bytes.size() && image->size() > 0, "an image says which bytes are its own");
  return 0;
}
