#include "session/robot_desk.h"

#include <system_error>
#include <utility>

#include "base/file.h"
#include "kit/kit.h"
#include "session/kit_play.h"
#include "trace/file.h"

namespace lunabloc::session {
namespace {

constexpr const char* kDone = "execution.lbt";

Result<void> run_one(const portfolio::RobotRequest& request, const RobotPlace& place, const kit::Kit& kit, const base::Locations& locations, const kit::GoOn& go_on) {
  // Outside of the window the program is a file as any other.
  if (Result<void> written = base::write_file(request.folder / "programme.lua", request.program); !written) return written;
  const Result<trace::Trace> trace = run_for_kit(locations, kit, request.program);
  if (!trace) return tl::unexpected(trace.error());
  if (Result<void> written = trace::save_recording(request.folder / kDone, *trace, request.program); !written) return written;
  if (Result<void> played = play_on_kit(locations, kit, place.port, *trace, [](const trace::Event&) {}, go_on); !played) return played;
  const trace::Event* const end = trace->last_of(trace::EventKind::end);
  return portfolio::answer_robot(request, end != nullptr ? end->name : "crash");
}

}  // namespace

Result<std::size_t> run_robots(const RobotPlace& place, const base::Locations& locations, const std::function<void(const portfolio::RobotRequest&)>& begun, const kit::GoOn& go_on) {
  const Result<kit::Kit> kit = kit::load_kit(locations.assets, place.kit);
  if (!kit) return tl::unexpected(kit.error());
  std::size_t ran = 0;
  for (const portfolio::RobotRequest& request : portfolio::robot_requests(place.folder)) {
    if (request.answered) continue;
    begun(request);
    if (const Result<void> done = run_one(request, place, *kit, locations, go_on); !done) return tl::unexpected(done.error());
    ++ran;
  }
  return ran;
}

Result<trace::Trace> what_the_kit_did(const portfolio::RobotRequest& request) {
  const std::filesystem::path file = request.folder / kDone;
  // The folder is everybody's: a link or a pipe stands there for no run.
  std::error_code unknown;
  if (!std::filesystem::is_regular_file(std::filesystem::symlink_status(file, unknown))) return failure(ErrorKind::failed, "file.missing", {{"fichier", file.string()}});
  return trace::load_recording(file).map([](trace::Recording recorded) { return std::move(recorded.trace); });
}

}  // namespace lunabloc::session
