#include "ide/access/focus.h"

#include <algorithm>
#include <vector>

namespace lunabloc::ide::access {
namespace {

std::vector<const Node*> stops_of(const Tree& tree) {
  std::vector<const Node*> stops;
  for (const Node& node : tree.nodes())
    if (node.tab_stop && (!tree.confined() || node.zone == Zone::overlay)) stops.push_back(&node);
  return stops;
}

}  // namespace

void Focus::set(std::string id, Zone zone) {
  set_by_pointer(std::move(id), zone);
  visible_ = wants_view_ = true;
}

void Focus::set_by_pointer(std::string id, Zone zone) {
  id_ = std::move(id);
  zone_ = zone;
  last_in_zone_[static_cast<std::size_t>(zone)] = id_;
  visible_ = false;
}

void Focus::move(const Tree& tree, Direction direction) {
  const std::vector<const Node*> stops = stops_of(tree);
  if (stops.empty()) return;
  const auto here = std::find_if(stops.begin(), stops.end(), [&](const Node* node) { return node->id == id_; });
  std::size_t index = 0;
  if (here == stops.end()) {
    // What had the focus is gone: begin again in its zone.
    const auto zone_start = std::find_if(stops.begin(), stops.end(), [&](const Node* node) { return node->zone >= zone_; });
    index = id_.empty() || zone_start == stops.end() ? 0 : static_cast<std::size_t>(zone_start - stops.begin());
  } else {
    const auto at = static_cast<std::size_t>(here - stops.begin());
    index = direction == Direction::next ? (at + 1) % stops.size() : (at + stops.size() - 1) % stops.size();
  }
  set(stops[index]->id, stops[index]->zone);
}

void Focus::move_zone(const Tree& tree, Direction direction) {
  const std::vector<const Node*> stops = stops_of(tree);
  std::vector<const Node*> firsts;
  for (const Node* node : stops)
    if (firsts.empty() || firsts.back()->zone != node->zone) firsts.push_back(node);
  if (firsts.empty()) return;
  const auto here = std::find_if(firsts.begin(), firsts.end(), [&](const Node* node) { return node->zone == zone_; });
  std::size_t index = 0;
  if (here != firsts.end() && !id_.empty()) {
    const auto at = static_cast<std::size_t>(here - firsts.begin());
    index = direction == Direction::next ? (at + 1) % firsts.size() : (at + firsts.size() - 1) % firsts.size();
  }
  const Zone zone = firsts[index]->zone;
  const std::string& last = last_in_zone_[static_cast<std::size_t>(zone)];
  const auto again =
      std::find_if(stops.begin(), stops.end(), [&](const Node* node) { return node->zone == zone && node->id == last; });
  set(again != stops.end() ? last : firsts[index]->id, zone);
}

}  // namespace lunabloc::ide::access
