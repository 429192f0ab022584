// Colours: one struct, read from assets/themes/<theme>.yaml. No other colour exists in the window's code.
#pragma once

#include <imgui.h>

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace lunabloc::ide::theme {

// Each row is a key of the file's `colors` and a member of Theme.
#define LUNABLOC_THEME_COLORS(ROW)                                                                        \
  ROW(bg, "window behind panels")                                                                         \
  ROW(panel, "panels")                                                                                    \
  ROW(raised, "cards, text area, secondary buttons")                                                      \
  ROW(sunken, "block workspace, wells, table head")                                                       \
  ROW(line, "decorative separators only")                                                                 \
  ROW(line_strong, "control borders, slider rail ends")                                                   \
  ROW(panel_edge, "outline of a panel")                                                                   \
  ROW(ink, "text")                                                                                        \
  ROW(ink2, "labels")                                                                                     \
  ROW(ink3, "secondary text")                                                                             \
  ROW(accent, "primary action, selection, links")                                                         \
  ROW(accent_soft, "selected row, prediction card")                                                       \
  ROW(on_accent, "text on accent")                                                                        \
  ROW(ok, "done, run button, seen card")                                                                  \
  ROW(ok_soft, "ground of ok")                                                                            \
  ROW(on_ok, "text on ok")                                                                                \
  ROW(warn, "needs attention")                                                                            \
  ROW(warn_soft, "ground of warn")                                                                        \
  ROW(on_warn, "text on warn")                                                                            \
  ROW(err, "impossible, target line in charts")                                                           \
  ROW(err_soft, "ground of err")                                                                          \
  ROW(exec, "step being executed, with exec_ink")                                                         \
  ROW(exec_ink, "inner ring of the step being executed")                                                  \
  ROW(mark, "highlighted bar, with mark_edge")                                                            \
  ROW(mark_edge, "outline of mark")                                                                       \
  ROW(bar, "top bar")                                                                                     \
  ROW(on_bar, "text on the top bar")                                                                      \
  ROW(on_bar2, "secondary text on the top bar")                                                           \
  ROW(focus, "focus ring")                                                                                \
  ROW(focus_in, "inner gap of the focus ring")                                                            \
  ROW(chip, "ground of a code chip in text")                                                              \
  ROW(code_text, "Lua: names and operators")                                                              \
  ROW(code_keyword, "Lua: keywords")                                                                      \
  ROW(code_string, "Lua: strings")                                                                        \
  ROW(code_number, "Lua: numbers")                                                                        \
  ROW(code_comment, "Lua: comments")                                                                      \
  ROW(code_call, "Lua: calls")                                                                            \
  ROW(current_line, "Lua: the line of the step")                                                          \
  ROW(reading_a, "lesson text, every other syllable or line")                                             \
  ROW(reading_b, "lesson text, the syllables or lines between")                                           \
  ROW(selection, "selected text")                                                                         \
  ROW(shadow, "shadows, with their alpha")

struct CategoryColors {
  ImU32 fill = 0, edge = 0, text = 0, icon = 0;
};

struct Theme {
  std::string id;
#define LUNABLOC_ROW(name, use) ImU32 name = 0;
  LUNABLOC_THEME_COLORS(LUNABLOC_ROW)
#undef LUNABLOC_ROW
  bool shadows = true;       // without them every surface has a border
  float border = 1;          // du
  std::map<std::string, CategoryColors, std::less<>> categories;
  std::map<std::string, ImU32, std::less<>> pens;  // the turtle's colours by their name in Lua, on `raised`

  // Of a block category; those of "lua" when the category is not known.
  const CategoryColors& category(std::string_view category_id) const;
  // Of a pen: a name, or "#RRGGBB"; ink when it is neither.
  ImU32 pen(std::string_view color) const;

  // Errors: those of data files; "theme.missing_color" {nom}, "theme.bad_color" {nom}.
  static Result<Theme> load(const std::filesystem::path& file);
};

// How much light a part of a colour gives: sRGB's curve undone, both 0 to 1.
double linear(double part);
// WCAG 2 contrast ratio of two opaque colours, 1 to 21.
double contrast(ImU32 a, ImU32 b);
// `amount` 0 gives a, 1 gives b.
ImU32 mix(ImU32 a, ImU32 b, float amount);
ImU32 with_alpha(ImU32 color, float alpha);

// A text and its ground as they meet in the window, with the least ratio that they owe (4.5 text, 3 controls).
struct Pair {
  std::string name;
  ImU32 front, back;
  double least;
};
std::vector<Pair> pairs_of(const Theme& theme);

}  // namespace lunabloc::ide::theme
