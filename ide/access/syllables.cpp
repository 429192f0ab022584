#include "ide/access/syllables.h"

#include <algorithm>
#include <string>

namespace lunabloc::ide::access {
namespace {

constexpr std::u32string_view kVowels = U"aeiouyàâäéèêëîïôöùûüœæ";
// Written together and read as one; the longest first.
constexpr std::u32string_view kNuclei[] = {U"oeu", U"eau", U"œu", U"aî", U"ai", U"au", U"eî", U"ei", U"eû", U"eu", U"oî", U"oi", U"où", U"oû", U"ou", U"uî"};
// Consonants that are one sound, or that no syllable parts.
constexpr std::u32string_view kDigraphs[] = {U"ch", U"ph", U"th", U"gn", U"sh", U"rh"};
constexpr std::u32string_view kBefore = U"bcdfgkptv";  // of l and r

struct Letter {
  char32_t sign;
  std::size_t at;  // byte
};

char32_t lower(char32_t sign) {
  if (sign >= U'A' && sign <= U'Z') return sign + 32;
  if (sign >= 0xC0 && sign <= 0xDE && sign != 0xD7) return sign + 32;
  return sign == U'Œ' ? U'œ' : sign;
}

std::vector<Letter> letters_of(std::string_view word) {
  std::vector<Letter> letters;
  for (std::size_t at = 0; at < word.size();) {
    const auto first = static_cast<unsigned char>(word[at]);
    const std::size_t length = std::min<std::size_t>(first < 0x80 ? 1 : (first < 0xE0 ? 2 : (first < 0xF0 ? 3 : 4)), word.size() - at);
    char32_t sign = first < 0x80 ? first : first & (0xFFU >> (length + 1));
    for (std::size_t next = 1; next < length; ++next) sign = (sign << 6U) | (static_cast<unsigned char>(word[at + next]) & 0x3FU);
    letters.push_back({lower(sign), at});
    at += length;
  }
  return letters;
}

bool is_vowel(char32_t sign) { return kVowels.find(sign) != std::u32string_view::npos; }
bool is_letter(char32_t sign) { return (sign >= U'a' && sign <= U'z') || (sign >= 0xE0 && sign <= 0xFF && sign != 0xF7) || sign == U'œ'; }

// A vowel, a consonant, or several letters read as one.
struct Unit {
  std::size_t from, to;  // letters
  bool vowel;
};

class Word {
 public:
  explicit Word(std::string_view bytes) : letters_(letters_of(bytes)), bytes_(bytes.size()) {}

  Syllables cut() {
    Syllables result{.starts = {}, .silent_from = bytes_};
    if (letters_.empty()) return result;
    result.starts.push_back(0);
    for (std::size_t from = 0; from < letters_.size();) {
      std::size_t to = from;
      while (to < letters_.size() && is_letter(letters_[to].sign)) ++to;
      if (to > from) cut_letters(from, to, result);
      // A hyphen ends a syllable; an apostrophe and other signs go with what follows or precedes.
      if (to < letters_.size() && letters_[to].sign == U'-' && to > 0 && to + 1 < letters_.size()) result.starts.push_back(letters_[to + 1].at);
      from = to + 1;
    }
    return result;
  }

 private:
  char32_t sign(std::size_t index) const { return index < end_ && index >= begin_ ? letters_[index].sign : U'\0'; }
  bool stands(std::size_t index, std::u32string_view what) const {
    for (std::size_t i = 0; i < what.size(); ++i)
      if (sign(index + i) != what[i]) return false;
    return true;
  }

  std::size_t consonant_end(std::size_t at) const {
    for (const std::u32string_view digraph : kDigraphs)
      if (stands(at, digraph)) return at + 2;
    if (stands(at, U"qu")) return at + 2;
    // « gu » and « ge » write one sound before these vowels: guê-pe, pi-geon.
    if (stands(at, U"gu") && is_vowel(sign(at + 2)) && sign(at + 2) != U'a') return at + 2;
    if (stands(at, U"ge") && (sign(at + 2) == U'a' || sign(at + 2) == U'o' || sign(at + 2) == U'â')) return at + 2;
    return at + 1;
  }

