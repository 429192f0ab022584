// Packs: what is made is taken again whole; what is hostile leaves nothing behind.
#include "lesson/pack.h"

#include <gmock/gmock.h>

#include <functional>

#include "lesson/archive.h"
#include "lesson/pack_rules.h"
#include "written_lesson.h"

namespace lunabloc::lesson {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

const std::string kVersion = "1.0.0";

class Packs : public testing::Test {
 protected:
  Result<std::string> made(std::vector<fs::path> lessons = {}) const {
    if (lessons.empty()) lessons = {written_.folder()};
    return make_pack({.lessons = std::move(lessons), .schemas = assets() / "schemas"}, common_messages());
  }
  Result<Installed> install(const std::string& bytes) const { return install_pack(bytes, packs(), assets() / "schemas", kVersion); }
  // The pack with its files changed, and its sums right again.
  std::string spoilt(const std::function<void(std::vector<ArchiveFile>&)>& change) const {
    std::vector<ArchiveFile> files = read_archive(made().value()).value();
    change(files);
    std::erase_if(files, [](const ArchiveFile& file) { return file.name == kSums; });
    files.push_back({std::string(kSums), sums_of(files)});
    return write_archive(std::move(files)).value();
  }
  std::string refusal(const std::string& bytes) const {
    const Result<Installed> installed = install(bytes);
    EXPECT_THAT(base::entries_of(packs()), testing::IsEmpty()) << "something was left behind";
    if (installed) return "taken";
    EXPECT_TRUE(common_messages().has(installed.error().message)) << installed.error().message;
    return installed.error().message;
  }
  fs::path packs() const { return home_.path() / "packs"; }

  WrittenLesson written_;
  support::TempFolder home_;
};

std::string& bytes_of(std::vector<ArchiveFile>& files, std::string_view name) {
  const auto found = std::find_if(files.begin(), files.end(), [&](const ArchiveFile& file) { return file.name == name; });
  EXPECT_NE(found, files.end()) << name;
  return found->bytes;
}

TEST_F(Packs, WhatIsMadeIsTakenWhole) {
  const Result<Installed> installed = install(made().value());
  ASSERT_TRUE(installed) << common_messages().describe(installed.error());
  EXPECT_EQ(installed->folder, packs() / "A77-0.1.0");
  EXPECT_THAT(installed->lessons, testing::ElementsAre("A77"));
  EXPECT_THAT(installed->warnings, testing::IsEmpty());
  for (const auto& entry : fs::recursive_directory_iterator(written_.folder()))
    if (entry.is_regular_file()) {
      const fs::path within = entry.path().lexically_relative(written_.folder());
      EXPECT_EQ(base::read_file(installed->folder / "lecons/A77" / within).value_or("gone"), base::read_file(entry.path()).value()) << within;
    }
  EXPECT_THAT(base::read_file(installed->folder / "CREDITS.md").value(), HasSubstr("CC-BY-SA-4.0"));
  EXPECT_THAT(base::read_file(installed->folder / "LICENCES/CC-BY-SA-4.0.txt").value(), HasSubstr("creativecommons.org/licenses/by-sa/4.0"));
  EXPECT_THAT(installed_lessons(packs()), testing::ElementsAre(installed->folder / "lecons/A77"));
}

TEST_F(Packs, SayForEachLicenceWhichWorksWhoseAndWhatWasDoneToThem) {
  written_.change("lecon.md", "auteurs: [\"Ton nom\"]", "auteurs: [\"Ada\"]\nd_apres: {titre: \"La chasse\", auteurs: [\"Grace\"], source: \"la revue\", licence: CC-BY-4.0, changements: \"la carte\"}");
  written_.write("images/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><path d=\"M0 0L9 9\"/></svg>");
  written_.write("images/credits.yaml", "- {fichier: a.svg, titre: \"Une flèche\", auteur: \"Rosa\", source: \"son cahier\", licence: CC-BY-4.0, changements: \"en noir\"}\n");
  const Result<Installed> installed = install(made().value());
  ASSERT_TRUE(installed) << common_messages().describe(installed.error());
  const std::string by = base::read_file(installed->folder / "LICENCES/CC-BY-4.0.txt").value();
  for (const char* words : {"creativecommons.org/licenses/by/4.0", "La chasse", "Grace", "la revue", "la carte", "Une flèche", "Rosa", "son cahier", "en noir"}) EXPECT_THAT(by, HasSubstr(words));
  const std::string shared = base::read_file(installed->folder / "LICENCES/CC-BY-SA-4.0.txt").value();
  for (const char* words : {"A77", "Ada", "0.1.0", "textes"}) EXPECT_THAT(shared, HasSubstr(words));
  EXPECT_THAT(base::read_file(installed->folder / "LICENCES/CC0-1.0.txt").value(), HasSubstr("programmes"));
}

TEST_F(Packs, AreTheSameForTheSameLesson) {
  const std::string one = made().value();
  written_.write("depart.lua", base::read_file(written_.folder() / "depart.lua").value());
  written_.write(".cache", "what an editor leaves");
  written_.write("lecon.md~", "what an editor leaves");
  EXPECT_EQ(made().value(), one);
}

TEST_F(Packs, SolutionsAreNotMetAtOnce) {
  const std::vector<ArchiveFile> files = read_archive(made().value()).value();
  for (const ArchiveFile& file : files) {
    EXPECT_THAT(file.name, testing::Not(HasSubstr("solution")));
    EXPECT_THAT(file.name, testing::Not(HasSubstr("erreurs")));
  }
}

TEST_F(Packs, OurLessonsPackAndUnpack) {
  const std::vector<fs::path> lessons = lesson_folders(support::source_folder() / "lessons");
  const Result<std::string> pack = made(lessons);
  ASSERT_TRUE(pack) << common_messages().describe(pack.error());
  const Result<Installed> installed = install(*pack);
  ASSERT_TRUE(installed) << common_messages().describe(installed.error());
  EXPECT_EQ(installed->lessons.size(), lessons.size());
  EXPECT_EQ(all_lessons(support::source_folder() / "lessons", packs()).size(), lessons.size()) << "ours come first";
}

TEST_F(Packs, AVariantBringsItsBase) {
  written_.write("../A77-doux/lecon.md", "---\nid: A77-doux\nbase: A77\nguidage: plus\n---\n");
  const fs::path variant = written_.folder().parent_path() / "A77-doux";
  const Result<Installed> installed = install(made({variant}).value());
  ASSERT_TRUE(installed) << common_messages().describe(installed.error());
  EXPECT_EQ(installed->id, "A77-doux");
  EXPECT_THAT(installed->lessons, testing::ElementsAre("A77-doux", "A77"));
  EXPECT_TRUE(load_lesson(installed->folder / "lecons/A77-doux", assets() / "schemas"));
  const Result<std::string> both = made({written_.folder(), variant});
  EXPECT_TRUE(both) << "the base once, also when it is named";
}

TEST_F(Packs, NothingIsOverwritten) {
  const std::string pack = made().value();
  ASSERT_TRUE(install(pack));
  const Result<Installed> again = install(pack);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().message, "pack.there");
  written_.change("lecon.md", "version: 0.1.0", "version: 0.10.0");
  ASSERT_TRUE(install(made().value()));
  written_.change("lecon.md", "version: 0.10.0", "version: 0.9.0");
  ASSERT_TRUE(install(made().value()));
  EXPECT_THAT(base::entries_of(packs()), testing::ElementsAre("A77-0.1.0", "A77-0.10.0", "A77-0.9.0"));
  EXPECT_EQ(installed_lessons(packs()).front(), packs() / "A77-0.10.0/lecons/A77") << "the newest first";
  EXPECT_EQ(all_lessons(packs() / "nowhere", packs()).size(), 1U);
}

