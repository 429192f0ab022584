#include "ide/export/few_colors.h"

#include <algorithm>
#include <cstdlib>
#include <unordered_map>
#include <utility>

namespace lunabloc::ide::exporting {
namespace {

int part(std::uint32_t color, unsigned shift) { return static_cast<int>((color >> shift) & 0xFFU); }

// By the channel that differs most.
int distance(std::uint32_t a, std::uint32_t b) {
  int most = 0;
  for (const unsigned shift : {0U, 8U, 16U}) most = std::max(most, std::abs(part(a, shift) - part(b, shift)));
  return most;
}

// Those that occur most come first.
std::vector<std::uint32_t> sorted_colors(std::span<const std::uint32_t> pixels) {
  std::unordered_map<std::uint32_t, std::size_t> counts;
  for (const std::uint32_t pixel : pixels) ++counts[pixel & 0xFFFFFFU];
  std::vector<std::pair<std::uint32_t, std::size_t>> sorted(counts.begin(), counts.end());
  std::sort(sorted.begin(), sorted.end(), [](const auto& one, const auto& other) { return one.second != other.second ? one.second > other.second : one.first < other.first; });
  std::vector<std::uint32_t> colors;
  for (const auto& [color, count] : sorted) colors.push_back(color);
  return colors;
}

constexpr std::size_t kExact = 64;  // of the grounds and inks of a window, each

// Those that occur most, and of the others that lie no further from one another than this, one; empty when they are too many still.
std::vector<std::uint32_t> apart(std::span<const std::uint32_t> colors, int least) {
  std::vector<std::uint32_t> table;
  for (const std::uint32_t color : colors) {
    if (table.size() >= kExact && std::any_of(table.begin(), table.end(), [&](std::uint32_t known) { return distance(known, color) <= least; })) continue;
    if (table.size() == kMostColors) return {};
    table.push_back(color);
  }
  return table;
}

}  // namespace

FewColors few_colors(std::span<const std::uint32_t> pixels) {
  const std::vector<std::uint32_t> colors = sorted_colors(pixels);
  FewColors few;
  for (int least = 0; few.table.empty() && !colors.empty(); least += 2) few.table = apart(colors, least);
  std::unordered_map<std::uint32_t, std::uint8_t> places;
  for (const std::uint32_t color : colors) {
    const auto nearest = std::min_element(few.table.begin(), few.table.end(), [&](std::uint32_t a, std::uint32_t b) { return distance(a, color) < distance(b, color); });
    places[color] = static_cast<std::uint8_t>(nearest - few.table.begin());
  }
  few.pixels.reserve(pixels.size());
  for (const std::uint32_t pixel : pixels) few.pixels.push_back(places[pixel & 0xFFFFFFU]);
  return few;
}

}  // namespace lunabloc::ide::exporting
