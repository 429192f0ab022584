// A gettext catalogue of translations (PO file), as editors of PO files write it; read with libgettextpo.
// Source: GNU gettext manual, « The Format of PO Files ».
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace lunabloc::base {

struct Translation {
  std::string context;  // msgctxt: which text this is, where the same words may be said differently elsewhere
  std::string source;   // msgid
  std::string text;     // msgstr
};

// In the order of the file; what is obsolete, fuzzy or not yet translated is left out.
// Errors: those of read_file, "data.syntax" with the place.
Result<std::vector<Translation>> read_po(const std::filesystem::path& file);

}  // namespace lunabloc::base
