// Reading one cell: what it looks like, and what it is worth as one kind or another.
//
// "02" is a code and no number; a number may have its thousands apart by spaces, and a comma or a point before its decimals,
// as the file has it. Dates are year-month-day, or day and month first, with - / or . between, the year in four digits.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "data/cell.h"

namespace lunabloc::data {

// How numbers and dates are written in a file.
struct Writing {
  bool decimal_comma = false;
  bool day_first = true;  // 05/03/2026 is in March
  bool operator==(const Writing&) const = default;
};

enum class Look : std::uint8_t { empty, missing, truth, whole, decimal, number, date, moment, text };

struct Sight {
  Look look = Look::text;
  std::uint8_t digits = 0;  // of a decimal or a whole number
  std::uint8_t scale = 0;
  // Of a date that does not begin with its year: which of its two numbers cannot be a month.
  bool first_is_day = false;
  bool second_is_day = false;
};
Sight sight_of(std::string_view cell, const Writing& writing);

// A cell in the plainest writing of its kind, read and looked at in one go; nothing when it has to be read with more care. Of
// wholes, decimals (scaled), truths and dates (days); `sight` is what `sight_of` says.
std::optional<std::int64_t> plain_cell(std::string_view cell, Kind kind, int scale, const Writing& writing, Sight& sight);
// Letters that can be nothing but a text, at a glance.
bool is_plain_text(std::string_view cell);

std::string_view without_blanks(std::string_view text);

// Digits scaled by 10^scale; nothing when it has more decimals, or no room.
std::optional<std::int64_t> scaled_of(std::string_view cell, int scale, const Writing& writing);
std::optional<double> number_of(std::string_view cell, const Writing& writing);
std::optional<bool> truth_of(std::string_view cell);
std::optional<std::int64_t> date_of(std::string_view cell, const Writing& writing);
std::optional<std::int64_t> moment_of(std::string_view cell, const Writing& writing);
// "", and in a column of anything but text: NA, null, - and the like.
bool says_missing(std::string_view cell);

}  // namespace lunabloc::data
