#include "session/cost_desk.h"

#include <utility>

namespace lunabloc::session {

void CostDesk::begin(std::string program) {
  program_ = std::move(program);
  counted_.clear();
  moment_.forget();
  growth_.forget();
  std::optional<Costs> pinned = std::move(view_.pinned);
  view_ = {};
  view_.pinned = std::move(pinned);
  sizes_of_.reset();
}

const CostView& CostDesk::look(const trace::Trace* trace, std::size_t moment, const program::Tree& tree) {
  looked_at_ = true;
  wanted_ = moment;
  if (sizes_of_ != tree.text_pointer()) {
    sizes_of_ = tree.text_pointer();
    view_.sizes = sizes_in(tree.text());
  }
  if (trace == nullptr) return view_;
  if (trace->ended() && view_.whole.empty()) {
    view_.whole = costs_of(*trace);
    view_.can_grow = !depended_on_keys(*trace);
  }
  if (trace->ended() && moment >= trace->moments()) counted_[moment] = view_.whole;
  if (moment == 0) counted_[0] = {};
  const auto found = counted_.find(moment);
  view_.known = found != counted_.end();
  if (view_.known) view_.now = found->second;
  return view_;
}

void CostDesk::pin(bool yes) {
  view_.pinned = yes && !view_.whole.empty() ? std::optional(view_.whole) : std::nullopt;
}

void CostDesk::measure(std::size_t size, const trace::Trace* trace, const program::Tree& tree) {
  const std::vector<ProgramSize> sizes = sizes_in(tree.text());
  if (trace == nullptr || depended_on_keys(*trace) || size >= sizes.size()) return;
  const trace::RunRequest request = request_to_count(*trace);
  measured_ = {sizes[size].name, {}};
  std::vector<CostJob> jobs;
  for (const int factor : kGrowthFactors) {
    measured_.points.push_back({.size = sizes[size].value * factor});
    jobs.push_back({with_size(tree.text(), sizes[size], sizes[size].value * factor), request});
  }
  view_.measuring = true;
  growth_.start(runner_, std::move(jobs));
}

bool CostDesk::tick(const trace::Trace* trace, std::chrono::microseconds now) {
  bool changed = false;
  if (const auto counted = moment_.take()) {
    if (counted_.size() >= kMostKept) counted_.clear();
    counted_[counting_] = counted->front().costs;
    changed = true;
  }
  if (const auto counted = growth_.take()) {
    for (std::size_t i = 0; i < measured_.points.size(); ++i) {
      measured_.points[i].costs = (*counted)[i].costs;
      measured_.points[i].finished = (*counted)[i].finished;
    }
    view_.growth = measured_;
    view_.measuring = false;
    changed = true;
  }
  if (!looked_at_ || trace == nullptr || !trace->ended() || moment_.busy() || counted_.contains(wanted_) || now < due_) return changed;
  trace::RunRequest request = request_to_count(*trace);
  request.limits.operations = wanted_;
  counting_ = wanted_;
  looked_at_ = false;
  due_ = now + kBetween;
  moment_.start(runner_, {{program_, request}});
  return changed;
}

}  // namespace lunabloc::session
