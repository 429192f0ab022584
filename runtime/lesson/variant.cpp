#include "lesson/variant.h"

#include <algorithm>

namespace lunabloc::lesson {
namespace {

DataValue::Map merged(DataValue::Map base, const DataValue::Map& own) {
  for (const auto& [key, value] : own) {
    const auto known = std::find_if(base.begin(), base.end(), [&key = key](const auto& one) { return one.first == key; });
    if (known == base.end()) base.emplace_back(key, value);
    else known->second = value;
  }
  return base;
}

bool is_step(const Body& body, const std::string& id) {
  return std::any_of(body.steps.begin(), body.steps.end(), [&](const BodyStep& step) { return step.id == id; });
}

void put_check(DataValue::List& checks, const DataValue& check) {
  const std::string id = check.text_at("id"), step = check.text_at("etape");
  const auto known = std::find_if(checks.begin(), checks.end(), [&](const DataValue& one) { return one.text_at("id") == id; });
  if (known != checks.end()) {
    *known = check;
    return;
  }
  const auto last = std::find_if(checks.rbegin(), checks.rend(), [&](const DataValue& one) { return one.text_at("etape") == step; });
  checks.insert(last.base() == checks.begin() ? checks.end() : last.base(), check);
}

}  // namespace

DataValue merged_head(const DataValue& base, const DataValue& own) { return {own.place, merged(base.map(), own.map())}; }

Body merged_body(Body base, Body own, const std::vector<std::string>& order) {
  if (!own.introduction.empty()) base.introduction = std::move(own.introduction);
  for (BodyStep& step : own.steps) {
    const auto known = std::find_if(base.steps.begin(), base.steps.end(), [&](const BodyStep& one) { return one.id == step.id; });
    if (known == base.steps.end()) base.steps.push_back(std::move(step));
    else *known = std::move(step);
  }
  if (order.empty()) return base;
  std::vector<BodyStep> ordered;
  for (const std::string& id : order) {
    const auto known = std::find_if(base.steps.begin(), base.steps.end(), [&](const BodyStep& one) { return one.id == id; });
    if (known != base.steps.end()) ordered.push_back(*known);
  }
  base.steps = std::move(ordered);
  return base;
}

DataValue merged_checks(const DataValue& base, const DataValue& own, const Body& body) {
  DataValue::Map all = merged(base.map(), own.map());
  std::erase_if(all, [](const auto& one) { return one.first == "enleve"; });
  for (auto& [key, value] : all) {
    const DataValue* before = base.find(key);
    const DataValue* after = own.find(key);
    if ((key == "cartes" || key == "messages") && before != nullptr && after != nullptr) value = {before->place, merged(before->map(), after->map())};
    if (key != "controles") continue;
    DataValue::List checks = before != nullptr ? before->list() : DataValue::List{};
    const std::vector<std::string> dropped = own.texts_at("enleve");
    std::erase_if(checks, [&](const DataValue& one) { return std::find(dropped.begin(), dropped.end(), one.text_at("id")) != dropped.end(); });
    if (after != nullptr)
      for (const DataValue& check : after->list()) put_check(checks, check);
    std::erase_if(checks, [&](const DataValue& one) { return !is_step(body, one.text_at("etape")); });
    value = {value.place, std::move(checks)};
  }
  return {own.place, std::move(all)};
}

}  // namespace lunabloc::lesson
