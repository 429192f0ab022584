// What the teacher says of statements of a work (portfolio/returns.h), where they stand now.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "portfolio/returns.h"

namespace lunabloc::session {

struct TeacherNote {
  std::string id;
  std::size_t offset = 0;  // of the statement's first byte
  std::string words;
  bool operator==(const TeacherNote&) const = default;
};

std::vector<portfolio::Return> said_of_work(const std::filesystem::path& home, const std::string& work);
// In the order of the statements; what was said of one that is gone is left out.
std::vector<TeacherNote> notes_in(const std::vector<portfolio::Return>& said, const std::string& program);

}  // namespace lunabloc::session
