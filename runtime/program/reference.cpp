#include "program/reference.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "program/pattern.h"

namespace lunabloc::program {
namespace {

bool is_hole_letter(char byte) { return (byte >= 'a' && byte <= 'z') || byte == '_'; }

std::string text_in(const std::map<std::string, std::string>& texts, const std::string& language) {
  const auto found = texts.find(language);
  return found == texts.end() ? std::string() : found->second;
}

std::string single_spaces(const std::string& text) {
  std::string result;
  for (const char byte : text)
    if (byte != ' ' || (!result.empty() && result.back() != ' ')) result.push_back(byte);
  if (result.ends_with(' ')) result.pop_back();
  return result;
}

// What a menu shows for a Lua text; the text itself when it is none of the choices.
std::string choice_label(const SlotEntry& slot, const std::string& language, const std::string& lua) {
  const auto labels = slot.choice_labels.find(language);
  if (labels != slot.choice_labels.end())
    for (std::size_t i = 0; i < slot.choices.size(); ++i)
      if (slot.choices[i] == lua) return labels->second[i];
  return lua;
}

// A text of the vocabulary between words of Markdown: its own signs are no marks.
std::string escaped(const std::string& text) {
  std::string result;
  for (const char byte : text) {
    if (std::string_view("\\`*_<>|[]#~").find(byte) != std::string_view::npos) result.push_back('\\');
    result.push_back(byte);
  }
  return result;
}

// "<seconde/secondes>" and "{first; next}": what is kept is the plural, and what is said first.
enum class Holes { empty, filled };

class LabelText {
 public:
  LabelText(const BlockEntry& entry, const std::string& language, Holes holes)
      : entry_(entry), language_(language), written_(text_in(entry.label, language)), label_(written_), holes_(holes) {}

  std::string read() {
    std::string text;
    while (at_ < label_.size()) {
      switch (const char byte = label_[at_++]) {
        case '$': text += hole(); break;
        case '|': text += " / "; break;
        case '<': text += counted(); break;
        case '{': break;
        case '}': text += holes_ == Holes::empty ? " …" : ""; break;
        case ';': at_ = std::min(label_.find('}', at_), label_.size()); break;
        default: text.push_back(byte);
      }
    }
    return single_spaces(text);
  }

 private:
  std::string hole() {
    const std::size_t start = at_;
    while (at_ < label_.size() && is_hole_letter(label_[at_])) ++at_;
    const SlotEntry* slot = entry_.slot(label_.substr(start, at_ - start));
    if (slot != nullptr && slot->type == "body") return "…";
    if (slot == nullptr || slot->initial.empty() || holes_ == Holes::empty) return "( )";
    return "(" + choice_label(*slot, language_, slot->initial) + ")";
  }
  std::string counted() {
    const std::size_t slash = label_.find('/', at_), end = label_.find('>', at_);
    // A sign of its own, not words to choose from.
    if (end == std::string_view::npos || slash > end) return "<";
    at_ = end + 1;
    return std::string(label_.substr(slash + 1, end - slash - 1));
  }

  const BlockEntry& entry_;
  const std::string& language_;
  const std::string written_;
  const std::string_view label_;
  const Holes holes_;
  std::size_t at_ = 0;
};

class Writer {
 public:
  Writer(const Vocabulary& vocabulary, const base::Messages& words)
      : vocabulary_(vocabulary), words_(words), language_(words.language()) {
    for (const Category& category : vocabulary.categories()) {
      Family family{&category, {}};
      for (const BlockEntry& entry : vocabulary.blocks())
        if (entry.category == category.id) family.blocks.push_back(&entry);
      if (!family.blocks.empty()) families_.push_back(std::move(family));
    }
  }

  std::string whole() {
    text_ = fmt::format("# {}\n\n{}\n\n", words_.text("reference.title"), words_.text("reference.intro"));
    for (const Family& family : families_)
      text_ += fmt::format("- [{}](#{}) ({})\n", text_in(family.category->label, language_), family.category->id, family.blocks.size());
    for (const Family& family : families_) {
      text_ += fmt::format("\n<a id=\"{}\"></a>\n\n## {}\n\n", family.category->id, text_in(family.category->label, language_));
      contents(family);
      for (const BlockEntry* entry : family.blocks) block(*entry);
    }
    return std::move(text_);
  }

 private:
  struct Family {
    const Category* category;
    std::vector<const BlockEntry*> blocks;
  };

