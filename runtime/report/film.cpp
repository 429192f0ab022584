#include "report/film.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/written.h"

namespace lunabloc::report {
namespace {

bool last_has(const Film& film, const Layer& layer) { return layer.from < film.frames && film.frames <= layer.until; }

std::string opening(const Film& film) {
  return fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{:.1f} {:.1f} {:.1f} {:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" role=\"img\" aria-label=\"{}\" font-family=\"Andika, Verdana, sans-serif\">",
                     film.left, film.top, film.width, film.height, film.width, film.height, base::in_markup(film.words));
}

}  // namespace

void FilmMaker::put(const std::string& name, std::string svg) { now_[name] = std::move(svg); }

void FilmMaker::end_frame() {
  for (auto at = standing_.begin(); at != standing_.end();) {
    const auto here = now_.find(at->first);
    if (here != now_.end() && here->second == film_.layers[at->second].svg) {
      now_.erase(here);
      ++at;
    } else {
      film_.layers[at->second].until = film_.frames;
      at = standing_.erase(at);
    }
  }
  for (auto& [name, svg] : now_) {
    standing_[name] = film_.layers.size();
    film_.layers.push_back({std::move(svg), film_.frames});
  }
  now_.clear();
  ++film_.frames;
}

Film FilmMaker::done(double left, double top, double width, double height, std::string words) {
  film_.left = left, film_.top = top, film_.width = width, film_.height = height;
  film_.words = std::move(words);
  return std::move(film_);
}

std::string still_svg(const Film& film) {
  std::string svg = opening(film);
  for (const Layer& layer : film.layers)
    if (last_has(film, layer)) svg += layer.svg;
  return svg + "</svg>";
}

std::string moving_svg(const Film& film) {
  std::string svg = opening(film);
  for (const Layer& layer : film.layers) {
    const bool comes = layer.from > 0, goes = layer.until < film.frames;
    if (!comes && !goes) {
      svg += layer.svg;
      continue;
    }
    svg += fmt::format("<g data-f=\"{}\"", layer.from);
    if (goes) svg += fmt::format(" data-u=\"{}\"", layer.until);
    svg += fmt::format("{}>{}</g>", last_has(film, layer) ? "" : " display=\"none\"", layer.svg);
  }
  return svg + "</svg>";
}

}  // namespace lunabloc::report
