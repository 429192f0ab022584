// How fast the machine is on the chip.
#include "chip_desk.h"
#include "compiling.h"
#include "firmware/shared/machine.h"
#include "kit/flash.h"
#include "kit/standalone/image.h"

namespace lunabloc::kit {
namespace {

using namespace std::chrono_literals;

// Microseconds between two changes of the red lamp.
double between_changes(const std::string& lua) {
  ChipDesk desk;
  const auto image = standalone::image_of(compiled(lua).body, standard_kit().board);
  EXPECT_TRUE(image);
  std::copy(image->bytes.begin() + LUNABLOC_MACHINE_AREA, image->bytes.end(), desk.chip.flash().begin() + LUNABLOC_MACHINE_AREA);
  desk.chip.power_off();
  desk.chip.run_for(10ms);
  desk.chip.power_on();
  static_cast<void>(desk.chip.take_changes());
  std::vector<virtual_board::PinChange> lamp;
  for (int i = 0; i < 100 && lamp.size() < 2; ++i) {
    desk.chip.run_for(50ms);
    for (const virtual_board::PinChange& change : desk.chip.take_changes())
      if (change.pin == 13) lamp.push_back(change);
  }
  if (lamp.size() < 2) {
    ADD_FAILURE() << "the lamp did not change twice";
    return 0;
  }
  return static_cast<double>((lamp[1].at - lamp[0].at).count());
}

std::string timed(const std::string& lua) { return "local x = 1\nlocal n = 0\nkit.led(\"red\"):on()\n" + lua + "\nkit.led(\"red\"):off()\n"; }

TEST(Speed, AHundredAndFiftyThousandSimpleOperationsASecond) {
  // Nine instructions a turn: three for the question, a jump each way, four for the sum.
  constexpr double kInstructions = 2000 * 9;
  const double microseconds = between_changes(timed("while n < 2000 do n = n + 1 end"));
  const double a_second = kInstructions / microseconds * 1e6;
  RecordProperty("operations_a_second", std::to_string(static_cast<int>(a_second)));
  std::printf("operations_a_second %.0f\n", a_second);
  EXPECT_GE(a_second, 150'000);
}

TEST(Speed, DecimalNumbersTakeLessThanAMillisecondEach) {
  for (const char* sum : {"x = x + 0.3", "x = x * 1.1", "x = x / 1.1"}) {
    const double microseconds = between_changes(timed(std::string("for i = 1, 20 do ") + sum + " end")) / 20;
    std::printf("%s %.0f us\n", sum, microseconds);
    EXPECT_LT(microseconds, 1000) << sum;
  }
}

}  // namespace
}  // namespace lunabloc::kit
