// What to import, as it is asked of the engine, and what it says when it is done: JSON both ways.
#pragma once

#include <string>

#include "data/survey.h"

namespace lunabloc::data {

struct ImportOrder {
  std::string file;        // its whole path
  std::string name;        // of the table; "": from the file's name
  bool only_look = false;  // a survey, and nothing is imported
  Choices choices;
};
std::string json_of(const ImportOrder& order);
// Errors: "tables.bad_order".
Result<ImportOrder> order_from_json(std::string_view json);

// {"name", "rows", "aside", "encoding", "separator", "decimal_comma", "header", "day_first", "format", "damaged",
//  "columns": [{"name", "kind", "unit", "personal", "use"}], "first": [["…"]]}
struct ImportReport {
  std::string name;
  std::uint64_t rows = 0;
  std::uint64_t aside = 0;
  Survey survey;
};
std::string json_of(const ImportReport& report);

}  // namespace lunabloc::data
