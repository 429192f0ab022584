#include "lesson/graph_case.h"

#include <algorithm>
#include <deque>
#include <set>
#include <utility>

#include "world/graph.h"

namespace lunabloc::lesson {
namespace {

using Edge = std::pair<int, int>;

std::string name_of(int node) {
  constexpr int kLetters = 26;
  const std::string letter(1, static_cast<char>('A' + node % kLetters));
  return node < kLetters ? letter : letter + std::to_string(node / kLetters);
}

world::Graph graph_of(const GeneratedCase& one) { return world::make_graph({"graph", one.graph, {}, {}}); }

std::string text_at(const GeneratedCase& one, std::string_view component) {
  const trace::Given* const given = one.component(component);
  return given == nullptr || given->list.empty() ? std::string() : trace::shown(given->list[0]);
}

// Edges to each point, −1 where none leads.
std::vector<int> distances_from(const world::Graph& graph, std::size_t start) {
  std::vector<int> distances(graph.nodes.size(), -1);
  std::deque<std::size_t> queue = {start};
  distances[start] = 0;
  for (; !queue.empty(); queue.pop_front()) {
    for (const std::size_t edge : graph.nodes[queue.front()].edges) {
      const std::size_t next = graph.across(queue.front(), edge);
      if (distances[next] >= 0) continue;
      distances[next] = distances[queue.front()] + 1;
      queue.push_back(next);
    }
  }
  return distances;
}

// A connected part with as many edges as points goes round somewhere.
bool goes_round(const world::Graph& graph, const std::vector<int>& distances) {
  std::size_t nodes = 0, ends = 0;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i)
    if (distances[i] >= 0) ++nodes, ends += graph.nodes[i].edges.size();
  return ends / 2 >= nodes;
}

GeneratedCase made_of(int nodes, const std::set<Edge>& edges, int start, int goal) {
  GeneratedCase one;
  for (int i = 0; i < nodes; ++i) one.graph.push_back(name_of(i));
  for (const auto& [from, to] : edges) one.graph.push_back(name_of(from) + "-" + name_of(to));
  one.components = {{"depart", {name_of(start)}, false}, {"arrivee", {name_of(goal)}, false}};
  return one;
}

// The two ends of a longest shortest way.
Edge far_ends(const world::Graph& graph) {
  Edge ends;
  int longest = -1;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    const std::vector<int> distances = distances_from(graph, i);
    const auto far = std::max_element(distances.begin(), distances.end());
    if (*far <= longest) continue;
    longest = *far;
    ends = {static_cast<int>(i), static_cast<int>(far - distances.begin())};
  }
  return ends;
}

}  // namespace

int distance_in(const GeneratedCase& one) {
  const world::Graph graph = graph_of(one);
  const world::GraphNode* const start = graph.find(text_at(one, "depart"));
  const world::GraphNode* const goal = graph.find(text_at(one, "arrivee"));
  if (start == nullptr || goal == nullptr) return -1;
  return distances_from(graph, static_cast<std::size_t>(start - graph.nodes.data()))[static_cast<std::size_t>(goal - graph.nodes.data())];
}

GeneratedCase try_graph(const CaseShape& shape, std::string_view class_name, base::Random& random) {
  const auto nodes = static_cast<int>(std::max<std::int64_t>(random.between(shape.nodes.least, shape.nodes.most), 1));
  const std::int64_t most = std::int64_t{nodes} * (nodes - 1) / 2;
  std::int64_t wanted = std::min(random.between(shape.edges.least, shape.edges.most), most);
  const auto any = [&] { return static_cast<int>(random.between(0, nodes - 1)); };
  std::set<Edge> edges;
  // A tree first, so that something can be reached; for one without a cycle, nothing else.
  const bool in_two_parts = class_name == "sans-chemin";
  for (int i = in_two_parts ? 2 : 1; i < nodes && static_cast<std::int64_t>(edges.size()) < wanted; ++i)
    edges.insert({static_cast<int>(random.between(in_two_parts ? 1 : 0, i - 1)), i});
  if (class_name == "ordinaire") wanted = 0;
  for (int attempt = 0; static_cast<std::int64_t>(edges.size()) < wanted && attempt < 1000; ++attempt) {
    const int from = any(), to = any();
    if (from < to && !(in_two_parts && from == 0)) edges.insert({from, to});
  }
  int start = any(), goal = any();
  if (class_name == "meme-sommet") goal = start;
  if (in_two_parts) std::tie(start, goal) = random.between(0, 1) == 0 ? Edge{0, std::max(goal, 1)} : Edge{std::max(start, 1), 0};
  if (class_name == "voisins" && !edges.empty()) {
    auto edge = edges.begin();
    std::advance(edge, random.between(0, static_cast<std::int64_t>(edges.size()) - 1));
    std::tie(start, goal) = *edge;
  }
  if (class_name == "boucle") std::tie(start, goal) = far_ends(graph_of(made_of(nodes, edges, 0, 0)));
  if (start >= nodes || goal >= nodes) start = goal = 0;
  return made_of(nodes, edges, start, goal);
}

bool graph_belongs(const GeneratedCase& one, std::string_view class_name) {
  const world::Graph graph = graph_of(one);
  const world::GraphNode* const start = graph.find(text_at(one, "depart"));
  const world::GraphNode* const goal = graph.find(text_at(one, "arrivee"));
  if (start == nullptr || goal == nullptr) return false;
  const std::vector<int> distances = distances_from(graph, static_cast<std::size_t>(start - graph.nodes.data()));
  const int distance = distances[static_cast<std::size_t>(goal - graph.nodes.data())];
  if (class_name == "meme-sommet") return start == goal;
  if (class_name == "voisins") return distance == 1;
  if (class_name == "sans-chemin") return distance == -1;
  return distance >= 2 && goes_round(graph, distances) == (class_name == "boucle");
}

std::vector<GeneratedCase> smaller_graphs(const GeneratedCase& one) {
  std::vector<GeneratedCase> smaller;
  const std::string start = text_at(one, "depart"), goal = text_at(one, "arrivee");
  const auto touches = [](const std::string& row, const std::string& name) {
    return row == name || row.starts_with(name + "-") || row.ends_with("-" + name);
  };
  for (const std::string& row : one.graph) {
    if (row == start || row == goal) continue;
    GeneratedCase other = one;
    const bool is_edge = row.find('-') != std::string::npos;
    std::erase_if(other.graph, [&](const std::string& its) { return is_edge ? its == row : touches(its, row); });
    smaller.push_back(std::move(other));
  }
  return smaller;
}

}  // namespace lunabloc::lesson
