#include "portfolio/class_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/file.h"
#include "base/schema.h"
#include "base/written.h"
#include "portfolio/shared_file.h"

namespace lunabloc::portfolio {
namespace {

namespace fs = std::filesystem;

std::optional<unsigned> digits(std::string_view text) {
  unsigned number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  return problem == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

std::string texts(const std::vector<std::string>& all) {
  std::string list = "[";
  for (const std::string& one : all) list += (list.size() > 1 ? ", " : "") + base::in_data(one);
  return list + "]";
}

bool names(const std::vector<std::string>& list, const std::string& name) { return std::find(list.begin(), list.end(), name) != list.end(); }

}  // namespace

std::string ClassPlan::group_of(const std::string& pseudonym) const {
  for (const auto& [name, group] : groups)
    if (names(group.pupils, pseudonym)) return name;
  return {};
}

std::vector<Deadline> ClassPlan::deadlines_of(const std::string& pseudonym) const {
  std::vector<Deadline> mine;
  for (const Deadline& one : deadlines) {
    const bool meant = one.whom.empty() || std::any_of(one.whom.begin(), one.whom.end(), [&](const std::string& who) {
      const auto group = groups.find(who);
      return who == pseudonym || (group != groups.end() && names(group->second.pupils, pseudonym));
    });
    if (meant) mine.push_back(one);
  }
  return mine;
}

std::optional<std::chrono::year_month_day> day_of(const std::string& text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const std::optional<unsigned> year = digits(std::string_view(text).substr(0, 4)), month = digits(std::string_view(text).substr(5, 2)), day = digits(std::string_view(text).substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day made{std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month), std::chrono::day(*day)};
  return made.ok() ? std::optional(made) : std::nullopt;
}

std::string shown(std::chrono::year_month_day day) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

Result<ClassPlan> load_class_plan(const fs::path& folder, const fs::path& schemas) {
  ClassPlan plan;
  const fs::path file = folder / kPlanFile;
  if (!base::is_there(file)) return plan;
  if (!stays_inside(folder, file.filename()) || !base::is_file(file)) return failure(ErrorKind::failed, "file.cannot_read", {{"fichier", file.string()}});
  const Result<DataValue> data = base::load_checked(file, schemas / "class.yaml");
  if (!data) return tl::unexpected(data.error());
  const auto no_day = [](const DataValue& value) { return tl::unexpected(Error{ErrorKind::failed, "class.no_day", {{"nom", value.text()}}, value.place, {}}); };
  if (const DataValue* groups = data->find("groupes"))
    for (const auto& [name, group] : groups->map()) plan.groups[name] = {group.texts_at("eleves"), group.text_at("travail")};
  if (const DataValue* deadlines = data->find("echeances"))
    for (const DataValue& one : deadlines->list()) {
      const std::optional<std::chrono::year_month_day> day = day_of(one.text_at("pour"));
      if (!day) return no_day(*one.find("pour"));
      plan.deadlines.push_back({one.text_at("lecon"), *day, one.texts_at("qui")});
    }
  std::stable_sort(plan.deadlines.begin(), plan.deadlines.end(), [](const Deadline& a, const Deadline& b) { return a.day < b.day; });
  if (const DataValue* until = data->find("conservation")) {
    plan.kept_until = day_of(until->text());
    if (!plan.kept_until) return no_day(*until);
  }
  return plan;
}

std::string plan_text(const ClassPlan& plan) {
  std::string text = "format: 1\n";
  if (!plan.groups.empty()) text += "groupes:\n";
  for (const auto& [name, group] : plan.groups)
    text += fmt::format("  {}: {{eleves: {}{}}}\n", base::in_data(name), texts(group.pupils), group.work.empty() ? "" : ", travail: " + base::in_data(group.work));
  if (!plan.deadlines.empty()) text += "echeances:\n";
  for (const Deadline& one : plan.deadlines)
    text += fmt::format("  - {{lecon: {}, pour: \"{}\"{}}}\n", base::in_data(one.lesson), shown(one.day), one.whom.empty() ? "" : ", qui: " + texts(one.whom));
  if (plan.kept_until) text += fmt::format("conservation: \"{}\"\n", shown(*plan.kept_until));
  return text;
}

std::optional<fs::path> path_for(const fs::path& folder, const ClassPlan& plan, const std::string& pseudonym) {
  for (const std::string& name : {pseudonym, plan.group_of(pseudonym), std::string("classe")}) {
    const fs::path file = fs::path("parcours") / (name + ".yaml");
    if (!name.empty() && stays_inside(folder, file) && base::is_file(folder / file)) return folder / file;
  }
  return std::nullopt;
}

}  // namespace lunabloc::portfolio
