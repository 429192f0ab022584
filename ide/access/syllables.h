// French words cut into syllables, as they are written on the board: « ta-ble », « é-co-le », « feuil-le », « po-è-te ».
//
// The rules are those of school grammars for written syllables (Grevisse, Le Bon Usage, § « La division graphique des
// mots »; Lexique des règles typographiques en usage à l’Imprimerie nationale, « Division des mots »), put into code here:
// a consonant between two vowels begins a syllable; of two or more, the last one does, unless the last two are a group
// (bl, tr, ch, gn…); vowels that are read as one (eau, oi, eui) stay together, others part (né-ant, na-ïf, cru-el).
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace lunabloc::ide::access {

struct Syllables {
  std::vector<std::size_t> starts;  // bytes at which a syllable begins; the first is 0, empty for an empty word
  std::size_t silent_from = 0;      // where the letters that are not heard begin: « e », « es » (of « ent » only the sentence knows); the end of the word when all are heard
};

// `word` is UTF-8 without spaces; signs and digits go with the letters before them.
Syllables syllables_of(std::string_view word);

}  // namespace lunabloc::ide::access
