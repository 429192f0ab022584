// One row a part of the kit: its pin, its name, its value in words, as a figure and as a shape; below what measures, what
// the person gives it.
#pragma once

#include <span>

#include "ide/kit/hands.h"
#include "ide/kit/part_look.h"
#include "ide/widgets/frame.h"

namespace lunabloc::ide::kit {

// Of one column in which every name fits.
float parts_list_width(const widgets::Frame& frame, std::span<const ShownPart> parts);
float parts_list_height(const widgets::Frame& frame, std::span<const ShownPart> parts, float width);
void draw_parts_list(widgets::Frame& frame, Hands& hands, std::span<const ShownPart> parts, const Rect& area);

}  // namespace lunabloc::ide::kit
