#include "ide/widgets/part_words.h"

#include <algorithm>
#include <array>

#include "kit/part_words.h"
#include "lesson/words.h"
#include "world/kit_world.h"

namespace lunabloc::ide::widgets {
namespace {

struct Words {
  std::string_view kind;
  const char* resting;  // message when the value is 0
  const char* acting;   // message otherwise
};

constexpr std::array kWords = {
    Words{"led", "ide.kit.value.unlit", "ide.kit.value.lit"},
    Words{"button", "ide.kit.value.released", "ide.kit.value.pressed"},
    Words{"buzzer", "ide.kit.value.silent", "ide.kit.value.hertz"},
    Words{"servo", "ide.kit.value.degrees", "ide.kit.value.degrees"},
    Words{"temperature", "ide.kit.value.celsius", "ide.kit.value.celsius"},
    Words{"link", "ide.kit.value.linked", "ide.kit.value.cut"},
    Words{"distance", "ide.kit.value.centimetres", "ide.kit.value.centimetres"},
};
constexpr Words kNumber{"", "ide.kit.value.number", "ide.kit.value.number"};

}  // namespace

std::string part_label(const Frame& frame, const std::string& id) {
  if (id == world::kLinkCut) return frame.words("ide.kit.link");
  lunabloc::kit::PartLabels labels;
  for (const session::KitPart& part : frame.session.kit().parts) labels.emplace(part.id, part.label);
  return lunabloc::kit::part_words(labels, id, frame.session.language());
}

std::string_view kind_of_part(std::string_view id) { return lunabloc::kit::part_name(id).kind; }

std::string part_value_words(const Frame& frame, std::string_view kind, double value, std::string_view unit) {
  const auto found = std::find_if(kWords.begin(), kWords.end(), [&](const Words& words) { return words.kind == kind; });
  if (found == kWords.end() && !unit.empty())
    return frame.words("ide.kit.value.unit", {{"n", lunabloc::lesson::shown_number(value, frame.session.language())}, {"unite", std::string(unit)}});
  const Words& words = found == kWords.end() ? kNumber : *found;
  return frame.words(value == 0 ? words.resting : words.acting, {{"n", lunabloc::lesson::shown_number(value, frame.session.language())}});
}

}  // namespace lunabloc::ide::widgets
