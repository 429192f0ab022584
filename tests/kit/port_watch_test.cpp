// What the system says of devices, on a folder that stands for /dev.
#include "kit/port_watch.h"

#include <gtest/gtest.h>

#include <fstream>
#include <thread>

#include "support/temp_folder.h"

namespace lunabloc::kit {
namespace {

using namespace std::chrono_literals;
using Heard = PortWatch::Heard;

// What has happened is heard without any patience; what has not would take all of it.
TEST(PortWatch, HearsADeviceThatComesGoesOrIsGiven) {
  const support::TempFolder devices;
  PortWatch watch(devices.path());
  const auto port = devices.path() / "ttyACM0";
  EXPECT_EQ(watch.wait(0ms), Heard::nothing);
  std::ofstream(port) << "";
  EXPECT_EQ(watch.wait(0ms), Heard::device);
  EXPECT_EQ(watch.wait(0ms), Heard::nothing) << "said once";
  std::filesystem::permissions(port, std::filesystem::perms::owner_read);
  EXPECT_EQ(watch.wait(0ms), Heard::device) << "a right that is given";
  std::filesystem::remove(port);
  EXPECT_EQ(watch.wait(0ms), Heard::device);
}

TEST(PortWatch, IsWokenByACall) {
  const support::TempFolder devices;
  PortWatch watch(devices.path());
  watch.wake();
  watch.wake();
  EXPECT_EQ(watch.wait(0ms), Heard::call);
  EXPECT_EQ(watch.wait(0ms), Heard::nothing);
  std::thread other([&] { watch.wake(); });
  EXPECT_EQ(watch.wait(1h), Heard::call);
  other.join();
}

TEST(PortWatch, WithoutAFolderOfDevicesStillWaits) {
  PortWatch watch("/no/such/folder");
  EXPECT_EQ(watch.wait(0ms), Heard::nothing);
  watch.wake();
  EXPECT_EQ(watch.wait(1h), Heard::call);
}

}  // namespace
}  // namespace lunabloc::kit
