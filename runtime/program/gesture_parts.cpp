#include "program/gesture_parts.h"

#include <algorithm>

#include "base/line_index.h"
#include "program/layout.h"
#include "program/names.h"

namespace lunabloc::program {
namespace {

bool is_node_of(const Syntax& child, const Block& wanted) {
  return wanted.id != NodeId::none ? child.id() == wanted.id : child.range() == wanted.range;
}

}  // namespace

std::size_t faults_in(const Syntax& top) {
  std::size_t faults = 0;
  for (Walk walk(top); walk;) {
    if (!walk.at().has_error()) {
      walk.skip();
      continue;
    }
    faults += walk.at().is_token() || walk.at().kind() == SyntaxKind::skipped ? 1 : 0;
    walk.next();
  }
  return faults;
}

tl::unexpected<Error> does_not_fit() { return failure(ErrorKind::failed, "gesture.does_not_fit"); }
tl::unexpected<Error> unknown_place() { return failure(ErrorKind::usage, "gesture.unknown_place"); }

Result<TextEdits> first_that_fits(const Tree& tree, const std::vector<TextEdits>& ways, const IntendedChange& change,
                                  std::size_t faults_brought) {
  const Marks expected = marks_of(Syntax(tree), change);
  const std::size_t most_faults = faults_in(Syntax(tree)) + faults_brought;
  for (const TextEdits& edits : ways) {
    std::string text = tree.text();
    apply(text, edits);
    const Tree after = parse(text).tree;
    if (marks_of(Syntax(after)) == expected && faults_in(Syntax(after)) <= most_faults) return edits;
  }
  return does_not_fit();
}

TextEdits from_last_to_first(TextEdits edits) {
  std::stable_sort(edits.begin(), edits.end(),
                   [](const TextEdit& a, const TextEdit& b) { return a.removed.start > b.removed.start; });
  return edits;
}

TextEdits few(const std::string& text, TextEdits edits) {
  constexpr std::size_t kMost = 16;
  edits = from_last_to_first(std::move(edits));
  if (edits.size() <= kMost) return edits;
  const std::size_t share = (edits.size() + kMost - 1) / kMost;
  TextEdits joined;
  for (std::size_t i = 0; i < edits.size(); i += share) {
    TextEdit whole = edits[i];
    for (std::size_t next = i + 1; next < std::min(i + share, edits.size()); ++next) {
      const TextEdit& before = edits[next];
      whole.inserted = before.inserted + text.substr(before.removed.end, whole.removed.start - before.removed.end) + whole.inserted;
      whole.removed.start = before.removed.start;
    }
    joined.push_back(std::move(whole));
  }
  return joined;
}

std::optional<std::size_t> moved(std::size_t offset, const TextEdits& edits) {
  for (const TextEdit& edit : edits) {
    if (edit.removed.start > offset) continue;
    if (edit.removed.end > offset) return std::nullopt;
    offset = offset - edit.removed.length() + edit.inserted.size();
  }
  return offset;
}

std::string line_of(const Tree& tree, std::size_t offset) {
  return std::to_string(base::LineIndex(tree.text()).line_of(offset));
}

Result<void> check_meaning(const Tree& before, const TextEdits& edits) {
  std::string text = before.text();
  apply(text, edits);
  const Tree after = parse(text).tree;
  const Names old_names = names_of(before), new_names = names_of(after);
  for (const NameUse& use : old_names.uses) {
    const std::optional<std::size_t> place = moved(use.range.start, edits);
    const NameUse* now = place ? new_names.at(*place) : nullptr;
    if (now == nullptr) continue;
    const Variable &was = old_names.variable_of(use), &is = new_names.variable_of(*now);
    const base::Arguments about{{"nom", std::string(was.name)}, {"ligne", line_of(before, use.range.start)}};
    if (was.is_global()) {
      // A name that nothing has given a value to finds one.
      if (!is.is_global() && was.written) return failure(ErrorKind::failed, "gesture.name_taken", about);
      continue;
    }
    const bool same = was.kind == Variable::Kind::self ? is.kind == was.kind
                                                       : !is.is_global() && moved(was.declared.start, edits) == is.declared.start;
    if (same) continue;
    if (is.is_global() || !moved(was.declared.start, edits)) return failure(ErrorKind::failed, "gesture.variable_leaves", {about.front()});
    return failure(ErrorKind::failed, "gesture.name_taken", about);
  }
  return {};
}

std::optional<Body> body_of(const Tree& tree, const Projection& projection, NodeId owner, std::string_view hole) {
  Body body;
  const std::vector<Block>* blocks = &projection.blocks;
  if (owner == NodeId::none) {
    body.block = Syntax(tree).child(SyntaxKind::block);
  } else {
    const Block* block = block_with(projection, owner);
    if (block == nullptr) return std::nullopt;
    body.owner = find(tree, owner);
    for (const Part& part : block->parts) {
      if (part.kind != PartKind::body || part.hole != hole) continue;
      blocks = &part.blocks;
      for (Walk walk(body.owner); walk && !body.block; walk.next())
        if (walk.at().kind() == SyntaxKind::block && walk.at().range() == part.range) body.block = walk.at();
    }
  }
  if (!body.block) return std::nullopt;
  auto block = blocks->begin();
  for (const Syntax child : body.block.children()) {
    if (block == blocks->end()) break;
    if (!is_node_of(child, *block)) continue;
    body.statements.push_back(child);
    ++block;
  }
  if (block != blocks->end()) return std::nullopt;
  return body;
}

std::optional<Standing> standing_of(const std::vector<Block>& blocks, NodeId owner, const std::string& hole, NodeId id) {
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].id == id) return Standing{{owner, hole, i}, blocks.size() - 1};
  }
  const auto inside = [&](const auto& self, const Block& block) -> std::optional<Standing> {
    for (const Part& part : block.parts) {
      if (part.kind == PartKind::body)
        if (auto found = standing_of(part.blocks, block.id, part.hole.str(), id)) return found;
      if (part.kind == PartKind::slot)
        for (const Block& reporter : part.blocks)
          if (auto found = self(self, reporter)) return found;
    }
    return std::nullopt;
  };
  for (const Block& block : blocks)
    if (auto found = inside(inside, block)) return found;
  return std::nullopt;
}

