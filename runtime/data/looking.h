// What is seen of a file's records one after the other, and the plan that follows from it: whether it is all that is done
// with them (survey.cpp), or they become rows meanwhile (one_pass.cpp).
#pragma once

#include "data/survey.h"

namespace lunabloc::data {

class Looking {
 public:
  Looking(Format format, const Dialect& dialect) : format_(format), header_due_(format == Format::csv && dialect.header) {}

  // What a record is to the table. Errors: "tables.too_many_columns".
  enum class Part : std::uint8_t { no_row, header, row };
  Result<Part> take(const Record& record);
  // Of a row: what its cells look like. `keep_some` alone leaves the looks to the caller.
  void look_at(const Record& record, const Writing& writing);
  void keep_some(const Record& record);
  std::vector<Looks>& looks() { return looks_; }
  // Of JSON lines, which are learned on the way.
  std::vector<std::string>& keys() { return keys_; }

  // When all was seen. Errors: "tables.empty", "tables.no_column" {nom}{proche}.
  Result<Survey> survey(Dialect dialect, const Choices& choices, const ByteSource& source, std::uint64_t damaged);

 private:
  void make_room(std::size_t columns);
  std::vector<PlannedColumn> planned() const;

  Format format_;
  bool header_due_;
  std::optional<std::size_t> width_;
  std::vector<Looks> looks_;
  std::vector<std::vector<std::string>> cells_;  // some of each column
  std::size_t columns_to_fill_ = 0;              // of which there are not enough yet
  std::vector<std::string> names_;
  std::vector<std::string> keys_;
  std::vector<std::vector<std::string>> first_;
  std::uint64_t rows_ = 0;
};

}  // namespace lunabloc::data
