// The rail of categories, the search box and the flyout with the lesson's blocks, drawn as they will look.
//
// Shows what palette_entries.h offers. Knows nothing of places: it says what was picked, the view does the rest.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ide/widgets/frame.h"
#include "ide/workspace/block_layout.h"
#include "ide/workspace/block_mesh.h"
#include "ide/workspace/backpack_list.h"
#include "ide/workspace/block_painter.h"
#include "ide/workspace/grab.h"
#include "ide/workspace/loose_blocks.h"
#include "ide/workspace/palette_entries.h"

namespace lunabloc::ide::workspace {

class Palette {
 public:
  enum class Purpose { browse, insert_after, insert_before };

  float rail_width(const widgets::Frame& frame) const { return frame.du(62); }
  // What an open drawer takes of `canvas` for itself, so that it stays open while blocks are taken from it; 0 where that
  // would leave the program too little room: then it lies over it, and closes.
  float docked_width(widgets::Frame& frame, const Rect& canvas);
  bool is_docked() const { return docked_; }
  // Where in the text the names that the drawer of variables offers are read.
  void look_from(std::size_t offset) { looks_from_ = offset; }
  // Draws the rail in `rail` and, when it is open, the flyout over `canvas`.
  std::optional<PickedEntry> draw(widgets::Frame& frame, const Rect& rail, const Rect& canvas, bool bin_shown);
  // The block of the program that was chosen in the search results, once.
  std::optional<NodeId> take_found() { return std::exchange(found_, std::nullopt); }
  void open_search(widgets::Frame& frame, Purpose purpose);
  void open_backpack(widgets::Frame& frame);
  void close() { open_.clear(); }
  bool is_open() const { return !open_.empty(); }
  Purpose purpose() const { return purpose_; }
  const Rect& flyout() const { return flyout_; }  // empty when closed
  const Rect& rail() const { return rail_; }
  const Rect& backpack() const { return bag_; }  // its place on the rail

 private:
  struct Item {
    const program::BlockEntry* entry;
    std::string id, lua;  // of the entry's own form, or another that it offers
    std::unique_ptr<LooseBlocks> loose;
  };
  void refresh(widgets::Frame& frame);
  void draw_rail(widgets::Frame& frame, bool bin_shown);
  void draw_bin(widgets::Frame& frame) const;
  void draw_backpack_button(widgets::Frame& frame);
  void draw_level(widgets::Frame& frame, Rect& rest);
  void draw_level_menu(widgets::Frame& frame);
  std::optional<PickedEntry> draw_backpack(widgets::Frame& frame, const Rect& canvas);
  struct Shown {
    std::vector<std::size_t> items;
    std::vector<const program::BlockEntry*> left_out;  // found, but above the level
  };
  std::optional<PickedEntry> draw_flyout(widgets::Frame& frame, const Rect& canvas);
  float widest_of(const widgets::Frame& frame, const Shown& shown) const;
  std::optional<PickedEntry> draw_item(widgets::Frame& frame, Item& item, const Rect& row, const Rect& clip);
  static float level_mark_width(const widgets::Frame& frame, const program::BlockEntry& entry);
  static void draw_level_mark(widgets::Frame& frame, const program::BlockEntry& entry, const Rect& row);
  Shown shown(widgets::Frame& frame) const;
  void draw_left_out(widgets::Frame& frame, const std::vector<const program::BlockEntry*>& entries, Rect& rest);
  void show(widgets::Frame& frame, const program::BlockEntry& entry);
  // What the program and the query give besides the vocabulary: the line of Lua that was typed, the person's functions.
  void refresh_own(widgets::Frame& frame);
  struct Own {
    std::string id, label, lua;
    std::unique_ptr<LooseBlocks> loose;
  };
  std::optional<PickedEntry> draw_own(widgets::Frame& frame, const Rect& clip, Rect& rest);
  void draw_program_results(widgets::Frame& frame, Rect& rest);

  PaletteEntries entries_;
  std::vector<Item> items_;
  std::vector<Own> own_;
  std::string own_made_for_;
  std::vector<const program::Category*> categories_;  // those that have an item
  std::string open_;      // category, or "search"; empty: closed
  std::string query_;
  bool asks_focus_ = false;
  Purpose purpose_ = Purpose::browse;
  bool docked_ = false;
  std::size_t looks_from_ = 0;
  Rect rail_, flyout_, bag_;
  std::optional<Rect> level_menu_;  // where it hangs; nothing: closed
  MeshCache meshes_;
  BlockMetrics metrics_;
  Grab grab_;
  BackpackList backpack_;
  std::optional<NodeId> found_;
  // What the items were made from.
  std::string made_in_;  // language
  theme::FontChoice made_with_;
};

}  // namespace lunabloc::ide::workspace
