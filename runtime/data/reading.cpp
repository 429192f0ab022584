#include "data/reading.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <string>

namespace lunabloc::data {
namespace {

bool is_digit(char sign) { return sign >= '0' && sign <= '9'; }

bool same_word(std::string_view text, std::string_view lower_case) {
  return text.size() == lower_case.size() && std::equal(text.begin(), text.end(), lower_case.begin(), [](char a, char b) {
           return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b;
         });
}

// Bytes of a space that may stand between thousands; 0 when none does.
std::size_t space_at(std::string_view text, std::size_t at) {
  if (text[at] == ' ') return 1;
  if (text.substr(at).starts_with("\xC2\xA0")) return 2;
  if (text.substr(at).starts_with("\xE2\x80\xAF")) return 3;
  return 0;
}

// A number taken apart.
struct Parts {
  bool negative = false;
  std::uint64_t digits = 0;  // before and behind the point
  int count = 0;             // of them, without zeros in front
  int scale = 0;
  bool exponent = false;     // there is one: the rest is not read here
};

std::optional<Parts> parts_of(std::string_view text, const Writing& writing) {
  Parts parts;
  std::size_t at = 0;
  if (at < text.size() && text[at] == '-') parts.negative = true, ++at;
  const std::size_t first = at;
  const auto take = [&parts](char digit) {
    if (parts.count < 19) parts.digits = parts.digits * 10 + static_cast<std::uint64_t>(digit - '0');
    if (parts.count > 0 || digit != '0') ++parts.count;
  };
  std::size_t group = 0;  // digits since the last space
  bool spaced = false;
  for (; at < text.size(); ) {
    if (is_digit(text[at])) {
      take(text[at++]);
      ++group;
    } else if (const std::size_t space = space_at(text, at); space > 0) {
      if (group == 0 || group > 3 || (spaced && group != 3)) return std::nullopt;
      spaced = true;
      group = 0;
      at += space;
    } else break;
  }
  if (at == first || (spaced && group != 3)) return std::nullopt;
  // "02" is a code.
  if (text[first] == '0' && at > first + 1) return std::nullopt;
  if (at < text.size() && text[at] == (writing.decimal_comma ? ',' : '.')) {
    const std::size_t from = ++at;
    for (; at < text.size() && is_digit(text[at]); ++at) take(text[at]);
    if (at == from) return std::nullopt;
    parts.scale = static_cast<int>(std::min<std::size_t>(at - from, 100));
  }
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
    const std::size_t from = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    if (at == from) return std::nullopt;
    parts.exponent = true;
  }
  if (at != text.size()) return std::nullopt;
  return parts;
}

struct Date {
  int year = 0;
  int first = 0;  // of the two others, in the order of the text
  int second = 0;
  bool year_first = false;
  std::size_t length = 0;
};

// Digits at the beginning, from `least` to `most` of them.
std::optional<int> digits_at(std::string_view text, std::size_t& at, std::size_t least, std::size_t most) {
  int value = 0;
  const std::size_t from = at;
  while (at < text.size() && at - from < most && is_digit(text[at])) value = value * 10 + (text[at++] - '0');
  if (at - from < least || (at < text.size() && is_digit(text[at]))) return std::nullopt;
  return value;
}

// 2026-03-05, as most files have it.
std::optional<Date> plain_date(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-' || (text.size() > 10 && is_digit(text[10]))) return std::nullopt;
  for (const std::size_t at : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U})
    if (!is_digit(text[at])) return std::nullopt;
  const auto two = [text](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
  return Date{two(0) * 100 + two(2), two(5), two(8), true, 10};
}

std::optional<Date> date_at_start(std::string_view text) {
  if (const std::optional<Date> plain = plain_date(text)) return plain;
  constexpr std::string_view kBetween = "-/.";
  Date date;
  date.year_first = text.size() >= 8 && is_digit(text[0]) && is_digit(text[1]) && is_digit(text[2]) && is_digit(text[3]);
  std::size_t at = 0;
  std::array<std::optional<int>, 3> parts;
  char between = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    const bool is_year = i == (date.year_first ? 0U : 2U);
    parts[i] = digits_at(text, at, is_year ? 4 : 1, is_year ? 4 : 2);
    if (!parts[i]) return std::nullopt;
    if (i == 2) break;
    if (at >= text.size() || kBetween.find(text[at]) == std::string_view::npos || (i == 1 && text[at] != between))
      return std::nullopt;
    between = text[at++];
  }
  date.year = *parts[date.year_first ? 0 : 2];
  date.first = *parts[date.year_first ? 1 : 0];
  date.second = *parts[date.year_first ? 2 : 1];
  date.length = at;
  return date;
}

