#include "kit/flash.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "kit/stk500.h"

namespace lunabloc::kit {
namespace {

using Bytes = std::vector<std::uint8_t>;

struct Page {
  std::uint32_t address = 0;
  Bytes bytes;
  bool on_board = false;  // read and found equal
};

constexpr std::size_t kMostBytesInARead = 256;
constexpr std::size_t kMostSamples = 4, kPagesToASample = 4;
constexpr std::size_t kSampleBytes = 4;
constexpr int kBeginnings = 2;

std::vector<Page> pages_of(const Image& image, std::uint32_t page_bytes) {
  std::vector<Page> pages;
  for (std::uint32_t start = 0; start < image.bytes.size(); start += page_bytes) {
    const std::size_t end = std::min<std::size_t>(start + page_bytes, image.bytes.size());
    const auto used_end = image.used.begin() + static_cast<std::ptrdiff_t>(end);
    if (std::find(image.used.begin() + start, used_end, true) == used_end) continue;
    Page page{start, Bytes(image.bytes.begin() + start, image.bytes.begin() + static_cast<std::ptrdiff_t>(end)), false};
    page.bytes.resize(page_bytes, 0xFF);
    pages.push_back(std::move(page));
  }
  return pages;
}

class Flasher {
 public:
  Flasher(BootLoader& boot, const Board& board, std::vector<Page> pages, const FlashWatch& watch, const FlashCheck& check)
      : boot_(boot), board_(board), pages_(std::move(pages)), watch_(watch), check_(check) {}

  Result<FlashReport> run() {
    if (const Result<void> checked = check_chip(); !checked) return tl::unexpected(checked.error());
    if (const Result<void> begun = boot_.begin_programming(); !begun) return tl::unexpected(begun.error());
    if (check_)
      if (const Result<void> checked = check_(boot_); !checked) return tl::unexpected(checked.error());
    const Result<bool> other = is_another_program();
    if (!other) return tl::unexpected(other.error());
    // Reading everything first would cost more than it saves.
    work_ = pages_.size() * (*other ? 2 : 3) + written_again(std::vector<bool>(pages_.size(), true));
    if (!*other)
      if (const Result<void> compared = compare(); !compared) return tl::unexpected(compared.error());
    if (const Result<void> written = write_changed(); !written) return tl::unexpected(written.error());
    if (const Result<void> left = boot_.leave(); !left) return tl::unexpected(left.error());
    return report_;
  }

 private:
  Result<void> check_chip() {
    const Result<Signature> signature = boot_.signature();
    if (!signature) return tl::unexpected(signature.error());
    if (*signature == board_.signature) return {};
    return failure(ErrorKind::failed, "kit.wrong_chip", {{"carte", board_.name}, {"puce", chip_named(board_, *signature)}});
  }

  // How a few pages begin, here and there: when all of them differ, nearly every page will. Not the first, which begins with the
  // vectors of interrupts, alike in most programs.
  Result<bool> is_another_program() {
    const std::size_t samples = std::clamp<std::size_t>(pages_.size() / kPagesToASample, 1, kMostSamples);
    const std::size_t stride = std::max<std::size_t>(1, pages_.size() / samples);
    for (std::size_t i = stride / 2; i < pages_.size(); i += stride) {
      // A page that begins empty is the same on an empty chip: it tells nothing.
      const auto begins = pages_[i].bytes.begin();
      if (std::all_of(begins, begins + kSampleBytes, [](std::uint8_t byte) { return byte == 0xFF; })) continue;
      const Result<Bytes> found = boot_.read(pages_[i].address, kSampleBytes);
      if (!found) return tl::unexpected(found.error());
      if (std::equal(found->begin(), found->end(), pages_[i].bytes.begin())) return false;
    }
    return true;
  }

  // Reads the pages [first, last) and marks those that are on the board.
  Result<void> look(std::size_t first, std::size_t last) {
    const std::uint32_t start = pages_[first].address;
    const Result<Bytes> found = boot_.read(start, (last - first) * board_.page_bytes);
    if (!found) return tl::unexpected(found.error());
    for (std::size_t i = first; i < last; ++i) {
      const auto at = found->begin() + (pages_[i].address - start);
      pages_[i].on_board = std::equal(pages_[i].bytes.begin(), pages_[i].bytes.end(), at);
    }
    return {};
  }

  // One read takes as many neighbours as fit.
  std::size_t run_end(std::size_t first, const std::vector<bool>& wanted) const {
    std::size_t last = first + 1;
    while (last < pages_.size() && wanted[last] && pages_[last].address == pages_[last - 1].address + board_.page_bytes &&
           (last + 1 - first) * board_.page_bytes <= kMostBytesInARead)
      ++last;
    return last;
  }

  Result<void> look_at(const std::vector<bool>& wanted) {
    for (std::size_t first = 0; first < pages_.size();) {
      if (!wanted[first]) {
        ++first;
        continue;
      }
      const std::size_t last = run_end(first, wanted);
      if (const Result<void> looked = look(first, last); !looked) return looked;
      if (const Result<void> told = tell(last - first); !told) return told;
      first = last;
    }
    return {};
  }

