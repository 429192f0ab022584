// What can be seen at one moment of a run: worlds, variables, console, the statement at work. A fold of the trace.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "session/calls_in_progress.h"
#include "trace/event.h"
#include "trace/run_request.h"
#include "world/array.h"
#include "world/chart.h"
#include "world/graph.h"
#include "world/grid.h"
#include "world/kit_world.h"
#include "world/stage.h"
#include "world/turtle.h"

namespace lunabloc::session {

struct Worlds {
  std::optional<world::Grid> grid;
  world::Turtle turtle;
  world::KitWorld kit;
  world::Stage stage;
  world::Graph graph;
  world::Arrays arrays;
  world::Charts charts;
};

// The worlds of a request before anything has happened.
Worlds worlds_before(const trace::WorldRequest& request);

// A line that was said, asked or answered, and the statement that began it.
struct ConsoleLine {
  std::string text;
  std::uint32_t offset = trace::kNoOffset;
};

// The console only grows: one for the whole run, and each moment knows how much of it is there.
struct ConsoleMark {
  std::size_t lines = 0;
  std::size_t last_line_bytes = 0;
  bool open_line = false;  // print has begun a line that goes on
};

// The console at one moment: a look at the lines of the run, none is copied. Good until the session moves on.
class ConsoleView {
 public:
  ConsoleView() = default;
  ConsoleView(const std::vector<ConsoleLine>& lines, const ConsoleMark& mark) : lines_(lines.data()), size_(mark.lines), last_bytes_(mark.last_line_bytes) {}

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  std::string_view operator[](std::size_t index) const {
    const std::string_view whole = lines_[index].text;
    return index + 1 == size_ ? whole.substr(0, last_bytes_) : whole;
  }
  std::string_view back() const { return (*this)[size_ - 1]; }
  // Where the statement that began the line stands, in the program that ran.
  std::uint32_t offset(std::size_t index) const { return lines_[index].offset; }
  // Where all of it is wanted.
  std::vector<std::string> copied() const;

 private:
  const ConsoleLine* lines_ = nullptr;
  std::size_t size_ = 0, last_bytes_ = 0;
};

struct Scene {
  std::size_t events = 0;   // of the trace, so many are in it
  std::size_t moments = 0;  // of these, so many begin a moment
  Worlds worlds;
  std::vector<std::pair<std::string, trace::Value>> variables;  // in the order in which they took their first value
  CallsInProgress calls;
  ConsoleMark console;
  std::map<std::string, double> inputs;           // what keys, mouse and sensors said last: "key:space", "light:room"
  std::uint32_t offset = trace::kNoOffset;        // of the last event that has one
  std::uint32_t error_offset = trace::kNoOffset;  // of the last error
  bool finished = false;                          // the program came to its end

  // Bytes of memory, nearly.
  std::size_t weight_bytes() const;
};

// `console` holds the lines of the whole run as far as they were met; what is already there is not written again.
// Gives the variable that took a value, by its place in scene.variables.
std::optional<std::size_t> fold(Scene& scene, std::vector<ConsoleLine>& console, const trace::Event& event, const trace::RunRequest& request);

}  // namespace lunabloc::session
