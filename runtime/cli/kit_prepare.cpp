// `lunabloc kit prepare`: the boards of a class, one after the other, and a table of what became of each.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/clock.h"
#include "cli/kit_actions.h"
#include "kit/class_set.h"
#include "kit/virtual_kit.h"

namespace lunabloc::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kMostVirtual = 100;

void show(const Invocation& invocation, std::size_t number, const kit::Prepared& row) {
  const Messages messages = messages_of(invocation);
  const Advice advice = row.error ? messages.advice(row.error->message, row.error->arguments) : Advice{messages.text("kit.prepared"), {}};
  if (invocation.json) {
    Json line{{"number", number}, {"port", row.port}, {"ready", !row.error}, {"seconds", row.seconds}, {"written_bytes", row.written_bytes}};
    if (row.error) {
      line["error"] = row.error->message;
      line["seen"] = advice.seen;
      line["try"] = advice.try_this;
    }
    invocation.out << line.dump() << "\n" << std::flush;
    return;
  }
  invocation.out << fmt::format("{:>3}  {:<16} {:>6.2f} s  {}\n", number, row.port, row.seconds, advice.seen) << std::flush;
  if (!advice.try_this.empty()) invocation.out << fmt::format("{:>33}{}\n", "", advice.try_this);
}

std::optional<int> number_in(const std::optional<std::string>& word) {
  if (!word) return 0;
  int number = 0;
  const auto read = std::from_chars(word->data(), word->data() + word->size(), number);
  if (read.ec != std::errc() || read.ptr != word->data() + word->size() || number < 1 || number > kMostVirtual) return std::nullopt;
  return number;
}

}  // namespace

int prepare_boards(const Invocation& invocation, std::vector<std::string> words) {
  const std::string id = take_option(words, "--board").value_or("uno");
  const std::optional<int> virtual_boards = number_in(take_option(words, "--virtual"));
  if (!virtual_boards || std::any_of(words.begin(), words.end(), [](const std::string& word) { return word.starts_with("-"); }))
    return kit_usage(invocation);
  const auto boards = kit::load_boards(invocation.locations.assets);
  if (!boards) return report(invocation, boards.error());
  const auto firmware = kit::firmware_for(invocation.locations, id);
  if (!firmware && firmware.error().message == "kit.unknown_protocol") return refuse_kit(invocation, firmware.error());
  if (!firmware) return report(invocation, firmware.error());
  if (words.empty() && *virtual_boards == 0) words = kit::ports_with(firmware->board, *boards);

  stop_on_request();
  RealClock clock;
  std::size_t number = 0, ready = 0;
  const auto start = clock.now();
  const auto take = [&](const kit::Prepared& row) {
    ready += row.error ? 0 : 1;
    show(invocation, ++number, row);
  };
  for (const std::string& port : words) {
    if (!nobody_asked_to_stop()) break;
    take(kit::prepare_board(port, *firmware, clock, nobody_asked_to_stop));
  }
  for (int i = 0; i < *virtual_boards && nobody_asked_to_stop(); ++i) {
    auto desk = kit::VirtualKit::start(invocation.locations.programs / "lunabloc-board", {"--blank"});
    if (!desk) return refuse_kit(invocation, desk.error());
    take(kit::prepare_board((*desk)->port(), *firmware, clock, nobody_asked_to_stop));
  }
  if (number == 0) return refuse_kit(invocation, {ErrorKind::failed, "kit.doctor.nothing_plugged", {}, {}, {}});
  const double seconds = std::chrono::duration<double>(clock.now() - start).count();
  if (!invocation.json)
    invocation.out << messages_of(invocation).text("kit.prepared_all", {{"pretes", std::to_string(ready)}, {"toutes", std::to_string(number)},
                                                                        {"secondes", fmt::format("{:.0f}", seconds)}})
                   << "\n";
  if (!nobody_asked_to_stop()) return static_cast<int>(ErrorKind::stopped);
  return ready == number ? 0 : static_cast<int>(ErrorKind::failed);
}

}  // namespace lunabloc::cli
