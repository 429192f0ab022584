// The arena: what it gives out never overlaps, it gives the same addresses each time, and it has an end.
#include "runner/arena.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <random>
#include <vector>

namespace lunabloc::runner {
namespace {

constexpr std::size_t kMegabyte = 1U << 20U;

struct Piece {
  void* block;
  std::size_t bytes;
  unsigned char mark;
};

bool holds(const Piece& piece) {
  const auto* const bytes = static_cast<const unsigned char*>(piece.block);
  return std::all_of(bytes, bytes + piece.bytes, [&](unsigned char byte) { return byte == piece.mark; });
}

// Takes, resizes and gives back at random; every block keeps what was written into it. Gives the addresses in order.
std::vector<void*> work(Arena& arena, unsigned seed) {
  std::mt19937 random(seed);
  const auto size = [&random]() -> std::size_t { return random() % 8 == 0 ? 1 + random() % 60'000 : 1 + random() % 700; };
  std::vector<Piece> pieces;
  std::vector<void*> addresses;
  for (int turn = 0; turn < 20'000; ++turn) {
    const auto chosen = pieces.empty() ? 0 : random() % pieces.size();
    if (pieces.empty() || random() % 3 != 0) {
      const std::size_t bytes = size();
      void* const block = arena.take(bytes);
      if (block == nullptr) continue;
      pieces.push_back({block, bytes, static_cast<unsigned char>(turn)});
      std::memset(block, pieces.back().mark, bytes);
      addresses.push_back(block);
    } else if (random() % 2 == 0) {
      EXPECT_TRUE(holds(pieces[chosen]));
      arena.give_back(pieces[chosen].block, pieces[chosen].bytes);
      pieces[chosen] = pieces.back();
      pieces.pop_back();
    } else {
      Piece& piece = pieces[chosen];
      const std::size_t bytes = size();
      void* const block = arena.resize(piece.block, piece.bytes, bytes);
      if (block == nullptr) continue;
      const Piece kept{block, std::min(piece.bytes, bytes), piece.mark};
      EXPECT_TRUE(holds(kept));
      piece = {block, bytes, static_cast<unsigned char>(turn + 1)};
      std::memset(block, piece.mark, bytes);
      addresses.push_back(block);
    }
  }
  for (const Piece& piece : pieces) {
    EXPECT_TRUE(holds(piece));
    arena.give_back(piece.block, piece.bytes);
  }
  return addresses;
}

TEST(Arena, BlocksKeepWhatIsWrittenIntoThem) {
  for (const unsigned seed : {1U, 2U, 3U}) {
    Arena arena;
    ASSERT_TRUE(arena.reserve(8 * kMegabyte));
    work(arena, seed);
    EXPECT_EQ(arena.used(), 0U);
  }
}

TEST(Arena, TheSameWorkGivesTheSameAddresses) {
  std::vector<void*> first;
  for (int again = 0; again < 2; ++again) {
    Arena arena;
    ASSERT_TRUE(arena.reserve(8 * kMegabyte));
    std::vector<void*> addresses = work(arena, 5);
    if (again == 0) first = std::move(addresses);
    else EXPECT_EQ(addresses, first);
  }
}

TEST(Arena, TheCapIsWhatWasAskedFor) {
  Arena arena;
  ASSERT_TRUE(arena.reserve(kMegabyte));
  EXPECT_EQ(arena.take(2 * kMegabyte), nullptr);
  void* const most = arena.take(kMegabyte);
  ASSERT_NE(most, nullptr);
  EXPECT_EQ(arena.take(1), nullptr);
  EXPECT_EQ(arena.resize(most, kMegabyte, kMegabyte + 1), nullptr);
  arena.give_back(most, kMegabyte);
  EXPECT_NE(arena.take(kMegabyte), nullptr);
}

TEST(Arena, WhatIsGivenBackIsOneAgain) {
  Arena arena;
  ASSERT_TRUE(arena.reserve(4 * kMegabyte));
  std::vector<void*> blocks;
  for (int i = 0; i < 3000; ++i) blocks.push_back(arena.take(1000));
  for (std::size_t i = 0; i < blocks.size(); i += 2) arena.give_back(blocks[i], 1000);
  for (std::size_t i = 1; i < blocks.size(); i += 2) arena.give_back(blocks[i], 1000);
  EXPECT_NE(arena.take(4 * kMegabyte), nullptr);
}

TEST(Arena, TwoCannotStandAtOneAddress) {
  Arena arena, other;
  ASSERT_TRUE(arena.reserve(kMegabyte));
  EXPECT_FALSE(other.reserve(kMegabyte));
}

}  // namespace
}  // namespace lunabloc::runner
