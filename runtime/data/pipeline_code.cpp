// Queries as bytes, for pipes: what comes back from them is checked before it is believed.
#include <cmath>

#include "base/bytes.h"
#include "data/pipeline.h"

namespace lunabloc::data {
namespace {

constexpr std::size_t kLongestText = kLongestCell;

class Writer {
 public:
  base::ByteWriter bytes;

  void cell(const Cell& cell) {
    bytes.u8(static_cast<std::uint8_t>(cell.index()));
    if (const bool* truth = std::get_if<bool>(&cell)) bytes.u8(*truth ? 1 : 0);
    if (const std::int64_t* whole = std::get_if<std::int64_t>(&cell)) bytes.u64(static_cast<std::uint64_t>(*whole));
    if (const double* number = std::get_if<double>(&cell)) bytes.f64(*number);
    if (const std::string* text = std::get_if<std::string>(&cell)) bytes.text(*text);
  }
  void names(const std::vector<std::string>& names) {
    bytes.u16(static_cast<std::uint16_t>(names.size()));
    for (const std::string& name : names) bytes.text(name);
  }
  template <class Enum>
  void one_of(Enum value) { bytes.u8(static_cast<std::uint8_t>(value)); }

  void pipeline(const Pipeline& pipeline) {
    bytes.text(pipeline.table);
    bytes.u16(static_cast<std::uint16_t>(pipeline.steps.size()));
    for (const Step& step : pipeline.steps) {
      bytes.u8(static_cast<std::uint8_t>(step.index()));
      std::visit([this](const auto& one) { put(one); }, step);
    }
  }
  void put(const Keep& step) { bytes.text(step.column), one_of(step.comparison), cell(step.value); }
  void put(const Drop& step) { bytes.text(step.column), one_of(step.comparison), cell(step.value); }
  void put(const Sort& step) { bytes.text(step.column), one_of(step.direction); }
  void put(const First& step) { bytes.u64(static_cast<std::uint64_t>(step.count)); }
  void put(const Select& step) { names(step.columns); }
  void put(const Group& step) { names(step.columns), one_of(step.how), bytes.text(step.of); }
  void put(const Compute& step) { bytes.text(step.column), bytes.text(step.left), one_of(step.operation), cell(step.right); }
  void put(const OnlyMissing& step) { bytes.text(step.column); }
  void put(const WithoutMissing& step) { bytes.text(step.column); }
  void put(const Fill& step) { bytes.text(step.column), cell(step.value); }
  void put(const Join& step) { pipeline(*step.other), bytes.text(step.column), bytes.text(step.other_column); }
  void put(const Sample& step) { bytes.u64(static_cast<std::uint64_t>(step.count)), bytes.u32(step.seed); }
  void put(const Rows& rows) { bytes.u64(rows.from), bytes.u64(rows.count); }
  void put(const Count&) {}
  void put(const Measure& measure) { bytes.text(measure.column), one_of(measure.how); }
  void put(const Distinct& distinct) { bytes.text(distinct.column); }
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}
  bool whole() const { return good_ && bytes_.ok() && bytes_.remaining() == 0; }

  Pipeline pipeline() {
    Pipeline result;
    result.table = text();
    const std::size_t count = bytes_.u16();
    if (count > kMostSteps) good_ = false;
    for (std::size_t i = 0; i < count && going(); ++i) result.steps.push_back(step());
    return result;
  }
  Question question() {
    switch (bytes_.u8()) {
      case 0: return Rows{bytes_.u64(), bytes_.u64()};
      case 1: return Count{};
      case 2: return Measure{text(), one_of(Aggregate::median)};
      case 3: return Distinct{text()};
      default: good_ = false; return Count{};
    }
  }

 private:
  bool going() const { return good_ && bytes_.ok(); }
  std::string text() {
    const std::string_view found = bytes_.text();
    if (found.size() > kLongestText) good_ = false;
    return std::string(found.substr(0, kLongestText));
  }
  Cell cell() {
    switch (bytes_.u8()) {
      case 0: return {};
      case 1: return bytes_.u8() != 0;
      case 2: return static_cast<std::int64_t>(bytes_.u64());
      case 3: {
        const double number = bytes_.f64();
        if (std::isnan(number)) good_ = false;
        return number;
      }
      case 4: return text();
      default: good_ = false; return {};
    }
  }
  std::vector<std::string> names() {
    std::vector<std::string> result;
    const std::size_t count = bytes_.u16();
    if (count > kMostColumns) good_ = false;
    for (std::size_t i = 0; i < count && going(); ++i) result.push_back(text());
    return result;
  }
  template <class Enum>
  Enum one_of(Enum last) {
    const std::uint8_t value = bytes_.u8();
    if (value > static_cast<std::uint8_t>(last)) good_ = false;
    return going() ? static_cast<Enum>(value) : last;
  }
  // In braces, so that they are read in the order in which they stand.
  Step step() {
    switch (bytes_.u8()) {
      case 0: return Keep{text(), one_of(Comparison::greater_or_equal), cell()};
      case 1: return Drop{text(), one_of(Comparison::greater_or_equal), cell()};
      case 2: return Sort{text(), one_of(Direction::down)};
      case 3: return First{static_cast<std::int64_t>(bytes_.u64())};
      case 4: return Select{names()};
      case 5: return Group{names(), one_of(Aggregate::median), text()};
      case 6: return Compute{text(), text(), one_of(Arithmetic::divide), cell()};
      case 7: return OnlyMissing{text()};
      case 8: return WithoutMissing{text()};
      case 9: return Fill{text(), cell()};
      case 10: {
        if (++joins_ > kMostJoins) {
          good_ = false;
          return First{};
        }
        auto other = std::make_shared<const Pipeline>(pipeline());
        return Join{std::move(other), text(), text()};
      }
      case 11: return Sample{static_cast<std::int64_t>(bytes_.u64()), bytes_.u32()};
      default: good_ = false; return First{};
    }
  }

  base::ByteReader bytes_;
  std::size_t joins_ = 0;
  bool good_ = true;
};

}  // namespace

std::string encode(const Query& query) {
  Writer writer;
  writer.pipeline(query.pipeline);
  writer.bytes.u8(static_cast<std::uint8_t>(query.question.index()));
  std::visit([&writer](const auto& question) { writer.put(question); }, query.question);
  return writer.bytes.take();
}

Result<Query> decode_query(std::string_view bytes) {
  Reader reader(bytes);
  Query query;
  query.pipeline = reader.pipeline();
  query.question = reader.question();
  if (!reader.whole()) return failure(ErrorKind::failed, "tables.bad_query");
  return query;
}

}  // namespace lunabloc::data
