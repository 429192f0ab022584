// The table of kinds: nothing of a home is of no kind, nothing in the table is of no home.
#include "portfolio/kinds.h"

#include <gmock/gmock.h>

#include <regex>
#include <set>

#include "base/file.h"
#include "portfolio/files.h"
#include "support/temp_folder.h"

namespace lunabloc::portfolio {
namespace {

namespace fs = std::filesystem;

TEST(Kinds, AreToldByPathAndName) {
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"works/A01/creer/program.lua", "programs"}, {"works/libre-1/origine.json", "programs"},     {"works/A01/breakpoints.jsonl", "programs"},
      {"works/A01/retours.jsonl", "returns"},      {"works/A01/versions/2026.lua", "versions"},    {"works/A01/versions/versions.jsonl", "versions"},
      {"works/A01/lock", "journal"},               {"works/A01/block", "pictures"},                {"works/A01/fichiers/program.lua", "files"},
      {"works/A01/capteurs.csv", "files"},         {"examens/brevet/seance.jsonl", "exam"},        {"examens/brevet/rendue.txt", "exam"},
      {"parcours.yaml", "class"},                  {"boite/eleves/loup/000001.zip", "class"},      {"lecons/B77/lecon.md", "lessons"},
      {"drawings/chat.png", "pictures"},           {"inconnu.bin", "other"},                       {"sous/works/A01/program.lua", "other"}};
  for (const auto& [path, kind] : cases) EXPECT_EQ(kind_of(path).id, kind) << path;
}

TEST(Kinds, TravelOrStayWhole) {
  std::map<std::string_view, bool> travels;
  for (const KindRow& row : kKindRows) EXPECT_EQ(travels.emplace(row.id, row.travels).first->second, row.travels) << row.id << " " << row.under;
}

// One file of each row in a home: what is taken away is what the table says.
TEST(Kinds, SayWhatIsTakenAway) {
  const support::TempFolder home;
  std::set<std::string> travelling;
  for (const KindRow& row : kKindRows) {
    const bool is_file = !row.under.empty() && row.under.back() != '/';
    std::string path(row.under);
    if (!is_file) path += "A01" + std::string(row.within.empty() ? "/" : row.within.starts_with('/') ? row.within : "/" + std::string(row.within)) + (row.ending.starts_with('.') ? "x" : "") + (row.ending.empty() ? "x" : std::string(row.ending));
    ASSERT_EQ(&kind_of(path), &row) << path;
    ASSERT_TRUE(base::write_file(home.path() / path, "1"));
    if (row.travels) travelling.insert(path);
  }
  std::set<std::string> taken;
  const Files files = read_portfolio(home.path(), [](const fs::path&, const std::string&) { return std::nullopt; }).value();
  for (const auto& [path, bytes] : files) taken.insert(path);
  EXPECT_EQ(taken, travelling);
  EXPECT_EQ(kept_in(home.path()).size(), kKindRows.size());
}

class OurSources : public testing::Test {
 protected:
  OurSources() {
    for (const char* folder : {"runtime", "ide"})
      for (const auto& entry : fs::recursive_directory_iterator(support::source_folder() / folder))
        if (const fs::path& file = entry.path(); (file.extension() == ".cpp" || file.extension() == ".h") && file.stem() != "kinds") sources_[file.string()] = base::read_file(file).value();
  }
  std::map<std::string, std::string> sources_;
};

TEST_F(OurSources, NameWhatEachRowSpeaksOf) {
  for (const KindRow& row : kKindRows) {
    for (const std::string_view part : {row.under, row.within, row.ending}) {
      const std::size_t start = part.starts_with('/') ? 1 : 0, end = part.ends_with('/') ? 1 : 0;
      const std::string name = "\"" + std::string(part.substr(start, part.size() - start - end)) + "\"";
      if (part.empty()) continue;
      EXPECT_TRUE(std::any_of(sources_.begin(), sources_.end(), [&](const auto& source) { return source.second.find(name) != std::string::npos; })) << "nothing writes " << name;
    }
  }
}

TEST_F(OurSources, PutNothingInTheHomeThatIsOfNoKind) {
  const std::regex into_home(R"re(\bhome_? / "([^"]+)")re");
  std::size_t found = 0;
  for (const auto& [file, text] : sources_)
    for (std::sregex_iterator at(text.begin(), text.end(), into_home), end; at != end; ++at, ++found) {
      const std::string name = (*at)[1];
      EXPECT_TRUE(kind_of(name).id != "other" || kind_of(name + "/").id != "other") << file << ": " << name;
    }
  EXPECT_GT(found, 20U);
}

}  // namespace
}  // namespace lunabloc::portfolio
