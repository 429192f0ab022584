#include "ide/widgets/part_words.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "kit/part_words.h"
#include "lesson/words.h"
#include "world/kit_world.h"

namespace lunabloc::ide::widgets {
namespace {

struct Words {
  std::string_view kind;
  const char* resting;  // message when the value is 0
  const char* acting;   // message otherwise
  const char* back = nullptr;  // of a value below 0, which is told without its sign
};

constexpr std::array kWords = {
    Words{"led", "ide.kit.value.unlit", "ide.kit.value.lit"},
    Words{"button", "ide.kit.value.released", "ide.kit.value.pressed"},
    Words{"buzzer", "ide.kit.value.silent", "ide.kit.value.hertz"},
    Words{"servo", "ide.kit.value.degrees", "ide.kit.value.degrees"},
    Words{"temperature", "ide.kit.value.celsius", "ide.kit.value.celsius"},
    Words{"link", "ide.kit.value.linked", "ide.kit.value.cut"},
    Words{"distance", "ide.kit.value.centimetres", "ide.kit.value.centimetres"},
    Words{"motor", "ide.kit.value.stopped", "ide.kit.value.forward", "ide.kit.value.backward"},
    Words{"stepper", "ide.kit.value.turned", "ide.kit.value.turned"},
};
constexpr Words kNumber{"", "ide.kit.value.number", "ide.kit.value.number"};

// Up to this many degrees of the colour circle.
struct Hue {
  double to;
  const char* words;
};
constexpr std::array kHues = {Hue{15, "ide.kit.color.red"},     Hue{45, "ide.kit.color.orange"}, Hue{70, "ide.kit.color.yellow"},
                              Hue{160, "ide.kit.color.green"},  Hue{200, "ide.kit.color.cyan"},  Hue{260, "ide.kit.color.blue"},
                              Hue{290, "ide.kit.color.violet"}, Hue{345, "ide.kit.color.pink"},  Hue{360, "ide.kit.color.red"}};
constexpr double kPale = 0.25;  // of saturation: below, it is white

bool is_pixels(std::string_view kind) { return kind == "neopixel"; }

}  // namespace

std::string part_label(const Frame& frame, const std::string& id) {
  if (id == world::kLinkCut) return frame.words("ide.kit.link");
  lunabloc::kit::PartLabels labels;
  for (const session::KitPart& part : frame.session.kit().parts) labels.emplace(part.id, part.label);
  return lunabloc::kit::part_words(labels, id, frame.session.language());
}

std::string_view kind_of_part(std::string_view id) { return lunabloc::kit::part_name(id).kind; }

std::string color_words(const Frame& frame, std::uint32_t rgb) {
  const double red = (rgb >> 16U) & 0xFFU, green = (rgb >> 8U) & 0xFFU, blue = rgb & 0xFFU;
  const double most = std::max({red, green, blue}), span = most - std::min({red, green, blue});
  if (most == 0) return frame.words("ide.kit.color.off");
  if (span < kPale * most) return frame.words("ide.kit.color.white");
  double hue = most == red ? (green - blue) / span : most == green ? 2 + (blue - red) / span : 4 + (red - green) / span;
  hue = std::fmod(hue * 60 + 360, 360.0);
  return frame.words(std::find_if(kHues.begin(), kHues.end(), [&](const Hue& each) { return hue <= each.to; })->words);
}

std::string part_value_words(const Frame& frame, std::string_view kind, double value, std::string_view unit) {
  if (is_pixels(kind)) return color_words(frame, static_cast<std::uint32_t>(std::clamp(value, 0.0, 16777215.0)));
  const auto found = std::find_if(kWords.begin(), kWords.end(), [&](const Words& words) { return words.kind == kind; });
  if (found == kWords.end() && !unit.empty())
    return frame.words("ide.kit.value.unit", {{"n", lunabloc::lesson::shown_number(value, frame.session.language())}, {"unite", std::string(unit)}});
  const Words& words = found == kWords.end() ? kNumber : *found;
  const bool back = value < 0 && words.back != nullptr;
  return frame.words(value == 0 ? words.resting : back ? words.back : words.acting,
                     {{"n", lunabloc::lesson::shown_number(back ? -value : value, frame.session.language())}});
}

}  // namespace lunabloc::ide::widgets
