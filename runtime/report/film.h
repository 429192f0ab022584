// A picture that moves: pieces of SVG, each from one frame until another. One source for what moves on a page, where a small
// script shows and hides, and for what stands still on paper.
//
// Knows no world and no run (world_film.h makes films of them).
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace lunabloc::report {

inline constexpr std::size_t kMostFrames = 240;

struct Layer {
  std::string svg;
  std::size_t from = 0;
  std::size_t until = SIZE_MAX;  // the first frame without it
};

struct Film {
  double left = 0, top = 0, width = 0, height = 0;
  std::vector<Layer> layers;  // from the back to the front
  std::size_t frames = 0;     // 0: there is nothing to see
  std::string words;          // what it shows at its end, for who cannot see it

  bool empty() const { return frames == 0; }
  bool moves() const { return frames > 1; }
};

// Makes layers of frames that are told one after the other: what says the same as in the frame before goes on.
class FilmMaker {
 public:
  // Stays to the end.
  void keep(std::string svg) { film_.layers.push_back({std::move(svg), film_.frames}); }
  // A thing with a name, as it looks in this frame; what is not put again is gone.
  void put(const std::string& name, std::string svg);
  void end_frame();
  std::size_t frames() const { return film_.frames; }
  Film done(double left, double top, double width, double height, std::string words);

 private:
  Film film_;
  std::map<std::string, std::size_t> standing_;  // name → its layer
  std::map<std::string, std::string> now_;
};

// As it is at its last frame.
std::string still_svg(const Film& film);
// The same, with `data-f` and `data-u` on every layer that comes or goes, for the page's script.
std::string moving_svg(const Film& film);

}  // namespace lunabloc::report
