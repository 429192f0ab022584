// What a family reads: the page, the paper, and that both work where families open them.
#include "report/parents.h"

#include <gmock/gmock.h>

#include <array>
#include <cstdio>
#include <memory>

#include "base/file.h"
#include "lesson/path.h"
#include "support/temp_folder.h"

namespace lunabloc::report {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

fs::path assets() { return support::source_folder() / "assets"; }
const program::Vocabulary& vocabulary() {
  static const program::Vocabulary loaded = program::Vocabulary::load(assets() / "vocabulary", assets() / "schemas").value();
  return loaded;
}
const base::Messages& words() {
  static const base::Messages loaded = base::Messages::load(assets() / "messages", "fr").value();
  return loaded;
}

class ParentsTest : public testing::Test {
 protected:
  ParentsTest() {
    for (const char* id : {"A01", "A02", "A04", "A05", "C01"})
      lessons_.push_back(lesson::load_lesson(support::source_folder() / "lessons" / id, assets() / "schemas").value());
  }

  const lesson::Lesson& lesson(const std::string& id) const {
    return *std::find_if(lessons_.begin(), lessons_.end(), [&](const lesson::Lesson& one) { return one.id == id; });
  }
  void finish(const std::string& id, const std::string& program) {
    files_["works/" + id + "/program.lua"] = program;
    std::string& progress = files_["works/" + id + "/progress.jsonl"];
    for (const lesson::Step& step : lesson(id).steps) progress += R"({"step":")" + step.id + R"(","done":true})" "\n";
  }
  Parents parents() const {
    Result<Parents> made = parents_of(files_, "loutre verte", assets(), {lessons_, vocabulary(), words(), support::binary_folder() / "bin/lunabloc-runner"});
    EXPECT_TRUE(made);
    return *made;
  }

  std::vector<lesson::Lesson> lessons_;
  portfolio::Files files_;
};

std::string output_of(const std::string& command) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(::popen(command.c_str(), "r"), ::pclose);
  std::string text;
  std::array<char, 4096> chunk{};
  while (const std::size_t count = std::fread(chunk.data(), 1, chunk.size(), pipe.get())) text.append(chunk.data(), count);
  return text;
}

TEST_F(ParentsTest, SaysWhatWasMadeWhatItShowsAndWhatComesNext) {
  finish("A01", "grid.east()\n");
  files_["works/A04/program.lua"] = "turtle.forward(50)\n";
  files_["works/A04/progress.jsonl"] = R"({"step":"predire"})" "\n" R"({"check":"x","message":"M-y"})" "\n" R"({"check":"x","message":"M-y"})" "\n";
  const Parents page = parents();
  ASSERT_EQ(page.made.size(), 2U);
  EXPECT_EQ(page.made[0].lesson, "A04") << "the last of the course first";
  EXPECT_FALSE(page.made[1].film.empty());
  std::vector<std::string> mastered;
  for (const Concept& one : page.mastered) mastered.push_back(one.words);
  EXPECT_THAT(mastered, testing::Contains("coder un déplacement"));
  EXPECT_TRUE(page.mastered.front().alone);
  EXPECT_THAT(page.learning, testing::Contains("répéter un nombre de fois connu"));
  ASSERT_FALSE(page.next.empty());
  EXPECT_TRUE(page.next[0].begun);
  EXPECT_FALSE(page.questions.empty());
}

TEST_F(ParentsTest, WhatComesNextFollowsWhatIsBegun) {
  finish("A01", "grid.east()\n");
  finish("A02", "grid.step()\n");
  files_["works/A04/program.lua"] = "turtle.forward(50)\n";
  const Parents page = parents();
  ASSERT_GE(page.next.size(), 2U);
  EXPECT_TRUE(page.next[0].begun);
  EXPECT_EQ(page.next[1].title, lesson("A05").title) << "the one that rests on it, before another branch";
}

TEST_F(ParentsTest, OneSheetOfPaperWhereItCanBe) {
  for (const char* id : {"A01", "A02", "A04"}) finish(id, "grid.step()\n");
  const support::TempFolder place;
  ASSERT_TRUE(base::write_file(place.path() / "page.pdf", parents_pdf(parents(), words()).value()));
  EXPECT_THAT(output_of("pdfinfo '" + (place.path() / "page.pdf").string() + "'"), testing::ContainsRegex("Pages: +1\n"));
}

TEST_F(ParentsTest, CountsNoFailureAndKnowsNobodyElse) {
  finish("A01", "grid.east()\n");
  const std::string without = parents_html(parents(), words());
  files_["works/A01/progress.jsonl"] += R"({"check":"tresor","message":"M-mur"})" "\n" R"({"check":"tresor","hint":3})" "\n";
  EXPECT_EQ(parents_html(parents(), words()), without) << "tries and hints are not told";
}

TEST_F(ParentsTest, NothingBegunIsAKindPageToo) {
  const Parents page = parents();
  EXPECT_TRUE(page.made.empty());
  EXPECT_EQ(page.questions.size(), 1U);
  EXPECT_THAT(parents_html(page, words()), HasSubstr("Rien n’est encore commencé."));
  EXPECT_TRUE(parents_pdf(page, words()));
}

