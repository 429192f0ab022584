// Draws a view without a window: Dear ImGui's frame, our rasteriser, a picture. What was drawn is found in the
// accessible tree; pointer and keys are given frame by frame, as the window's queue does.
//
// With LUNABLOC_PICTURES set to a folder, every picture that a test takes is written there, to be looked at.
#pragma once

#include <cstdlib>
#include <functional>
#include <string>

#include "ide/app/look.h"
#include "ide/app/picture.h"
#include "ide/app/raster.h"
#include "ide/widgets/frame.h"
#include "ide/widgets/paint.h"

namespace lunabloc::ide {

class DrawingRig {
 public:
  using Draw = std::function<void(widgets::Frame&)>;

  DrawingRig(const session::Session& session, ImVec2 size, access::Settings settings = {})
      : session_(session), settings_(std::move(settings)) {
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = size;
    io.DeltaTime = 1.0F / 60;
    io.MousePos = {-1000, -1000};
    if (!look_.follow(settings_, 1, false, *io.Fonts)) std::abort();
    raster_.set_atlas(*io.Fonts);
    raster_.resize(static_cast<int>(size.x), static_cast<int>(size.y));
  }
  ~DrawingRig() { ImGui::DestroyContext(context_); }
  DrawingRig(const DrawingRig&) = delete;
  DrawingRig& operator=(const DrawingRig&) = delete;

  // One frame of the view in the whole window, with a margin.
  void frame(const Draw& draw) {
    ImGuiIO& io = ImGui::GetIO();
    ImGui::NewFrame();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(io.DisplaySize);
    ImGui::Begin("root", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav);
    widgets::Frame frame{.theme = look_.theme(), .metrics = look_.metrics(), .fonts = look_.fonts(), .session = session_,
                         .commands = commands, .shared = shared, .settings = settings_, .input = input};
    frame.area = Rect{0, 0, io.DisplaySize.x, io.DisplaySize.y}.inset(look_.metrics().du(8));
    frame.elapsed = io.DeltaTime;
    frame.now = now_ += static_cast<double>(io.DeltaTime);
    frame.reduced_motion = true;
    shared.tree.begin_frame();
    widgets::fill(frame, {0, 0, io.DisplaySize.x, io.DisplaySize.y}, look_.theme().bg);
    draw(frame);
    shared.tree.finish_frame();
    input.key.reset();
    ImGui::End();
    ImGui::Render();
  }
  void frames(int count, const Draw& draw) {
    for (int i = 0; i < count; ++i) frame(draw);
  }
  void pass(double seconds) { now_ += seconds; }

  // Presses and releases the pointer in the middle of a thing.
  bool click(const std::string& id, const Draw& draw) {
    const access::Node* node = shared.tree.find(id);
    return node != nullptr && (click_at(node->rect.center(), draw), true);
  }
  void click_at(ImVec2 point, const Draw& draw) {
    ImGuiIO& io = ImGui::GetIO();
    io.MousePos = point;
    frame(draw);
    io.MouseDown[0] = true;
    frame(draw);
    io.MouseDown[0] = false;
    frame(draw);
  }
  void press(widgets::Key key, const Draw& draw) {
    input.key = widgets::KeyPress{.key = key};
    frame(draw);
  }

  app::Picture picture(const std::string& name, const Draw& draw) {
    frames(2, draw);
    raster_.render(*ImGui::GetDrawData());
    app::Picture taken{raster_.width(), raster_.height(), {raster_.pixels().begin(), raster_.pixels().end()}};
    if (const char* folder = std::getenv("LUNABLOC_PICTURES"))
      if (!app::write_png(std::filesystem::path(folder) / (name + ".png"), taken.width, taken.height, taken.pixels)) std::abort();
    return taken;
  }
  int most_vertices() const {
    int most = 0;
    const ImDrawData* data = ImGui::GetDrawData();
    for (int list = 0; list < data->CmdListsCount; ++list) most = std::max(most, data->CmdLists[list]->VtxBuffer.Size);
    return most;
  }

  widgets::Shared shared;
  widgets::Input input;
  session::CommandQueue commands;

 private:
  const session::Session& session_;
  ImGuiContext* context_ = ImGui::CreateContext();
  access::Settings settings_;
  app::Look look_{LUNABLOC_SOURCE_DIR "/assets/themes"};
  app::Raster raster_;
  double now_ = 0;
};

}  // namespace lunabloc::ide
