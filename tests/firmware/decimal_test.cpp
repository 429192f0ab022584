// The chip's decimal numbers beside this computer's: the same to the bit.
#include "core/decimal.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstring>
#include <random>

namespace lunabloc::firmware {
namespace {

struct Cells {
  explicit Cells(double value) { std::memcpy(cells, &value, sizeof value); }
  double value() const {
    double result = 0;
    std::memcpy(&result, cells, sizeof result);
    return result;
  }
  std::int32_t cells[2];
};

// What is below the smallest usual number is zero there.
bool same(double a, double b) {
  constexpr double kSmallest = 2.3e-308;
  return a == b || (std::fabs(a) < kSmallest && std::fabs(b) < kSmallest);
}

double some_number(std::mt19937_64& random) {
  constexpr double kSpecial[] = {0, 1e-300, 0.5, -0.5, 1e308, 2147483648.0, 0.1, -2147483648.0, 4294967295.0, 1};
  switch (random() % 6) {
    case 0: return std::bit_cast<double>(random());
    case 1: return static_cast<double>(static_cast<std::int32_t>(random()));
    case 2: return static_cast<double>(static_cast<int>(random() % 2001) - 1000) / static_cast<double>(1 + random() % 1000);
    case 3: return static_cast<double>(static_cast<int>(random() % 21) - 10);
    case 4: return kSpecial[random() % std::size(kSpecial)];
    default: return std::ldexp(static_cast<double>(random() >> 11U), static_cast<int>(random() % 120) - 60);
  }
}
bool is_usual(double value) { return std::isfinite(value) && std::fpclassify(value) != FP_SUBNORMAL; }

using Operation = bool (*)(std::int32_t*, const std::int32_t*);
void expect_same(const char* name, Operation operation, double a, double b, double expected) {
  Cells result(a);
  const bool done = operation(result.cells, Cells(b).cells);
  ASSERT_EQ(done, std::isfinite(expected)) << name << " " << a << " " << b;
  if (done) {
    ASSERT_TRUE(same(result.value(), expected)) << name << " " << a << " " << b << ": " << result.value() << ", not " << expected;
  }
}

TEST(Decimal, IsWhatAComputerComputes) {
  std::mt19937_64 random(1);
  for (int i = 0; i < 200'000; ++i) {
    const double a = some_number(random) + 0.0, b = some_number(random) + 0.0;
    if (!is_usual(a) || !is_usual(b)) continue;
    expect_same("+", decimal_add, a, b, a + b);
    expect_same("*", decimal_multiply, a, b, a * b);
    expect_same("/", decimal_divide, a, b, a / b);
    Cells floored(a);
    decimal_floor(floored.cells);
    ASSERT_TRUE(same(floored.value(), std::floor(a))) << a;
    ASSERT_EQ(int{decimal_compare(Cells(a).cells, Cells(b).cells)}, a < b ? -1 : a == b ? 0 : 1) << a << " " << b;
    const double most = 4294967295.0;
    ASSERT_EQ(decimal_magnitude(Cells(a).cells, true), std::min(most, std::fabs(std::round(a)))) << a;
    ASSERT_EQ(decimal_magnitude(Cells(a).cells, false), std::min(most, std::floor(std::fabs(a)))) << a;
    const auto whole = static_cast<std::uint32_t>(random() >> random() % 32U);
    Cells made(0);
    decimal_of(made.cells, whole, whole != 0 && random() % 2 == 0);
    ASSERT_EQ(std::fabs(made.value()), whole);
  }
}

}  // namespace
}  // namespace lunabloc::firmware
