// A runner in memory for programs of the vocabulary without conditions: it reads the blocks of a program one after the
// other and leaves the events that the real runner leaves. Judges are tried with it in no time; lessons themselves are
// proved with the real one (lesson_proof).
#pragma once

#include <cstdlib>
#include <string>
#include <string_view>

#include "lesson/evaluate.h"
#include "program/projection.h"
#include "written_lesson.h"

namespace lunabloc::lesson {

class StraightRun {
 public:
  StraightRun(const trace::RunRequest& request, const std::string& program) : trace_(request), until_(request.until) {
    perform(program::project(program::parse(program).tree, vocabulary(), "fr").blocks);
    if (end_.empty()) end_ = "finished";
    trace_.append({trace::EventKind::end, step_, now_, trace::kNoOffset, end_, {}});
  }
  trace::Trace take() { return std::move(trace_); }

 private:
  static std::string shown(const program::Block& block, std::string_view hole) {
    for (const program::Part& part : block.parts)
      if (part.hole == hole) return part.text;
    return {};
  }
  static double number(const program::Block& block, std::string_view hole) {
    std::string text = shown(block, hole);
    for (char& letter : text)
      if (letter == ',') letter = '.';
    return std::strtod(text.c_str(), nullptr);
  }

  void perform(const std::vector<program::Block>& blocks) {
    for (const program::Block& block : blocks) {
      if (!end_.empty()) return;
      if (step_ >= trace_.request().limits.operations) {
        end_ = "limit";
        return;
      }
      emit(trace::EventKind::statement, block, {}, {});
      ++step_;
      perform(block);
    }
  }

  void perform(const program::Block& block) {
    using trace::EventKind;
    if (block.type == "repeat") {
      for (int turn = 0; turn < static_cast<int>(number(block, "count")) && end_.empty(); ++turn)
        for (const program::Part& part : block.parts)
          if (part.kind == program::PartKind::body) perform(part.blocks);
    } else if (block.type == "forever") {
      while (end_.empty())
        for (const program::Part& part : block.parts)
          if (part.kind == program::PartKind::body) perform(part.blocks);
    } else if (block.type == "wait") {
      wait(block, number(block, "seconds"));
    } else if (block.type == "kit.led.on" || block.type == "kit.led.off") {
      emit(EventKind::pin, block, "led:red", {std::int64_t{block.type == "kit.led.on" ? 1 : 0}});
    } else if (block.type == "say") {
      emit(EventKind::said, block, {}, {shown(block, "value")});
    } else if (block.type.starts_with("turtle.") || block.type.starts_with("grid.")) {
      std::vector<trace::Value> values;
      for (const program::Part& part : block.parts)
        if (part.kind == program::PartKind::slot) values.emplace_back(number(block, part.hole.str()));
      if (block.type == "turtle.color") values = {shown(block, "color")};
      emit(EventKind::world, block, std::string(block.type), std::move(values));
    } else if (block.type != "lua.comment") {
      ADD_FAILURE() << "this runner does not know " << block.type;
    }
  }

  void wait(const program::Block& block, double seconds) {
    emit(trace::EventKind::wait, block, {}, {seconds});
    const auto after = now_ + std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::duration<double>(seconds));
    now_ = until_.count() > 0 ? std::min(after, until_) : after;
    if (after > now_) end_ = "limit";
  }

  void emit(trace::EventKind kind, const program::Block& block, std::string name, std::vector<trace::Value> values) {
    trace_.append({kind, step_, now_, static_cast<std::uint32_t>(block.range.start), std::move(name), std::move(values)});
  }

  trace::Trace trace_;
  std::chrono::microseconds until_;
  std::uint64_t step_ = 0;
  std::chrono::microseconds now_{0};
  std::string end_;
};

inline const Runner& straight_runner() {
  static const Runner run = [](const trace::RunRequest& request, const std::string& program) -> Result<trace::Trace> {
    return StraightRun(request, program).take();
  };
  return run;
}

}  // namespace lunabloc::lesson
