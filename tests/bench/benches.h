// The subcommands of lunabloc-bench. Each prints lines « KEY VALUE » and gives an exit code.
#pragma once

#include <span>
#include <string>

namespace lunabloc::bench {

using Arguments = std::span<const std::string>;

// -- tree.cpp
int tree(Arguments arguments);
// -- runs.cpp
int runs(Arguments arguments);
// -- stop.cpp
int stop(Arguments arguments);
// -- scripts.cpp
int scripts(Arguments arguments);
// -- rewind.cpp
int rewind(Arguments arguments);
// -- lessons.cpp
int lessons(Arguments arguments);
// -- class_room.cpp
int class_room(Arguments arguments);
// -- blocks.cpp
int blocks(Arguments arguments);
int frame(Arguments arguments);
// -- table.cpp
int table(Arguments arguments);

}  // namespace lunabloc::bench
