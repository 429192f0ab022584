#include "runner/own_memory.h"

#include <malloc.h>

#include <cstdint>
#include <cstdlib>
#include <new>

namespace lunabloc::runner {
namespace {

// operator new is given nothing but a size, so what it needs stands here.
struct OwnMemory {
  std::size_t used = 0;
  std::size_t most = SIZE_MAX;
  void (*full)(void*) = nullptr;
  void* data = nullptr;
};
OwnMemory own;

void* take(std::size_t bytes) {
  if (own.used > own.most || bytes > own.most - own.used) {
    own.most = SIZE_MAX;
    own.full(own.data);
  }
  void* const block = std::malloc(bytes != 0 ? bytes : 1);
  if (block == nullptr) std::abort();
  own.used += ::malloc_usable_size(block);
  return block;
}

void give_back(void* block) {
  own.used -= ::malloc_usable_size(block);
  std::free(block);
}

}  // namespace

OwnMemoryLimit::OwnMemoryLimit(std::size_t more_bytes, void (*full)(void* data), void* data) {
  own.most = own.used + more_bytes;
  own.full = full;
  own.data = data;
}

OwnMemoryLimit::~OwnMemoryLimit() { own.most = SIZE_MAX; }

}  // namespace lunabloc::runner

// The other forms, arrays and those that do not throw, come down to these.
void* operator new(std::size_t bytes) { return lunabloc::runner::take(bytes); }
void operator delete(void* block) noexcept { lunabloc::runner::give_back(block); }
void operator delete(void* block, std::size_t) noexcept { lunabloc::runner::give_back(block); }
