#include "session/backpack.h"

#include <algorithm>
#include <system_error>

#include "base/blanks.h"
#include "base/file.h"

namespace lunabloc::session {
namespace {

constexpr std::string_view kEnding = ".lua";

bool may_stand_in_name(char byte) {
  constexpr std::string_view kRefused = "/\\:*?\"<>|";
  return static_cast<unsigned char>(byte) >= 0x20 && byte != 0x7F && kRefused.find(byte) == std::string_view::npos;
}

// Not longer than `most` bytes, cut between two characters.
std::string cut(std::string text, std::size_t most) {
  if (text.size() <= most) return text;
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  text.resize(end);
  return text;
}

std::string as_name(const std::string& wanted) {
  std::string name;
  for (const char byte : wanted) name += may_stand_in_name(byte) ? byte : ' ';
  name = std::string(base::trimmed(name));
  while (name.starts_with('.')) name.erase(0, 1);
  name = std::string(base::trimmed(cut(std::move(name), Backpack::kLongestName - 4)));
  return name.empty() ? "1" : name;
}

bool is_name(const std::string& name) {
  return !name.empty() && name.size() <= Backpack::kLongestName && name.front() != '.' && base::trimmed(name) == name &&
         std::all_of(name.begin(), name.end(), may_stand_in_name);
}

}  // namespace

Backpack::Backpack(const std::filesystem::path& home) : folder_(home / "backpack") { load(); }

std::filesystem::path Backpack::path_of(const std::string& name) const { return folder_ / (name + std::string(kEnding)); }

void Backpack::load() {
  items_.clear();
  for (const std::string& file : base::entries_of(folder_)) {
    if (items_.size() >= kMostItems) break;
    if (!file.ends_with(kEnding) || !base::is_file(folder_ / file)) continue;
    const std::string name = file.substr(0, file.size() - kEnding.size());
    if (!is_name(name)) continue;
    if (Result<std::string> lua = base::read_file(folder_ / file, kLargestItem)) items_.push_back({name, std::move(*lua)});
  }
  std::sort(items_.begin(), items_.end(), [](const Item& one, const Item& other) { return one.name < other.name; });
  ++version_;
}

const Backpack::Item* Backpack::find(const std::string& name) const {
  const auto found = std::find_if(items_.begin(), items_.end(), [&](const Item& item) { return item.name == name; });
  return found == items_.end() ? nullptr : &*found;
}

Result<void> Backpack::keep(const std::string& wanted, const std::string& lua) {
  if (items_.size() >= kMostItems) return failure(ErrorKind::failed, "backpack.full", {{"nombre", std::to_string(kMostItems)}});
  if (lua.size() > kLargestItem) return failure(ErrorKind::failed, "backpack.too_large");
  std::string name = as_name(wanted);
  // A file of that name may be there without being an item: it is never written over.
  for (int number = 2; find(name) != nullptr || base::is_there(path_of(name)); ++number) name = as_name(wanted) + " " + std::to_string(number);
  if (Result<void> written = base::write_file(path_of(name), lua); !written) return written;
  load();
  done_.push_back({"", name, lua});
  return {};
}

Result<void> Backpack::take_away(const std::string& name) {
  std::error_code error;
  std::filesystem::remove(path_of(name), error);
  if (error) return failure(ErrorKind::failed, "file.cannot_write", {{"fichier", path_of(name).string()}});
  load();
  return {};
}

Result<void> Backpack::move(const std::string& from, const std::string& to) {
  std::error_code error;
  std::filesystem::rename(path_of(from), path_of(to), error);
  if (error) return failure(ErrorKind::failed, "file.cannot_write", {{"fichier", path_of(to).string()}});
  load();
  return {};
}

Result<void> Backpack::rename(const std::string& name, const std::string& wanted) {
  const std::string new_name(base::trimmed(wanted));
  if (new_name == name) return {};
  if (!is_name(new_name)) return failure(ErrorKind::failed, "backpack.bad_name");
  if (find(name) == nullptr) return failure(ErrorKind::failed, "backpack.gone", {{"nom", name}});
  if (base::is_there(path_of(new_name))) return failure(ErrorKind::failed, "backpack.name_taken", {{"nom", new_name}});
  if (Result<void> moved = move(name, new_name); !moved) return moved;
  done_.push_back({name, new_name, ""});
  return {};
}

Result<void> Backpack::remove(const std::string& name) {
  const Item* item = find(name);
  if (item == nullptr) return failure(ErrorKind::failed, "backpack.gone", {{"nom", name}});
  const Change change{name, "", item->lua};
  if (Result<void> removed = take_away(name); !removed) return removed;
  done_.push_back(change);
  return {};
}

Result<void> Backpack::undo() {
  if (done_.empty()) return {};
  const Change last = done_.back();
  Result<void> undone;
  if (last.before.empty()) {
    if (find(last.after) != nullptr) undone = take_away(last.after);
  } else if (base::is_there(path_of(last.before))) {
    undone = failure(ErrorKind::failed, "backpack.name_taken", {{"nom", last.before}});
  } else if (!last.after.empty()) {
    undone = move(last.after, last.before);
  } else {
    undone = base::write_file(path_of(last.before), last.lua);
    load();
  }
  if (undone) done_.pop_back();
  return undone;
}

}  // namespace lunabloc::session
