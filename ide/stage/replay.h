// A run that is looked at by several people at once, for the board of a classroom: the whole page, large, with its own time. What a
// program of the class's kit did, a case that resists; nobody's work is opened or changed for it.
#pragma once

#include <optional>
#include <string>

#include "base/beside.h"
#include "base/result.h"
#include "ide/stage/run_stage.h"
#include "ide/widgets/frame.h"
#include "session/playback.h"
#include "trace/store.h"

namespace lunabloc::ide::stage {

class Replay {
 public:
  struct Case {
    std::string title;
    std::string words;    // below it; empty: none
    std::string program;
  };
  using Job = base::Beside<Result<trace::Trace>>::Job;

  // The run is made or read beside the window.
  void open(Case shown, Job run);
  bool is_open() const { return open_; }
  // In frame.area, instead of the page, while it is open.
  void draw(widgets::Frame& frame);

 private:
  void follow(widgets::Frame& frame);
  void draw_head(widgets::Frame& frame, Rect& rest);
  void draw_time(widgets::Frame& frame, Rect& rest);
  void take_keys(widgets::Frame& frame);
  void close(widgets::Frame& frame);

  bool open_ = false;
  Case case_;
  base::Beside<Result<trace::Trace>> running_;
  std::optional<trace::Trace> trace_;
  std::string fault_;  // why there is nothing to see
  session::Playback playback_;
  RunStage stage_;
};

}  // namespace lunabloc::ide::stage
