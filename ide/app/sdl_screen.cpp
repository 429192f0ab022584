// SDL's window, with one of three ways to draw.
#include <SDL.h>
#include <imgui_impl_opengl2.h>
#include <imgui_impl_opengl3.h>

#include <array>
#include <cstring>
#include <filesystem>
#include <memory>

#include "ide/app/headless_screen.h"
#include "ide/app/raster.h"
#include "ide/app/screen.h"
#include "ide/app/sdl_events.h"

namespace lunabloc::ide::app {
namespace {

struct SdlLibrary {
  bool started;
  SdlLibrary() {
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
    // The window is drawn by us; an emulated graphics chip would only slow the copy down.
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    started = SDL_Init(SDL_INIT_VIDEO) == 0;
  }
  ~SdlLibrary() { SDL_Quit(); }
  SdlLibrary(const SdlLibrary&) = delete;
  SdlLibrary& operator=(const SdlLibrary&) = delete;
};

struct WindowEraser {
  void operator()(SDL_Window* window) const { SDL_DestroyWindow(window); }
};
struct CursorEraser {
  void operator()(SDL_Cursor* cursor) const { SDL_FreeCursor(cursor); }
};
using WindowPointer = std::unique_ptr<SDL_Window, WindowEraser>;

WindowPointer make_window(const std::string& title, ImVec2 size, std::uint32_t flags) {
  return WindowPointer(SDL_CreateWindow(title.c_str(), SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, static_cast<int>(size.x),
                                        static_cast<int>(size.y), SDL_WINDOW_RESIZABLE | flags));
}

class SdlScreen : public Screen {
 public:
  SdlScreen(std::shared_ptr<SdlLibrary> library, WindowPointer window) : library_(std::move(library)), window_(std::move(window)) {
    SDL_SetWindowMinimumSize(window_.get(), 640, 400);
    SDL_StartTextInput();
    SDL_DisplayMode mode{};
    if (SDL_GetCurrentDisplayMode(0, &mode) == 0 && mode.w > 0) {
      ImVec2 wanted = size();
      wanted.x = std::min(wanted.x, static_cast<float>(mode.w)), wanted.y = std::min(wanted.y, static_cast<float>(mode.h));
      resize(wanted);
    }
  }

  ImVec2 size() const override {
    int width = 0, height = 0;
    SDL_GetWindowSize(window_.get(), &width, &height);
    return {static_cast<float>(width), static_cast<float>(height)};
  }
  void resize(ImVec2 size) override { SDL_SetWindowSize(window_.get(), static_cast<int>(size.x), static_cast<int>(size.y)); }
  bool open() const override { return open_; }

  void wait(InputQueue& queue, std::chrono::milliseconds longest) override {
    SDL_Event event;
    if (longest.count() > 0) {
      if (SDL_WaitEventTimeout(&event, static_cast<int>(longest.count())) == 0) return;
      take(queue, event);
    }
    while (SDL_PollEvent(&event) != 0) take(queue, event);
  }

  void set_title(const std::string& title) override { SDL_SetWindowTitle(window_.get(), title.c_str()); }

  void show_cursor(ImGuiMouseCursor cursor) override {
    if (cursor == shown_cursor_) return;
    shown_cursor_ = cursor;
    const SDL_SystemCursor shape = cursor == ImGuiMouseCursor_TextInput    ? SDL_SYSTEM_CURSOR_IBEAM
                                   : cursor == ImGuiMouseCursor_ResizeEW   ? SDL_SYSTEM_CURSOR_SIZEWE
                                   : cursor == ImGuiMouseCursor_ResizeNS   ? SDL_SYSTEM_CURSOR_SIZENS
                                   : cursor == ImGuiMouseCursor_ResizeAll  ? SDL_SYSTEM_CURSOR_SIZEALL
                                   : cursor == ImGuiMouseCursor_Hand       ? SDL_SYSTEM_CURSOR_HAND
                                   : cursor == ImGuiMouseCursor_NotAllowed ? SDL_SYSTEM_CURSOR_NO
                                                                           : SDL_SYSTEM_CURSOR_ARROW;
    cursor_.reset(SDL_CreateSystemCursor(shape));
    if (cursor_) SDL_SetCursor(cursor_.get());
  }

  std::string clipboard() const override {
    char* text = SDL_GetClipboardText();
    std::string result = text != nullptr ? text : "";
    SDL_free(text);
    return result;
  }
  void set_clipboard(const std::string& text) override { SDL_SetClipboardText(text.c_str()); }

