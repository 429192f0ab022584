// The records of a file, one after the other, in bounded memory whatever the file holds: lines of comma-separated text in
// any dialect, or JSON objects, one a line.
//
// A record that cannot be one comes out all the same, with its place and what is wrong with it; the next one is read as
// if nothing had been. A quote that is never closed costs its own line, not the rest of the file.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "data/cell.h"
#include "data/encoding.h"
#include "data/reading.h"
#include "data/source.h"

namespace lunabloc::data {

enum class Format : std::uint8_t { csv, json_lines };

struct Dialect {
  Encoding encoding = Encoding::utf8;
  char separator = ',';
  bool header = true;
  bool lines_end_with_return = false;  // as on very old machines
  Writing writing;
  bool operator==(const Dialect&) const = default;
};

// Each has a message, "tables.aside." and its name.
enum class Problem : std::uint8_t { none, ragged, wrong_type, open_quote, long_cell, long_line, many_columns, nul, no_object };
std::string_view name_of(Problem problem);

struct Record {
  std::vector<std::string_view> fields;  // good until the next record
  std::uint64_t line = 0;                // where it begins, from 1
  Problem problem = Problem::none;
};

inline constexpr std::size_t kLongestRecord = 1U << 20U;

class Records {
 public:
  virtual ~Records() = default;
  // False at the end. Errors: those of the source.
  virtual Result<bool> next(Record& record) = 0;
  // Bytes of the source that were read so far, and letters that were none.
  virtual std::uint64_t position() const = 0;
  virtual std::uint64_t damaged() const = 0;
};

std::unique_ptr<Records> csv_records(ByteSource& source, const Dialect& dialect);
// The fields are those of `keys`, in their order. A key that is not among them is added when `learns`, else left out.
enum class Keys : std::uint8_t { learned, fixed };
std::unique_ptr<Records> json_records(ByteSource& source, Encoding encoding, std::vector<std::string>& keys, Keys which);

// What a file looks like, from its beginning (its bytes, cut anywhere).
Dialect dialect_of(std::string_view beginning);
Format format_of(std::string_view beginning);

// A record as text again, for eyes: its beginning.
std::string text_of(const Record& record, char separator);

}  // namespace lunabloc::data
