// What is said, in the person's language: French tables, and translations of them as gettext catalogues.
#include "base/messages.h"

#include <gtest/gtest.h>

#include <fstream>

#include "support/temp_folder.h"

namespace lunabloc::base {
namespace {

constexpr std::string_view kFrench = R"(salut: "Bonjour {nom}"
pas:
  vu: "Le robot a fait {mesure} pas."
  essaie: "Enlève un pas."
)";

constexpr std::string_view kHead = R"(msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"

)";

class Translations : public testing::Test {
 protected:
  Result<Messages> english(std::string_view entries) {
    write("fr.yaml", kFrench);
    write("en.po", std::string(kHead).append(entries));
    return Messages::load(folder_.path(), "en");
  }
  void write(const std::string& name, std::string_view text) { std::ofstream(folder_.path() / name) << text; }
  support::TempFolder folder_;
};

TEST_F(Translations, StandInTheirPlaceInTheTable) {
  const Result<Messages> messages = english(R"(msgctxt "salut"
msgid "Bonjour {nom}"
msgstr "Hello {nom}"

msgctxt "pas"
msgid "Le robot a fait {mesure} pas."
msgstr "The robot made {mesure} steps."

msgctxt "pas essaie"
msgid "Enlève un pas."
msgstr "Take a step away."
)");
  ASSERT_TRUE(messages);
  EXPECT_EQ(messages->text("salut", {{"nom", "Lina"}}), "Hello Lina");
  EXPECT_EQ(messages->advice("pas", {{"mesure", "12000"}}), (Advice{"The robot made 12,000 steps.", "Take a step away."}));
}

// A translator's doubt, or words that changed in French since, is no translation: French is said, which is right at least.
TEST_F(Translations, InDoubtOrOfOtherWordsAreNotSaid) {
  const Result<Messages> messages = english(R"(#, fuzzy
msgctxt "salut"
msgid "Bonjour {nom}"
msgstr "Goodbye {nom}"

msgctxt "pas"
msgid "Le robot a marché."
msgstr "The robot walked."
)");
  ASSERT_TRUE(messages);
  EXPECT_EQ(messages->text("salut", {{"nom", "Lina"}}), "Bonjour Lina");
  EXPECT_EQ(messages->advice("pas", {{"mesure", "3"}}), (Advice{"Le robot a fait 3 pas.", "Enlève un pas."}));
}

TEST_F(Translations, AFaultInTheCatalogueIsToldWithItsLine) {
  const Result<Messages> messages = english("msgctxt \"salut\"\nmesgid \"Bonjour {nom}\"\nmsgstr \"Hello\"\n");
  ASSERT_FALSE(messages);
  EXPECT_EQ(messages.error().message, "data.syntax");
  EXPECT_EQ(messages.error().place.line, 6);
}

TEST_F(Translations, ALanguageWithoutACatalogueIsRefused) {
  write("fr.yaml", kFrench);
  EXPECT_EQ(Messages::load(folder_.path(), "de").error().message, "file.missing");
}

}  // namespace
}  // namespace lunabloc::base
