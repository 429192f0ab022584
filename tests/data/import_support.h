// An import into memory, told as text: what a test of one compares.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "data/import.h"

namespace lunabloc::data {

inline bool go_on(double) { return true; }

// Rows as "a|b|c", and what was set aside as "line problem column: text".
class MemorySink final : public RowSink {
 public:
  explicit MemorySink(std::vector<Column> columns) : columns_(std::move(columns)) {}
  Result<void> add(Batch& batch) override {
    for (std::size_t row = 0; row < batch.rows; ++row) {
      std::string text;
      for (std::size_t i = 0; i < columns_.size(); ++i) text += (i == 0 ? "" : "|") + cell(batch.columns[i], columns_[i], row);
      rows.push_back(text);
    }
    return {};
  }
  Result<void> set_aside(const Aside& bad) override {
    aside.push_back(std::to_string(bad.line) + " " + std::string(name_of(bad.problem)) + (bad.column.empty() ? "" : " " + bad.column) + ": " + bad.text);
    return {};
  }
  std::vector<std::string> rows;
  std::vector<std::string> aside;

 private:
  static std::string cell(const BatchColumn& column, const Column& kind, std::size_t row) {
    if (column.missing[row] != 0) return "";
    switch (kind.kind) {
      case Kind::text: return std::string(column.text(row));
      case Kind::number: return shown(Cell(column.numbers[row]));
      case Kind::decimal: return shown(Cell(double_of(column.wholes[row], kind.scale)));
      case Kind::date: return text_of_date(column.wholes[row]);
      case Kind::moment: return text_of_moment(column.wholes[row]);
      case Kind::truth: return column.wholes[row] != 0 ? "true" : "false";
      case Kind::whole: return std::to_string(column.wholes[row]);
    }
    return "";
  }
  std::vector<Column> columns_;
};

struct Told {
  std::string columns;  // "nom:text masse:whole(g)"
  std::vector<std::string> rows;
  std::vector<std::string> aside;
  Plan plan;
  std::string error;
};

inline Told imported(std::string text, const Choices& choices = {}) {
  TextSource source(std::move(text));
  Told told;
  const Result<Survey> found = survey(source, choices, go_on);
  if (!found) {
    told.error = found.error().message;
    return told;
  }
  told.plan = found->plan;
  const std::vector<Column> kept = found->plan.kept();
  for (const Column& column : kept)
    told.columns += (told.columns.empty() ? "" : " ") + column.name + ":" + std::string(name_of(column.kind)) + (column.unit.empty() ? "" : "(" + column.unit + ")");
  MemorySink sink(kept);
  const Result<Imported> done = import_rows(source, found->plan, sink, go_on);
  if (!done) told.error = done.error().message;
  told.rows = sink.rows;
  told.aside = sink.aside;
  EXPECT_EQ(!done || (done->rows == sink.rows.size() && done->aside == sink.aside.size()), true);
  return told;
}

}  // namespace lunabloc::data
