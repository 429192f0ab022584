// The array world: the lists that the program has under a name, as a fold of the trace. What a step did to a list is seen
// once it has a name; of a long list the first elements are known, as the program shows them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "trace/event.h"

namespace lunabloc::world {

struct Array {
  std::int64_t length = 0;
  std::string shown;  // "{3, 8, 12}"; ends with … when it is cut
};

struct Arrays {
  std::map<std::string, Array> by_name;
};

// A table without numbered places is no list; a name that takes another value is no list any more.
void fold(Arrays& arrays, const trace::Event& event);

// The elements that are whole in what is shown: 3, 8, "Léa", {1, 2}…
std::vector<std::string> elements_of(const Array& array);

}  // namespace lunabloc::world
