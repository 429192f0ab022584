// Blocks that follow one another in one body: found from two of them, and listed.
#include <algorithm>

#include "program/gesture.h"

namespace lunabloc::program {
namespace {

struct Step {
  const std::vector<Block>* body = nullptr;
  std::size_t index = 0;  // of the statement in it, the block itself or the one that holds it
};

// The statements around the block, the outermost first.
bool find_path(const std::vector<Block>& body, NodeId id, std::vector<Step>& path);

bool is_inside(const Block& block, NodeId id, std::vector<Step>& path) {
  for (const Part& part : block.parts) {
    if (part.kind == PartKind::body && find_path(part.blocks, id, path)) return true;
    if (part.kind != PartKind::slot) continue;
    for (const Block& value : part.blocks)
      if (value.id == id || is_inside(value, id, path)) return true;
  }
  return false;
}

bool find_path(const std::vector<Block>& body, NodeId id, std::vector<Step>& path) {
  for (std::size_t index = 0; index < body.size(); ++index) {
    path.push_back({&body, index});
    if (body[index].id == id || is_inside(body[index], id, path)) return true;
    path.pop_back();
  }
  return false;
}

std::vector<Step> path_to(const Projection& projection, NodeId id) {
  std::vector<Step> path;
  if (id != NodeId::none) find_path(projection.blocks, id, path);
  return path;
}

}  // namespace

std::optional<BlockRun> run_between(const Projection& projection, NodeId one, NodeId other) {
  const std::vector<Step> a = path_to(projection, one), b = path_to(projection, other);
  std::optional<BlockRun> run;
  for (std::size_t depth = 0; depth < std::min(a.size(), b.size()) && a[depth].body == b[depth].body; ++depth) {
    const auto [first, last] = std::minmax(a[depth].index, b[depth].index);
    run = BlockRun{(*a[depth].body)[first].id, (*a[depth].body)[last].id};
    if (first != last) break;
  }
  return run;
}

std::vector<const Block*> blocks_of(const Projection& projection, const BlockRun& run) {
  const std::vector<Step> a = path_to(projection, run.first), b = path_to(projection, run.last);
  if (a.empty() || b.empty() || a.back().body != b.back().body) return {};
  const auto [first, last] = std::minmax(a.back().index, b.back().index);
  std::vector<const Block*> blocks;
  for (std::size_t index = first; index <= last; ++index) blocks.push_back(&(*a.back().body)[index]);
  return blocks;
}

}  // namespace lunabloc::program
