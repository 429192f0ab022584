// Zip files: what is taken, what is refused and why, and that the same files give the same bytes.
#include "lesson/archive.h"

#include <gmock/gmock.h>

#include <cstdlib>
#include <ctime>

#include "base/messages.h"
#include "hostile_zip.h"
#include "written_lesson.h"

namespace lunabloc::lesson {
namespace {

std::string refusal(const std::string& zip, const ArchiveLimits& limits = {}) {
  const Result<std::vector<ArchiveFile>> files = read_archive(zip, limits);
  if (files) return "taken";
  EXPECT_TRUE(common_messages().has(files.error().message)) << files.error().message;
  return files.error().message;
}

TEST(Archive, GivesBackWhatWasPutIn) {
  const std::string bytes("\0\1\2 un octet \xFF", 14);
  const std::string zip = write_archive({{"b/deux.txt", "deux"}, {"a.txt", ""}, {"b/un.png", bytes}}).value();
  const std::vector<ArchiveFile> files = read_archive(zip).value();
  ASSERT_EQ(files.size(), 3U);
  EXPECT_EQ(files[0].name, "a.txt") << "sorted by name";
  EXPECT_EQ(files[1].bytes, "deux");
  EXPECT_EQ(files[2].bytes, bytes);
}

TEST(Archive, IsTheSameWhateverTheOrderAndTheClock) {
  const std::string one = write_archive({{"a.txt", "un"}, {"b.txt", "deux"}}).value();
  const char* before = std::getenv("TZ");
  const std::string kept = before != nullptr ? before : "";
  for (const char* zone : {"Pacific/Auckland", "America/Los_Angeles", "UTC"}) {
    ::setenv("TZ", zone, 1);
    ::tzset();
    EXPECT_EQ(write_archive({{"b.txt", "deux"}, {"a.txt", "un"}}).value(), one) << zone;
  }
  if (before != nullptr) ::setenv("TZ", kept.c_str(), 1);
  else ::unsetenv("TZ");
  ::tzset();
}

TEST(Archive, TakesAnHonestOneOfAnotherProgram) {
  EXPECT_EQ(refusal(zip_of({{.name = "lecons/", .bytes = "", .mode = 040755}, {.name = "lecons/a.md", .bytes = "texte"}})), "taken");
}

TEST(Archive, RefusesNamesThatLeadOutside) {
  for (const char* name : {"../a.md", "/etc/passwd", "lecons/../../a.md", "lecons\\a.md", "C:a.md", "lecons//a.md", "./a.md", ".."})
    EXPECT_EQ(refusal(zip_of({{.name = name, .bytes = "x"}})), "pack.path") << name;
}

TEST(Archive, RefusesNamesThatSomeSystemCannotHold) {
  for (const std::string& name : {std::string("lecons/CON.md"), std::string("aux"), std::string("le\xC3\xA7on.md"), std::string("a\nb.md"), std::string("fin."),
                                  std::string("lecons/.cache"), std::string(61, 'a'), std::string("\xE7.md")})
    EXPECT_EQ(refusal(zip_of({{.name = name, .bytes = "x"}})), "pack.name") << name;
  std::string deep;
  for (int i = 0; i < 40; ++i) deep += "abcde/";
  EXPECT_EQ(refusal(zip_of({{.name = deep + "a.md", .bytes = "x"}})), "pack.name");
}

TEST(Archive, RefusesLinksAndDevices) {
  for (const std::uint32_t mode : {0120777U, 0020666U, 0060666U, 0010666U, 0140777U})
    EXPECT_EQ(refusal(zip_of({{.name = "a.md", .bytes = "/etc/passwd", .mode = mode}})), "pack.link") << mode;
  EXPECT_EQ(refusal(zip_of({{.name = "a/", .bytes = "", .mode = 0120777}})), "pack.link");
}

TEST(Archive, RefusesWhatIsThereTwice) {
  EXPECT_EQ(refusal(zip_of({{.name = "a.md", .bytes = "x"}, {.name = "A.MD", .bytes = "y"}})), "pack.twice");
  EXPECT_EQ(refusal(zip_of({{.name = "a", .bytes = "x"}, {.name = "a/b.md", .bytes = "y"}})), "pack.twice");
}

TEST(Archive, RefusesWhatItCannotRead) {
  EXPECT_EQ(refusal(zip_of({{.name = "a.md", .bytes = "x", .flags = 1}})), "pack.encrypted");
  EXPECT_EQ(refusal(zip_of({{.name = "a.md", .bytes = "x", .method = 12}})), "pack.method");
  EXPECT_EQ(refusal(""), "pack.not_zip");
  EXPECT_EQ(refusal("PK"), "pack.not_zip");
  EXPECT_EQ(refusal("une lettre"), "pack.not_zip");
}

TEST(Archive, RefusesAnArchiveThatContradictsItself) {
  EXPECT_EQ(refusal(zip_of({{.name = "a.md", .bytes = "x", .central_name = "b.md"}})), "pack.not_zip");
  EXPECT_NE(refusal(zip_of({{.name = "a.md", .bytes = "x", .sum_change = 1}})), "taken");
  EXPECT_NE(refusal(zip_of({{.name = "a.md", .bytes = "xyz", .said_size = 2}})), "taken");
  EXPECT_NE(refusal(zip_of({{.name = "a.md", .bytes = "xyz", .said_size = 9}})), "taken");
}

TEST(Archive, RefusesBombs) {
  EXPECT_EQ(refusal(write_archive({{"a.txt", std::string(8U << 20U, '0')}}).value()), "pack.bomb");
  EXPECT_EQ(refusal(write_archive({{"a.txt", std::string(60'000, '0')}}).value()), "taken") << "what is small harms nobody";
  EXPECT_EQ(refusal(zip_of({{.name = "a.txt", .bytes = "x", .said_size = 0x7FFFFFFF}})), "pack.too_large");
  const ArchiveLimits small{.files = 2, .file_bytes = 10, .all_bytes = 1'000};
  EXPECT_EQ(refusal(zip_of({{.name = "a", .bytes = "1"}, {.name = "b", .bytes = "1"}, {.name = "c", .bytes = "1"}}), small), "pack.too_many");
  EXPECT_EQ(refusal(zip_of({{.name = "a", .bytes = std::string(11, '1')}}), small), "pack.too_large");
  std::vector<ZipEntry> many;
  for (int i = 0; i < 90; ++i) many.push_back({.name = "f" + std::to_string(i), .bytes = ""});
  EXPECT_EQ(refusal(zip_of(many), {.files = 89}), "pack.too_many");
  EXPECT_EQ(refusal(zip_of({{.name = "a", .bytes = "123456"}, {.name = "b", .bytes = "123456"}}), {.all_bytes = 11}), "pack.too_large");
}

// Cut or changed at any byte it is refused or whole, and nothing is believed of it.
TEST(Archive, DamagedAnywhereItIsRefusedOrHarmless) {
  const std::string zip = write_archive({{"lecons/A01/lecon.md", "un texte qui se range, qui se range"}, {"b.txt", "deux"}}).value();
  for (std::size_t at = 0; at < zip.size(); ++at) {
    (void)refusal(zip.substr(0, at));
    std::string changed = zip;
    changed[at] = static_cast<char>(changed[at] ^ 0x41);
    const Result<std::vector<ArchiveFile>> files = read_archive(changed);
    if (!files) continue;
    for (const ArchiveFile& file : *files) EXPECT_EQ(wrong_name(file.name), "") << file.name;
  }
}

}  // namespace
}  // namespace lunabloc::lesson
