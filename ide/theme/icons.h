// The icons that the window uses, and no other: each one costs room in the atlas of every icon size.
// To use a new one, add its row: our name, its name in Material Design Icons 1.6.50, its code point.
#pragma once

#include <string_view>

namespace lunabloc::ide::theme {

#define LUNABLOC_ICONS(ROW) \
  ROW(flag_variant, "flag-variant", F240) \
  ROW(repeat, "repeat", F456) \
  ROW(directions_fork, "directions-fork", F641) \
  ROW(tune, "tune", F62E) \
  ROW(format_list_numbers, "format-list-numbers", F27B) \
  ROW(calculator, "calculator", F0EC) \
  ROW(navigation, "navigation", F390) \
  ROW(message_text, "message-text", F369) \
  ROW(cube_outline, "cube-outline", F1A7) \
  ROW(table, "table", F4EB) \
  ROW(chip, "chip", F61A) \
  ROW(magnify, "magnify", F349) \
  ROW(check, "check", F12C) \
  ROW(check_circle, "check-circle", F5E0) \
  ROW(alert, "alert", F026) \
  ROW(information_outline, "information-outline", F2FD) \
  ROW(undo, "undo", F54C) \
  ROW(redo, "redo", F44E) \
  ROW(format_size, "format-size", F27F) \
  ROW(volume_high, "volume-high", F57E) \
  ROW(help_circle_outline, "help-circle-outline", F625) \
  ROW(chevron_right, "chevron-right", F142) \
  ROW(chevron_down, "chevron-down", F140) \
  ROW(chevron_up, "chevron-up", F143) \
  ROW(chevron_left, "chevron-left", F141) \
  ROW(puzzle, "puzzle", F431) \
  ROW(view_column, "view-column", F56D) \
  ROW(code_tags, "code-tags", F174) \
  ROW(lightbulb_outline, "lightbulb-outline", F336) \
  ROW(eye, "eye", F208) \
  ROW(arrow_right, "arrow-right", F054) \
  ROW(arrow_left, "arrow-left", F04D) \
  ROW(arrow_up, "arrow-up", F05D) \
  ROW(arrow_down, "arrow-down", F045) \
  ROW(crosshairs_gps, "crosshairs-gps", F1A4) \
  ROW(book_open_page_variant, "book-open-page-variant", F5DA) \
  ROW(book_open, "book-open", F0BD) \
  ROW(play, "play", F40A) \
  ROW(pause, "pause", F3E4) \
  ROW(stop, "stop", F4DB) \
  ROW(skip_previous, "skip-previous", F4AE) \
  ROW(skip_next, "skip-next", F4AD) \
  ROW(step_backward, "step-backward", F4D5) \
  ROW(step_forward, "step-forward", F4D7) \
  ROW(walk, "walk", F583) \
  ROW(run, "run", F46E) \
  ROW(plus, "plus", F415) \
  ROW(minus, "minus", F374) \
  ROW(close, "close", F156) \
  ROW(bin, "delete", F1C0) \
  ROW(lock, "lock", F33E) \
  ROW(cursor_move, "cursor-move", F1B6) \
  ROW(console, "console", F18D) \
  ROW(scale_balance, "scale-balance", F5D1) \
  ROW(pencil, "pencil", F3EB) \
  ROW(counter, "counter", F199) \
  ROW(home, "home", F2DC) \
  ROW(folder, "folder", F24B) \
  ROW(usb, "usb", F553) \
  ROW(upload, "upload", F552) \
  ROW(refresh, "refresh", F450) \
  ROW(stethoscope, "stethoscope", F4D9) \
  ROW(pulse, "pulse", F430) \
  ROW(filter, "filter", F232) \
  ROW(chart_bar, "chart-bar", F128) \
  ROW(content_copy, "content-copy", F18F) \
  ROW(content_paste, "content-paste", F192) \
  ROW(rotate_left, "rotate-left", F465) \
  ROW(rotate_right, "rotate-right", F467) \
  ROW(magnify_plus, "magnify-plus", F34B) \
  ROW(magnify_minus, "magnify-minus", F34A) \
  ROW(school, "school", F474) \
  ROW(translate, "translate", F5CA) \
  ROW(wrench, "wrench", F5B7) \
  ROW(star, "star", F4CE) \
  ROW(map_marker, "map-marker", F34E) \
  ROW(keyboard, "keyboard", F30C) \
  ROW(history, "history", F2DA) \
  ROW(palette, "palette", F3D8) \
  ROW(fan, "fan", F210) \
  ROW(gauge, "gauge", F29A) \
  ROW(flash, "flash", F241) \
  ROW(menu, "menu", F35C) \
  ROW(dots_vertical, "dots-vertical", F1D9) \
  ROW(replay, "replay", F459) \
  ROW(content_save, "content-save", F193) \
  ROW(flask, "flask", F093) \
  ROW(function, "function", F295) \
  ROW(cards, "cards", F638) \
  ROW(lightbulb, "lightbulb", F335) \
  ROW(music_note, "music-note", F387) \
  ROW(hand_pointing_right, "hand-pointing-right", F2C7) \
  ROW(human_male_female, "human-male-female", F2E8) \
  ROW(comment_text, "comment-text", F188) \
  ROW(octagon, "octagon", F3C3) \
  ROW(drag_vertical, "drag-vertical", F1DD) \
  ROW(checkbox_marked, "checkbox-marked", F132) \
  ROW(checkbox_blank_outline, "checkbox-blank-outline", F131) \
  ROW(radiobox_marked, "radiobox-marked", F43E) \
  ROW(radiobox_blank, "radiobox-blank", F43D) \
  ROW(cards_outline, "cards-outline", F639) \
  ROW(theater, "theater", F50D) \
  ROW(format_text, "format-text", F284) \
  ROW(share_variant, "share-variant", F497) \
  ROW(fullscreen, "fullscreen", F293) \
  ROW(fullscreen_exit, "fullscreen-exit", F294) \
  ROW(camera, "camera", F100) \
  ROW(filmstrip, "filmstrip", F230) \
  ROW(image, "image", F2E9) \
  ROW(brush, "brush", F0E3) \
  ROW(eraser, "eraser", F1FE) \
  ROW(format_paint, "format-paint", F27C) \
  ROW(vector_line, "vector-line", F55E) \
  ROW(pin, "pin", F403) \
  ROW(briefcase, "briefcase", F0D6) \
  ROW(arrow_expand_all, "arrow-expand-all", F04C) \
  ROW(unfold_less, "unfold-less", F54E) \
  ROW(unfold_more, "unfold-more", F54F) \
  ROW(account, "account", F004) \
  ROW(calendar, "calendar", F0ED) \
  ROW(clock, "clock", F150) \
  ROW(numeric, "numeric", F3A0) \
  ROW(download, "download", F1DA) \
  ROW(checkbox_circle, "checkbox-marked-circle-outline", F134)

enum class Icon : unsigned {
#define LUNABLOC_ROW(name, mdi, code) name = 0x##code,
  LUNABLOC_ICONS(LUNABLOC_ROW)
#undef LUNABLOC_ROW
};

// The icon's letter in UTF-8, to draw with one of the icon fonts.
struct IconText {
  char bytes[5] = {};
  std::string_view view() const { return bytes; }
};
IconText text_of(Icon icon);
// By the name of Material Design Icons ("flag-variant"), as data files write it; puzzle when it is not listed.
Icon icon_named(std::string_view mdi_name);

}  // namespace lunabloc::ide::theme
