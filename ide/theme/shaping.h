// Names that are written from right to left, made ready to be drawn from left to right: Arabic letters take the form that
// their neighbours give them (Unicode, « Arabic Presentation Forms-B »), Hebrew ones stay, and each run of them is turned
// round. Vowel signs above and below are left out. Of a whole sentence only the order within a run is right: this is for
// names and short words, and no more is promised.
#pragma once

#include <string>
#include <string_view>

namespace lunabloc::ide::theme {

// Whether there is anything to turn round.
bool has_right_to_left(std::string_view text);
// As it is drawn; other text comes back as it is.
std::string visual(std::string_view text);

// Letters of a text, wrong bytes as U+FFFD.
std::u32string letters_of(std::string_view text);
std::string text_of(std::u32string_view letters);

}  // namespace lunabloc::ide::theme
