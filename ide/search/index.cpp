#include "ide/search/index.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <set>
#include <sstream>

#include "ide/workspace/block_words.h"
#include "program/reference.h"
#include "program/search_text.h"
#include "session/command.h"

namespace lunabloc::ide::search {
namespace {

using program::ColouredToken;
using program::TokenClass;
using theme::Icon;

constexpr std::size_t kMostOfAKind = 12;

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

// Every word of the query is somewhere in the text.
class Query {
 public:
  explicit Query(std::string_view text) : words_(words_of(program::folded(text))) {}
  bool empty() const { return words_.empty(); }
  bool finds(std::string_view text) const {
    const std::string folded = program::folded(text);
    return std::all_of(words_.begin(), words_.end(), [&](const std::string& word) { return folded.find(word) != std::string::npos; });
  }

 private:
  std::vector<std::string> words_;
};

// A display option: its words, its node in the panel, and the other words that people use for it.
struct Setting {
  const char* words;
  const char* node;
  const char* also;
};
constexpr std::array kSettings = {
    Setting{"ide.display.size", "display.scale.100", "ide.display.words.scale"},
    Setting{"ide.display.font", "display.font.andika", "ide.display.words.font"},
    Setting{"ide.display.spacing", "display.spacing.normal", "ide.display.words.spacing"},
    Setting{"ide.display.theme", "display.theme.papier", "ide.display.words.theme"},
    Setting{"ide.display.ruler", "display.ruler", "ide.display.words.ruler"},
    Setting{"ide.display.lines", "display.lines", "ide.display.words.lines"},
    Setting{"ide.display.motion", "display.motion.normal", "ide.display.words.motion"},
    Setting{"ide.display.voice", "display.voice.off", "ide.display.words.voice"},
    Setting{"ide.display.rate", "display.rate", "ide.display.words.rate"},
    Setting{"ide.display.volume", "display.volume.0", "ide.display.words.volume"},
    Setting{"ide.display.captions", "display.captions", "ide.display.words.captions"},
    Setting{"ide.display.language", "display.language.fr", "ide.display.words.language"},
    Setting{"ide.display.letters", "display.letters", "ide.display.words.letters"},
};

struct Offered {
  const char* command;
  const char* words;
  Icon icon;
};
constexpr std::array kCommands = {
    Offered{"run.start", "ide.time.run", Icon::play},         Offered{"run.stop", "ide.time.stop", Icon::stop},
    Offered{"time.start", "ide.time.start", Icon::skip_previous}, Offered{"time.end", "ide.time.end", Icon::skip_next},
    Offered{"time.back", "ide.time.back", Icon::step_backward}, Offered{"time.forward", "ide.time.forward", Icon::step_forward},
    Offered{"edit.undo", "ide.undo", Icon::undo},             Offered{"edit.redo", "ide.redo", Icon::redo},
    Offered{"file.save", "ide.keys.save", Icon::content_save},
};

class Finder {
 public:
  Finder(const session::Session& session, std::string_view text, Scope scope) : session_(session), text_(text), query_(text), scope_(scope) {}

  std::vector<Result> all() {
    if (query_.empty()) return {};
    if (scope_ == Scope::everywhere) {
      find_blocks();
      find_in_program();
      find_names();
    }
    find_lessons();
    find_settings();
    if (scope_ == Scope::everywhere) find_commands();
    return std::move(results_);
  }

 private:
  std::string say(const char* id) const { return session_.messages().text(id); }
  void add(Result result) { results_.push_back(std::move(result)); }

