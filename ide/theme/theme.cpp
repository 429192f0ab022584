#include "ide/theme/theme.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "base/data_file.h"

namespace lunabloc::ide::theme {
namespace {

// "#RRGGBB" or "#RRGGBBAA".
std::optional<ImU32> color_of(const std::string& text) {
  if ((text.size() != 7 && text.size() != 9) || text[0] != '#') return std::nullopt;
  std::uint32_t value = 0;
  const auto [end, problem] = std::from_chars(text.data() + 1, text.data() + text.size(), value, 16);
  if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (text.size() == 7) value = (value << 8U) | 0xFFU;
  return IM_COL32(value >> 24U, (value >> 16U) & 0xFFU, (value >> 8U) & 0xFFU, value & 0xFFU);
}

Result<ImU32> color_at(const DataValue& map, std::string_view key) {
  const DataValue* entry = map.find(key);
  if (entry == nullptr)
    return tl::unexpected(Error{ErrorKind::failed, "theme.missing_color", {{"nom", std::string(key)}}, map.place, {}});
  if (const auto color = color_of(entry->text())) return *color;
  return tl::unexpected(Error{ErrorKind::failed, "theme.bad_color", {{"nom", entry->text()}}, entry->place, {}});
}

double luminance(ImU32 color) {
  const auto part = [color](unsigned shift) { return linear(((color >> shift) & 0xFFU) / 255.0); };
  return 0.2126 * part(IM_COL32_R_SHIFT) + 0.7152 * part(IM_COL32_G_SHIFT) + 0.0722 * part(IM_COL32_B_SHIFT);
}

}  // namespace

const CategoryColors& Theme::category(std::string_view category_id) const {
  auto found = categories.find(category_id);
  if (found == categories.end()) found = categories.find("lua");
  return found->second;
}

ImU32 Theme::pen(std::string_view color) const {
  const auto found = pens.find(color);
  return found != pens.end() ? found->second : color_of(std::string(color)).value_or(ink);
}

Result<Theme> Theme::load(const std::filesystem::path& file) {
  Result<DataValue> data = base::load_data(file);
  if (!data) return tl::unexpected(data.error());
  const DataValue empty;
  const DataValue& colors = data->find("colors") != nullptr ? *data->find("colors") : empty;
  Theme theme;
  theme.id = file.stem().string();
#define LUNABLOC_ROW(name, use)                                  \
  if (const Result<ImU32> color = color_at(colors, #name))       \
    theme.name = *color;                                         \
  else                                                           \
    return tl::unexpected(color.error());
  LUNABLOC_THEME_COLORS(LUNABLOC_ROW)
#undef LUNABLOC_ROW
  theme.shadows = data->boolean_at("shadows", true);
  theme.border = static_cast<float>(data->number_at("border", 1));
  const DataValue& categories = data->find("categories") != nullptr ? *data->find("categories") : empty;
  for (const auto& [id, entry] : categories.map()) {
    const Result<ImU32> fill = color_at(entry, "fill"), edge = color_at(entry, "edge"), text = color_at(entry, "text");
    for (const auto& color : {fill, edge, text})
      if (!color) return tl::unexpected(color.error());
    const Result<ImU32> icon = color_at(entry, "icon");
    theme.categories[id] = {*fill, *edge, *text, icon ? *icon : *text};
  }
  if (const DataValue* pens = data->find("pens"))
    for (const auto& [name, entry] : pens->map()) {
      const Result<ImU32> color = color_at(*pens, name);
      if (!color) return tl::unexpected(color.error());
      theme.pens[name] = *color;
    }
  if (!theme.categories.contains("lua"))
    return tl::unexpected(Error{ErrorKind::failed, "theme.missing_color", {{"nom", "lua"}}, categories.place, {}});
  return theme;
}

double linear(double part) { return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4); }

double contrast(ImU32 a, ImU32 b) {
  const double first = luminance(a), second = luminance(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

ImU32 mix(ImU32 a, ImU32 b, float amount) {
  const float part = std::clamp(amount, 0.0F, 1.0F);
  ImU32 result = 0;
  for (const unsigned shift : {0U, 8U, 16U, 24U}) {
    const float from = static_cast<float>((a >> shift) & 0xFFU), to = static_cast<float>((b >> shift) & 0xFFU);
    result |= static_cast<ImU32>(std::lround(from + (to - from) * part)) << shift;
  }
  return result;
}

ImU32 with_alpha(ImU32 color, float alpha) {
  const auto value = static_cast<ImU32>(std::lround(std::clamp(alpha, 0.0F, 1.0F) * 255.0F));
  return (color & ~static_cast<ImU32>(IM_COL32_A_MASK)) | (value << IM_COL32_A_SHIFT);
}

std::vector<Pair> pairs_of(const Theme& theme) {
  std::vector<Pair> pairs;
  const auto text_on = [&](std::string name, ImU32 front, ImU32 back) { pairs.push_back({std::move(name), front, back, 4.5}); };
  const auto control_on = [&](std::string name, ImU32 front, ImU32 back) { pairs.push_back({std::move(name), front, back, 3.0}); };
  const std::pair<const char*, ImU32> grounds[] = {
      {"bg", theme.bg}, {"panel", theme.panel}, {"raised", theme.raised}, {"sunken", theme.sunken}};
  for (const auto& [ground, color] : grounds) {
    text_on(fmt::format("ink on {}", ground), theme.ink, color);
    text_on(fmt::format("ink2 on {}", ground), theme.ink2, color);
    text_on(fmt::format("ink3 on {}", ground), theme.ink3, color);
    control_on(fmt::format("focus on {}", ground), theme.focus, color);
  }
  for (const auto& [ground, color] : {grounds[1], grounds[2], grounds[3]}) {
    text_on(fmt::format("accent on {}", ground), theme.accent, color);
    text_on(fmt::format("ok on {}", ground), theme.ok, color);
    text_on(fmt::format("warn on {}", ground), theme.warn, color);
    text_on(fmt::format("err on {}", ground), theme.err, color);
    control_on(fmt::format("line_strong on {}", ground), theme.line_strong, color);
    text_on(fmt::format("ink on chip over {}", ground), theme.ink, theme.chip);
  }
  for (const auto& [ground, soft] : {std::pair{"accent_soft", theme.accent_soft}, {"ok_soft", theme.ok_soft},
                                     {"warn_soft", theme.warn_soft}, {"err_soft", theme.err_soft}})
    text_on(fmt::format("ink on {}", ground), theme.ink, soft);
  text_on("reading_a on panel", theme.reading_a, theme.panel);
  text_on("reading_b on panel", theme.reading_b, theme.panel);
  text_on("reading_a on accent_soft", theme.reading_a, theme.accent_soft);
  text_on("reading_b on accent_soft", theme.reading_b, theme.accent_soft);
  text_on("accent on accent_soft", theme.accent, theme.accent_soft);
  text_on("ok on ok_soft", theme.ok, theme.ok_soft);
  text_on("warn on warn_soft", theme.warn, theme.warn_soft);
  text_on("err on err_soft", theme.err, theme.err_soft);
  text_on("on_accent on accent", theme.on_accent, theme.accent);
  text_on("on_ok on ok", theme.on_ok, theme.ok);
  text_on("on_warn on warn", theme.on_warn, theme.warn);
  text_on("on_bar on bar", theme.on_bar, theme.bar);
  text_on("on_bar2 on bar", theme.on_bar2, theme.bar);
  control_on("mark_edge on panel", theme.mark_edge, theme.panel);
  control_on("focus against its gap", theme.focus, theme.focus_in);
  control_on("exec against its ink", theme.exec, theme.exec_ink);
  for (const auto& [ground, back] : {std::pair{"raised", theme.raised}, {"current_line", theme.current_line}})
    for (const auto& [name, front] :
         {std::pair{"text", theme.code_text}, {"keyword", theme.code_keyword}, {"string", theme.code_string},
          {"number", theme.code_number}, {"comment", theme.code_comment}, {"call", theme.code_call}})
      text_on(fmt::format("code {} on {}", name, ground), front, back);
  for (const auto& [id, colors] : theme.categories) {
    text_on(fmt::format("text of category {}", id), colors.text, colors.fill);
    control_on(fmt::format("icon of category {}", id), colors.icon, colors.fill);
    control_on(fmt::format("edge of category {} on sunken", id), colors.edge, theme.sunken);
  }
  return pairs;
}

}  // namespace lunabloc::ide::theme