TEST_F(Packs, SomethingElseThanALessonIsRefused) {
  const auto is = [&](const char* message, const std::function<void(std::vector<ArchiveFile>&)>& change) { EXPECT_EQ(refusal(spoilt(change)), message); };
  is("pack.not_lesson", [](auto& files) { std::erase_if(files, [](const ArchiveFile& file) { return file.name == "lecons/A77/lecon.md"; }); });
  is("pack.no_list", [](auto& files) { std::erase_if(files, [](const ArchiveFile& file) { return file.name == kList; }); });
  is("pack.kind", [](auto& files) { files.push_back({"lecons/A77/virus.exe", "MZ"}); });
  is("pack.kind", [](auto& files) { files.push_back({"lecons/A78/lecon.md", "---"}); });
  is("pack.kind", [](auto& files) { files.push_back({"lisez.md", "---"}); });
  is("pack.kind", [](auto& files) { files.push_back({"lecons/A77/autre.zip", "PK"}); });
  is("pack.encoding", [](auto& files) { bytes_of(files, "lecons/A77/lecon.md") += "\xE9"; });
  is("pack.encoding", [](auto& files) { bytes_of(files, "lecons/A77/depart.lua") = std::string("a = 1\0", 6); });
  is("pack.encoding", [](auto& files) { bytes_of(files, "lecons/A77/depart.lua") = "\xEF\xBB\xBF-- x\n"; });
  is("pack.encoding", [](auto& files) { files.push_back({"lecons/A77/images/a.png", "GIF89a"}); });
  is("schema.missing_key", [](auto& files) { bytes_of(files, kList) = "format: 1\n"; });
  is("data.syntax", [](auto& files) { bytes_of(files, kList) = "id: [\n"; });
  is("pack.newer", [](auto& files) {
    std::string& list = bytes_of(files, kList);
    list.replace(list.find("besoin: 0.1.0"), 13, "besoin: 9.0.0");
  });
  is("lesson.no_front_matter", [](auto& files) { bytes_of(files, "lecons/A77/lecon.md") = "## Prédis : rien\n"; });
  is("pack.name", [](auto& files) {
    std::string& list = bytes_of(files, kList);
    list.replace(list.find("version: 0.1.0"), 14, "version: " + std::string(70, '1') + ".1.0");
  });
}

