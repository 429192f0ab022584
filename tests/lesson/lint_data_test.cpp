// What lint says of a lesson's tables and pictures.
#include <gmock/gmock.h>

#include "lesson/lint.h"
#include "lesson/lint_tables.h"
#include "lesson/svg_size.h"
#include "written_lesson.h"

namespace lunabloc::lesson {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string kTable = "code,nom,age,note\n01,Zoé,9,1.5\n02,\"Ali, le \"\"grand\"\"\",8,\n03,Ben,10,-2\n";
const std::string kDescription =
    "- nom: classe\n  fichier: classe.csv\n  lignes: 3\n  colonnes:\n    - {nom: code, type: texte, cle: true}\n    - {nom: nom, type: texte}\n"
    "    - {nom: age, type: entier}\n    - {nom: note, type: decimal, absent: permis}\n  source: \"nous\"\n  licence: CC0-1.0\n  personnelles: inventees\n";

class TableLint : public testing::Test {
 protected:
  void write(const std::string& table, const std::string& description) {
    lesson_.write("donnees/classe.csv", table);
    lesson_.write("donnees/donnees.yaml", description);
  }
  // "lesson.table_rows donnees.yaml:3"
  std::vector<std::string> faults() const {
    std::vector<std::string> words;
    for (const Error& one : table_faults(lesson_.folder())) {
      EXPECT_TRUE(common_messages().has(one.message)) << one.message;
      words.push_back(one.message + " " + std::filesystem::path(one.place.file).filename().string() + ":" + std::to_string(one.place.line));
    }
    return words;
  }
  static std::string changed(std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
  }
  WrittenLesson lesson_;
};

TEST_F(TableLint, HasNothingToSayOfATableThatIsAsDescribed) {
  EXPECT_THAT(faults(), IsEmpty()) << "no table at all";
  write(kTable, kDescription);
  EXPECT_THAT(faults(), IsEmpty());
}

TEST_F(TableLint, SeesWhatIsNotDescribed) {
  lesson_.write("donnees/classe.csv", kTable);
  EXPECT_THAT(faults(), ElementsAre("lesson.table_undescribed classe.csv:1"));
  write(kTable, changed(kDescription, "fichier: classe.csv", "fichier: autre.csv"));
  EXPECT_THAT(faults(), ElementsAre("lesson.missing_file donnees.yaml:1", "lesson.table_undescribed donnees.yaml:1"));
  write(kTable, changed(kDescription, "  licence: CC0-1.0\n", ""));
  EXPECT_THAT(faults(), ElementsAre("lesson.table_key donnees.yaml:1"));
}

TEST_F(TableLint, SeesRowsAndColumns) {
  write(kTable, changed(kDescription, "lignes: 3", "lignes: 4"));
  EXPECT_THAT(faults(), ElementsAre("lesson.table_rows donnees.yaml:3"));
  write(kTable, changed(kDescription, "{nom: age,", "{nom: ans,"));
  EXPECT_THAT(faults(), ElementsAre("lesson.table_columns donnees.yaml:5"));
  write(changed(kTable, "03,Ben,10,-2", "03,Ben,10"), kDescription);
  EXPECT_THAT(faults(), ElementsAre("lesson.table_width classe.csv:4"));
}

TEST_F(TableLint, SeesCellsThatAreOfAnotherKind) {
  write(changed(kTable, ",8,", ",huit,"), kDescription);
  EXPECT_THAT(faults(), ElementsAre("lesson.table_type classe.csv:3"));
  write(changed(kTable, "1.5", "1,5"), kDescription);
  EXPECT_THAT(faults(), ElementsAre("lesson.table_width classe.csv:2")) << "a comma is no decimal point";
  write(changed(kTable, "Zoé", ""), kDescription);
  EXPECT_THAT(faults(), ElementsAre("lesson.table_empty classe.csv:2"));
  write(changed(kTable, "\n03", "\n01"), kDescription);
  EXPECT_THAT(faults(), ElementsAre("lesson.table_twice classe.csv:4"));
  write(kTable, changed(kDescription, "type: entier", "type: nombre"));
  EXPECT_THAT(faults(), ElementsAre("lesson.unknown_id donnees.yaml:7"));
}

TEST_F(TableLint, SeesAFileThatHasChanged) {
  write(kTable, changed(kDescription, "  lignes: 3", "  sha256: \"00\"\n  lignes: 3"));
  EXPECT_THAT(faults(), ElementsAre("lesson.table_sum donnees.yaml:3"));
}

TEST(PictureSize, CountsCornersAndCutsCurves) {
  EXPECT_EQ(picture_size("<svg><line x1=\"0\"/><rect width=\"2\"/><!-- <rect/> --><circle r=\"3\"/></svg>").points, 2U + 4 + 48);
  EXPECT_EQ(picture_size("<svg><path d=\"M0 0L1,1 2-2H4Z\"/><polygon points=\"0,0 1,1 2,2\"/></svg>").points, 4U + 3);
  EXPECT_EQ(picture_size("<svg><path d=\"M0 0c1 1 2 2 3 3 1 1 2 2 3 3\"/></svg>").points, 1U + 40);
  EXPECT_EQ(picture_size("<svg><g fill=\"red\"><title>Un mot</title><text x=\"1\">a</text></g></svg>").unknown, "text");
  EXPECT_EQ(picture_size("<svg><rect style=\"fill:red\"/></svg>").unknown, "style");
  EXPECT_EQ(picture_size("<svg").points, 0U);
}

TEST(PictureLint, WarnsOfWhatTheWindowWouldReplaceByWords) {
  WrittenLesson written;
  written.write("images/credits.yaml", "- {fichier: etoile.svg, titre: \"Une étoile\", auteur: \"Nous\", source: \"nous\", licence: CC0-1.0}\n");
  written.change("lecon.md", "Ce que l’élève fait seul.", "![Une étoile](images/etoile.svg)");
  const auto said = [&](const std::string& svg) {
    written.write("images/etoile.svg", svg);
    std::vector<std::string> messages;
    for (const LintFinding& one : lint(written.folder(), {vocabulary(), common_messages(), assets() / "schemas", assets() / "curriculum.yaml"})) messages.push_back(one.error.message);
    return messages;
  };
  EXPECT_THAT(said("<svg><circle r=\"3\"/></svg>"), IsEmpty());
  EXPECT_THAT(said("<svg><circle r=\"3\" filter=\"url(#a)\"/></svg>"), ElementsAre("lesson.picture_undrawn"));
  std::string many = "<svg>";
  for (int i = 0; i < 130; ++i) many += "<circle r=\"3\"/>";
  EXPECT_THAT(said(many + "</svg>"), ElementsAre("lesson.picture_points"));
}

}  // namespace
}  // namespace lunabloc::lesson
