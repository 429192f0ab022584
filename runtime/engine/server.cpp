#include "engine/server.h"

#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>

#include "base/bytes.h"
#include "data/batch_of_rows.h"
#include "data/engine_protocol.h"
#include "data/import_order.h"
#include "data/told.h"
#include "engine/duckdb_store.h"
#include "engine/postgres_store.h"
#include "engine/requests.h"

namespace lunabloc::engine {
namespace {

using data::Message;
using Json = nlohmann::ordered_json;

class Server {
 public:
  Server(Requests& requests, int output) : requests_(requests), output_(output) {}

  void run() {
    while (const std::optional<Message> message = requests_.next()) {
      const Result<void> done = handle(*message);
      if (!done) say('E', data::encode_error(done.error()));
    }
    // Who was recording is gone: what was recorded is kept.
    if (growing_) static_cast<void>(end_growing());
    requests_.watch(nullptr);
  }

 private:
  void say(char letter, std::string_view content = {}) {
    const std::string bytes = data::framed(letter, content);
    for (std::size_t at = 0; at < bytes.size();) {
      const ssize_t count = ::write(output_, bytes.data() + at, bytes.size() - at);
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) return;
      at += static_cast<std::size_t>(count);
    }
  }

  Result<void> handle(const Message& message) {
    if (message.letter == 'O') return open(message.content);
    if (!store_) return failure(ErrorKind::internal, "tables.engine", {}, "nothing is open");
    switch (message.letter) {
      case 'I': return import(message.content);
      case 'S': return tell_tables();
      case 'A': return tell_about(message.content);
      case 'B': return tell_asides(message.content);
      case 'Q': return ask(message.content);
      case 'N': return next_page();
      case 'X': return taken_away(message.content);
      case 'G': return grow(message.content);
      case 'W': return add_rows(message.content);
      case 'F': return end_growing();
      default: return failure(ErrorKind::internal, "tables.engine", {}, "an unknown request");
    }
  }

  Result<void> open(std::string_view content) {
    base::ByteReader reader(content);
    const bool is_server = reader.u8() == 1;
    const std::string address(reader.text());
    requests_.watch(nullptr);
    answer_.reset();
    growing_.reset();
    store_.reset();
    if (is_server) {
      auto store = PostgresStore::open(address);
      if (!store) return tl::unexpected(store.error());
      store_ = std::move(*store);
    } else {
      auto store = DuckdbStore::open(address);
      if (!store) return tl::unexpected(store.error());
      store_ = std::move(*store);
    }
    requests_.watch(store_.get());
    say('D');
    return {};
  }

  // A number now and then, not thousands.
  data::Progress part(double from, double length) {
    return [this, from, length](double done) {
      const auto now = std::chrono::steady_clock::now();
      if (now - told_ > std::chrono::milliseconds(50)) {
        told_ = now;
        base::ByteWriter writer;
        writer.f64(from + length * done);
        say('P', writer.bytes());
      }
      return !requests_.stops();
    };
  }

  Result<void> import(std::string_view content) {
    const Result<data::ImportOrder> order = data::order_from_json(content);
    if (!order) return tl::unexpected(order.error());
    const std::filesystem::path path = order->file;
    Result<std::unique_ptr<data::ByteSource>> source = data::open_file(path);
    if (!source) return tl::unexpected(source.error());
    data::ImportReport report;
    report.name = order->name.empty() ? data::table_name_from(path.stem().string()) : order->name;
    if (!data::is_table_name(report.name)) return failure(ErrorKind::usage, "tables.name", {{"nom", report.name}});
    Result<void> done = order->only_look ? look(**source, *order, report, 1) : fill(**source, *order, report, path);
    if (!done) return done;
    say('J', data::json_of(report));
    return {};
  }

  Result<void> look(data::ByteSource& source, const data::ImportOrder& order, data::ImportReport& report, double part_of_all) {
    Result<data::Survey> survey = data::survey(source, order.choices, part(0, part_of_all));
    if (!survey) return tl::unexpected(survey.error());
    report.survey = std::move(*survey);
    report.rows = report.survey.rows;
    return {};
  }

