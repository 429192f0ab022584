// Colours as people see them who lack one kind of cones.
//
// G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, “A Physiologically-based Model for Simulation of Color Vision
// Deficiency”, IEEE Transactions on Visualization and Computer Graphics 15(6), 2009: the matrices of full severity, on linear RGB.
#pragma once

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "ide/app/picture.h"
#include "ide/theme/theme.h"

namespace lunabloc::support {

struct Sight {
  const char* name;
  std::array<std::array<double, 3>, 3> matrix;
};

inline constexpr std::array<Sight, 3> kColourBlind = {{
    {"protan", {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}}},
    {"deutan", {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}}},
    {"tritan", {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}}},
}};

inline double encoded(double part) { return part <= 0.0031308 ? part * 12.92 : 1.055 * std::pow(part, 1 / 2.4) - 0.055; }

// Red, green and blue, 0 to 255.
using Channels = std::array<std::uint8_t, 3>;

inline Channels seen(const Sight& sight, const Channels& color) {
  std::array<double, 3> in{};
  for (std::size_t i = 0; i < 3; ++i) in[i] = ide::theme::linear(color[i] / 255.0);
  Channels out{};
  for (std::size_t row = 0; row < 3; ++row) {
    double part = 0;
    for (std::size_t i = 0; i < 3; ++i) part += sight.matrix[row][i] * in[i];
    out[row] = static_cast<std::uint8_t>(std::lround(255 * encoded(std::clamp(part, 0.0, 1.0))));
  }
  return out;
}

inline ImU32 seen(const Sight& sight, ImU32 color) {
  const Channels at = seen(sight, Channels{static_cast<std::uint8_t>(color >> IM_COL32_R_SHIFT), static_cast<std::uint8_t>(color >> IM_COL32_G_SHIFT),
                                           static_cast<std::uint8_t>(color >> IM_COL32_B_SHIFT)});
  return IM_COL32(at[0], at[1], at[2], 255);
}

inline ide::app::Picture seen(const Sight& sight, ide::app::Picture picture) {
  std::uint32_t last = 0, last_seen = 0xFF000000U;  // most pixels are as the one before
  for (std::uint32_t& pixel : picture.pixels) {
    if ((pixel & 0xFFFFFFU) == last) {
      pixel = last_seen;
      continue;
    }
    last = pixel & 0xFFFFFFU;
    const Channels at = seen(sight, Channels{static_cast<std::uint8_t>(pixel >> 16U), static_cast<std::uint8_t>(pixel >> 8U), static_cast<std::uint8_t>(pixel)});
    last_seen = pixel = 0xFF000000U | static_cast<std::uint32_t>(at[0]) << 16U | static_cast<std::uint32_t>(at[1]) << 8U | at[2];
  }
  return picture;
}

// How far apart two colours look: CIE76, the straight distance in CIELAB (D65). Below 10 they are easily taken for one another.
inline double distance(const Channels& one, const Channels& other) {
  const auto lab = [](const Channels& color) {
    const double r = ide::theme::linear(color[0] / 255.0), g = ide::theme::linear(color[1] / 255.0), b = ide::theme::linear(color[2] / 255.0);
    const auto curve = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = curve((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
    const double y = curve(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
    const double z = curve((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883);
    return std::array<double, 3>{116 * y - 16, 500 * (x - y), 200 * (y - z)};
  };
  const auto a = lab(one), b = lab(other);
  return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

}  // namespace lunabloc::support
