#include "data/marks.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

namespace lunabloc::data {
namespace {

// All places of the two signs, one after the other.
std::string places(Marks& marks, std::string_view text, std::size_t from = 0) {
  std::string found;
  for (std::size_t at = marks.next(text, from); at < text.size(); at = marks.next(text, at + 1)) found += std::to_string(at) + " ";
  return found;
}
std::string places_looked_for(std::string_view text, std::size_t from = 0) {
  std::string found;
  for (std::size_t at = from; at < text.size(); ++at)
    if (text[at] == ';' || text[at] == '\n') found += std::to_string(at) + " ";
  return found;
}

TEST(Marks, FindsEachSignInATextOfAnyLength) {
  std::mt19937 random(1);
  for (std::size_t length = 0; length < 300; ++length) {
    std::string text(length, 0);
    // Neighbours of the signs and bytes of accents among them.
    std::generate(text.begin(), text.end(), [&] { return ";\n:<\x0b\x09" "a1\xbb\x8a"[random() % 10]; });
    Marks marks(';', '\n');
    EXPECT_EQ(places(marks, text), places_looked_for(text)) << length;
    marks.forget();
    const std::size_t from = length / 3;
    EXPECT_EQ(places(marks, text, from), places_looked_for(text, from)) << length;
  }
}

TEST(Marks, LooksAnewAtATextThatIsAnotherOne) {
  std::string text(100, 'x');
  Marks marks(';', '\n');
  EXPECT_EQ(marks.next(text, 0), 100U);
  text[40] = ';';
  marks.forget();
  EXPECT_EQ(marks.next(text, 0), 40U);
}

TEST(Marks, GoesOnFromBehindItsBlock) {
  std::string text(400, 'x');
  text[10] = text[70] = text[350] = ';';
  Marks marks(';', '\n');
  EXPECT_EQ(marks.next(text, 0), 10U);
  EXPECT_EQ(marks.next(text, 300), 350U);
  EXPECT_EQ(marks.next(text, 351), 400U);
}

}  // namespace
}  // namespace lunabloc::data
