#include "session/work_look.h"

#include <nlohmann/json.hpp>

#include "base/file.h"

namespace lunabloc::session {
namespace {

std::filesystem::path path_of(const std::filesystem::path& home, const std::string& work) { return home / "works" / work / "look.json"; }

}  // namespace

WorkLook load_look(const std::filesystem::path& home, const std::string& work) {
  WorkLook look;
  const Result<std::string> text = base::read_file(path_of(home, work));
  if (!text) return look;
  const auto json = nlohmann::json::parse(*text, nullptr, false);
  if (!json.is_object()) return look;
  if (const auto zoom = json.find("zoom"); zoom != json.end() && zoom->is_number_unsigned() && zoom->get<std::uint64_t>() <= 300) look.zoom_percent = zoom->get<int>();
  if (const auto folded = json.find("folded"); folded != json.end() && folded->is_array())
    for (const auto& offset : *folded)
      if (offset.is_number_unsigned()) look.folded.push_back(offset.get<std::size_t>());
  return look;
}

Result<void> save_look(const std::filesystem::path& home, const std::string& work, const WorkLook& look) {
  nlohmann::ordered_json json;
  json["zoom"] = look.zoom_percent;
  json["folded"] = look.folded;
  return base::write_file(path_of(home, work), json.dump() + "\n");
}

}  // namespace lunabloc::session
