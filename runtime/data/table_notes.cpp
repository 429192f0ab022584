#include "data/table_notes.h"

#include <nlohmann/json.hpp>
#include <system_error>

#include "base/file.h"
#include "data/store.h"

namespace lunabloc::data {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostBytes = 1U << 20U;

std::filesystem::path file_in(const std::filesystem::path& folder) { return folder / "notes.json"; }

// Not longer than a note may be, and not in the middle of a letter.
std::string cut(std::string text) {
  if (text.size() <= kLongestNote) return text;
  std::size_t end = kLongestNote;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  text.resize(end);
  return text;
}

std::string text_at(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? cut(found->get<std::string>()) : std::string();
}

std::uint64_t number_at(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_number_unsigned() ? found->get<std::uint64_t>() : 0;
}

}  // namespace

TableNotes notes_in(const std::filesystem::path& folder) {
  TableNotes notes;
  const Result<std::string> text = base::read_file(file_in(folder), kMostBytes);
  if (!text) return notes;
  const Json json = Json::parse(*text, nullptr, false);
  if (!json.is_object()) return notes;
  for (const auto& [name, note] : json.items())
    if (note.is_object()) notes[name] = {text_at(note, "source"), text_at(note, "licence"), text_at(note, "file"), number_at(note, "rows"), number_at(note, "columns"), number_at(note, "aside")};
  return notes;
}

Result<void> keep_note(const std::filesystem::path& folder, const std::string& table, const TableNote& note) {
  TableNotes notes = notes_in(folder);
  if (note == TableNote{}) notes.erase(table);
  else notes[table] = {cut(note.source), cut(note.licence), cut(note.file), note.rows, note.columns, note.aside};
  Json json = Json::object();
  for (const auto& [name, one] : notes)
    json[name] = {{"source", one.source}, {"licence", one.licence}, {"file", one.file}, {"rows", one.rows}, {"columns", one.columns}, {"aside", one.aside}};
  return base::write_file(file_in(folder), json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

std::vector<KeptTable> tables_in(const std::filesystem::path& folder) {
  std::vector<KeptTable> tables;
  const TableNotes notes = notes_in(folder);
  for (const std::string& file : base::entries_of(folder)) {
    if (!file.ends_with(kTableEnding)) continue;
    KeptTable table{file.substr(0, file.size() - kTableEnding.size()), 0, {}};
    std::error_code ignored;
    const std::uintmax_t bytes = std::filesystem::file_size(folder / file, ignored);
    if (!is_table_name(table.name)) continue;
    table.bytes = ignored ? 0 : bytes;
    if (const auto note = notes.find(table.name); note != notes.end()) table.note = note->second;
    tables.push_back(std::move(table));
  }
  return tables;
}

}  // namespace lunabloc::data
