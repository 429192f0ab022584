// Where everything of a program's blocks stands, in du before zoom.
//
// Pure: blocks and a way to measure words in, boxes out; knows no window, no colour, no session. While a block is
// carried, the layout is made as if it were gone, with a gap where it would be dropped; indices of statement places
// stay those of the whole program.
// A layout borrows the blocks that it was made from and must not outlive them.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "program/gesture.h"
#include "program/projection.h"
#include "ide/workspace/block_metrics.h"
#include "ide/workspace/geometry.h"

namespace lunabloc::ide::workspace {

enum class TextFace { regular, bold, code };
// Width of one line of words in du.
using TextWidth = std::function<float(std::string_view, TextFace)>;

// What the outline of a block is made from; equal forms have equal meshes.
// stack: statements, mouths, hats; pill, hexagon: values; frame: a value with statements inside; chip: text that does
// not parse, standing in a slot; menu: a variable standing in a slot, drawn as a menu of the block around it.
enum class Silhouette { stack, pill, hexagon, frame, chip, menu };
struct Bay {
  float top = 0, bottom = 0;  // of a mouth, from the top of the block
  bool operator==(const Bay&) const = default;
};
struct Form {
  Silhouette silhouette = Silhouette::stack;
  bool hat = false, notch = false, bump = false;
  float width = 0, height = 0;
  std::vector<Bay> bays;
  bool operator==(const Form&) const = default;
};

// sign: an operator to choose, shown as the sign alone.
enum class PieceKind { icon, words, number, text, menu, sign, hole, condition_hole, reporter };
// A press there edits it.
bool is_field(PieceKind kind);
struct Piece {
  PieceKind kind = PieceKind::words;
  Box box;
  std::string text;
  std::size_t part = 0;  // of the block's parts; for an icon, none
  int child = -1;        // reporter: its index in the layout
  TextFace face = TextFace::regular;
};

struct Mouth {
  std::size_t part = 0;
  std::string hole;
  Box box;
  std::vector<float> seams;  // y before each statement of the body, then after the last
  bool hanging = false;      // under a hat: no spine, no foot
};

struct LaidBlock {
  const program::Block* block = nullptr;  // null: the hat of the file's own script
  NodeId id = NodeId::none;               // its own, also once the block has gone
  int parent = -1;                        // index in the layout; -1: the file
  int part = -1;                          // of the parent, where it stands
  int depth = 0;
  Form form;
  Box box;             // of the outline, bump and dome apart
  float header = 0;    // height of the first row
  float whole = 0;     // height with everything that hangs under it
  std::vector<Piece> pieces;
  std::vector<Mouth> mouths;
  Box comment;         // empty: it has none
  bool folded = false;  // its last piece stands for what it holds
  bool altered = false;  // something inside is carried away, or a gap is open there
  int last = 0;        // index after the last block inside it
};

struct Gap {
  program::StatementPlace place;
  float height = 0;
  bool operator==(const Gap&) const = default;
};

struct LayoutOptions {
  std::string start_label;                   // words of the file's own hat; empty: no hat
  program::BlockRun lifted;                  // carried away, in reading order; a value alone is both its ends
  std::optional<Gap> gap;
  std::unordered_map<NodeId, std::string> folded;  // blocks of which only the first row is shown, and words for the rest
  BlockMetrics metrics;
};

struct Layout {
  std::vector<LaidBlock> blocks;   // depth first, in reading order; a parent before its children
  std::optional<LaidBlock> start;  // the file's own hat
  Mouth file;                      // the statements of the file
  Box bounds;
  std::uint64_t version = 0;       // of the projection that is shown

  // The block whose outline is under the point, the innermost; -1: none.
  int block_at(Point point) const;
  int index_of(NodeId id) const;
};

Layout lay_out(const program::Projection& projection, const TextWidth& width, const LayoutOptions& options = {});
// The same, from an earlier layout of the program: after an edit, while something is carried. What is as it was is taken over
// from `before`, which was made with the same words, sizes and folds; only the rest is laid out.
Layout lay_out_again(const Layout& before, const program::Projection& projection, const TextWidth& width, const LayoutOptions& options = {});
Layout lay_out_again(Layout&& before, const program::Projection& projection, const TextWidth& width, const LayoutOptions& options = {});
// Blocks that are not (yet) in the program: those of the palette, of a lesson's text, of what is carried.
Layout lay_out(const std::vector<const program::Block*>& blocks, const TextWidth& width,
               const LayoutOptions& options = {});
// Blocks of the program that `before` shows.
Layout lay_out_again(const Layout& before, const std::vector<const program::Block*>& blocks, const TextWidth& width, const LayoutOptions& options = {});

}  // namespace lunabloc::ide::workspace
