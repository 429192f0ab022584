// The kits of a class, made ready as they are plugged in. Ports are scripted here; boards that answer are in tests/ui/board-classe.
#include "session/kit_set_desk.h"

#include <gmock/gmock.h>

#include <atomic>
#include <mutex>
#include <thread>

#include "support/temp_folder.h"

namespace lunabloc::session {
namespace {

class KitSet : public testing::Test {
 protected:
  base::Locations locations() const {
    return {support::binary_folder() / "bin", support::source_folder() / "assets", support::source_folder() / "lessons", support::binary_folder() / "firmware", home_.path()};
  }
  void plug(std::vector<std::string> ports) {
    const std::lock_guard lock(mutex_);
    there_ = std::move(ports);
  }
  KitSetDesk::Ports ports() {
    return [this] {
      const std::lock_guard lock(mutex_);
      ++looks_;
      return there_;
    };
  }
  // Until it has looked twice more: what was plugged in when it looked first is done with.
  void let_it_look() const {
    for (const int before = looks_; looks_ < before + 2;) std::this_thread::yield();
  }
  static void wait_for_end(const KitSetDesk& desk) {
    while (desk.view().busy) std::this_thread::yield();
  }

  support::TempFolder home_;
  std::mutex mutex_;
  std::vector<std::string> there_;
  std::atomic<int> looks_ = 0;
};

TEST_F(KitSet, EachBoardIsTakenOnceAsLongAsItStays) {
  KitSetDesk desk(locations(), ports());
  EXPECT_FALSE(desk.view().busy);
  plug({"/dev/none-1", "/dev/none-2"});
  desk.start();
  let_it_look();
  let_it_look();
  const KitSetDesk::View view = desk.view();
  EXPECT_TRUE(view.busy);
  ASSERT_EQ(view.rows.size(), 2U);
  EXPECT_EQ(view.rows[0].port, "/dev/none-1");
  EXPECT_TRUE(view.rows[0].error) << "nobody is there";
  EXPECT_FALSE(view.error);
  desk.stop();
  wait_for_end(desk);
  EXPECT_EQ(desk.view().rows.size(), 2U) << "the table stays";
}

TEST_F(KitSet, AnotherBoardOnTheSamePortIsAnotherLine) {
  KitSetDesk desk(locations(), ports());
  plug({"/dev/none-1"});
  desk.start();
  let_it_look();
  plug({});
  let_it_look();
  plug({"/dev/none-1"});
  let_it_look();
  let_it_look();
  EXPECT_EQ(desk.view().rows.size(), 2U);
}

TEST_F(KitSet, WithoutItsFirmwareItSaysSo) {
  base::Locations elsewhere = locations();
  elsewhere.firmware = home_.path();
  KitSetDesk desk(elsewhere, ports());
  desk.start();
  wait_for_end(desk);
  ASSERT_TRUE(desk.view().error);
  EXPECT_TRUE(desk.view().rows.empty());
}

}  // namespace
}  // namespace lunabloc::session
