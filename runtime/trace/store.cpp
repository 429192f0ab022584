#include "trace/store.h"

#include <utility>

namespace lunabloc::trace {
namespace {

constexpr std::size_t kLargestTrace = 64U * 1024U * 1024U;
// Of that, what the steps of an exact run may fill: what the program says after them is still kept.
constexpr std::size_t kLargestSteps = 48U * 1024U * 1024U;

bool may_be_dropped(EventKind kind) {
  return kind == EventKind::statement || kind == EventKind::variable || kind == EventKind::output ||
         kind == EventKind::said || kind == EventKind::world || kind == EventKind::wait || kind == EventKind::pin ||
         kind == EventKind::input || kind == EventKind::question;
}

std::size_t bytes_of(const Event& event) {
  std::size_t bytes = sizeof(Event) + event.name.size() + event.values.size() * sizeof(Value);
  for (const Value& value : event.values)
    if (const std::string* text = std::get_if<std::string>(&value)) bytes += text->size();
  return bytes;
}

}  // namespace

void Trace::append(Event event) {
  const std::size_t bytes = bytes_of(event);
  const bool is_step = event.kind == EventKind::statement || event.kind == EventKind::variable;
  if (bytes_ + bytes > (is_step ? kLargestSteps : kLargestTrace) && may_be_dropped(event.kind)) {
    ++dropped_;
    return;
  }
  bytes_ += bytes;
  events_.push_back(std::move(event));
}

const Event* last_of(const Trace& trace, EventKind kind) {
  for (auto event = trace.events().rbegin(); event != trace.events().rend(); ++event)
    if (event->kind == kind) return &*event;
  return nullptr;
}

std::size_t index_of_step(const Trace& trace, std::uint64_t step) {
  std::uint64_t seen = 0;
  for (std::size_t i = 0; i < trace.events().size(); ++i)
    if (trace.events()[i].kind == EventKind::statement && seen++ == step) return i;
  return trace.events().size();
}

std::int64_t cost_of(const Trace& trace, std::string_view counter) {
  const Event* cost = last_of(trace, EventKind::cost);
  if (cost == nullptr) return 0;
  for (std::size_t i = 0; i + 1 < cost->values.size(); i += 2)
    if (text_of(cost->values[i]) == counter) return static_cast<std::int64_t>(number_of(cost->values[i + 1]));
  return 0;
}

}  // namespace lunabloc::trace
