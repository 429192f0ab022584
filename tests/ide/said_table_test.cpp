// A table that a program said never breaks in the middle of a row.
#include "ide/stage/said_table.h"

#include <gtest/gtest.h>

namespace lunabloc::ide::stage {
namespace {

using Rows = std::vector<std::string>;

constexpr const char* kTable = "numero | espece | ile       | masse\n1      | Adélie | Torgersen | 3750\n31     | Adélie | Dream     | 3250";

TEST(SaidTable, StaysAsItIsWhereItFits) {
  EXPECT_FALSE(close_set_table(kTable, 35));
  EXPECT_FALSE(close_set_table("rien | de | plus", 5));
  EXPECT_FALSE(close_set_table("a | b\nc", 2));
}

TEST(SaidTable, IsSetCloserWhereItDoesNot) {
  EXPECT_EQ(close_set_table(kTable, 30), (Rows{"numero|espece|ile      |masse", "1     |Adélie|Torgersen|3750", "31    |Adélie|Dream    |3250"}));
}

TEST(SaidTable, StandsInPartsWithItsFirstColumnEachTime) {
  EXPECT_EQ(close_set_table(kTable, 24), (Rows{"numero|espece|ile", "1     |Adélie|Torgersen", "31    |Adélie|Dream", "numero|masse", "1     |3750", "31    |3250"}));
}

TEST(SaidTable, KeepsAnEmptyCellAndTheCountOfItsRows) {
  EXPECT_EQ(close_set_table("ville | nom\nA     |\n      | B\n… 30", 9), (Rows{"ville|nom", "A    |", "     |B", "… 30"}));
}

TEST(SaidTable, IsALongLineWhereTwoColumnsDoNotStandSideBySide) { EXPECT_FALSE(close_set_table(kTable, 10)); }

}  // namespace
}  // namespace lunabloc::ide::stage
