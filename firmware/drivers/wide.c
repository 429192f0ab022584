#include "wide.h"

// `dec` leaves the carry alone, and so do loads and stores.
__attribute__((noinline)) void wide_twice(uint8_t* number) {
  uint8_t left = WIDE_BYTES, byte;
  __asm__ volatile(
      "clc\n"
      "1: ld %[byte], %a[number]\n"
      "rol %[byte]\n"
      "st %a[number]+, %[byte]\n"
      "dec %[left]\n"
      "brne 1b\n"
      : [number] "+e"(number), [left] "+r"(left), [byte] "=&r"(byte)
      :
      : "memory");
}

__attribute__((noinline)) void wide_halve(uint8_t* number) {
  uint8_t left = WIDE_BYTES, byte;
  number += WIDE_BYTES;
  __asm__ volatile(
      "clc\n"
      "1: ld %[byte], -%a[number]\n"
      "ror %[byte]\n"
      "st %a[number], %[byte]\n"
      "dec %[left]\n"
      "brne 1b\n"
      : [number] "+e"(number), [left] "+r"(left), [byte] "=&r"(byte)
      :
      : "memory");
}

__attribute__((noinline)) void wide_add(uint8_t* number, const uint8_t* other, uint8_t left) {
  uint8_t byte, added;
  __asm__ volatile(
      "clc\n"
      "1: ld %[byte], %a[number]\n"
      "ld %[added], %a[other]+\n"
      "adc %[byte], %[added]\n"
      "st %a[number]+, %[byte]\n"
      "dec %[left]\n"
      "brne 1b\n"
      : [number] "+x"(number), [other] "+z"(other), [left] "+r"(left), [byte] "=&r"(byte), [added] "=&r"(added)
      :
      : "memory");
}

__attribute__((noinline)) bool wide_subtract(uint8_t* number, const uint8_t* other, uint8_t left) {
  uint8_t byte, taken;
  __asm__ volatile(
      "clc\n"
      "1: ld %[byte], %a[number]\n"
      "ld %[taken], %a[other]+\n"
      "sbc %[byte], %[taken]\n"
      "st %a[number]+, %[byte]\n"
      "dec %[left]\n"
      "brne 1b\n"
      "sbc %[left], %[left]\n"
      : [number] "+x"(number), [other] "+z"(other), [left] "+r"(left), [byte] "=&r"(byte), [taken] "=&r"(taken)
      :
      : "memory");
  return left != 0;
}

__attribute__((noinline)) bool wide_is_less(const uint8_t* number, const uint8_t* other, uint8_t left) {
  uint8_t byte, compared;
  __asm__ volatile(
      "clc\n"
      "1: ld %[byte], %a[number]+\n"
      "ld %[compared], %a[other]+\n"
      "cpc %[byte], %[compared]\n"
      "dec %[left]\n"
      "brne 1b\n"
      "sbc %[left], %[left]\n"
      : [number] "+x"(number), [other] "+z"(other), [left] "+r"(left), [byte] "=&r"(byte), [compared] "=&r"(compared)
      :
      : "memory");
  return left != 0;
}
