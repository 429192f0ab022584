// The registers of an ATmega328P that the simulator's mends look at: data addresses and bits, as in its data sheet.
#pragma once

#include <cstdint>

namespace lunabloc::virtual_board {

inline constexpr std::uint32_t kClockHertz = 16'000'000;
inline constexpr std::uint32_t kFlashBytes = 32'768;
inline constexpr std::uint32_t kPageBytes = 128;
inline constexpr std::uint32_t kBootStart = 0x7E00;

inline constexpr std::uint16_t kMcusr = 0x54;
inline constexpr std::uint16_t kWdtcsr = 0x60;
inline constexpr std::uint16_t kEecr = 0x3F;

inline constexpr std::uint16_t kSpmcsr = 0x57;
inline constexpr std::uint8_t kSpmEnable = 0x01;
inline constexpr std::uint8_t kPageErase = 0x02;
inline constexpr std::uint8_t kPageWrite = 0x04;
inline constexpr std::uint8_t kLockBits = 0x08;
inline constexpr std::uint8_t kReadEnable = 0x10;

inline constexpr std::uint16_t kUcsr0a = 0xC0;
inline constexpr std::uint8_t kReceiveComplete = 0x80;
inline constexpr std::uint8_t kTransmitComplete = 0x40;
inline constexpr std::uint8_t kDataEmpty = 0x20;
inline constexpr std::uint8_t kFrameError = 0x10;
inline constexpr std::uint8_t kDataOverrun = 0x08;
inline constexpr std::uint8_t kDoubleSpeed = 0x02;
inline constexpr std::uint16_t kUcsr0b = 0xC1;
inline constexpr std::uint8_t kReceiveInterrupt = 0x80;
inline constexpr std::uint8_t kDataEmptyInterrupt = 0x20;
inline constexpr std::uint8_t kReceiverOn = 0x10;
inline constexpr std::uint8_t kTransmitterOn = 0x08;
inline constexpr std::uint16_t kUcsr0c = 0xC2;
inline constexpr std::uint16_t kUbrr0l = 0xC4;
inline constexpr std::uint16_t kUbrr0h = 0xC5;
inline constexpr std::uint16_t kUdr0 = 0xC6;

// A port is three registers in a row: PIN, DDR, PORT.
struct Port {
  char name;
  std::uint16_t pin_register;
  int first_pin;  // the Uno's number of bit 0
  int pins;
  std::uint16_t direction_register() const { return static_cast<std::uint16_t>(pin_register + 1); }
  std::uint16_t output_register() const { return static_cast<std::uint16_t>(pin_register + 2); }
};
inline constexpr Port kPorts[] = {{'D', 0x29, 0, 8}, {'B', 0x23, 8, 6}, {'C', 0x26, 14, 6}};
inline constexpr int kPins = 20;
inline constexpr int kAnalogChannels = 6;
inline constexpr int kFirstReportedPin = 2;  // 0 and 1 are the serial line

}  // namespace lunabloc::virtual_board
