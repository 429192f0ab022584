// Numbers and words as people write them: what fills a message, and what an answer is compared by.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lunabloc::lesson {

// At most two decimals; French "1 000,5" (narrow spaces), English "1,000.5".
std::string shown_number(double number, const std::string& language);
// What a program said or holds, as people write it: in French « 3,5 », « vrai », « faux », « rien »; 5.0 is « 5 ». Any other
// text stands.
std::string shown_value(std::string_view text, std::string_view language);
// Values side by side, cut with « … » after twelve; a semicolon between them where one of them has a comma.
std::string shown_list(const std::vector<std::string>& values);

// Case, accents, punctuation at the end and runs of spaces without effect.
std::string plain_words(std::string_view text);
// With a decimal comma or point; nothing when the text is no number.
std::optional<double> number_in(std::string_view text);
// The numbers found in a text, in order.
std::vector<double> numbers_in(std::string_view text);

// A last line that ends with "\n" has no empty one after it.
std::vector<std::string> lines_of(std::string_view text);

}  // namespace lunabloc::lesson
