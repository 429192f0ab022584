// A picture from outside, PNG or SVG, made into a costume of squares. What is in a file is not believed: what it is is seen
// from its first bytes, it is no larger than it may be, and it reads nothing but itself.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "ide/widgets/sketch.h"

namespace lunabloc::ide::files {

enum class Content { png, svg, sound, unknown };
// By its first bytes, whatever its name.
Content content_of(std::string_view bytes);

// Made to fit, its shape kept; what is mostly transparent stays so. `rgba`: four bytes a point, row by row.
widgets::Sketch sketch_of(std::span<const std::uint8_t> rgba, std::size_t width, std::size_t height);

// Errors: those of base/file.h; "ide.paint.no_picture" {fichier} when it is neither or damaged, "ide.files.too_complex"
// {fichier} for a drawing that would keep the window busy.
Result<widgets::Sketch> read_picture(const std::filesystem::path& file);
Result<widgets::Sketch> picture_of(std::string_view bytes, const std::string& name);

}  // namespace lunabloc::ide::files
