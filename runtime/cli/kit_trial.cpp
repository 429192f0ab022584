// `lunabloc kit try`: a program for the board alone, tried in its RAM; what stands in its flash stays.
#include <fmt/format.h>

#include <charconv>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/clock.h"
#include "base/file.h"
#include "cli/kit_actions.h"
#include "kit/firmata.h"
#include "kit/standalone/trial.h"
#include "kit/tether.h"
#include "kit/virtual_kit.h"

namespace lunabloc::cli {
namespace {

using Json = nlohmann::ordered_json;
using std::chrono::milliseconds;
using Values = std::map<std::string, double>;

constexpr milliseconds kGreetingPatience{4000};
constexpr milliseconds kBetweenQuestions{200};
constexpr double kMostSeconds = 86400;

struct Tried {
  kit::firmata::ProgramState state;
  Values values;
  bool ended = false;  // by itself
};

// Looks at the program until it is over, or long enough, or somebody asks to stop; then reads its variables and stops it.
Result<Tried> watched(kit::Link& link, Clock& clock, const kit::standalone::Program& program, std::chrono::duration<double> seconds) {
  const auto start = clock.now();
  Tried tried;
  while (!tried.ended && nobody_asked_to_stop() && clock.now() - start < seconds) {
    clock.sleep_for(kBetweenQuestions);
    const auto state = kit::standalone::state_of(link, clock);
    if (!state) return tl::unexpected(state.error());
    tried.state = *state;
    tried.ended = state->state == kit::standalone::kTrialIsOver;
  }
  auto values = kit::standalone::values_of(link, clock, program);
  if (!values) return tl::unexpected(values.error());
  tried.values = std::move(*values);
  if (const Result<void> stopped = link.write(kit::firmata::stop_program()); !stopped) return tl::unexpected(stopped.error());
  return tried;
}

Result<Tried> tried_out(const Invocation& invocation, const kit::Kit& kit, const kit::standalone::Program& program, const std::string& port,
                        std::chrono::duration<double> seconds) {
  const auto plugged = plug(invocation, port, kit::kFirmataBauds);
  if (!plugged) return tl::unexpected(plugged.error());
  RealClock clock;
  const auto greeting = kit::greet(*plugged->link, clock, kit.board, kGreetingPatience, nobody_asked_to_stop);
  if (!greeting) return tl::unexpected(greeting.error());
  if (!kit::is_ours(*greeting)) return failure(ErrorKind::failed, "kit.alone.no_firmware");
  if (const auto begun = kit::standalone::try_out(*plugged->link, clock, program); !begun) return tl::unexpected(begun.error());
  if (!invocation.json) invocation.err << messages_of(invocation).text("kit.trial.runs") << "\n" << std::flush;
  return watched(*plugged->link, clock, program, seconds);
}

void show(const Invocation& invocation, const Tried& tried) {
  if (invocation.json) {
    Json values = Json::object();
    for (const auto& [name, value] : tried.values) values[name] = value;
    invocation.out << Json{{"ended", tried.ended}, {"fault", kit::standalone::fault_name(tried.state.fault)}, {"variables", values}}.dump() << "\n";
    return;
  }
  for (const auto& [name, value] : tried.values) invocation.out << fmt::format("{} = {}\n", name, value);
  if (tried.state.fault == 0)
    invocation.out << messages_of(invocation).text(tried.ended ? "kit.trial.over" : "kit.trial.stopped") << "\n";
}

std::optional<double> seconds_in(const std::optional<std::string>& word) {
  if (!word) return kMostSeconds;
  double seconds = 0;
  const auto read = std::from_chars(word->data(), word->data() + word->size(), seconds);
  if (read.ec != std::errc() || read.ptr != word->data() + word->size() || !(seconds > 0 && seconds <= kMostSeconds)) return std::nullopt;
  return seconds;
}

}  // namespace

int try_on_board(const Invocation& invocation, std::vector<std::string> words) {
  const auto port = take_option(words, "--port");
  const auto seconds = seconds_in(take_option(words, "--seconds"));
  const std::string id = take_option(words, "--kit").value_or(kKit);
  if (words.size() != 1 || !port || !seconds) return kit_usage(invocation);
  const auto text = base::read_file(words[0], 1U << 20U);
  if (!text) return report(invocation, text.error());
  const auto kit = kit::load_kit(invocation.locations.assets, id);
  if (!kit) return report(invocation, kit.error());
  int code = 0;
  const auto program = compiled_for_board(invocation, {words[0], *text}, *kit, code);
  if (!program) return code;
  stop_on_request();
  const auto tried = tried_out(invocation, *kit, *program, *port, std::chrono::duration<double>(*seconds));
  if (!tried) return refuse_kit(invocation, tried.error());
  show(invocation, *tried);
  if (tried->state.fault == 0) return 0;
  if (invocation.json) return static_cast<int>(ErrorKind::failed);
  return refuse_kit(invocation, {ErrorKind::failed, "kit.trial.fault." + kit::standalone::fault_name(tried->state.fault), {}, {}, {}});
}

}  // namespace lunabloc::cli
