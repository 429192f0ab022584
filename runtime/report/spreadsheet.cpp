#include "report/spreadsheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/written.h"
#include "lesson/archive.h"

namespace lunabloc::report {
namespace {

using base::in_markup;

constexpr const char* kType = "application/vnd.oasis.opendocument.spreadsheet";
constexpr std::string_view kMark = "\xEF\xBB\xBF";

// Rows of what we wrote ourselves: commas, quotes doubled inside of quotes, \r\n.
std::vector<std::vector<std::string>> rows_of(std::string_view csv) {
  if (csv.starts_with(kMark)) csv.remove_prefix(kMark.size());
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> row(1);
  bool quoted = false;
  for (std::size_t at = 0; at < csv.size(); ++at) {
    const char letter = csv[at];
    if (quoted && letter == '"' && csv.substr(at + 1, 1) == "\"") row.back() += csv[++at];
    else if (letter == '"') quoted = !quoted;
    else if (quoted) row.back() += letter;
    else if (letter == ',') row.emplace_back();
    else if (letter == '\n') rows.push_back(std::exchange(row, std::vector<std::string>(1)));
    else if (letter != '\r') row.back() += letter;
  }
  return rows;
}

bool is_number(const std::string& cell) { return !cell.empty() && cell.size() < 16 && cell.find_first_not_of("0123456789") == std::string::npos; }

std::string cell_of(const std::string& cell) {
  if (cell.empty()) return "<table:table-cell/>";
  if (is_number(cell)) return fmt::format("<table:table-cell office:value-type=\"float\" office:value=\"{0}\"><text:p>{0}</text:p></table:table-cell>", cell);
  // The apostrophe that keeps a spreadsheet from reading a formula in comma-separated text is of no use here.
  const bool guarded = cell.size() > 1 && cell[0] == '\'' && std::string_view("=+-@").find(cell[1]) != std::string_view::npos;
  return fmt::format("<table:table-cell office:value-type=\"string\"><text:p>{}</text:p></table:table-cell>", in_markup(guarded ? cell.substr(1) : cell));
}

// What no name of a sheet may hold becomes a dash.
std::string sheet_name(std::string name) {
  for (char& letter : name)
    if (std::string_view("[]*?:/\\'").find(letter) != std::string_view::npos) letter = '-';
  return name;
}

std::string table_of(const SheetOfCells& sheet) {
  const std::vector<std::vector<std::string>> rows = rows_of(sheet.csv);
  std::size_t columns = 1;
  for (const std::vector<std::string>& row : rows) columns = std::max(columns, row.size());
  std::string table = fmt::format("<table:table table:name=\"{}\"><table:table-column table:number-columns-repeated=\"{}\"/>", in_markup(sheet_name(sheet.name)), columns);
  for (const std::vector<std::string>& row : rows) {
    table += "<table:table-row>";
    for (const std::string& cell : row) table += cell_of(cell);
    table += "</table:table-row>";
  }
  return table + "</table:table>";
}

}  // namespace

Result<std::string> ods(const std::vector<SheetOfCells>& sheets) {
  std::string content =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
      "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" office:version=\"1.2\"><office:body><office:spreadsheet>";
  for (const SheetOfCells& sheet : sheets) content += table_of(sheet);
  content += "</office:spreadsheet></office:body></office:document-content>\n";
  const std::string manifest = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.2\">"
      "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.2\" manifest:media-type=\"{}\"/><manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>\n",
      kType);
  return lesson::write_document(kType, {{"META-INF/manifest.xml", manifest}, {"content.xml", std::move(content)}});
}

}  // namespace lunabloc::report
