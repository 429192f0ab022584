// The memory of one Lua state: a range at a fixed address, with a cap.
//
// The address is fixed so that everything that depends on addresses (order of `pairs` over objects, Lua's own seed)
// is the same in each run. The cap counts what was asked for. Small blocks come from lists of one size; larger ones
// from two-level segregated lists with neighbours joined again (TLSF), so every operation takes constant time.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace lunabloc::runner {

class Arena {
 public:
  Arena() = default;
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;
  ~Arena();

  // Takes the range; false when the system refuses it.
  bool reserve(std::size_t cap_bytes);
  // Nothing is in use any more, and what is taken next lies where it lay the first time.
  void clear();
  // A lower cap. What is given where does not depend on it.
  void set_cap(std::size_t cap_bytes) { cap_ = cap_bytes; }

  // nullptr when the cap or the range is used up.
  void* take(std::size_t bytes);
  void give_back(void* block, std::size_t bytes);
  void* resize(void* block, std::size_t old_bytes, std::size_t new_bytes);

  std::size_t used() const { return used_; }
  std::size_t reserved() const { return reserved_; }

 private:
  static constexpr std::size_t kGrain = 16;
  static constexpr std::size_t kLargestSmall = 512;
  static constexpr std::size_t kRunBytes = 8192;
  static constexpr unsigned kFirstLevels = 40;
  static constexpr unsigned kSecondBits = 3;
  static constexpr unsigned kSecondLevels = 1U << kSecondBits;

  struct FreeSmall {
    FreeSmall* next;
  };
  struct SizeClass {
    FreeSmall* free = nullptr;
    char* fresh = nullptr;  // never given out yet, in the run at work
    char* end = nullptr;
  };
  // Before each large block. The flag that it is free is the lowest bit of `size`, which counts the header.
  struct Block {
    std::size_t size;
    Block* before;
  };
  struct FreeBlock : Block {
    FreeBlock* next;
    FreeBlock* previous;
  };

  static bool is_free(const Block* block) { return (block->size & 1U) != 0; }
  static std::size_t size_of(const Block* block) { return block->size & ~std::size_t{1}; }
  static Block* block_of(void* payload) { return reinterpret_cast<Block*>(static_cast<char*>(payload) - sizeof(Block)); }
  Block* after(Block* block) const;

  void* take_small(std::size_t bytes);
  void* take_large(std::size_t bytes);
  void give_back_large(void* payload);
  bool grow_in_place(Block* block, std::size_t wanted);
  Block* find(std::size_t size);
  void cut(Block* block, std::size_t size);
  void list(Block* block);
  void unlist(Block* block);
  SizeClass& class_for(std::size_t bytes) { return classes_[(bytes - 1) / kGrain]; }

  char* start_ = nullptr;
  char* end_ = nullptr;
  std::size_t reserved_ = 0;
  std::size_t cap_ = 0;
  std::size_t used_ = 0;
  std::array<SizeClass, kLargestSmall / kGrain> classes_{};
  std::array<std::array<FreeBlock*, kSecondLevels>, kFirstLevels> lists_{};
  std::uint64_t first_levels_ = 0;                        // a bit for each first level that has a free block
  std::array<std::uint32_t, kFirstLevels> second_levels_{};
};

}  // namespace lunabloc::runner
