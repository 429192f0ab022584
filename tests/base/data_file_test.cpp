#include "base/data_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "base/schema.h"
#include "support/temp_folder.h"

namespace lunabloc::base {
namespace {

DataValue parsed(std::string_view text) {
  Result<DataValue> value = parse_data(text, "t.yaml");
  EXPECT_TRUE(value) << (value ? "" : value.error().message);
  return value ? *value : DataValue{};
}

TEST(DataFile, KnowsTheFourKindsOfScalar) {
  const DataValue value = parsed("a: 3\nb: 2.5\nc: true\nd: oui\ne: \"3\"\n");
  EXPECT_EQ(value.find("a")->integer(), 3);
  EXPECT_EQ(value.find("b")->number(), 2.5);
  EXPECT_TRUE(value.find("c")->boolean());
  EXPECT_TRUE(value.find("d")->is_text());
  EXPECT_TRUE(value.find("e")->is_text()) << "a quoted number stays text";
}

TEST(DataFile, RemembersWhereAValueStands) {
  const DataValue value = parsed("a: 1\nb:\n  - x\n  - y\n");
  EXPECT_EQ(value.find("b")->list()[1].place, (Place{"t.yaml", 4, 5}));
}

struct Refused {
  std::string text, message;
  std::uint32_t line;
};
class DataFileRefuses : public testing::TestWithParam<Refused> {};
TEST_P(DataFileRefuses, WithItsPlace) {
  const Result<DataValue> value = parse_data(GetParam().text, "t.yaml");
  ASSERT_FALSE(value);
  EXPECT_EQ(value.error().message, GetParam().message);
  EXPECT_EQ(value.error().place.line, GetParam().line);
}
INSTANTIATE_TEST_SUITE_P(Cases, DataFileRefuses,
                         testing::Values(Refused{"a: 1\na: 2\n", "data.duplicate_key", 2},
                                         Refused{"a: &x 1\n", "data.forbidden", 1},
                                         Refused{"a: !!str 1\n", "data.forbidden", 1},
                                         Refused{"a: 1\n---\nb: 2\n", "data.forbidden", 2},
                                         Refused{"a: [1, 2\nb: 3\n", "data.syntax", 2},
                                         Refused{std::string(100, '['), "data.too_large", 1}));

TEST(Schema, ProposesTheNearestKey) {
  const DataValue schema = parsed("type: map\nkeys:\n  titre: {type: text, required: true}\n");
  const std::vector<Error> errors = check_schema(parsed("tire: x\n"), schema);
  ASSERT_EQ(errors.size(), 2U);
  EXPECT_EQ(errors[0].message, "schema.unknown_key");
  EXPECT_THAT(errors[0].arguments, testing::Contains(std::pair<std::string, std::string>("proche", "titre")));
  EXPECT_EQ(errors[1].message, "schema.missing_key");
}

TEST(Schema, IsReadOnceAndAgainWhenItsFileIsAnother) {
  const support::TempFolder folder;
  const std::filesystem::path file = folder.path() / "s.yaml";
  ASSERT_TRUE(write_file(file, "type: text\n"));
  const auto first = load_schema(file), second = load_schema(file);
  ASSERT_TRUE(first && second);
  EXPECT_EQ(*first, *second) << "one and the same";
  ASSERT_TRUE(write_file(file, "type: integer\n"));
  const auto other = load_schema(file);
  ASSERT_TRUE(other);
  EXPECT_EQ((*other)->text_at("type"), "integer");
  EXPECT_EQ((*first)->text_at("type"), "text") << "who holds the one before goes on";
  std::filesystem::remove(file);
  EXPECT_FALSE(load_schema(file));
}

TEST(Schema, ChecksTypesChoicesAndBounds) {
  const DataValue schema =
      parsed("type: map\nkeys:\n  n: {type: integer, min: 1, max: 7}\n  s: {type: text, one_of: [a, b]}\n");
  EXPECT_TRUE(check_schema(parsed("n: 7\ns: a\n"), schema).empty());
  EXPECT_EQ(check_schema(parsed("n: 8\ns: c\n"), schema).size(), 2U);
  EXPECT_EQ(check_schema(parsed("n: x\n"), schema).front().message, "schema.wrong_type");
}

}  // namespace
}  // namespace lunabloc::base