IntendedChange::Insertion insertion(const Body& body, std::size_t index, Marks marks) {
  return {body.block, index < body.statements.size() ? body.statements[index] : Syntax(), std::move(marks)};
}

void append(Marks& marks, const Marks& more) { marks.insert(marks.end(), more.begin(), more.end()); }

Slot slot_with(const Projection& projection, const SlotPlace& place) {
  const Block* block = block_with(projection, place.block);
  if (block == nullptr) return {};
  for (const Part& part : block->parts)
    if (part.kind == PartKind::slot && part.hole == place.hole) return {block, &part};
  return {};
}

std::optional<SlotPlace> slot_of_reporter(const Projection& projection, NodeId reporter) {
  for (const Block* block : all_blocks(projection))
    for (const Part& part : block->parts)
      if (part.kind == PartKind::slot && !part.blocks.empty() && part.blocks.front().id == reporter)
        return SlotPlace{block->id, part.hole.str()};
  return std::nullopt;
}

namespace {

std::optional<Taken> taken_from(const Tree& tree, const Projection& projection, const Standing& standing, std::size_t count) {
  std::optional<Body> body = body_of(tree, projection, standing.place.block, standing.place.hole);
  if (!body || standing.place.index + count > body->statements.size()) return std::nullopt;
  Taken taken{standing, std::move(*body), standing.place.index, count, {}, {}};
  taken.range = {taken.body.statements[taken.first].start(), taken.body.statements[taken.first + count - 1].end()};
  for (std::size_t i = 0; i < count; ++i) append(taken.marks, marks_of(taken.body.statements[taken.first + i]));
  return taken;
}

}  // namespace

std::optional<Taken> take(const Tree& tree, const Projection& projection, NodeId block, Extent extent) {
  if (block == NodeId::none) return std::nullopt;
  const std::optional<Standing> standing = standing_of(projection.blocks, NodeId::none, "", block);
  if (!standing) return std::nullopt;
  const std::size_t rest = standing->last + 1 - standing->place.index;
  return taken_from(tree, projection, *standing, extent == Extent::with_following ? rest : 1);
}

std::optional<Taken> take(const Tree& tree, const Projection& projection, const BlockRun& run) {
  if (run.first == NodeId::none) return std::nullopt;
  const std::optional<Standing> first = standing_of(projection.blocks, NodeId::none, "", run.first);
  const std::optional<Standing> last = standing_of(projection.blocks, NodeId::none, "", run.last);
  if (!first || !last || first->place.block != last->place.block || first->place.hole != last->place.hole) return std::nullopt;
  if (last->place.index < first->place.index) return take(tree, projection, BlockRun{run.last, run.first});
  return taken_from(tree, projection, *first, last->place.index + 1 - first->place.index);
}

std::string lua_of_taken(const Tree& tree, const Taken& taken) {
  const std::string& text = tree.text();
  const std::string lua = text.substr(taken.range.start, taken.range.length());
  return begins_line(text, taken.range.start) ? flush_left(lua, margin_at(text, taken.range.start)) : lua;
}

void mark_removed(const Taken& taken, IntendedChange& change) {
  for (std::size_t i = 0; i < taken.count; ++i) change.removed.push_back(taken.body.statements[taken.first + i]);
}

}  // namespace lunabloc::program
