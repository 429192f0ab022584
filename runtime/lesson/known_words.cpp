#include "lesson/known_words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <span>

#include "base/file.h"
#include "lesson/body.h"
#include "lesson/levels.h"
#include "lesson/table_types.h"
#include "lesson/words.h"

namespace lunabloc::lesson {
namespace {

// Signs that are written with more than one byte and are no letters.
constexpr std::array<std::string_view, 16> kSigns = {"«", "»", "’", "‘", "“", "”", "…", "–", "—", "−", "×", "÷", "\xC2\xA0", "\xE2\x80\xAF", "°", "→"};

std::size_t length_of_sign(std::string_view text) {
  for (const std::string_view sign : kSigns)
    if (text.starts_with(sign)) return sign.size();
  return 0;
}

// Letters in a row, of at least two; « {nom} » is no word.
template <class Take>
void each_word(std::string_view text, Take take) {
  std::string word;
  // What is in capitals is a code, or something held up: « NBNB », « CC0 ».
  const auto close = [&] {
    const bool capitals = std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (word.size() > 1 && !capitals) take(word);
    word.clear();
  };
  while (!text.empty()) {
    const auto byte = static_cast<unsigned char>(text.front());
    std::size_t length = 1;
    if (byte == '{') {
      close();
      length = std::min(text.find('}'), text.size() - 1) + 1;
    } else if (byte < 0x80) {
      if (std::isalpha(byte) != 0) word += text.front();
      else close();
    } else if (const std::size_t sign = length_of_sign(text)) {
      close();
      length = sign;
    } else {
      word += text.front();
    }
    text.remove_prefix(length);
  }
  close();
}

// What a word keeps in all its forms: « gardées », « garder » and « garde » are « gard ». Longest endings first.
constexpr std::array<std::string_view, 46> kFrenchEndings = {
    "issements", "issement", "issaient", "ements", "issent", "issant", "aient", "ement", "erons", "eront", "antes", "euses", "ants", "ante", "ions", "erez",
    "eras",      "erai",     "euse",     "eurs",   "ives",   "ent",    "ant",   "ait",   "ais",   "ons",   "era",   "ees",   "ies",  "eux",  "eur",  "ive",
    "ifs",       "ez",       "er",       "ir",     "ee",     "es",     "is",    "it",    "ie",    "if",    "re",    "s",     "x",    "e"};
constexpr std::array<std::string_view, 11> kEnglishEndings = {"ings", "ing", "ers", "est", "ies", "ed", "er", "ly", "es", "s", "e"};

class Roots {
 public:
  explicit Roots(std::string_view language) : endings_(language == "fr" ? std::span<const std::string_view>(kFrenchEndings) : kEnglishEndings) {}
  std::string operator()(std::string_view word) const {
    constexpr std::size_t kShortest = 3;
    const std::string plain = plain_words(word);
    for (const std::string_view ending : endings_)
      if (plain.ends_with(ending) && plain.size() >= ending.size() + kShortest) return plain.substr(0, plain.size() - ending.size());
    return plain;
  }

 private:
  std::span<const std::string_view> endings_;
};

// Words by their roots.
struct Known {
  Roots root;
  std::set<std::string, std::less<>> roots = {};

