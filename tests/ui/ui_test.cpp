// Every script of tests/ui on the real window without a display, and every picture beside it.
//
// LUNABLOC_NEW_PICTURES=1 takes the shots as the pictures to look like from now on. Cases named board-… play on the
// virtual board, in real time. A case with looks.txt plays once for each of its lines, « name: set …; set … », with the
// pictures of a look in a folder of its name.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "base/file.h"
#include "class_home.h"
#include "ide/app/loop.h"
#include "ide/app/picture.h"
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
  if (std::getenv("LUNABLOC_NEW_PICTURES") != nullptr) {
    fs::copy_file(shot, expected, fs::copy_options::overwrite_existing);
    return;
  }
  const Result<app::Picture> one = app::read_png(expected), other = app::read_png(shot);
  ASSERT_TRUE(one.has_value()) << expected;
  ASSERT_TRUE(other.has_value()) << "the script takes no picture named " << expected.stem();
  const app::Difference difference = app::difference(*one, *other);
  EXPECT_TRUE(app::looks_the_same(difference))
      << shot << " does not look like " << expected << ": mean " << difference.mean << ", far " << difference.far;
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

std::string name_of(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

class Script : public testing::TestWithParam<std::string> {};
TEST_P(Script, Plays) { play(GetParam()); }
INSTANTIATE_TEST_SUITE_P(Ui, Script, testing::ValuesIn(cases(false)), name_of);

class Board : public testing::TestWithParam<std::string> {};
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(Board);
TEST_P(Board, Plays) { play(GetParam()); }
INSTANTIATE_TEST_SUITE_P(Ui, Board, testing::ValuesIn(cases(true)), name_of);

}  // namespace
}  // namespace lunabloc::ide
