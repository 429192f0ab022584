#include "ide/theme/fonts.h"

#include <imgui_freetype.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include "base/data_file.h"
#include "base/file.h"
#include "ide/theme/icons.h"
#include "ide/theme/shaping.h"

namespace lunabloc::ide::theme {
namespace {

enum class RoleFace { text, bold, code, code_bold, icon };

struct Role {
  RoleFace face;
  float nominal, line;
};

constexpr Role kRoles[] = {
#define LUNABLOC_ROW(name, face, nominal, line) {RoleFace::face, nominal, line},
    LUNABLOC_FONT_ROLES(LUNABLOC_ROW)
#undef LUNABLOC_ROW
};

// French, the signs of mathematics, arrows, marks, and the letters of the kit (Ω, µ).
constexpr ImWchar kTextRanges[] = {
    0x0020, 0x007E, 0x00A0, 0x00FF, 0x0152, 0x0153, 0x0178, 0x0178, 0x0394, 0x0394, 0x03A9, 0x03A9, 0x03B1, 0x03B2,
    0x03C0, 0x03C0, 0x2010, 0x2015, 0x2018, 0x201E, 0x2020, 0x2022, 0x2026, 0x2026, 0x202F, 0x202F, 0x2030, 0x2030,
    0x2039, 0x203A, 0x20AC, 0x20AC, 0x2190, 0x2194, 0x21D2, 0x21D2, 0x2212, 0x2212, 0x221A, 0x221A, 0x2248, 0x2248,
    0x2260, 0x2260, 0x2264, 0x2265, 0x25A0, 0x25A0, 0x25B2, 0x25B2, 0x25B6, 0x25B6, 0x25CF, 0x25CF, 0x25C6, 0x25C6,
    0x2713, 0x2713, 0x2717, 0x2717, 0xFFFD, 0xFFFD, 0};

constexpr ImWchar kIconRanges[] = {
#define LUNABLOC_ROW(name, mdi, code) 0x##code, 0x##code,
    LUNABLOC_ICONS(LUNABLOC_ROW)
#undef LUNABLOC_ROW
        0};

// The bytes of the font files, read once for all the sizes made of them.
class FontFiles {
 public:
  explicit FontFiles(const std::filesystem::path& folder) : folder_(folder) {}

  std::string* bytes_of(const std::string& name) {
    const auto [at, fresh] = files_.try_emplace(name);
    if (fresh && !name.empty()) at->second = base::read_file(folder_ / name).value_or(std::string());
    return at->second.empty() ? nullptr : &at->second;
  }

