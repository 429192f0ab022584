// Which columns look as if they told of people. A column « nom » alone may be of towns or fruits: it is a person's beside
// a first name, or when its cells are what only people have.
#include <algorithm>

#include "data/survey.h"

namespace lunabloc::data {
namespace {

// Lower case without accents; what is no letter is a space.
std::string plain(std::string_view text) {
  constexpr std::pair<std::string_view, char> kAccents[] = {
      {"à", 'a'}, {"â", 'a'}, {"ä", 'a'}, {"ç", 'c'}, {"é", 'e'}, {"è", 'e'}, {"ê", 'e'}, {"ë", 'e'}, {"î", 'i'}, {"ï", 'i'},
      {"ô", 'o'}, {"ö", 'o'}, {"û", 'u'}, {"ü", 'u'}, {"ù", 'u'}, {"É", 'e'}, {"È", 'e'}, {"À", 'a'}, {"Ç", 'c'}, {"Ê", 'e'}};
  std::string result = " ";
  for (std::size_t at = 0; at < text.size();) {
    const auto accent = std::find_if(std::begin(kAccents), std::end(kAccents), [&](const auto& one) { return text.substr(at).starts_with(one.first); });
    if (accent != std::end(kAccents)) {
      result.push_back(accent->second);
      at += accent->first.size();
      continue;
    }
    const char sign = text[at++];
    if (sign >= 'A' && sign <= 'Z') result.push_back(static_cast<char>(sign + 32));
    else result.push_back((sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9') ? sign : ' ');
  }
  return result + " ";
}

bool names_one_of(const std::string& name, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return name.find(" " + std::string(word) + " ") != std::string::npos; });
}

bool is_email(std::string_view cell) {
  const std::size_t at = cell.find('@');
  return at != std::string_view::npos && at > 0 && cell.find('.', at) != std::string_view::npos && cell.find(' ') == std::string_view::npos;
}

// Ten digits from 01 to 09, or + and a country, however they are spaced.
bool is_phone(std::string_view cell) {
  std::string digits;
  for (const char sign : cell) {
    if (sign >= '0' && sign <= '9') digits.push_back(sign);
    else if (std::string_view(" .-()+").find(sign) == std::string_view::npos) return false;
  }
  if (cell.starts_with('+')) return digits.size() >= 10 && digits.size() <= 13;
  return digits.size() == 10 && digits[0] == '0' && digits[1] != '0';
}

// 12 rue des Lilas.
bool is_street(std::string_view cell) {
  const std::string words = plain(cell);
  return words.size() > 3 && words[1] >= '0' && words[1] <= '9' && names_one_of(words, {"rue", "avenue", "boulevard", "chemin", "impasse", "place", "allee", "route"});
}

template <class Is>
bool mostly(const std::vector<std::string>& cells, Is is) {
  return cells.size() >= 2 && static_cast<std::size_t>(std::count_if(cells.begin(), cells.end(), is)) * 2 >= cells.size();
}

}  // namespace

Personal personal_of(std::string_view name, Kind kind, const std::vector<std::string>& cells) {
  const std::string words = plain(name);
  if (names_one_of(words, {"email", "e mail", "mail", "courriel", "mel"}) || mostly(cells, is_email)) return Personal::email;
  if (names_one_of(words, {"telephone", "tel", "portable", "phone", "mobile"}) || mostly(cells, is_phone)) return Personal::phone;
  const bool dated = kind == Kind::date || kind == Kind::moment;
  if (names_one_of(words, {"naissance", "birth", "birthday", "birthdate", "anniversaire", "ne le", "date naiss", "ddn"}) && (dated || kind == Kind::text))
    return Personal::birth_date;
  if (names_one_of(words, {"prenom", "prenoms", "eleve", "nom prenom", "nom de famille", "nom eleve", "surname", "first name", "last name", "firstname", "lastname",
                           "pupil", "student", "patronyme"}) && kind == Kind::text)
    return Personal::name;
  if (names_one_of(words, {"adresse", "domicile", "address", "street", "rue"}) || mostly(cells, is_street)) return Personal::address;
  return Personal::no;
}

bool is_bare_name(std::string_view name) {
  const std::string words = plain(name);
  return words == " nom " || words == " name " || words == " noms ";
}

}  // namespace lunabloc::data
