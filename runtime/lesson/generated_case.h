// Cases that a generator makes for a check (curriculum/FORMAT.md §5): lists, lists with a target, texts, graphs.
//
// A case belongs to a class, and what a generator calls « ordinaire » belongs to no other. Each class has a stream of
// numbers of its own, so another class changes none.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/data_file.h"
#include "base/random.h"
#include "base/result.h"
#include "trace/run_request.h"

namespace lunabloc::lesson {

struct GeneratedCase {
  std::vector<trace::Given> components;  // "liste", "cible"; "texte"; "depart", "arrivee"
  std::vector<std::string> graph;        // rows of a map of the world graph; empty: no graph

  const trace::Given* component(std::string_view name) const;
};

struct Range {
  std::int64_t least = 0, most = 0;
};

// What a generator's keys say.
struct CaseShape {
  std::string generator;
  Range size, values;
  std::string order;     // tri: non croissant decroissant presque
  std::string alphabet;
  Range nodes, edges;    // sommets, liens

  static CaseShape of(const DataValue& generator);
  // The same with `size` elements, or points.
  CaseShape with_size(std::int64_t count) const;
};

// The classes of a generator, in the order of FORMAT.md; empty when there is no such generator.
std::vector<std::string_view> classes_of(std::string_view generator);
std::vector<std::string_view> components_of(std::string_view generator);

// `turn` counts the cases of a class from 0: « absent » goes round its three kinds.
// Error "lesson.no_case" {nom}: the shape leaves no room for the class.
Result<GeneratedCase> generate_case(const CaseShape& shape, std::string_view class_name, base::Random& random, int turn);
bool belongs(const GeneratedCase& one, const CaseShape& shape, std::string_view class_name);

// The stream of a class.
base::Random stream_of(std::int64_t seed, std::string_view class_name);

// A smaller case of the class for which `still` holds, with at most `tries` questions.
GeneratedCase smallest(GeneratedCase one, const CaseShape& shape, std::string_view class_name, int tries,
                       const std::function<bool(const GeneratedCase&)>& still);

}  // namespace lunabloc::lesson
