// A board's bytes are messages or passed over, however they are cut.
#include "kit/firmata.h"
#include "promise.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lunabloc::kit::firmata;
  const auto count = [](Decoder& decoder) {
    std::size_t messages = 0;
    while (decoder.next()) ++messages;
    return messages;
  };
  Decoder whole, byte_by_byte;
  whole.add({data, size});
  std::size_t in_pieces = 0;
  for (std::size_t i = 0; i < size; ++i) {
    byte_by_byte.add({data + i, 1});
    in_pieces += count(byte_by_byte);
  }
  const std::size_t at_once = count(whole);
  lunabloc::fuzz::promise(at_once == in_pieces || at_once >= 4096, "cuts do not matter");
  return 0;
}
