// A block in the hand, by pointer or by keyboard: what it is, where it can go, where it is now, and the program
// without it and with a gap for it. Nothing of the program changes until it is dropped.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "ide/workspace/block_layout.h"
#include "ide/workspace/loose_blocks.h"
#include "ide/workspace/places.h"

namespace lunabloc::ide::workspace {

class Carrying {
 public:
  // The program as it is shown: laid out with these options. `projection` must stay as it is while something is carried.
  struct Shown {
    const program::Projection& projection;
    const Layout& laid;
    TextWidth width;
    LayoutOptions options;
  };
  // Lifts blocks of the program, whose Lua is `text`: a value, or statements of one body in reading order.
  Carrying(Shown shown, const std::string& text, const program::BlockRun& run);
  // Takes something new: from the palette or the clipboard.
  Carrying(Shown shown, std::string lua, std::unique_ptr<LooseBlocks> loose);

  const Carried& what() const { return what_; }
  const Layout& picture() const { return picture_; }       // its top left at (0, 0)
  const Layout& ground() const { return ground_; }         // the program, as shown meanwhile
  const std::vector<Place>& places() const { return places_; }
  // One of them, where it is while the gap is open.
  Place shown_place(std::size_t index) const { return shown_in(ground_, places_[index]); }
  // The slots that do not take it. No gap opens for a value, so they stay where they are.
  const std::vector<Refusal>& refusals() const { return refusals_; }
  std::optional<std::size_t> at() const { return at_; }
  const Place* place() const { return at_ ? &places_[*at_] : nullptr; }
  const program::Block& first_block() const { return *blocks_.front(); }
  std::optional<std::size_t> home() const { return home_; }

  // Opens the gap there; how open it is goes from 0 to 1.
  void go_to(std::optional<std::size_t> at, float open = 1);
  void follow(const Hand& hand, const Snapping& snapping);
  float opened() const { return opened_; }
  // The first row of what is carried, when its corner is at `corner`.
  Box first_row(Point corner) const;

 private:
  void list(const Layout& laid);

  const program::Projection& projection_;
  Carried what_;
  std::unique_ptr<LooseBlocks> loose_;
  std::vector<const program::Block*> blocks_;
  TextWidth width_;
  LayoutOptions options_;
  Layout picture_, ground_;
  std::vector<Place> places_;
  std::vector<Refusal> refusals_;
  std::optional<std::size_t> at_, home_;
  float opened_ = 1;
};

}  // namespace lunabloc::ide::workspace
