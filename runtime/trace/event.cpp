#include "trace/event.h"

#include <fmt/format.h>

#include <cmath>
#include <cstdio>

namespace lunabloc::trace {
namespace {

std::string shown_number(double number) {
  if (std::isnan(number)) return "nan";
  if (std::isinf(number)) return number > 0 ? "inf" : "-inf";
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.14g", number);
  std::string text = digits;
  if (text.find_first_not_of("-0123456789") == std::string::npos) text += ".0";
  return text;
}

}  // namespace

std::string_view name_of(EventKind kind) {
  switch (kind) {
#define LUNABLOC_ROW(name, meaning) \
  case EventKind::name:             \
    return #name;
    LUNABLOC_EVENT_KINDS(LUNABLOC_ROW)
#undef LUNABLOC_ROW
  }
  return "";
}

std::string shown(const Value& value) {
  if (const bool* truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
  if (const std::int64_t* whole = std::get_if<std::int64_t>(&value)) return fmt::format("{}", *whole);
  if (const double* number = std::get_if<double>(&value)) return shown_number(*number);
  if (const std::string* text = std::get_if<std::string>(&value)) return *text;
  return "nil";
}

double number_of(const Value& value, double otherwise) {
  if (const std::int64_t* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
  if (const double* number = std::get_if<double>(&value)) return *number;
  if (const bool* truth = std::get_if<bool>(&value)) return *truth ? 1 : 0;
  return otherwise;
}

std::string text_of(const Value& value) { return shown(value); }

}  // namespace lunabloc::trace
