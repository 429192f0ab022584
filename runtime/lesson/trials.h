// What a pupil writes to try a program of the kit (`essais_eleve`): what happens, and what is to be seen then.
//
//   - nom: "appui"
//     stimulus: [{a_s: 1, piece: "button:A", valeur: 1}]
//     attendu: [{a_s: 2, piece: "led:green", valeur: 1}]
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/data_file.h"
#include "lesson/lesson.h"

namespace lunabloc::lesson {

inline constexpr double kLatestMoment = 3600;  // s, as long as a check may look

// At that moment the part has that value.
struct TrialMoment {
  double at = 0;  // s
  std::string part;
  double value = 0;
  bool operator==(const TrialMoment&) const = default;
};

struct Trial {
  std::string name;
  std::vector<TrialMoment> happens, expected;
  bool operator==(const Trial&) const = default;
};

// Of a file as trials_text writes it. Errors: those of parse_data; "lesson.no_trial" at the place of the one that is none.
Result<std::vector<Trial>> read_trials(std::string_view text, const std::string& file);
Result<std::vector<Trial>> trials_in(const DataValue& list);
std::string trials_text(const std::vector<Trial>& trials);
// Writes such a text. A file that stands there and can no longer be read, since somebody has changed it by hand, stays beside it under
// another name. Errors: those of base/file.h.
Result<void> write_trials(const std::filesystem::path& file, std::string_view text);

// The file in which the pupil's trials of a check are kept, or "".
std::string trials_file(const Check& check);

}  // namespace lunabloc::lesson
