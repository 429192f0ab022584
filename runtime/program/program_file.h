// A program's file: any bytes are text to us, but for what Lua itself would not read as text, and what is too large.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace lunabloc::program {

inline constexpr std::size_t kLargestProgramBytes = 4U * 1024U * 1024U;

// Errors: those of base::read_file; "program.too_large" {fichier}{taille}{limite}, "program.binary" {fichier}.
Result<std::string> read_program(const std::filesystem::path& path);

// Where the first byte stands that no text has (NUL), as in a picture or an archive; nothing when there is none.
std::optional<std::size_t> byte_of_no_text(std::string_view bytes);

// A compiled chunk, as luac writes it; a byte order mark and a first "#" line may stand before.
bool is_binary_chunk(std::string_view bytes);

}  // namespace lunabloc::program
