// Any gestures, one after the other, on any text: each is done as meant or refused. The bytes come back with the inverse
// edits, the tree is that of its text, no id is given twice, and what is not touched stays.
// The first bytes say which gestures, the rest is the text.
#include <set>

#include "program/cursor.h"
#include "program/gesture.h"
#include "program/projection.h"
#include "promise.h"
#include "support/temp_folder.h"

namespace {

using namespace lunabloc;

const program::Vocabulary& vocabulary() {
  static const program::Vocabulary loaded =
      program::Vocabulary::load(support::source_folder() / "assets/vocabulary", support::source_folder() / "assets/schemas")
          .value_or(program::Vocabulary{});
  return loaded;
}

// Four bytes: which gesture, on which block, to where, with what.
Result<program::TextEdits> gesture(const program::Tree& tree, const program::Projection& projection, const std::uint8_t* bytes) {
  static constexpr const char* kPieces[] = {"say(1)", "(f or g)()", "return", "local x = [[\na]]", "-- c", "x", "1 + 2", "if x then\n  y()\nend"};
  static constexpr const char* kContainers[] = {"while true do end", "if x then else end", "for i = 1, 3 do end", "repeat until x",
                                                "when.start(function() end)", "do end"};
  static constexpr const char* kNames[] = {"x", "y", "total", "end", "i", "_ENV"};
  const std::vector<const program::Block*> blocks = program::all_blocks(projection);
  const std::vector<program::StatementPlace> places = program::statement_places(projection);
  const std::vector<program::SlotPlace> slots = program::slot_places(projection, program::SlotType::any);
  const auto block = [&](std::uint8_t byte) { return blocks.empty() ? NodeId::none : blocks[byte * blocks.size() / 256]->id; };
  const program::StatementPlace place = places.empty() ? program::StatementPlace{} : places[bytes[2] * places.size() / 256];
  const program::SlotPlace slot = slots.empty() ? program::SlotPlace{} : slots[bytes[2] * slots.size() / 256];
  const program::Extent extent = bytes[3] % 2 == 0 ? program::Extent::alone : program::Extent::with_following;
  const program::BlockRun run{block(bytes[1]), bytes[3] % 2 == 0 ? block(bytes[1]) : block(bytes[2])};
  switch (bytes[0] % 13) {
    case 0: return program::insert_statements(tree, projection, place, kPieces[bytes[3] % std::size(kPieces)]);
    case 1: return program::move_statements(tree, projection, block(bytes[1]), extent, place);
    case 2: return program::delete_block(tree, projection, block(bytes[1]), extent);
    case 3: return program::duplicate_block(tree, projection, block(bytes[1]));
    case 4: return program::fill_slot(tree, projection, slot, kPieces[bytes[3] % std::size(kPieces)]);
    case 5: return program::move_reporter(tree, projection, block(bytes[1]), slot);
    case 6:
    case 7: return program::wrap_blocks(tree, projection, run, kContainers[bytes[3] / 2 % std::size(kContainers)]);
    case 8: return program::unwrap_block(tree, projection, block(bytes[1]));
    case 9: return program::rename_variable(tree, tree.text().find_first_of("abcdefghijklmnopqrstuvwxyz", bytes[1] * tree.text().size() / 256),
                                            kNames[bytes[3] % std::size(kNames)]);
    case 10: return program::extract_function(tree, projection, run, kNames[bytes[3] / 2 % std::size(kNames)]);
    case 11: return program::comment_out(tree, projection, run);
    default: return program::uncomment(tree, block(bytes[1]));
  }
}

bool ids_are_single(const program::Tree& tree) {
  std::set<NodeId> ids;
  for (program::Walk walk{program::Syntax(tree)}; walk; walk.next())
    if (walk.at().is_node() && !ids.insert(walk.at().id()).second) return false;
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kGestures = 4, kHeader = 4 * kGestures;
  if (size < kHeader) return 0;
  program::Tree tree = program::parse(fuzz::text_of(data + kHeader, size - kHeader)).tree;
  for (std::size_t i = 0; i < kGestures; ++i) {
    const program::Projection projection = program::project(tree, vocabulary(), "fr");
    const Result<program::TextEdits> edits = gesture(tree, projection, data + 4 * i);
    if (!edits) continue;
    std::string text = tree.text();
    const program::TextEdits inverses = program::apply(text, *edits);
    const program::Tree after = program::reparse_all(tree, *edits).tree;
    fuzz::promise(after.text() == text, "the tree has the text that the edits make");
    fuzz::promise(program::print(after) == text, "a text prints back");
    fuzz::promise(program::dump(after) == program::dump(program::parse(text).tree), "the tree is that of its text");
    fuzz::promise(ids_are_single(after), "an id is given once");
    program::apply(text, inverses);
    fuzz::promise(text == tree.text(), "a gesture can be undone");
    tree = after;
  }
  return 0;
}
