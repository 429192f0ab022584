// What people call a part that the trace names: « DEL rouge » for "led:red", « B : DEL rouge » for "B/led:red".
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "kit/kit.h"

namespace lunabloc::kit {

// The three halves of a part's name in the trace; without a board, `board` is empty.
struct PartName {
  std::string_view board, kind, name;
};
PartName part_name(std::string_view id);

// Of several boards, the one that is plugged in is A, and the others are in the simulation only: what a part is called on ours.
std::optional<std::string> on_our_board(std::string_view id);

// « Air de la salle : humidité »: one of the things that a sensor measures.
std::string label_of_place(std::string_view label, const Measured& measured, const std::string& language);

using PartLabels = std::map<std::string, std::string, std::less<>>;  // "led:red" → « DEL rouge »
PartLabels part_labels(const Kit& kit, const std::string& language);

// A part that is not in the box has the name that the program gives it. What is no part's name stands as it is.
std::string part_words(const PartLabels& labels, std::string_view id, std::string_view language);
// « B : DEL rouge »: the label of a part of one of several boards.
std::string label_on_board(std::string_view board, std::string_view label, std::string_view language);

}  // namespace lunabloc::kit
