#include "session/problems.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/line_index.h"
#include "program/names.h"
#include "program/slips.h"
#include "session/session.h"

namespace lunabloc::session {
namespace {

using program::Block;
using program::NameUse;
using program::Part;
using program::PartKind;

// A slip is sought in the whole text: nobody reads more of them than these at once.
constexpr std::size_t kMostExplained = 10;
constexpr std::size_t kMostWords = 40;  // bytes of a block's words

bool is_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char byte) { return std::isspace(static_cast<unsigned char>(byte)) != 0; });
}

// The words of its first row: « avancer de … pas ».
std::string words_of(const Block& block) {
  std::string words;
  for (const Part& part : block.parts) {
    if (part.kind == PartKind::body || part.kind == PartKind::row_break) break;
    const std::string text = part.kind == PartKind::label || !part.text.empty() ? part.text : "…";
    if (!words.empty() && !text.empty()) words += ' ';
    words += text;
  }
  if (words.size() <= kMostWords) return words;
  std::size_t end = kMostWords;
  while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U) --end;
  return words.substr(0, end) + "…";
}

class Search {
 public:
  Search(const Session& session, const vm::KnownNames& known)
      : session_(session), known_(known), text_(session.tree().text()), lines_(text_), blocks_(program::all_blocks(session.projection())) {}

  std::vector<Problem> all() {
    find_empty_slots();
    if (find_grammar()) find_names();
    find_refused_blocks();
    find_run();
    std::stable_sort(found_.begin(), found_.end(), [](const Problem& one, const Problem& other) { return one.offset.value_or(SIZE_MAX) < other.offset.value_or(SIZE_MAX); });
    if (found_.size() > kMostProblems) found_.resize(kMostProblems);
    return std::move(found_);
  }

 private:
  void add(Problem::Kind kind, std::string_view message, Arguments arguments, std::size_t offset) {
    const std::uint32_t line = lines_.line_of(offset);
    const bool has_line = std::any_of(arguments.begin(), arguments.end(), [](const auto& argument) { return argument.first == "ligne"; });
    if (!has_line) arguments.emplace_back("ligne", std::to_string(line));
    found_.push_back({kind, session_.messages().advice(message, arguments), offset, line});
  }

  void find_empty_slots() {
    for (const Block* block : blocks_)
      for (const Part& part : block->parts) {
        if (part.kind != PartKind::slot || !part.missing) continue;
        holes_.push_back(part.range.start);
        lacks_name_ = lacks_name_ || part.slot_type == program::SlotType::name;
        if (found_.size() < kMostProblems) add(Problem::Kind::empty_slot, "problem.empty_slot", {{"bloc", words_of(*block)}}, block->range.start);
      }
  }

  // An empty slot is told as one, not also as what Lua misses there.
  bool is_hole(const program::Diagnostic& diagnostic) const {
    if (!diagnostic.message.starts_with("syntax.expected_value") && !diagnostic.message.starts_with("syntax.expected_name")) return false;
    return std::any_of(holes_.begin(), holes_.end(), [&](std::size_t hole) {
      return hole <= diagnostic.range.start && is_blank(std::string_view(text_).substr(hole, diagnostic.range.start - hole));
    });
  }

  // False when parts of the program could not be read: then nobody knows which names it gives.
  bool find_grammar() {
    std::size_t told = 0;
    for (const program::Diagnostic& diagnostic : session_.diagnostics()) {
      if (is_hole(diagnostic)) continue;
      if (told++ == kMostExplained) break;
      const program::Diagnostic words = program::explained(session_.tree(), diagnostic);
      add(Problem::Kind::grammar, words.message, words.arguments, std::min(words.range.start, text_.size()));
    }
    return told == 0 && !lacks_name_;
  }

  void find_names() {
    const program::Names names = program::names_of(session_.tree());
    std::vector<char> given(names.variables.size(), 0);
    for (const NameUse& use : names.uses)
      if (use.role == NameUse::Role::writes || use.role == NameUse::Role::declares) given[use.variable] = 1;
    std::set<std::string_view> told;
    const std::set<std::string> of_lesson = session_.lesson() == nullptr ? std::set<std::string>() : session_.lesson()->given_names();
    for (const NameUse& use : names.uses) {
      const program::Variable& variable = names.variable_of(use);
      if (!variable.is_global() || given[use.variable] != 0 || variable.name.starts_with('_') || of_lesson.contains(std::string(variable.name))) continue;
      if (known_.has_global(variable.name) || found_.size() >= kMostProblems || !told.insert(variable.name).second) continue;
      const std::string near = near_of(names, given, variable.name);
      add(Problem::Kind::unknown_name, near.empty() ? "problem.unknown_name" : "problem.unknown_name_near",
          {{"nom", std::string(variable.name)}, {"proche", near}}, use.range.start);
    }
    find_fields(names, given);
  }

