// « Crédits »: who made a lesson's text, pictures and data, and what one may do with them (curriculum/FORMAT.md §10).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/data_file.h"
#include "base/messages.h"
#include "base/result.h"

namespace lunabloc::lesson {

struct Credit {
  std::string what;     // the lesson's title, a picture's, a data set's
  std::string file;     // "images/cartes.svg"; empty for the lesson itself
  std::string authors;  // as they are to be named
  std::string source;   // where it was found; empty for what was made for the lesson
  std::string license;  // SPDX id
  std::string changes;  // what was done to it; empty: it is as it was found
};

struct Credits {
  std::string id, title, version, license, code_license;
  std::vector<std::string> authors;
  std::vector<Credit> parts;  // the lesson of which it is a variant, what it adapts, pictures, data; in the order of their files
};

// Read from lecon.md, images/credits.yaml and donnees/donnees.yaml. Errors: those of data files and schemas.
Result<Credits> credits_of(const std::filesystem::path& lesson, const std::filesystem::path& schemas);

// Whether works under this licence may stand in open lessons, and where it is written.
bool is_open_license(const std::string& license);
std::string license_address(const std::string& license);
// LICENCES/<id>.txt of a pack: where the licence is written, and every work under it, its authors, its source, what was done to it.
std::string license_text(const std::string& license, const std::vector<Credits>& all, const base::Messages& messages);
// The lines of « Crédits », as Markdown.
std::string credits_text(const Credits& credits, const base::Messages& messages);

}  // namespace lunabloc::lesson
