#include "portfolio/names.h"

#include <algorithm>
#include <cctype>
#include <random>

#include "base/file.h"
#include "lesson/words.h"

namespace lunabloc::portfolio {
namespace {

// Words without accents, capitals and the digits around them: "Léa-Rose 2015" → "lea", "rose".
std::vector<std::string> plain(const std::string& name) {
  std::vector<std::string> words(1);
  for (const char letter : lesson::plain_words(name)) {
    const auto byte = static_cast<unsigned char>(letter);
    if (byte >= 0x80 || std::isalpha(byte) != 0) words.back() += letter;
    else if (std::isdigit(byte) == 0 && !words.back().empty()) words.emplace_back();
  }
  std::erase(words, "");
  return words;
}

}  // namespace

Result<NameLists> load_name_lists(const std::filesystem::path& assets) {
  const Result<std::string> first_names = base::read_file(assets / "prenoms.txt");
  if (!first_names) return tl::unexpected(first_names.error());
  Result<NameWords> words = load_name_words(assets);
  if (!words) return tl::unexpected(words.error());
  NameLists lists;
  for (std::string& name : lesson::lines_of(*first_names)) lists.first_names.insert(lists.first_names.end(), std::move(name));
  const auto own = [&](const std::string& word) {
    for (std::string& one : plain(word)) lists.own_words.insert(std::move(one));
  };
  for (const std::string& word : words->dreams)
    for (const std::string& one : plain(word)) lists.first_names.erase(one);
  for (const Animal& animal : words->animals)
    for (const std::string& word : {animal.french, animal.english}) own(word);
  for (const Color& color : words->colors)
    for (const std::string& word : {color.masculine, color.feminine, color.english}) own(word);
  lists.words = std::move(*words);
  return lists;
}

NameDoubt doubt_about(const std::string& name, const NameLists& lists) {
  if (name.find('@') != std::string::npos) return NameDoubt::address;
  if (std::count_if(name.begin(), name.end(), [](char letter) { return std::isdigit(static_cast<unsigned char>(letter)) != 0; }) >= 8) return NameDoubt::number;
  const std::vector<std::string> words = plain(name);
  const auto is_own = [&](const std::string& word) { return lists.own_words.contains(word); };
  const auto is_first_name = [&](const std::string& word) { return lists.first_names.contains(word); };
  // Some words are both: « loup rose » is a pseudonym, « Rose Martin » is not.
  const bool made_of_ours = std::all_of(words.begin(), words.end(), is_own);
  const bool has_ours = std::any_of(words.begin(), words.end(), [&](const std::string& word) { return is_own(word) && !is_first_name(word); });
  if (made_of_ours || has_ours || std::none_of(words.begin(), words.end(), is_first_name)) return NameDoubt::none;
  return words.size() == 1 ? NameDoubt::first_name : NameDoubt::whole_name;
}

std::vector<std::string> pseudonyms(const NameLists& lists, const std::string& language, const std::set<std::string>& taken, std::size_t count, std::uint32_t seed) {
  std::vector<std::string> all;
  for (const Animal& animal : lists.words.animals)
    for (const Color& color : lists.words.colors) {
      std::string name = named(animal, color, language);
      if (!taken.contains(name)) all.push_back(std::move(name));
    }
  std::mt19937 chance(seed);
  // Not std::shuffle, whose result no standard fixes.
  for (std::size_t left = all.size(); left > 1; --left) std::swap(all[left - 1], all[chance() % left]);
  if (all.size() > count) all.resize(count);
  return all;
}

}  // namespace lunabloc::portfolio