TEST_F(Packs, DrawingsOnlyShow) {
  for (const char* svg : {"<svg><script>x</script></svg>", "<svg onload=\"x()\"/>", "<svg><a href=\"http://x\"/></svg>", "<svg><image href='x.png'/></svg>",
                          "<!DOCTYPE svg [<!ENTITY a 'aaa'>]><svg/>", "<svg style=\"fill:url(http://x)\"/>", "<svg><foreignObject/></svg>"})
    EXPECT_EQ(refusal(spoilt([&](auto& files) { files.push_back({"lecons/A77/images/a.svg", svg}); })), "pack.picture") << svg;
  EXPECT_EQ(install(spoilt([&](auto& files) { files.push_back({"lecons/A77/images/a.svg", "<svg><g id=\"a\"/><use href=\"#a\"/></svg>"}); })).has_value(), true);
}

TEST_F(Packs, AChangedFileIsSeen) {
  std::vector<ArchiveFile> files = read_archive(made().value()).value();
  bytes_of(files, "lecons/A77/depart.lua") = "grid.west()\n";
  EXPECT_EQ(refusal(write_archive(files).value()), "pack.sum");
  files = read_archive(made().value()).value();
  files.push_back({"lecons/A77/plus.lua", "grid.west()\n"});
  EXPECT_EQ(refusal(write_archive(files).value()), "pack.unlisted");
  files.pop_back();
  std::erase_if(files, [](const ArchiveFile& file) { return file.name == "lecons/A77/depart.lua"; });
  EXPECT_EQ(refusal(write_archive(files).value()), "pack.sum");
}

TEST_F(Packs, WhatIsForAdultsHoldsNothingElse) {
  const auto with_inner = [&](const std::vector<ArchiveFile>& inner) {
    return spoilt([&](auto& files) { bytes_of(files, kAdult) = write_archive(inner).value(); });
  };
  EXPECT_EQ(refusal(with_inner({{"lecons/A77/lecon.md", "---"}})), "pack.kind");
  EXPECT_EQ(refusal(with_inner({{"erreurs/M-a--b.lua", "x"}})), "pack.kind");
  EXPECT_EQ(refusal(with_inner({{"lecons/erreurs/M-a--b.lua", "x"}})), "pack.kind");
  EXPECT_EQ(refusal(with_inner({{"lecons/A77/erreurs/a.zip", "PK"}})), "pack.kind");
  EXPECT_EQ(refusal(spoilt([&](auto& files) { bytes_of(files, kAdult) = "PK cassé"; })), "pack.not_zip");
  EXPECT_EQ(refusal(with_inner({{"lecons/A77/solution.lua", std::string(8U << 20U, ' ')}})), "pack.bomb");
}

TEST_F(Packs, ALinkInALessonIsNotFollowed) {
  fs::create_symlink("/etc/passwd", written_.folder() / "images.md");
  const Result<std::string> pack = made();
  ASSERT_FALSE(pack);
  EXPECT_EQ(pack.error().message, "pack.link");
}

TEST_F(Packs, AClosedLicenceIsNotPackedButMayBeInstalled) {
  const std::string closed = spoilt([](auto& files) {
    std::string& text = bytes_of(files, "lecons/A77/lecon.md");
    text.replace(text.find("licence: CC-BY-SA-4.0"), 21, "licence: CC-BY-NC-4.0");
  });
  const Result<Installed> installed = install(closed);
  ASSERT_TRUE(installed);
  ASSERT_EQ(installed->warnings.size(), 1U);
  EXPECT_EQ(installed->warnings[0].message, "pack.license_closed");
  const Result<std::string> pack = made({installed->folder / "lecons/A77"});
  ASSERT_FALSE(pack);
  EXPECT_EQ(pack.error().message, "lesson.license");
}

TEST_F(Packs, AFolderThatCannotBeWrittenIsSaid) {
  const Result<Installed> installed = install_pack(made().value(), "/proc/packs", assets() / "schemas", kVersion);
  ASSERT_FALSE(installed);
  EXPECT_EQ(installed.error().message, "file.cannot_write");
}

}  // namespace
}  // namespace lunabloc::lesson
