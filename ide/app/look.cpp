#include "ide/app/look.h"

#include <algorithm>

namespace lunabloc::ide::app {

Result<bool> Look::follow(const access::Settings& settings, float block_zoom, bool touch, ImFontAtlas& atlas) {
  if (theme_.id != settings.theme) {
    Result<theme::Theme> theme = theme::Theme::load(themes_ / (settings.theme + ".yaml"));
    if (!theme) return tl::unexpected(theme.error());
    theme_ = std::move(*theme);
  }
  const float scale = static_cast<float>(settings.text_percent) / 100;
  metrics_ = {.scale = scale, .wide_spacing = settings.wide_spacing, .touch = touch, .border_du = theme_.border};
  dress();
  theme::FontChoice choice{.face = settings.face, .scale = scale, .block_zoom = block_zoom, .wide_spacing = settings.wide_spacing,
                           .letters = fonts_.choice().letters};
  choice.letters.append(fonts_.missing().begin(), fonts_.missing().end());
  std::sort(choice.letters.begin(), choice.letters.end());
  if (built_ && choice == fonts_.choice()) return false;
  Result<theme::Fonts> fonts = theme::Fonts::build(atlas, choice, themes_ / "fonts.yaml");
  if (!fonts) return tl::unexpected(fonts.error());
  fonts_ = *fonts;
  built_ = true;
  ImGui::GetIO().FontDefault = fonts_[theme::FontRole::body];
  return true;
}

void Look::dress() const {
  ImGuiStyle& style = ImGui::GetStyle();
  style.WindowPadding = style.FramePadding = style.ItemSpacing = style.ItemInnerSpacing = {0, 0};
  style.WindowMinSize = {1, 1};
  style.WindowRounding = style.ChildRounding = style.PopupRounding = 0;
  style.WindowBorderSize = style.ChildBorderSize = style.PopupBorderSize = style.FrameBorderSize = 0;
  style.ScrollbarSize = metrics_.du(10);
  style.ScrollbarRounding = metrics_.du(5);
  style.AntiAliasedLinesUseTex = false;  // textured lines need a filtered texture; the rasteriser has none
  const auto color = [&](ImGuiCol which, ImU32 value) { style.Colors[which] = ImGui::ColorConvertU32ToFloat4(value); };
  color(ImGuiCol_Text, theme_.ink);
  color(ImGuiCol_TextDisabled, theme_.ink3);
  color(ImGuiCol_TextSelectedBg, theme_.selection);
  for (const ImGuiCol clear : {ImGuiCol_WindowBg, ImGuiCol_ChildBg, ImGuiCol_PopupBg, ImGuiCol_FrameBg, ImGuiCol_FrameBgHovered,
                               ImGuiCol_FrameBgActive, ImGuiCol_ScrollbarBg, ImGuiCol_NavHighlight})
    color(clear, 0);
  color(ImGuiCol_ScrollbarGrab, theme::with_alpha(theme_.line_strong, 0.7F));
  color(ImGuiCol_ScrollbarGrabHovered, theme_.line_strong);
  color(ImGuiCol_ScrollbarGrabActive, theme_.ink3);
}

}  // namespace lunabloc::ide::app