 protected:
  SDL_Window* window() const { return window_.get(); }
  virtual void must_show_all() {}

 private:
  void take(InputQueue& queue, const SDL_Event& event) {
    if (event.type == SDL_QUIT) open_ = false;
    if (event.type == SDL_WINDOWEVENT &&
        (event.window.event == SDL_WINDOWEVENT_EXPOSED || event.window.event == SDL_WINDOWEVENT_SIZE_CHANGED ||
         event.window.event == SDL_WINDOWEVENT_RESTORED)) {
      must_show_all();
      InputEvent moved;
      moved.x = ImGui::GetIO().MousePos.x, moved.y = ImGui::GetIO().MousePos.y;
      queue.push(moved);
    }
    if (std::optional<InputEvent> input = input_of(event, size())) queue.push(std::move(*input));
  }

  std::shared_ptr<SdlLibrary> library_;
  WindowPointer window_;
  std::unique_ptr<SDL_Cursor, CursorEraser> cursor_;
  ImGuiMouseCursor shown_cursor_ = ImGuiMouseCursor_Arrow;
  bool open_ = true;
};

class RasterScreen final : public SdlScreen {
 public:
  using SdlScreen::SdlScreen;
  std::string_view name() const override { return "raster"; }
  std::chrono::milliseconds frame_time() const override { return std::chrono::milliseconds(33); }
  void set_atlas(ImFontAtlas& atlas) override { raster_.set_atlas(atlas); }

  void show(ImDrawData& data) override {
    raster_.render(data);
    SDL_Surface* surface = SDL_GetWindowSurface(window());
    if (surface == nullptr) return;
    const PixelRect whole{0, 0, raster_.width(), raster_.height()};
    std::vector<SDL_Rect> rects;
    for (const PixelRect& changed : show_all_ ? std::vector{whole} : raster_.changed()) {
      const SDL_Rect rect{changed.x, changed.y, std::min(changed.w, surface->w - changed.x), std::min(changed.h, surface->h - changed.y)};
      if (rect.w <= 0 || rect.h <= 0) continue;
      copy(*surface, rect);
      rects.push_back(rect);
    }
    show_all_ = false;
    if (!rects.empty()) SDL_UpdateWindowSurfaceRects(window(), rects.data(), static_cast<int>(rects.size()));
  }

 private:
  void must_show_all() override { show_all_ = true; }

  void copy(SDL_Surface& surface, const SDL_Rect& rect) {
    const std::uint32_t* from = raster_.pixels().data() + static_cast<std::ptrdiff_t>(rect.y) * raster_.width() + rect.x;
    const int bytes = surface.format->BytesPerPixel;
    auto* to = static_cast<std::uint8_t*>(surface.pixels) + static_cast<std::ptrdiff_t>(rect.y) * surface.pitch + rect.x * bytes;
    SDL_ConvertPixels(rect.w, rect.h, SDL_PIXELFORMAT_ARGB8888, from, raster_.width() * 4, surface.format->format, to, surface.pitch);
  }

  Raster raster_;
  bool show_all_ = true;
};

class GlScreen : public SdlScreen {
 public:
  GlScreen(std::shared_ptr<SdlLibrary> library, WindowPointer window, SDL_GLContext context)
      : SdlScreen(std::move(library), std::move(window)), context_(context) {
    SDL_GL_SetSwapInterval(1);
  }
  ~GlScreen() override { SDL_GL_DeleteContext(context_); }
  GlScreen(const GlScreen&) = delete;
  GlScreen& operator=(const GlScreen&) = delete;
  std::chrono::milliseconds frame_time() const override { return std::chrono::milliseconds(16); }

 private:
  SDL_GLContext context_;
};

class Gl3Screen final : public GlScreen {
 public:
  using GlScreen::GlScreen;
  ~Gl3Screen() override { if (ready_) ImGui_ImplOpenGL3_Shutdown(); }
  std::string_view name() const override { return "gl3"; }
  void set_atlas(ImFontAtlas&) override {
    if (!ready_) ready_ = ImGui_ImplOpenGL3_Init("#version 130");
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplOpenGL3_CreateFontsTexture();
  }
  void show(ImDrawData& data) override {
    ImGui_ImplOpenGL3_RenderDrawData(&data);
    SDL_GL_SwapWindow(window());
  }

