// The text of a work as its author left it, journal included, for what reads a portfolio (portfolio/files.h).
#pragma once

#include "portfolio/files.h"
#include "session/autosave.h"

namespace lunabloc::cli {

inline portfolio::CurrentText current_text() {
  return [](const std::filesystem::path& home, const std::string& work) { return session::Autosave(home, work).recover(); };
}

}  // namespace lunabloc::cli
