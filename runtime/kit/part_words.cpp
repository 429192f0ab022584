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

PartLabels part_labels(const Kit& kit, const std::string& language) {
  PartLabels labels;
  for (const KitPart& part : kit.parts) {
    const auto label = part.label.find(language);
    if (label != part.label.end()) labels.emplace(part.id, label->second);
  }
  return labels;
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
  return label_on_board(part.board, label == labels.end() ? part.name : label->second, language);
}

}  // namespace lunabloc::kit
