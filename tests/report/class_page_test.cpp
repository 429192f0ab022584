// The class on a page.
#include "report/class_page.h"

#include <gmock/gmock.h>

#include "report/data_sheet.h"
#include "support/temp_folder.h"

namespace lunabloc::report {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

std::filesystem::path assets() { return support::source_folder() / "assets"; }

class ClassPageTest : public testing::Test {
 protected:
  void add(const std::string& name, const std::string& progress) { pupils_.push_back({name, {{"works/A05/progress.jsonl", progress}}, 1, {}}); }
  std::string page(const std::string& language = "fr") const {
    const program::Vocabulary vocabulary = program::Vocabulary::load(assets() / "vocabulary", assets() / "schemas").value();
    const base::Messages messages = base::Messages::load(assets() / "messages", language).value();
    const std::vector<lesson::Lesson> lessons = {lesson::load_lesson(support::source_folder() / "lessons/A05", assets() / "schemas").value()};
    const portfolio::ClassReport made = portfolio::class_report(pupils_, lessons);
    portfolio::ClassPlan plan;
    plan.groups["soleil"] = {{"chat", "loup"}, "libre-scene"};
    plan.deadlines = {{"A05", {std::chrono::year(2026), std::chrono::December, std::chrono::day(4)}, {}}, {"A07", {std::chrono::year(2027), std::chrono::March, std::chrono::day(1)}, {"paon"}}};
    return class_html({made, pupils_, returns_, plan, portfolio::load_skill_words(assets())}, {lessons, vocabulary, messages, support::binary_folder() / "bin/lunabloc-runner"});
  }
  std::vector<portfolio::Pupil> pupils_;
  portfolio::ReturnsOf returns_;
};

const std::string kStuck = R"({"step":"creer"})" "\n" R"({"check":"imbrique","message":"M-angle"})" "\n";

TEST_F(ClassPageTest, ShowsTheMisconceptionAndACaseThatIsNobodys) {
  for (const char* name : {"a", "b", "c", "d", "e"}) add(name, kStuck);
  const std::string html = page();
  EXPECT_THAT(html, HasSubstr("croire que tout ce qui suit est répété"));
  EXPECT_THAT(html, HasSubstr("il n’est à personne de la classe"));
  EXPECT_THAT(html, HasSubstr("<div class=\"film\">"));
  EXPECT_THAT(html, HasSubstr("(5 élèves)"));
  EXPECT_THAT(html, HasSubstr("<strong>soleil</strong>"));
}

TEST_F(ClassPageTest, SkillsAreARowEachWithTheirWordsAndWhoStandsWhere) {
  const std::string done = [] {
    std::string lines;
    const lesson::Lesson lesson = lesson::load_lesson(support::source_folder() / "lessons/A05", assets() / "schemas").value();
    for (const lesson::Step& step : lesson.steps) lines += "{\"step\":\"" + step.id + "\",\"done\":true}\n";
    return lines;
  }();
  add("chat vert", done);
  add("loup bleu", kStuck);
  add("paon", done);
  portfolio::Return said;
  said.id = "1", said.skill = "CRCN-3.4", said.word = "pas-encore";
  returns_["loup bleu"] = {said};
  const std::string html = page();
  EXPECT_THAT(html, HasSubstr("3.4 Programmer (Pix)")) << "the words of the code";
  const std::string row = html.substr(html.find("CRCN-3.4"), 600);
  EXPECT_THAT(row.substr(0, row.find("</tr>")), HasSubstr("<td>chat vert, paon</td><td></td><td><strong>loup bleu</strong></td>")) << "as wide with thirty-five pupils as with three";
}

TEST_F(ClassPageTest, FewPupilsAreNotCountedAndNoNameIsMarkup) {
  add("<b>x", kStuck);
  const std::string html = page();
  EXPECT_THAT(html, HasSubstr("&lt;b&gt;x"));
  EXPECT_THAT(html, Not(HasSubstr("<b>x")));
  EXPECT_THAT(html, Not(HasSubstr("croire que")));
  EXPECT_THAT(html, HasSubstr("À moins de 5 élèves"));
}

// A lesson that is not here has no name.
TEST_F(ClassPageTest, DaysAndLessonsAreSaidAsPeopleSayThem) {
  EXPECT_THAT(page(), AllOf(HasSubstr("<li>A05 Des boucles dans les boucles : pour le 4 décembre 2026.</li>"), HasSubstr("<li>A07 : pour le 1er mars 2027 (paon).</li>")));
  EXPECT_THAT(page("en"), AllOf(HasSubstr("<li>A05 Des boucles dans les boucles: due on 4 December 2026.</li>"), HasSubstr("<li>A07: due on 1 March 2027 (paon).</li>")));
}

TEST(DataSheet, SaysWhatIsThereAndUntilWhen) {
  const base::Messages messages = base::Messages::load(assets() / "messages", "fr").value();
  const std::string sheet = data_sheet({{"eleves", 2, 6, 1234}}, {std::chrono::year(2027), std::chrono::August, std::chrono::day(31)}, messages);
  for (const char* said : {"sous son pseudonyme", "<td>1234</td>", "31 août 2027", "article 6.1.e", "Jamais gardé"}) EXPECT_THAT(sheet, HasSubstr(said));
  const std::string mine = my_data({{"examens/brevet/seance.jsonl", 40}, {"works/A01/program.lua", 6}, {"works/A01/versions/x.lua", 1}}, "loup bleu", messages);
  for (const char* said : {"loup bleu", "Tes programmes : 1</strong> (6 octets, part avec toi)", "Les fichiers de tes examens : 1</strong> (40 octets, reste sur cet ordinateur)", "works/A01/program.lua"}) EXPECT_THAT(mine, HasSubstr(said));
}

}  // namespace
}  // namespace lunabloc::report
