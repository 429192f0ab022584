// Colours that content names: the turtle's pens, the pictures of lessons. They are the same in every theme, because a
// drawing is judged and talked about by its colours; what is drawn with them stands on light paper.
#pragma once

#include <imgui.h>

#include <optional>
#include <string_view>

#include "ide/theme/theme.h"

namespace lunabloc::ide::theme {

// "red", "#c02f24", "#C24"; nothing when it is no colour that we know.
std::optional<ImU32> pen_color(std::string_view name);
// The lighter of the theme's surface and ink.
ImU32 paper_of(const Theme& theme);

}  // namespace lunabloc::ide::theme