 private:
  std::filesystem::path folder_;
  std::map<std::string, std::string> files_;
};

// The bytes have to stay till the atlas is built. Dear ImGui copies what is not its own, some megabytes for each size: so they are
// lent to it as its own, and taken back before it would free them.
ImFont* add(ImFontAtlas& atlas, std::string& bytes, float pixels, const ImWchar* ranges, ImFontConfig config) {
  config.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
  ImFont* const font = atlas.AddFontFromMemoryTTF(bytes.data(), static_cast<int>(bytes.size()), pixels, &config, ranges);
  atlas.ConfigData.back().FontDataOwnedByAtlas = false;
  return font;
}

// A code letter takes a whole number of pixels: the box is chosen from the width, not the other way round.
float code_box(float nominal, float scale, float em) {
  const float advance = std::round(nominal * 0.615F * scale);
  return std::round(advance / 0.6F * em);
}

}  // namespace

std::string_view name_of(Face face) {
  switch (face) {
    case Face::andika: return "andika";
    case Face::opendyslexic: return "opendyslexic";
    case Face::inter: return "inter";
  }
  return "andika";
}

void Fonts::need(std::string_view text) const {
  constexpr std::size_t kMost = 1500;  // letters of other scripts at a time: the atlas has an end
  // U+0100 and what follows begins with these bytes.
  if (std::none_of(text.begin(), text.end(), [](char byte) { return static_cast<unsigned char>(byte) >= 0xC4U; })) return;
  const ImFont* font = (*this)[FontRole::body];
  // As they are written, and in the forms in which they are drawn.
  for (const char32_t letter : letters_of(text) + letters_of(visual(text))) {
    if (letter < 0x100 || letter > 0xFFFF || missing_.size() + choice_.letters.size() >= kMost) continue;
    if (choice_.letters.find(letter) != std::u32string::npos || font->FindGlyphNoFallback(static_cast<ImWchar>(letter)) != nullptr) continue;
    missing_.insert(letter);
  }
}

float Fonts::width(FontRole role, std::string_view text) const {
  const ImFont* font = (*this)[role];
  need(text);
  const std::string turned = has_right_to_left(text) ? visual(text) : std::string();
  if (!turned.empty()) text = turned;
  return std::ceil(font->CalcTextSizeA(font->FontSize, 1.0e9F, 0, text.data(), text.data() + text.size()).x);
}

float Fonts::word_gap(FontRole role) const { return choice_.wide_spacing ? (*this)[role]->FontSize * 0.10F : 0; }

Result<Fonts> Fonts::build(ImFontAtlas& atlas, const FontChoice& choice, const std::filesystem::path& table,
                           const std::filesystem::path& folder) {
  Result<DataValue> data = base::load_data(table);
  if (!data) return tl::unexpected(data.error());
  const auto at = [](const DataValue& map, std::string_view key) {
    const DataValue* found = map.find(key);
    return found != nullptr ? *found : DataValue{};
  };
  const DataValue text = at(at(*data, "faces"), name_of(choice.face));
  const DataValue code = at(*data, "code"), icons = at(*data, "icons"), fallback = at(*data, "fallback");
  const auto text_box = static_cast<float>(text.number_at("box", 1.5)), text_em = static_cast<float>(text.number_at("em", 1.6));
  const auto code_em = static_cast<float>(code.number_at("em", 1.32));
  const auto fallback_em = static_cast<float>(fallback.number_at("em", 1.164));

  atlas.Clear();
  atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
  atlas.TexDesiredWidth = 2048;
  // Dear ImGui reads the ranges while it builds.
  std::vector<ImWchar> ranges(std::begin(kTextRanges), std::end(kTextRanges) - 1);
  for (const char32_t letter : choice.letters) ranges.insert(ranges.end(), 2, static_cast<ImWchar>(letter));
  ranges.push_back(0);
  FontFiles files(folder);
  Fonts fonts;
  fonts.choice_ = choice;
  for (std::size_t index = 0; index < std::size(kRoles); ++index) {
    const Role& role = kRoles[index];
    const bool is_code = role.face == RoleFace::code || role.face == RoleFace::code_bold;
    const bool is_bold = role.face == RoleFace::bold || role.face == RoleFace::code_bold;
    const bool is_icon = role.face == RoleFace::icon;
    const bool is_block = index == static_cast<std::size_t>(FontRole::block) || index == static_cast<std::size_t>(FontRole::block_bold);
    const float scale = choice.scale * (is_block ? choice.block_zoom : 1.0F);
    const DataValue& face = is_icon ? icons : (is_code ? code : text);
    const float box = is_icon ? std::round(role.nominal * scale)
                              : (is_code ? code_box(role.nominal, scale, code_em) : std::round(role.nominal * text_box * scale));
    const float em = is_code ? box / code_em : box / text_em;
    const std::string style = is_bold ? "bold" : "regular";
    ImFontConfig config;
    config.GlyphExtraSpacing.x = choice.wide_spacing && !is_code && !is_icon ? std::round(em * 0.06F) : 0.0F;
    ImFont* font = nullptr;
    if (std::string* bytes = files.bytes_of(face.text_at(style)))
      font = add(atlas, *bytes, box, is_icon ? kIconRanges : ranges.data(), config);
    if (std::string* bytes = is_icon ? nullptr : files.bytes_of(fallback.text_at(style))) {
      config.MergeMode = font != nullptr;
      ImFont* merged = add(atlas, *bytes, std::round(em * fallback_em), ranges.data(), config);
      if (font == nullptr) font = merged;
    }
    fonts.fonts_[index] = font != nullptr ? font : atlas.AddFontDefault();
    fonts.lines_[index] = std::round(role.line * scale * (choice.wide_spacing && !is_code && !is_icon ? 1.13F : 1.0F));
  }
  if (!atlas.Build()) return failure(ErrorKind::internal, "theme.fonts");
  atlas.ClearInputData();
  return fonts;
}

}  // namespace lunabloc::ide::theme
