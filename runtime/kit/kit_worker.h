// The kit at work beside the window: finds, flashes and drives one board on a thread of its own.
//
// Every call returns at once; what has come of it is in the next report. A board that goes away is reported as lost, and
// plug() takes it up again: nothing has to be started anew.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/locations.h"
#include "base/result.h"

namespace lunabloc::kit {

class KitWorker {
 public:
  enum class State {
    absent,    // no board is wanted
    looking,   // the port is being opened, or the virtual board started
    plugged,   // a board answers, without our firmware
    flashing,
    ready,     // our firmware has greeted: the parts can be driven
    running,   // parts are being driven
    lost,      // the board went away
  };

  // A part of the kit in the box; of a sensor of several things, each is one: "dht:room.humidity".
  struct Part {
    std::string id;     // "led:red", as the trace names it
    std::string kind;   // "led"
    std::string label;  // in the person's language
    std::string pin;    // "13", "A0"
    std::string color;  // of a lamp: "#E0362B"; else empty
    bool measures = false;             // the program reads it
    double least = 0, most = 1, step = 1;  // what a person may give it
    double at_rest = 0;                // what it is given before anybody acts
    std::string unit;                  // of its value
    std::string picture, icon;         // how it is drawn
    int pixels = 0;                    // of a strip
    int columns = 0, lines = 0;        // of a display
    std::string whole;                 // of one of the things that a sensor measures: the sensor's label
  };

  struct Report {
    State state = State::absent;
    std::string port;
    std::string board;      // "Arduino Uno"
    std::string firmware;   // what the board said that it holds; empty: nothing known
    double progress = 0;    // of a flash, 0 to 1
    std::size_t done_bytes = 0, all_bytes = 0;
    std::optional<Error> error;  // "kit.…", until the next thing that goes well
    std::vector<Part> parts;     // known also without a board
    std::string found_port, found_board;  // while none is wanted: a board that was plugged in, seen without opening its port
    std::map<std::string, double> readings;  // what the parts that measure say, live: "button:A" → 1
  };

  struct Options {
    Locations locations;
    std::string language;
    std::filesystem::path system = "/sys", devices = "/dev";  // where the kernel shows its devices
    std::chrono::milliseconds look_again{700};  // for boards, also when the system has said nothing
  };

  static std::unique_ptr<KitWorker> start(Options options);
  virtual ~KitWorker() = default;  // lets the board go, ends the virtual one

  virtual void plug(const std::string& port) = 0;  // "virtual", or a serial port or pseudo-terminal
  virtual void unplug() = 0;
  virtual void flash() = 0;   // our firmware
  virtual void cancel() = 0;  // the flash
  // Drives a part over the tether; kept for later while the board is not ready. For a part that measures: what the
  // virtual board's surroundings give it; a real board has its own.
  virtual void set_part(const std::string& part, double value) = 0;
  // A line of a display, from 1 on.
  virtual void show_text(const std::string& part, int line, const std::string& text) = 0;
  // Of the labels; the board stays as it is.
  virtual void set_language(const std::string& language) = 0;
  // Another box of parts (assets/kits): known at once; a board that is plugged in is greeted again. What cannot be read is in
  // the report.
  virtual void set_kit(const std::string& kit) = 0;
  virtual Report report() const = 0;
};

}  // namespace lunabloc::kit
