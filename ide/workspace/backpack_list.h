// The backpack, open beside the rail: each piece that was kept with its name and its blocks, to be dragged or inserted,
// renamed, removed. What was done last can be undone.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ide/widgets/frame.h"
#include "ide/workspace/block_mesh.h"
#include "ide/workspace/block_painter.h"
#include "ide/workspace/grab.h"
#include "ide/workspace/loose_blocks.h"

namespace lunabloc::ide::workspace {

class BackpackList {
 public:
  std::optional<PickedEntry> draw(widgets::Frame& frame, const Rect& flyout);
  // That it needs to show its pieces whole.
  float width(const widgets::Frame& frame);
  // The first piece takes the focus, or the words that say that there is none.
  void ask_focus() { asks_focus_ = true; }

 private:
  struct Piece {
    std::string name, lua;
    std::unique_ptr<LooseBlocks> loose;
  };
  void refresh(const widgets::Frame& frame);
  std::optional<PickedEntry> draw_piece(widgets::Frame& frame, const Piece& piece, Rect& rest, const Rect& clip);
  void draw_name(widgets::Frame& frame, const Piece& piece, Rect row);
  void remove(widgets::Frame& frame, const std::string& name);

  std::vector<Piece> pieces_;
  std::optional<std::string> renamed_;  // the piece whose name is being typed
  std::string typed_;
  bool asks_focus_ = false, was_active_ = false;
  Grab grab_;
  MeshCache meshes_;
  BlockMetrics metrics_;
  // What the pieces were made from.
  std::uint64_t version_ = 0;
  std::string language_;
  theme::FontChoice fonts_;
};

}  // namespace lunabloc::ide::workspace
