// « Mes dessins »: a pupil paints the six costumes « mon dessin 1 » to « mon dessin 6 » (names drawing1… in programs), with the
// mouse or the keys alone. Each is a PNG in the project's folder, saved with every stroke; undone and redone here.
//
// Stands above the code while it is open. Keeps what is being painted; puts a block in the program when asked to.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "ide/paint/strokes.h"
#include "ide/widgets/frame.h"

namespace lunabloc::ide::paint {

inline constexpr int kDrawings = 6;
std::string drawing_name(int index);  // "drawing1"

class View {
 public:
  // Reads the drawings of a project when it is another than before. A drawing that the project has not is taken from
  // `older`: where all drawings of a person were kept once. It is never written to.
  void keep_in(const std::filesystem::path& folder, const std::filesystem::path& older, widgets::Shared& shared);
  // A picture from a file becomes the first drawing that is empty, and is shown. It is undone like a stroke.
  void take_in(widgets::Frame& frame, const Sketch& picture);
  // In frame.area, while it is open.
  void draw(widgets::Frame& frame);

 private:
  enum class Tool { pencil, line, rectangle, ellipse, fill, eraser };
  struct Past {
    std::vector<Sketch> done, undone;
  };

  const Sketch& sketch(const widgets::Frame& frame) const;
  void change(widgets::Frame& frame, const Sketch& to);
  void keep(widgets::Frame& frame);
  void travel(widgets::Frame& frame, std::vector<Sketch>& from, std::vector<Sketch>& to);
  void draw_drawings(widgets::Frame& frame, Rect row);
  void draw_tools(widgets::Frame& frame, Rect row);
  void draw_colors(widgets::Frame& frame, Rect row);
  void draw_actions(widgets::Frame& frame, Rect row);
  void draw_canvas(widgets::Frame& frame, Rect area);
  void take_keys(widgets::Frame& frame);
  void press(widgets::Frame& frame, Square at);
  void release(widgets::Frame& frame, Square at);
  // With what is being drawn from the anchor to here.
  Sketch with_stroke(const widgets::Frame& frame, Square to) const;
  std::uint32_t ink() const;
  std::string square_words(const widgets::Frame& frame, Square at) const;

  std::filesystem::path folder_;
  int current_ = 0;
  Tool tool_ = Tool::pencil;
  std::string color_ = "black";
  int zoom_ = 1;                     // 1, 2, 4
  Square cursor_{24, 24};
  std::optional<Square> anchor_;     // where a line, a rectangle or an ellipse began
  Sketch before_;                    // a stroke of the pencil: the picture when it began
  bool painting_ = false;
  Past past_[kDrawings];
  bool was_open_ = false;
};

}  // namespace lunabloc::ide::paint
