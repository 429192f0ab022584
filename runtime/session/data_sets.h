// The open data sets that come with the program: whose they are, and the tables themselves (assets/sets, .ci/install-sets).
#pragma once

#include <string>
#include <vector>

#include "base/locations.h"
#include "base/result.h"

namespace lunabloc::session {

struct DataSet {
  std::string name;  // under which it is imported
  std::string title;
  std::string about;
  std::string source;
  std::string page;
  std::string date;
  std::string licence;
  std::string attribution;  // to show under a chart
  std::string changes;
  std::int64_t rows = 0;
  std::filesystem::path file;
};

// By name; those whose table is not on this machine are left out. Errors: those of data files and schemas.
Result<std::vector<DataSet>> data_sets(const base::Locations& locations, const std::string& language);

}  // namespace lunabloc::session
