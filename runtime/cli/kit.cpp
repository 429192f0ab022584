// `lunabloc kit`: boards, ports, doctor, flash, run, virtual; programs for the board alone are in kit_alone.cpp.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/clock.h"
#include "base/file.h"
#include "cli/cli.h"
#include "cli/kit_actions.h"
#include "kit/doctor.h"
#include "kit/firmata.h"
#include "kit/flash.h"
#include "kit/kit.h"
#include "kit/loss.h"
#include "kit/player.h"
#include "kit/ports.h"
#include "kit/safety.h"
#include "kit/tether.h"
#include "kit/virtual_kit.h"
#include "kit_project/check.h"
#include "trace/encoding.h"
#include "trace/file.h"
#include "vm/learner_error.h"
#include "vm/run.h"

namespace lunabloc::cli {
namespace {

using Json = nlohmann::ordered_json;
using std::chrono::milliseconds;

// What a learner reads, in its two lines.
void print(const Invocation& invocation, std::ostream& out, const Error& said) {
  const Advice advice = messages_of(invocation).advice(said.message, said.arguments);
  out << advice.seen << "\n";
  if (!advice.try_this.empty()) out << advice.try_this << "\n";
}

}  // namespace

int kit_usage(const Invocation& invocation) {
  return usage_of(invocation, "kit.usage");
}

Result<session::Plugged> plug(const Invocation& invocation, const std::string& port, int bauds) { return session::plug(invocation.locations, port, bauds); }

// The line is looked at as long as it is open, the port once it is not.
Error cause_of(const Error& error, std::unique_ptr<kit::Link> link, const std::string& port, const kit::Board& board) {
  RealClock clock;
  const Error told = kit::told_by_line(error, *link, clock, board, nobody_asked_to_stop);
  link.reset();
  return kit::told_apart(told, port, clock, nobody_asked_to_stop);
}

int refuse_kit(const Invocation& invocation, const Error& error) {
  const bool for_learner = !messages_of(invocation).advice(error.message).try_this.empty();
  if (!for_learner || !error.place.file.empty()) return report(invocation, error);
  print(invocation, invocation.err, error);
  if (!error.detail.empty()) invocation.err << "  (" << error.detail << ")\n";
  return static_cast<int>(error.kind);
}

namespace {

int boards(const Invocation& invocation) {
  const auto boards = kit::load_boards(invocation.locations.assets);
  if (!boards) return report(invocation, boards.error());
  for (const kit::Board& board : *boards) {
    if (invocation.json)
      invocation.out << Json{{"id", board.id}, {"name", board.name}, {"chip", board.chip}, {"protocol", board.protocol},
                             {"program_bytes", board.program_bytes}, {"firmware", board.firmware}}.dump() << "\n";
    else invocation.out << fmt::format("{:10} {:20} {:12} {}\n", board.id, board.name, board.chip, board.protocol);
  }
  return 0;
}

int ports(const Invocation& invocation) {
  const auto boards = kit::load_boards(invocation.locations.assets);
  if (!boards) return report(invocation, boards.error());
  for (const kit::SerialPort& port : kit::list_ports()) {
    std::vector<std::string> names;
    for (const kit::Board* board : kit::boards_on(port.usb, *boards)) names.push_back(board->id);
    if (invocation.json)
      invocation.out << Json{{"port", port.device}, {"usb", port.usb}, {"product", port.product}, {"boards", names}}.dump()
                     << "\n";
    else invocation.out << fmt::format("{:16} {:10} {:24} {}\n", port.device, port.usb, port.product, fmt::join(names, " "));
  }
  return 0;
}

// Is this kit safe to wire? With the supply that it says, or one of its own for what moves.
int check(const Invocation& invocation, std::vector<std::string> words) {
  const std::string id = take_option(words, "--kit").value_or(kKit);
  const bool own_supply = take_flag(words, "--own-supply");
  if (!words.empty()) return kit_usage(invocation);
  const auto kit = kit::load_kit(invocation.locations.assets, id);
  if (!kit) return report(invocation, kit.error());
  const kit::Supply supply = own_supply ? kit::Supply::own : kit->supply;
  // What has no drawing yet is looked at for its current alone.
  const auto plan = kit_project::plan_wiring(invocation.locations.assets, *kit);
  const std::vector<Error> found = plan ? kit_project::unsafe(*plan, *kit, supply) : kit::unsafe(*kit, supply);
  const auto tell = [&](Error error, bool fine) {
    if (!invocation.json)
      for (auto& [name, value] : error.arguments)
        if (const kit::KitPart* part = kit->part(value); name == "nom" && part != nullptr)
          if (const auto label = part->label.find(invocation.language); label != part->label.end()) value = label->second;
    if (invocation.json) {
      Json line{{"message", error.message}, {"fine", fine}};
      for (const auto& [name, value] : error.arguments) line[name] = value;
      invocation.out << line.dump() << "\n";
    } else {
      print(invocation, invocation.out, error);
    }
  };
  for (const Error& error : found) tell(error, false);
  for (const Error& error : kit::resistors(*kit)) tell(error, true);
  if (found.empty() && !invocation.json) invocation.out << messages_of(invocation).text("kit.safety.fine") << "\n";
  return found.empty() ? 0 : static_cast<int>(ErrorKind::failed);
}

kit::Diagnosis diagnose(const std::string& port, const std::vector<kit::Board>& boards, const kit::Board& board) {
  if (port.empty()) return kit::diagnose_cables(kit::list_ports(), kit::plugged_usb(), boards, kit::braille_service_runs());
  auto link = kit::open_link(port, kit::kFirmataBauds);
  if (!link) return {false, link.error(), {}};
  RealClock clock;
  kit::Diagnosis diagnosis = kit::diagnose_board(**link, clock, board, nobody_asked_to_stop);
  if (!diagnosis.fine) diagnosis.finding = cause_of(diagnosis.finding, std::move(*link), port, board);
  return diagnosis;
}

int doctor(const Invocation& invocation, std::vector<std::string> words) {
  const std::string id = take_option(words, "--board").value_or("uno");
  if (words.size() > 1) return kit_usage(invocation);
  const auto boards = kit::load_boards(invocation.locations.assets);
  if (!boards) return report(invocation, boards.error());
  const auto board = kit::load_board(invocation.locations.assets, id);
  if (!board) return report(invocation, board.error());
  stop_on_request();
  const kit::Diagnosis diagnosis = diagnose(words.empty() ? "" : words[0], *boards, *board);
  if (invocation.json) {
    const Advice advice = messages_of(invocation).advice(diagnosis.finding.message, diagnosis.finding.arguments);
    invocation.out << Json{{"fine", diagnosis.fine}, {"finding", diagnosis.finding.message}, {"seen", advice.seen},
                           {"try", advice.try_this}, {"evidence", diagnosis.evidence}}.dump() << "\n";
  } else {
    print(invocation, invocation.out, diagnosis.finding);
    for (const std::string& line : diagnosis.evidence) invocation.out << "  " << line << "\n";
  }
  return diagnosis.fine ? 0 : static_cast<int>(diagnosis.finding.kind);
}

int flash(const Invocation& invocation, std::vector<std::string> words) {
  const std::string id = take_option(words, "--board").value_or("uno");
  const auto file = take_option(words, "--hex");
  if (words.size() != 1) return kit_usage(invocation);
  const auto board = kit::load_board(invocation.locations.assets, id);
  if (!board) return report(invocation, board.error());
  if (board->firmware.empty() && !file)
    return refuse_kit(invocation, {ErrorKind::usage, "kit.unknown_protocol", {{"carte", board->name}}, {}, board->protocol});
  const std::filesystem::path hex = file ? std::filesystem::path(*file) : invocation.locations.firmware / board->firmware;
  const auto text = base::read_file(hex, 1U << 20U);
  if (!text) return report(invocation, text.error());
  auto image = kit::read_hex(*text, board->program_bytes);
  if (!image) {
    image.error().place.file = hex.string();
    return report(invocation, image.error());
  }
  auto link = kit::open_link(words[0], board->bauds.front());
  if (!link) return refuse_kit(invocation, link.error());
  stop_on_request();
  RealClock clock;
  const auto start = clock.now();
  int tenth = 0;
  const auto flashed = kit::flash(**link, clock, *board, *image, [&](const kit::FlashProgress& progress) {
    if (const int now = static_cast<int>(progress.part * 10); now > tenth && !invocation.json) {
      tenth = now;
      invocation.err << fmt::format("{} %\n", now * 10) << std::flush;
    }
    return nobody_asked_to_stop();
  });
  if (!flashed) return refuse_kit(invocation, cause_of(flashed.error(), std::move(*link), words[0], *board));
  const double seconds = std::chrono::duration<double>(clock.now() - start).count();
  if (invocation.json)
    invocation.out << Json{{"bytes", flashed->all_bytes}, {"written_bytes", flashed->written_bytes}, {"seconds", seconds}}.dump()
                   << "\n";
  else
    invocation.out << messages_of(invocation).text("kit.flashed", {{"octets", std::to_string(flashed->all_bytes)},
                                                                   {"ecrits", std::to_string(flashed->written_bytes)},
                                                                   {"secondes", fmt::format("{:.2f}", seconds)}}) << "\n";
  return 0;
}

// What a program shows, as it is played.
void show(const Invocation& invocation, const trace::Event& event) {
  if (invocation.json) {
    if (event.kind != trace::EventKind::statement) invocation.out << trace::to_json_line(event) << "\n" << std::flush;
    return;
  }
  if (event.values.empty()) return;
  if (event.kind == trace::EventKind::output) invocation.out << for_out(invocation, trace::text_of(event.values[0])) << std::flush;
  if (event.kind == trace::EventKind::said) invocation.out << for_out(invocation, trace::text_of(event.values[0])) << "\n" << std::flush;
}

int run_on_kit(const Invocation& invocation, std::vector<std::string> words) {
  const auto port = take_option(words, "--port");
  const auto trace_file = take_option(words, "--trace");
  const bool alone = take_flag(words, "--standalone");
  const std::string id = take_option(words, "--kit").value_or(kKit);
  if (words.size() != 1 || !port) return kit_usage(invocation);
  const auto program = base::read_file(words[0], 1U << 20U);
  if (!program) return report(invocation, program.error());
  const auto kit = kit::load_kit(invocation.locations.assets, id);
  if (!kit) return report(invocation, kit.error());
  if (alone) return run_alone(invocation, {words[0], *program}, *kit, *port);
  const Result<trace::Trace> trace = session::run_for_kit(invocation.locations, *kit, *program);
  if (!trace) return report(invocation, trace.error());
  if (trace_file)
    if (const Result<void> written = trace::save_recording(*trace_file, *trace, *program); !written)
      return report(invocation, written.error());
  stop_on_request();
  if (const Result<void> played = session::play_on_kit(invocation.locations, *kit, *port, *trace, [&](const trace::Event& event) { show(invocation, event); }, nobody_asked_to_stop); !played) {
    if (played.error().kind == ErrorKind::stopped) return static_cast<int>(ErrorKind::stopped);
    RealClock clock;
    return refuse_kit(invocation, kit::told_apart(played.error(), *port, clock, nobody_asked_to_stop));
  }
  Error error;
  if (vm::error_message(*trace, *program, error)) {
    error.place.file = words[0];
    return report(invocation, error);
  }
  const trace::Event* end = trace->last_of(trace::EventKind::end);
  return end != nullptr && end->name == "limit" ? static_cast<int>(ErrorKind::stopped) : 0;
}

// Becomes the virtual board: its words are the same, and it ends as any program in a terminal does.
int become_virtual_board(const Invocation& invocation, std::vector<std::string> words) {
  const std::string program = (invocation.locations.programs / "lunabloc-board").string();
  words.insert(words.begin(), program);
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  invocation.out << std::flush;
  ::execv(program.c_str(), pointers.data());
  return refuse_kit(invocation, {ErrorKind::failed, "kit.no_virtual_board", {}, {}, program + ": " + std::strerror(errno)});
}

}  // namespace

int run_kit(const Invocation& invocation) {
  std::vector<std::string> words = invocation.arguments;
  if (words.empty()) return kit_usage(invocation);
  const std::string what = words.front();
  words.erase(words.begin());
  if (what == "boards" && words.empty()) return boards(invocation);
  if (what == "ports" && words.empty()) return ports(invocation);
  if (is_kit_project(what)) return run_kit_project(invocation, what, std::move(words));
  if (what == "check") return check(invocation, std::move(words));
  if (what == "doctor") return doctor(invocation, std::move(words));
  if (what == "flash") return flash(invocation, std::move(words));
  if (what == "prepare") return prepare_boards(invocation, std::move(words));
  if (what == "compile") return compile_for_board(invocation, std::move(words));
  if (what == "try") return try_on_board(invocation, std::move(words));
  if (what == "run") return run_on_kit(invocation, std::move(words));
  if (what == "virtual") return become_virtual_board(invocation, std::move(words));
  return kit_usage(invocation);
}

}  // namespace lunabloc::cli
