#include "lesson/table_types.h"

#include <gtest/gtest.h>

#include "base/file.h"
#include "support/temp_folder.h"

namespace lunabloc::lesson {
namespace {

TEST(TableTypes, TheTextsOfATableStandInQuotes) {
  EXPECT_EQ(with_texts_quoted("code,n\n75056,1\r\n,2\n\"a\"\"b,c\",3\n01004", {"code"}), "code,n\n\"75056\",1\r\n,2\n\"a\"\"b,c\",3\n\"01004\"");
  EXPECT_EQ(with_texts_quoted("n,code\r\n1,7\r\n\n8,9,10\n", {"code"}), "n,code\r\n1,\"7\"\r\n\n8,\"9\",10\n");
  EXPECT_EQ(with_texts_quoted("", {"code"}), "");
}

TEST(TableTypes, AreThoseOfTheDescription) {
  const support::TempFolder folder;
  const auto file = folder.path() / "donnees.yaml";
  ASSERT_TRUE(base::write_file(file, "- {nom: a, fichier: a.csv, colonnes: [{nom: code, type: texte}, {nom: n, type: entier}, {nom: jour, type: date}]}\n"
                                     "- {nom: b, fichier: b.csv}\n"));
  const auto columns = text_columns_of(file);
  ASSERT_EQ(columns.size(), 1U);
  EXPECT_EQ(columns.at("a.csv"), (std::set<std::string>{"code", "jour"}));
  EXPECT_TRUE(text_columns_of(folder.path() / "absent.yaml").empty());
}

}  // namespace
}  // namespace lunabloc::lesson
