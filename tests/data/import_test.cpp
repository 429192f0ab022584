#include "data/import.h"

#include <gmock/gmock.h>

#include "data/csv_text.h"
#include "import_support.h"
#include "support/temp_folder.h"

namespace lunabloc::data {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

TEST(Import, ATableIsReadAsItIsWritten) {
  const Told told = imported("nom,masse (g),poids,pris le,ok\nTic,3,2.50,2026-03-05,true\nTac,,0.25,2026-03-06,false\n");
  EXPECT_EQ(told.columns, "nom:text masse:whole(g) poids:decimal pris le:date ok:truth");
  EXPECT_THAT(told.rows, ElementsAre("Tic|3|2.5|2026-03-05|true", "Tac||0.25|2026-03-06|false"));
  EXPECT_THAT(told.aside, IsEmpty());
}

TEST(Import, AFrenchFileIsSeenForWhatItIs) {
  const Told told = imported("ville;altitude;date\nN\xEEmes;46,5;13/02/2026\nBrest;34,25;01/03/2026\n");
  EXPECT_EQ(told.plan.dialect.encoding, Encoding::windows_1252);
  EXPECT_EQ(told.plan.dialect.separator, ';');
  EXPECT_TRUE(told.plan.dialect.writing.decimal_comma);
  EXPECT_THAT(told.rows, ElementsAre("Nîmes|46.5|2026-02-13", "Brest|34.25|2026-03-01"));
}

TEST(Import, ALetterThatComesLateChangesTheEncoding) {
  std::string text = "a,b\n";
  for (int i = 0; i < 60'000; ++i) text += "abcdef,12\n";
  const Told told = imported(text + "\xE9t\xE9,1\n");
  EXPECT_EQ(told.plan.dialect.encoding, Encoding::windows_1252);
  EXPECT_EQ(told.rows.back(), "été|1");
}

TEST(Import, EachEncodingGivesTheSameRows) {
  const std::string plain = "nom,n\nÉté €,1\n𝄞,2\n";
  std::string little = "\xFF\xFE", big = "\xFE\xFF";
  for (const char32_t letter : U"nom,n\nÉté €,1\n") {
    if (letter == 0) break;
    little += {static_cast<char>(letter & 0xFF), static_cast<char>(letter >> 8)};
    big += {static_cast<char>(letter >> 8), static_cast<char>(letter & 0xFF)};
  }
  little += std::string("\x34\xD8\x1E\xDD,\0\x32\0\n\0", 10);
  big += std::string("\xD8\x34\xDD\x1E\0,\0\x32\0\n", 10);
  for (const std::string& text : {plain, "\xEF\xBB\xBF" + plain, little, big, little.substr(2)}) {
    const Told told = imported(text);
    EXPECT_EQ(told.columns, "nom:text n:whole");
    EXPECT_THAT(told.rows, ElementsAre("Été €|1", "𝄞|2"));
  }
}

// A person chose an encoding that is not the file's: letters that are none in it are counted, and no row is lost.
TEST(Import, AWrongEncodingLosesLettersAndNoRow) {
  TextSource source("nom,n\nN\xEEmes,1\nBrest,2\n");
  Choices choices;
  choices.encoding = Encoding::utf8;
  const Result<Survey> looked = survey(source, choices, go_on);
  ASSERT_TRUE(looked);
  EXPECT_EQ(looked->damaged, 1U);
  EXPECT_EQ(looked->rows, 2U);
  EXPECT_THAT(imported("nom,n\nN\xEEmes,1\nBrest,2\n", choices).rows, ElementsAre("N\xEF\xBF\xBDmes|1", "Brest|2"));
}

TEST(Import, WhatIsNoRowIsSetAsideWithItsLineAndTheReason) {
  const Told told = imported("a,b\n1,2\n3\n4,5,6\n7,douze\n8,9\n8,9\n8,9\n8,9\n8,9\n8,9\n8,9\n8,9\n8,9\n8,9\n");
  EXPECT_EQ(told.columns, "a:whole b:whole");
  EXPECT_THAT(told.aside, ElementsAre("3 ragged: 3", "4 ragged: 4,5,6", "5 wrong_type b: 7,douze"));
  EXPECT_THAT(told.rows, SizeIs(11));
}

TEST(Import, CodesAreNoNumbersAndFewOddOnesAreEnoughToSaySo) {
  std::string text = "dep,n\n";
  for (int i = 10; i < 99; ++i) text += std::to_string(i) + ",1\n";
  EXPECT_EQ(imported(text + "2A,1\n2B,1\n").columns, "dep:text n:whole");
  EXPECT_EQ(imported("code,n\n01,1\n02,2\n").columns, "code:text n:whole");
}

TEST(Import, AKindThatAPersonChoosesIsTaken) {
  Choices choices;
  choices.kinds["n"] = Kind::text;
  EXPECT_THAT(imported("n\n12\n13\n", choices).columns, "n:text");
  choices.kinds["n"] = Kind::whole;
  EXPECT_THAT(imported("n\n12\ndouze\n", choices).aside, ElementsAre("3 wrong_type n: douze"));
  choices.kinds = {{"m", Kind::text}};
  EXPECT_EQ(imported("n\n12\n", choices).error, "tables.no_column");
}

TEST(Import, QuotesHoldLinesSeparatorsAndQuotes) {
  const Told told = imported("a,b\n\"x,\"\"y\"\"\",\"deux\nlignes\"\nz,\"t\"u\n\"\",w\nseul\n");
  EXPECT_THAT(told.rows, ElementsAre("x,\"y\"|deux\nlignes", "z|tu", "|w"));
  EXPECT_THAT(told.aside, ElementsAre("6 ragged: seul"));
}

TEST(Import, AQuoteThatIsNeverClosedCostsOneLine) {
  const Told told = imported("a,b\n1,\"x\n2,y\n3,z\n");
  EXPECT_THAT(told.rows, ElementsAre("2|y", "3|z"));
  EXPECT_THAT(told.aside, ElementsAre("2 open_quote: 1,\"x"));
}

TEST(Import, LinesEndInAnyWay) {
  for (const char* text : {"a,b\r\n1,x\r\n2,y\r\n", "a,b\r1,x\r2,y\r", "a,b\n1,x\n\n2,y", "a;b;\n1;x;\n2;y;\n"})
    EXPECT_THAT(imported(text).rows, ElementsAre("1|x", "2|y")) << text;
}

TEST(Import, AFileWithoutNamesGetsSome) {
  const Told told = imported("1,2\n3,4\n");
  EXPECT_EQ(told.columns, "colonne_1:whole colonne_2:whole");
  EXPECT_THAT(told.rows, SizeIs(2));
  Choices choices;
  choices.header = true;
  EXPECT_EQ(imported("a,a,\n1,2,3\n", choices).columns, "a:whole a_2:whole colonne_3:whole");
}

TEST(Import, ABombIsAClearMessageOrOneLineAside) {
  std::string wide(10'000, ',');
  EXPECT_EQ(imported(wide + "\n" + wide + "\n").error, "tables.too_many_columns");
  EXPECT_EQ(imported("").error, "tables.empty");
  EXPECT_THAT(imported("a,b\n1,2\n" + wide + "\n3,4\n").aside, ElementsAre(HasSubstr("3 many_columns")));
  EXPECT_THAT(imported("a,b\n1,2\n1," + std::string(70'000, 'x') + "\n3,4\n").aside, ElementsAre(HasSubstr("3 long_cell")));
  EXPECT_THAT(imported("a,b\n1,2\n" + std::string(5'000'000, 'x') + "\n3,4\n").aside, ElementsAre(HasSubstr("3 long_line")));
  EXPECT_THAT(imported("a,b\n1,2\n\"" + std::string(5'000'000, 'x') + "\n3,4\n").rows, ElementsAre("1|2", "3|4"));
  const Told nul = imported(std::string("a,b\n1,2\n1,x\0y\n3,4\n", 18));
  EXPECT_THAT(nul.aside, ElementsAre(HasSubstr("3 nul")));
  EXPECT_THAT(nul.rows, SizeIs(2));
}

TEST(Import, JsonLinesGiveColumnsAsTheyAppear) {
  const Told told = imported("{\"nom\": \"Zoé\", \"n\": 1}\n{\"n\": 2.5, \"ok\": true}\n[1]\n{\"n\": {\"x\": 1}}\n\n{\"nom\": null, \"n\": 3}\n");
  EXPECT_EQ(told.columns, "nom:text n:decimal ok:truth");
  EXPECT_THAT(told.rows, ElementsAre("Zoé|1.0|", "|2.5|true", "|3.0|"));
  EXPECT_THAT(told.aside, ElementsAre("3 no_object: [1]", "4 no_object: {\"n\": {\"x\": 1}}"));
  EXPECT_THAT(imported("{\"a\": 1}\n" + std::string(100'000, '[') + "\n").aside, SizeIs(1));
}

TEST(Import, ColumnsThatTellOfPeopleAreSeen) {
  const Told told = imported(
      "Nom,Prénom,Date de naissance,Courriel,Tel,Adresse,points\n"
      "Le Goff,Zoé,03/05/2015,zoe@exemple.fr,06 12 34 56 78,\"3 rue des Lilas, 29200 Brest\",12\n"
      "Roux,Ali,04/06/2015,ali@exemple.fr,0298765432,\"1 place du Port, 75011 Paris\",9\n");
  std::string found;
  for (const PlannedColumn& planned : told.plan.columns) found += std::string(name_of(planned.personal)) + " ";
  EXPECT_EQ(found, "name name birth_date email phone address no ");
  for (const PlannedColumn& planned : imported("nom,canton,population\nArgol,1,1000\n").plan.columns) EXPECT_EQ(planned.personal, Personal::no);
}

TEST(Import, WhatIsPersonalIsDroppedOrMadeCoarse) {
  Choices choices;
  choices.dropped = {"Nom"};
  choices.coarsened = {"né le", "Adresse", "Prénom"};
  const Told told = imported("Nom,Prénom,né le,Adresse\nRoux,Élie,03/05/2015,\"3 rue des Lilas, 29200 Brest\"\n", choices);
  EXPECT_EQ(told.columns, "Prénom:text né le:whole Adresse:text");
  EXPECT_THAT(told.rows, ElementsAre("É|2015|29"));
}

TEST(Import, StopsWhenItIsTold) {
  TextSource source("a,b\n1,2\n");
  const Result<Survey> stopped = survey(source, {}, [](double) { return false; });
  ASSERT_FALSE(stopped);
  EXPECT_EQ(stopped.error().message, "tables.stopped");
  EXPECT_EQ(stopped.error().kind, ErrorKind::stopped);
}

TEST(Import, AFileIsPlainOrIsNotRead) {
  const support::TempFolder folder;
  const auto link = folder.path() / "lien.csv";
  std::filesystem::create_symlink("/etc/passwd", link);
  EXPECT_EQ(open_file(link).error().message, "tables.no_plain_file");
  EXPECT_EQ(open_file(folder.path()).error().message, "tables.no_plain_file");
  EXPECT_EQ(open_file("/dev/zero").error().message, "tables.no_plain_file");
  EXPECT_EQ(open_file(folder.path() / "absent.csv").error().message, "file.missing");
}

TEST(CsvText, WhatIsWrittenIsReadBackAndNoFormulaGoesOut) {
  const std::vector<Cell> cells = {Cell(std::string("a,\"b\"\nc")), Cell(), Cell(std::int64_t{-3}), Cell(0.1), Cell(true), Cell(std::string("=1+1"))};
  EXPECT_EQ(csv_line(cells), "\"a,\"\"b\"\"\nc\",,-3,0.1,true,'=1+1\n");
  EXPECT_EQ(csv_header({{"masse", Kind::whole, 0, "g"}, {"nom", Kind::text, 0, ""}}), "masse (g),nom\n");
}

}  // namespace
}  // namespace lunabloc::data
