// The links on the real thing: a pseudo-terminal, and libserialport on a terminal that looks like a port.
#include <grp.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>

#include "base/clock.h"
#include "base/file.h"
#include "base/process.h"
#include "bench_board.h"
#include "kit/doctor.h"
#include "kit/flash.h"
#include "kit/link.h"
#include "kit/loss.h"
#include "kit/serial_link.h"
#include "kit/tether.h"

namespace lunabloc::kit {
namespace {

bool always() { return true; }

TEST(Links, APortThatIsNotThereIsSaid) {
  EXPECT_EQ(open_link("/dev/ttyNOWHERE", 57600).error().message, "kit.no_port");
  EXPECT_EQ(open_link("/etc/hostname", 57600).error().message, "kit.no_port");
}

TEST(Links, ABusyPortNamesWhoHoldsItAndIsNotReset) {
  BenchBoard board;
  ASSERT_TRUE(board.works());
  auto holder = base::Process::start({"/bin/sh", {"-c", "exec 3<>" + board.port() + "; echo open; read end"}, {}, false});
  ASSERT_TRUE(holder);
  std::string said;
  while (said.empty()) ASSERT_TRUE((*holder)->read(said, 5s));
  const auto link = open_link(board.port(), 57600);
  ASSERT_FALSE(link);
  EXPECT_EQ(link.error().message, "kit.port_busy");
  ASSERT_EQ(link.error().arguments.size(), 1U);
  EXPECT_EQ(link.error().arguments[0].second, "sh");
  (*holder)->close_input();
  ASSERT_TRUE((*holder)->wait(5s));
  EXPECT_TRUE(open_link(board.port(), 57600)) << "free again";
}

// Somebody who does not belong to the group of serial ports.
TEST(Links, APortThatMayNotBeOpenedIsSaid) {
  BenchBoard board;
  ASSERT_TRUE(board.works());
  ASSERT_EQ(::chmod(board.port().c_str(), ::geteuid() == 0 ? 0600 : 0000), 0);
  const pid_t stranger = ::fork();
  ASSERT_GE(stranger, 0);
  if (stranger == 0) {
    constexpr uid_t kNobody = 65534;
    if (::geteuid() == 0 && (::setgroups(0, nullptr) != 0 || ::setuid(kNobody) != 0)) ::_exit(2);
    const auto link = open_link(board.port(), 57600);
    ::_exit(!link && link.error().message == "kit.no_right" ? 0 : 1);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(stranger, &status, 0), stranger);
  EXPECT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

// Nobody who is no root, as pupils are: what is taken has to be given back, also by who was killed with it.
TEST(Links, ATerminalCanBeOpenedAgainAndAgain) {
  BenchBoard board;
  ASSERT_TRUE(board.works());
  ASSERT_EQ(::chmod(board->port().c_str(), 0666), 0);
  for (int time = 0; time < 3; ++time) {
    const pid_t pupil = ::fork();
    ASSERT_GE(pupil, 0);
    if (pupil == 0) {
      constexpr uid_t kNobody = 65534;
      if (::geteuid() == 0 && (::setgroups(0, nullptr) != 0 || ::setuid(kNobody) != 0)) ::_exit(2);
      const auto link = open_link(board->port(), 57600);
      ::_exit(link && (*link)->pulse_reset() ? 0 : 1);  // without closing it
    }
    int status = 0;
    ASSERT_EQ(::waitpid(pupil, &status, 0), pupil);
    ASSERT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 0) << time;
  }
}

TEST(Links, OursKeepEachOtherOut) {
  BenchBoard board;
  ASSERT_TRUE(board.works());
  const auto first = open_link(board.port(), 57600);
  ASSERT_TRUE(first);
  const auto second = open_link(board.port(), 57600);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().message, "kit.port_busy");
}

TEST(Links, TheDoctorKnowsTheRealBoard) {
  BenchBoard ready, blank({"--blank"});
  ASSERT_TRUE(ready.works() && blank.works());
  const auto board = load_board(test_locations().assets, "uno");
  ASSERT_TRUE(board);
  RealClock clock;
  auto link = open_link(ready.port(), 57600);
  ASSERT_TRUE(link);
  EXPECT_EQ(diagnose_board(**link, clock, *board, always).finding.message, "kit.doctor.ready");
  link = open_link(blank.port(), 57600);
  ASSERT_TRUE(link);
  EXPECT_EQ(diagnose_board(**link, clock, *board, always).finding.message, "kit.no_firmware");
}

TEST(Links, ANoisyLineAndAPowerThatFailsAreToldApart) {
  const auto board = load_board(test_locations().assets, "uno");
  ASSERT_TRUE(board);
  RealClock clock;
  BenchBoard noisy;
  ASSERT_TRUE(noisy.works());
  ASSERT_TRUE(noisy->spoil_line(100));
  auto link = open_link(noisy.port(), 57600);
  ASSERT_TRUE(link);
  EXPECT_EQ(diagnose_board(**link, clock, *board, always).finding.message, "kit.doctor.noise");

  BenchBoard dipping;
  ASSERT_TRUE(dipping.works());
  link = open_link(dipping.port(), 57600);
  ASSERT_TRUE(link);
  ASSERT_TRUE(dipping->dip_power(300ms));
  const Error lost = diagnose_board(**link, clock, *board, always).finding;
  EXPECT_EQ(lost.message, "kit.link_lost");
  link->reset();
  EXPECT_EQ(told_apart(lost, dipping.port(), clock, always).message, "kit.doctor.power_dip");
}

// Runs with the shim preloaded (CMakeLists.txt): the board's terminal then has a name in /sys and modem lines.
TEST(SerialLinks, LibserialportFlashesAndDrivesTheBoard) {
  if (::getenv("LD_PRELOAD") == nullptr) GTEST_SKIP() << "needs the shim";
  BenchBoard board({"--blank"});
  ASSERT_TRUE(board.works());
  const auto uno = load_board(test_locations().assets, "uno");
  const auto kit = load_kit(test_locations().assets, "standard");
  ASSERT_TRUE(uno && kit);
  auto link = open_serial_link(board->port(), board->port(), 115200);
  ASSERT_TRUE(link) << link.error().message << " " << link.error().detail;
  const auto text = base::read_file(test_locations().firmware / "uno.hex");
  ASSERT_TRUE(text);
  const auto image = read_hex(*text, uno->program_bytes);
  ASSERT_TRUE(image);
  RealClock clock;
  const auto flashed = flash(**link, clock, *uno, *image, [](const FlashProgress&) { return true; });
  ASSERT_TRUE(flashed) << flashed.error().message << " " << flashed.error().detail;

  ASSERT_TRUE((*link)->set_speed(57600));
  const auto greeting = greet(**link, clock, 3s, always);
  ASSERT_TRUE(greeting) << greeting.error().message;
  Tether tether(**link, clock, *kit, is_ours(*greeting));
  ASSERT_TRUE(tether.begin());
  ASSERT_TRUE(tether.set("led:red", 1));
  EXPECT_TRUE(board.sees(13, 1));
  ASSERT_TRUE(board->unplug());
  Result<void> polled;
  for (int i = 0; i < 100 && polled; ++i) polled = tether.poll(50ms);
  ASSERT_FALSE(polled);
  EXPECT_EQ(polled.error().message, "kit.link_lost");
}

TEST(SerialLinks, ATerminalThatIsNoPortIsRefused) {
  EXPECT_EQ(open_serial_link("/dev/null", "/dev/null", 57600).error().message, "kit.no_port");
}

}  // namespace
}  // namespace lunabloc::kit
