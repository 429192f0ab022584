// Faces and sizes of text. Everything that is drawn as text goes through one of these roles.
//
// Dear ImGui 1.86 cannot change a size without building its atlas again (about 40 ms), so a change of face or size
// makes a new set between two frames, never inside one.
#pragma once

#include <imgui.h>

#include <array>
#include <filesystem>
#include <set>
#include <string>

#include "base/result.h"

namespace lunabloc::ide::theme {

// role, face (text, bold, code, code_bold, icon), nominal size in du, line height in du
#define LUNABLOC_FONT_ROLES(ROW)      \
  ROW(tiny, text, 12, 18)             \
  ROW(small, text, 13, 21)            \
  ROW(small_bold, bold, 13, 21)       \
  ROW(body, text, 15, 24)             \
  ROW(body_bold, bold, 15, 24)        \
  ROW(block, text, 14, 24)            \
  ROW(block_bold, bold, 14, 24)       \
  ROW(h2, bold, 17, 25)               \
  ROW(h1, bold, 21, 30)               \
  ROW(figure, bold, 26, 36)           \
  ROW(code, code, 13, 22)             \
  ROW(code_bold, code_bold, 13, 22)   \
  ROW(icon14, icon, 14, 14)           \
  ROW(icon16, icon, 16, 16)           \
  ROW(icon19, icon, 19, 19)           \
  ROW(icon23, icon, 23, 23)           \
  ROW(icon30, icon, 30, 30)

enum class FontRole {
#define LUNABLOC_ROW(name, face, nominal, line) name,
  LUNABLOC_FONT_ROLES(LUNABLOC_ROW)
#undef LUNABLOC_ROW
      count
};

enum class Face { andika, opendyslexic, inter };
std::string_view name_of(Face face);

struct FontChoice {
  Face face = Face::andika;
  float scale = 1;          // 1.00 to 2.00
  float block_zoom = 1;     // of the roles block and block_bold alone
  bool wide_spacing = false;
  std::u32string letters;   // beyond those that every face has, sorted: what somebody wrote in another script
  bool operator==(const FontChoice&) const = default;
};

class Fonts {
 public:
  ImFont* operator[](FontRole role) const { return fonts_[static_cast<std::size_t>(role)]; }
  const FontChoice& choice() const { return choice_; }
  // Height of a line of text of this role, in pixels (the spacing of the choice is in it).
  float line(FontRole role) const { return lines_[static_cast<std::size_t>(role)]; }
  float width(FontRole role, std::string_view text) const;
  // Letters of the text that this set has not: they are made with the next one. Width asks for them by itself.
  void need(std::string_view text) const;
  const std::set<char32_t>& missing() const { return missing_; }
  // What is added to a space between two words, in pixels.
  float word_gap(FontRole role) const;

  // Fills the atlas anew. A face whose file is missing is replaced by the fallback, then by Dear ImGui's own.
  // `table` is assets/themes/fonts.yaml, `folder` the system's fonts.
  static Result<Fonts> build(ImFontAtlas& atlas, const FontChoice& choice, const std::filesystem::path& table,
                             const std::filesystem::path& folder = "/usr/share/fonts");

 private:
  FontChoice choice_;
  mutable std::set<char32_t> missing_;  // seen while drawing, which changes nothing else
  std::array<ImFont*, static_cast<std::size_t>(FontRole::count)> fonts_{};
  std::array<float, static_cast<std::size_t>(FontRole::count)> lines_{};
};

}  // namespace lunabloc::ide::theme
