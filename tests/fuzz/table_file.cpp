// Any bytes are a table or an error with a message; each record becomes a row or is set aside, all rows are as wide as the
// table, and the same bytes give the same rows twice.
#include "data/import.h"
#include "promise.h"

namespace {

using namespace lunabloc;

class Checking final : public data::RowSink {
 public:
  explicit Checking(std::size_t width) : width_(width) {}
  Result<void> add(data::Batch& batch) override {
    fuzz::promise(batch.columns.size() == width_, "a row has the table's columns");
    for (const data::BatchColumn& column : batch.columns) {
      fuzz::promise(column.missing.size() == batch.rows, "each cell is there or missing");
      const std::size_t values = column.wholes.size() + column.numbers.size() + column.ends.size();
      fuzz::promise(values == batch.rows, "a column is of one kind");
    }
    rows += batch.rows;
    return {};
  }
  Result<void> set_aside(const data::Aside& bad) override {
    fuzz::promise(bad.line > 0 && bad.problem != data::Problem::none && bad.text.size() <= 400, "what is set aside has its place and reason");
    ++aside;
    return {};
  }
  std::uint64_t rows = 0, aside = 0;

 private:
  std::size_t width_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto go_on = [](double) { return true; };
  data::TextSource source{std::string(fuzz::text_of(bytes, size))};
  const Result<data::Survey> survey = data::survey(source, {}, go_on);
  if (!survey) {
    fuzz::promise(!survey.error().message.empty(), "an error has a message");
    return 0;
  }
  Checking first(survey->plan.kept().size()), second(survey->plan.kept().size());
  const Result<data::Imported> done = data::import_rows(source, survey->plan, first, go_on);
  fuzz::promise(done && done->rows == first.rows && done->aside == first.aside, "each record is counted");
  fuzz::promise(done->rows + done->aside == survey->rows, "what was surveyed is what is imported");
  const Result<data::Imported> again = data::import_rows(source, survey->plan, second, go_on);
  fuzz::promise(again && again->rows == done->rows && again->aside == done->aside, "the same bytes, the same rows");
  return 0;
}
