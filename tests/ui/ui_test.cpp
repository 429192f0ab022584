// Every script of tests/ui on the real window without a display, and every picture beside it.
//
// LUNABLOC_NEW_PICTURES=1 takes the shots as the pictures to look like from now on. Cases named board-… play on the
// virtual board, in real time.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "base/file.h"
#include "ide/app/loop.h"
#include "class_home.h"
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

void play(const std::string& name) {
  const support::TempFolder home;
  const fs::path build = fs::path(LUNABLOC_BINARY_DIR);
  const fs::path shots = build / "tests/ui" / name;
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
  for (const std::string& file : base::entries_of(kCases / name))
    if (fs::path(file).extension() == ".png") compare(kCases / name / file, shots / file);
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
