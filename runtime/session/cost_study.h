// What a program costs, and how that grows: counts of a run, of a moment of it, of two runs side by side, and of the same
// program with a size that doubles. Counted by the runner itself (runner/costs.h), never estimated.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/beside.h"
#include "base/text_range.h"
#include "trace/store.h"

namespace lunabloc::session {

// A counter's name, as traces and lessons write it ("comparaisons"), and its count; in the runner's order.
using Costs = std::vector<std::pair<std::string, std::int64_t>>;
// Of the run so far as its trace tells them; empty before its end.
Costs costs_of(const trace::Trace& trace);
std::int64_t count_of(const Costs& costs, std::string_view counter);

// A whole number of the program that may be its size: `local n = 10`, `list.make(20, …)`, `for i = 1, 30`.
struct ProgramSize {
  std::string name;        // "n", "list.make", "i"
  TextRange number;        // of the text
  std::int64_t value = 0;
  bool operator==(const ProgramSize&) const = default;
};
std::vector<ProgramSize> sizes_in(std::string_view program);
// The program with another size.
std::string with_size(std::string_view program, const ProgramSize& size, std::int64_t value);

struct GrowthPoint {
  std::int64_t size = 0;
  Costs costs;
  bool finished = false;   // false: it took too long, or stopped halfway
};
struct Growth {
  std::string name;        // of the size
  std::vector<GrowthPoint> points;
};
inline constexpr int kGrowthFactors[] = {1, 2, 4};

// What doubling the size does to a counter, from the two largest sizes; nothing when it cannot be said.
std::optional<double> times_when_doubled(const Growth& growth, std::string_view counter);
enum class GrowthShape { still, slow, double_, more_than_double, quadruple, eightfold, faster };
GrowthShape shape_of(double times);

struct CostJob {
  std::string program;
  trace::RunRequest request;
};
// The request of a run that was made, for counting again: the same answers, keys and chance, nobody watching.
trace::RunRequest request_to_count(const trace::Trace& trace);
// On keys, clicks or sensors: with another size they would come at other moments.
bool depended_on_keys(const trace::Trace& trace);

// Runs programs beside the window, one after another. What is started takes the place of what was.
class CostRuns {
 public:
  void start(std::filesystem::path runner, std::vector<CostJob> jobs);
  void forget() { work_.forget(); }
  bool busy() const { return work_.busy(); }
  // Once all have run; a run that did not come to its own end or to its limit has no costs.
  struct Counted {
    Costs costs;
    bool finished = false;
  };
  std::optional<std::vector<Counted>> take() { return work_.take(); }

 private:
  base::Beside<std::vector<Counted>> work_;
};

}  // namespace lunabloc::session