  void add(std::string_view text) {
    each_word(text, [this](const std::string& word) { roots.insert(root(word)); });
  }
  void add(const DataValue& value) {
    if (value.is_text()) add(std::string_view(value.text()));
    for (const DataValue& one : value.list()) add(one);
    for (const auto& [key, one] : value.map()) {
      add(std::string_view(key));
      add(one);
    }
  }
  bool holds(std::string_view word) const { return roots.contains(root(word)); }
};

// A table's titles; its cells are data.
void add_titles(Known& known, const std::string& csv) { known.add(std::string_view(csv).substr(0, csv.find('\n'))); }

void add_palette(Known& known, const Lesson& lesson, const program::Vocabulary& vocabulary) {
  for (const std::string& id : lesson.blocks) {
    const program::BlockEntry* const block = vocabulary.find(id);
    if (block == nullptr) continue;
    const auto add_label = [&](const std::map<std::string, std::string>& labels) {
      if (const auto label = labels.find(lesson.language); label != labels.end()) known.add(label->second);
    };
    add_label(block->label);
    for (const program::BlockForm& form : block->also) add_label(form.label);
    for (const program::SlotEntry& slot : block->slots)
      for (std::size_t i = 0; i < slot.choices.size(); ++i) known.add(slot.shown_choice(i, lesson.language));
    if (const program::Category* const category = vocabulary.category(block->category)) add_label(category->label);
  }
}

void add_checks(Known& known, const Lesson& lesson) {
  for (const Check& check : lesson.checks) {
    known.add(check.data.text_at("question"));
    for (const char* key : {"choix", "groupes"})
      for (const std::string& choice : check.data.texts_at(key)) known.add(check.said(choice));
    for (const char* key : {"donne", "colonnes", "x", "y"})
      if (const DataValue* const names = check.data.find(key)) known.add(*names);
  }
}

void add_own_list(Known& known, const Lesson& lesson) {
  for (const std::filesystem::path& folder : {lesson.folder, lesson.base_folder})
    for (const char* file : {"lecon.md", "lecon.en.md"}) {
      const Result<std::string> text = folder.empty() ? failure(ErrorKind::failed, "file.missing") : base::read_file(folder / file);
      std::vector<Error> ignored;
      if (!text) continue;
      const Result<DataValue> head = base::parse_data(read_body(*text, file, ignored).front_matter, file, 2);
      if (!head) continue;
      for (const std::string& word : head->texts_at("mots")) known.add(word);
    }
}

Known words_of(const Lesson& lesson, const program::Vocabulary& vocabulary) {
  Known known{Roots(lesson.language)};
  known.add(lesson.title);
  known.add(lesson.introduction);
  for (const Step& step : lesson.steps) {
    known.add(step.title);
    known.add(step.markdown);
    known.add(step.starter);
  }
  for (const std::string& name : lesson.given_names()) known.add(name);
  for (const trace::GivenTable& table : lesson.tables) add_titles(known, table.csv);
  for (const GeneratedTable& table : generated_tables_of(lesson.file("donnees") / "donnees.yaml"))
    for (const std::string& column : table.columns) known.add(column);
  add_checks(known, lesson);
  add_palette(known, lesson, vocabulary);
  add_own_list(known, lesson);
  return known;
}

Result<Known> words_known(const std::filesystem::path& assets, const std::string& language, std::size_t level) {
  const Result<DataValue> file = base::load_data(assets / "known_words" / (language + ".yaml"));
  if (!file) return tl::unexpected(file.error());
  Known known{Roots(language)};
  for (const auto& [name, list] : file->map())
    if (level_of(name) <= level)
      for (const std::string& word : list.texts()) known.add(word);
  return known;
}

}  // namespace

Result<std::vector<UnknownWord>> unknown_words(const Lesson& lesson, const program::Vocabulary& vocabulary, const std::filesystem::path& assets) {
  std::vector<UnknownWord> unknown;
  const std::size_t level = lesson.levels.empty() ? 1 : level_of(lesson.levels.front());
  if (level == level_of("adulte")) return unknown;
  const Result<Known> known = words_known(assets, lesson.language, level);
  if (!known) return tl::unexpected(known.error());
  const Known own = words_of(lesson, vocabulary);
  for (const auto& [id, advice] : lesson.messages) {
    std::set<std::string, std::less<>> told;
    for (const auto& [line, text] : {std::pair<std::string_view, const std::string&>("vu", advice.seen), std::pair<std::string_view, const std::string&>("essaie", advice.try_this)})
      each_word(text, [&, line = line, id = id](const std::string& word) {
        if (!own.holds(word) && !known->holds(word) && told.insert(own.root(word)).second) unknown.push_back({id, line, word});
      });
  }
  return unknown;
}

Error error_of(const UnknownWord& unknown, const Lesson& lesson, base::Place place) {
  return {ErrorKind::failed, "lesson.word_unknown", {{"nom", unknown.message}, {"mot", unknown.word}, {"niveau", lesson.levels.empty() ? "" : lesson.levels.front()}}, std::move(place), {}};
}

}  // namespace lunabloc::lesson
