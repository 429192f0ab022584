// graph: points, edges, and marks on the way. What is linked to what is asked of the fold (world/graph.h).
#include <string>

#include "runner/library.h"
#include "runner/shown.h"

namespace lunabloc::runner {
namespace {

constexpr std::size_t kLongestName = 64;

// A point is a text or a number. Its name is pushed as a text; the value at `index` stays as it is.
std::string_view name_at(lua_State* state, int index) {
  const int type = lua_type(state, index);
  luaL_argcheck(state, type == LUA_TSTRING || type == LUA_TNUMBER, index, "a name");
  const std::string_view name = push_shown(state, index);
  luaL_argcheck(state, name.size() <= kLongestName, index, "a shorter name");
  return name;
}

trace::Value value_at(lua_State* state, int index) {
  if (lua_isinteger(state, index)) return static_cast<std::int64_t>(lua_tointeger(state, index));
  if (lua_type(state, index) == LUA_TNUMBER) return lua_tonumber(state, index);
  std::size_t length = 0;
  const char* const text = lua_tolstring(state, index, &length);
  return std::string(text, length);
}

// The values at 1…count, as an event that the fold and the trace take.
void happen(lua_State* state, std::string_view name, int count) {
  Context& context = context_of(state);
  trace::Event event;
  event.kind = trace::EventKind::world;
  event.at = context.now;
  event.name = name;
  for (int i = 1; i <= count; ++i) event.values.push_back(value_at(state, i));
  world::fold(context.graph, event);
  context.emit(trace::EventKind::world, name, [&event](trace::RecordWriter& writer) {
    for (const trace::Value& value : event.values) writer.value(value);
  });
}

// A point that the graph has; another name ends the run.
const world::GraphNode& node_at(lua_State* state, int index) {
  Context& context = context_of(state);
  const std::string_view name = name_at(state, index);
  if (const world::GraphNode* const node = context.graph.find(name)) return *node;
  find_statement(context, state);
  finish_with_error(context, {"run.no_node", {{"nom", name}}});
}

void check_room(lua_State* state) {
  Context& context = context_of(state);
  if (context.graph.nodes.size() + 1 < world::kMostNodes && context.graph.edges.size() < world::kMostEdges) return;
  find_statement(context, state);
  const Digits most(world::kMostNodes);
  finish_with_error(context, {"run.too_large_graph", {{"n", most.text()}}});
}

void push_list(lua_State* state, std::size_t count) { lua_createtable(state, static_cast<int>(count), 0); }
void add_to_list(lua_State* state, const trace::Value& value, std::size_t place) {
  push_value(state, value);
  lua_rawseti(state, -2, static_cast<lua_Integer>(place));
}

int graph_new(lua_State* state) {
  happen(state, "graph.new", 0);
  return 0;
}

int graph_node(lua_State* state) {
  name_at(state, 1);
  check_room(state);
  happen(state, "graph.node", 1);
  return 0;
}

// graph.edge(a, b [, weight]): points that are not there yet are made.
int graph_edge(lua_State* state) {
  const bool weighted = !lua_isnoneornil(state, 3);
  if (weighted) luaL_checknumber(state, 3);
  name_at(state, 1);
  name_at(state, 2);
  check_room(state);
  happen(state, "graph.edge", weighted ? 3 : 2);
  return 0;
}

int neighbours(lua_State* state) {
  const world::Graph& graph = context_of(state).graph;
  const world::GraphNode& node = node_at(state, 1);
  const auto own = static_cast<std::size_t>(&node - graph.nodes.data());
  push_list(state, node.edges.size());
  for (std::size_t i = 0; i < node.edges.size(); ++i) add_to_list(state, graph.nodes[graph.across(own, node.edges[i])].value, i + 1);
  return 1;
}

int nodes(lua_State* state) {
  const world::Graph& graph = context_of(state).graph;
  push_list(state, graph.nodes.size());
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) add_to_list(state, graph.nodes[i].value, i + 1);
  return 1;
}

// Nothing when no edge links the two.
int weight(lua_State* state) {
  const world::GraphNode& one = node_at(state, 1);
  const world::GraphNode& other = node_at(state, 2);
  const world::GraphEdge* const edge = context_of(state).graph.edge(one.name, other.name);
  if (edge == nullptr) {
    lua_pushnil(state);
    return 1;
  }
  const auto whole = static_cast<lua_Integer>(edge->weight);
  if (edge->weight > -1e15 && edge->weight < 1e15 && static_cast<double>(whole) == edge->weight) lua_pushinteger(state, whole);
  else lua_pushnumber(state, edge->weight);
  return 1;
}

int linked(lua_State* state) {
  const world::GraphNode& one = node_at(state, 1);
  const world::GraphNode& other = node_at(state, 2);
  lua_pushboolean(state, context_of(state).graph.edge(one.name, other.name) != nullptr ? 1 : 0);
  return 1;
}

int visit(lua_State* state) {
  node_at(state, 1);
  ++context_of(state).counts.visits;
  happen(state, "graph.visit", 1);
  return 0;
}

int visited(lua_State* state) {
  lua_pushboolean(state, node_at(state, 1).visited ? 1 : 0);
  return 1;
}

}  // namespace

void open_graph(lua_State* state) {
  constexpr luaL_Reg kGraph[] = {{"new", graph_new},     {"node", graph_node}, {"edge", graph_edge}, {"neighbours", neighbours},
                                 {"nodes", nodes},       {"weight", weight},   {"linked", linked},   {"visit", visit},
                                 {"visited", visited},   {nullptr, nullptr}};
  luaL_newlib(state, kGraph);
  lua_setglobal(state, "graph");
}

}  // namespace lunabloc::runner
