#include "data/reading.h"

#include <gtest/gtest.h>

#include <cmath>

namespace lunabloc::data {
namespace {

Look look(std::string_view cell, bool decimal_comma = false) { return sight_of(cell, {.decimal_comma = decimal_comma}).look; }

TEST(Reading, ANumberIsWrittenInManyWays) {
  EXPECT_EQ(look("12"), Look::whole);
  EXPECT_EQ(look("-3"), Look::whole);
  EXPECT_EQ(look("1 051 200"), Look::whole);
  EXPECT_EQ(look("1\xC2\xA0" "051"), Look::whole);
  EXPECT_EQ(look("1\xE2\x80\xAF" "051"), Look::whole);
  EXPECT_EQ(look("2.50"), Look::decimal);
  EXPECT_EQ(look("2,50", true), Look::decimal);
  EXPECT_EQ(look("1e5"), Look::number);
  EXPECT_EQ(look("0.1234567890123456"), Look::number);
  EXPECT_EQ(scaled_of("1 051 200", 0, {}), 1'051'200);
  EXPECT_EQ(scaled_of("-2,5", 3, {.decimal_comma = true}), -2500);
  EXPECT_EQ(scaled_of("0", 0, {}), 0);
  EXPECT_EQ(number_of("1 234,5e1", {.decimal_comma = true}), 12345.0);
}

TEST(Reading, WhatIsNoNumberIsNone) {
  for (const char* text : {"02", "1 05", "1.", ".5", "--1", "1 0000", "+5", "1e", "12a", "0x10", "1,5", "inf", "nan5", "1.2.3"})
    EXPECT_EQ(look(text), Look::text) << text;
  EXPECT_EQ(scaled_of("2.55", 1, {}), std::nullopt);
  EXPECT_EQ(scaled_of("9999999999999999999", 0, {}), std::nullopt);
  EXPECT_EQ(number_of("1e999", {}), std::nullopt);
}

TEST(Reading, MinusZeroIsZero) {
  EXPECT_FALSE(std::signbit(*number_of("-0.0", {})));
  EXPECT_FALSE(std::signbit(*number_of("-0e5", {})));
}

TEST(Reading, DatesAndMoments) {
  EXPECT_EQ(look("2026-03-05"), Look::date);
  EXPECT_EQ(look("31/12/2026"), Look::date);
  EXPECT_EQ(look("12/31/2026"), Look::date);
  EXPECT_EQ(look("2026-02-30"), Look::text);
  EXPECT_EQ(look("2026-03-05T08:15:00Z"), Look::moment);
  EXPECT_EQ(look("5.3.2026 8:15"), Look::moment);
  EXPECT_EQ(look("2026-03-05 25:00"), Look::text);
  EXPECT_EQ(text_of_date(*date_of("5/3/2026", {.day_first = true})), "2026-03-05");
  EXPECT_EQ(text_of_date(*date_of("5/3/2026", {.day_first = false})), "2026-05-03");
  EXPECT_EQ(text_of_date(*date_of("1890-01-31", {})), "1890-01-31");
  EXPECT_EQ(text_of_moment(*moment_of("1969-12-31 23:59:59.5", {})), "1969-12-31 23:59:59.500000");
  EXPECT_EQ(date_of("2026/03-05", {}), std::nullopt);
}

TEST(Reading, MissingAndTruths) {
  for (const char* text : {"", " ", "NA", "n/a", "NULL", "-", "?"}) EXPECT_TRUE(says_missing(text)) << text;
  for (const char* text : {"0", "non", "nana", "NB"}) EXPECT_FALSE(says_missing(text)) << text;
  EXPECT_EQ(truth_of("Vrai"), true);
  EXPECT_EQ(truth_of("FALSE"), false);
  EXPECT_EQ(truth_of("oui"), std::nullopt);
}

}  // namespace
}  // namespace lunabloc::data