  // A long file is read once, as its beginning says, and again only when the rest says something else.
  Result<void> fill(data::ByteSource& source, const data::ImportOrder& order, data::ImportReport& report, const std::filesystem::path& path) {
    if (const std::optional<data::Survey> guessed = data::guess(source, order.choices)) {
      const Result<bool> done = write(report, path, guessed->plan, [&](data::RowSink& sink) -> Result<std::optional<data::Imported>> {
        Result<std::optional<data::Surveyed>> once = data::import_as_guessed(source, order.choices, *guessed, sink, part(0, 0.95));
        if (!once) return tl::unexpected(once.error());
        if (!*once) return std::optional<data::Imported>();
        report.survey = std::move((*once)->survey);
        return std::optional((*once)->imported);
      });
      if (!done) return tl::unexpected(done.error());
      if (*done) return {};
    }
    if (Result<void> looked = look(source, order, report, 0.3); !looked) return looked;
    const data::Plan& plan = report.survey.plan;
    const Result<bool> done = write(report, path, plan, [&](data::RowSink& sink) -> Result<std::optional<data::Imported>> {
      Result<data::Imported> rows = data::import_rows(source, plan, sink, part(0.3, 0.65));
      if (!rows) return tl::unexpected(rows.error());
      return std::optional(*rows);
    });
    if (!done) return tl::unexpected(done.error());
    return {};
  }

  // A table of the rows that `rows` gives; when it gives none, the table is as it was.
  using RowsInto = std::function<Result<std::optional<data::Imported>>(data::RowSink&)>;
  Result<bool> write(data::ImportReport& report, const std::filesystem::path& path, const data::Plan& plan, const RowsInto& rows) {
    Result<std::unique_ptr<data::TableWriter>> writer = store_->write(report.name, plan.kept());
    if (!writer) return tl::unexpected(writer.error());
    const Result<std::optional<data::Imported>> done = rows(**writer);
    if (!done) return tl::unexpected(done.error());
    if (!*done) return false;
    data::TableAbout about;
    about.facts.name = report.name;
    about.source = path.filename().string();
    about.dialect = std::string(name_of(plan.dialect.encoding));
    if (Result<void> finished = (*writer)->finish(std::move(about)); !finished) return tl::unexpected(finished.error());
    report.rows = (*done)->rows;
    report.aside = (*done)->aside;
    return true;
  }

  Result<void> tell_tables() {
    const Result<std::vector<data::TableAbout>> tables = store_->tables();
    if (!tables) return tl::unexpected(tables.error());
    Json list = Json::array();
    for (const data::TableAbout& about : *tables) list.push_back(Json::parse(data::json_of(about)));
    say('J', list.dump(-1, ' ', false, Json::error_handler_t::replace));
    return {};
  }

  Result<void> tell_about(const std::string& table) {
    if (Result<void> shown = show_growing(); !shown) return shown;
    const Result<data::TableAbout> about = store_->about(table);
    if (!about) return tl::unexpected(about.error());
    const Result<std::vector<data::Aside>> asides = store_->asides(table);
    if (!asides) return tl::unexpected(asides.error());
    Json json = Json::parse(data::json_of(*about));
    constexpr std::size_t kTold = 100;
    json["lines"] = Json::array();
    for (std::size_t i = 0; i < std::min(asides->size(), kTold); ++i) {
      const data::Aside& one = (*asides)[i];
      json["lines"].push_back({{"line", one.line}, {"problem", data::name_of(one.problem)}, {"column", one.column}, {"text", one.text}});
    }
    say('J', json.dump(-1, ' ', false, Json::error_handler_t::replace));
    return {};
  }

  // Some of them: all would be too long for one message.
  Result<void> tell_asides(std::string_view content) {
    const data::AsidesWanted wanted = data::asides_wanted_from_json(content);
    const Result<std::vector<data::Aside>> asides = store_->asides(wanted.table);
    if (!asides) return tl::unexpected(asides.error());
    const std::size_t from = std::min<std::size_t>(wanted.from, asides->size());
    say('J', data::json_of(std::span(*asides).subspan(from, std::min(data::kAsidesOfPage, asides->size() - from))));
    return {};
  }

