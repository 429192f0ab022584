#include "ide/access/tree.h"

#include <algorithm>
#include <utility>

#include "base/ensure.h"

namespace lunabloc::ide::access {

std::string_view name_of(Role role) {
  static constexpr std::string_view kNames[] = {
#define LUNABLOC_ROW(name) #name,
      LUNABLOC_ROLES(LUNABLOC_ROW)
#undef LUNABLOC_ROW
  };
  return kNames[static_cast<std::size_t>(role)];
}

std::string_view name_of(Zone zone) {
  static constexpr std::string_view kNames[] = {"top_bar", "lesson", "palette",  "blocks", "lua",
                                                "stage",   "kit",    "time_bar", "overlay"};
  return kNames[static_cast<std::size_t>(zone)];
}

const Node* Tree::find(std::string_view id) const {
  const auto found = std::find_if(nodes_.begin(), nodes_.end(), [&](const Node& node) { return node.id == id; });
  return found != nodes_.end() ? &*found : nullptr;
}

const Node* Tree::find(std::string_view role, std::string_view label) const {
  const auto first = [&](const auto& matches) -> const Node* {
    for (const Node& node : nodes_)
      if ((role.empty() || name_of(node.role) == role) && matches(node)) return &node;
    return nullptr;
  };
  if (const Node* exact = first([&](const Node& node) { return node.label == label || node.value == label; })) return exact;
  return first([&](const Node& node) { return node.label.starts_with(label); });
}

void Tree::add(Node node) {
  base::never(node.label.empty(), "a control without a label");
  node.zone = zone_;
  node.id.insert(0, part_);
  building_.push_back(std::move(node));
}

void Tree::finish_frame() {
  std::stable_sort(building_.begin(), building_.end(), [](const Node& a, const Node& b) { return a.zone < b.zone; });
  nodes_.swap(building_);
  confined_last_ = std::exchange(confined_, false);
  part_.clear();
}

}  // namespace lunabloc::ide::access
