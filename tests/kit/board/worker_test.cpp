// The worker with the real boot loader and the real firmware: plugged in, flashed, driven, pulled out.
#include "bench_board.h"

namespace lunabloc::kit {
namespace {

using State = KitWorker::State;

// So long a cable is out that a hand has pulled it.
constexpr std::chrono::milliseconds kByHand{2500};

TEST(Worker, KnowsItsPartsWithoutABoard) {
  const auto worker = start_worker();
  const KitWorker::Report report = worker->report();
  EXPECT_EQ(report.state, State::absent);
  ASSERT_FALSE(report.parts.empty());
  EXPECT_EQ(report.parts[0].id, "led:red");
  EXPECT_EQ(report.parts[0].label, "DEL rouge");
  EXPECT_EQ(report.parts[0].pin, "13");
}

TEST(Worker, TheVirtualKitIsEmptyAtFirstAndKeepsWhatItIsGiven) {
  const support::TempFolder home;
  Locations locations = test_locations();
  locations.home = home.path();
  auto worker = KitWorker::start({locations, "fr"});
  worker->plug("virtual");
  ASSERT_EQ(report_in(*worker, State::plugged).state, State::plugged);
  worker->flash();
  ASSERT_EQ(report_in(*worker, State::ready).state, State::ready);
  worker = KitWorker::start({locations, "fr"});
  worker->plug("virtual");
  const KitWorker::Report ready = report_in(*worker, State::ready);
  ASSERT_EQ(ready.state, State::ready) << error_of(ready);
  EXPECT_EQ(ready.port, "virtual");
  EXPECT_EQ(ready.board, "Arduino Uno");
  EXPECT_EQ(ready.firmware, "Lunabloc 2.5");
  EXPECT_FALSE(ready.error);
  worker->set_part("led:red", 1);
  EXPECT_EQ(report_in(*worker, State::running).state, State::running);
  worker->set_part("button:A", 1);
  const auto pressed = report_when(*worker, [](const auto& report) {
    const auto found = report.readings.find("button:A");
    return found != report.readings.end() && found->second == 1;
  });
  EXPECT_EQ(pressed.readings.count("button:A"), 1U);
  worker->unplug();
  EXPECT_EQ(report_in(*worker, State::absent).state, State::absent);
}

TEST(Worker, ALampFollowsWhatIsSet) {
  BenchBoard board;
  ASSERT_TRUE(board.works());
  const auto worker = start_worker();
  worker->set_part("led:red", 1);  // kept until the board is ready
  worker->plug(board.port());
  ASSERT_EQ(report_in(*worker, State::running).state, State::running);
  EXPECT_TRUE(board.sees(13, 1));
  worker->set_part("led:red", 0);
  EXPECT_TRUE(board.sees(13, 0));
  worker->set_part("led:green", 1);
  EXPECT_TRUE(board.sees(11, 1));
  worker->unplug();
  EXPECT_TRUE(board.sees(11, 0)) << "parts rest when the board is let go";
}

TEST(Worker, ABlankBoardWaitsForTheFirmwareAndThenGreets) {
  BenchBoard board({"--blank"});
  ASSERT_TRUE(board.works());
  const auto worker = start_worker();
  worker->plug(board.port());
  const KitWorker::Report plugged = report_in(*worker, State::plugged);
  ASSERT_EQ(plugged.state, State::plugged);
  EXPECT_EQ(error_of(plugged), "kit.no_firmware");
  worker->flash();
  const KitWorker::Report ready = report_in(*worker, State::ready);
  ASSERT_EQ(ready.state, State::ready) << error_of(ready);
  EXPECT_EQ(ready.progress, 1);
  EXPECT_EQ(ready.done_bytes, ready.all_bytes);
  EXPECT_FALSE(ready.error);
}

TEST(Worker, PulledOutWhileFlashingItSaysSoAndTheNextTryWorks) {
  BenchBoard board({"--blank"});
  ASSERT_TRUE(board.works());
  const auto worker = start_worker();
  worker->plug(board.port());
  ASSERT_EQ(report_in(*worker, State::plugged).state, State::plugged);
  worker->flash();
  report_when(*worker, [](const auto& report) { return report.progress > 0.3; });
  ASSERT_TRUE(board->dip_power(kByHand));
  const auto pulled = std::chrono::steady_clock::now();
  const KitWorker::Report lost = report_in(*worker, State::lost);
  ASSERT_EQ(lost.state, State::lost);
  EXPECT_EQ(error_of(lost), "kit.lost_while_flashing");
  EXPECT_LT(std::chrono::steady_clock::now() - pulled, 5s);
  const KitWorker::Report back = report_in(*worker, State::plugged);
  ASSERT_EQ(back.state, State::plugged);
  EXPECT_EQ(error_of(back), "kit.no_firmware");
  worker->flash();
  EXPECT_EQ(report_in(*worker, State::ready).state, State::ready);
}

TEST(Worker, PulledOutWhileRunningItIsTakenUpAgainAsItWas) {
  BenchBoard board;
  ASSERT_TRUE(board.works());
  const auto worker = start_worker();
  worker->plug(board.port());
  worker->set_part("led:red", 1);
  ASSERT_EQ(report_in(*worker, State::running).state, State::running);
  ASSERT_TRUE(board.sees(13, 1));
  ASSERT_TRUE(board->dip_power(kByHand));
  const KitWorker::Report lost = report_in(*worker, State::lost);
  ASSERT_EQ(lost.state, State::lost);
  EXPECT_EQ(error_of(lost), "kit.link_lost");
  const KitWorker::Report again = report_in(*worker, State::running);
  ASSERT_EQ(again.state, State::running);
  EXPECT_FALSE(again.error);
  EXPECT_TRUE(board.sees(13, 1));
}

TEST(Worker, APowerThatFailsForAMomentIsNoCableThatIsPulled) {
  BenchBoard board;
  ASSERT_TRUE(board.works());
  const auto worker = start_worker();
  worker->plug(board.port());
  ASSERT_EQ(report_in(*worker, State::ready).state, State::ready);
  ASSERT_TRUE(board->dip_power(200ms));
  ASSERT_EQ(report_in(*worker, State::lost).state, State::lost);
  const KitWorker::Report back = report_when(*worker, [](const auto& report) { return report.state == State::ready && report.error; });
  EXPECT_EQ(error_of(back), "kit.doctor.power_dip");
}

TEST(Worker, ABadCableIsToldWhenAFlashFails) {
  BenchBoard board({"--blank"});
  ASSERT_TRUE(board.works());
  const auto worker = start_worker();
  worker->plug(board.port());
  ASSERT_EQ(report_in(*worker, State::plugged).state, State::plugged);
  ASSERT_TRUE(board->spoil_line(150));
  worker->flash();
  const KitWorker::Report told = report_when(*worker, [](const auto& report) { return error_of(report) == "kit.doctor.noise"; });
  EXPECT_EQ(error_of(told), "kit.doctor.noise");
  ASSERT_TRUE(board->spoil_line(0));
  worker->flash();
  EXPECT_EQ(report_in(*worker, State::ready).state, State::ready) << "with another cable";
}

TEST(Worker, ACancelledFlashLeavesABoardThatWaits) {
  BenchBoard board({"--blank"});
  ASSERT_TRUE(board.works());
  const auto worker = start_worker();
  worker->plug(board.port());
  ASSERT_EQ(report_in(*worker, State::plugged).state, State::plugged);
  worker->flash();
  report_when(*worker, [](const auto& report) { return report.progress > 0.2; });
  worker->cancel();
  const KitWorker::Report cancelled = report_in(*worker, State::plugged);
  ASSERT_EQ(cancelled.state, State::plugged);
  EXPECT_EQ(error_of(cancelled), "kit.cancelled_midway");
  EXPECT_LT(cancelled.progress, 1);
  worker->flash();
  EXPECT_EQ(report_in(*worker, State::ready).state, State::ready);
}

TEST(Worker, WaitsForAPortThatIsNotThereYet) {
  const auto worker = start_worker();
  worker->plug("/dev/ttyNOWHERE");
  const KitWorker::Report looking = report_when(*worker, [](const auto& report) { return report.error.has_value(); });
  EXPECT_EQ(looking.state, State::looking);
  EXPECT_EQ(error_of(looking), "kit.no_port");
}

}  // namespace
}  // namespace lunabloc::kit
