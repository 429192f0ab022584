// Tables put into a store, and what it answers.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <functional>

#include "data/store.h"
#include "data/reading.h"
#include "random_query.h"
#include "reference.h"

namespace lunabloc::engine {

using CellRows = std::vector<std::vector<data::Cell>>;

inline std::int64_t stored(const reference::Value& value, const data::Column& column) {
  if (value.missing) return 0;
  if (column.kind == data::Kind::date) return *data::date_of(value.text, {});
  if (column.kind == data::Kind::moment) return *data::moment_of(value.text, {});
  return static_cast<std::int64_t>(value.digits);
}

inline void put(data::Store& store, const std::string& name, const reference::Table& table) {
  auto writer = store.write(name, table.columns);
  ASSERT_TRUE(writer) << writer.error().message << writer.error().detail;
  for (std::size_t from = 0; from < table.rows.size(); from += data::kBatchRows) {
    data::Batch batch;
    batch.rows = std::min(data::kBatchRows, table.rows.size() - from);
    batch.columns.resize(table.columns.size());
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      data::BatchColumn& column = batch.columns[i];
      for (std::size_t row = from; row < from + batch.rows; ++row) {
        const reference::Value& value = table.rows[row][i];
        column.missing.push_back(value.missing ? 1 : 0);
        if (table.columns[i].kind == data::Kind::number) column.numbers.push_back(value.number);
        else if (table.columns[i].kind == data::Kind::text) column.letters += value.text, column.ends.push_back(column.letters.size());
        else column.wholes.push_back(stored(value, table.columns[i]));
      }
    }
    ASSERT_TRUE((*writer)->add(batch));
  }
  data::TableAbout about;
  about.facts.name = name;
  const Result<void> finished = (*writer)->finish(about);
  ASSERT_TRUE(finished) << finished.error().message << finished.error().detail;
}

inline Result<CellRows> all_of(data::Store& store, const data::Query& query) {
  auto answer = store.ask(query);
  if (!answer) return tl::unexpected(answer.error());
  CellRows all, some;
  for (;;) {
    const Result<bool> more = (*answer)->next(some);
    if (!more) return tl::unexpected(more.error());
    if (!*more) return all;
    all.insert(all.end(), some.begin(), some.end());
  }
}

// To the bit.
inline std::string shown(const CellRows& rows) {
  std::string text;
  for (const auto& row : rows) {
    for (const data::Cell& cell : row) {
      text += fmt::format("{}<", cell.index());
      text += std::holds_alternative<double>(cell) ? fmt::format("{:a}", std::get<double>(cell)) : data::shown(cell);
      text += "> ";
    }
    text += "\n";
  }
  return text;
}

// Random queries over random tables give what the reference gives. `arrange` comes between the tables and the questions.
inline void check_random_queries(data::Store& store, unsigned seed, int count, const std::function<void()>& arrange = nullptr) {
  if (const char* more = std::getenv("LUNABLOC_QUERIES")) count = std::atoi(more);
  RandomQueries random(seed);
  reference::Tables tables = {{"villes", random.table(120)}, {"petit", random.table(7)}, {"rien", random.table(0)}};
  for (const auto& [name, table] : tables) put(store, name, table);
  if (arrange) arrange();
  for (int i = 0; i < count; ++i) {
    const data::Query query = random.query(tables);
    const Result<CellRows> expected = reference::answer(query, tables), found = all_of(store, query);
    ASSERT_EQ(found.has_value(), expected.has_value()) << shown(query) << "\n" << (found ? "" : found.error().message + ": " + found.error().detail);
    if (expected) { ASSERT_EQ(shown(*found), shown(*expected)) << seed << ": " << shown(query); }
    else ASSERT_EQ(found.error().message, expected.error().message) << shown(query);
    ASSERT_EQ(data::encode(*data::decode_query(data::encode(query))), data::encode(query));
  }
}

// « t » has ten rows; an import that would replace them is begun and not finished.
inline void give_up_an_import(data::Store& store) {
  RandomQueries random(1);
  put(store, "t", random.table(10));
  const auto writer = store.write("t", random.table(0).columns);
  ASSERT_TRUE(writer);
}

}  // namespace lunabloc::engine
