#include "lesson/remembered_runs.h"

#include "trace/encoding.h"

namespace lunabloc::lesson {
namespace {

// What is kept of a lesson's runs; the rest is run again.
constexpr std::size_t kMostBytes = 64U << 20U;
constexpr std::size_t kMostEvents = 20'000;
constexpr std::size_t kBytesAnEvent = 16;

}  // namespace

Result<trace::Trace> RememberedRuns::run(const trace::RunRequest& request, const std::string& program) {
  const std::string order = trace::encode(trace::Order{request, program});
  {
    const std::lock_guard lock(mutex_);
    if (const auto known = known_.find(order); known != known_.end()) return known->second;
  }
  Result<trace::Trace> trace = run_(request, program);
  if (!trace || trace->size() > kMostEvents) return trace;
  const std::lock_guard lock(mutex_);
  bytes_ += order.size() + kBytesAnEvent * trace->size();
  if (bytes_ <= kMostBytes) known_.emplace(order, *trace);
  return trace;
}

}  // namespace lunabloc::lesson
