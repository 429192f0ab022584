#include "engine/postgres_store.h"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <charconv>

#include "engine/postgres_order.h"
#include "engine/postgres_writer.h"
#include "engine/queued_writer.h"

namespace lunabloc::engine {
namespace {

using data::Cell;
using data::Column;
using data::Kind;

// Digits with or without a point, as digits alone and how many were behind it. What has more than 128 bits is no wide.
std::optional<std::pair<data::Wide, int>> wide_of(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  data::Wide digits = 0;
  int scale = 0;
  bool behind = false;
  for (const char sign : text) {
    if (sign == '.') {
      behind = true;
      continue;
    }
    if (sign < '0' || sign > '9') return std::nullopt;
    if (__builtin_mul_overflow(digits, static_cast<data::Wide>(10), &digits) || __builtin_add_overflow(digits, static_cast<data::Wide>(sign - '0'), &digits))
      return std::nullopt;
    if (behind) ++scale;
  }
  return std::pair{negative ? -digits : digits, scale};
}

double real_of(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

Cell cell_of(std::string_view text, const Column& column) {
  switch (column.kind) {
    case Kind::truth: return text == "t";
    case Kind::number: return real_of(text);
    case Kind::text:
    case Kind::date:
    case Kind::moment: {
      // Of a moment the server leaves zeros out behind the point.
      std::string shown(text);
      const std::size_t point = column.kind == Kind::moment ? shown.find('.') : std::string::npos;
      if (point != std::string::npos) shown.append(point + 7 - std::min(shown.size(), point + 7), '0');
      return shown;
    }
    case Kind::whole: {
      const auto wide = wide_of(text);
      return wide ? data::cell_of_wide(wide->first, 0) : Cell(real_of(text));
    }
    case Kind::decimal: {
      const auto wide = wide_of(text);
      if (!wide) return real_of(text);
      const Cell cell = data::cell_of_wide(wide->first, wide->second);
      return std::holds_alternative<std::int64_t>(cell) ? Cell(static_cast<double>(std::get<std::int64_t>(cell))) : cell;
    }
  }
  return {};
}

class PostgresAnswer final : public data::Answer {
 public:
  PostgresAnswer(PostgresConnection::Rows rows, std::vector<Column> columns) : rows_(std::move(rows)), columns_(std::move(columns)) {}
  const std::vector<Column>& columns() const override { return columns_; }
  Result<bool> next(std::vector<std::vector<Cell>>& rows) override {
    rows.clear();
    const int count = PQntuples(rows_.get());
    for (; at_ < count && rows.size() < data::kBatchRows; ++at_) {
      std::vector<Cell>& row = rows.emplace_back(columns_.size());
      for (std::size_t i = 0; i < columns_.size(); ++i) {
        const int place = static_cast<int>(i);
        if (PQgetisnull(rows_.get(), at_, place) != 0) continue;
        row[i] = cell_of({PQgetvalue(rows_.get(), at_, place), static_cast<std::size_t>(PQgetlength(rows_.get(), at_, place))}, columns_[i]);
      }
    }
    return !rows.empty();
  }

 private:
  PostgresConnection::Rows rows_;
  std::vector<Column> columns_;
  int at_ = 0;
};

}  // namespace

Result<std::unique_ptr<PostgresStore>> PostgresStore::open(const std::string& address, std::uint64_t far_rows) {
  Result<std::shared_ptr<PostgresConnection>> connection = PostgresConnection::open(address);
  if (!connection) return tl::unexpected(connection.error());
  return std::unique_ptr<PostgresStore>(new PostgresStore(std::move(*connection), far_rows));
}

PostgresStore::PostgresStore(std::shared_ptr<PostgresConnection> connection, std::uint64_t far_rows)
    : connection_(std::move(connection)), order_(std::make_unique<PostgresOrder>(connection_)), far_rows_(far_rows) {}
PostgresStore::~PostgresStore() = default;

Result<PostgresStore::Found> PostgresStore::found(const std::string& table) {
  const auto absent = failure(ErrorKind::failed, "run.no_table", {{"nom", table}});
  const auto there = connection_->run("SELECT to_regclass('lunabloc.tables') IS NOT NULL");
  if (!there) return tl::unexpected(there.error());
  if (std::string_view(PQgetvalue(there->get(), 0, 0)) != "t" || !data::is_table_name(table)) return absent;
  const auto rows = connection_->run("SELECT number, about FROM lunabloc.tables WHERE name = $1", {table});
  if (!rows) return tl::unexpected(rows.error());
  if (PQntuples(rows->get()) != 1) return absent;
  Found found{PQgetvalue(rows->get(), 0, 0), data::about_from_json(PQgetvalue(rows->get(), 0, 1))};
  found.about.facts.name = table;
  if (found.about.facts.columns.empty()) return failure(ErrorKind::failed, "tables.damaged", {{"nom", table}});
  return found;
}

Result<data::TableFacts> PostgresStore::facts_of(const std::string& table) {
  Result<Found> one = found(table);
  if (!one) return tl::unexpected(one.error());
  return std::move(one->about.facts);
}

Result<data::TableAbout> PostgresStore::about(const std::string& table) {
  Result<Found> one = found(table);
  if (!one) return tl::unexpected(one.error());
  return std::move(one->about);
}

Result<data::Place> PostgresStore::place_of(const std::string& table) {
  const Result<Found> one = found(table);
  if (!one) return tl::unexpected(one.error());
  return data::Place{"lunabloc.t" + one->number, "row_number"};
}

Result<std::vector<data::TableAbout>> PostgresStore::tables() {
  std::vector<data::TableAbout> result;
  const auto there = connection_->run("SELECT to_regclass('lunabloc.tables') IS NOT NULL");
  if (!there) return tl::unexpected(there.error());
  if (std::string_view(PQgetvalue(there->get(), 0, 0)) != "t") return result;
  const auto rows = connection_->run("SELECT name, about FROM lunabloc.tables ORDER BY name");
  if (!rows) return tl::unexpected(rows.error());
  for (int i = 0; i < PQntuples(rows->get()); ++i) {
    data::TableAbout about = data::about_from_json(PQgetvalue(rows->get(), i, 1));
    about.facts.name = PQgetvalue(rows->get(), i, 0);
    if (!about.facts.columns.empty()) result.push_back(std::move(about));
  }
  return result;
}

Result<std::vector<data::Aside>> PostgresStore::asides(const std::string& table) {
  const Result<Found> one = found(table);
  if (!one) return tl::unexpected(one.error());
  const auto rows = connection_->run(fmt::format("SELECT line, problem, named, said FROM lunabloc.aside{} ORDER BY line", one->number));
  if (!rows) return tl::unexpected(rows.error());
  std::vector<data::Aside> result;
  for (int i = 0; i < PQntuples(rows->get()); ++i) {
    const auto number = [&](int place) { return static_cast<std::uint64_t>(real_of(PQgetvalue(rows->get(), i, place))); };
    result.push_back({number(0), static_cast<data::Problem>(number(1)), PQgetvalue(rows->get(), i, 2), PQgetvalue(rows->get(), i, 3)});
  }
  return result;
}

Result<std::unique_ptr<data::TableWriter>> PostgresStore::write(const std::string& table, const std::vector<Column>& columns) {
  if (!data::is_table_name(table)) return failure(ErrorKind::usage, "tables.name", {{"nom", table}});
  Result<std::unique_ptr<PostgresWriter>> writer = PostgresWriter::start(connection_, table, columns);
  if (!writer) return tl::unexpected(writer.error());
  return std::make_unique<QueuedWriter>(std::move(*writer));
}

Result<std::unique_ptr<data::Answer>> PostgresStore::ask(const data::Query& query) {
  const std::optional<data::InTwo> two = far_down(query, far_rows_);
  if (!two) return answer(query, *this);
  const Result<data::Place> place = order_->place_of(two->order, std::get<data::Rows>(query.question), *this, *this);
  // Who may only read has no order of the rows.
  if (!place && place.error().message == "tables.no_right") return answer(query, *this);
  if (!place) return tl::unexpected(place.error());
  InOrder places(*place);
  return answer({two->shaped, query.question}, places);
}

Result<std::unique_ptr<data::Answer>> PostgresStore::answer(const data::Query& query, data::Places& places) {
  Result<data::Statement> statement = data::compile(query, *this, places, data::SqlDialect::postgres);
  if (!statement) return tl::unexpected(statement.error());
  Result<PostgresConnection::Rows> rows = connection_->run(statement->sql, statement->parameters);
  if (!rows) return tl::unexpected(rows.error());
  return std::make_unique<PostgresAnswer>(std::move(*rows), std::move(statement->columns));
}

Result<void> PostgresStore::remove(const std::string& table) {
  const Result<Found> one = found(table);
  if (!one) return tl::unexpected(one.error());
  const auto dropped = connection_->run(fmt::format("DROP TABLE IF EXISTS lunabloc.t{0}, lunabloc.aside{0}", one->number));
  if (!dropped) return tl::unexpected(dropped.error());
  const auto gone = connection_->run("DELETE FROM lunabloc.tables WHERE name = $1", {table});
  if (!gone) return tl::unexpected(gone.error());
  return {};
}

}  // namespace lunabloc::engine
