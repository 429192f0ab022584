#include "runner/context.h"

#include <unistd.h>

#include <algorithm>

#include "runner/exact.h"

namespace lunabloc::runner {
namespace {

void emit_costs(Context& context) {
  if (!context.exact()) return;
  const Counts counts = counted(context);
  context.emit(trace::EventKind::cost, "", [&counts](trace::RecordWriter& writer) {
    enum Told { always, sometimes };
    const auto count = [&writer](std::string_view name, Told told, std::int64_t number) {
      if (told == sometimes && number == 0) return;
      writer.text(name);
      writer.whole(number);
    };
#define LUNABLOC_ROW(member, name, told, meaning) count(name, told, counts.member);
    LUNABLOC_COSTS(LUNABLOC_ROW)
#undef LUNABLOC_ROW
  });
}

void emit_failure(Context& context, const Failure& failure) {
  context.emit(trace::EventKind::error, failure.message, [&failure](trace::RecordWriter& writer) {
    const auto add = [&writer](const Failure::Filling& filling) {
      writer.text(filling.name);
      writer.text(filling.value);
    };
    std::for_each(failure.fillings.begin(), failure.fillings.end(), add);
    std::for_each(failure.more.begin(), failure.more.end(), add);
  });
}

void tell_end(Context& context, std::string_view how) {
  context.offset = trace::kNoOffset;
  context.emit(trace::EventKind::end, how);
  context.stream.flush();
}

[[noreturn]] void end(Context& context, std::string_view how) {
  tell_end(context, how);
  // Never lua_close: the state of a program may hold anything.
  ::_exit(0);
}

}  // namespace

Digits::Digits(std::uint64_t number) : digits_{}, at_(digits_ + sizeof digits_) {
  do *--at_ = static_cast<char>('0' + number % 10);
  while ((number /= 10) != 0);
}

void tell_finished(Context& context) {
  emit_costs(context);
  tell_end(context, "finished");
}

void finish(Context& context) {
  tell_finished(context);
  ::_exit(0);
}

void finish_with_error(Context& context, const Failure& failure) {
  emit_costs(context);
  emit_failure(context, failure);
  end(context, "error");
}

void finish_at_limit(Context& context, const Failure& failure) {
  emit_costs(context);
  emit_failure(context, failure);
  end(context, "limit");
}

void finish_at_time(Context& context) {
  emit_costs(context);
  end(context, "limit");
}

void finish_stopped(Context& context) {
  emit_costs(context);
  end(context, "stopped");
}

void find_statement(Context& context, lua_State* state) {
  if (context.exact() && context.offset != trace::kNoOffset) return;
  lua_Debug at;
  for (int level = 0; lua_getstack(state, level, &at) != 0; ++level) {
    lua_getinfo(state, "Sl", &at);
    if (at.currentline <= 0 || std::string_view(at.source) != "=program") continue;
    context.offset = context.map.offset_of_line(static_cast<std::uint32_t>(at.currentline));
    return;
  }
  context.offset = 0;
}

}  // namespace lunabloc::runner
