// What `donnees/donnees.yaml` says of the columns of a lesson's tables, put into their text: in a column of texts, "75056" is
// a code and no number. A program's reader takes what stands in quotes for a text (runner/table.h).
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace lunabloc::lesson {

// By file, the columns whose type is « texte », « date » or « heure ». What is no such description is nobody's here (lint).
std::map<std::string, std::set<std::string>> text_columns_of(const std::filesystem::path& described);
// The tables that a generator of the program makes: too large for the lesson's folder.
struct GeneratedTable {
  std::string name;
  std::vector<std::string> columns;
};
std::vector<GeneratedTable> generated_tables_of(const std::filesystem::path& described);
// The cells of these columns in quotes.
std::string with_texts_quoted(std::string_view csv, const std::set<std::string>& columns);

}  // namespace lunabloc::lesson
