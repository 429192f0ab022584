// The sizes of blocks, in du before zoom: the only place where they stand. What each one is for is in the name.
#pragma once

namespace lunabloc::ide::workspace {

struct BlockMetrics {
  float corner_radius = 6;
  float notch_x = 16, notch_width = 24, notch_depth = 5, notch_flank = 6;
  float side_padding = 8;
  float row_padding = 5;
  float token_gap = 7;
  float slot_height = 24;
  float text_height = 20;
  float code_line_height = 18;
  float hat_rise = 14, hat_width = 92;
  float least_width = 72;
  float spine_width = 14;
  float least_mouth_height = 26;
  float bare_footer_height = 14;
  float number_least_width = 28, number_padding = 7;
  float text_least_width = 36, text_padding = 8;
  float menu_left = 7, menu_chevron = 20;
  float sign_padding = 3;
  float hole_least_width = 36;
  float icon_width = 17;
  float reporter_padding = 3;
  float pill_end_slot = 4, pill_end_menu = 7, pill_end_hexagon = 9, pill_end_text = 11;
  float hexagon_end_hexagon = 0.28f, hexagon_end_slot = 0.42f, hexagon_end_text = 0.5f;  // of its height
  float hexagon_end_more = 1;
  float script_gap = 24;      // between two scripts of one file
  float comment_gap = 12, comment_padding = 8, comment_height = 24;
  float longest_shown_text = 280;  // of a literal; the whole of it is in its editor
};

}  // namespace lunabloc::ide::workspace
