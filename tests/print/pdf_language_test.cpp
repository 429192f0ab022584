// A document says its language to who has it read aloud, and is otherwise what it was.
#include "print/pdf_language.h"

#include <gmock/gmock.h>

#include <cstdio>
#include <memory>

#include "base/file.h"
#include "print/paper.h"
#include "support/temp_folder.h"

namespace lunabloc::print {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string paper_in(const std::string& language) {
  Paper paper({});
  paper.heading("", "Un titre");
  paper.text("Des mots.");
  return paper.pdf({"titre", "auteurs", "pied", language}).value();
}

// What poppler says of the file, with its own reading of every object.
std::string told(const std::string& program, const std::string& pdf) {
  const support::TempFolder folder;
  const std::string file = (folder.path() / "a.pdf").string();
  EXPECT_TRUE(base::write_file(file, pdf));
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(::popen((program + " " + file + " 2>&1").c_str(), "r"), ::pclose);
  std::string words;
  char chunk[4096];
  while (const std::size_t count = std::fread(chunk, 1, sizeof chunk, pipe.get())) words.append(chunk, count);
  return words;
}

TEST(PdfLanguage, IsInTheCatalogThatReadersFollow) {
  const std::string pdf = paper_in("en");
  EXPECT_THAT(pdf, HasSubstr("/Lang (en)"));
  const std::string info = told("pdfinfo", pdf);
  EXPECT_THAT(info, HasSubstr("Tagged:          yes"));
  EXPECT_THAT(info, HasSubstr("Pages:           1"));
  EXPECT_THAT(info, HasSubstr("Title:           titre"));
  EXPECT_THAT(info, Not(HasSubstr("Error")));
  EXPECT_THAT(told("pdfinfo -struct-text", pdf), HasSubstr("Un titre"));
}

TEST(PdfLanguage, IsSaidOnce) {
  const std::string pdf = paper_in("fr");
  EXPECT_EQ(with_language(pdf, "en"), pdf);
}

TEST(PdfLanguage, LeavesWhatItDoesNotKnow) {
  for (const std::string text : {"", "%PDF-1.5\n", "\ntrailer\n<< /Size 2 >>\nstartxref\n9\n%%EOF", "\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF",
                                 "\n1 0 obj\n<< /Type /Catalog\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF"})
    EXPECT_EQ(with_language(text, "fr"), text);
}

}  // namespace
}  // namespace lunabloc::print