  // A lesson that names its blocks keeps to them.
  bool offers(const program::BlockEntry& entry) const {
    if (session_.lesson() == nullptr || session_.lesson()->blocks.empty()) return true;
    const std::vector<std::string>& named = session_.lesson()->blocks;
    const auto names = [&](const std::string& id) { return !id.empty() && std::find(named.begin(), named.end(), id) != named.end(); };
    return names(entry.id) || names(entry.includes);
  }
  void find_blocks() {
    std::size_t count = 0;
    for (const program::BlockEntry* entry : session_.vocabulary().search(text_, session_.language())) {
      if (!offers(*entry)) continue;
      if (count++ == kMostOfAKind) return;
      const program::Category* category = session_.vocabulary().category(entry->category);
      const std::string& icon = !entry->icon.empty() ? entry->icon : category != nullptr ? category->icon : entry->icon;
      add({.kind = Kind::block, .label = program::filled_label(session_.vocabulary(), *entry, session_.language()), .about = say("ide.search.kind.block") + " · " + session_.messages().text("level." + std::to_string(entry->level)),
           .id = entry->id, .icon = theme::icon_named(icon)});
    }
  }
  void find_in_program() {
    std::size_t count = 0;
    for (const program::Block* block : program::all_blocks(session_.projection())) {
      const std::string words = workspace::words_of(*block);
      if (!query_.finds(words) || count++ >= kMostOfAKind) continue;
      add({.kind = Kind::in_program, .label = words, .about = say("ide.search.kind.in_program"), .block = block->id, .icon = Icon::puzzle});
    }
  }
  // Where each name is made: after `function`, `local` or `for`, or before "=".
  void find_names() {
    const std::string& text = session_.tree().text();
    std::vector<ColouredToken> tokens = program::coloured_tokens(session_.tree());
    std::erase_if(tokens, [](const ColouredToken& token) { return token.token_class == TokenClass::space || token.token_class == TokenClass::comment; });
    const auto words = [&](std::size_t index) {
      return index < tokens.size() ? std::string_view(text).substr(tokens[index].range.start, tokens[index].range.length()) : std::string_view();
    };
    std::set<std::string_view> seen;
    for (std::size_t index = 0; index < tokens.size(); ++index) {
      const bool name = tokens[index].token_class == TokenClass::name || tokens[index].token_class == TokenClass::call;
      const std::string_view before = index > 0 ? words(index - 1) : std::string_view(), after = words(index + 1);
      const bool function = name && before == "function";
      const bool made = name && (function || before == "local" || before == "for" || after == "=");
      if (!made || !query_.finds(words(index)) || !seen.insert(words(index)).second) continue;
      add({.kind = function ? Kind::function : Kind::variable, .label = std::string(words(index)),
           .about = say(function ? "ide.search.kind.function" : "ide.search.kind.variable"), .offset = tokens[index].range.start,
           .icon = function ? Icon::cube_outline : Icon::tune});
    }
  }
  void find_lessons() {
    std::size_t count = 0;
    for (const lesson::Lesson& lesson : session_.lessons()) {
      const std::string label = lesson.id + " " + lesson.title;
      if (query_.finds(label) && count++ < kMostOfAKind)
        add({.kind = Kind::lesson, .label = label, .about = say("ide.search.kind.lesson"), .id = lesson.id, .icon = Icon::book_open_page_variant});
    }
  }
  void find_settings() {
    for (const Setting& setting : kSettings) {
      const std::string label = say(setting.words);
      if (query_.finds(label + " " + say(setting.also) + " " + say("ide.display")))
        add({.kind = Kind::setting, .label = label, .about = say("ide.display"), .id = setting.node, .icon = Icon::format_size});
    }
  }
  void find_commands() {
    for (const Offered& offered : kCommands)
      if (session::enabled(session_, offered.command) && query_.finds(say(offered.words)))
        add({.kind = Kind::command, .label = say(offered.words), .about = say("ide.search.kind.command"), .id = offered.command, .icon = offered.icon});
  }

  const session::Session& session_;
  std::string_view text_;
  Query query_;
  Scope scope_;
  std::vector<Result> results_;
};

// Letters to change, add or take away (Levenshtein).
std::size_t distance(const std::string& one, const std::string& other) {
  std::vector<std::size_t> row(other.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= one.size(); ++i) {
    std::size_t corner = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= other.size(); ++j) {
      const std::size_t changed = corner + (one[i - 1] == other[j - 1] ? 0 : 1);
      corner = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, changed}));
    }
  }
  return row.back();
}

}  // namespace

std::vector<Result> results_of(const session::Session& session, std::string_view query, Scope scope) { return Finder(session, query, scope).all(); }

std::string nearest_word(const session::Session& session, std::string_view query) {
  constexpr std::size_t kLeastLetters = 3, kMostLetters = 40;
  const std::string typed = program::folded(query);
  if (typed.size() < kLeastLetters || typed.size() > kMostLetters) return {};
  std::string best;
  std::size_t best_distance = typed.size() / 3 + 1;
  const auto consider = [&](const std::string& word) {
    const std::string folded = program::folded(word);
    if (folded.size() < kLeastLetters) return;
    const std::size_t here = distance(typed, folded);
    if (here < best_distance) best_distance = here, best = word;
  };
  for (const program::BlockEntry& entry : session.vocabulary().blocks()) {
    for (const std::string& word : words_of(program::readable_label(entry, session.language()))) consider(word);
    if (const auto synonyms = entry.words.find(session.language()); synonyms != entry.words.end())
      for (const std::string& word : synonyms->second) consider(word);
  }
  for (const lesson::Lesson& lesson : session.lessons())
    for (const std::string& word : words_of(lesson.title)) consider(word);
  return best;
}

}  // namespace lunabloc::ide::search
