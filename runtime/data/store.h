// Where tables are kept, whichever engine keeps them.
//
// One thread asks; `interrupt` alone may come from another, and ends what is going on with "tables.stopped".
#pragma once

#include <memory>

#include "data/import.h"
#include "data/pipeline.h"

namespace lunabloc::data {

// What is known of a table.
struct TableAbout {
  TableFacts facts;
  std::uint64_t aside = 0;  // lines that are no rows
  std::string source;       // the file's name, without its folder
  std::string dialect;      // "csv utf-8 ;": as it was read
};
std::string json_of(const TableAbout& about);
// Of what json_of wrote; an empty name when it is nothing of the kind.
TableAbout about_from_json(std::string_view json);

// A new table, or a table anew: it is there when finish() has returned, and until then what was there before is.
class TableWriter : public RowSink {
 public:
  virtual Result<void> finish(TableAbout about) = 0;
  // Of one that grows (Store::grow): what was added so far may be asked.
  virtual Result<void> show() { return {}; }
};

// Rows as they come, some at a time; none at the end.
class Answer {
 public:
  virtual ~Answer() = default;
  virtual const std::vector<Column>& columns() const = 0;
  virtual Result<bool> next(std::vector<std::vector<Cell>>& rows) = 0;
};

class Store : public Catalogue {
 public:
  // By name. One that cannot be read is left out.
  virtual Result<std::vector<TableAbout>> tables() = 0;
  virtual Result<TableAbout> about(const std::string& table) = 0;
  virtual Result<std::vector<Aside>> asides(const std::string& table) = 0;
  // Errors: "tables.name" {nom}, those of the disk or the server.
  virtual Result<std::unique_ptr<TableWriter>> write(const std::string& table, const std::vector<Column>& columns) = 0;
  // The same, and it may be asked for by its name while rows come. Errors: "tables.no_growing" where there is no such thing.
  virtual Result<std::unique_ptr<TableWriter>> grow(const std::string& /*table*/, const std::vector<Column>& /*columns*/) {
    return failure(ErrorKind::usage, "tables.no_growing");
  }
  virtual Result<std::unique_ptr<Answer>> ask(const Query& query) = 0;
  virtual Result<void> remove(const std::string& table) = 0;
  virtual void interrupt() = 0;
};

// Letters, digits, _ - and single spaces between; at most kLongestName bytes: a file's name anywhere.
bool is_table_name(std::string_view name);
// The nearest such name: of a file, for example.
std::string table_name_from(std::string_view text);

// From this row on, rows that were chosen or sorted are found by a list of them that is made once; before, by looking.
inline constexpr std::uint64_t kFarRows = 16'384;

inline constexpr std::uint64_t kMostAsides = 10'000;  // that are kept; all are counted

// A whole or decimal of up to 128 bits as a cell: the nearest double when it has decimals or more digits than a whole cell.
__extension__ using Wide = __int128;
Cell cell_of_wide(Wide digits, int scale);

}  // namespace lunabloc::data
