// When a version of the work is kept by itself, and which may go. What they are: portfolio/versions.h.
//
// A version is kept after a run that came to its end, a step that was passed, ten minutes of work, when the work is
// closed, and before another version replaces it; never twice the same text in a row.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "portfolio/versions.h"

namespace lunabloc::session {

inline constexpr std::chrono::minutes kWorkBetweenVersions{10};

using WallClock = std::function<std::chrono::system_clock::time_point()>;

class VersionKeeper {
 public:
  // `text` is the work as it was opened.
  VersionKeeper(std::filesystem::path home, std::string work, WallClock clock, std::string text);

  const std::vector<portfolio::Version>& versions() const { return versions_; }  // the newest first
  const portfolio::Version* find(const std::string& file) const;
  Result<std::string> text_of(const std::string& file) const;

  void changed(std::chrono::microseconds now);
  Result<void> tick(std::chrono::microseconds now, const std::string& text);
  // Nothing when the newest version is this text already, or when the work is as it was opened.
  Result<void> keep(const std::string& text, portfolio::VersionReason why);
  // The pupil's own: always.
  Result<void> keep_as(const std::string& text, const std::string& name);
  Result<void> name(const std::string& file, const std::string& name);
  Result<void> erase(const std::string& file);

 private:
  Result<void> write(const std::string& text, portfolio::VersionReason why, const std::string& name);

  std::filesystem::path home_;
  std::string work_;
  WallClock clock_;
  std::vector<portfolio::Version> versions_;
  std::string last_;  // the text that needs no version: the newest one, or the work as it was opened
  bool changed_ = false;
  std::chrono::microseconds changed_at_{0};  // the first change since the last version
};

}  // namespace lunabloc::session
