#include "session/version_keeper.h"

#include <algorithm>
#include <utility>

namespace lunabloc::session {

using portfolio::Version;
using portfolio::VersionReason;

VersionKeeper::VersionKeeper(std::filesystem::path home, std::string work, WallClock clock, std::string text)
    : home_(std::move(home)), work_(std::move(work)), clock_(std::move(clock)), versions_(portfolio::load_versions(home_, work_)),
      last_(std::move(text)) {}

const Version* VersionKeeper::find(const std::string& file) const {
  const auto found = std::find_if(versions_.begin(), versions_.end(), [&](const Version& version) { return version.file == file; });
  return found == versions_.end() ? nullptr : &*found;
}

Result<std::string> VersionKeeper::text_of(const std::string& file) const { return portfolio::read_version(home_, work_, file); }

void VersionKeeper::changed(std::chrono::microseconds now) {
  if (!std::exchange(changed_, true)) changed_at_ = now;
}

Result<void> VersionKeeper::tick(std::chrono::microseconds now, const std::string& text) {
  if (!changed_ || now - changed_at_ < kWorkBetweenVersions) return {};
  changed_ = false;
  return keep(text, VersionReason::work);
}

Result<void> VersionKeeper::keep(const std::string& text, VersionReason why) {
  if (text == last_) return {};
  return write(text, why, {});
}

Result<void> VersionKeeper::keep_as(const std::string& text, const std::string& name) { return write(text, VersionReason::kept, name); }

Result<void> VersionKeeper::write(const std::string& text, VersionReason why, const std::string& name) {
  const auto at = std::chrono::floor<std::chrono::seconds>(clock_());
  if (Result<void> kept = portfolio::keep_version(home_, work_, {.text = text, .at = at, .why = why, .name = name}); !kept) return kept;
  last_ = text;
  changed_ = false;
  versions_ = portfolio::load_versions(home_, work_);
  for (const Version& surplus : portfolio::to_thin_out(versions_))
    if (Result<void> erased = erase(surplus.file); !erased) return erased;
  return {};
}

Result<void> VersionKeeper::name(const std::string& file, const std::string& name) {
  const Version* version = find(file);
  if (version == nullptr) return failure(ErrorKind::usage, "version.gone");
  if (Result<void> named = portfolio::name_version(home_, work_, *version, name); !named) return named;
  versions_ = portfolio::load_versions(home_, work_);
  return {};
}

Result<void> VersionKeeper::erase(const std::string& file) {
  if (find(file) == nullptr) return failure(ErrorKind::usage, "version.gone");
  const Result<void> erased = portfolio::erase_version(home_, work_, file);
  versions_ = portfolio::load_versions(home_, work_);
  return erased;
}

}  // namespace lunabloc::session