  Result<void> compare() { return look_at(std::vector<bool>(pages_.size(), true)); }

  Result<void> write_changed() {
    std::vector<bool> changed(pages_.size());
    for (std::size_t i = 0; i < pages_.size(); ++i) changed[i] = !pages_[i].on_board;
    const auto count = static_cast<std::size_t>(std::count(changed.begin(), changed.end(), true));
    if (count == 0) {
      work_ = done_;
      return tell(0);
    }
    work_ = done_ + 2 * count + written_again(changed);

    const Bytes nothing(board_.page_bytes, 0xFF);
    if (const Result<void> emptied = write_page(pages_[0].address, nothing); !emptied) return emptied;
    emptied_ = true;
    if (!changed[0]) work_ += 2;
    changed[0] = true;
    for (std::size_t i = 1; i < pages_.size(); ++i)
      if (changed[i])
        if (const Result<void> written = write(pages_[i]); !written) return written;
    std::vector<bool> all_but_first = changed;
    all_but_first[0] = false;
    if (const Result<void> verified = verify(all_but_first); !verified) return verified;
    if (const Result<void> written = write(pages_[0]); !written) return written;
    std::vector<bool> first_alone(pages_.size());
    first_alone[0] = true;
    return verify(first_alone);
  }

  // Pages that are only on the way: before the first, which is written twice, and between those that changed.
  std::size_t written_again(const std::vector<bool>& changed) const {
    if (!boot_.writes_in_order_only()) return 0;
    std::size_t last = 0, others = 0;
    for (std::size_t i = 1; i < pages_.size(); ++i)
      if (changed[i]) {
        last = i;
        ++others;
      }
    return (pages_[0].address + pages_[last].address) / board_.page_bytes - others;
  }

  Result<void> write_page(std::uint32_t address, const Bytes& bytes) {
    return boot_.write_page(address, bytes, [this] { return tell(1); });
  }

  Result<void> write(const Page& page) {
    if (const Result<void> written = write_page(page.address, page.bytes); !written) return written;
    report_.written_bytes += page.bytes.size();
    return tell(1);
  }

  Result<void> verify(const std::vector<bool>& wanted) {
    if (const Result<void> looked = look_at(wanted); !looked) return looked;
    for (std::size_t i = 0; i < pages_.size(); ++i)
      if (wanted[i] && !pages_[i].on_board)
        return failure(ErrorKind::failed, "kit.not_verified", {}, fmt::format("page {:04X}", pages_[i].address));
    return {};
  }

  Result<void> tell(std::size_t pages_done) {
    done_ += pages_done;
    FlashProgress progress;
    progress.all_bytes = report_.all_bytes;
    progress.part = std::min(1.0, static_cast<double>(done_) / static_cast<double>(std::max<std::size_t>(1, work_)));
    progress.done_bytes = static_cast<std::size_t>(progress.part * static_cast<double>(progress.all_bytes));
    if (watch_(progress)) return {};
    if (const Result<void> left = boot_.leave(); !left) return left;
    return failure(ErrorKind::stopped, emptied_ ? "kit.cancelled_midway" : "kit.cancelled");
  }

 public:
  bool has_begun() const { return done_ > 0 || emptied_; }
  FlashReport report_;

 private:
  BootLoader& boot_;
  const Board& board_;
  std::vector<Page> pages_;
  const FlashWatch& watch_;
  const FlashCheck& check_;
  std::size_t done_ = 0;  // pages written or read
  std::size_t work_ = 1;  // pages to write and to read
  bool emptied_ = false;  // the first page: nothing whole is on the board
};

}  // namespace

Result<FlashReport> flash(Link& link, Clock& clock, const Board& board, const Image& image, const FlashWatch& watch,
                          const FlashCheck& check) {
  const std::unique_ptr<BootLoader> boot = boot_loader_of(board, link, clock);
  if (!boot) return failure(ErrorKind::usage, "kit.unknown_protocol", {{"carte", board.name}});
  if (image.bytes.size() > board.program_bytes)
    return failure(ErrorKind::failed, "kit.hex.too_large", {{"octets", std::to_string(board.program_bytes)}});
  FlashProgress nothing_yet;
  nothing_yet.all_bytes = image.size();
  for (int attempt = 1;; ++attempt) {
    if (const Result<void> entered = enter_at_any_speed(*boot, board, [&] { return watch(nothing_yet); }); !entered)
      return tl::unexpected(entered.error());
    Flasher flasher(*boot, board, pages_of(image, board.page_bytes), watch, check);
    flasher.report_.all_bytes = image.size();
    Result<FlashReport> report = flasher.run();
    // A byte lost at the very beginning has sent the boot loader away; nothing is on the board yet.
    if (!report && report.error().message == "kit.lost_step" && !flasher.has_begun() && attempt < kBeginnings) continue;
    if (!report && report.error().message == "kit.link_lost") report.error().message = "kit.lost_while_flashing";
    return report;
  }
}

}  // namespace lunabloc::kit
