// The files of a work, by their names in works/<work>/. README.md says what stands in them.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace lunabloc::portfolio {

inline constexpr std::string_view kWorks = "works/";
inline constexpr std::string_view kProgramFile = "program.lua", kProgressFile = "progress.jsonl", kReturnsFile = "retours.jsonl", kStopsFile = "breakpoints.jsonl";
inline constexpr std::string_view kVersionsFolder = "versions/", kVersionsFile = "versions.jsonl";
inline constexpr std::string_view kOriginFile = "origine.json";
// Of this machine alone: they never travel.
inline constexpr std::string_view kJournalFile = "journal.jsonl", kLockFile = "lock", kLookFile = "look.json";

// What two copies of a work are merged of, beside its versions.
inline constexpr std::array kMergedFiles = {kProgramFile, kProgressFile, kReturnsFile, kStopsFile};

// "works/A05/program.lua": where it is in the home, and among a pupil's Files.
inline std::string path_of(std::string_view work, std::string_view file) { return std::string(kWorks).append(work).append("/").append(file); }

}  // namespace lunabloc::portfolio
