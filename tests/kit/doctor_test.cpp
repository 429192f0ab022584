// The doctor: what the evidence says, cause by cause.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "base/file.h"
#include "kit/doctor.h"
#include "model_boot_loader.h"
#include "support/temp_folder.h"

namespace lunabloc::kit {
namespace {

using testing::ElementsAre;

std::vector<Board> all_boards() { return *load_boards(support::source_folder() / "assets"); }
Board uno() { return *load_board(support::source_folder() / "assets", "uno"); }

std::string found_on(Device& device) {
  VirtualClock clock;
  MemoryLink link(clock, device);
  return diagnose_board(link, clock, uno(), always).finding.message;
}

// A board that is told what to answer to the bytes that reach it, and what to say after a reset.
class Patient : public Device {
 public:
  void set_speed(int to) override { bauds = to; }
  void receive(std::uint8_t byte) override { answer(byte); }
  int bauds = 0;

 protected:
  virtual void answer(std::uint8_t) {}
  void say(std::initializer_list<std::uint8_t> bytes) { sent.insert(sent.end(), bytes); }
};

TEST(Doctor, AMuteBoard) {
  Patient patient;
  EXPECT_EQ(found_on(patient), "kit.no_answer");
}

TEST(Doctor, PinsZeroAndOneJoined) {
  struct : Patient {
    void answer(std::uint8_t byte) override { say({byte}); }
  } patient;
  EXPECT_EQ(found_on(patient), "kit.doctor.echo");
}

TEST(Doctor, AnOldBootLoader) {
  ModelBootLoader patient;
  patient.bauds = 57600;
  EXPECT_EQ(found_on(patient), "kit.doctor.other_speed");
}

TEST(Doctor, AnotherChip) {
  ModelBootLoader patient;
  patient.signature = {0x1E, 0x94, 0x06};
  EXPECT_EQ(found_on(patient), "kit.wrong_chip");
}

TEST(Doctor, AnEmptyBoardAndAnotherProgram) {
  ModelBootLoader patient;
  EXPECT_EQ(found_on(patient), "kit.no_firmware");
  patient.flash[0] = 0x0C;
  EXPECT_EQ(found_on(patient), "kit.doctor.other_program");
}

// The program is never interrupted: it answers Firmata only, and at its speed.
TEST(Doctor, NoReset) {
  struct : Patient {
    void answer(std::uint8_t byte) override {
      if (bauds == 57600 && byte == 0xF9) say({0xF9, 2, 5});
    }
  } patient;
  patient.bauds = 57600;
  EXPECT_EQ(found_on(patient), "kit.doctor.no_reset");
}

// What is on pin 0 keeps every byte from the board; it greets when its program begins, and says nothing else.
TEST(Doctor, SomethingOnPinZero) {
  class DeafBoard final : public Link {
   public:
    explicit DeafBoard(VirtualClock& clock) : clock_(clock) {}
    Result<std::size_t> read(std::span<std::uint8_t> into, std::chrono::milliseconds patience) override {
      constexpr std::array<std::uint8_t, 3> kGreeting{0xF9, 2, 5};
      if (!greeted_ && clock_.now() - reset_ >= std::chrono::milliseconds(1530)) {
        greeted_ = true;
        std::copy(kGreeting.begin(), kGreeting.end(), into.begin());
        return bauds_ == 57600 ? kGreeting.size() : 0;
      }
      clock_.advance(patience);
      return 0;
    }
    Result<void> write(std::span<const std::uint8_t>) override { return {}; }
    Result<void> set_speed(int bauds) override {
      bauds_ = bauds;
      return {};
    }
    Result<void> pulse_reset() override {
      reset_ = clock_.now();
      greeted_ = false;
      return {};
    }
    void drop_input() override {}
    std::string name() const override { return "deaf"; }

   private:
    VirtualClock& clock_;
    std::chrono::microseconds reset_{0};
    bool greeted_ = false;
    int bauds_ = 0;
  };
  VirtualClock clock;
  DeafBoard board(clock);
  EXPECT_EQ(diagnose_silence(board, clock, uno(), always).finding.message, "kit.doctor.deaf");
}

TEST(Doctor, TheBootLoaderOfASmallerChip) {
  ModelBootLoader patient;
  patient.bauds = 19200;
  EXPECT_EQ(found_on(patient), "kit.doctor.other_speed");
}

TEST(Doctor, Babble) {
  struct : Patient {
    void reset() override { say({0x80, 0x80}); }
    void answer(std::uint8_t) override { say({0x80, 0xFE}); }
  } patient;
  EXPECT_EQ(found_on(patient), "kit.doctor.babble");
}

// It keeps step, and says another thing each time.
TEST(Doctor, ALineThatSpoilsWhatIsRead) {
  class Spoiling final : public Patient {
   public:
    void set_speed(int to) override { board.set_speed(to); }
    void reset() override { board.reset(); }
    void answer(std::uint8_t byte) override {
      board.receive(byte);
      while (!board.sent.empty()) {
        const bool spoiled = ++passed_ % 1000 == 0;
        say({static_cast<std::uint8_t>(board.sent.front() ^ (spoiled ? 0x40 : 0))});
        board.sent.pop_front();
      }
    }
    ModelBootLoader board;

   private:
    int passed_ = 0;
  } patient;
  EXPECT_EQ(found_on(patient), "kit.doctor.noise");
}

// At its own speed, only now and then: on a good line it would have been understood at once.
TEST(Doctor, ABootLoaderThatAnswersOnlySometimes) {
  class Fitful final : public Patient {
   public:
    void reset() override { ++resets_; }
    void answer(std::uint8_t byte) override {
      if (bauds == 115200 && resets_ == 3 && byte == 0x20) say({0x14, 0x10});
    }

   private:
    int resets_ = 0;
  } patient;
  EXPECT_EQ(found_on(patient), "kit.doctor.noise");
}

TEST(Doctor, TheCableIsPulledMeanwhile) {
  for (std::size_t bytes = 0; bytes < 8; ++bytes) {
    VirtualClock clock;
    Patient patient;
    MemoryLink link(clock, patient);
    link.breaks_after = bytes;
    const Diagnosis diagnosis = diagnose_board(link, clock, uno(), always);
    EXPECT_FALSE(diagnosis.fine);
    EXPECT_EQ(diagnosis.finding.message, "kit.link_lost") << bytes;
  }
}

TEST(Doctor, Cables) {
  const std::vector<Board> boards = all_boards();
  const SerialPort uno_port{"/dev/ttyACM0", "2341:0043", "Arduino Uno"}, mouse{"/dev/ttyACM1", "046D:C077", "Mouse"};
  EXPECT_EQ(diagnose_cables({mouse}, {"046D:C077"}, boards, false).finding.message, "kit.doctor.nothing_plugged");
  EXPECT_TRUE(diagnose_cables({mouse, uno_port}, {}, boards, false).fine);
  EXPECT_EQ(diagnose_cables({{"/dev/ttyACM0", "2341:8036", "Leonardo"}}, {}, boards, false).finding.message, "kit.doctor.other_board");
  EXPECT_EQ(diagnose_cables({{"/dev/ttyACM0", "0D28:0204", "micro:bit"}}, {}, boards, false).finding.message, "kit.doctor.other_board");
  EXPECT_EQ(diagnose_cables({{"/dev/ttyACM0", "2341:0042", "Mega"}}, {}, boards, false).finding.message, "kit.doctor.port_there");
  EXPECT_EQ(diagnose_cables({}, {"1A86:7523"}, boards, true).finding.message, "kit.doctor.braille");
  EXPECT_EQ(diagnose_cables({}, {"1A86:7523"}, boards, false).finding.message, "kit.doctor.no_driver");
}

// A made-up /sys with one Uno on it.
TEST(Ports, AreReadFromTheSystemsTables) {
  const support::TempFolder system;
  const auto usb = system.path() / "devices/pci0/usb1/1-1";
  ASSERT_TRUE(base::write_file(usb / "idVendor", "2341\n"));
  ASSERT_TRUE(base::write_file(usb / "idProduct", "006a\n"));
  ASSERT_TRUE(base::write_file(usb / "product", "Arduino\x1b[31m Uno\n"));
  std::filesystem::create_directories(usb / "1-1:1.0/tty/ttyACM0");
  std::filesystem::create_directory_symlink(usb / "1-1:1.0", usb / "1-1:1.0/tty/ttyACM0/device");
  std::filesystem::create_directories(system.path() / "devices/virtual/tty/tty0");
  std::filesystem::create_directories(system.path() / "class/tty");
  std::filesystem::create_directory_symlink(usb / "1-1:1.0/tty/ttyACM0", system.path() / "class/tty/ttyACM0");
  std::filesystem::create_directory_symlink(system.path() / "devices/virtual/tty/tty0", system.path() / "class/tty/tty0");
  std::filesystem::create_directories(system.path() / "bus/usb/devices");
  std::filesystem::create_directory_symlink(usb, system.path() / "bus/usb/devices/1-1");

  EXPECT_THAT(list_ports(system.path()), ElementsAre(SerialPort{"/dev/ttyACM0", "2341:006A", "Arduino[31m Uno"}));
  EXPECT_THAT(plugged_usb(system.path()), ElementsAre("2341:006A"));
  const std::vector<Board> boards = all_boards();
  const auto candidates = boards_on("2341:006A", boards);
  ASSERT_EQ(candidates.size(), 1U);
  EXPECT_EQ(candidates[0]->id, "uno");
  EXPECT_GE(boards_on("1A86:7523", boards).size(), 2U);
  EXPECT_TRUE(boards_on("046D:C077", boards).empty());
}

}  // namespace
}  // namespace lunabloc::kit
