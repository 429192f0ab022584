// What the engine tells in JSON, as values again: for those who show it. What is not understood is left out.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "data/import_order.h"
#include "data/store.h"

namespace lunabloc::data {

// Of json_of(ImportReport). Errors: "tables.bad_page".
Result<ImportReport> report_from_json(std::string_view json);
// Of the list of tables.
std::vector<TableAbout> tables_from_json(std::string_view json);

// Some of the lines that are no rows, from one of them on: what is asked with the letter B, and what comes back.
struct AsidesWanted {
  std::string table;
  std::uint64_t from = 0;
};
inline constexpr std::size_t kAsidesOfPage = 500;
std::string json_of(const AsidesWanted& wanted);
AsidesWanted asides_wanted_from_json(std::string_view json);
std::string json_of(std::span<const Aside> asides);
std::vector<Aside> asides_from_json(std::string_view json);

}  // namespace lunabloc::data
