// « Costumes, décors et sons »: the starter library and what the project has of its own, to be seen, heard and put into the
// program; pictures and sounds come in from files.
//
// Stands above the code while it is open.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ide/sound/player.h"
#include "ide/widgets/frame.h"

namespace lunabloc::ide::stage {

class Chooser {
 public:
  // In frame.area, while it is open.
  void draw(widgets::Frame& frame, sound::Player& player);
  // A sound from a file goes to the first place of the project's own that is free, and is shown there.
  void take_in(widgets::Frame& frame, sound::Player& player, const sound::Clip& clip);

 private:
  enum class Page { costumes, backdrops, sounds };
  struct Item {
    std::string name;    // in programs: "cat"
    std::string label;   // in the person's language
    bool own = false;    // of the project
    bool empty = false;  // nothing is there yet
  };

  std::vector<Item> items_of(const widgets::Frame& frame, sound::Player& player) const;
  void draw_pages(widgets::Frame& frame, Rect& rest);
  void draw_items(widgets::Frame& frame, sound::Player& player, const Rect& area);
  void draw_item(widgets::Frame& frame, sound::Player& player, const Item& item, const Rect& rect);
  void draw_picture(widgets::Frame& frame, const Item& item, const Rect& rect) const;
  void draw_actions(widgets::Frame& frame, sound::Player& player, Rect row);
  void move_focus(widgets::Frame& frame, const std::vector<Item>& items, std::size_t columns) const;
  void use(widgets::Frame& frame, const Item& item);
  void change_own(widgets::Frame& frame, sound::Player& player, int index, const sound::Clip& clip);

  Page page_ = Page::costumes;
  std::optional<std::pair<int, sound::Clip>> before_;  // of the own sound that was changed last
  bool was_open_ = false;
};

}  // namespace lunabloc::ide::stage
