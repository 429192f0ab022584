#include "session/command.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <optional>

#include "session/session.h"

namespace lunabloc::session {
namespace {

using Request = CommandRequest;

const std::string& argument(const Request& request, std::size_t index) {
  static const std::string none;
  return index < request.arguments.size() ? request.arguments[index] : none;
}

std::size_t number(const Request& request, std::size_t index) {
  std::size_t value = 0;
  const std::string& text = argument(request, index);
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool always_enabled(const Session&) { return true; }
bool has_trace(const Session& session) { return session.trace() != nullptr && session.step_count() > 0; }
bool has_lesson(const Session& session) { return session.lesson() != nullptr; }
bool has_kit(const Session& session) { return session.kit().state != KitView::State::absent; }
bool can_flash(const Session& session) {
  using State = KitView::State;
  const State state = session.kit().state;
  return state == State::plugged || state == State::ready || state == State::running;
}

bool has_backpack(const Session& session) { return session.backpack() != nullptr; }
bool has_versions(const Session& session) { return !session.versions().empty(); }
bool can_stop(const Session& session) { return has_trace(session) && !session.breakpoints().empty(); }

Result<void> show_change(Session& session, const std::string& name, std::optional<std::size_t> moment, const char* otherwise) {
  if (!moment) return failure(ErrorKind::failed, otherwise, {{"nom", name}});
  session.show_step(*moment);
  return {};
}

Result<void> edit(Session& session, const Request& request) {
  session.edit(request.edits, request.command);
  return {};
}

// One line a command; the id is the key of its words in assets/messages ("command.<id>").
constexpr Command kCommands[] = {
    {"edit.insert", always_enabled, edit},
    {"edit.move", always_enabled, edit},
    {"edit.delete", always_enabled, edit},
    {"edit.duplicate", always_enabled, edit},
    {"edit.add_item", always_enabled, edit},
    {"edit.remove_item", always_enabled, edit},
    {"edit.fill", always_enabled, edit},
    {"edit.paste", always_enabled, edit},
    {"edit.wrap", always_enabled, edit},
    {"edit.tidy", always_enabled, edit},
    {"edit.unwrap", always_enabled, edit},
    {"edit.rename", always_enabled, edit},
    {"edit.extract", always_enabled, edit},
    {"edit.comment", always_enabled, edit},
    {"edit.uncomment", always_enabled, edit},
    {"edit.text", always_enabled, edit},
    {"edit.replace", always_enabled, edit},
    {"edit.undo", [](const Session& s) { return s.can_undo(); }, [](Session& s, const Request&) -> Result<void> { s.undo(); return {}; }},
    {"edit.redo", [](const Session& s) { return s.can_redo(); }, [](Session& s, const Request&) -> Result<void> { s.redo(); return {}; }},
    {"edit.history", [](const Session& s) { return s.history_size() > 0; },
     [](Session& s, const Request& r) -> Result<void> { s.go_to_change(number(r, 0)); return {}; }},
    {"run.start", always_enabled, [](Session& s, const Request&) -> Result<void> { s.start_run(); return {}; }},
    {"run.stop", [](const Session& s) { return s.run_phase() != RunPhase::idle && s.run_phase() != RunPhase::finished; },
     [](Session& s, const Request&) -> Result<void> { s.stop_run(); return {}; }},
    {"run.answer", [](const Session& s) { return s.run_phase() == RunPhase::waiting_for_answer; },
     [](Session& s, const Request& r) -> Result<void> { s.give_answer(argument(r, 0)); return {}; }},
    {"run.input", [](const Session& s) { return s.live(); },
     [](Session& s, const Request& r) -> Result<void> { s.give_input(argument(r, 0), std::strtod(argument(r, 1).c_str(), nullptr)); return {}; }},
    {"time.play", has_trace, [](Session& s, const Request&) -> Result<void> { s.set_playing(true); return {}; }},
    {"time.pause", [](const Session& s) { return s.playing(); }, [](Session& s, const Request&) -> Result<void> { s.set_playing(false); return {}; }},
    {"time.step", has_trace, [](Session& s, const Request& r) -> Result<void> { s.show_step(number(r, 0)); return {}; }},
    {"time.forward", [](const Session& s) { return has_trace(s) && s.shown_step() < s.step_count(); },
     [](Session& s, const Request&) -> Result<void> { s.show_step(s.shown_step() + 1); return {}; }},
    {"time.back", [](const Session& s) { return has_trace(s) && s.shown_step() > 0; },
     [](Session& s, const Request&) -> Result<void> { if (s.shown_step() > 0) s.show_step(s.shown_step() - 1); return {}; }},
    {"time.start", has_trace, [](Session& s, const Request&) -> Result<void> { s.show_step(0); return {}; }},
    {"time.end", has_trace, [](Session& s, const Request&) -> Result<void> { s.show_step(s.step_count()); return {}; }},
    {"time.speed", always_enabled,
     [](Session& s, const Request& r) -> Result<void> { s.set_speed(std::strtod(argument(r, 0).c_str(), nullptr)); return {}; }},
    {"call.select", has_trace, [](Session& s, const Request& r) -> Result<void> { s.select_call(number(r, 0)); return {}; }},
    {"value.back", has_trace,
     [](Session& s, const Request& r) { return show_change(s, argument(r, 0), s.change_before(argument(r, 0)), "value.no_earlier"); }},
    {"value.forward", has_trace,
     [](Session& s, const Request& r) { return show_change(s, argument(r, 0), s.change_after(argument(r, 0)), "value.no_later"); }},
    {"breakpoint.toggle", always_enabled, [](Session& s, const Request& r) { return s.toggle_breakpoint(number(r, 0)); }},
    {"breakpoint.condition", always_enabled,
     [](Session& s, const Request& r) { return s.set_breakpoint_condition(number(r, 0), argument(r, 1)); }},
    {"breakpoint.next", can_stop, [](Session& s, const Request&) { return s.go_to_breakpoint(TimeDirection::forward); }},
    {"breakpoint.previous", can_stop, [](Session& s, const Request&) { return s.go_to_breakpoint(TimeDirection::back); }},
    {"costs.pin", has_trace, [](Session& s, const Request&) -> Result<void> { s.pin_costs(true); return {}; }},
    {"costs.unpin", always_enabled, [](Session& s, const Request&) -> Result<void> { s.pin_costs(false); return {}; }},
    {"costs.growth", has_trace, [](Session& s, const Request& r) -> Result<void> { s.measure_growth(number(r, 0)); return {}; }},
    {"lesson.list", always_enabled,
     [](Session& s, const Request&) {
       s.read_lessons_again();
       return Result<void>{};
     }},
    {"lesson.open", always_enabled, [](Session& s, const Request& r) { return s.open_lesson(argument(r, 0)); }},
    {"lesson.step", has_lesson, [](Session& s, const Request& r) -> Result<void> { s.go_to_step(number(r, 0)); return {}; }},
    {"lesson.next", [](const Session& s) { return s.lesson() != nullptr && s.step_index() + 1 < s.lesson()->steps.size(); },
     [](Session& s, const Request&) -> Result<void> { s.go_to_step(s.step_index() + 1); return {}; }},
    {"lesson.answer", has_lesson, [](Session& s, const Request& r) -> Result<void> { s.answer(argument(r, 0), argument(r, 1)); return {}; }},
    {"lesson.check", [](const Session& s) { return has_lesson(s) && !s.checking(); },
     [](Session& s, const Request&) -> Result<void> { s.check_step(); return {}; }},
    {"lesson.hint", has_lesson, [](Session& s, const Request&) -> Result<void> { s.open_hint(); return {}; }},
    {"lesson.example", has_lesson, [](Session& s, const Request& r) -> Result<void> { s.choose_example(number(r, 0)); return {}; }},
    {"lesson.criterion", has_lesson, [](Session& s, const Request& r) -> Result<void> { s.judge_criterion(argument(r, 0), argument(r, 1), argument(r, 2)); return {}; }},
    {"lesson.trials", has_lesson, [](Session& s, const Request& r) { return s.keep_file(argument(r, 0), argument(r, 1)).map([](const std::string&) {}); }},
    {"lesson.replay", [](const Session& s) { return s.can_replay_case(); }, [](Session& s, const Request&) -> Result<void> { s.replay_case(); return {}; }},
    {"lesson.try", has_lesson, [](Session& s, const Request& r) -> Result<void> { s.try_example(argument(r, 0)); return {}; }},
    {"lesson.back", [](const Session& s) { return s.aside().has_value(); }, [](Session& s, const Request&) -> Result<void> { s.leave_aside(); return {}; }},
    {"kit.plug", always_enabled, [](Session& s, const Request& r) -> Result<void> { s.plug_kit(argument(r, 0)); return {}; }},
    {"kit.unplug", has_kit, [](Session& s, const Request&) -> Result<void> { s.unplug_kit(); return {}; }},
    {"kit.flash", can_flash, [](Session& s, const Request&) -> Result<void> { s.flash_kit(); return {}; }},
    {"kit.cancel", [](const Session& s) { return s.kit().state == KitView::State::flashing; },
     [](Session& s, const Request&) -> Result<void> { s.cancel_flash(); return {}; }},
    {"kit.act", [](const Session& s) { return s.can_act(); },
     [](Session& s, const Request& r) -> Result<void> { s.act(argument(r, 0), std::strtod(argument(r, 1).c_str(), nullptr)); return {}; }},
    {"kit.calm", [](const Session& s) { return s.has_acted(); }, [](Session& s, const Request&) -> Result<void> { s.calm_around(); return {}; }},
    {"kit.record", [](const Session& s) { return !s.recorded_rows(); },
     [](Session& s, const Request& r) -> Result<void> { s.record_around(std::strtod(argument(r, 0).c_str(), nullptr)); return {}; }},
    {"kit.keep", [](const Session& s) { return s.recorded_rows().has_value(); }, [](Session& s, const Request&) { return s.end_recording(); }},
    {"language.set", always_enabled, [](Session& s, const Request& r) -> Result<void> { s.set_language(argument(r, 0)); return {}; }},
    {"look.keep", always_enabled, [](Session& s, const Request& r) {
       WorkLook look{static_cast<int>(number(r, 0)), {}};
       for (std::size_t index = 1; index < r.arguments.size(); ++index) look.folded.push_back(number(r, index));
       return s.keep_look(look);
     }},
    {"backpack.keep", has_backpack, [](Session& s, const Request& r) { return s.backpack()->keep(argument(r, 0), argument(r, 1)); }},
    {"backpack.rename", has_backpack, [](Session& s, const Request& r) { return s.backpack()->rename(argument(r, 0), argument(r, 1)); }},
    {"backpack.remove", has_backpack, [](Session& s, const Request& r) { return s.backpack()->remove(argument(r, 0)); }},
    {"backpack.undo", has_backpack, [](Session& s, const Request&) { return s.backpack()->undo(); }},
    {"version.keep", always_enabled, [](Session& s, const Request& r) { return s.keep_version(argument(r, 0)); }},
    {"version.restore", has_versions, [](Session& s, const Request& r) { return s.restore_version(argument(r, 0)); }},
    {"version.name", has_versions, [](Session& s, const Request& r) { return s.name_version(argument(r, 0), argument(r, 1)); }},
    {"version.erase", has_versions, [](Session& s, const Request& r) { return s.erase_version(argument(r, 0)); }},
    {"file.save", always_enabled, [](Session& s, const Request&) { return s.save(); }},
};

}  // namespace

std::span<const Command> commands() { return kCommands; }

const Command* find_command(std::string_view id) {
  const auto found = std::find_if(std::begin(kCommands), std::end(kCommands), [&](const Command& c) { return c.id == id; });
  return found == std::end(kCommands) ? nullptr : found;
}

bool enabled(const Session& session, std::string_view id) {
  const Command* command = find_command(id);
  return command != nullptr && command->enabled(session);
}

Result<void> perform(Session& session, const CommandRequest& request) {
  const Command* command = find_command(request.command);
  if (command == nullptr) return failure(ErrorKind::usage, "command.unknown", {{"nom", request.command}});
  if (!command->enabled(session)) return {};
  return command->perform(session, request);
}

}  // namespace lunabloc::session
