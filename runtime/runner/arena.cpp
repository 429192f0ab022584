#include "runner/arena.h"

#include <sys/mman.h>

#include <algorithm>
#include <bit>
#include <cstring>

namespace lunabloc::runner {
namespace {

// Far from where Linux puts programs, libraries and stacks on 64-bit machines.
constexpr std::uintptr_t kAddress = 0x2000'0000'0000;
// What the holes between blocks may cost, beyond the cap.
constexpr std::size_t kSlack = 16U * 1024U * 1024U;
constexpr std::size_t kSmallestBlock = 64;

constexpr std::size_t rounded(std::size_t bytes, std::size_t grain) { return (bytes + grain - 1) & ~(grain - 1); }

struct Place {
  unsigned first;
  unsigned second;
};

// The list to which a block of this size belongs.
Place place_of(std::size_t size, unsigned second_bits) {
  const auto first = static_cast<unsigned>(std::bit_width(size)) - 1;
  const auto second = static_cast<unsigned>(size >> (first - second_bits)) & ((1U << second_bits) - 1);
  return {first, second};
}

}  // namespace

Arena::~Arena() {
  if (start_ != nullptr) ::munmap(start_, reserved_);
}

bool Arena::reserve(std::size_t cap_bytes) {
  cap_ = cap_bytes;
  reserved_ = rounded(2 * cap_bytes + kSlack, 4096);
  void* const wanted = reinterpret_cast<void*>(kAddress);
  void* const range = ::mmap(wanted, reserved_, PROT_READ | PROT_WRITE,
                             MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
  if (range == MAP_FAILED) return false;
  if (range != wanted) {
    ::munmap(range, reserved_);
    return false;
  }
  start_ = static_cast<char*>(range);
  end_ = start_ + reserved_;
  clear();
  return true;
}

void Arena::clear() {
  used_ = 0;
  classes_ = {};
  lists_ = {};
  first_levels_ = 0;
  second_levels_ = {};
  auto* const whole = reinterpret_cast<Block*>(start_);
  whole->size = reserved_;
  whole->before = nullptr;
  list(whole);
}

Arena::Block* Arena::after(Block* block) const {
  char* const next = reinterpret_cast<char*>(block) + size_of(block);
  return next < end_ ? reinterpret_cast<Block*>(next) : nullptr;
}

void* Arena::take(std::size_t bytes) {
  if (bytes > cap_ || used_ > cap_ - bytes) return nullptr;
  void* const payload = bytes <= kLargestSmall ? take_small(bytes) : take_large(bytes);
  if (payload != nullptr) used_ += bytes;
  return payload;
}

void* Arena::take_small(std::size_t bytes) {
  SizeClass& size_class = class_for(bytes);
  if (FreeSmall* const first = size_class.free) {
    size_class.free = first->next;
    return first;
  }
  const std::size_t size = rounded(bytes, kGrain);
  if (size_class.fresh == nullptr || size_class.fresh + size > size_class.end) {
    auto* const run = static_cast<char*>(take_large(kRunBytes));
    if (run == nullptr) return nullptr;
    size_class.fresh = run;
    size_class.end = run + kRunBytes;
  }
  char* const payload = size_class.fresh;
  size_class.fresh += size;
  return payload;
}

void* Arena::take_large(std::size_t bytes) {
  const std::size_t size = std::max(rounded(bytes + sizeof(Block), kGrain), kSmallestBlock);
  Block* const block = find(size);
  if (block == nullptr) return nullptr;
  unlist(block);
  cut(block, size);
  return reinterpret_cast<char*>(block) + sizeof(Block);
}

void Arena::give_back(void* block, std::size_t bytes) {
  if (block == nullptr) return;
  used_ -= bytes;
  if (bytes > kLargestSmall) return give_back_large(block);
  auto* const free = static_cast<FreeSmall*>(block);
  SizeClass& size_class = class_for(bytes);
  free->next = size_class.free;
  size_class.free = free;
}

void Arena::give_back_large(void* payload) {
  Block* block = block_of(payload);
  if (Block* const next = after(block); next != nullptr && is_free(next)) {
    unlist(next);
    block->size += size_of(next);
  }
  if (Block* const before = block->before; before != nullptr && is_free(before)) {
    unlist(before);
    before->size += size_of(block);
    block = before;
  }
  if (Block* const next = after(block)) next->before = block;
  list(block);
}

void* Arena::resize(void* block, std::size_t old_bytes, std::size_t new_bytes) {
  const bool grows = new_bytes > old_bytes;
  if (grows && (new_bytes - old_bytes > cap_ || used_ > cap_ - (new_bytes - old_bytes))) return nullptr;
  const bool was_small = old_bytes <= kLargestSmall;
  const bool is_small = new_bytes <= kLargestSmall;
  const bool stays = (was_small && is_small && &class_for(old_bytes) == &class_for(new_bytes)) ||
                     (!was_small && !is_small && grow_in_place(block_of(block), new_bytes));
  if (stays) {
    used_ = used_ - old_bytes + new_bytes;
    return block;
  }
  void* const moved = is_small ? take_small(new_bytes) : take_large(new_bytes);
  // Lua counts on a block that shrinks to stay.
  if (moved == nullptr) return grows ? nullptr : block;
  used_ += new_bytes;
  std::memcpy(moved, block, std::min(old_bytes, new_bytes));
  give_back(block, old_bytes);
  return moved;
}

// Also shrinks. Takes what it needs from a free neighbour.
bool Arena::grow_in_place(Block* block, std::size_t wanted) {
  const std::size_t size = std::max(rounded(wanted + sizeof(Block), kGrain), kSmallestBlock);
  if (size > size_of(block)) {
    Block* const next = after(block);
    if (next == nullptr || !is_free(next) || size_of(block) + size_of(next) < size) return false;
    unlist(next);
    block->size += size_of(next);
    if (Block* const behind = after(block)) behind->before = block;
  }
  cut(block, size);
  return true;
}

// A listed block of at least this size, or nullptr.
Arena::Block* Arena::find(std::size_t size) {
  // Up to the next list, all of whose blocks are large enough.
  const auto width = static_cast<unsigned>(std::bit_width(size)) - 1;
  const Place place = place_of(size + (std::size_t{1} << (width - kSecondBits)) - 1, kSecondBits);
  unsigned first = place.first;
  std::uint32_t seconds = second_levels_[first] & (~std::uint32_t{0} << place.second);
  if (seconds == 0) {
    const std::uint64_t firsts = first_levels_ & (~std::uint64_t{0} << (first + 1));
    if (firsts == 0) return nullptr;
    first = static_cast<unsigned>(std::countr_zero(firsts));
    seconds = second_levels_[first];
  }
  return lists_[first][static_cast<unsigned>(std::countr_zero(seconds))];
}

// Gives back what a block has beyond this size, when it is enough for a block.
void Arena::cut(Block* block, std::size_t size) {
  const std::size_t rest = size_of(block) - size;
  if (rest < kSmallestBlock) return;
  block->size = size;
  auto* const other = reinterpret_cast<Block*>(reinterpret_cast<char*>(block) + size);
  other->size = rest;
  other->before = block;
  Block* next = after(other);
  if (next != nullptr && is_free(next)) {
    unlist(next);
    other->size += size_of(next);
    next = after(other);
  }
  if (next != nullptr) next->before = other;
  list(other);
}

void Arena::list(Block* block) {
  const Place place = place_of(size_of(block), kSecondBits);
  auto* const free = static_cast<FreeBlock*>(block);
  FreeBlock*& head = lists_[place.first][place.second];
  free->size |= 1U;
  free->next = head;
  free->previous = nullptr;
  if (head != nullptr) head->previous = free;
  head = free;
  first_levels_ |= std::uint64_t{1} << place.first;
  second_levels_[place.first] |= 1U << place.second;
}

void Arena::unlist(Block* block) {
  const Place place = place_of(size_of(block), kSecondBits);
  auto* const free = static_cast<FreeBlock*>(block);
  if (free->next != nullptr) free->next->previous = free->previous;
  if (free->previous != nullptr) free->previous->next = free->next;
  else lists_[place.first][place.second] = free->next;
  block->size = size_of(block);
  if (lists_[place.first][place.second] != nullptr) return;
  second_levels_[place.first] &= ~(1U << place.second);
  if (second_levels_[place.first] == 0) first_levels_ &= ~(std::uint64_t{1} << place.first);
}

}  // namespace lunabloc::runner
