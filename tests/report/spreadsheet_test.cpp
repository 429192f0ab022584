// A spreadsheet is one that offices read, and holds what the tables say.
#include "report/spreadsheet.h"

#include <gmock/gmock.h>

#include "base/written.h"
#include "lesson/archive.h"

namespace lunabloc::report {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string content_of(const std::string& bytes) {
  const std::vector<lesson::ArchiveFile> files = lesson::read_archive(bytes).value();
  for (const lesson::ArchiveFile& file : files)
    if (file.name == "content.xml") return file.bytes;
  return {};
}

TEST(Spreadsheet, ItsTypeComesFirstAsItIs) {
  const std::string bytes = ods({{"Qui est où", "a\r\n"}}).value();
  EXPECT_EQ(bytes.substr(0, 4), "PK\x03\x04");
  EXPECT_EQ(bytes.substr(8, 2), std::string(2, '\0')) << "stored";
  EXPECT_EQ(bytes.substr(30, 8 + 46), "mimetypeapplication/vnd.oasis.opendocument.spreadsheet");
  EXPECT_EQ(bytes, ods({{"Qui est où", "a\r\n"}}).value()) << "the same bytes for the same tables";
}

TEST(Spreadsheet, CellsAreNumbersOrTextAndNeverFormulas) {
  const std::string csv = "\xEF\xBB\xBF" "Élève,Étapes\r\n" + base::in_csv("=1+2") + ",12\r\n" + base::in_csv("dit \"a, b\"\nc") + ",\r\n" + base::in_csv("<b>") + ",007x\r\n";
  const std::string content = content_of(ods({{"Élèves : 1", csv}}).value());
  EXPECT_THAT(content, HasSubstr("<text:p>Élève</text:p>"));
  EXPECT_THAT(content, HasSubstr("office:value-type=\"float\" office:value=\"12\""));
  EXPECT_THAT(content, HasSubstr("office:value-type=\"string\"><text:p>=1+2</text:p>")) << "a text that looks like a formula is a text";
  EXPECT_THAT(content, HasSubstr("dit &quot;a, b&quot;\nc"));
  EXPECT_THAT(content, HasSubstr("&lt;b&gt;"));
  EXPECT_THAT(content, HasSubstr("<text:p>007x</text:p>"));
  EXPECT_THAT(content, HasSubstr("table:name=\"Élèves - 1\""));
  EXPECT_THAT(content, Not(HasSubstr("table:formula")));
}

}  // namespace
}  // namespace lunabloc::report
