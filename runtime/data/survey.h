// What a file holds, before anything is taken from it: its dialect, its columns and the kind of each, how many rows. All of
// it can be corrected (Choices), and is shown before the import.
//
// The whole file is read once, so that a kind is not guessed from the beginning: a column is numbers when all its cells are,
// but for one in two hundred (one alone when there are at least ten): the rows of these are set aside, with their reason.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>

#include "data/records.h"

namespace lunabloc::data {

enum class Personal : std::uint8_t { no, name, birth_date, email, phone, address };
inline constexpr std::array<std::string_view, 6> kPersonalNames = {"no", "name", "birth_date", "email", "phone", "address"};
inline std::string_view name_of(Personal personal) { return kPersonalNames[static_cast<std::size_t>(personal)]; }

// coarsened: a birth date becomes its year, an address its region, anything else its first letter.
enum class Use : std::uint8_t { kept, dropped, coarsened };

struct PlannedColumn {
  Column column;
  Personal personal = Personal::no;
  Use use = Use::kept;
};

struct Plan {
  Format format = Format::csv;
  Dialect dialect;
  std::vector<PlannedColumn> columns;
  std::vector<std::string> keys;  // of JSON lines: what the file calls them

  // What the table will have.
  std::vector<Column> kept() const;
};

// What a person knows better.
struct Choices {
  std::optional<Encoding> encoding;
  std::optional<char> separator;
  std::optional<bool> decimal_comma;
  std::optional<bool> header;
  std::optional<bool> day_first;
  std::map<std::string, Kind> kinds;  // by name of column
  std::set<std::string> dropped;
  std::set<std::string> coarsened;
};

struct Survey {
  Plan plan;
  std::uint64_t rows = 0;
  std::uint64_t bytes = 0;
  std::uint64_t damaged = 0;                     // letters that are none in this encoding
  std::vector<std::vector<std::string>> first;   // rows, as they are written
};

// Called now and then with how much is done, from 0 to 1; false stops.
using Progress = std::function<bool(double)>;

// Errors: those of the source; "tables.empty", "tables.too_many_columns" {n}{mesure}, "tables.no_column" {nom}{proche},
// "tables.stopped".
Result<Survey> survey(ByteSource& source, const Choices& choices, const Progress& progress);
// What the beginning of a long file of lines lets expect of the whole, to be proved (import_as_guessed). Nothing when the file
// is short, or of another kind, or its beginning is no table.
std::optional<Survey> guess(ByteSource& source, const Choices& choices);

// From its name and what its cells look like.
Personal personal_of(std::string_view name, Kind kind, const std::vector<std::string>& cells);
// « nom » and nothing else: a person's beside other columns that are personal.
bool is_bare_name(std::string_view name);

// The kind of a column, from how many of its cells look like what.
struct Looks {
  std::array<std::uint64_t, 9> counts{};  // by Look
  int scale = 0;
  int whole_digits = 0;  // before the point, at most
  bool day_first = false;
  bool month_first = false;
  void add(const Sight& sight) {
    ++counts[static_cast<std::size_t>(sight.look)];
    scale = std::max(scale, static_cast<int>(sight.scale));
    whole_digits = std::max(whole_digits, static_cast<int>(sight.digits) - static_cast<int>(sight.scale));
    day_first = day_first || sight.first_is_day;
    month_first = month_first || sight.second_is_day;
  }
};
Column kind_from(const Looks& looks);

}  // namespace lunabloc::data
