// Bad cables and slow boards, on the simulated chip with the real boot loader: what the doctor makes of them.
#include "chip_desk.h"
#include "compiling.h"
#include "kit/doctor.h"
#include "kit/flash.h"
#include "kit/standalone/upload.h"

namespace lunabloc::kit {
namespace {

using namespace std::chrono_literals;
using std::chrono::microseconds;

bool always() { return true; }

std::string found_on(ChipDesk& desk) { return diagnose_board(desk, desk, standard_kit().board, always).finding.message; }

TEST(BadLine, IsAFindingOfItsOwnWhateverTheBoardHolds) {
  for (const auto& files : {std::vector<std::string>{"optiboot.hex"}, {"optiboot.hex", "uno.hex"}, {"optiboot.hex", "standard_firmata.hex"}})
    for (const int one_of : {60, 150, 400}) {
      ChipDesk desk(files);
      const std::string good = found_on(desk);
      EXPECT_NE(good, "kit.doctor.noise") << files.back();
      desk.chip.set_noise(one_of);
      EXPECT_EQ(found_on(desk), "kit.doctor.noise") << files.back() << ", one byte of " << one_of;
      desk.chip.set_noise(0);
      EXPECT_EQ(found_on(desk), good) << files.back() << ", with another cable";
    }
}

TEST(BadLine, IsToldWhenAFlashHasFailedOnIt) {
  ChipDesk desk({"optiboot.hex"});
  const auto text = base::read_file(support::binary_folder() / "firmware/uno.hex");
  ASSERT_TRUE(text);
  const Board& board = standard_kit().board;
  const auto image = read_hex(*text, board.program_bytes);
  ASSERT_TRUE(image);
  desk.chip.set_noise(300);
  const auto flashed = flash(desk, desk, board, *image, [](const FlashProgress&) { return true; });
  ASSERT_FALSE(flashed);
  const Error told = told_by_line(flashed.error(), desk, desk, board, always);
  EXPECT_EQ(told.message, "kit.doctor.noise") << flashed.error().message;
  EXPECT_NE(told.detail, flashed.error().detail) << "with its evidence";
  desk.chip.set_noise(0);
  EXPECT_EQ(told_by_line(flashed.error(), desk, desk, board, always).message, flashed.error().message) << "a good line is not accused";
}

// A board on a computer that is busy: it notices a reset late, what was sent before is lost, and its time is slow.
class LateBoard final : public Link, public Clock {
 public:
  LateBoard(ChipDesk& desk, microseconds late, double slow) : desk_(desk), late_(late), slow_(slow) {}

  Result<std::size_t> read(std::span<std::uint8_t> into, std::chrono::milliseconds patience) override {
    constexpr microseconds kLook{1000};
    const microseconds until = now_ + patience;
    for (;;) {
      const Result<std::size_t> count = desk_.read(into, 0ms);
      if (!count || *count > 0 || now_ >= until) return count;
      sleep_for(std::min(kLook, until - now_));
    }
  }
  Result<void> write(std::span<const std::uint8_t> bytes) override { return desk_.write(bytes); }
  Result<void> set_speed(int bauds) override { return desk_.set_speed(bauds); }
  Result<void> pulse_reset() override {
    reset_at_ = now_ + late_;
    return {};
  }
  void drop_input() override { desk_.drop_input(); }
  std::string name() const override { return desk_.name(); }
  microseconds now() const override { return now_; }
  void sleep_for(microseconds duration) override {
    now_ += duration;
    if (reset_at_ && now_ >= *reset_at_) {
      reset_at_.reset();
      EXPECT_TRUE(desk_.pulse_reset());
    }
    desk_.chip.run_for(microseconds(static_cast<long>(static_cast<double>(duration.count()) / slow_)));
  }

 private:
  ChipDesk& desk_;
  microseconds late_, now_{0};
  double slow_;
  std::optional<microseconds> reset_at_;
};

TEST(LateBoard, TakesAProgramAllTheSame) {
  for (const auto late : {0ms, 60ms, 130ms, 200ms, 260ms, 330ms, 400ms})
    for (const double slow : {1.0, 1.3, 1.7, 2.2}) {
      ChipDesk desk;
      LateBoard board(desk, late, slow);
      const auto uploaded = standalone::upload(board, board, standard_kit().board, compiled("kit.led(\"red\"):on()"), [](const FlashProgress&) { return true; });
      ASSERT_TRUE(uploaded) << late.count() << " ms late, " << slow << " times as slow: " << uploaded.error().message << " " << uploaded.error().detail;
      static_cast<void>(desk.chip.take_changes());
      desk.chip.run_for(500ms);
      const auto changes = desk.chip.take_changes();
      EXPECT_TRUE(std::any_of(changes.begin(), changes.end(), [](const virtual_board::PinChange& change) { return change.pin == 13 && change.value == 1; }));
    }
}

TEST(LateBoard, IsStillKnownByTheDoctor) {
  for (const auto late : {0ms, 130ms, 400ms})
    for (const double slow : {1.0, 1.7}) {
      ChipDesk desk;
      LateBoard board(desk, late, slow);
      EXPECT_EQ(diagnose_board(board, board, standard_kit().board, always).finding.message, "kit.doctor.ready")
          << late.count() << " ms late, " << slow << " times as slow";
    }
}

}  // namespace
}  // namespace lunabloc::kit
