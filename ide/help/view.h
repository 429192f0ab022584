// What one block is for: what it does, what may be put in it, its line of Lua, and a small program that runs in place.
//
// Stands above the code when a block was asked about. The example runs beside the pupil's own program, which does not
// change until the pupil wants the example in it.
#pragma once

#include <filesystem>
#include <string>

#include "ide/stage/run_stage.h"
#include "ide/widgets/frame.h"
#include "ide/widgets/markdown.h"
#include "session/run_show.h"

namespace lunabloc::ide::help {

class View {
 public:
  explicit View(std::filesystem::path runner) : runner_(std::move(runner)) {}
  // In frame.area, when a block is asked about.
  void draw(widgets::Frame& frame);

 private:
  void open(widgets::Frame& frame, const program::BlockEntry& entry);
  void close(widgets::Frame& frame);
  void read(const widgets::Frame& frame, const program::BlockEntry& entry);
  void follow_run(widgets::Frame& frame);
  float draw_lua(widgets::Frame& frame, const std::string& id, const std::string& lua, Rect area) const;
  float draw_example(widgets::Frame& frame, const program::BlockEntry& entry, Rect area);
  float draw_buttons(widgets::Frame& frame, const program::BlockEntry& entry, Rect area);
  void start(widgets::Frame& frame, const program::BlockEntry& entry);
  void put_in_program(widgets::Frame& frame, const program::BlockEntry& entry);

  std::filesystem::path runner_;
  std::string block_;             // of the vocabulary; empty: closed
  widgets::Markdown article_;
  std::string title_, read_in_;   // read_in_: the language of both
  session::RunShow show_;
  stage::RunStage stage_;
  bool shown_before_ = false;     // the focus was visible when it opened
};

}  // namespace lunabloc::ide::help
