#include "trace/store.h"

#include <algorithm>
#include <utility>

namespace lunabloc::trace {
namespace {

constexpr std::size_t kLargestTrace = 128U * 1024U * 1024U;
// Of that, what the steps of an exact run may fill: what the program says after them is still kept.
constexpr std::size_t kLargestSteps = kMostToldBytes;
constexpr std::size_t kBlockBytes = 32U * 1024U;

bool may_be_dropped(EventKind kind) {
  return kind == EventKind::statement || kind == EventKind::variable || kind == EventKind::output ||
         kind == EventKind::said || kind == EventKind::world || kind == EventKind::wait || kind == EventKind::pin ||
         kind == EventKind::input || kind == EventKind::question;
}

bool is_step(EventKind kind) { return kind == EventKind::statement || kind == EventKind::variable; }

// More than the event takes when it is packed.
std::size_t most_bytes_of(const Event& event) {
  std::size_t bytes = 48 + event.values.size() * 11;
  for (const Value& value : event.values)
    if (const std::string* text = std::get_if<std::string>(&value)) bytes += text->size();
  return bytes;
}

}  // namespace

bool begins_moment(const Event& event, const RunRequest& request) {
  if (request.mode == Mode::exact) return event.kind == EventKind::statement;
  return event.kind == EventKind::world || event.kind == EventKind::said || event.kind == EventKind::pin || event.kind == EventKind::wait;
}

// ---- Writing

// The block that takes the next event; a copy of the trace may share the last one, which is then left to it.
PackedBlock& Trace::room() {
  if (blocks_.empty() || blocks_.back()->bytes.size() >= kBlockBytes) {
    blocks_.push_back(std::make_shared<PackedBlock>(PackedBlock{state_, events_, moments_, 0, {}}));
  } else if (blocks_.back().use_count() > 1) {
    blocks_.back() = std::make_shared<PackedBlock>(*blocks_.back());
  }
  return *blocks_.back();
}

void Trace::append(const Event& event) {
  if (may_be_dropped(event.kind) && bytes_ + most_bytes_of(event) > (is_step(event.kind) ? kLargestSteps : kLargestTrace)) {
    ++dropped_;
    return;
  }
  PackedBlock& block = room();
  const std::size_t before = block.bytes.size();
  pack(event, state_, *names_, block.bytes);
  bytes_ += block.bytes.size() - before;
  ++block.events;
  ++events_;
  if (begins_moment(event, *request_)) ++moments_;
  last_kind_ = event.kind;
  if (!is_step(event.kind)) {
    last_[static_cast<std::size_t>(event.kind)] = event;
    ++counts_[static_cast<std::size_t>(event.kind)];
  }
}

// ---- Reading

const Event* Trace::last_of(EventKind kind) const {
  const std::optional<Event>& last = last_[static_cast<std::size_t>(kind)];
  return last ? &*last : nullptr;
}

std::size_t Trace::event_of_moment(std::size_t n) const {
  if (n >= moments_) return events_;
  const auto after = std::upper_bound(blocks_.begin(), blocks_.end(), n,
                                      [](std::size_t moment, const auto& block) { return moment < block->first_moment; });
  const PackedBlock& block = **(after - 1);
  std::size_t moment = block.first_moment;
  for (Events::Iterator at = events().from(block.first_event);; ++at)
    if (begins_moment(*at, *request_) && moment++ == n) return at.index();
}

std::size_t Trace::block_of(std::size_t event) const {
  const auto after = std::upper_bound(blocks_.begin(), blocks_.end(), event,
                                      [](std::size_t one, const auto& block) { return one < block->first_event; });
  return static_cast<std::size_t>(after - blocks_.begin()) - 1;
}

std::size_t Trace::moments_in(std::size_t events) const {
  if (events >= events_) return moments_;
  const PackedBlock& block = *blocks_[block_of(events)];
  std::size_t moments = block.first_moment;
  for (Events::Iterator at = this->events().from(block.first_event); at.index() < events; ++at)
    moments += begins_moment(*at, *request_) ? 1 : 0;
  return moments;
}

std::size_t Trace::moments_by(std::chrono::microseconds time) const {
  // What a block's first event is told from is the event before it.
  const auto after = std::upper_bound(blocks_.begin(), blocks_.end(), time,
                                      [](std::chrono::microseconds one, const auto& block) { return one < block->before.at; });
  if (after == blocks_.begin()) return 0;
  const PackedBlock& block = **(after - 1);
  std::size_t moments = block.first_moment;
  for (Events::Iterator at = events().from(block.first_event); at.index() < events_ && at->at <= time; ++at)
    moments += begins_moment(*at, *request_) ? 1 : 0;
  return moments;
}

std::size_t Events::size() const { return trace_->size(); }

bool Events::operator==(const Events& other) const {
  return size() == other.size() && std::equal(begin(), end(), other.begin());
}

Events::Iterator::Iterator(const Trace& trace, std::size_t index) : trace_(&trace), index_(index) {
  if (index >= trace.size()) return;
  open(trace.block_of(index));
  for (std::size_t passed = trace.blocks_[block_]->first_event; passed < index; ++passed) read();
  read();
}

void Events::Iterator::open(std::size_t block) {
  const PackedBlock& opened = *trace_->blocks_[block];
  block_ = block;
  at_ = opened.bytes.data();
  end_ = at_ + opened.bytes.size();
  state_ = opened.before;
}

void Events::Iterator::read() { unpack(at_, state_, *trace_->names_, event_); }

Events::Iterator& Events::Iterator::operator++() {
  if (++index_ >= trace_->size()) return *this;
  if (at_ == end_) open(block_ + 1);
  read();
  return *this;
}

Events::Iterator Events::Iterator::operator++(int) {
  Iterator before = *this;
  ++*this;
  return before;
}

// ---- Counts

std::int64_t cost_of(const Trace& trace, std::string_view counter) {
  const Event* cost = trace.last_of(EventKind::cost);
  if (cost == nullptr) return 0;
  for (std::size_t i = 0; i + 1 < cost->values.size(); i += 2)
    if (text_of(cost->values[i]) == counter) return static_cast<std::int64_t>(number_of(cost->values[i + 1]));
  return 0;
}

}  // namespace lunabloc::trace
