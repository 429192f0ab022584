// Sizes: the only place where a length of the window is written. Unit: du = 1 px at 100 %; every length is du × scale,
// rounded to a whole pixel.
#pragma once

#include <cmath>

namespace lunabloc::ide::theme {

struct Metrics {
  float scale = 1;            // 1.00 to 2.00: the size of the text and of everything
  bool wide_spacing = false;  // letters, words, lines and paragraphs apart
  bool touch = false;         // a finger was seen: targets grow to 44 du
  float border_du = 1;        // 2 in the theme of high contrast

  float du(float length) const { return std::round(length * scale); }

  // Spaces between and inside things.
  float space(int step) const {  // 1 to 6: 4 8 12 16 24 32
    constexpr float kSpaces[] = {0, 4, 8, 12, 16, 24, 32};
    return du(kSpaces[step < 0 ? 0 : (step > 6 ? 6 : step)]);
  }
  float panel_gap() const { return du(8); }
  float text_margin() const { return du(16); }
  float tool_margin() const { return du(12); }

  float radius_chip() const { return du(4); }
  float radius_block() const { return du(6); }
  float radius_button() const { return du(8); }
  float radius_panel() const { return du(10); }
  float border() const { return border_du * std::fmax(1.0F, std::floor(scale)); }
  float focus_gap() const { return du(2); }
  float focus_ring() const { return du(3); }

  float target(float height) const { return du(touch && height < 44 ? 44 : height); }
  float button_height() const { return target(36); }
  float big_button_height() const { return target(42); }
  float chip_height() const { return target(30); }
  float tabs_height() const { return target(28); }
  float head_height() const { return du(44); }   // head of a panel
  float top_bar_height() const { return du(48); }

  // The line heights of UI.md §2.5.
  float line(float nominal_line) const { return du(nominal_line * (wide_spacing ? 1.13F : 1.0F)); }
  float paragraph_gap() const { return du(wide_spacing ? 14.0F : 8.0F); }
};

}  // namespace lunabloc::ide::theme
