// What a value of a program for the board alone can be.
#pragma once

#include <cstdint>

namespace lunabloc::kit::standalone {

enum class Type : std::uint8_t { unknown, whole, decimal, truth, nothing, part };

constexpr int cells_of(Type type) { return type == Type::decimal ? 2 : type == Type::nothing || type == Type::part ? 0 : 1; }
constexpr bool is_number(Type type) { return type == Type::whole || type == Type::decimal; }

// What holds both; nothing when no variable can.
constexpr Type joined(Type a, Type b) {
  if (a == b || b == Type::unknown) return a;
  if (a == Type::unknown) return b;
  return is_number(a) && is_number(b) ? Type::decimal : Type::nothing;
}

}  // namespace lunabloc::kit::standalone