std::optional<std::int64_t> days_of(const Date& date, const Writing& writing) {
  const bool month_first = date.year_first || !writing.day_first;
  const auto month = static_cast<unsigned>(month_first ? date.first : date.second);
  const auto day = static_cast<unsigned>(month_first ? date.second : date.first);
  const std::chrono::year_month_day found{std::chrono::year(date.year), std::chrono::month(month), std::chrono::day(day)};
  if (!found.ok() || date.year < 1) return std::nullopt;
  return std::chrono::sys_days(found).time_since_epoch().count();
}

// 08:15, 08:15:30 or 08:15:30.250, with or without Z; in microseconds.
std::optional<std::int64_t> time_of(std::string_view text) {
  if (text.ends_with('Z')) text.remove_suffix(1);
  std::size_t at = 0;
  const auto hour = digits_at(text, at, 1, 2);
  if (!hour || *hour > 23 || at >= text.size() || text[at++] != ':') return std::nullopt;
  const auto minute = digits_at(text, at, 2, 2);
  if (!minute || *minute > 59) return std::nullopt;
  std::int64_t microseconds = (*hour * 60LL + *minute) * 60'000'000;
  if (at == text.size()) return microseconds;
  if (text[at++] != ':') return std::nullopt;
  const auto second = digits_at(text, at, 2, 2);
  if (!second || *second > 59) return std::nullopt;
  microseconds += *second * 1'000'000LL;
  if (at == text.size()) return microseconds;
  if (text[at++] != '.' || at == text.size()) return std::nullopt;
  for (std::int64_t weight = 100'000; at < text.size(); ++at, weight /= 10) {
    if (!is_digit(text[at])) return std::nullopt;
    microseconds += (text[at] - '0') * weight;
  }
  return microseconds;
}

// Digits, and among them the sign before decimals; no blank, no sign of a power.
std::optional<std::int64_t> plain_number(std::string_view cell, int scale, char point, Sight& sight) {
  const bool negative = cell.front() == '-';
  const char* at = cell.data() + (negative ? 1 : 0);
  const char* const end = cell.data() + cell.size();
  if (end - at > kMostDecimalDigits + 1 || at == end) return std::nullopt;
  const char* const first = at;
  std::int64_t value = 0;
  for (; at < end && is_digit(*at); ++at) value = value * 10 + (*at - '0');
  const auto before = static_cast<int>(at - first);
  // "02" is a code.
  if (before == 0 || (*first == '0' && before > 1) || before + scale > kMostDecimalDigits) return std::nullopt;
  int behind = 0;
  if (at < end) {
    if (*at++ != point || scale == 0) return std::nullopt;
    for (; at < end && is_digit(*at); ++at, ++behind) value = value * 10 + (*at - '0');
    if (at < end || behind == 0 || behind > scale) return std::nullopt;
  }
  int digits = before + behind;
  if (*first == '0') {
    // Zeros in front are no digits.
    digits = 0;
    for (std::int64_t rest = value; rest > 0; rest /= 10) ++digits;
  }
  sight.look = behind > 0 ? Look::decimal : Look::whole;
  sight.digits = static_cast<std::uint8_t>(digits);
  sight.scale = static_cast<std::uint8_t>(behind);
  for (; behind < scale; ++behind) value *= 10;
  return negative ? -value : value;
}

}  // namespace

std::optional<std::int64_t> plain_cell(std::string_view cell, Kind kind, int scale, const Writing& writing, Sight& sight) {
  if (cell.empty()) return std::nullopt;
  switch (kind) {
    case Kind::whole: return plain_number(cell, 0, 0, sight);
    case Kind::decimal: return plain_number(cell, scale, writing.decimal_comma ? ',' : '.', sight);
    case Kind::truth:
      sight.look = Look::truth;
      if (cell == "true") return 1;
      if (cell == "false") return 0;
      return std::nullopt;
    case Kind::date: {
      const std::optional<Date> date = cell.size() == 10 ? plain_date(cell) : std::nullopt;
      sight.look = Look::date;
      return date ? days_of(*date, writing) : std::nullopt;
    }
    default: return std::nullopt;
  }
}

