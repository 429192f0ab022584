// Files of lines that only grow: one thing said a line.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"

namespace lunabloc::portfolio {

// Adds a line, on the disk when it returns; `line` has no end of line. A full disk or a power cut may have left half a
// line: what comes after it begins anew. Errors: those of base/file.h.
Result<void> append_line(const std::filesystem::path& file, const std::string& line);

}  // namespace lunabloc::portfolio
