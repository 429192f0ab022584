#include "lesson/lint_places.h"

#include <algorithm>

#include "base/file.h"
#include "lesson/body.h"
#include "lesson/words.h"

namespace lunabloc::lesson {

LintPlaces::LintPlaces(const std::filesystem::path& folder) : folder_(folder) {
  const std::string file = (folder / "lecon.md").string();
  const std::string text = base::read_file(file).value_or("");
  lines_ = lines_of(text);
  std::vector<Error> ignored;
  if (Result<DataValue> head = base::parse_data(read_body(text, file, ignored).front_matter, file, 2)) head_ = std::move(*head);
  if (Result<DataValue> checks = base::load_data(folder / "controles.yaml")) checks_ = std::move(*checks);
}

base::Place LintPlaces::head(std::string_view key) const {
  const DataValue* value = head_.find(key);
  return value != nullptr ? value->place : base::Place{(folder_ / "lecon.md").string(), 1, 1};
}

base::Place LintPlaces::head_item(std::string_view key, std::string_view text) const {
  if (const DataValue* const list = head_.find(key))
    for (const DataValue& item : list->list())
      if (item.text() == text) return item.place;
  return head(key);
}

base::Place LintPlaces::message(const std::string& id, std::string_view line) const {
  const DataValue* messages = checks_.find("messages");
  const DataValue* own = messages != nullptr ? messages->find(id) : nullptr;
  if (own == nullptr) return {(folder_ / "controles.yaml").string(), 1, 1};
  const DataValue* part = line.empty() ? nullptr : own->find(line);
  return part != nullptr ? part->place : own->place;
}

base::Place LintPlaces::map(const std::string& name) const {
  const DataValue* maps = checks_.find("cartes");
  const DataValue* own = maps != nullptr ? maps->find(name) : nullptr;
  return own != nullptr ? own->place : base::Place{(folder_ / "controles.yaml").string(), 1, 1};
}

// A sentence may go over several lines: the first of its own is looked for.
base::Place LintPlaces::words(std::string_view text, std::uint32_t line) const {
  text.remove_prefix(std::min(text.find_first_not_of(" \n.!?"), text.size()));
  const std::string_view first = text.substr(0, text.find('\n'));
  const std::string file = (folder_ / "lecon.md").string();
  for (std::size_t at = line > 0 ? line - 1 : 0; !first.empty() && at < lines_.size(); ++at)
    if (const std::size_t column = lines_[at].find(first); column != std::string::npos)
      return {file, static_cast<std::uint32_t>(at + 1), static_cast<std::uint32_t>(column + 1)};
  return {file, std::max(line, 1U), 1};
}

}  // namespace lunabloc::lesson