TEST_F(ParentsTest, APageNeedsNoNetworkAndLetsNoOtherScriptRun) {
  finish("A01", "say(\"<img src=http://x>\")\n");
  files_["images/dessin.png"] = base::read_file(support::source_folder() / "tests/ui/affichage/bloc.png").value();
  const std::string html = parents_html(parents(), words());
  EXPECT_THAT(html, HasSubstr("default-src 'none'"));
  EXPECT_THAT(html, Not(HasSubstr("<img src=http")));
  EXPECT_THAT(html, Not(HasSubstr("src=\"http")));
  EXPECT_THAT(html, HasSubstr("<html lang=\"fr\">"));
}

// Every tag that begins so; a picture's own is as long as its bytes.
std::vector<std::string> tags(const std::string& html, const std::string& of) {
  std::vector<std::string> all;
  for (std::size_t at = html.find("<" + of); at != std::string::npos; at = html.find("<" + of, at + 1)) all.push_back(html.substr(at, html.find('>', at) + 1 - at));
  return all;
}

TEST_F(ParentsTest, IsReadAloudInOrder) {
  for (const char* id : {"A01", "A04", "C01"}) finish(id, "grid.east()\nturtle.forward(50)\n");
  files_["images/dessin.png"] = base::read_file(support::source_folder() / "tests/ui/affichage/bloc.png").value();
  const std::string html = parents_html(parents(), words());
  int level = 0;
  for (const std::string& head : tags(html, "h")) {
    if (head[2] < '1' || head[2] > '6') continue;
    EXPECT_LE(head[2] - '0', level + 1) << "no level of headings is jumped over";
    level = head[2] - '0';
  }
  EXPECT_THAT(tags(html, "h1"), testing::SizeIs(1));
  EXPECT_THAT(tags(html, "img "), AllOf(testing::Not(testing::IsEmpty()), testing::Each(testing::ContainsRegex("alt=\"[^\"]+\""))));
  EXPECT_THAT(tags(html, "svg "), AllOf(testing::Not(testing::IsEmpty()), testing::Each(AllOf(HasSubstr("role=\"img\""), testing::ContainsRegex("aria-label=\"[^\"]+\"")))));
  EXPECT_THAT(tags(html, "input "), testing::Each(testing::ContainsRegex("aria-label=\"[^\"]+\"")));
  const std::string pdf = parents_pdf(parents(), words()).value();
  for (const char* part : {"/StructTreeRoot", "/Lang (fr)"}) EXPECT_THAT(pdf, HasSubstr(part)) << "on paper too";
}

TEST_F(ParentsTest, EndlessProgramsDoNotHoldThePageUp) {
  for (const char* id : {"A01", "A04", "A05"}) finish(id, "while true do end\n");
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(parents().made.size(), 3U);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

TEST_F(ParentsTest, OnPaperItSaysTheSame) {
  finish("A01", "grid.east()\n");
  finish("A05", "turtle.forward(50)\nturtle.right(120)\nturtle.forward(50)\n");
  const support::TempFolder folder;
  const std::string file = (folder.path() / "p.pdf").string();
  ASSERT_TRUE(base::write_file(file, parents_pdf(parents(), words()).value()));
  std::string text = output_of("pdftotext -raw " + file + " - 2>&1");
  std::replace(text.begin(), text.end(), '\n', ' ');  // where lines end is the paper's business
  for (const char* said : {"Le travail de loutre verte", "Ce qui a été fait", "Le trésor sur la grille", "Un dessin de la tortue", "Ce que cela montre", "Et ensuite", "À lui demander", "son nom n’est pas dans Lunabloc"})
    EXPECT_THAT(text, HasSubstr(said));
  EXPECT_EQ(parents_pdf(parents(), words()).value(), parents_pdf(parents(), words()).value());
}

// In a real browser: the page's own script runs, the policy stops everything else, and the buttons play.
TEST_F(ParentsTest, PlaysInABrowser) {
  const std::string browser = LUNABLOC_CHROMIUM;
  if (browser.empty() || browser.ends_with("NOTFOUND")) GTEST_SKIP() << "chromium is not here";
  finish("A05", "turtle.forward(50)\nturtle.right(120)\nturtle.forward(50)\n");
  const support::TempFolder folder;
  const fs::path file = folder.path() / "p.html";
  std::string html = parents_html(parents(), words());
  // Something that got into the page after it was made.
  html.insert(html.find("<main>"), "<script>document.title='entered'</script>");
  ASSERT_TRUE(base::write_file(file, html));
  const std::string dom = output_of("timeout 120 " + browser + " --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --user-data-dir=" + (folder.path() / "profile").string() +
                                    " --virtual-time-budget=2000 --dump-dom file://" + file.string() + " 2>/dev/null");
  EXPECT_THAT(dom, HasSubstr("<output>")) << dom.substr(0, 400);
  EXPECT_THAT(dom, testing::ContainsRegex("<output>[0-9]+ / [0-9]+</output>"));
  EXPECT_THAT(dom, Not(HasSubstr("class=\"bar\" hidden"))) << "the script has shown the buttons";
  EXPECT_THAT(dom, Not(HasSubstr("<title>entered"))) << "no other script ran";
}

}  // namespace
}  // namespace lunabloc::report
