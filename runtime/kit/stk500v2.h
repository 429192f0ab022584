// STK500 version 2: the boot loader of a Mega 2560. Numbered frames with a sum, up to 275 bytes.
//
// Protocol: Atmel AVR068. A frame that is damaged is answered by nothing; it is sent once more.
#pragma once

#include "kit/stk500.h"

namespace lunabloc::kit {

class FramedBootLoader final : public BootLoader {
 public:
  using BootLoader::BootLoader;

  Result<void> enter(int bauds, const GoOn& go_on) override;
  Result<Signature> signature() override;
  Result<void> begin_programming() override;
  Result<std::vector<std::uint8_t>> read(std::uint32_t address, std::size_t count) override;
  Result<void> write_page(std::uint32_t address, std::span<const std::uint8_t> page, const Told& told) override;
  bool writes_in_order_only() const override { return true; }
  Result<void> leave() override;

 private:
  using Bytes = std::vector<std::uint8_t>;
  // The answer's body, without its command and its status, which must be « done ».
  static constexpr int kTries = 2;
  Result<Bytes> ask(const Bytes& body, std::chrono::milliseconds patience, int tries = kTries);
  Result<Bytes> answer(std::chrono::milliseconds patience);
  Result<void> load_address(std::uint32_t address);
  Result<void> write_emptied(std::uint32_t address, std::span<const std::uint8_t> page);

  std::uint8_t sequence_ = 0;
  std::uint32_t erases_next_ = 0;  // the page that is emptied when the next one is written
};

}  // namespace lunabloc::kit