  // What a teacher looks for first: which block, from when, and whether the board does it alone.
  void contents(const Family& family) {
    text_ += fmt::format("| {} | {} | {} |\n| --- | --- | --- |\n", words_.text("reference.block"), words_.text("reference.level"),
                         words_.text("reference.board"));
    for (const BlockEntry* entry : family.blocks)
      text_ += fmt::format("| [{}](#{}) | {} | {} |\n", title(*entry), entry->id, level(*entry), board(*entry));
  }

  void block(const BlockEntry& entry) {
    text_ += fmt::format("\n<a id=\"{}\"></a>\n\n### {}\n\n{}\n\n", entry.id, title(entry), escaped(text_in(entry.help, language_)));
    code(entry.initial_lua());
    other_forms(entry);
    text_ += "\n" + facts(entry) + "\n";
    slots(entry);
    if (entry.example.lua.empty()) return;
    text_ += fmt::format("\n{}\n\n", words_.text("reference.example"));
    code(entry.example.lua);
    if (entry.example.prints.empty()) return;
    text_ += fmt::format("\n{}\n\n```text\n{}\n```\n", words_.text("reference.prints"), entry.example.prints);
  }

  void other_forms(const BlockEntry& entry) {
    if (entry.also.empty()) return;
    text_ += fmt::format("\n{}\n\n", words_.text("reference.also"));
    for (const BlockPattern* form : vocabulary_.patterns()->forms_of(entry.id))
      if (form->text != entry.pattern) code(initial_of(*form));
  }

  std::string facts(const BlockEntry& entry) const {
    std::string line = pair(words_.text("reference.level"), level(entry));
    const auto add = [&](std::string_view name, const std::string& value) { line += " · " + pair(words_.text(name), value); };
    if (!entry.world.empty()) add("reference.world", words_.text("reference.world." + entry.world));
    if (!entry.cost.empty()) add("reference.cost", words_.text("reference.cost." + entry.cost));
    add("reference.board", board(entry));
    return line;
  }

  // What may be put in a hole, where there is something to say of it.
  void slots(const BlockEntry& entry) {
    std::string list;
    for (const SlotEntry& slot : entry.slots)
      if (slot.type != "body" && (slot.type != "any" || slot.many || !slot.help.empty()))
        list += fmt::format("- {}\n", pair("`" + slot.name + "`", said_of(entry, slot)));
    if (!list.empty()) text_ += "\n" + list;
  }

  std::string said_of(const BlockEntry& entry, const SlotEntry& slot) const {
    std::string said = words_.text("reference.type." + slot.type);
    if (slot.many) said = words_.text("reference.many", {{"quoi", said}});
    // A unit that is a word stands in the label, in every language.
    const bool in_label = text_in(entry.label, "fr").find(slot.unit) != std::string::npos;
    if (!in_label) said += fmt::format(" ({})", slot.unit);
    if (!slot.choices.empty()) said = pair(said, choices(slot));
    if (const std::string help = text_in(slot.help, language_); !help.empty()) said += ". " + escaped(help);
    return said;
  }

  std::string choices(const SlotEntry& slot) const {
    std::string list;
    for (const std::string& lua : slot.choices) {
      const std::string label = choice_label(slot, language_, lua);
      list += list.empty() ? "" : ", ";
      list += lua == label || lua == "\"" + label + "\"" ? "`" + lua + "`" : fmt::format("{} `{}`", escaped(label), lua);
    }
    return list;
  }

  std::string title(const BlockEntry& entry) const { return escaped(filled_label(entry, language_)); }
  std::string level(const BlockEntry& entry) const { return words_.text("level.long." + std::to_string(entry.level)); }
  std::string board(const BlockEntry& entry) const { return words_.text(entry.board ? "reference.yes" : "reference.no"); }
  std::string pair(const std::string& name, const std::string& value) const {
    return words_.text("reference.pair", {{"nom", name}, {"valeur", value}});
  }

  void code(const std::string& lua) { text_ += fmt::format("```lua\n{}{}```\n", lua, lua.ends_with('\n') ? "" : "\n"); }

  const Vocabulary& vocabulary_;
  const base::Messages& words_;
  const std::string& language_;
  std::vector<Family> families_;
  std::string text_;
};

}  // namespace

std::string readable_label(const BlockEntry& entry, const std::string& language) {
  return LabelText(entry, language, Holes::empty).read();
}

std::string filled_label(const BlockEntry& entry, const std::string& language) {
  return LabelText(entry, language, Holes::filled).read();
}

std::string reference(const Vocabulary& vocabulary, const base::Messages& words) { return Writer(vocabulary, words).whole(); }

}  // namespace lunabloc::program
