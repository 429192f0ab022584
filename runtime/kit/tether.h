// A board on its tether: greeted over a Link, its parts driven and read while a program is shown.
//
// Works with our firmware and, without tones and distances, with StandardFirmata.
#pragma once

#include <deque>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "kit/firmata.h"
#include "kit/kit.h"
#include "kit/link.h"

namespace lunabloc::kit {

struct Greeting {
  firmata::Version protocol;
  std::string name;  // of the firmware; empty when it did not say
  bool operator==(const Greeting&) const = default;
};

// The greeting of a board whose port was just opened or which was just reset. The boot loader is made to leave early.
// Errors: "kit.no_greeting", "kit.link_lost", "kit.cancelled".
Result<Greeting> greet(Link& link, Clock& clock, std::chrono::milliseconds patience, const GoOn& go_on);
// That of a board whose boot loader may have to be waited for, which is not counted: any byte holds some of them up.
Result<Greeting> greet(Link& link, Clock& clock, const Board& board, std::chrono::milliseconds patience, const GoOn& go_on);
// Ours says who it is; only it knows our messages.
bool is_ours(const Greeting& greeting);
// « Lunabloc 2.5 »
std::string shown(const Greeting& greeting);

class Tether {
 public:
  Tether(Link& link, Clock& clock, const Kit& kit, bool ours);

  // Pins take their modes, readings begin. Errors here and below: "kit.link_lost".
  Result<void> begin();
  // Nothing is sent for a part that reads, or that is not in this kit.
  Result<void> set(const std::string& part, double value);
  // By how much what this part is told is longer on its way than what a lamp is told: said so much earlier, it is in time.
  std::chrono::microseconds on_the_way(const std::string& part) const;
  // A line of a display, from 1 on. It takes its time on the line: poll() sends it bit by bit, and of several texts for
  // the same line only the last.
  Result<void> show_text(const std::string& part, int line, const std::string& text);
  // Takes what has arrived, waiting at most `patience`; keeps in touch.
  Result<void> poll(std::chrono::milliseconds patience);
  // Everything off, and done when this returns.
  Result<void> rest();
  // What the parts that read have last said: "button:A" → 1, "dht:room.humidity" → 43.5.
  const std::map<std::string, double>& readings() const { return readings_; }

 private:
  Result<void> prepare(const KitPart& part);
  Result<void> set_level(std::uint8_t pin, bool on);
  Result<void> set_pixels(const KitPart& part, const std::string& place, double colour);
  Result<void> set_motor(const KitPart& part, double percent);
  void add_messages(const KitPart& part, const std::vector<std::vector<std::uint8_t>>& transactions);
  Result<void> write_texts();
  Result<void> write_texts_at_once();
  bool has_texts() const { return !text_messages_.empty() || !texts_.empty(); }
  bool begin_next_text();
  Result<void> keep_in_touch();
  Result<void> wait_until_done();
  Result<bool> hear_name(std::chrono::milliseconds patience);
  void take(const firmata::Message& message);

  Link& link_;
  Clock& clock_;
  const Kit& kit_;
  bool ours_;
  firmata::Decoder decoder_;
  std::map<std::uint8_t, std::uint8_t> port_levels_;  // of the pins that we drive
  std::set<std::uint8_t> servo_pins_;                 // that have moved
  std::map<std::string, std::uint8_t> steppers_;      // part → its number on the board
  std::map<std::string, double> readings_;
  struct Text {
    const KitPart* part = nullptr;
    int line = 1;
    std::string text;
  };
  std::deque<Text> texts_;                                    // that wait
  std::deque<std::vector<std::uint8_t>> text_messages_;       // left of the one that is being written
  std::chrono::microseconds line_free_{0};                    // of what displays were sent
  std::chrono::microseconds said_last_{0};
  std::chrono::microseconds pinged_last_{0};
  std::size_t next_ping_ = 0;
};

}  // namespace lunabloc::kit
