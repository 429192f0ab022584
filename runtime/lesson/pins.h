// What the judges of `trace` share: a run of the kit on the virtual clock, looked at for a while.
//
// The window of time is cut at duree_s. A light that is still on when the *program* has ended stays on (`reste`); one
// that is on when the *window* closes is only longer than what was seen. A light shorter than 0.04 s is not seen.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lesson/judge.h"
#include "world/kit_world.h"

namespace lunabloc::lesson::pins {

inline constexpr double kSeen = 0.04;  // s

struct Watched {
  world::KitWorld kit;
  double window = 0;     // s
  bool ended = false;    // the program came to its end within the window,
  double end = 0;        // s: then
  double tolerance = 0;  // s
  std::optional<Error> problem = {};  // what the run itself has to say of the program
  std::vector<std::pair<std::string, std::chrono::microseconds>> idle = {};  // parts that were told what they showed already
};

struct Lit {
  double from = 0, to = 0;  // s
  bool cut = false;         // by the window
  double length() const { return to - from; }
};

// The run of the check's program, looked at for the check's time.
Result<Watched> watch(const Judging& judging, const trace::RunRequest& request);

double seconds(std::chrono::microseconds time);
// A cause fills the same places whoever sees it: the schema (lesson-checks.yaml) lists them.
Finding finding(std::string cause, Arguments arguments);
Finding too_short(const Judging& judging, const std::string& part, std::size_t index, double from, double length);
Finding stays(const Judging& judging, const std::string& part, double since);
Finding too_early(const Judging& judging, const std::string& part, double at, std::string expected);
const std::vector<world::PinChange>& changes_of(const Watched& watched, const std::string& part);
// When the part was not 0, within the window.
std::vector<Lit> lit(const Watched& watched, const std::string& part);
double value_at(const Watched& watched, const std::string& part, double time);
// A length that the window has cut may still have been long enough.
bool lasts(const Lit& period, double expected, double tolerance);

// Each sees one form of what is expected; nothing: it is met.
std::optional<Finding> judge_pattern(const Judging& judging, const Watched& watched, const DataValue& pattern);
std::optional<Finding> judge_lights(const Judging& judging, const Watched& watched, const DataValue& expected);
std::optional<Finding> judge_count(const Judging& judging, const Watched& watched, const DataValue& expected);
std::optional<Finding> judge_moments(const Judging& judging, const Watched& watched, const DataValue& moments);
// The first moment at which a part does not show what is expected, told as such.
std::optional<Finding> first_unmet(const Judging& judging, const Watched& watched, const std::vector<DataValue>& moments);
std::optional<Finding> judge_jumps(const Judging& judging, const Watched& watched, const std::string& part, double most);
std::optional<Finding> judge_move(const Judging& judging, const Watched& watched, const DataValue& expected);
std::optional<Finding> judge_notes(const Judging& judging, const Watched& watched, const DataValue& expected);
std::optional<Finding> judge_readings(const Judging& judging, const Watched& watched, const DataValue& expected);
std::optional<Finding> judge_screen(const Judging& judging, const Watched& watched, const DataValue& expected);
std::optional<Finding> judge_free(const Judging& judging, const Watched& watched, const DataValue& expected);
Judgement judge_trials(const Judging& judging);

}  // namespace lunabloc::lesson::pins
