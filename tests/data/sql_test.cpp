#include "data/sql.h"

#include <gmock/gmock.h>

#include <memory>

namespace lunabloc::data {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

// One table, of which every name is what nobody would want in a statement.
constexpr const char* kName = "n'; DROP TABLE cells; --";
constexpr const char* kWord = "licorne'; DROP TABLE cells; --";

class OneTable final : public Catalogue, public Places {
 public:
  Result<TableFacts> facts_of(const std::string& table) override { return TableFacts{table, {{kName, Kind::text, 0, "", false}, {"prix", Kind::decimal, 2, "", false}}, 10}; }
  Result<Place> place_of(const std::string&) override { return Place{"cells", "rowid"}; }
};

Pipeline every_step() {
  const auto other = std::make_shared<const Pipeline>(Pipeline{kWord, {}});
  return {kWord,
          {Keep{kName, Comparison::greater, std::string(kWord)}, Drop{kName, Comparison::equal, std::string(kWord)}, Keep{"prix", Comparison::less, 12345.75},
           WithoutMissing{kName}, Fill{kName, std::string(kWord)}, Compute{kWord, "prix", Arithmetic::add, std::int64_t{987654}}, Sort{kName, Direction::down},
           Join{other, kName, kName}, Sample{5, 7}, Select{{kName, kWord}}, Group{{kName}, Aggregate::max, kWord}}};
}

TEST(Sql, NothingThatAPersonWroteStandsInAStatement) {
  OneTable table;
  for (const SqlDialect dialect : {SqlDialect::duckdb, SqlDialect::postgres}) {
    const Result<Statement> statement = compile({every_step(), Rows{0, 10}}, table, table, dialect);
    ASSERT_TRUE(statement) << statement.error().message;
    for (const char* words : {"licorne", "DROP", "n'", "12345", "987654"}) EXPECT_THAT(statement->sql, Not(HasSubstr(words)));
    EXPECT_THAT(statement->parameters, Contains(Cell(std::string(kWord))));
    EXPECT_THAT(statement->parameters, Contains(Cell(std::int64_t{987654})));
  }
}

TEST(Sql, OfManyStepsThereIsOneStatement) {
  OneTable table;
  for (const SqlDialect dialect : {SqlDialect::duckdb, SqlDialect::postgres})
    EXPECT_THAT(compile({every_step(), Count{}}, table, table, dialect)->sql, Not(HasSubstr(";")));
}

}  // namespace
}  // namespace lunabloc::data
