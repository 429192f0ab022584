// A picture drawn beside the window: the same views, letters and colours, in a context of Dear ImGui of its own.
#pragma once

#include <functional>

#include "ide/app/picture.h"
#include "ide/app/raster.h"
#include "ide/widgets/frame.h"

namespace lunabloc::ide::exporting {

class Offscreen {
 public:
  using Draw = std::function<void(widgets::Frame&, const Rect&)>;

  Offscreen(int width, int height);
  ~Offscreen();
  Offscreen(const Offscreen&) = delete;
  Offscreen& operator=(const Offscreen&) = delete;

  // As the pupil's window shows it at this moment: nothing on its way, no ghost, no focus.
  const app::Raster& draw(const widgets::Frame& like, const Draw& draw);

 private:
  ImGuiContext* context_ = nullptr;
  ImFontAtlas* atlas_ = nullptr;
  app::Raster raster_;
  widgets::Shared shared_;
  widgets::Input input_;
  session::CommandQueue commands_;
  int width_, height_;
};

}  // namespace lunabloc::ide::exporting
