#include "ide/access/syllables.h"

#include <gtest/gtest.h>

#include <string>

namespace lunabloc::ide::access {
namespace {

// « ta-bl(e) »: what is not heard stands between parentheses.
std::string cut(std::string_view word) {
  const Syllables syllables = syllables_of(word);
  std::string result;
  for (std::size_t at = 0; at < word.size(); ++at) {
    const bool begins = std::find(syllables.starts.begin(), syllables.starts.end(), at) != syllables.starts.end();
    if (begins && at > 0 && word[at - 1] != '-') result += '-';
    if (at == syllables.silent_from) result += '(';
    result += word[at];
  }
  return syllables.silent_from < word.size() ? result + ')' : result;
}

std::string without_marks(std::string_view cut) {
  std::string word;
  for (const char sign : cut)
    if (sign != '-' && sign != '(' && sign != ')') word += sign;
  return word;
}

class Words : public testing::TestWithParam<const char*> {};

TEST_P(Words, AreCutAsOnTheBoard) { EXPECT_EQ(cut(without_marks(GetParam())), GetParam()); }

INSTANTIATE_TEST_SUITE_P(
    Simple, Words,
    testing::Values("ma-man", "do-mi-no", "ta-bl(e)", "li-vr(e)", "é-co-l(e)", "parc", "par-tir", "ar-br(e)", "tor-tu(e)", "blo-qu(e)", "bo-nus",
                    "chat", "a-che-ter", "pho-to", "ma-gni-fi-qu(e)", "ro-bot", "a-van-cer", "ré-pé-t(e)", "ré-pé-ter", "bou-cl(e)", "pro-gram-m(e)",
                    "va-ria-bl(e)", "fonc-tion", "é-cu-reuil", "or-di-na-teur", "cla-vier", "é-cran", "li-gn(es)", "poin-t(e)"));
INSTANTIATE_TEST_SUITE_P(
    VowelsAsOne, Words,
    testing::Values("ba-teau", "oi-seau", "cou-leur", "voi-tu-r(e)", "mai-son", "nei-g(e)", "nœud", "sœur", "nuit", "pied", "oui", "lion", "plui(e)",
                    "vi(e)", "rou(e)", "feuil-l(e)", "bou-teil-l(e)", "fa-mil-l(e)", "point", "train", "jeu", "bœuf"));
INSTANTIATE_TEST_SUITE_P(
    VowelsApart, Words,
    testing::Values("né-ant", "po-è-t(e)", "na-ïf", "ma-ïs", "No-ël", "thé-â-tr(e)", "a-é-rien", "cru-el", "nu-a-g(e)", "ou-bli-er", "cri-er",
                    "jou-er", "o-a-sis", "cré-er", "pri-è-r(e)", "al-co-ol"));
INSTANTIATE_TEST_SUITE_P(
    Consonants, Words,
    testing::Values("obs-cur", "abs-trait", "ex-trê-m(e)", "cons-trui-r(e)", "chro-no", "tech-ni-qu(e)", "guê-p(e)", "pi-geon", "qua-tr(e)", "ba-gu(e)",
                    "cra-yon", "é-clair", "ap-plau-dir", "at-las", "ins-truc-tion"));
INSTANTIATE_TEST_SUITE_P(Signs, Words, testing::Values("", "A04", "l’ar-br(e)", "É-co-l(e)"));

TEST(Syllables, AHyphenEndsOne) {
  const Syllables syllables = syllables_of("vois-tu");
  EXPECT_EQ(syllables.starts, (std::vector<std::size_t>{0, 5}));
}

TEST(Syllables, AnyBytesAreTaken) {
  for (const std::string_view word : {"\xC3", "\xE2\x80", "\xFF\xFE", "a\xF0\x9F\x98\x80" "b"})
    for (const std::size_t start : syllables_of(word).starts) EXPECT_LE(start, word.size());
}

}  // namespace
}  // namespace lunabloc::ide::access
