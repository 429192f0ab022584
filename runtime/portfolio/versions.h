// Earlier states of a program, kept in its folder in plain form: a teacher or a pupil may open, copy or erase them with
// any tool.
//
//   <home>/works/<work>/versions/2026-11-24_10h42m05.lua   the whole text; the name is the local time
//   <home>/works/<work>/versions/versions.jsonl            {"file":"…","at":1795513325,"why":"run","name":"…"}; the last
//                                                          word about a file holds
//
// A file without a line is a version all the same. Erasing takes the file and every word about it.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace lunabloc::portfolio {

// name as written in the file, what it means
#define LUNABLOC_VERSION_REASONS(ROW)                        \
  ROW(run, "a run of it came to its end")                    \
  ROW(step, "a step of the lesson was passed with it")       \
  ROW(work, "ten minutes of work")                           \
  ROW(close, "the work was closed")                          \
  ROW(before, "another version was about to replace it")     \
  ROW(kept, "the pupil asked for it")                        \
  ROW(merged, "another copy of the work had gone on with it")

enum class VersionReason {
#define LUNABLOC_ROW(name, meaning) name,
  LUNABLOC_VERSION_REASONS(LUNABLOC_ROW)
#undef LUNABLOC_ROW
};
std::string_view name_of(VersionReason reason);

struct Version {
  std::string file;             // "2026-11-24_10h42m05.lua": its identity in the folder
  std::chrono::sys_seconds at;
  VersionReason why = VersionReason::kept;
  std::string name;             // the pupil's word for it, or empty
  bool operator==(const Version&) const = default;
};

inline constexpr std::size_t kRecentVersions = 50;

// The newest first; empty when there is none.
std::vector<Version> load_versions(const std::filesystem::path& home, const std::string& work);
Result<std::string> read_version(const std::filesystem::path& home, const std::string& work, const std::string& file);

struct NewVersion {
  std::string_view text;
  std::chrono::sys_seconds at;
  VersionReason why = VersionReason::kept;
  std::string name;
};
// « 2026-11-29 », of this machine's clock.
std::string local_day(std::chrono::sys_seconds at);
// A version before it is written, its file called by the local time; and its line in versions.jsonl.
Version dated(const NewVersion& version);
std::string line_of(const Version& version);

// Errors of these three: those of base/file.h. A version that cannot be written leaves the others as they are.
Result<void> keep_version(const std::filesystem::path& home, const std::string& work, const NewVersion& version);
Result<void> name_version(const std::filesystem::path& home, const std::string& work, const Version& version, const std::string& name);
Result<void> erase_version(const std::filesystem::path& home, const std::string& work, const std::string& file);

// Which of them (the newest first) may go: those that bear a name stay, and the newest kRecentVersions, and of older
// ones the last of each day.
std::vector<Version> to_thin_out(const std::vector<Version>& versions);

}  // namespace lunabloc::portfolio
