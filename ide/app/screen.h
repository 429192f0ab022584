// Where the window is shown and where its events come from. Three ways to draw (OpenGL 3, OpenGL 2, our own rasteriser)
// behind one face, and a fourth that shows nothing: scripts and tests need no display.
#pragma once

#include <imgui.h>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "ide/app/input_queue.h"

namespace lunabloc::ide::app {

class Screen {
 public:
  virtual ~Screen() = default;
  virtual std::string_view name() const = 0;             // "gl3", "gl2", "raster", "none"
  virtual ImVec2 size() const = 0;
  virtual void resize(ImVec2) {}
  virtual bool open() const = 0;                          // false once the person has closed it
  // Puts what has happened in the queue; waits for it at most this long.
  virtual void wait(InputQueue& queue, std::chrono::milliseconds longest) = 0;
  virtual void set_atlas(ImFontAtlas& atlas) = 0;
  virtual void show(ImDrawData& data) = 0;
  virtual std::chrono::milliseconds frame_time() const = 0;  // no frame is shown sooner after another
  virtual void set_title(const std::string&) {}
  virtual void show_cursor(ImGuiMouseCursor) {}
  virtual std::string clipboard() const = 0;
  virtual void set_clipboard(const std::string& text) = 0;
};

// "auto" tries OpenGL 3, OpenGL 2, then the rasteriser, and takes the rasteriser at once when the graphics are only
// emulated (llvmpipe, softpipe, SwiftShader). Errors: "ide.no_display", "ide.no_backend" {nom}.
Result<std::unique_ptr<Screen>> open_screen(const std::string& backend, const std::string& title, ImVec2 size);

}  // namespace lunabloc::ide::app
