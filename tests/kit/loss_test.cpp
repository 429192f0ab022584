// A cable that is pulled and a power that fails for a moment, told apart by how soon the port is back.
#include "kit/loss.h"

#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <map>

#include "memory_link.h"
#include "support/temp_folder.h"

namespace lunabloc::kit {
namespace {

using namespace std::chrono_literals;
using std::chrono::microseconds;

// Moves only when somebody sleeps; what is to happen at a time happens then.
class ScriptedClock final : public Clock {
 public:
  microseconds now() const override { return now_; }
  void sleep_for(microseconds duration) override {
    now_ += duration;
    while (!due.empty() && due.begin()->first <= now_) {
      due.begin()->second();
      due.erase(due.begin());
    }
  }
  std::map<microseconds, std::function<void()>> due;

 private:
  microseconds now_{0};
};

class Loss : public testing::Test {
 protected:
  void there() { std::ofstream(port_) << ""; }
  void gone() { std::filesystem::remove(port_); }
  Error lost(const char* message = "kit.link_lost") const { return {ErrorKind::failed, message, {}, {}, "hung up"}; }
  std::string told(const Error& error) { return told_apart(error, port_, clock_, always).message; }

  support::TempFolder devices_;
  std::string port_ = devices_.path() / "ttyACM0";
  ScriptedClock clock_;
};

TEST_F(Loss, APortThatIsBackByItselfWentForWantOfPower) {
  for (const char* message : {"kit.link_lost", "kit.lost_while_flashing"})
    for (const microseconds back : {100ms, 600ms, 1400ms}) {
      there();
      clock_.due = {{clock_.now() + 20ms, [this] { gone(); }}, {clock_.now() + 20ms + back, [this] { there(); }}};
      EXPECT_EQ(told(lost(message)), "kit.doctor.power_dip") << message << " " << back.count();
    }
}

TEST_F(Loss, AHandIsSlower) {
  there();
  clock_.due = {{clock_.now() + 20ms, [this] { gone(); }}, {clock_.now() + 1900ms, [this] { there(); }}};
  EXPECT_EQ(told(lost()), "kit.link_lost");
  clock_.due.clear();
  gone();
  EXPECT_EQ(told(lost("kit.lost_while_flashing")), "kit.lost_while_flashing") << "it never comes back";
}

TEST_F(Loss, APortThatNeverWentSaysNothing) {
  there();
  EXPECT_EQ(told(lost()), "kit.link_lost");
}

TEST_F(Loss, OtherErrorsAreNotWaitedFor) {
  EXPECT_EQ(told(lost("kit.wrong_chip")), "kit.wrong_chip");
  EXPECT_EQ(clock_.now(), 0us);
}

}  // namespace
}  // namespace lunabloc::kit
