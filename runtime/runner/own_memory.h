// What the runner itself takes beside the program's heap: rows of tables, scripts, sprites, the tree of a text given to
// `load`. It is counted, since a program decides how much that is.
//
// Part of the executable alone: it stands in the place of C++'s operator new.
#pragma once

#include <cstddef>

namespace lunabloc::runner {

// As long as there is one: at most so many bytes more. Beyond, `full` is called, and must end the process; it may allocate.
class OwnMemoryLimit {
 public:
  OwnMemoryLimit(std::size_t more_bytes, void (*full)(void* data), void* data);
  ~OwnMemoryLimit();
  OwnMemoryLimit(const OwnMemoryLimit&) = delete;
  OwnMemoryLimit& operator=(const OwnMemoryLimit&) = delete;
};

}  // namespace lunabloc::runner
