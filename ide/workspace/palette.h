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
#include "ide/workspace/block_painter.h"
#include "ide/workspace/palette_entries.h"

namespace lunabloc::ide::workspace {

// A block that is not in a program: parsed and laid out once, for the palette, a lesson's text, the clipboard.
struct LooseBlocks {
  program::Projection projection;              // owns what `blocks` points into
  std::vector<const program::Block*> blocks;
  Layout layout;
};
// `lua` is statements, or one expression (then one value).
std::unique_ptr<LooseBlocks> loose_blocks(const std::string& lua, const program::Vocabulary& vocabulary,
                                          const std::string& language, const TextWidth& width);

struct PickedEntry {
  const program::BlockEntry* entry = nullptr;
  std::string lua;
  program::Shape shape = program::Shape::statement;
  enum class How { dragged, chosen } how = How::dragged;  // chosen: by a click or a key
  ImVec2 grabbed{};                                       // from the block's top left, in pixels
};

class Palette {
 public:
  enum class Purpose { browse, insert_after, insert_before };

  float rail_width(const widgets::Frame& frame) const { return frame.du(62); }
  // Draws the rail in `rail` and, when it is open, the flyout over `canvas`.
  std::optional<PickedEntry> draw(widgets::Frame& frame, const Rect& rail, const Rect& canvas, bool bin_shown);
  // The block of the program that was chosen in the search results, once.
  std::optional<NodeId> take_found() { return std::exchange(found_, std::nullopt); }
  void open_search(widgets::Frame& frame, Purpose purpose);
  void close() { open_.clear(); }
  bool is_open() const { return !open_.empty(); }
  Purpose purpose() const { return purpose_; }
  const Rect& flyout() const { return flyout_; }  // empty when closed
  const Rect& rail() const { return rail_; }

 private:
  struct Item {
    const program::BlockEntry* entry;
    std::unique_ptr<LooseBlocks> loose;
  };
  void refresh(widgets::Frame& frame);
  void draw_rail(widgets::Frame& frame, bool bin_shown);
  void draw_level(widgets::Frame& frame, Rect& rest);
  void draw_level_menu(widgets::Frame& frame);
  std::optional<PickedEntry> draw_flyout(widgets::Frame& frame, const Rect& canvas);
  std::optional<PickedEntry> draw_item(widgets::Frame& frame, Item& item, const Rect& row, const Rect& clip);
  struct Shown {
    std::vector<std::size_t> items;
    std::vector<const program::BlockEntry*> left_out;  // found, but above the level
  };
  Shown shown(widgets::Frame& frame) const;
  void draw_left_out(widgets::Frame& frame, const std::vector<const program::BlockEntry*>& entries, Rect& rest);
  void show(widgets::Frame& frame, const program::BlockEntry& entry);
  void draw_program_results(widgets::Frame& frame, Rect& rest);

  PaletteEntries entries_;
  std::vector<Item> items_;
  std::vector<const program::Category*> categories_;  // those that have an item
  std::string open_;      // category, or "search"; empty: closed
  std::string query_;
  bool asks_focus_ = false;
  Purpose purpose_ = Purpose::browse;
  Rect rail_, flyout_;
  std::optional<Rect> level_menu_;  // where it hangs; nothing: closed
  MeshCache meshes_;
  BlockMetrics metrics_;
  std::optional<std::size_t> pressed_;  // item under the pointer when the button went down
  ImVec2 pressed_at_{}, pressed_offset_{};
  std::optional<NodeId> found_;
  // What the items were made from.
  std::string made_in_;  // language
  theme::FontChoice made_with_;
};

}  // namespace lunabloc::ide::workspace
