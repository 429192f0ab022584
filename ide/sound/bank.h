// The sounds that a program may play, by name: the starter library, and six of the project's own.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "ide/sound/clip.h"

namespace lunabloc::ide::sound {

inline constexpr int kOwnSounds = 6;
std::string own_name(int index);  // "sound1"

class Bank {
 public:
  explicit Bank(std::filesystem::path library) : library_(std::move(library)) {}

  // The folder of the project's own sounds; those of the one before are forgotten.
  void own_in(std::filesystem::path folder);
  const std::filesystem::path& own_folder() const { return own_; }
  // Read when it is first asked for; null when there is none.
  std::shared_ptr<const Clip> find(std::string_view name);
  // Kept in the project's folder; an empty clip takes it away. Errors: those of base/file.h.
  Result<void> set_own(int index, const Clip& clip);

 private:
  std::filesystem::path library_, own_;
  std::map<std::string, std::shared_ptr<const Clip>, std::less<>> known_;
};

}  // namespace lunabloc::ide::sound
