// Graphs as cases: rows of a map of the world graph, with a start and a goal.
#pragma once

#include <string_view>
#include <vector>

#include "lesson/generated_case.h"

namespace lunabloc::lesson {

GeneratedCase try_graph(const CaseShape& shape, std::string_view class_name, base::Random& random);
bool graph_belongs(const GeneratedCase& one, std::string_view class_name);
std::vector<GeneratedCase> smaller_graphs(const GeneratedCase& one);

// The least number of edges between start and goal; −1 when no way leads there.
int distance_in(const GeneratedCase& one);

}  // namespace lunabloc::lesson
