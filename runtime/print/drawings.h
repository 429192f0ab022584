// What is drawn on a sheet: maps of the grid, pictures of a lesson.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"
#include "print/paper.h"
#include "trace/run_request.h"

namespace lunabloc::print {

// A map with its columns and rows numbered, in shapes that need no colour; the words stand below.
void draw_map(Paper& paper, const trace::WorldRequest& map, const std::string& words);
// An SVG or PNG of the lesson's folder, no wider than the paper. Error "print.picture" {nom}.
Result<void> draw_picture(Paper& paper, const std::filesystem::path& file, const std::string& words);
// The same, of the bytes of one, no higher than `tallest` points. Error "print.picture".
inline constexpr double kTallestPicture = 260;
Result<void> draw_svg(Paper& paper, const std::string& bytes, const std::string& words, double tallest = kTallestPicture);
Result<void> draw_png(Paper& paper, const std::string& bytes, const std::string& words);

// A drawing made here, as large as it may be; `tallest` in points. Error "print.picture".
Result<void> draw_made(Paper& paper, const std::string& svg, const std::string& words, double tallest);

}  // namespace lunabloc::print