 private:
  bool ready_ = false;
};

class Gl2Screen final : public GlScreen {
 public:
  using GlScreen::GlScreen;
  ~Gl2Screen() override { if (ready_) ImGui_ImplOpenGL2_Shutdown(); }
  std::string_view name() const override { return "gl2"; }
  void set_atlas(ImFontAtlas&) override {
    if (!ready_) ready_ = ImGui_ImplOpenGL2_Init();
    ImGui_ImplOpenGL2_DestroyFontsTexture();
    ImGui_ImplOpenGL2_NewFrame();
    ImGui_ImplOpenGL2_CreateFontsTexture();
  }
  void show(ImDrawData& data) override {
    ImGui_ImplOpenGL2_RenderDrawData(&data);
    SDL_GL_SwapWindow(window());
  }

 private:
  bool ready_ = false;
};

bool is_emulated() {
  using GetString = const unsigned char* (*)(unsigned);
  constexpr unsigned kRenderer = 0x1F01;
  const auto get_string = reinterpret_cast<GetString>(SDL_GL_GetProcAddress("glGetString"));
  const unsigned char* renderer = get_string != nullptr ? get_string(kRenderer) : nullptr;
  if (renderer == nullptr) return true;
  const std::string_view words = reinterpret_cast<const char*>(renderer);
  for (const std::string_view emulator : {"llvmpipe", "softpipe", "SwiftShader"})
    if (words.find(emulator) != std::string_view::npos) return true;
  return false;
}

enum class Emulated { refused, accepted };

template <class ScreenType>
std::unique_ptr<Screen> open_gl(const std::shared_ptr<SdlLibrary>& library, const std::string& title, ImVec2 size, int major, int minor,
                                Emulated emulated) {
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, major);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, minor);
  SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
  WindowPointer window = make_window(title, size, SDL_WINDOW_OPENGL);
  if (!window) return nullptr;
  SDL_GLContext context = SDL_GL_CreateContext(window.get());
  if (context == nullptr) return nullptr;
  if (emulated == Emulated::refused && is_emulated()) {
    SDL_GL_DeleteContext(context);
    return nullptr;
  }
  return std::make_unique<ScreenType>(library, std::move(window), context);
}

std::unique_ptr<Screen> open_raster(const std::shared_ptr<SdlLibrary>& library, const std::string& title, ImVec2 size) {
  WindowPointer window = make_window(title, size, 0);
  if (!window) return nullptr;
  return std::make_unique<RasterScreen>(library, std::move(window));
}

// A machine without a device of its own for graphics has no real OpenGL: asking would only cost time.
bool may_have_graphics() {
  const char* driver = SDL_GetCurrentVideoDriver();
  if (driver == nullptr || std::strcmp(driver, "dummy") == 0) return false;
  std::error_code ignored;
  return std::filesystem::exists("/dev/dri", ignored) || std::filesystem::exists("/dev/nvidiactl", ignored);
}

}  // namespace

Result<std::unique_ptr<Screen>> open_screen(const std::string& backend, const std::string& title, ImVec2 size) {
  if (backend == "none") return std::make_unique<HeadlessScreen>(size);
  const auto library = std::make_shared<SdlLibrary>();
  if (!library->started) return failure(ErrorKind::failed, "ide.no_display", {}, SDL_GetError());
  std::unique_ptr<Screen> screen;
  if (backend == "gl3") screen = open_gl<Gl3Screen>(library, title, size, 3, 0, Emulated::accepted);
  else if (backend == "gl2") screen = open_gl<Gl2Screen>(library, title, size, 2, 1, Emulated::accepted);
  else if (backend == "raster") screen = open_raster(library, title, size);
  else if (backend != "auto") return failure(ErrorKind::usage, "ide.no_backend", {{"nom", backend}});
  if (backend == "auto") {
    if (may_have_graphics()) screen = open_gl<Gl3Screen>(library, title, size, 3, 0, Emulated::refused);
    if (screen == nullptr && may_have_graphics()) screen = open_gl<Gl2Screen>(library, title, size, 2, 1, Emulated::refused);
    if (screen == nullptr) screen = open_raster(library, title, size);
  }
  if (screen == nullptr) return failure(ErrorKind::failed, "ide.no_backend", {{"nom", backend}}, SDL_GetError());
  return screen;
}

}  // namespace lunabloc::ide::app
