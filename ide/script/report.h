// What a script came to, as one JSON file: each step, the pictures, the window's figures.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"
#include "ide/app/figures.h"
#include "ide/script/driver.h"

namespace lunabloc::ide::script {

// {"script","backend","size","passed","steps":[{"line","step","passed","seconds","message"}],"pictures":[…],
//  "figures":{"first_frame_ms","frames","mean_frame_ms","longest_frame_ms","most_vertices","resident_mb"}}
Result<void> write_report(const std::filesystem::path& file, const Driver& driver, const app::Figures& figures,
                          std::string_view backend, ImVec2 size);

}  // namespace lunabloc::ide::script
