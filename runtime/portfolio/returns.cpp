#include "portfolio/returns.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

#include "base/file.h"
#include "lesson/words.h"
#include "portfolio/lines.h"

namespace lunabloc::portfolio {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

std::string_view trimmed(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t\r"), last = line.find_last_not_of(" \t\r");
  return first == std::string_view::npos ? std::string_view() : line.substr(first, last - first + 1);
}

std::string text_at(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
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

fs::path file_for(const fs::path& folder, const std::string& pseudonym) { return folder / "retours" / (pseudonym + ".jsonl"); }

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
  std::vector<Return> all;
  for (const std::string& line : lesson::lines_of(lines)) {
    const Json json = Json::parse(line, nullptr, false);
    if (!json.is_object() || text_at(json, "id").empty()) continue;
    const auto nth = json.find("nth");
    all.push_back({text_at(json, "id"), text_at(json, "work"), text_at(json, "line"), nth != json.end() && nth->is_number_integer() ? nth->get<int>() : 1, text_at(json, "comment"),
                   text_at(json, "criterion"), text_at(json, "skill"), text_at(json, "word")});
  }
  return all;
}

Result<void> write_return(const fs::path& folder, const std::string& pseudonym, Return said) {
  std::random_device chance;
  said.id = fmt::format("{:08x}{:08x}", chance(), chance());
  return append_line(file_for(folder, pseudonym), line_of(said));
}

std::vector<Return> returns_for(const fs::path& folder, const std::string& pseudonym) { return returns_of(base::read_file(file_for(folder, pseudonym)).value_or("")); }

Result<std::size_t> take_returns(const fs::path& folder, const std::string& pseudonym, const fs::path& home) {
  std::size_t came = 0;
  for (const Return& said : returns_for(folder, pseudonym)) {
    // A name that leads outside is nobody's work.
    if (said.work.empty() || said.work.find("..") != std::string::npos || said.work.front() == '/') continue;
    if (!base::is_folder(home / "works" / said.work)) continue;
    const fs::path file = home / "works" / said.work / "retours.jsonl";
    const std::vector<Return> known = returns_of(base::read_file(file).value_or(""));
    if (std::any_of(known.begin(), known.end(), [&](const Return& one) { return one.id == said.id; })) continue;
    if (Result<void> written = append_line(file, line_of(said)); !written) return tl::unexpected(written.error());
    ++came;
  }
  return came;
}

bool is_word(const std::string& word) { return word == "pas-encore" || word == "en-bonne-voie" || word == "oui"; }

}  // namespace lunabloc::portfolio
