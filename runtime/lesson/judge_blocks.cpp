// `blocs`: the program's own text, seen as blocks. Judged on the tree, so Lua typed by hand counts the same.
//
// `max` counts what stands in a row of blocks (statements, loops, hats), not the values put into them.
#include <algorithm>

#include "base/line_index.h"
#include "lesson/judge.h"
#include "lesson/words.h"
#include "program/lexer.h"
#include "program/pattern.h"
#include "program/projection.h"
#include "program/tree.h"

namespace lunabloc::lesson {
namespace {

using program::Block;
using program::Shape;

bool counts(const Block& block) {
  return block.shape == Shape::hat || block.shape == Shape::statement || block.shape == Shape::container ||
         block.shape == Shape::cap;
}

// « pour i de 1 à 4 » is « répéter 4 fois » whose turns have a name: who asks for one is content with the other.
struct Wanted {
  const program::Vocabulary& vocabulary;
  const std::string& id;

  bool operator()(const Block* block) const {
    const program::BlockEntry* const entry = block->type == id ? nullptr : vocabulary.find(block->type);
    return block->type == id || (entry != nullptr && entry->counts_as == id);
  }
};

// What a hole is called: « … », of a menu of signs its choices, of a body nothing.
std::string words_of(const program::Hole& hole, const std::string& language) {
  if (hole.type == program::SlotType::statement_list) return {};
  if (!hole.is_operator || hole.slot == nullptr) return "…";
  std::string words;
  for (std::size_t choice = 0; choice < hole.slot->choices.size(); ++choice) words.append(choice == 0 ? "" : " / ").append(hole.slot->shown_choice(choice, language));
  return words;
}

// Of words that are said once for each of many, the first.
void add_words(const program::BlockPattern& pattern, const std::vector<program::LabelPiece>& pieces, const std::string& language, std::string& words) {
  using Kind = program::LabelPiece::Kind;
  for (const program::LabelPiece& piece : pieces) {
    if (piece.kind == Kind::group) add_words(pattern, piece.first, language, words);
    const std::string said = piece.kind == Kind::hole ? words_of(pattern.holes[piece.hole], language) : piece.words;
    if (said.empty()) continue;
    const bool close = said[0] == ',' || (said[0] == ':' && language != "fr");
    words.append(words.empty() || close ? "" : " ").append(said);
  }
}

// The block's words as they stand in the palette: « répéter … fois », « nouveau tableau avec … », « … + / − / × / ÷ … ».
std::string words_of(const Judging& judging, const std::string& id) {
  const program::PatternTable* const patterns = judging.context.vocabulary.patterns();
  const std::vector<const program::BlockPattern*> forms = patterns == nullptr ? std::vector<const program::BlockPattern*>{} : patterns->forms_of(id);
  if (forms.empty()) return id;
  const auto label = forms.front()->labels.find(judging.language());
  if (label == forms.front()->labels.end()) return id;
  std::string words;
  add_words(*forms.front(), label->second, judging.language(), words);
  return words;
}

bool inside(const std::vector<const Block*>& blocks, const Wanted& container, const Wanted& wanted) {
  for (const Block* outer : blocks)
    if (container(outer))
      for (const Block* inner : blocks)
        if (inner != outer && wanted(inner) && outer->range.contains(inner->range)) return true;
  return false;
}

// The lines that do something: comments, and the spaces at a line's ends, are nobody's change.
std::vector<std::string> working_lines(const std::string& program) {
  std::string bare;
  for (std::size_t at = 0; at < program.size();) {
    const program::Token token = program::lex(program, at);
    if (token.length == 0) break;
    if (!program::is_comment_token(token.kind)) bare.append(program, at, token.length);
    at += token.length;
  }
  std::vector<std::string> lines;
  for (const std::string& line : lines_of(bare)) {
    constexpr const char* kSpaces = " \t\r";
    const std::size_t first = line.find_first_not_of(kSpaces);
    if (first != std::string::npos) lines.push_back(line.substr(first, line.find_last_not_of(kSpaces) + 1 - first));
  }
  return lines;
}

// Lines changed, added or removed: what neither of two texts keeps of the other, a change counted once.
std::size_t changes_between(const std::string& before, const std::string& after) {
  const std::vector<std::string> a = working_lines(before), b = working_lines(after);
  std::vector<std::size_t> row(b.size() + 1, 0);
  for (const std::string& line : a) {
    std::size_t diagonal = 0;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = line == b[j - 1] ? diagonal + 1 : std::max(row[j], row[j - 1]);
      diagonal = above;
    }
  }
  const std::size_t common = row[b.size()];
  return std::max(a.size(), b.size()) - common;
}

Finding finding(std::string cause, Arguments arguments) {
  return {std::nullopt, {}, std::move(cause), std::move(arguments), {}};
}

}  // namespace

Judgement judge_blocks(const Judging& judging) {
  const program::Parsed parsed = program::parse(judging.program);
  const program::Projection projection = program::project(parsed.tree, judging.context.vocabulary, judging.language());
  const std::vector<const Block*> blocks = program::all_blocks(projection);
  const DataValue& data = judging.check.data;
  const auto wanted = [&](const std::string& id) { return Wanted{judging.context.vocabulary, id}; };
  if (const DataValue* required = data.find("obligatoires"))
    for (const auto& [id, least] : required->map())
      if (const std::int64_t found = std::count_if(blocks.begin(), blocks.end(), wanted(id)); found < least.integer())
        return finding("obligatoires",
                       {{"nom", words_of(judging, id)}, {"mesure", std::to_string(found)}, {"attendu", least.text()}});
  for (const std::string& id : data.texts_at("interdits"))
    if (std::any_of(blocks.begin(), blocks.end(), [&](const Block* block) { return block->type == id; })) return finding("interdits", {{"nom", words_of(judging, id)}});
  if (const DataValue* within = data.find("dans"))
    for (const auto& [container, ids] : within->map())
      for (const std::string& id : ids.texts())
        if (!inside(blocks, wanted(container), wanted(id)))
          return finding("dans", {{"nom", words_of(judging, id)}, {"attendu", words_of(judging, container)}});
  if (const DataValue* most = data.find("max")) {
    const auto used = std::count_if(blocks.begin(), blocks.end(), [](const Block* block) { return counts(*block); });
    if (used > most->integer()) return finding("max", {{"mesure", std::to_string(used)}, {"max", most->text()}});
  }
  if (const DataValue* most = data.find("changements_max")) {
    const std::size_t changed = changes_between(judging.context.lesson.starter_of(judging.check.step), judging.program);
    if (static_cast<std::int64_t>(changed) > most->integer())
      return finding("changements", {{"mesure", std::to_string(changed)}, {"max", most->text()}});
  }
  return std::nullopt;
}

}  // namespace lunabloc::lesson
