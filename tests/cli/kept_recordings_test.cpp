// Recordings that another machine has made run again here to the bit: tests/cli/kept holds programs, what came from outside
// (NAME.inputs.jsonl) and what was recorded of them (NAME.trace; UPDATE_EXPECT=1 records them anew).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "command_support.h"

namespace lunabloc::cli {
namespace {

std::filesystem::path kept() { return support::source_folder() / "tests/cli/kept"; }

std::vector<std::string> kept_names() {
  std::vector<std::string> names;
  for (const std::string& name : base::entries_of(kept()))
    if (name.ends_with(".lua")) names.push_back(name.substr(0, name.size() - 4));
  return names;
}

class KeptRecording : public testing::TestWithParam<std::string> {
 protected:
  std::string file(const std::string& ending) const { return (kept() / (GetParam() + ending)).string(); }
};

TEST_P(KeptRecording, RunsAgainToTheBit) {
  if (std::getenv("UPDATE_EXPECT") != nullptr) {
    std::vector<std::string> arguments{file(".lua"), "--exact", "--seed", "11", "--trace", file(".trace")};
    if (base::is_file(file(".inputs.jsonl"))) arguments.insert(arguments.end(), {"--inputs", file(".inputs.jsonl")});
    call(run_run, arguments);
  }
  const Outcome check = call(run_replay, {file(".trace"), "--check"});
  EXPECT_EQ(check.code, 0) << check.out << check.err;
  EXPECT_THAT(check.out, testing::HasSubstr("au bit près : "));
  const Outcome state = call(run_replay, {file(".trace")}, Form::json);
  EXPECT_THAT(state.out, testing::HasSubstr("\"step\"")) << state.err;
}

INSTANTIATE_TEST_SUITE_P(All, KeptRecording, testing::ValuesIn(kept_names()), [](const auto& info) { return info.param; });

}  // namespace
}  // namespace lunabloc::cli
