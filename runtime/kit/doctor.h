// What is wrong with a kit, from the cable to the program: the cheapest evidence first.
//
// A finding is a message of two lines, what was seen and what to try, and for an adult the evidence. Only the port that
// is asked for is opened; without one, nothing is.
#pragma once

#include <string>
#include <vector>

#include "base/clock.h"
#include "kit/board.h"
#include "kit/link.h"
#include "kit/ports.h"

namespace lunabloc::kit {

struct Diagnosis {
  bool fine = false;
  Error finding;                      // "kit.doctor.…" or the "kit.…" that stopped it
  std::vector<std::string> evidence;  // technical, in the order in which it was found
};

// Which cables, boards and programs in the way the system's tables show. Findings: "kit.doctor.nothing_plugged",
// "kit.doctor.braille", "kit.doctor.no_driver", "kit.doctor.other_board" {carte}, "kit.doctor.port_there" {port} (fine).
Diagnosis diagnose_cables(const std::vector<SerialPort>& ports, const std::vector<std::string>& usb,
                          const std::vector<Board>& boards, bool braille_runs);
bool braille_service_runs();

// The board on a link that has just been opened.
// Findings: "kit.doctor.ready" {nom} and "kit.doctor.other_program" (fine), "kit.wrong_chip", "kit.no_firmware",
// "kit.doctor.noise", and those of diagnose_silence.
Diagnosis diagnose_board(Link& link, Clock& clock, const Board& board, const GoOn& go_on);

// What stopped a flash that has lost its step, or read something else than it wrote: "kit.doctor.noise" when the line spoils
// what goes over it, else what it was.
Error told_by_line(const Error& error, Link& link, Clock& clock, const Board& board, const GoOn& go_on);

// A board whose boot loader does not answer at the board's speeds. Findings: "kit.doctor.other_speed" {bauds},
// "kit.doctor.noise" when it does answer now and then, "kit.doctor.echo", "kit.doctor.no_reset", "kit.doctor.deaf", "kit.doctor.babble", "kit.no_answer".
Diagnosis diagnose_silence(Link& link, Clock& clock, const Board& board, const GoOn& go_on);

}  // namespace lunabloc::kit
