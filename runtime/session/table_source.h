// The tables that a person has imported, for the programs that open them: lunabloc-data, started at the first question.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/locations.h"
#include "trace/run_request.h"
#include "vm/table_source.h"

namespace lunabloc::session {

// The folder of imported tables.
std::filesystem::path tables_folder(const base::Locations& locations);
// With a server's address, its tables. Nothing when no table was ever imported.
std::unique_ptr<vm::TableSource> table_source(const base::Locations& locations, const std::optional<std::string>& server = std::nullopt);
// A person's own table goes before a small one of the program's that has its name: such names are given without a text, which
// tells the runner to ask for them.
void name_imported(trace::RunRequest& request, const base::Locations& locations);

}  // namespace lunabloc::session
