// What a pupil has made leaves the machine, comes back, and can be erased.
#include "portfolio/files.h"

#include <gmock/gmock.h>

#include <filesystem>

#include "base/file.h"
#include "lesson/archive.h"
#include "support/temp_folder.h"

namespace lunabloc::portfolio {
namespace {

namespace fs = std::filesystem;

const CurrentText kAsSaved = [](const fs::path&, const std::string&) { return std::nullopt; };

class Home {
 public:
  Home() {
    write("works/A01/program.lua", "say(1)");
    write("works/A01/progress.jsonl", "{\"step\":\"lancer\"}\n");
    write("works/A01/journal.jsonl", "{\"base\":\"x\"}\n");
    write("works/A01/lock", "1");
    write("works/Été -xA/program.lua", "say(2)");
    write("display.yaml", "font: opendyslexic\n");
    write("backpack/été.lua", "say(3)");
  }
  void write(const std::string& path, const std::string& bytes) { EXPECT_TRUE(base::write_file(folder() / path, bytes)); }
  fs::path folder() const { return folder_.path() / "home"; }

 private:
  support::TempFolder folder_;
};

TEST(PortfolioFiles, HoldWhatWasMadeAndNothingElse) {
  const Home home;
  const Files files = read_portfolio(home.folder(), kAsSaved).value();
  std::vector<std::string> names;
  for (const auto& [path, bytes] : files) names.push_back(path);
  EXPECT_THAT(names, testing::UnorderedElementsAre("backpack/été.lua", "works/A01/program.lua", "works/A01/progress.jsonl", "works/Été -xA/program.lua"))
      << "how things are displayed is nobody's business";
}

TEST(PortfolioFiles, HoldTheTextAsItWasLeft) {
  const Home home;
  const CurrentText current = [](const fs::path&, const std::string& work) { return work == "A01" ? std::optional<std::string>("say(9)") : std::nullopt; };
  EXPECT_EQ(read_portfolio(home.folder(), current)->at("works/A01/program.lua"), "say(9)");
}

TEST(PortfolioFiles, ComeBackFromAZipAsTheyWere) {
  const Home home;
  const Files files = read_portfolio(home.folder(), kAsSaved).value();
  const std::string zip = pack_portfolio(files, "À lire").value();
  EXPECT_EQ(zip, pack_portfolio(files, "À lire").value());
  EXPECT_EQ(unpack_portfolio(zip).value(), files);
  support::TempFolder other;
  ASSERT_TRUE(write_portfolio(other.path(), files));
  EXPECT_EQ(read_portfolio(other.path(), kAsSaved).value(), files);
}

TEST(PortfolioFiles, RefuseAZipThatIsNone) {
  EXPECT_EQ(unpack_portfolio("no zip").error().message, "pack.not_zip");
  for (const std::string name : {"bin/sh", "works/-x2E-x2E/-x2E-x2E/x", "display.yaml"})
    EXPECT_EQ(unpack_portfolio(lesson::write_archive({{name, "x"}}).value()).error().message, "portfolio.not_one") << name;
}

TEST(PortfolioFiles, AreErasedToTheLastByte) {
  const Home home;
  const Erased erased = erase_portfolio(home.folder());
  EXPECT_EQ(erased.files, 7U);
  EXPECT_GT(erased.bytes, 40U);
  EXPECT_THAT(erased.left, testing::IsEmpty());
  EXPECT_FALSE(base::is_there(home.folder()));
  EXPECT_EQ(erase_portfolio(home.folder()).files, 0U) << "nothing is there any more";
}

}  // namespace
}  // namespace lunabloc::portfolio
