#include "kit/class_set.h"

#include <algorithm>

#include "base/file.h"
#include "kit/firmata.h"
#include "kit/ports.h"
#include "kit/tether.h"

namespace lunabloc::kit {
namespace {

constexpr std::chrono::milliseconds kGreetingPatience{2000};
constexpr std::size_t kMostFirmware = 1U << 20U;  // bytes of a file

Result<FlashReport> prepare(const std::string& port, const BoardFirmware& firmware, Clock& clock, const GoOn& go_on) {
  auto link = open_link(port, firmware.board.bauds.front());
  if (!link) return tl::unexpected(link.error());
  auto flashed = flash(**link, clock, firmware.board, firmware.image, [&](const FlashProgress&) { return go_on(); });
  if (!flashed) return flashed;
  if (const Result<void> set = (*link)->set_speed(kFirmataBauds); !set) return tl::unexpected(set.error());
  const auto greeting = greet(**link, clock, firmware.board, kGreetingPatience, go_on);
  if (!greeting) return tl::unexpected(greeting.error());
  if (!is_ours(*greeting)) return failure(ErrorKind::failed, "kit.no_firmware");
  return flashed;
}

}  // namespace

Result<BoardFirmware> firmware_for(const Locations& locations, const std::string& id) {
  auto board = load_board(locations.assets, id);
  if (!board) return tl::unexpected(board.error());
  if (board->firmware.empty()) return failure(ErrorKind::usage, "kit.unknown_protocol", {{"carte", board->name}});
  const auto text = base::read_file(locations.firmware / board->firmware, kMostFirmware);
  if (!text) return tl::unexpected(text.error());
  auto image = read_hex(*text, board->program_bytes);
  if (!image) return tl::unexpected(image.error());
  return BoardFirmware{std::move(*board), std::move(*image)};
}

Prepared prepare_board(const std::string& port, const BoardFirmware& firmware, Clock& clock, const GoOn& go_on) {
  Prepared row{port, 0, 0, {}};
  const auto start = clock.now();
  const auto done = prepare(port, firmware, clock, go_on);
  row.seconds = std::chrono::duration<double>(clock.now() - start).count();
  if (done) row.written_bytes = done->written_bytes;
  else row.error = done.error();
  return row;
}

std::vector<std::string> ports_with(const Board& board, const std::vector<Board>& boards) {
  std::vector<std::string> found;
  for (const SerialPort& port : list_ports()) {
    const std::vector<const Board*> there = boards_on(port.usb, boards);
    if (std::any_of(there.begin(), there.end(), [&](const Board* each) { return each->id == board.id; })) found.push_back(port.device);
  }
  return found;
}

}  // namespace lunabloc::kit
