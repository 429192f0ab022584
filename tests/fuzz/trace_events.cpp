// A runner's bytes are hostile: they are events or "trace.broken"; what was read is written and read back equal.
#include "promise.h"
#include "trace/encoding.h"
#include "trace/file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lunabloc;
  const std::string_view bytes = fuzz::text_of(data, size);
  trace::EventDecoder decoder;
  // In two halves: a record may arrive in pieces.
  for (const std::string_view half : {bytes.substr(0, size / 2), bytes.substr(size / 2)}) {
    decoder.add(half);
    trace::Event event, same;
    while (decoder.next(event).value_or(false)) {
      const auto encoded = [](const trace::Event& one) {
        std::string encoded_bytes;
        trace::EventEncoder().encode(one, encoded_bytes);
        return encoded_bytes;
      };
      trace::EventDecoder again;
      again.add(encoded(event));
      // Compared as bytes: what is no number is not equal to itself.
      fuzz::promise(again.next(same).value_or(false) && encoded(same) == encoded(event), "an event comes back");
    }
  }
  (void)trace::decode_order(bytes);
  (void)trace::recording_from_json_lines(bytes);
  return 0;
}
