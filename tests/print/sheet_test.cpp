// Sheets on paper: what is on them, that they are the same each time, and that no lesson breaks them.
#include "print/sheet.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <cstdio>
#include <memory>

#include "base/file.h"
#include "print/paper.h"
#include "print/typography.h"
#include "support/temp_folder.h"

namespace lunabloc::print {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

fs::path assets() { return support::source_folder() / "assets"; }

const program::Vocabulary& vocabulary() {
  static const program::Vocabulary loaded = program::Vocabulary::load(assets() / "vocabulary", assets() / "schemas").value();
  return loaded;
}

// The words of a PDF in the order in which they are read, as pdftotext finds them.
std::string words_of(const std::string& pdf) {
  const support::TempFolder folder;
  const std::string file = (folder.path() / "a.pdf").string();
  EXPECT_TRUE(base::write_file(file, pdf));
  const std::string command = "pdftotext -raw " + file + " - 2>&1";
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(::popen(command.c_str(), "r"), ::pclose);
  std::string words;
  char chunk[4096];
  while (const std::size_t count = std::fread(chunk, 1, sizeof chunk, pipe.get())) words.append(chunk, count);
  return words;
}

std::string sheet(const std::string& id, Reader reader = Reader::pupil, const std::string& language = "fr", bool easier = false) {
  const lesson::Lesson lesson = lesson::load_lesson(support::source_folder() / "lessons" / id, assets() / "schemas", language).value();
  const Messages messages = Messages::load(assets() / "messages", language).value();
  const Result<std::string> pdf = make_sheet({lesson, vocabulary(), messages, assets(), reader, easier});
  EXPECT_TRUE(pdf) << id << ": " << messages.describe(pdf.error());
  return pdf.value_or("");
}

TEST(Typography, FrenchSignsKeepTheirSpace) {
  EXPECT_EQ(typeset("« Où ? » : l'un ; l’autre !", "fr"), "«\u202FOù\u202F?\u202F»\u00A0: l’un\u202F; l’autre\u202F!");
  EXPECT_EQ(typeset("it's : so", "en"), "it's : so");
  EXPECT_EQ(typeset("", "fr"), "");
}

TEST(Sheet, APupilReadsTheStepsInOrderAndNoAnswer) {
  const std::string pdf = sheet("A01");
  ASSERT_TRUE(pdf.starts_with("%PDF"));
  const std::string words = words_of(pdf);
  std::size_t at = 0;
  for (const char* word : {"Le trésor sur la grille", "guide ton robot", "cinq flèches", "La carte", "Où le robot", "la flèche du mur", "jusqu’au trésor", "Mon programme", "l’ordre compte", "Crédits", "CC-BY-SA-4.0"}) {
    const std::size_t found = words.find(word, at);
    EXPECT_NE(found, std::string::npos) << word << " is missing, or stands too early";
    if (found != std::string::npos) at = found;
  }
  for (const char* word : {"Réponse", "Une solution", "Ce qui résiste souvent", "Indices"}) EXPECT_THAT(words, Not(HasSubstr(word)));
  EXPECT_THAT(words, HasSubstr("1 / "));
}

TEST(Sheet, ATeacherReadsAnswersHintsAndWhatResists) {
  const std::string words = words_of(sheet("A01", Reader::teacher));
  for (const char* word : {"fiche de l’enseignant", "Cycle 2", "Réponse", "Une solution", "Indices (tresor-1)", "Ce qui résiste souvent", "confondre gauche et droite"})
    EXPECT_THAT(words, HasSubstr(word));
}

TEST(Sheet, IsTheSameEachTime) {
  EXPECT_EQ(sheet("A04"), sheet("A04"));
  const std::string pdf = sheet("A04");
  EXPECT_THAT(pdf, HasSubstr("/StructTreeRoot")) << "tagged, for who reads it aloud";
  EXPECT_THAT(pdf, HasSubstr("(1980")) << "nothing says when it was made";
}

TEST(Sheet, ProgramsAreBlocks) {
  const std::string words = words_of(sheet("A04"));
  EXPECT_THAT(words, HasSubstr("avancer de"));
  EXPECT_THAT(words, Not(HasSubstr("turtle.forward(80)")));
}

TEST(Sheet, EveryLessonGoesOnPaper) {
  for (const fs::path& folder : lesson::lesson_folders(support::source_folder() / "lessons"))
    for (const Reader reader : {Reader::pupil, Reader::teacher}) {
      const std::string pdf = sheet(folder.filename().string(), reader, reader == Reader::pupil ? "en" : "fr", reader == Reader::pupil);
      EXPECT_GT(pdf.size(), 5'000U) << folder;
    }
}

// A program longer than a page goes on where the page ends; its first row does not stay behind alone.
TEST(Paper, ALongProgramIsNotTornAfterItsFirstRow) {
  for (const int before : {0, 10, 20, 24, 26, 28, 30}) {
    Paper paper({});
    for (int i = 0; i < before; ++i) paper.text("avant", {});
    for (int i = 1; i <= 90; ++i) paper.block(fmt::format("rang{}.", i), 0, {}, i == 1);
    const std::string words = words_of(paper.pdf({.title = "long", .authors = {}, .footer = {}, .language = "fr"}).value());
    const std::string page = words.substr(0, words.find('\f'));
    EXPECT_EQ(page.find("rang1.") != std::string::npos, page.find("rang4.") != std::string::npos) << before;
    EXPECT_LE(std::count(words.begin(), words.end(), '\f'), 5) << before;
  }
}

TEST(Sheet, ARemarkStandsAboveItsBlocks) {
  const std::string words = words_of(sheet("A22"));
  EXPECT_THAT(words, HasSubstr("-- une tour")) << "the names that the step speaks of";
  EXPECT_THAT(words, HasSubstr("-- un créneau"));
}

TEST(Sheet, AMessageOnPaperHasNoPlacesToFill) {
  const std::string words = words_of(sheet("A01", Reader::teacher));
  EXPECT_THAT(words.substr(words.find("Ce qui résiste souvent")), Not(HasSubstr("{")));
}

TEST(Paper, AnythingFitsOnSomePage) {
  Paper paper({});
  EXPECT_TRUE(paper.pdf({.title = "vide", .authors = {}, .footer = {}, .language = "fr"}).has_value());
  paper.text(std::string(5'000, 'a') + "<b>&\xFF\xC3 \x01");
  paper.heading("Crée", std::string(400, 'b'));
  for (int i = 0; i < 200; ++i) paper.block("avancer de 50", i % 9 * 18.0, kAccent, i == 0);
  paper.table({{"un", "deux"}, {"trois"}});
  paper.table({});
  paper.figure(100, 5'000, "plus haut qu’une page", [](auto*, double, double) {});
  paper.lines(60, "Mon programme");
  paper.tick(std::string(300, 'c'));
  const Result<std::string> pdf = paper.pdf({"titre", "auteurs", "pied", "fr"});
  ASSERT_TRUE(pdf);
  EXPECT_THAT(words_of(*pdf), HasSubstr("Mon programme"));
}

}  // namespace
}  // namespace lunabloc::print
