// The tables that a person has imported, for the programs that open them: lunabloc-data, started at the first question.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/locations.h"
#include "trace/run_request.h"
#include "vm/table_source.h"

namespace lunabloc::session {

// The folder of imported tables.
std::filesystem::path tables_folder(const base::Locations& locations);
// With a server's address, its tables. Nothing when no table was ever imported. Those of `given` that have no text are their
// lesson's (lesson_tables), whatever tables of their names a person has.
std::unique_ptr<vm::TableSource> table_source(const base::Locations& locations, const std::optional<std::string>& server = std::nullopt,
                                              const std::vector<trace::GivenTable>& given = {});
// Tables that are too large for a lesson's folder: the sets of the installation that are given by their name alone. Each is
// put into a cache the first time that a program asks it. Nothing when there is none among them.
std::unique_ptr<vm::TableSource> lesson_tables(const std::filesystem::path& programs, const std::vector<trace::GivenTable>& given);
// A person's own table goes before a small one of the program's that has its name: such names are given without a text, which
// tells the runner to ask for them.
void name_imported(trace::RunRequest& request, const base::Locations& locations);

}  // namespace lunabloc::session
