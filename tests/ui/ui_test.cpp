// Every script of tests/ui on the real window without a display, and every picture beside it.
//
// UPDATE_EXPECT=1 takes the shots as the pictures to look like from now on. Cases named board-… play on the virtual board, in
// real time. A case with looks.txt plays once for each of its lines, « name: set …; set … », with the pictures of a look in a
// folder of its name. tests/ui/promesses is a table: each of its folders shows a promise, and plays in every look of its
// looks.txt; a line that begins with @word plays only in looks whose name has the word.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "base/file.h"
#include "class_home.h"
#include "ide/app/loop.h"
#include "ide/app/picture.h"
#include "support/reference_picture.h"
#include "support/temp_folder.h"

namespace lunabloc::ide {
namespace {

namespace fs = std::filesystem;

const fs::path kCases = fs::path(LUNABLOC_SOURCE_DIR) / "tests/ui";

std::vector<std::string> cases(bool board) {
  std::vector<std::string> names;
  for (const std::string& name : base::entries_of(kCases))
    if (fs::exists(kCases / name / "script.txt") && name.starts_with("board-") == board) names.push_back(name);
  return names;
}

struct Look {
  std::string name, steps;  // lines of a script, before those of the case
};

std::vector<Look> looks_of(const fs::path& folder) {
  std::vector<Look> looks;
  std::ifstream file(folder / "looks.txt");
  for (std::string line; std::getline(file, line);) {
    const std::size_t colon = line.find(':');
    Look look{line.substr(0, colon), {}};
    std::istringstream steps(colon == std::string::npos ? std::string() : line.substr(colon + 1));
    for (std::string step; std::getline(steps, step, ';');) look.steps += step + "\n";
    if (!look.name.empty()) looks.push_back(std::move(look));
  }
  return looks;
}

void compare(const fs::path& expected, const fs::path& shot) {
  const Result<app::Picture> taken = app::read_png(shot);
  ASSERT_TRUE(taken.has_value()) << "the script takes no picture named " << expected.stem();
  EXPECT_TRUE(support::is_as_kept(*taken, expected, fs::path(shot).replace_extension()));
}

// The lines of a script that this look plays; the others are left empty, so that places in it stay true.
std::string lines_for(const Look& look, const std::string& script) {
  std::istringstream lines(script);
  std::string kept = look.steps;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with('@')) {
      const std::size_t space = std::min(line.find(' '), line.size());
      const bool plays = look.name.find(line.substr(1, space - 1)) != std::string::npos;
      line = plays ? line.substr(space) : std::string();
    }
    kept += line + "\n";
  }
  return kept;
}

// One script, and the pictures that its shots must look like.
void play(const fs::path& script, const fs::path& shots, const fs::path& pictures) {
  const support::TempFolder home;
  const fs::path build = fs::path(LUNABLOC_BINARY_DIR);
  app::Options options{.language = "fr", .locations = base::locations()};
  options.locations.programs = build / "bin";
  options.locations.home = home.path();
  if (shots.string().find("/ui/classe") != std::string::npos) furnish_class(home.path());
  options.script = script;
  options.screenshots = shots;
  options.report = shots / "report.json";
  options.backend = "none";
  std::ostringstream errors;
  const int code = app::run_window(options, std::chrono::steady_clock::now(), errors);
  ASSERT_EQ(code, 0) << errors.str();
  if (!fs::exists(pictures)) return;
  for (const std::string& file : base::entries_of(pictures))
    if (fs::path(file).extension() == ".png") compare(pictures / file, shots / file);
}

void play(const std::string& name) {
  const fs::path shots = fs::path(LUNABLOC_BINARY_DIR) / "tests/ui" / name;
  const std::vector<Look> looks = looks_of(kCases / name);
  if (looks.empty()) return play(kCases / name / "script.txt", shots, kCases / name);
  const std::string script = base::read_file(kCases / name / "script.txt").value();
  for (const Look& look : looks) {
    SCOPED_TRACE(look.name);
    const support::TempFolder folder;
    ASSERT_TRUE(base::write_file(folder.path() / "script.txt", look.steps + script).has_value());
    play(folder.path() / "script.txt", shots / look.name, kCases / name / look.name);
    if (testing::Test::HasFatalFailure()) return;
  }
}

// A row and a column of the table.
struct Promise {
  std::string name;
  Look look;
};
void PrintTo(const Promise& promise, std::ostream* out) { *out << promise.name << ", " << promise.look.name; }

std::vector<Promise> promises() {
  std::vector<Promise> all;
  for (const std::string& name : base::entries_of(kCases / "promesses"))
    for (const Look& look : looks_of(kCases / "promesses"))
      if (fs::is_directory(kCases / "promesses" / name)) all.push_back({name, look});
  return all;
}

std::string without_hyphens(std::string name) {
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}
std::string name_of(const testing::TestParamInfo<std::string>& info) { return without_hyphens(info.param); }

class Script : public testing::TestWithParam<std::string> {};
TEST_P(Script, Plays) { play(GetParam()); }
INSTANTIATE_TEST_SUITE_P(Ui, Script, testing::ValuesIn(cases(false)), name_of);

class InEveryLook : public testing::TestWithParam<Promise> {};
TEST_P(InEveryLook, IsKept) {
  const Promise& promise = GetParam();
  const fs::path shots = fs::path(LUNABLOC_BINARY_DIR) / "tests/ui/promesses" / promise.name / promise.look.name;
  const support::TempFolder folder;
  const std::string script = base::read_file(kCases / "promesses" / promise.name / "script.txt").value();
  ASSERT_TRUE(base::write_file(folder.path() / "script.txt", lines_for(promise.look, script)).has_value());
  play(folder.path() / "script.txt", shots, kCases / "promesses" / promise.name / promise.look.name);
}
INSTANTIATE_TEST_SUITE_P(Promises, InEveryLook, testing::ValuesIn(promises()),
                         [](const auto& info) { return without_hyphens(info.param.name + "_" + info.param.look.name); });

class Board : public testing::TestWithParam<std::string> {};
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(Board);
TEST_P(Board, Plays) { play(GetParam()); }
INSTANTIATE_TEST_SUITE_P(Ui, Board, testing::ValuesIn(cases(true)), name_of);

}  // namespace
}  // namespace lunabloc::ide
