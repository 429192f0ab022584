// What a run is given: mode, seed, limits, world, inputs. It opens the trace, so what was asked is in the record.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "trace/event.h"

namespace lunabloc::trace {

// costs: they are counted as in exact mode, and neither statements nor variables are told.
enum class Mode : std::uint8_t { fast, exact, costs };
inline constexpr std::array<std::string_view, 3> kModeNames = {"fast", "exact", "costs"};

struct Limits {
  std::uint64_t operations = 50'000'000;          // statements, where they are counted
  std::chrono::milliseconds wall{10'000};         // without input or wait
  std::uint32_t heap_mb = 64;
  std::uint32_t output_bytes = 1U << 20U;
  std::uint64_t told_bytes = 16U << 20U;          // in exact mode: what statements and variables are told until then
};
// The most that a trace keeps in memory (store.h) of statements and variables.
inline constexpr std::uint64_t kMostToldBytes = 112U << 20U;

struct WorldRequest {
  std::string kind;                 // "grid", "turtle", "kit", "stage", "graph", "" for none
  std::vector<std::string> map;     // grid: rows of # . D A * x o; graph: an edge a row, "Gare-Mairie", "A-B 5"
  std::string direction = "est";    // grid: nord sud est ouest
  std::map<std::string, std::vector<std::string>> parts;  // kit: kind of part → names ("led" → {"red"})
  bool operator==(const WorldRequest&) const = default;
};

struct Given {                       // a name set before the program starts
  std::string name;
  std::vector<Value> list;           // is_list: its elements; else one value
  bool is_list = false;
};

// What the world does: from then on, the part gives this value ("button:A", "light:room" of a kit; "key:space",
// "mouse:x", "mouse:y", "mouse:down" of the stage).
struct Stimulus {
  std::chrono::microseconds at{0};
  std::string part;
  double value = 0;
};

// A table that `data.open` finds: comma-separated text, its first line the names of the columns.
struct GivenTable {
  std::string name;
  std::string csv;
};

struct RunRequest {
  Mode mode = Mode::fast;
  std::uint32_t seed = 1;
  Limits limits;
  WorldRequest world;
  std::vector<Given> given;
  std::vector<std::string> answers;  // for ask(), in order
  // When the virtual clock would pass this, the run ends as "limit" (a check looks at a window of time); 0: never.
  std::chrono::microseconds until{0};
  std::vector<Stimulus> stimuli;     // in the order of time
  // The virtual clock keeps step with the one on the wall, and inputs may come while the program runs.
  bool live = false;
  std::vector<GivenTable> tables;
};

}  // namespace lunabloc::trace
