#include "session/work_look.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/file.h"
#include "portfolio/work_files.h"

namespace lunabloc::session {
namespace {

std::filesystem::path path_of(const std::filesystem::path& home, const std::string& work) { return home / "works" / work / portfolio::kLookFile; }

std::string_view line_at(std::string_view program, std::size_t offset) {
  if (offset >= program.size()) return {};
  const std::string_view rest = program.substr(offset);
  std::string_view line = rest.substr(0, rest.find('\n'));
  while (line.ends_with('\r') || line.ends_with(' ')) line.remove_suffix(1);
  return line;
}

// Where the line stands now; the nearest to where it was, of those that say the same.
std::optional<std::size_t> found_again(std::string_view program, std::size_t offset, std::string_view line) {
  if (line.empty()) return std::nullopt;
  if (line_at(program, offset) == line) return offset;
  const auto distance = [offset](std::size_t at) { return at > offset ? at - offset : offset - at; };
  std::optional<std::size_t> nearest;
  for (std::size_t start = 0; start < program.size(); start = std::min(program.find('\n', start), program.size() - 1) + 1) {
    const std::size_t at = std::min(program.find_first_not_of(" \t", start), program.size());
    if (line_at(program, at) == line && (!nearest || distance(at) < distance(*nearest))) nearest = at;
  }
  return nearest;
}

}  // namespace

WorkLook load_look(const std::filesystem::path& home, const std::string& work, std::string_view program) {
  WorkLook look;
  const Result<std::string> text = base::read_file(path_of(home, work));
  if (!text) return look;
  const auto json = nlohmann::json::parse(*text, nullptr, false);
  if (!json.is_object()) return look;
  if (const auto zoom = json.find("zoom"); zoom != json.end() && zoom->is_number_unsigned() && zoom->get<std::uint64_t>() <= 300) look.zoom_percent = zoom->get<int>();
  if (const auto folded = json.find("folded"); folded != json.end() && folded->is_array())
    for (const auto& fold : *folded) {
      if (fold.is_number_unsigned()) look.folded.push_back(fold.get<std::size_t>());  // of an earlier form
      if (!fold.is_object() || !fold.contains("off") || !fold["off"].is_number_unsigned() || !fold.contains("lua") || !fold["lua"].is_string()) continue;
      if (const auto at = found_again(program, fold["off"].get<std::size_t>(), fold["lua"].get<std::string>())) look.folded.push_back(*at);
    }
  std::sort(look.folded.begin(), look.folded.end());
  return look;
}

Result<void> save_look(const std::filesystem::path& home, const std::string& work, const WorkLook& look, std::string_view program) {
  nlohmann::ordered_json json;
  json["zoom"] = look.zoom_percent;
  json["folded"] = nlohmann::ordered_json::array();
  for (const std::size_t offset : look.folded) json["folded"].push_back({{"off", offset}, {"lua", std::string(line_at(program, offset))}});
  return base::write_file(path_of(home, work), json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
}

}  // namespace lunabloc::session
