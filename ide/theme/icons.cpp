#include "ide/theme/icons.h"

#include <utility>

namespace lunabloc::ide::theme {

IconText text_of(Icon icon) {
  const auto code = static_cast<unsigned>(icon);
  IconText text;
  text.bytes[0] = static_cast<char>(0xE0U | (code >> 12U));
  text.bytes[1] = static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
  text.bytes[2] = static_cast<char>(0x80U | (code & 0x3FU));
  return text;
}

Icon icon_named(std::string_view mdi_name) {
  static constexpr std::pair<std::string_view, Icon> kIcons[] = {
#define LUNABLOC_ROW(name, mdi, code) {mdi, Icon::name},
      LUNABLOC_ICONS(LUNABLOC_ROW)
#undef LUNABLOC_ROW
  };
  for (const auto& [name, icon] : kIcons)
    if (name == mdi_name) return icon;
  return Icon::puzzle;
}

}  // namespace lunabloc::ide::theme
