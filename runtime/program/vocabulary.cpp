#include "program/vocabulary.h"

#include <algorithm>
#include <limits>
#include <set>

#include "base/file.h"
#include "base/schema.h"
#include "program/pattern.h"
#include "program/search_text.h"

namespace lunabloc::program {
namespace {

using TextByLanguage = std::map<std::string, std::string>;

TextByLanguage texts_by_language(const DataValue* value) {
  TextByLanguage result;
  if (value != nullptr)
    for (const auto& [language, text] : value->map()) result[language] = text.text();
  return result;
}

SlotEntry slot_from(const std::string& name, const DataValue& row) {
  SlotEntry slot;
  slot.name = name;
  slot.type = row.text_at("type");
  slot.initial = row.text_at("default");
  slot.many = row.boolean_at("many");
  slot.unit = row.text_at("unit");
  slot.help = texts_by_language(row.find("help"));
  const DataValue* choices = row.find("choices");
  if (choices == nullptr) return slot;
  for (const DataValue& choice : choices->list()) {
    const std::string lua = choice.is_map() ? choice.text_at("lua") : choice.text();
    slot.choices.push_back(lua);
    for (const std::string language : {"fr", "en"})
      slot.choice_labels[language].push_back(choice.text_at(language, lua));
  }
  return slot;
}

Example example_from(const DataValue& row) {
  Example example{row.text_at("example"), row.text_at("prints"), {}, {}};
  if (const DataValue* answers = row.find("answers")) example.answers = answers->texts();
  if (const DataValue* happens = row.find("happens"))
    for (const DataValue& one : happens->list())
      example.happens.push_back({one.number_at("after_s"), one.text_at("what"), one.number_at("value")});
  return example;
}

BlockEntry entry_from(const DataValue& row) {
  BlockEntry entry;
  entry.id = row.text_at("id");
  entry.pattern = row.text_at("lua");
  if (const DataValue* also = row.find("also"))
    for (const DataValue& form : also->list())
      entry.also.push_back({form.text_at("lua"), texts_by_language(form.find("label")), form.boolean_at("offered"), {}});
  if (const DataValue* slots = row.find("slots"))
    for (const auto& [name, slot] : slots->map()) entry.slots.push_back(slot_from(name, slot));
  entry.label = texts_by_language(row.find("label"));
  entry.help = texts_by_language(row.find("help"));
  entry.example = example_from(row);
  if (const DataValue* words = row.find("words"))
    for (const auto& [language, list] : words->map()) entry.words[language] = list.texts();
  entry.category = row.text_at("category");
  entry.icon = row.text_at("icon");
  entry.shape = row.text_at("shape");
  entry.look = row.text_at("look", "friendly");
  entry.level = static_cast<int>(row.integer_at("level", 1));
  entry.world = row.text_at("world");
  entry.cost = row.text_at("cost");
  entry.board = row.boolean_at("board");
  entry.gives = row.text_at("gives");
  entry.includes = row.text_at("includes");
  entry.counts_as = row.text_at("counts_as");
  return entry;
}

Error at_place(Error error, const base::Place& place) {
  error.place = place;
  return error;
}

// How far a query's word stands from what is looked at: 0 at the very beginning, then the beginning of a later word,
// then inside; nothing when it is not there.
std::optional<int> distance(const std::string& word, const std::string& text) {
  std::size_t at = text.find(word);
  if (at == std::string::npos) return std::nullopt;
  if (at == 0) return 0;
  for (; at != std::string::npos; at = text.find(word, at + 1))
    if (text[at - 1] == ' ' || text[at - 1] == '\'' || text[at - 1] == '.') return 1;
  return 2;
}

// A label without the marks of its template.
std::string plain_label(const std::string& label) {
  std::string result;
  for (const char byte : label)
    if (std::string_view("${}|;<>").find(byte) == std::string_view::npos) result.push_back(byte == '/' ? ' ' : byte);
  return result;
}

std::string text_in(const TextByLanguage& texts, const std::string& language) {
  const auto found = texts.find(language);
  return found == texts.end() ? std::string() : found->second;
}

// The least far that a word stands in an entry; labels before synonyms before Lua before menus before help.
std::optional<int> rank(const BlockEntry& entry, const std::string& word, const std::string& language) {
  std::optional<int> best;
  const auto look_at = [&](const std::string& text, int weight) {
    const std::optional<int> here = distance(word, folded(text));
    if (here && (!best || *here + weight < *best)) best = *here + weight;
  };
  look_at(plain_label(text_in(entry.label, language)), 0);
  if (const auto words = entry.words.find(language); words != entry.words.end())
    for (const std::string& synonym : words->second) look_at(synonym, 1);
  look_at(plain_label(entry.pattern), 2);
  for (const BlockForm& form : entry.also) {
    look_at(plain_label(text_in(form.label, language)), 2);
    look_at(plain_label(form.pattern), 3);
  }
  for (const SlotEntry& slot : entry.slots) {
    for (const std::string& choice : slot.choices) look_at(choice, 4);
    if (const auto labels = slot.choice_labels.find(language); labels != slot.choice_labels.end())
      for (const std::string& label : labels->second) look_at(label, 3);
  }
  if (word.size() >= 4) look_at(text_in(entry.help, language), 6);
  return best;
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t start = text.find_first_not_of(' '); start != std::string::npos;) {
    const std::size_t end = std::min(text.find(' ', start), text.size());
    words.push_back(text.substr(start, end - start));
    start = text.find_first_not_of(' ', end);
  }
  return words;
}

}  // namespace

