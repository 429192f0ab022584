#include "ide/export/offscreen.h"

#include <utility>

namespace lunabloc::ide::exporting {
namespace {

constexpr float kArrived = 1;  // second: longer than anything that moves

}  // namespace

Offscreen::Offscreen(int width, int height) : width_(width), height_(height) { raster_.resize(width, height); }

Offscreen::~Offscreen() {
  if (context_ != nullptr) ImGui::DestroyContext(context_);
}

const app::Raster& Offscreen::draw(const widgets::Frame& like, const Draw& draw) {
  ImGuiContext* const window = ImGui::GetCurrentContext();
  ImFontAtlas* const atlas = ImGui::GetIO().Fonts;
  if (context_ != nullptr && atlas != atlas_) ImGui::DestroyContext(std::exchange(context_, nullptr));
  if (context_ == nullptr) context_ = ImGui::CreateContext(atlas);
  atlas_ = atlas;
  const bool was_locked = atlas->Locked;
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.DisplaySize = {static_cast<float>(width_), static_cast<float>(height_)};
  io.DeltaTime = kArrived;
  io.MousePos = {-1000, -1000};
  // Twice: what has begun to move has arrived the second time.
  for (int i = 0; i < 2; ++i) {
    ImGui::NewFrame();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(io.DisplaySize);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::Begin("picture", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoInputs);
    widgets::Frame frame{.theme = like.theme, .metrics = like.metrics, .fonts = like.fonts, .session = like.session,
                         .commands = commands_, .shared = shared_, .settings = like.settings, .input = input_};
    frame.area = {0, 0, io.DisplaySize.x, io.DisplaySize.y};
    frame.now = like.now;
    frame.elapsed = kArrived;
    frame.draw_lua_blocks = like.draw_lua_blocks;
    shared_.tree.begin_frame();
    frame.list().AddRectFilled({0, 0}, io.DisplaySize, like.theme.raised);
    draw(frame, frame.area);
    shared_.tree.finish_frame();
    (void)commands_.take();
    ImGui::End();
    ImGui::PopStyleVar(2);
    ImGui::Render();
  }
  raster_.set_atlas(*atlas);
  raster_.render(*ImGui::GetDrawData());
  ImGui::SetCurrentContext(window);
  atlas->Locked = was_locked;
  return raster_;
}

}  // namespace lunabloc::ide::exporting
