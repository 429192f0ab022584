// lunabloc replay TRACE [--at STEP] [--check | --why NAME]: variables, worlds and what was said, at a moment of a run that is
// over; the same run once more; where a value comes from.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/cli.h"
#include "cli/replay_check.h"
#include "cli/replay_why.h"
#include "cli/state_json.h"
#include "session/playback.h"
#include "trace/file.h"

namespace lunabloc::cli {
namespace {

using Json = nlohmann::ordered_json;

// One fact a line: `variable x = 5`.
void write_lines(const Invocation& invocation, const Json& state) {
  std::ostream& out = invocation.out;
  constexpr auto kReplace = Json::error_handler_t::replace;
  const auto text = [&invocation](const Json& value) {
    return value.is_string() ? for_out(invocation, value.get<std::string>()) : value.dump(-1, ' ', false, kReplace);
  };
  for (const auto& [name, value] : state.items()) {
    if (name == "said") {
      for (const Json& line : value) out << "said " << text(line) << "\n";
    } else if (value.is_object()) {
      for (const auto& [key, inner] : value.items()) out << name << " " << key << " = " << text(inner) << "\n";
    } else {
      out << name << " " << text(value) << "\n";
    }
  }
}

std::optional<std::size_t> number(const std::string& text) {
  std::size_t value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// What is before the damage is told all the same; the exit code says that something is missing.
int tell_damage(const Invocation& invocation, const std::string& file, const trace::Recording& recording) {
  const trace::Damage& damage = *recording.damage;
  const trace::Trace& trace = recording.trace;
  const std::uint64_t step = trace.size() > 0 ? trace.events().back().step : 0;
  Error error{ErrorKind::failed, "trace.damaged", {}, {file, static_cast<std::uint32_t>(damage.line), damage.line > 0 ? 1U : 0U}, {}};
  error.arguments = {{"pas", std::to_string(step)}, {"n", std::to_string(trace.size())}, {"octet", std::to_string(damage.byte)}};
  return report(invocation, error);
}

}  // namespace

int run_replay(const Invocation& invocation) {
  std::vector<std::string> arguments = invocation.arguments;
  const std::optional<std::string> why = take_option(arguments, "--why");
  const std::optional<std::string> program_file = why ? take_option(arguments, "--program") : std::nullopt;
  const bool check = !why && take_flag(arguments, "--check");
  const std::optional<std::string> at = take_option(arguments, "--at");
  const std::optional<std::size_t> step = at ? number(*at) : SIZE_MAX;
  if (arguments.size() != 1 || !step) {
    if (why) return report_why_usage(invocation);
    return report(invocation, {ErrorKind::usage, "run.replay_usage", {{"nom", at.value_or("")}}, {}, {}});
  }
  const Result<trace::Recording> recording = trace::load_recording(arguments[0]);
  if (!recording) return report(invocation, recording.error());
  const int damaged = recording->damage ? tell_damage(invocation, arguments[0], *recording) : 0;
  if (check) return std::max(damaged, check_replay(invocation, *recording));
  const trace::Trace& trace = recording->trace;
  session::Playback playback(trace.request().world, session::Pace::by_statement);
  playback.follow(trace, std::chrono::microseconds(0));
  if (why) return std::max(damaged, replay_why(invocation, *recording, playback, {*why, *step, program_file}));
  if (at && *step > playback.step_count()) {
    const std::string steps = std::to_string(playback.step_count());
    return report(invocation, {ErrorKind::failed, "run.replay_beyond", {{"n", steps}, {"nom", *at}}, {arguments[0], 0, 0}, {}});
  }
  playback.show(*step);
  Json state = state_json(playback, trace);
  if (recording->dropped > 0) state["dropped"] = recording->dropped;
  if (invocation.json) invocation.out << state.dump(-1, ' ', false, Json::error_handler_t::replace) << "\n";
  else write_lines(invocation, state);
  return damaged;
}

}  // namespace lunabloc::cli
