#include "world/graph.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "base/blanks.h"

namespace lunabloc::world {
namespace {

std::optional<std::size_t> add_node(Graph& graph, const trace::Value& value) {
  const std::string name = trace::shown(value);
  if (const auto found = graph.places.find(name); found != graph.places.end()) return found->second;
  if (graph.nodes.size() >= kMostNodes) return std::nullopt;
  graph.places[name] = graph.nodes.size();
  graph.nodes.push_back({name, value, {}, false});
  return graph.nodes.size() - 1;
}

// Looked for from the end that has fewer: a star of thousands is made quickly.
std::optional<std::size_t> edge_between(const Graph& graph, std::size_t one, std::size_t other) {
  if (graph.nodes[other].edges.size() < graph.nodes[one].edges.size()) std::swap(one, other);
  for (const std::size_t edge : graph.nodes[one].edges)
    if (graph.across(one, edge) == other) return edge;
  return std::nullopt;
}

void add_edge(Graph& graph, const trace::Value& one, const trace::Value& other, std::optional<double> weight) {
  const std::optional<std::size_t> from = add_node(graph, one), to = add_node(graph, other);
  if (!from || !to || *from == *to) return;
  graph.weighted = graph.weighted || weight.has_value();
  const double kept = weight && std::isfinite(*weight) ? *weight : 1;
  if (const std::optional<std::size_t> known = edge_between(graph, *from, *to)) {
    graph.edges[*known].weight = kept;
    return;
  }
  if (graph.edges.size() >= kMostEdges) return;
  graph.nodes[*from].edges.push_back(graph.edges.size());
  graph.nodes[*to].edges.push_back(graph.edges.size());
  graph.edges.push_back({*from, *to, kept});
}

void visit(Graph& graph, const std::string& name) {
  const auto found = graph.places.find(name);
  if (found == graph.places.end() || graph.nodes[found->second].visited) return;
  graph.nodes[found->second].visited = true;
  graph.visits.push_back(found->second);
}

}  // namespace

const GraphNode* Graph::find(std::string_view name) const {
  const auto found = places.find(name);
  return found == places.end() ? nullptr : &nodes[found->second];
}

const GraphEdge* Graph::edge(std::string_view one, std::string_view other) const {
  const auto from = places.find(one), to = places.find(other);
  if (from == places.end() || to == places.end()) return nullptr;
  const std::optional<std::size_t> between = edge_between(*this, from->second, to->second);
  return between ? &edges[*between] : nullptr;
}

std::size_t Graph::across(std::size_t node, std::size_t edge) const {
  return edges[edge].from == node ? edges[edge].to : edges[edge].from;
}

Graph make_graph(const trace::WorldRequest& request) {
  Graph graph;
  if (request.kind != "graph") return graph;
  for (const std::string& line : request.map) {
    const std::size_t dash = line.find('-');
    const std::string one(base::trimmed(std::string_view(line).substr(0, dash)));
    if (one.empty()) continue;
    if (dash == std::string::npos) {
      add_node(graph, one);
      continue;
    }
    // "Gare - Mairie 5": what follows the last space is the weight, when it is a number.
    std::string_view other = base::trimmed(std::string_view(line).substr(dash + 1));
    std::optional<double> weight;
    const std::size_t space = other.rfind(' ');
    if (space != std::string_view::npos) {
      const std::string_view digits = other.substr(space + 1);
      double number = 0;
      const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
      if (problem == std::errc() && end == digits.data() + digits.size()) {
        weight = number;
        other = base::trimmed(other.substr(0, space));
      }
    }
    if (!other.empty()) add_edge(graph, one, std::string(other), weight);
  }
  return graph;
}

void fold(Graph& graph, const trace::Event& event) {
  if (event.kind != trace::EventKind::world) return;
  if (event.name == "graph.new") graph = {};
  if (event.values.empty()) return;
  if (event.name == "graph.node") add_node(graph, event.values[0]);
  if (event.name == "graph.visit") visit(graph, trace::shown(event.values[0]));
  if (event.name != "graph.edge" || event.values.size() < 2) return;
  std::optional<double> weight;
  if (event.values.size() > 2) weight = trace::number_of(event.values[2], 1);
  add_edge(graph, event.values[0], event.values[1], weight);
}

}  // namespace lunabloc::world
