// The graph world: points with names, the edges between them with their weights, and which points were visited, as a
// fold of the trace. Edges go both ways; a second edge between two points gives the first its new weight.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "trace/event.h"
#include "trace/run_request.h"

namespace lunabloc::world {

inline constexpr std::size_t kMostNodes = 5'000;
inline constexpr std::size_t kMostEdges = 50'000;

struct GraphEdge {
  std::size_t from = 0, to = 0;  // places in `nodes`
  double weight = 1;
};

struct GraphNode {
  std::string name;
  trace::Value value;                  // as the program gave it: a text or a number
  std::vector<std::size_t> edges;      // places in `edges`, in the order in which they were made
  bool visited = false;
};

struct Graph {
  std::vector<GraphNode> nodes;
  std::vector<GraphEdge> edges;
  std::map<std::string, std::size_t, std::less<>> places;  // by name
  std::vector<std::size_t> visits;     // in the order of the marks
  bool weighted = false;               // some edge has a weight of its own

  const GraphNode* find(std::string_view name) const;
  const GraphEdge* edge(std::string_view one, std::string_view other) const;
  // The other end of an edge.
  std::size_t across(std::size_t node, std::size_t edge) const;
};

// The edges of the request's map; rows that are no edge are left out.
Graph make_graph(const trace::WorldRequest& request);
// Beyond kMostNodes and kMostEdges nothing is added. Events of other worlds change nothing.
void fold(Graph& graph, const trace::Event& event);

}  // namespace lunabloc::world
