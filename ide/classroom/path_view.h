// « Parcours »: which lessons, in which order, open, shut or hidden, for this computer, the class or one pupil; a lesson's title
// and texts in the teacher's own words. Every change is written at once and can be undone (session/path_desk.h).
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/locations.h"
#include "ide/bench/editor.h"
#include "ide/widgets/frame.h"
#include "session/path_desk.h"

namespace lunabloc::ide::classroom {

class PathView {
 public:
  explicit PathView(const base::Locations& locations) : locations_(locations) {}
  // From the top of `rest`, which it takes off. `folder`: the class's; `pupils`: its pseudonyms.
  void draw(widgets::Frame& frame, Rect& rest, const std::filesystem::path& folder, const std::vector<std::string>& pupils);
  // Above everything, after the panel.
  void draw_menus(widgets::Frame& frame);
  void take_undo(widgets::Frame& frame);

 private:
  struct Target {
    std::string label;
    std::filesystem::path file;
  };
  void choose(widgets::Frame& frame, const Target& target);
  void write(widgets::Frame& frame);
  void draw_tools(widgets::Frame& frame, Rect& rest);
  void draw_row(widgets::Frame& frame, Rect& rest, std::size_t index);
  void draw_controls(widgets::Frame& frame, Rect& rest, std::size_t index);
  void draw_texts(widgets::Frame& frame, Rect& rest, std::size_t index);
  void take_keys(widgets::Frame& frame, std::size_t index);
  void move(widgets::Frame& frame, std::size_t from, std::size_t to);
  std::string text_of(std::size_t index) const;

  const base::Locations& locations_;
  session::PathDesk desk_;
  std::vector<Target> targets_;
  std::string chosen_;              // the target's label
  std::size_t row_ = 0;             // whose controls are shown
  bool texts_ = false;              // its title and texts are written
  std::string step_;                // whose text is written
  std::string title_, text_;        // in the fields
  bench::Editor editor_;
  std::optional<session::DeskLine> said_;
  enum class Menu { nothing, targets, steps } menu_ = Menu::nothing;
  Rect menu_at_;
};

}  // namespace lunabloc::ide::classroom
