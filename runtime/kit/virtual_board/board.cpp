#include "virtual_board/board.h"

#include <algorithm>

namespace lunabloc::virtual_board {

Result<void> Board::plug() {
  back_at_.reset();
  if (terminal_) return {};
  Result<std::unique_ptr<PseudoTerminal>> terminal = PseudoTerminal::open();
  if (!terminal) return tl::unexpected(terminal.error());
  terminal_ = std::move(*terminal);
  if (const Result<void> linked = make_link(); !linked) {
    terminal_.reset();
    return linked;
  }
  open_ = false;
  chip_.power_on();
  return {};
}

// Put aside and renamed, so that a host never finds the name missing. What is no link is left alone.
Result<void> Board::make_link() {
  if (!options_.link) return {};
  const std::filesystem::path& link = *options_.link;
  std::filesystem::path aside = link;
  aside += ".new";
  std::error_code error;
  const std::filesystem::file_status present = std::filesystem::symlink_status(link, error);
  if (std::filesystem::exists(present) && !std::filesystem::is_symlink(present))
    return failure(ErrorKind::usage, "virtual_board.no_link", {{"fichier", link.string()}});
  std::filesystem::remove(aside, error);
  std::filesystem::create_symlink(terminal_->path(), aside, error);
  if (!error) std::filesystem::rename(aside, link, error);
  if (error) return failure(ErrorKind::failed, "virtual_board.no_link", {{"fichier", link.string()}}, error.message());
  return {};
}

void Board::unplug(std::optional<std::chrono::microseconds> back_after) {
  back_at_.reset();
  if (back_after) back_at_ = chip_.now() + *back_after;
  if (!terminal_) return;
  chip_.power_off();
  if (options_.link) {
    std::error_code ignored;
    if (std::filesystem::read_symlink(*options_.link, ignored) == terminal_->path())
      std::filesystem::remove(*options_.link, ignored);
  }
  terminal_.reset();
  open_ = false;
}

void Board::advance(std::chrono::microseconds slice) {
  if (!terminal_) return chip_.run_for(slice);

  const PseudoTerminal::Look look = terminal_->look();
  if (look.opened) {
    terminal_->flush();
    chip_.drop_line();
    chip_.reset();
  } else if (open_ && !look.is_open) {
    terminal_->flush();
    chip_.drop_line();
  }
  open_ = look.is_open;
  chip_.set_host_bauds(terminal_->bauds());

  // What an adapter holds before it asks the host to wait.
  constexpr std::size_t kAdapterBytes = 1024;
  if (open_ && chip_.waiting() < kAdapterBytes) chip_.receive(terminal_->read(kAdapterBytes - chip_.waiting()));
  chip_.run_for(slice);
  const std::vector<std::uint8_t> sent = chip_.take_sent();
  if (open_ && !sent.empty()) terminal_->write(sent);
}

std::optional<Control> Board::next_stimulus() {
  if (next_stimulus_ >= options_.stimuli.size() || options_.stimuli[next_stimulus_].at > chip_.now())
    return std::nullopt;
  return options_.stimuli[next_stimulus_++].control;
}

std::chrono::microseconds Board::slice() const {
  constexpr std::chrono::microseconds kAnswering{1'000};
  constexpr std::chrono::microseconds kAlone{4'000};
  const std::chrono::microseconds longest = open_ ? kAnswering : kAlone;
  if (next_stimulus_ >= options_.stimuli.size()) return longest;
  constexpr std::chrono::microseconds kShortest{1};
  return std::clamp(options_.stimuli[next_stimulus_].at - chip_.now(), kShortest, longest);
}

}  // namespace lunabloc::virtual_board
