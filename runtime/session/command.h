// Everything a person can do is one command: an id, a test of when, a function on the session.
//
// Keys, menus, palette, script, journal and the command line are tables over this one list. A view reads the session
// and puts requests in a queue; the window's loop performs them once a frame.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "program/edit.h"

namespace lunabloc::session {

class Session;

struct CommandRequest {
  std::string command;                  // "run.start", "lesson.answer", "edit.text"…
  std::vector<std::string> arguments;
  program::TextEdits edits;             // for "edit.…": what changes; the command's id names the change for undo
};

struct Command {
  std::string_view id;                  // key of its words, its keys, its journal line
  bool (*enabled)(const Session&);
  Result<void> (*perform)(Session&, const CommandRequest&);
};

// edit.insert edit.move edit.delete edit.duplicate edit.add_item edit.remove_item edit.fill edit.paste edit.wrap edit.unwrap edit.rename edit.extract
// edit.comment edit.uncomment edit.text edit.replace (with `edits`), edit.undo, edit.redo, edit.history N,
// run.start, run.stop, run.answer TEXT, run.input PART VALUE,
// time.play, time.pause, time.step N, time.forward, time.back, time.start, time.end, time.speed N,
// call.select INDEX, value.back NAME, value.forward NAME, breakpoint.toggle OFFSET, breakpoint.condition OFFSET EXPRESSION,
// breakpoint.next, breakpoint.previous, costs.pin, costs.unpin, costs.growth INDEX,
// look.keep ZOOM OFFSET…, backpack.keep NAME LUA, backpack.rename NAME NEW, backpack.remove NAME, backpack.undo,
// lesson.list (some were written or installed), lesson.open ID, lesson.step INDEX, lesson.next, lesson.answer CHECK ANSWER, lesson.check, lesson.hint,
// lesson.replay, lesson.try LUA, lesson.back,
// kit.plug PORT, kit.unplug, kit.flash, kit.cancel, kit.act PART VALUE, kit.calm, kit.record ROWS_A_SECOND,
// kit.keep, language.set LANGUAGE, file.save.
std::span<const Command> commands();
const Command* find_command(std::string_view id);
bool enabled(const Session& session, std::string_view id);
// Errors: "command.unknown" {nom}; otherwise the command's own.
Result<void> perform(Session& session, const CommandRequest& request);

class CommandQueue {
 public:
  void push(std::string command, std::vector<std::string> arguments = {}) {
    requests_.push_back({std::move(command), std::move(arguments), {}});
  }
  void push_edits(std::string command, program::TextEdits edits) {
    requests_.push_back({std::move(command), {}, std::move(edits)});
  }
  std::vector<CommandRequest> take() { return std::exchange(requests_, {}); }

 private:
  std::vector<CommandRequest> requests_;
};

}  // namespace lunabloc::session
