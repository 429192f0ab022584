#include "program/reference.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
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

// What a menu shows for a Lua text; nothing when it is none of the choices.
std::optional<std::string> choice_label(const SlotEntry& slot, const std::string& language, const std::string& lua) {
  const auto labels = slot.choice_labels.find(language);
  if (labels != slot.choice_labels.end())
    for (std::size_t i = 0; i < slot.choices.size(); ++i)
      if (slot.choices[i] == lua) return labels->second[i];
  return std::nullopt;
}

// What the palette shows in a hole: a choice's words, those of a block without holes (`true`), else the Lua text.
std::string shown_in(const SlotEntry& slot, const Vocabulary& vocabulary, const std::string& language) {
  if (const auto label = choice_label(slot, language, slot.initial)) return *label;
  for (const BlockEntry& entry : vocabulary.blocks())
    if (entry.is_expression() && entry.slots.empty() && entry.pattern == slot.initial) return text_in(entry.label, language);
  return slot.initial;
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
class LabelText {
 public:
  // With a vocabulary the holes are filled.
  LabelText(const BlockEntry& entry, const std::string& label, const std::string& language, const Vocabulary* vocabulary)
      : entry_(entry), label_(label), language_(language), vocabulary_(vocabulary) {}

  std::string read() {
    std::string text;
    while (at_ < label_.size()) {
      switch (const char byte = label_[at_++]) {
        case '$': text += hole(); break;
        case '|': text += " / "; break;
        case '<': text += counted(); break;
        case '{': break;
        case '}': text += vocabulary_ == nullptr ? " …" : ""; break;
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
    if (slot == nullptr || slot->initial.empty() || vocabulary_ == nullptr) return "( )";
    return "(" + shown_in(*slot, *vocabulary_, language_) + ")";
  }
  std::string counted() {
    const std::size_t slash = label_.find('/', at_), end = label_.find('>', at_);
    // A sign of its own, not words to choose from.
    if (end == std::string_view::npos || slash > end) return "<";
    at_ = end + 1;
    return std::string(label_.substr(slash + 1, end - slash - 1));
  }

  const BlockEntry& entry_;
  const std::string_view label_;
  const std::string& language_;
  const Vocabulary* vocabulary_;
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

  std::string article(const BlockEntry& entry) {
    text_ = escaped(text_in(entry.help, language_)) + "\n";
    slots(entry);
    text_ += "\n" + facts(entry) + "\n";
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

  // Under its own label when it has one.
  void other_forms(const BlockEntry& entry) {
    const std::vector<const BlockPattern*> forms = vocabulary_.patterns()->forms_of(entry.id);  // the main one first
    for (std::size_t i = 0; i < entry.also.size(); ++i) {
      const std::string lua = written_form(*forms[i + 1]);
      if (lua == entry.initial_lua()) continue;
      const std::string label = text_in(entry.also[i].label, language_);
      const std::string head = label.empty() ? title(entry) : escaped(LabelText(entry, label, language_, &vocabulary_).read());
      text_ += fmt::format("\n{}\n\n", words_.text("reference.also", {{"nom", head}}));
      code(lua);
    }
  }

  // What repeats is there once, to be seen.
  static std::string written_form(const BlockPattern& form) {
    return fill_pattern(form, [&](std::size_t hole, std::size_t n) -> std::optional<std::string> {
      const SlotEntry* slot = form.holes[hole].slot;
      if (n > 0 || slot == nullptr) return std::nullopt;
      return slot->initial.empty() && slot->type == "boolean" ? "true" : slot->initial;
    });
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
      const std::string label = choice_label(slot, language_, lua).value_or(lua);
      list += list.empty() ? "" : ", ";
      list += lua == label || lua == "\"" + label + "\"" ? "`" + lua + "`" : fmt::format("{} `{}`", escaped(label), lua);
    }
    return list;
  }

  std::string title(const BlockEntry& entry) const { return escaped(filled_label(vocabulary_, entry, language_)); }
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
  return LabelText(entry, text_in(entry.label, language), language, nullptr).read();
}

std::string filled_label(const Vocabulary& vocabulary, const BlockEntry& entry, const std::string& language) {
  return LabelText(entry, text_in(entry.label, language), language, &vocabulary).read();
}

std::string article(const Vocabulary& vocabulary, const BlockEntry& entry, const base::Messages& words) {
  return Writer(vocabulary, words).article(entry);
}

std::string reference(const Vocabulary& vocabulary, const base::Messages& words) { return Writer(vocabulary, words).whole(); }

}  // namespace lunabloc::program
