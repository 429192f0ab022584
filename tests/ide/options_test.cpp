// The window's words on the command line.
#include "ide/app/options.h"

#include <gtest/gtest.h>

namespace lunabloc::ide::app {
namespace {

TEST(Options, AreThoseOfTheContract) {
  const Result<Options> options = parse_options({"C01", "--kit", "virtual", "--script", "a.txt", "--screenshots=out", "--size", "1024x600"}, "en", {});
  ASSERT_TRUE(options.has_value());
  EXPECT_EQ(options->path, "C01");
  EXPECT_EQ(options->kit, "virtual");
  EXPECT_EQ(options->script, "a.txt");
  EXPECT_EQ(options->screenshots, "out");
  EXPECT_EQ(options->size.x, 1024);
  EXPECT_EQ(options->backend, "none") << "a script needs no display";
  EXPECT_EQ(options->language, "en");
}

TEST(Options, AScriptMayAskForADisplay) {
  EXPECT_EQ(parse_options({"--script", "a.txt", "--backend", "auto"}, "fr", {})->backend, "auto");
  EXPECT_EQ(parse_options({}, "fr", {})->backend, "auto");
}

class RefusedOption : public testing::TestWithParam<std::vector<std::string>> {};

TEST_P(RefusedOption, IsUsage) {
  const Result<Options> options = parse_options(GetParam(), "fr", {});
  ASSERT_FALSE(options.has_value());
  EXPECT_EQ(options.error().kind, ErrorKind::usage);
}

INSTANTIATE_TEST_SUITE_P(Words, RefusedOption,
                         testing::Values(std::vector<std::string>{"--kitt", "x"}, std::vector<std::string>{"--kit"},
                                         std::vector<std::string>{"--size", "10x10"}, std::vector<std::string>{"--size", "wide"},
                                         std::vector<std::string>{"A01", "A02"},
                                         std::vector<std::string>{"--backend", "none"}));

}  // namespace
}  // namespace lunabloc::ide::app
