// What the kit's worker says while no board is wanted: its parts in words, and a board that is plugged in.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <thread>

#include "kit/kit.h"
#include "kit/kit_worker.h"
#include "support/temp_folder.h"

namespace lunabloc::kit {
namespace {

Locations here(const std::filesystem::path& home) {
  const std::filesystem::path source = support::source_folder(), binary = support::binary_folder();
  return {binary / "bin", source / "assets", source / "lessons", binary / "firmware", home};
}

// One Uno in a made-up /sys.
void plug_uno(const std::filesystem::path& system) {
  const std::filesystem::path usb = system / "devices/usb1/1-1";
  std::filesystem::create_directories(usb / "1-1:1.0/tty/ttyACM7");
  std::ofstream(usb / "idVendor") << "2341\n";
  std::ofstream(usb / "idProduct") << "0043\n";
  std::ofstream(usb / "product") << "Arduino Uno\n";
  std::filesystem::create_directory_symlink(usb / "1-1:1.0", usb / "1-1:1.0/tty/ttyACM7/device");
  std::filesystem::create_directories(system / "class/tty");
  std::filesystem::create_directory_symlink(usb / "1-1:1.0/tty/ttyACM7", system / "class/tty/ttyACM7");
}

template <class Holds>
bool soon(const KitWorker& worker, Holds holds) {
  for (int turn = 0; turn < 500; ++turn) {
    if (holds(worker.report())) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return false;
}

TEST(WorkerWords, ABoardThatIsPluggedInIsSeenAndOneThatIsPulledOutToo) {
  const support::TempFolder home, system;
  const auto worker = KitWorker::start({here(home.path()), "fr", system.path()});
  EXPECT_EQ(worker->report().found_port, "");
  plug_uno(system.path());
  ASSERT_TRUE(soon(*worker, [](const auto& report) { return report.found_port == "/dev/ttyACM7"; }));
  EXPECT_EQ(worker->report().found_board, "Arduino Uno");
  EXPECT_EQ(worker->report().state, KitWorker::State::absent) << "it is not opened: that would reset it";
  std::filesystem::remove(system.path() / "class/tty/ttyACM7");
  EXPECT_TRUE(soon(*worker, [](const auto& report) { return report.found_port.empty(); }));
}

// It looks again in an hour only: what it sees, the system has told it.
TEST(WorkerWords, ABoardIsSeenWhenTheSystemSaysSo) {
  const support::TempFolder home, system, devices;
  KitWorker::Options options{here(home.path()), "fr", system.path(), devices.path(), std::chrono::hours(1)};
  const auto worker = KitWorker::start(std::move(options));
  const auto say = [&](bool there) {
    if (there) std::ofstream(devices.path() / "ttyACM7") << "";
    else std::filesystem::remove(devices.path() / "ttyACM7");
  };
  plug_uno(system.path());
  say(true);
  EXPECT_TRUE(soon(*worker, [](const auto& report) { return report.found_port == "/dev/ttyACM7"; }));
  std::filesystem::remove(system.path() / "class/tty/ttyACM7");
  say(false);
  EXPECT_TRUE(soon(*worker, [](const auto& report) { return report.found_port.empty(); }));
}

TEST(WorkerWords, AnotherLanguageIsOnlyWords) {
  const support::TempFolder home, system;
  const auto worker = KitWorker::start({here(home.path()), "fr", system.path()});
  ASSERT_EQ(worker->report().parts.front().label, "DEL rouge");
  worker->plug("/dev/not-there");
  worker->set_language("en");
  EXPECT_EQ(worker->report().parts.front().label, "Red LED");
  EXPECT_EQ(worker->report().port, "/dev/not-there") << "it is still looked for";
}

TEST(WorkerWords, PartsSayWhetherAPersonSetsThem) {
  const support::TempFolder home, system;
  const auto worker = KitWorker::start({here(home.path()), "fr", system.path()});
  const std::vector<KitWorker::Part> parts = worker->report().parts;
  const auto part = [&](const std::string& id) {
    return *std::find_if(parts.begin(), parts.end(), [&](const KitWorker::Part& one) { return one.id == id; });
  };
  EXPECT_TRUE(part("button:A").measures);
  EXPECT_TRUE(part("light:room").measures);
  EXPECT_FALSE(part("led:red").measures);
  EXPECT_EQ(part("led:red").picture, "lamp");
  EXPECT_EQ(part("temperature:room").unit, "°C");
}

TEST(WorkerWords, AnotherBoxHasOtherParts) {
  const support::TempFolder home, system;
  const auto worker = KitWorker::start({here(home.path()), "fr", system.path()});
  worker->set_kit("no-such-kit");
  ASSERT_TRUE(worker->report().error);
  EXPECT_EQ(worker->report().error->message, "kit.unknown_kit");
  EXPECT_FALSE(worker->report().parts.empty()) << "the box that was there stays";
  for (const char* id : {"station", "standard"}) {
    worker->set_kit(id);
    const Result<Kit> kit = load_kit(support::source_folder() / "assets", id);
    ASSERT_TRUE(kit) << id;
    std::vector<std::string> expected, shown;
    for (const KitPart& part : kit->parts) {
      if (part.kind.measures.empty()) expected.push_back(part.id);
      for (const Measured& measured : part.kind.measures) expected.push_back(part.id + "." + measured.id);
    }
    for (const KitWorker::Part& part : worker->report().parts) shown.push_back(part.id);
    EXPECT_EQ(shown, expected);
  }
}

TEST(WorkerWords, ASensorOfTwoThingsIsTwoPartsWithTheirOwnRange) {
  const support::TempFolder home, system;
  const auto worker = KitWorker::start({here(home.path()), "fr", system.path()});
  worker->set_kit("station");
  const std::vector<KitWorker::Part> parts = worker->report().parts;
  const auto part = [&](const std::string& id) {
    return *std::find_if(parts.begin(), parts.end(), [&](const KitWorker::Part& one) { return one.id == id; });
  };
  EXPECT_EQ(part("dht:room.humidity").label, "Air de la salle : humidité");
  EXPECT_EQ(part("dht:room.humidity").whole, "Air de la salle");
  EXPECT_EQ(part("dht:room.humidity").unit, "%");
  EXPECT_EQ(part("dht:room.humidity").at_rest, 50);
  EXPECT_EQ(part("dht:room.temperature").most, 50);
  EXPECT_TRUE(part("dht:room.temperature").measures);
  EXPECT_EQ(part("lcd:screen").columns, 16);
  EXPECT_EQ(part("lcd:screen").lines, 2);
  worker->set_kit("gate");
  const std::vector<KitWorker::Part> gate = worker->report().parts;
  const auto ring = std::find_if(gate.begin(), gate.end(), [](const KitWorker::Part& one) { return one.id == "neopixel:ring"; });
  ASSERT_NE(ring, gate.end());
  EXPECT_EQ(ring->pixels, 8);
}

}  // namespace
}  // namespace lunabloc::kit
