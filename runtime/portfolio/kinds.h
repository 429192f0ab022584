// The kinds of things that a person's folder holds. One table: what counts them, says them or carries them away reads it here.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "portfolio/key_file.h"
#include "portfolio/work_files.h"

namespace lunabloc::portfolio {

// A file is of the first row that it fits: its path begins with `under`, holds `within` and ends with `ending`, which is its
// whole name where it does not begin with a point.
struct KindRow {
  std::string_view id;  // key of its words: data.mine.<id>
  std::string_view under, within, ending;
  bool travels;  // in the file that is taken away, and in deposits; the same for all rows of a kind
};
// The order of the rows is the one in which people read the kinds.
inline constexpr std::array kKindRows = {
    KindRow{"person", "person.json", "", "", true},
    KindRow{"class", "dossier-de-classe.txt", "", "", false},
    KindRow{"class", "parcours.yaml", "", "", false},
    KindRow{"class", "depots.txt", "", "", false},
    KindRow{"class", "boite/", "", "", false},
    KindRow{"files", kWorks, "/fichiers/", "", true},
    KindRow{"programs", kWorks, "", kProgramFile, true},
    KindRow{"programs", kWorks, "", kStopsFile, true},
    KindRow{"programs", kWorks, "", kOriginFile, true},
    KindRow{"steps", kWorks, "", kProgressFile, true},
    KindRow{"returns", kWorks, "", kReturnsFile, true},
    KindRow{"journal", kWorks, "", kJournalFile, false},
    KindRow{"journal", kWorks, "", kLockFile, false},
    KindRow{"journal", kWorks, "", kLookFile, false},
    KindRow{"versions", kWorks, kVersionsFolder, "", true},
    KindRow{"files", kWorks, "", ".csv", true},
    KindRow{"pictures", kWorks, "", "", true},
    KindRow{"pieces", "backpack/", "", "", true},
    KindRow{"pictures", "drawings/", "", "", true},
    KindRow{"pictures", "images/", "", "", true},
    KindRow{"exam", "examens/", "", "", false},
    KindRow{"tables", "tables/", "", "", false},
    KindRow{"tables", "exports/", "", "", false},
    KindRow{"lessons", "lecons/", "", "", false},
    KindRow{"lessons", "packs/", "", "", false},
    KindRow{"lessons", "paquets/", "", "", false},
    KindRow{"lessons", "fiches/", "", "", false},
    KindRow{"lessons", "erreurs/", "", "", false},
    KindRow{"lessons", "propositions.yaml", "", "", false},
    KindRow{"key", kKeyFile, "", "", false},
    KindRow{"display", "display.yaml", "", "", false},
    KindRow{"board", "virtual-uno.flash", "", "", false},
    KindRow{"other", "", "", "", false},
};
const KindRow& kind_of(std::string_view path);

struct KeptFile {
  std::string path;  // in the folder, with /
  std::uintmax_t bytes = 0;
  bool operator==(const KeptFile&) const = default;
};
// Every file of the folder, in the order of paths; reads the disk.
std::vector<KeptFile> kept_in(const std::filesystem::path& home);

// How much there is of one kind.
struct Kept {
  std::string kind;
  std::size_t files = 0;
  std::uintmax_t bytes = 0;
  bool travels = false;
  bool operator==(const Kept&) const = default;
};
// In the order of the table, without the kinds of which there is nothing.
std::vector<Kept> by_kind(const std::vector<KeptFile>& files);

}  // namespace lunabloc::portfolio
