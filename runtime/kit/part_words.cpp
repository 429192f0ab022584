#include "kit/part_words.h"

namespace lunabloc::kit {

PartName part_name(std::string_view id) {
  PartName part;
  if (const std::size_t slash = id.find('/'); slash != std::string_view::npos) {
    part.board = id.substr(0, slash);
    id.remove_prefix(slash + 1);
  }
  const std::size_t colon = id.find(':');
  part.kind = id.substr(0, colon);
  if (colon != std::string_view::npos) part.name = id.substr(colon + 1);
  return part;
}

std::optional<std::string> on_our_board(std::string_view id) {
  const PartName name = part_name(id);
  if (name.board.empty()) return std::string(id);
  if (name.board != "A") return std::nullopt;
  return std::string(id.substr(name.board.size() + 1));
}

PartLabels part_labels(const Kit& kit, const std::string& language) {
  PartLabels labels;
  for (const KitPart& part : kit.parts) {
    const auto label = part.label.find(language);
    if (label == part.label.end()) continue;
    labels.emplace(part.id, label->second);
    for (const Measured& measured : part.kind.measures)
      labels.emplace(part.id + "." + measured.id, label_of_place(label->second, measured, language));
  }
  return labels;
}

std::string label_of_place(std::string_view label, const Measured& measured, const std::string& language) {
  const auto name = measured.name.find(language);
  return std::string(label).append(language == "fr" ? " : " : ": ").append(name == measured.name.end() ? measured.id : name->second);
}

std::string label_on_board(std::string_view board, std::string_view label, std::string_view language) {
  if (board.empty()) return std::string(label);
  return std::string(board).append(language == "fr" ? " : " : ": ").append(label);
}

std::string part_words(const PartLabels& labels, std::string_view id, std::string_view language) {
  const PartName part = part_name(id);
  if (part.name.empty()) return std::string(id);
  const std::string_view own = part.board.empty() ? id : id.substr(part.board.size() + 1);
  const auto label = labels.find(own);
  if (label != labels.end()) return label_on_board(part.board, label->second, language);
  // One pixel of a strip: « Anneau, 3 ».
  const PartPlace place = place_in(own);
  const auto whole = place.place.empty() ? labels.end() : labels.find(place.part);
  return label_on_board(part.board, whole == labels.end() ? std::string(part.name) : whole->second + ", " + place.place, language);
}

}  // namespace lunabloc::kit
