// Plays a script on the window: pushes what hands would do into the one queue, waits, looks, takes pictures.
//
// Moves on once a frame and only when the queue is empty and the window has drawn what followed, so a script is exact
// whatever the computer's speed. Its clock is the window's: deadlines are in the window's seconds.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ide/app/input_queue.h"
#include "ide/app/window.h"
#include "ide/script/condition.h"
#include "ide/script/script.h"
#include "ide/script/target.h"

namespace lunabloc::ide::script {

struct StepReport {
  std::uint32_t line = 0;
  std::string source;
  bool passed = true;
  std::string message;   // why not, in words
  double seconds = 0;    // of the window's clock
};

// What the loop does for the driver: it owns the screen.
struct Wishes {
  std::optional<std::filesystem::path> picture;  // of the frame that was just drawn
  std::optional<Rect> part;                      // of it
  std::optional<ImVec2> size;
};

class Driver {
 public:
  Driver(Script script, std::filesystem::path pictures) : script_(std::move(script)), pictures_(std::move(pictures)) {}

  // Before a frame. `now` is the window's clock in seconds.
  void advance(app::Window& window, app::InputQueue& queue, double now);
  Wishes take_wishes() { return std::exchange(wishes_, {}); }

  bool over() const { return over_; }
  // The step at hand waits for the runner, the checks or the board: time must not run ahead of them.
  bool waits_for_others() const { return waits_for_others_; }
  bool passed() const { return over_ && failure_ == nullptr; }
  const std::vector<StepReport>& reports() const { return reports_; }
  const std::vector<std::string>& pictures() const { return shots_; }
  const Script& script() const { return script_; }
  // The step that failed, or nothing.
  const StepReport* failure() const { return failure_ ? failure_.get() : nullptr; }
  // A fault outside the script (a picture that cannot be written) ends it.
  void fail(const app::Window& window, const Error& error, double now);

 private:
  enum class Progress { done, again };  // again: the same step in the next frame
  struct Outcome {
    Progress progress = Progress::done;
    std::optional<Error> error;
  };

  struct Drag {
    ImVec2 start{}, grabbed{};  // grabbed: from the corner of what is taken
    access::Node over;
    bool block = false;
  };

  Outcome play(app::Window& window, app::InputQueue& queue, double now);
  Outcome play_pointer(app::Window& window, app::InputQueue& queue, double now);
  Outcome play_drag(app::Window& window, app::InputQueue& queue, double now);
  // Fingers: tap and hold, slide, pinch.
  Outcome play_tap(app::Window& window, app::InputQueue& queue, double now);
  Outcome play_slide(app::Window& window, app::InputQueue& queue, double now);
  Outcome play_pinch(app::Window& window, app::InputQueue& queue, double now);
  Outcome play_condition(app::Window& window, double now, bool waits);
  Outcome play_set(app::Window& window);
  Outcome play_shot(app::Window& window);
  Outcome play_size();
  Outcome bad_line() const;
  // The node, once it is there and can be seen; scrolls towards it.
  const access::Node* reach(app::Window& window, app::InputQueue& queue, const Target& target, double now, Outcome& outcome);
  void finish(const app::Window& window, const std::optional<Error>& error, double now);

  Script script_;
  std::filesystem::path pictures_;
  std::size_t at_ = 0;
  bool begun_ = false;         // the step at hand has been entered
  double began_ = 0;
  int rest_ = 0;               // frames to let pass
  std::optional<Drag> drag_;   // lifted, not yet let go
  std::optional<ImVec2> held_; // where a finger rests
  int scrolls_ = 0;            // attempts to bring the step's target into view
  bool over_ = false;
  bool waits_for_others_ = false;
  Wishes wishes_;
  std::vector<StepReport> reports_;
  std::vector<std::string> shots_;
  std::unique_ptr<StepReport> failure_;
};

}  // namespace lunabloc::ide::script
