#include "program/node_pool.h"

#include <array>
#include <mutex>
#include <new>
#include <utility>

namespace lunabloc::program {

#if defined(__SANITIZE_ADDRESS__)
#define LUNABLOC_OWN_NODE_MEMORY 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define LUNABLOC_OWN_NODE_MEMORY 0
#else
#define LUNABLOC_OWN_NODE_MEMORY 1
#endif
#else
#define LUNABLOC_OWN_NODE_MEMORY 1
#endif

#if LUNABLOC_OWN_NODE_MEMORY

namespace {

constexpr std::size_t kStep = 8;
constexpr std::size_t kLargest = 256;  // beyond, a node is rare: the system's allocator will do
constexpr std::size_t kSlab = 64 * 1024;

struct Piece {
  Piece* next;
};
using PiecesBySize = std::array<Piece*, kLargest / kStep + 1>;

void put(PiecesBySize& pieces, std::size_t index, Piece* piece) {
  piece->next = pieces[index];
  pieces[index] = piece;
}

struct SlabRest {
  SlabRest* next;
  std::size_t size_bytes;
};

// What one thread has: trivial, so that it may still be used while the thread's other objects are destroyed.
struct Own {
  PiecesBySize free;
  char* slab;
  std::size_t slab_left_bytes;
  bool has_ended;  // what is dropped now goes to the others
};
thread_local constinit Own own{};

struct Common {
  std::mutex mutex;
  PiecesBySize free{};
  SlabRest* slabs = nullptr;
};
// Never destroyed: trees may be dropped while the process ends.
Common& common() {
  static Common& what_threads_left = *new Common;
  return what_threads_left;
}

struct AtThreadEnd {
  ~AtThreadEnd() {
    Common& others = common();
    const std::lock_guard lock(others.mutex);
    for (std::size_t i = 0; i < own.free.size(); ++i) {
      while (Piece* piece = own.free[i]) {
        own.free[i] = piece->next;
        put(others.free, i, piece);
      }
    }
    if (own.slab_left_bytes >= sizeof(SlabRest)) others.slabs = new (own.slab) SlabRest{others.slabs, own.slab_left_bytes};
    own.slab_left_bytes = 0;
    own.has_ended = true;
  }
};

// A new slab, or what another thread has left.
void take_slab() {
  static thread_local const AtThreadEnd at_thread_end;
  (void)at_thread_end;
  Common& others = common();
  const std::lock_guard lock(others.mutex);
  if (SlabRest* const rest = others.slabs) {
    others.slabs = rest->next;
    own.slab_left_bytes = rest->size_bytes;
    own.slab = reinterpret_cast<char*>(rest);
  } else {
    own.slab = static_cast<char*>(::operator new(kSlab));
    own.slab_left_bytes = kSlab;
  }
  for (std::size_t i = 0; i < own.free.size(); ++i) {
    if (own.free[i] == nullptr) std::swap(own.free[i], others.free[i]);
  }
}

void* cut(std::size_t index) {
  const std::size_t size_bytes = index * kStep;
  while (own.slab_left_bytes < size_bytes) {
    take_slab();
    if (Piece* const piece = own.free[index]) {
      own.free[index] = piece->next;
      return piece;
    }
  }
  void* const memory = own.slab;
  own.slab += size_bytes;
  own.slab_left_bytes -= size_bytes;
  return memory;
}

}  // namespace

void* take_node_memory(std::size_t size_bytes) {
  if (size_bytes > kLargest) return ::operator new(size_bytes);
  const std::size_t index = (size_bytes + kStep - 1) / kStep;
  Piece* const piece = own.free[index];
  if (piece == nullptr) return cut(index);
  own.free[index] = piece->next;
  return piece;
}

void give_node_memory(void* memory, std::size_t size_bytes) noexcept {
  if (size_bytes > kLargest) return ::operator delete(memory);
  const std::size_t index = (size_bytes + kStep - 1) / kStep;
  auto* const piece = static_cast<Piece*>(memory);
  if (!own.has_ended) return put(own.free, index, piece);
  Common& others = common();
  const std::lock_guard lock(others.mutex);
  put(others.free, index, piece);
}

#else

void* take_node_memory(std::size_t size_bytes) { return ::operator new(size_bytes); }
void give_node_memory(void* memory, std::size_t) noexcept { ::operator delete(memory); }

#endif

}  // namespace lunabloc::program
