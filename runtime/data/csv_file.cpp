#include "data/csv_file.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "base/file.h"
#include "data/csv_text.h"
#include "data/store.h"

namespace lunabloc::data {
namespace {

// The columns of the rows know no unit: those of the table do.
std::vector<Column> with_units(std::vector<Column> columns, const std::vector<Column>& known) {
  for (Column& column : columns) {
    const auto same = std::find_if(known.begin(), known.end(), [&](const Column& one) { return one.name == column.name; });
    if (same != known.end()) column.unit = same->unit;
  }
  return columns;
}

}  // namespace

Result<void> each_page(EngineClient& engine, const Query& query, const EngineClient::Watch& progress, const std::function<Result<void>(Page)>& take) {
  Result<Message> message = engine.ask('Q', encode(query), progress);
  for (;;) {
    if (!message) return tl::unexpected(message.error());
    Result<Page> page = decode_page(message->content);
    if (!page) return tl::unexpected(page.error());
    const bool more = page->more;
    if (Result<void> taken = take(std::move(*page)); !taken) return taken;
    if (!more) return {};
    message = engine.ask('N', "", progress);
  }
}

Result<std::uint64_t> export_csv(EngineClient& engine, const Pipeline& pipeline, const std::filesystem::path& file, const EngineClient::Watch& progress) {
  const Result<Message> told = engine.ask('A', pipeline.table, progress);
  if (!told) return tl::unexpected(told.error());
  const TableFacts facts = about_from_json(told->content).facts;
  const std::filesystem::path part = file.string() + ".part";
  Result<base::GrowingFile> growing = base::GrowingFile::create(part);
  if (!growing) return tl::unexpected(growing.error());
  std::uint64_t rows = 0;
  bool begun = false;
  const EngineClient::Watch watch = [&](double) {
    return !progress || progress(static_cast<double>(rows) / static_cast<double>(std::max<std::uint64_t>(1, facts.rows)));
  };
  Result<void> done = each_page(engine, {pipeline, Rows{0, UINT64_MAX}}, watch, [&](Page page) -> Result<void> {
    std::string lines = std::exchange(begun, true) ? std::string() : csv_header(with_units(page.columns, facts.columns));
    for (const std::vector<Cell>& row : page.rows) lines += csv_line(row);
    rows += page.rows.size();
    if (!watch(0)) return failure(ErrorKind::stopped, "tables.stopped");
    return growing->add(lines);
  });
  if (done) done = growing->sync();
  std::error_code failed;
  if (done) std::filesystem::rename(part, file, failed);
  if (done && failed) done = failure(ErrorKind::failed, "file.cannot_write", {{"fichier", file.string()}});
  if (done) return rows;
  std::filesystem::remove(part, failed);
  return tl::unexpected(done.error());
}

}  // namespace lunabloc::data
