#include "base/ensure.h"

#include <cstdio>
#include <cstdlib>

namespace lunabloc::base {

bool never(bool impossible, const char* what) {
  if (!impossible) [[likely]] return false;
  std::fprintf(stderr, "lunabloc: internal: this should never happen: %s\n", what);
  if (std::getenv("LUNABLOC_LOUD") != nullptr) std::abort();
  return true;
}

}  // namespace lunabloc::base