const std::string& SlotEntry::shown_choice(std::size_t index, const std::string& language) const {
  const auto labels = choice_labels.find(language);
  return labels != choice_labels.end() && index < labels->second.size() ? labels->second[index] : choices[index];
}

const SlotEntry* BlockEntry::slot(std::string_view wanted) const {
  for (const SlotEntry& slot : slots)
    if (slot.name == wanted) return &slot;
  return nullptr;
}

Result<Vocabulary> Vocabulary::load(const std::filesystem::path& folder, const std::filesystem::path& schema_folder) {
  Vocabulary vocabulary;
  auto categories = base::load_checked(folder / "categories.yaml", schema_folder / "categories.yaml");
  if (!categories) return tl::unexpected(categories.error());
  std::vector<std::string> category_ids;
  for (const DataValue& row : categories->find("categories")->list()) {
    vocabulary.categories_.push_back(
        {row.text_at("id"), texts_by_language(row.find("label")), row.text_at("icon")});
    category_ids.push_back(row.text_at("id"));
  }

  auto blocks = std::make_shared<std::vector<BlockEntry>>();
  std::vector<base::Place> places;
  std::set<std::string> ids;
  for (const std::string& name : base::entries_of(folder)) {
    if (!name.ends_with(".yaml") || name == "categories.yaml") continue;
    auto file = base::load_checked(folder / name, schema_folder / "vocabulary.yaml");
    if (!file) return tl::unexpected(file.error());
    for (const DataValue& row : file->find("blocks")->list()) {
      BlockEntry entry = entry_from(row);
      const auto refuse = [&](const std::string& message, base::Arguments arguments) {
        return tl::unexpected(
            at_place(Error{ErrorKind::failed, message, std::move(arguments), {}, {}}, row.place));
      };
      if (!ids.insert(entry.id).second) return refuse("vocabulary.duplicate", {{"nom", entry.id}});
      if (vocabulary.category(entry.category) == nullptr)
        return refuse("vocabulary.unknown",
                      {{"nom", entry.category}, {"proche", base::nearest(entry.category, category_ids)}});
      blocks->push_back(std::move(entry));
      places.push_back(row.place);
    }
  }
  for (std::size_t i = 0; i < blocks->size(); ++i) {
    for (const std::string& other : {(*blocks)[i].includes, (*blocks)[i].counts_as}) {
      if (other.empty() || ids.count(other) != 0) continue;
      const base::Arguments arguments = {{"nom", other}, {"proche", base::nearest(other, {ids.begin(), ids.end()})}};
      return tl::unexpected(at_place(Error{ErrorKind::failed, "vocabulary.unknown", arguments, {}, {}}, places[i]));
    }
  }

  std::size_t where = 0;
  auto patterns = PatternTable::build(*blocks, where);
  if (!patterns) return tl::unexpected(at_place(patterns.error(), places[where]));
  for (BlockEntry& entry : *blocks) {
    const std::vector<const BlockPattern*> forms = (*patterns)->forms_of(entry.id);  // the main one first
    entry.initial = initial_of(*forms.front());
    for (std::size_t i = 0; i < entry.also.size(); ++i)
      if (entry.also[i].offered) entry.also[i].initial = initial_of(*forms[i + 1]);
  }
  vocabulary.blocks_ = std::move(blocks);
  vocabulary.patterns_ = std::move(*patterns);
  return vocabulary;
}

const BlockEntry* Vocabulary::find(std::string_view id) const {
  for (const BlockEntry& entry : *blocks_)
    if (entry.id == id) return &entry;
  return nullptr;
}

const Category* Vocabulary::category(std::string_view id) const {
  for (const Category& category : categories_)
    if (category.id == id) return &category;
  return nullptr;
}

std::vector<const BlockEntry*> Vocabulary::search(std::string_view query, const std::string& language) const {
  const std::vector<std::string> words = words_of(folded(query));
  std::vector<std::pair<int, const BlockEntry*>> found;
  for (const BlockEntry& entry : *blocks_) {
    int sum = entry.look == "generic" ? 3 : 0;
    bool all = !words.empty();
    for (const std::string& word : words) {
      const std::optional<int> here = rank(entry, word, language);
      all = all && here.has_value();
      sum += here.value_or(0);
    }
    if (all) found.emplace_back(sum, &entry);
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& left, const auto& right) {
    return left.first != right.first ? left.first < right.first : left.second->level < right.second->level;
  });
  std::vector<const BlockEntry*> result;
  for (const auto& [score, entry] : found) result.push_back(entry);
  return result;
}

std::vector<const BlockEntry*> palette_of(const Vocabulary& vocabulary, int level, const std::set<std::string_view>& used) {
  std::vector<const BlockEntry*> entries;
  for (const BlockEntry& entry : vocabulary.blocks())
    if (entry.level <= level || used.contains(entry.id)) entries.push_back(&entry);
  return entries;
}

}  // namespace lunabloc::program
