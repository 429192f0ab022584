#include <fmt/format.h>

#include "base/line_index.h"
#include "vm/run.h"

namespace lunabloc::vm {

bool error_message(const trace::Trace& trace, std::string_view program, Error& into) {
  const trace::Event* event = trace::last_of(trace, trace::EventKind::error);
  if (event == nullptr) return false;
  into = Error{ErrorKind::failed, event->name, {}, {}, {}};
  for (std::size_t i = 0; i + 1 < event->values.size(); i += 2) {
    const std::string name = trace::text_of(event->values[i]);
    std::string filling = trace::text_of(event->values[i + 1]);
    // What Lua itself said is for the adult.
    if (name == "lua") into.detail = std::move(filling);
    else into.arguments.emplace_back(name, std::move(filling));
  }
  if (event->offset == trace::kNoOffset) return true;
  const base::LineColumn at = base::LineIndex(program).at(program, event->offset);
  into.place = {{}, at.line, at.column};
  into.arguments.emplace_back("ligne", fmt::format("{}", at.line));
  return true;
}

}  // namespace lunabloc::vm
