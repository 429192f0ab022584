// Is a pseudonym somebody's real name? A soft question: whoever is sure goes on. And pseudonyms to choose from.
//
// What is asked stays here: nothing is kept, nothing is sent. First names are those of assets/prenoms.txt, words of which
// pseudonyms are made those of name_words.h.
#pragma once

#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "portfolio/name_words.h"

namespace lunabloc::portfolio {

enum class NameDoubt : std::uint8_t { none, address, number, first_name, whole_name };

struct NameLists {
  std::set<std::string, std::less<>> first_names;  // small letters, no accents
  std::set<std::string, std::less<>> own_words;    // of pseudonyms, the same way
  NameWords words;
};
// Errors: those of data files and schemas.
Result<NameLists> load_name_lists(const std::filesystem::path& assets);

// An e-mail address, a telephone number, « Léa », « Léa Martin », « MARTIN Léa », « lea2015 ». « Léo le renard » is none.
NameDoubt doubt_about(const std::string& name, const NameLists& lists);

// So many different pseudonyms, none of `taken`; the same seed gives the same ones. Fewer when the words run out.
std::vector<std::string> pseudonyms(const NameLists& lists, const std::string& language, const std::set<std::string>& taken, std::size_t count, std::uint32_t seed);

}  // namespace lunabloc::portfolio
