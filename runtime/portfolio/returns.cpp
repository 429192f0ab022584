#include "portfolio/returns.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/file.h"
#include "lesson/words.h"
#include "portfolio/lines.h"
#include "portfolio/records.h"
#include "portfolio/shared_file.h"
#include "portfolio/work_files.h"

namespace lunabloc::portfolio {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

std::string_view trimmed(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t\r"), last = line.find_last_not_of(" \t\r");
  return first == std::string_view::npos ? std::string_view() : line.substr(first, last - first + 1);
}

std::string line_of(const Return& said) {
  Json json{{"id", said.id}};
  const auto put = [&](const char* key, const std::string& text) {
    if (!text.empty()) json[key] = text;
  };
  put("work", said.work);
  put("line", said.line);
  if (!said.line.empty()) json["nth"] = said.nth;
  put("comment", said.comment);
  put("criterion", said.criterion);
  put("skill", said.skill);
  put("word", said.word);
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// A line of the file: what was said, or that it was taken back.
struct Line {
  Return said;
  bool gone = false;
};
std::vector<Line> lines_in(const std::string& text) {
  std::vector<Line> all;
  for (const std::string& line : lesson::lines_of(text)) {
    const Json json = Json::parse(line, nullptr, false);
    if (!json.is_object() || text_at(json, "id").empty()) continue;
    const auto nth = json.find("nth"), gone = json.find("gone");
    all.push_back({{text_at(json, "id"), text_at(json, "work"), text_at(json, "line"), nth != json.end() && nth->is_number_integer() ? nth->get<int>() : 1, text_at(json, "comment"),
                    text_at(json, "criterion"), text_at(json, "skill"), text_at(json, "word")},
                   gone != json.end() && gone->is_boolean() && gone->get<bool>()});
  }
  return all;
}

std::string gone_line(const Return& said) { return Json{{"id", said.id}, {"work", said.work}, {"gone", true}}.dump(-1, ' ', false, Json::error_handler_t::replace); }

// The file without the words of what was taken back. Nothing to do where it does not hold them.
Result<bool> take_out(const fs::path& folder, const fs::path& file, const std::string& id) {
  const Result<std::string> text = read_shared(folder, file);
  if (!text) return false;
  std::string kept;
  bool found = false;
  for (const Line& line : lines_in(*text)) {
    const bool it = line.said.id == id && !line.gone;
    found = found || it;
    kept += (it || line.gone ? gone_line(line.said) : line_of(line.said)) + "\n";
  }
  if (!found) return false;
  if (Result<void> written = write_shared(folder, file, kept); !written) return tl::unexpected(written.error());
  return true;
}

fs::path file_for(const std::string& pseudonym) { return fs::path("retours") / (pseudonym + ".jsonl"); }

}  // namespace

std::optional<Return> place_in(const std::string& program, std::size_t line) {
  const std::vector<std::string> lines = lesson::lines_of(program);
  if (line == 0 || line > lines.size() || trimmed(lines[line - 1]).empty()) return std::nullopt;
  Return place;
  place.line = trimmed(lines[line - 1]);
  place.nth = static_cast<int>(std::count_if(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(line), [&](const std::string& one) { return trimmed(one) == place.line; }));
  return place;
}

std::optional<std::size_t> line_now(const Return& said, const std::string& program) {
  if (said.line.empty()) return std::nullopt;
  const std::vector<std::string> lines = lesson::lines_of(program);
  std::optional<std::size_t> last;
  int nth = 0;
  for (std::size_t i = 0; i < lines.size() && nth < said.nth; ++i)
    if (trimmed(lines[i]) == said.line) last = i + 1, ++nth;
  return last;
}

std::vector<Return> returns_of(const std::string& lines) {
  const std::vector<Line> all = lines_in(lines);
  std::set<std::string> gone;
  for (const Line& line : all)
    if (line.gone) gone.insert(line.said.id);
  std::vector<Return> said;
  for (const Line& line : all)
    if (!gone.contains(line.said.id)) said.push_back(line.said);
  return said;
}

Result<std::string> write_return(const fs::path& folder, const std::string& pseudonym, Return said) {
  said.id = new_id();
  const fs::path file = file_for(pseudonym);
  if (!stays_inside(folder, file)) return failure(ErrorKind::failed, "file.cannot_write", {{"fichier", (folder / file).string()}});
  if (Result<void> written = append_line(folder / file, line_of(said)); !written) return tl::unexpected(written.error());
  return said.id;
}

Result<void> withdraw_return(const fs::path& folder, const std::string& pseudonym, const std::string& id) {
  const Result<bool> done = take_out(folder, file_for(pseudonym), id);
  if (!done) return tl::unexpected(done.error());
  return {};
}

std::vector<Return> returns_for(const fs::path& folder, const std::string& pseudonym) { return returns_of(read_shared(folder, file_for(pseudonym)).value_or("")); }

Result<std::size_t> take_returns(const fs::path& folder, const std::string& pseudonym, const fs::path& home) {
  std::size_t changed = 0;
  for (const auto& [said, gone] : lines_in(read_shared(folder, file_for(pseudonym)).value_or(""))) {
    // A name that leads outside is nobody's work.
    if (said.work.empty() || said.work.find("..") != std::string::npos || said.work.front() == '/') continue;
    if (!base::is_folder(home / "works" / said.work)) continue;
    const fs::path file = home / "works" / said.work / kReturnsFile;
    if (gone) {
      const Result<bool> went = take_out(home, fs::path("works") / said.work / kReturnsFile, said.id);
      if (!went) return tl::unexpected(went.error());
      changed += *went ? 1 : 0;
      continue;
    }
    const std::vector<Line> known = lines_in(base::read_file(file).value_or(""));
    if (std::any_of(known.begin(), known.end(), [&](const Line& one) { return one.said.id == said.id; })) continue;
    if (Result<void> written = append_line(file, line_of(said)); !written) return tl::unexpected(written.error());
    ++changed;
  }
  return changed;
}

bool is_word(const std::string& word) { return word == "pas-encore" || word == "en-bonne-voie" || word == "oui"; }

}  // namespace lunabloc::portfolio
