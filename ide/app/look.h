// How things look now: theme, sizes and letters made from the person's display needs.
#pragma once

#include <imgui.h>

#include <filesystem>
#include <string>

#include "base/result.h"
#include "ide/access/settings.h"
#include "ide/theme/fonts.h"
#include "ide/theme/metrics.h"
#include "ide/theme/theme.h"

namespace lunabloc::ide::app {

class Look {
 public:
  // `themes` is assets/themes.
  explicit Look(std::filesystem::path themes) : themes_(std::move(themes)) {}

  // Between two frames: makes what the settings ask for. True when the atlas was filled anew, so that the screen must
  // take it. Errors: those of the theme's file and of the fonts' table.
  Result<bool> follow(const access::Settings& settings, float block_zoom, bool touch, ImFontAtlas& atlas);

  const theme::Theme& theme() const { return theme_; }
  const theme::Metrics& metrics() const { return metrics_; }
  const theme::Fonts& fonts() const { return fonts_; }

 private:
  void dress() const;  // what remains of Dear ImGui's own look: scroll bars, text fields

  std::filesystem::path themes_;
  theme::Theme theme_;
  theme::Metrics metrics_;
  theme::Fonts fonts_;
  bool built_ = false;
};

}  // namespace lunabloc::ide::app
