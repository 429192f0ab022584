// Who holds a port: the name of another program that has it open, as fuser finds it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace lunabloc::kit {

// Nothing when nobody else does, or when it may not be known.
std::optional<std::string> holder_of(const std::filesystem::path& port);

}  // namespace lunabloc::kit
