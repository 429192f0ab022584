// `lunabloc kit prepare`: the boards of a class, one after the other, and a table of what became of each.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/clock.h"
#include "base/file.h"
#include "cli/kit_actions.h"
#include "kit/flash.h"
#include "kit/ports.h"
#include "kit/tether.h"
#include "kit/virtual_kit.h"

namespace lunabloc::cli {
namespace {

using Json = nlohmann::ordered_json;
using std::chrono::milliseconds;

constexpr milliseconds kGreetingPatience{2000};
constexpr int kMostVirtual = 100;

struct Prepared {
  std::string port;
  double seconds = 0;
  std::size_t written_bytes = 0;
  std::optional<Error> error;
};

// Written, read back, and heard: a board is ready when it has greeted.
Result<kit::FlashReport> prepare(const std::string& port, const kit::Board& board, const kit::Image& image, Clock& clock) {
  auto link = kit::open_link(port, board.bauds.front());
  if (!link) return tl::unexpected(link.error());
  auto flashed = kit::flash(**link, clock, board, image, [](const kit::FlashProgress&) { return nobody_asked_to_stop(); });
  if (!flashed) return flashed;
  if (const Result<void> set = (*link)->set_speed(kFirmataBauds); !set) return tl::unexpected(set.error());
  const auto greeting = kit::greet(**link, clock, board, kGreetingPatience, nobody_asked_to_stop);
  if (!greeting) return tl::unexpected(greeting.error());
  if (!kit::is_ours(*greeting)) return failure(ErrorKind::failed, "kit.no_firmware");
  return flashed;
}

Prepared prepared(const std::string& port, const kit::Board& board, const kit::Image& image, Clock& clock) {
  Prepared row{port};
  const auto start = clock.now();
  const auto done = prepare(port, board, image, clock);
  row.seconds = std::chrono::duration<double>(clock.now() - start).count();
  if (done) row.written_bytes = done->written_bytes;
  else row.error = done.error();
  return row;
}

void show(const Invocation& invocation, std::size_t number, const Prepared& row) {
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

// The ports where a board of this kind seems to be; none of them is opened for that.
std::vector<std::string> ports_with(const kit::Board& board, const std::vector<kit::Board>& boards) {
  std::vector<std::string> found;
  for (const kit::SerialPort& port : kit::list_ports()) {
    const std::vector<const kit::Board*> there = kit::boards_on(port.usb, boards);
    const bool fits = std::any_of(there.begin(), there.end(), [&](const kit::Board* each) { return each->id == board.id; });
    if (fits) found.push_back(port.device);
  }
  return found;
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
  const auto board = kit::load_board(invocation.locations.assets, id);
  if (!board) return report(invocation, board.error());
  if (board->firmware.empty()) return refuse_kit(invocation, {ErrorKind::usage, "kit.unknown_protocol", {{"carte", board->name}}, {}, {}});
  const auto text = base::read_file(invocation.locations.firmware / board->firmware, 1U << 20U);
  if (!text) return report(invocation, text.error());
  const auto image = kit::read_hex(*text, board->program_bytes);
  if (!image) return report(invocation, image.error());
  if (words.empty() && *virtual_boards == 0) words = ports_with(*board, *boards);

  stop_on_request();
  RealClock clock;
  std::size_t number = 0, ready = 0;
  const auto start = clock.now();
  const auto take = [&](const Prepared& row) {
    ready += row.error ? 0 : 1;
    show(invocation, ++number, row);
  };
  for (const std::string& port : words) {
    if (!nobody_asked_to_stop()) break;
    take(prepared(port, *board, *image, clock));
  }
  for (int i = 0; i < *virtual_boards && nobody_asked_to_stop(); ++i) {
    auto desk = kit::VirtualKit::start(invocation.locations.programs / "lunabloc-board", {"--blank"});
    if (!desk) return refuse_kit(invocation, desk.error());
    take(prepared((*desk)->port(), *board, *image, clock));
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
