// What a part of the kit is called and how its value is said: « DEL rouge », « allumée », « 440 Hz », « 90° ».
//
// One row a kind; a kind that is not known says its number, with its unit where the box tells one. Colours have words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ide/widgets/frame.h"

namespace lunabloc::ide::widgets {

// Of a part as the trace names it ("led:red", "B/led:red"): its label in the box, else its own name (kit/part_words.h).
std::string part_label(const Frame& frame, const std::string& id);
// "led" of "led:red".
std::string_view kind_of_part(std::string_view id);
// « rouge », « éteint »: of a pixel, 0xRRGGBB.
std::string color_words(const Frame& frame, std::uint32_t rgb);
std::string part_value_words(const Frame& frame, std::string_view kind, double value, std::string_view unit = {});

}  // namespace lunabloc::ide::widgets