bool is_plain_text(std::string_view cell) {
  // Longer than any word that says that nothing is there, or a truth.
  constexpr std::size_t kLonger = 6;
  const auto is_letter = [](char sign) { return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z'); };
  return cell.size() >= kLonger && is_letter(cell.front()) && (is_letter(cell.back()) || is_digit(cell.back()));
}

std::string_view without_blanks(std::string_view text) {
  const auto is_blank = [](char sign) { return sign == ' ' || sign == '\t'; };
  for (;;) {
    if (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    else if (text.starts_with("\xC2\xA0")) text.remove_prefix(2);
    else break;
  }
  for (;;) {
    if (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    else if (text.ends_with("\xC2\xA0")) text.remove_suffix(2);
    else break;
  }
  return text;
}

bool says_missing(std::string_view cell) {
  cell = without_blanks(cell);
  if (cell.empty()) return true;
  if (cell.size() > 4) return false;
  constexpr std::string_view kWords[] = {"na", "n/a", "nan", "null", "nd", "-", "?", ".", "--"};
  return std::any_of(std::begin(kWords), std::end(kWords), [cell](std::string_view word) { return same_word(cell, word); });
}

std::optional<bool> truth_of(std::string_view cell) {
  cell = without_blanks(cell);
  if (same_word(cell, "true") || same_word(cell, "vrai")) return true;
  if (same_word(cell, "false") || same_word(cell, "faux")) return false;
  return std::nullopt;
}

std::optional<std::int64_t> scaled_of(std::string_view cell, int scale, const Writing& writing) {
  // Most cells are a few digits and nothing else.
  if (scale == 0 && !cell.empty() && cell.size() <= 18 && cell[0] >= '1' && cell[0] <= '9') {
    std::int64_t value = 0;
    std::size_t at = 0;
    for (; at < cell.size() && is_digit(cell[at]); ++at) value = value * 10 + (cell[at] - '0');
    if (at == cell.size()) return value;
  }
  const std::optional<Parts> parts = parts_of(without_blanks(cell), writing);
  if (!parts || parts->exponent || parts->scale > scale || parts->count > 18) return std::nullopt;
  auto value = static_cast<std::int64_t>(parts->digits);
  for (int i = parts->scale; i < scale; ++i)
    if (__builtin_mul_overflow(value, std::int64_t{10}, &value)) return std::nullopt;
  return parts->negative ? -value : value;
}

std::optional<double> number_of(std::string_view cell, const Writing& writing) {
  cell = without_blanks(cell);
  const std::optional<Parts> parts = parts_of(cell, writing);
  if (!parts) return std::nullopt;
  if (!parts->exponent && parts->count <= kMostDecimalDigits && parts->scale <= kMostScale) {
    const double value = double_of(static_cast<std::int64_t>(parts->digits), parts->scale);
    return parts->negative && value != 0 ? -value : value;
  }
  std::string plain;
  for (std::size_t at = 0; at < cell.size();) {
    if (const std::size_t space = space_at(cell, at); space > 0) {
      at += space;
      continue;
    }
    plain.push_back(cell[at] == ',' ? '.' : cell[at]);
    ++at;
  }
  double value = 0;
  const auto read = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (read.ec != std::errc() || !std::isfinite(value)) return std::nullopt;
  return value == 0 ? 0.0 : value;
}

std::optional<std::int64_t> date_of(std::string_view cell, const Writing& writing) {
  cell = without_blanks(cell);
  const std::optional<Date> date = date_at_start(cell);
  if (!date || date->length != cell.size()) return std::nullopt;
  return days_of(*date, writing);
}

std::optional<std::int64_t> moment_of(std::string_view cell, const Writing& writing) {
  constexpr std::int64_t kDay = 86'400'000'000;
  cell = without_blanks(cell);
  const std::optional<Date> date = date_at_start(cell);
  if (!date) return std::nullopt;
  const std::optional<std::int64_t> days = days_of(*date, writing);
  if (!days) return std::nullopt;
  if (date->length == cell.size()) return *days * kDay;
  if (cell[date->length] != ' ' && cell[date->length] != 'T') return std::nullopt;
  const std::optional<std::int64_t> time = time_of(cell.substr(date->length + 1));
  if (!time) return std::nullopt;
  return *days * kDay + *time;
}

Sight sight_of(std::string_view cell, const Writing& writing) {
  Sight sight;
  cell = without_blanks(cell);
  if (cell.empty()) return {Look::empty};
  const char first = cell.front();
  if (!is_digit(first) && !(first == '-' && cell.size() > 1 && is_digit(cell[1]))) {
    if (says_missing(cell)) return {Look::missing};
    return {truth_of(cell) ? Look::truth : Look::text};
  }
  if (const std::optional<Parts> parts = parts_of(cell, writing)) {
    sight.digits = static_cast<std::uint8_t>(std::min(parts->count, 100));
    sight.scale = static_cast<std::uint8_t>(parts->scale);
    const bool plain = !parts->exponent;
    if (plain && parts->scale == 0 && parts->count <= 18) sight.look = Look::whole;
    else if (plain && parts->count <= kMostDecimalDigits && parts->scale <= kMostScale && parts->scale > 0) sight.look = Look::decimal;
    else sight.look = number_of(cell, writing) ? Look::number : Look::text;
    return sight;
  }
  const std::optional<Date> date = date_at_start(cell);
  if (!date) return sight;
  if (!date->year_first) {
    sight.first_is_day = date->first > 12;
    sight.second_is_day = date->second > 12;
  }
  // Which of the two is the day is known only when all were seen.
  const Writing fitting{writing.decimal_comma, !sight.second_is_day};
  if (date->length == cell.size()) sight.look = days_of(*date, fitting) ? Look::date : Look::text;
  else if (moment_of(cell, fitting)) sight.look = Look::moment;
  return sight;
}

}  // namespace lunabloc::data
