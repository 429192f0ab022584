// What a table is made of: cells, kinds of columns, columns.
//
// A cell is what a pupil's program sees of it. A date is the text "2026-03-05", a moment "2026-03-05 08:15:00".
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace lunabloc::data {

using Cell = std::variant<std::monostate, bool, std::int64_t, double, std::string>;  // std::monostate: missing
inline bool is_missing(const Cell& cell) { return std::holds_alternative<std::monostate>(cell); }

// decimal: digits behind the point are counted and kept, so that sums are exact; number: anything else that is measured.
enum class Kind : std::uint8_t { truth, whole, decimal, number, text, date, moment };
inline constexpr std::array<std::string_view, 7> kKindNames = {"truth", "whole", "decimal", "number", "text", "date", "moment"};
inline std::string_view name_of(Kind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }
std::optional<Kind> kind_named(std::string_view name);
inline bool is_numeric(Kind kind) { return kind == Kind::whole || kind == Kind::decimal || kind == Kind::number; }

// With so few digits, a decimal and the nearest double say the same.
inline constexpr int kMostDecimalDigits = 15;
inline constexpr int kMostScale = 9;

struct Column {
  std::string name;
  Kind kind = Kind::text;
  int scale = 0;     // of a decimal: digits behind the point
  std::string unit;  // "g", "" when none is known
  bool wide = false;  // of a whole or a decimal: it was added up or multiplied, and may have more digits than a cell of a file
  bool operator==(const Column&) const = default;
};

// Limits of what comes from outside (SECURITY-RULES 19).
inline constexpr std::size_t kMostColumns = 1024;
inline constexpr std::size_t kLongestCell = 64U * 1024U;
inline constexpr std::size_t kLongestName = 64;

// A date as its days since 1970-01-01, a moment as its microseconds since then, as text.
std::string text_of_date(std::int64_t days);
std::string text_of_moment(std::int64_t microseconds);
// digits / 10^scale, as the nearest double.
double double_of(std::int64_t digits, int scale);

// As a person reads it: nothing for a missing one.
std::string shown(const Cell& cell);

}  // namespace lunabloc::data
