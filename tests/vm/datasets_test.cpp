// The small tables that come with the program: each has its description, and opens.
#include <algorithm>

#include "base/file.h"
#include "base/messages.h"
#include "base/schema.h"
#include "run_support.h"

namespace lunabloc::vm {
namespace {

std::filesystem::path assets() { return support::source_folder() / "assets"; }

std::vector<std::string> names_ending(const std::string& extension) {
  std::vector<std::string> names;
  for (const std::string& file : base::entries_of(assets() / "datasets"))
    if (file.ends_with(extension)) names.push_back(file.substr(0, file.size() - extension.size()));
  return names;
}

TEST(Datasets, HaveADescriptionEach) {
  EXPECT_GE(names_ending(".csv").size(), 5U);
  EXPECT_EQ(names_ending(".csv"), names_ending(".yaml"));
}

class Dataset : public testing::TestWithParam<std::string> {};

TEST_P(Dataset, IsDescribedAsItsSchemaAsks) {
  const auto described = base::load_checked(assets() / "datasets" / (GetParam() + ".yaml"), assets() / "schemas/dataset.yaml");
  EXPECT_TRUE(described) << Messages::load(assets() / "messages", "en").value_or(Messages{}).describe(described.error());
}

TEST_P(Dataset, OpensWithItsRows) {
  const trace::Trace trace = run("say(data.open(\"" + GetParam() + "\"):count() > 0)");
  EXPECT_THAT(said(trace), testing::ElementsAre("true"));
  EXPECT_EQ(ending(trace), "finished");
}

INSTANTIATE_TEST_SUITE_P(Shipped, Dataset, testing::ValuesIn(names_ending(".csv")), [](const auto& tested) { return tested.param; });

// The schema does refuse: a description without its licence.
TEST(Datasets, AreRefusedWithoutALicence) {
  const support::TempFolder folder;
  const auto file = folder.path() / "mine.yaml";
  ASSERT_TRUE(base::write_file(file, "format: 1\ntitle: {fr: a, en: a}\nabout: {fr: a, en: a}\n"));
  const auto described = base::load_checked(file, assets() / "schemas/dataset.yaml");
  ASSERT_FALSE(described);
  EXPECT_EQ(described.error().message, "schema.missing_key");
}

}  // namespace
}  // namespace lunabloc::vm
