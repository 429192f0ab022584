#include "session/plan_desk.h"

#include <algorithm>

#include "base/days.h"
#include "base/file.h"
#include "portfolio/class_folder.h"

namespace lunabloc::session {

using portfolio::ClassPlan;
using portfolio::Deadline;

Result<void> PlanDesk::open(const std::filesystem::path& folder, const base::Locations& locations) {
  Result<ClassPlan> plan = portfolio::load_class_plan(folder, locations.assets / "schemas");
  if (!plan) return tl::unexpected(plan.error());
  folder_ = folder;
  plan_ = Undoable(std::move(*plan));
  forget_turns();
  return {};
}

const std::string& PlanDesk::turn_of(const std::string& group) {
  const auto known = turns_.find(group);
  return known != turns_.end() ? known->second : turns_.emplace(group, portfolio::turn_of(folder_, group)).first->second;
}

Result<void> PlanDesk::add_group(const std::string& name) {
  if (!portfolio::is_pseudonym(name)) return failure(ErrorKind::failed, "class.pseudonym", {{"nom", name}});
  ClassPlan next = plan();
  if (!next.groups.emplace(name, portfolio::Group{}).second) return failure(ErrorKind::failed, "desk.group_there", {{"nom", name}});
  plan_.change(std::move(next));
  return {};
}

void PlanDesk::remove_group(const std::string& name) {
  ClassPlan next = plan();
  next.groups.erase(name);
  plan_.change(std::move(next));
}

void PlanDesk::set_member(const std::string& group, const std::string& pupil, bool in) {
  ClassPlan next = plan();
  if (!next.groups.contains(group)) return;
  for (auto& [name, one] : next.groups)
    if (in || name == group) std::erase(one.pupils, pupil);
  if (in) next.groups[group].pupils.push_back(pupil);
  plan_.change(std::move(next));
}

void PlanDesk::set_work(const std::string& group, const std::string& work) {
  ClassPlan next = plan();
  if (!next.groups.contains(group)) return;
  next.groups[group].work = work;
  plan_.change(std::move(next));
}

Result<void> PlanDesk::add_deadline(const std::string& lesson, const std::string& day, const std::string& whom) {
  const std::optional<std::chrono::year_month_day> known = base::typed_day(day);
  if (!known) return failure(ErrorKind::failed, "desk.no_day", {{"nom", day}});
  Deadline made{lesson, *known, whom.empty() ? std::vector<std::string>{} : std::vector{whom}};
  ClassPlan next = plan();
  std::erase_if(next.deadlines, [&](const Deadline& one) { return one.lesson == lesson && one.whom == made.whom; });
  const auto later = std::find_if(next.deadlines.begin(), next.deadlines.end(), [&](const Deadline& one) { return one.day > made.day; });
  next.deadlines.insert(later, std::move(made));
  plan_.change(std::move(next));
  return {};
}

void PlanDesk::remove_deadline(std::size_t index) {
  ClassPlan next = plan();
  if (index >= next.deadlines.size()) return;
  next.deadlines.erase(next.deadlines.begin() + static_cast<std::ptrdiff_t>(index));
  plan_.change(std::move(next));
}

Result<void> PlanDesk::keep_until(const std::string& day) {
  const std::optional<std::chrono::year_month_day> known = base::typed_day(day);
  if (!known) return failure(ErrorKind::failed, "desk.no_day", {{"nom", day}});
  ClassPlan next = plan();
  next.kept_until = *known;
  plan_.change(std::move(next));
  return {};
}

Result<void> PlanDesk::save() const { return base::write_file(folder_ / portfolio::kPlanFile, portfolio::plan_text(plan())); }

}  // namespace lunabloc::session
