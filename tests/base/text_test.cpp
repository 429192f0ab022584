#include <gtest/gtest.h>

#include "base/base64.h"
#include "base/bytes.h"
#include "base/line_index.h"
#include "base/messages.h"
#include "support/temp_folder.h"

namespace lunabloc::base {
namespace {

TEST(LineIndex, CountsLineEndsAsLuaDoes) {
  const std::string text = "a\r\nb\n\rc\rd\n\ne";
  const LineIndex index(text);
  EXPECT_EQ(index.line_count(), 6U);
  EXPECT_EQ(index.line_of(text.find('c')), 3U);
  EXPECT_EQ(index.start_of(4), text.find('d'));
}

TEST(LineIndex, AFirstLineWithAHashEndsAtALineFeedOnly) {
  EXPECT_EQ(LineIndex("#!lua\r\r\na\rb").line_count(), 3U);
  EXPECT_EQ(LineIndex("\xEF\xBB\xBF#a\rb").line_count(), 1U);
  EXPECT_EQ(LineIndex("# = 1\n\ra").line_of(8), 2U);
}

TEST(LineIndex, CountsColumnsInCharacters) {
  const std::string text = "é = \"ça\" x";
  EXPECT_EQ(LineIndex(text).at(text, text.find('x')), (LineColumn{1, 10}));
}

TEST(Bytes, ReadBackWhatWasWritten) {
  ByteWriter writer;
  writer.u16(0xBEEF);
  writer.f64(-0.5);
  writer.text("hé");
  ByteReader reader(writer.bytes());
  EXPECT_EQ(reader.u16(), 0xBEEF);
  EXPECT_EQ(reader.f64(), -0.5);
  EXPECT_EQ(reader.text(), "hé");
  EXPECT_TRUE(reader.ok());
  reader.u8();
  EXPECT_FALSE(reader.ok()) << "a read past the end is remembered";
}

TEST(Base64, GivesBackTheBytesOfTheStandardsExamples) {
  for (const auto& [bytes, text] : std::initializer_list<std::pair<std::string, std::string>>{
           {"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {std::string("\0\xFF", 2), "AP8="}}) {
    EXPECT_EQ(to_base64(bytes), text);
    EXPECT_EQ(from_base64(text), bytes);
  }
  for (const char* broken : {"Zg=", "Z===", "Zg=a", "Z g=", "====", "Zg==Zg=="}) EXPECT_FALSE(from_base64(broken)) << broken;
}

TEST(Messages, FillNamedPlaces) {
  EXPECT_EQ(fill("La case {case} a {n} côtés.", {{"n", "4"}, {"case", "(2, 3)"}}), "La case (2, 3) a 4 côtés.");
  EXPECT_EQ(fill("{inconnu} et {", {}), "{inconnu} et {");
}

// « 1 cases » is read by nobody.
TEST(Messages, WordsAgreeWithTheNumberBeforeThem) {
  const auto said = [](const std::string& number, const char* language = "fr") { return fill("La liste a {n} <case/cases> : {nom} <a/b>", {{"n", number}, {"nom", "x"}}, language); };
  EXPECT_EQ(fill("Il a {n} <case/cases>.", {{"n", "1"}}), "Il a 1 case.");
  EXPECT_EQ(fill("Il a {n} <case/cases>.", {{"n", "0"}}), "Il a 0 case.") << "French";
  EXPECT_EQ(fill("It has {n} <place/places>.", {{"n", "0"}}, "en"), "It has 0 places.");
  EXPECT_EQ(fill("Il a {n} <case/cases>.", {{"n", "1,5"}}), "Il a 1,5 case.");
  EXPECT_EQ(fill("Il a {n} <case/cases>.", {{"n", "2"}}), "Il a 2 cases.");
  EXPECT_EQ(fill("Il a {n} <case/cases>.", {{"n", "59\u202F998"}}), "Il a 59\u202F998 cases.");
  EXPECT_EQ(fill("It has {n} <cell/cells>.", {{"n", "1,000"}}, "en"), "It has 1,000 cells.");
  EXPECT_EQ(said("1"), "La liste a 1 case : x <a/b>") << "what stands before is no number";
  EXPECT_EQ(fill("<case/cases> puis {n} < 3 <a/b>", {{"n", "2"}}), "<case/cases> puis 2 < 3 b");
}

// A child reads "10 000 000" where "10000000" is only a long word; a name or a value stays as it is.
TEST(Messages, ALargeMeasureIsWrittenInGroups) {
  const std::filesystem::path folder = support::source_folder() / "assets/messages";
  const auto said = [&](const std::string& language, const std::string& measure) {
    return Messages::load(folder, language)->text("M-commun-sans-fin", {{"mesure", measure}});
  };
  EXPECT_EQ(said("fr", "10000000"), "Le programme a fait 10\u202F000\u202F000 pas et ne s’arrête pas.");
  EXPECT_EQ(said("en", "50000"), "The program has made 50,000 steps and does not stop.");
  EXPECT_EQ(said("fr", "1000"), "Le programme a fait 1000 pas et ne s’arrête pas.");
  EXPECT_EQ(said("fr", "12345x"), "Le programme a fait 12345x pas et ne s’arrête pas.");
}

}  // namespace
}  // namespace lunabloc::base
