#include "kit/loss.h"

#include <fmt/format.h>

#include <filesystem>

namespace lunabloc::kit {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;

constexpr milliseconds kLook{10};
constexpr milliseconds kNameGoes{300};  // the terminal hangs up before its name is taken away

bool is_there(const std::string& port) {
  std::error_code ignored;
  return std::filesystem::exists(port, ignored);
}

// True once the port is there, or is not, as wanted.
bool wait_until(bool there, const std::string& port, milliseconds patience, Clock& clock, const GoOn& go_on) {
  for (const microseconds start = clock.now(); clock.now() - start < patience && go_on(); clock.sleep_for(kLook))
    if (is_there(port) == there) return true;
  return false;
}

}  // namespace

bool is_loss(const Error& error) { return error.message == "kit.link_lost" || error.message == "kit.lost_while_flashing"; }

Error power_dip(const std::string& port, microseconds gone_for) {
  return {ErrorKind::failed, "kit.doctor.power_dip", {}, {},
          fmt::format("{}: {} ms", port, std::chrono::duration_cast<milliseconds>(gone_for).count())};
}

Error told_apart(const Error& error, const std::string& port, Clock& clock, const GoOn& go_on) {
  if (!is_loss(error) || !wait_until(false, port, kNameGoes, clock, go_on)) return error;
  const microseconds gone = clock.now();
  if (!wait_until(true, port, kBackByItself, clock, go_on)) return error;
  return power_dip(port, clock.now() - gone);
}

}  // namespace lunabloc::kit