  std::size_t vowel_end(std::size_t at) const {
    for (const std::u32string_view nucleus : kNuclei)
      if (stands(at, nucleus)) return at + nucleus.size();
    return at + 1;
  }

  // « y » begins a syllable between two vowels (vo-ya-ge) and before the first (ya-ourt).
  bool y_is_consonant(std::size_t at) const {
    return sign(at) == U'y' && is_vowel(sign(at + 1)) && (at == begin_ || is_vowel(sign(at - 1)));
  }

  std::vector<Unit> units() const {
    std::vector<Unit> units;
    for (std::size_t at = begin_; at < end_;) {
      const bool vowel = is_vowel(sign(at)) && !y_is_consonant(at);
      const std::size_t to = vowel ? vowel_end(at) : consonant_end(at);
      units.push_back({at, to, vowel});
      at = to;
    }
    return units;
  }

  // bl, tr, chr…: no syllable parts them.
  bool is_group(const Unit& first, const Unit& second) const {
    if (second.to - second.from != 1) return false;
    const char32_t last = sign(second.from);
    if (last != U'l' && last != U'r') return false;
    if (first.to - first.from == 2) return sign(first.from + 1) == U'h';
    return kBefore.find(sign(first.from)) != std::u32string_view::npos && !(sign(first.from) == U'd' && last == U'l') &&
           !(sign(first.from) == U't' && last == U'l');
  }

  // Two vowels that are read in one go: pied, nuit, oui; after a group they part: cri-er, pri-ère.
  bool glides(const std::vector<Unit>& units, std::size_t first) const {
    const Unit& one = units[first];
    const char32_t next = sign(units[first + 1].from);
    if (next == U'ï' || next == U'ë' || next == U'ü') return false;
    const bool after_group = first >= 2 && !units[first - 1].vowel && !units[first - 2].vowel && is_group(units[first - 2], units[first - 1]);
    if (one.to - one.from == 2 && (stands(one.from, U"ou") || stands(one.from, U"eu"))) return next == U'i';
    if (one.to - one.from != 1) return false;
    if (sign(one.from) == U'i' || sign(one.from) == U'y') return !after_group && next != U'i';
    return sign(one.from) == U'u' && next == U'i';
  }

  // « e », « es » at the end after another vowel or a consonant: written, not heard.
  bool is_mute(const Unit& unit) const {
    return unit.vowel && unit.to - unit.from == 1 && sign(unit.from) == U'e' && (unit.to == end_ || (unit.to + 1 == end_ && sign(unit.to) == U's'));
  }

  void cut_letters(std::size_t from, std::size_t to, Syllables& result) {
    begin_ = from, end_ = to;
    const std::vector<Unit> all = units();
    std::size_t last = all.size(), heard = 0;  // the vowel before; how many there were
    for (std::size_t index = 0; index < all.size(); ++index) {
      if (!all[index].vowel) continue;
      const bool mute = is_mute(all[index]) && heard > 0;
      if (mute) result.silent_from = letters_[all[index].from].at;
      if (last < index) {
        const std::size_t between = index - last - 1;
        if (between == 0) {
          if (!mute && !glides(all, last)) start(all[index].from, result);
        } else {
          const bool group = between >= 2 && is_group(all[index - 2], all[index - 1]);
          start(all[index - (group ? 2 : 1)].from, result);
        }
      }
      last = index;
      ++heard;
    }
  }
  void start(std::size_t letter, Syllables& result) const { result.starts.push_back(letters_[letter].at); }

  std::vector<Letter> letters_;
  std::size_t bytes_, begin_ = 0, end_ = 0;
};

}  // namespace

Syllables syllables_of(std::string_view word) { return Word(word).cut(); }

}  // namespace lunabloc::ide::access
