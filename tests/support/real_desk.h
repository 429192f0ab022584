// The real window over the real session (lessons, runner, files of its own) on a screen that nobody sees and on a clock of
// the test's own.
#pragma once

#include <imgui.h>

#include <chrono>
#include <memory>
#include <utility>

#include "ide/app/input_queue.h"
#include "ide/app/window.h"
#include "session/session.h"
#include "support/temp_folder.h"

namespace lunabloc::support {

class RealDesk {
 public:
  explicit RealDesk(ide::access::Settings settings = {}, ImVec2 size = {1366, 768})
      : size(size), locations_{binary_folder() / "bin", source_folder() / "assets", source_folder() / "lessons", binary_folder() / "firmware", home_.path()},
        session_(session::Session::open({.locations = locations_, .language = settings.language}).value()), context_(ImGui::CreateContext()),
        window(*session_, std::move(settings), locations_) {
    ImGuiIO& io = ImGui::GetIO();
    io.ClipboardUserData = this;
    io.SetClipboardTextFn = [](void* user, const char* text) { static_cast<RealDesk*>(user)->clipboard = text; };
    io.GetClipboardTextFn = [](void* user) -> const char* { return static_cast<RealDesk*>(user)->clipboard.c_str(); };
  }
  ~RealDesk() { ImGui::DestroyContext(context_); }
  RealDesk(const RealDesk&) = delete;
  RealDesk& operator=(const RealDesk&) = delete;

  session::Session& session() { return *session_; }
  // One frame; whether the session had something new to show.
  bool frame(std::chrono::milliseconds after = std::chrono::milliseconds(16)) {
    (void)window.prepare().value();
    now_ += after;
    const bool moved = session_->tick(now_);
    if (moved) window.owe_frames();
    data = &window.frame(size, queue, std::chrono::duration<double>(now_).count());
    return moved;
  }
  void frames(int count) {
    for (int i = 0; i < count; ++i) frame();
  }
  // Time without a frame: what the loop does when nothing is to be drawn.
  bool rest(std::chrono::milliseconds time) { return session_->tick(now_ += time); }

  ImVec2 size;
  std::string clipboard;
  ide::app::InputQueue queue;
  ImDrawData* data = nullptr;

 private:
  TempFolder home_;
  Locations locations_;
  std::unique_ptr<session::Session> session_;
  ImGuiContext* context_;
  std::chrono::microseconds now_{0};

 public:
  ide::app::Window window;
};

}  // namespace lunabloc::support
