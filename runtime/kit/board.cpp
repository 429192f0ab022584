#include "kit/board.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/file.h"
#include "base/schema.h"

namespace lunabloc::kit {
namespace {

Signature signature_from(const std::string& digits) {
  Signature signature{};
  for (std::size_t i = 0; i < signature.size(); ++i)
    signature[i] = static_cast<std::uint8_t>(std::stoul(digits.substr(2 * i, 2), nullptr, 16));
  return signature;
}

Pin pin_from(const std::string& name, const DataValue& row) {
  Pin pin{name, static_cast<std::uint8_t>(row.integer_at("number")), std::nullopt, row.texts_at("can")};
  if (row.find("channel") != nullptr) pin.channel = static_cast<std::uint8_t>(row.integer_at("channel"));
  return pin;
}

Board board_from(const DataValue& data) {
  Board board;
  board.id = data.text_at("id");
  board.name = data.text_at("name");
  board.chip = data.text_at("chip");
  board.signature = signature_from(data.text_at("signature"));
  board.page_bytes = static_cast<std::uint32_t>(data.integer_at("page_bytes"));
  board.program_bytes = static_cast<std::uint32_t>(data.integer_at("program_bytes"));
  const DataValue& upload = *data.find("upload");
  board.protocol = upload.text_at("protocol");
  for (const DataValue& speed : upload.find("bauds")->list()) board.bauds.push_back(static_cast<int>(speed.integer()));
  board.firmware = data.text_at("firmware");
  board.usb = data.texts_at("usb");
  board.usb_adapters = data.texts_at("usb_adapters");
  board.pin_ma = static_cast<int>(data.find("limits")->integer_at("pin_ma"));
  board.all_ma = static_cast<int>(data.find("limits")->integer_at("all_ma"));
  for (const auto& [name, row] : data.find("pins")->map()) board.pins.push_back(pin_from(name, row));
  return board;
}

Result<Board> read_board(const std::filesystem::path& assets, const std::filesystem::path& file) {
  const Result<DataValue> data = base::load_checked(file, assets / "schemas/board.yaml");
  if (!data) return tl::unexpected(data.error());
  return board_from(*data);
}

}  // namespace

const Pin* Board::pin(std::string_view wanted) const {
  const auto found = std::find_if(pins.begin(), pins.end(), [&](const Pin& pin) { return pin.name == wanted; });
  return found == pins.end() ? nullptr : &*found;
}

bool can_be(const Pin& pin, std::string_view mode) {
  return std::find(pin.can.begin(), pin.can.end(), mode) != pin.can.end();
}

std::string hex_of(const Signature& signature) {
  return fmt::format("{:02X}{:02X}{:02X}", signature[0], signature[1], signature[2]);
}

std::string chip_named(const Board& board, const Signature& signature) {
  const auto other = board.others.find(signature);
  return other == board.others.end() ? hex_of(signature) : fmt::format("{} ({})", other->second, hex_of(signature));
}

Result<Board> load_board(const std::filesystem::path& assets, const std::string& id) {
  const std::vector<std::string> files = base::entries_of(assets / "boards");
  if (std::find(files.begin(), files.end(), id + ".yaml") == files.end())
    return failure(ErrorKind::usage, "kit.unknown_board", {{"nom", id}});
  Result<Board> wanted = read_board(assets, assets / "boards" / (id + ".yaml"));
  const Result<std::vector<Board>> boards = load_boards(assets);
  if (wanted && boards)
    for (const Board& other : *boards)
      if (other.signature != wanted->signature) wanted->others[other.signature] = other.name;
  return wanted;
}

Result<std::vector<Board>> load_boards(const std::filesystem::path& assets) {
  std::vector<Board> boards;
  for (const std::string& file : base::entries_of(assets / "boards")) {
    if (!file.ends_with(".yaml")) continue;
    Result<Board> board = read_board(assets, assets / "boards" / file);
    if (!board) return tl::unexpected(board.error());
    boards.push_back(std::move(*board));
  }
  return boards;
}

}  // namespace lunabloc::kit
