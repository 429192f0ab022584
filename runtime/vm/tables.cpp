#include "vm/tables.h"

#include <algorithm>

#include "base/file.h"

namespace lunabloc::vm {

void add_tables(trace::RunRequest& request, std::string_view program, const std::filesystem::path& folder) {
  constexpr std::string_view kEnding = ".csv";
  if (program.find("data") == std::string_view::npos) return;
  for (const std::string& file : base::entries_of(folder)) {
    if (!file.ends_with(kEnding)) continue;
    const std::string name = file.substr(0, file.size() - kEnding.size());
    const bool given = std::any_of(request.tables.begin(), request.tables.end(), [&](const auto& table) { return table.name == name; });
    if (given) continue;
    if (Result<std::string> csv = base::read_file(folder / file)) request.tables.push_back({name, std::move(*csv)});
  }
}

void tell_of_host_tables(trace::RunRequest& request, bool answers) {
  std::erase_if(request.tables, [](const trace::GivenTable& table) { return table.name.empty(); });
  if (answers) request.tables.push_back({});
}

bool asks_host_for_tables(const trace::RunRequest& request) {
  return std::any_of(request.tables.begin(), request.tables.end(), [](const trace::GivenTable& table) { return table.name.empty(); });
}

}  // namespace lunabloc::vm
