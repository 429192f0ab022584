#include "ide/app/memory.h"

#include <cstdlib>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace lunabloc::ide::app {

void keep_freed_memory() {
#if defined(__GLIBC__)
  constexpr int kKept = 64 * 1024 * 1024;      // bytes at the end of the heap
  constexpr int kOnItsOwn = 16 * 1024 * 1024;  // a piece that is larger goes back at once
  mallopt(M_TRIM_THRESHOLD, kKept);
  mallopt(M_MMAP_THRESHOLD, kOnItsOwn);
#endif
}

}  // namespace lunabloc::ide::app