  Result<void> ask(std::string_view content) {
    answer_.reset();
    if (Result<void> shown = show_growing(); !shown) return shown;
    const Result<data::Query> query = data::decode_query(content);
    if (!query) return tl::unexpected(query.error());
    Result<std::unique_ptr<data::Answer>> answer = store_->ask(*query);
    if (!answer) return tl::unexpected(answer.error());
    answer_ = std::move(*answer);
    rows_.clear();
    at_ = 0;
    return next_page();
  }

  // One page ahead, so that a page says whether another follows.
  Result<void> next_page() {
    if (!answer_) return failure(ErrorKind::internal, "tables.engine", {}, "nothing was asked");
    bool more = true;
    while (more && rows_.size() - at_ < kAhead) {
      std::vector<std::vector<data::Cell>> some;
      const Result<bool> next = answer_->next(some);
      if (!next) return tl::unexpected(next.error());
      more = *next;
      rows_.erase(rows_.begin(), rows_.begin() + static_cast<std::ptrdiff_t>(at_));
      at_ = 0;
      rows_.insert(rows_.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
    }
    const std::string page = data::encode_page(answer_->columns(), rows_, at_, !more);
    if (page.size() >= data::kLongestMessage) return failure(ErrorKind::failed, "tables.row_too_long");
    say('R', page);
    return {};
  }

  // -- a table that grows
  Result<void> grow(std::string_view content) {
    data::TableAbout about = data::about_from_json(content);
    if (about.facts.columns.empty()) return failure(ErrorKind::internal, "tables.engine", {}, "a table without columns");
    Result<std::unique_ptr<data::TableWriter>> writer = store_->grow(about.facts.name, about.facts.columns);
    if (!writer) return tl::unexpected(writer.error());
    growing_ = std::move(*writer);
    grows_ = std::move(about);
    say('D');
    return {};
  }

  Result<void> add_rows(std::string_view content) {
    if (!growing_) return failure(ErrorKind::internal, "tables.engine", {}, "no table grows");
    const Result<data::Page> page = data::decode_page(content);
    if (!page) return tl::unexpected(page.error());
    for (std::size_t from = 0; from < page->rows.size(); from += data::kBatchRows) {
      const auto some = std::span(page->rows).subspan(from, std::min(data::kBatchRows, page->rows.size() - from));
      Result<data::Batch> batch = data::batch_of(grows_.facts.columns, some);
      if (!batch) return tl::unexpected(batch.error());
      if (Result<void> added = growing_->add(*batch); !added) return added;
    }
    const auto now = std::chrono::steady_clock::now();
    if (now - shown_ > kLongestUnseen) {
      if (Result<void> shown = show_growing(); !shown) return shown;
    }
    say('D');
    return {};
  }

  // What came is there for who asks.
  Result<void> show_growing() {
    shown_ = std::chrono::steady_clock::now();
    return growing_ ? growing_->show() : Result<void>();
  }

  Result<void> end_growing() {
    if (!growing_) return failure(ErrorKind::internal, "tables.engine", {}, "no table grows");
    answer_.reset();
    const std::unique_ptr<data::TableWriter> writer = std::move(growing_);
    if (Result<void> finished = writer->finish(grows_); !finished) return finished;
    say('D');
    return {};
  }

  Result<void> taken_away(const std::string& table) {
    answer_.reset();
    if (Result<void> gone = store_->remove(table); !gone) return gone;
    say('D');
    return {};
  }

  static constexpr std::size_t kAhead = 8192;

  Requests& requests_;
  int output_;
  static constexpr std::chrono::seconds kLongestUnseen{1};  // of rows of a table that grows

  std::unique_ptr<data::Store> store_;
  std::unique_ptr<data::Answer> answer_;
  std::unique_ptr<data::TableWriter> growing_;
  data::TableAbout grows_;
  std::chrono::steady_clock::time_point shown_;
  std::vector<std::vector<data::Cell>> rows_;
  std::size_t at_ = 0;
  std::chrono::steady_clock::time_point told_;
};

}  // namespace

int serve(int input, int output) {
  Requests requests(input);
  Server(requests, output).run();
  return 0;
}

}  // namespace lunabloc::engine