  // A name of the program itself first, then one of the library.
  std::string near_of(const program::Names& names, const std::vector<char>& given, std::string_view name) const {
    std::vector<std::string> own;
    for (std::size_t index = 0; index < names.variables.size(); ++index) {
      const program::Variable& variable = names.variables[index];
      if ((!variable.is_global() || given[index] != 0) && std::find(own.begin(), own.end(), variable.name) == own.end()) own.emplace_back(variable.name);
    }
    const std::string near = vm::near_name(name, own);
    return near.empty() ? vm::near_name(name, known_.globals) : near;
  }

  // "turtle.forward" of a use of `turtle`; empty where no field follows with a dot.
  std::string_view field_at(const NameUse& use) const {
    const std::string_view text = text_;
    std::size_t end = use.range.end;
    if (end >= text.size() || text[end] != '.') return {};
    for (++end; end < text.size() && (std::isalnum(static_cast<unsigned char>(text[end])) != 0 || text[end] == '_');) ++end;
    return end > use.range.end + 1 ? text.substr(use.range.start, end - use.range.start) : std::string_view();
  }

  // function turtle.square() …, turtle.square = …: the program itself gives it.
  bool is_given_here(const NameUse& use, std::string_view field) const {
    const std::string_view text = text_;
    const std::string_view before = text.substr(0, use.range.start), after = text.substr(use.range.start + field.size());
    const std::size_t word = before.find_last_not_of(" \t\r\n"), sign = after.find_first_not_of(" \t\r\n");
    if (word != std::string_view::npos && before.substr(0, word + 1).ends_with("function")) return true;
    return sign != std::string_view::npos && after[sign] == '=' && after.substr(sign, 2) != "==";
  }

  // turtle.foward: the table is known, what is taken from it is not.
  void find_fields(const program::Names& names, const std::vector<char>& given) {
    std::set<std::string_view> told;
    std::vector<std::pair<const NameUse*, std::string_view>> taken;
    for (const NameUse& use : names.uses) {
      const program::Variable& variable = names.variable_of(use);
      const std::string_view field = variable.is_global() && given[use.variable] == 0 && use.role == NameUse::Role::indexes ? field_at(use) : std::string_view();
      if (field.empty() || known_.fields.find(variable.name) == known_.fields.end()) continue;
      if (is_given_here(use, field)) told.insert(field);
      else taken.emplace_back(&use, field);
    }
    for (const auto& [use, field] : taken) {
      const std::string_view table = names.variable_of(*use).name, name = field.substr(table.size() + 1);
      if (known_.has_field(table, name) || !told.insert(field).second || found_.size() >= kMostProblems) continue;
      const std::string near = vm::near_name(name, known_.fields.find(table)->second);
      add(Problem::Kind::unknown_name, near.empty() ? "problem.unknown_field" : "problem.unknown_field_near",
          {{"nom", std::string(name)}, {"table", std::string(table)}, {"proche", near}}, use->range.start);
    }
  }

  // What a check of this step forbids.
  void find_refused_blocks() {
    if (session_.lesson() == nullptr || session_.step() == nullptr) return;
    std::set<std::string> refused;
    for (const lesson::Check& check : session_.lesson()->checks)
      if (check.step == session_.step()->id && check.type == "blocs")
        for (const std::string& id : check.data.texts_at("interdits")) refused.insert(id);
    for (const Block* block : blocks_)
      if (refused.erase(std::string(block->type)) > 0) add(Problem::Kind::lesson, "problem.not_in_step", {{"bloc", words_of(*block)}}, block->range.start);
  }

  void find_run() {
    const std::optional<Notice>& notice = session_.notice();
    if (!notice || !notice->about_run || notice->tone != Notice::Tone::attention) return;
    const bool placed = notice->offset && *notice->offset <= text_.size();
    // What was told of the text already is not told again.
    if (placed && std::any_of(found_.begin(), found_.end(), [&](const Problem& one) { return one.advice.seen == notice->advice.seen; })) return;
    found_.push_back({Problem::Kind::run, notice->advice, placed ? notice->offset : std::nullopt, placed ? lines_.line_of(*notice->offset) : 0});
  }

  const Session& session_;
  const vm::KnownNames& known_;
  const std::string& text_;
  base::LineIndex lines_;
  std::vector<const Block*> blocks_;
  std::vector<std::size_t> holes_;
  bool lacks_name_ = false;  // a slot for a name is empty: it may be the one that is asked for elsewhere
  std::vector<Problem> found_;
};

}  // namespace

std::vector<Problem> problems_of(const Session& session, const vm::KnownNames& known) { return Search(session, known).all(); }

}  // namespace lunabloc::session
