// Records become the rows of batches, which go into a sink; what is no row goes there with its reason.
#pragma once

#include "data/import.h"

namespace lunabloc::data {

class RowMaker {
 public:
  // With `looks`, one for each column of the plan: what the cells of rows look like is added there, those of a row that is
  // set aside too.
  RowMaker(const Plan& plan, RowSink& sink, std::vector<Looks>* looks = nullptr);

  Result<void> take(const Record& record);
  // What the last batch holds.
  Result<void> flush();
  const Imported& imported() const { return imported_; }

 private:
  // One field's way into its column.
  struct Path {
    Column column;
    Use use = Use::kept;
    Kind read_as = Kind::text;
    Personal personal = Personal::no;
    std::size_t into = 0;
  };
  Result<void> set_aside(const Record& record, Problem problem, const std::string& column);
  bool put(const Path& path, std::string_view field, Looks* looks);
  bool put_text(const Path& path, BatchColumn& column, std::string_view field, Looks* looks);
  std::optional<std::int64_t> whole_of(const Path& path, std::string_view field) const;
  bool put_coarse(const Path& path, BatchColumn& column, std::string_view field, std::int64_t whole);
  void take_back();

  const Plan& plan_;
  RowSink& sink_;
  std::vector<Looks>* looks_;
  std::vector<Path> paths_;
  Batch batch_;
  std::string coarse_;
  Imported imported_;
};

}  // namespace lunabloc::data
