// A pupil's picture as a PNG file, 48 by 48, what is not painted transparent: read by any other program too.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "ide/widgets/sketch.h"

namespace lunabloc::ide::paint {

// Written whole or not at all. Errors: those of base/file.h.
Result<void> save_sketch(const std::filesystem::path& file, const widgets::Sketch& sketch);
// A picture of another size is made to fit (files/picture_file.h, whose errors it gives).
Result<widgets::Sketch> load_sketch(const std::filesystem::path& file);

}  // namespace lunabloc::ide::paint
