// The tools of the stage, in its head: the whole window for the stage, a list of what else can be done with the picture, and
// while a film is made, how far it is and how to stop it.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "ide/export/film.h"
#include "ide/widgets/frame.h"

namespace lunabloc::ide::stage {

class Tools {
 public:
  struct Scene {
    std::string stem;              // what files are called: "A04-tortue"
    bool has_picture = false;
    std::function<std::string()> svg;  // of a drawing or a chart: the picture as SVG
    bool has_coordinates = false;
    float height_of_width = 1;     // of the picture
    exporting::Offscreen::Draw draw;
  };

  void keep_in(std::filesystem::path folder) { folder_ = std::move(folder); }
  bool coordinates() const { return coordinates_; }
  // Buttons at the right of the head; takes their room.
  void draw(widgets::Frame& frame, Rect& head, const Scene& scene);
  // Below the head while a film is made; takes its room.
  void draw_film(widgets::Frame& frame, Rect& rest, const Scene& scene);

 private:
  enum class Action { whole_window, coordinates, mute, costs, chooser, paint, picture, drawing, film };

  void draw_menu(widgets::Frame& frame, const Rect& anchor, const Scene& scene);
  static void open_one(widgets::Frame& frame, bool widgets::Shared::*panel);
  void act(widgets::Frame& frame, Action action, const Scene& scene);
  void keep_picture(widgets::Frame& frame, const Scene& scene);
  void keep_drawing(widgets::Frame& frame, const Scene& scene);
  void start_film(widgets::Frame& frame, const Scene& scene);
  void tell(widgets::Frame& frame, const Result<std::filesystem::path>& kept) const;

  std::filesystem::path folder_;
  exporting::Film film_;
  bool open_ = false;
  bool coordinates_ = false;
};

}  // namespace lunabloc::ide::stage
