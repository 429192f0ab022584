// What is known of the tables of a folder without asking an engine: their names, where they come from and what may be done
// with them in the words of who imported them, how large they are. A small file beside the tables.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace lunabloc::data {

inline constexpr std::string_view kTableEnding = ".duckdb";  // of the file in which an engine keeps one

struct TableNote {
  std::string source;   // « INSEE, recensement 2020 »
  std::string licence;  // « Licence ouverte 2.0 »
  std::string file;     // from which it was imported, without its folder
  std::uint64_t rows = 0, columns = 0, aside = 0;  // when it was imported or opened last
  bool operator==(const TableNote&) const = default;
};
using TableNotes = std::map<std::string, TableNote, std::less<>>;  // by the table's name

inline constexpr std::size_t kLongestNote = 400;  // bytes

// None where there is no such file, or where it says nothing that is understood.
TableNotes notes_in(const std::filesystem::path& folder);
// An empty note is taken away. Errors: those of base::write_file.
Result<void> keep_note(const std::filesystem::path& folder, const std::string& table, const TableNote& note);

struct KeptTable {
  std::string name;
  std::uint64_t bytes = 0;
  TableNote note;
};
// In the order of their names.
std::vector<KeptTable> tables_in(const std::filesystem::path& folder);

}  // namespace lunabloc::data
