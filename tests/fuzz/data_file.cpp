// Any bytes are data or an error with a place.
#include "base/data_file.h"
#include "promise.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lunabloc;
  const Result<base::DataValue> value = base::parse_data(fuzz::text_of(data, size), "fuzz.yaml");
  if (!value) fuzz::promise(!value.error().message.empty(), "an error has a message");
  return 0;
}
