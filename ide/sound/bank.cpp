#include "ide/sound/bank.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace lunabloc::ide::sound {
namespace {

bool is_own(std::string_view name) {
  for (int index = 0; index < kOwnSounds; ++index)
    if (name == own_name(index)) return true;
  return false;
}

// A name of the library is letters: what a trace from elsewhere says opens no other file.
bool is_plain(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char letter) { return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9'); });
}

}  // namespace

std::string own_name(int index) { return "sound" + std::to_string(index + 1); }

void Bank::own_in(std::filesystem::path folder) {
  if (folder == own_) return;
  own_ = std::move(folder);
  std::erase_if(known_, [](const auto& one) { return is_own(one.first); });
}

std::shared_ptr<const Clip> Bank::find(std::string_view name) {
  if (const auto found = known_.find(name); found != known_.end()) return found->second;
  std::shared_ptr<const Clip> clip;
  const std::filesystem::path& folder = is_own(name) ? own_ : library_;
  if (is_plain(name) && !folder.empty())
    if (Result<Clip> read = read_clip(folder / (std::string(name) + ".wav"))) clip = std::make_shared<const Clip>(std::move(*read));
  return known_[std::string(name)] = clip;
}

Result<void> Bank::set_own(int index, const Clip& clip) {
  const std::string name = own_name(index);
  const std::filesystem::path file = own_ / (name + ".wav");
  if (clip.samples.empty()) {
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
    known_[name] = nullptr;
    return {};
  }
  if (Result<void> kept = save_clip(file, clip); !kept) return kept;
  known_[name] = std::make_shared<const Clip>(clip);
  return {};
}

}  // namespace lunabloc::ide::sound
