// The teacher's key on the teacher's machine: one line of 64 hexadecimal digits, never in a class folder.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "portfolio/sealing.h"

namespace lunabloc::portfolio {

inline constexpr const char* kKeyFile = "cle-enseignant.txt";  // in the teacher's home

// Errors: those of base/file.h, "exam.no_key" {nom}.
Result<TeacherKey> load_key(const std::filesystem::path& file);
struct OwnKey {
  TeacherKey key;
  bool fresh = false;  // it was made just now
};
// The same, made where there is none yet.
Result<OwnKey> load_or_make_key(const std::filesystem::path& file);

}  // namespace lunabloc::portfolio
