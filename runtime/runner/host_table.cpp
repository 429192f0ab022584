#include "runner/host_table.h"

#include <algorithm>

#include "base/crc32.h"
#include "data/engine_protocol.h"
#include "runner/watch.h"

namespace lunabloc::runner {
namespace {

// What a program may hold at once.
constexpr std::size_t kMostCells = 400'000;

// What an answer is about: rows that are kept, how many there are, or a number made of them.
enum class About : std::uint8_t { rows, count, measure };

// One message to the host and its answer.
Result<data::Page> said_by_host(Context& context, std::string_view message, std::int64_t looked, About about = About::rows) {
  context.emit(trace::EventKind::question, "data", [message](trace::RecordWriter& writer) { writer.text(message); });
  context.stream.flush();
  ++context.tables_asked;
  std::optional<std::string> answer;
  {
    const PausedWatch paused;
    answer = context.inbox.table();
  }
  if (!answer || answer->empty()) return failure(ErrorKind::failed, "tables.gone");
  const std::string_view content = std::string_view(*answer).substr(1);
  if (answer->front() == 'E') return tl::unexpected(data::decode_error(content));
  Result<data::Page> page = data::decode_page(content);
  if (!page) return page;
  context.emit(trace::EventKind::input, "data", [&](trace::RecordWriter& writer) {
    writer.whole(looked);
    if (about == About::rows) writer.whole(static_cast<std::int64_t>(page->rows.size()));
    else if (about == About::count && page->rows.size() == 1 && page->rows[0].size() == 1) writer.value(page->rows[0][0]);
    else writer.nothing();
    writer.whole(base::crc32(content));
  });
  return page;
}

Result<data::Page> ask(Context& context, const data::Pipeline& pipeline, data::Question question, std::int64_t looked) {
  const About about = std::holds_alternative<data::Rows>(question) ? About::rows : std::holds_alternative<data::Count>(question) ? About::count : About::measure;
  const std::string message = "Q" + data::encode({pipeline, std::move(question)});
  if (message.size() > trace::kLargestText) return failure(ErrorKind::failed, "tables.bad_query");
  return said_by_host(context, message, looked, about);
}

void add_rows(Table& table, data::Page& page) {
  for (auto& cells : page.rows) {
    Row& row = table.rows.emplace_back();
    row.cells = std::move(cells);
    row.number = static_cast<std::int64_t>(table.rows.size());
  }
}

std::vector<std::string> names_of(const std::vector<data::Column>& columns) {
  std::vector<std::string> names;
  for (const data::Column& column : columns) names.push_back(column.name);
  return names;
}

}  // namespace

bool host_answers(const Context& context) {
  const auto& given = context.request().tables;
  return std::any_of(given.begin(), given.end(), [](const trace::GivenTable& table) { return table.name.empty(); });
}

Result<Table> open_host_table(Context& context, const std::string& name) {
  auto host = std::make_shared<HostTable>();
  host->pipeline.table = name;
  Result<data::Page> shape = ask(context, host->pipeline, data::Rows{0, 0}, 0);
  if (!shape) return tl::unexpected(shape.error());
  host->columns = std::move(shape->columns);
  const Result<data::Page> count = ask(context, host->pipeline, data::Count{}, 0);
  if (!count) return tl::unexpected(count.error());
  if (count->rows.size() != 1 || count->rows[0].size() != 1 || !std::holds_alternative<std::int64_t>(count->rows[0][0]))
    return failure(ErrorKind::internal, "tables.bad_page");
  host->rows = std::get<std::int64_t>(count->rows[0][0]);
  Table table;
  table.columns = names_of(host->columns);
  table.rests_on = host->rows;
  table.host = std::move(host);
  return table;
}

Result<Table> with_step(const Table& table, data::Step step, const std::vector<data::Column>& other) {
  Result<std::vector<data::Column>> columns = data::after(table.host->columns, step, other);
  if (!columns) return tl::unexpected(columns.error());
  auto host = std::make_shared<HostTable>(*table.host);
  host->columns = std::move(*columns);
  Table result = like(table);
  result.columns = names_of(host->columns);
  std::optional<std::int64_t> rows;
  if (const auto* first = std::get_if<data::First>(&step); first != nullptr && table.from_the_start && host->rows) {
    rows = std::clamp<std::int64_t>(first->count, 0, *host->rows);
    result.rests_on = rows;
    result.from_the_start = true;
  } else if (std::holds_alternative<data::Select>(step)) {
    rows = host->rows;
    result.from_the_start = table.from_the_start;
  } else if (const auto* sample = std::get_if<data::Sample>(&step)) {
    rows = std::clamp<std::int64_t>(sample->count, 0, data::kMostSampled);
    if (host->rows == std::int64_t{0}) rows = 0;
    result.rests_on = rows;
  } else if (std::holds_alternative<data::Sort>(step) || std::holds_alternative<data::Compute>(step) || std::holds_alternative<data::Fill>(step)) {
    rows = host->rows;
  }
  host->rows = rows;
  host->pipeline.steps.push_back(std::move(step));
  result.host = std::move(host);
  return result;
}

Result<Cell> ask_cell(Context& context, const Table& table, data::Question question) {
  Result<data::Page> page = ask(context, table.host->pipeline, std::move(question), table.cost());
  if (!page) return tl::unexpected(page.error());
  if (page->rows.size() != 1 || page->rows[0].size() != 1) return failure(ErrorKind::internal, "tables.bad_page");
  return std::move(page->rows[0][0]);
}

Result<Measured> ask_measure(Context& context, const Table& table, data::Measure measure) {
  Result<data::Page> page = ask(context, table.host->pipeline, std::move(measure), table.cost());
  if (!page) return tl::unexpected(page.error());
  if (page->rows.size() != 1 || page->rows[0].empty()) return failure(ErrorKind::internal, "tables.bad_page");
  Measured measured{std::move(page->rows[0][0]), 0};
  if (page->rows[0].size() > 1 && std::holds_alternative<std::int64_t>(page->rows[0][1])) measured.skipped = std::get<std::int64_t>(page->rows[0][1]);
  return measured;
}

Result<Table> some_rows(Context& context, const Table& table, std::uint64_t from, std::uint64_t count) {
  Table result = like(table);
  const std::size_t most = kMostCells / std::max<std::size_t>(table.columns.size(), 1);
  Result<data::Page> page = ask(context, table.host->pipeline, data::Rows{from, std::min<std::uint64_t>(count, most + 1)}, table.cost());
  for (;;) {
    if (!page) return tl::unexpected(page.error());
    add_rows(result, *page);
    if (result.rows.size() > most) return failure(ErrorKind::failed, "run.too_many_rows", {{"n", std::to_string(most)}});
    if (!page->more) return result;
    page = said_by_host(context, "N", table.cost());
  }
}

Result<Table> all_rows(Context& context, const Table& table) { return some_rows(context, table, 0, UINT64_MAX); }

Result<bool> HostRows::next(Context& context) {
  while (at_ == page_.rows.size()) {
    if (!more_) return false;
    // Another question has been asked since: this one is asked again, from where it was.
    const bool goes_on = passed_ > 0 && asked_ == context.tables_asked;
    Result<data::Page> page = goes_on ? said_by_host(context, "N", table_.cost())
                                      : ask(context, table_.host->pipeline, data::Rows{passed_, UINT64_MAX}, table_.cost());
    if (!page) return tl::unexpected(page.error());
    asked_ = context.tables_asked;
    page_ = like(table_);
    add_rows(page_, *page);
    more_ = page->more;
    at_ = 0;
    if (page_.rows.empty()) return false;
  }
  ++at_;
  ++passed_;
  return true;
}

}  // namespace lunabloc::runner
