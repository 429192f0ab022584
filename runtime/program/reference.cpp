#include "program/reference.h"

#include <fmt/format.h>

#include <algorithm>

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

// "<seconde/secondes>" and "{first; next}": what is kept is the plural, and what is said first.
class LabelText {
 public:
  LabelText(const BlockEntry& entry, std::string_view label) : entry_(entry), label_(label) {}

  std::string read() {
    std::string text;
    while (at_ < label_.size()) {
      switch (const char byte = label_[at_++]) {
        case '$': text += hole(); break;
        case '|': text += " / "; break;
        case '<': text += counted(); break;
        case '{': break;
        case '}': text += " …"; break;
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
    return "( )";
  }
  std::string counted() {
    const std::size_t slash = label_.find('/', at_), end = label_.find('>', at_);
    // A sign of its own, not words to choose from.
    if (end == std::string_view::npos || slash > end) return "<";
    at_ = end + 1;
    return std::string(label_.substr(slash + 1, end - slash - 1));
  }

  const BlockEntry& entry_;
  std::string_view label_;
  std::size_t at_ = 0;
};

class Writer {
 public:
  Writer(const Vocabulary& vocabulary, const base::Messages& words)
      : vocabulary_(vocabulary), words_(words), language_(words.language()) {}

  std::string whole() {
    text_ = fmt::format("# {}\n\n{}\n", words_.text("reference.title"), words_.text("reference.intro"));
    for (const Category& category : vocabulary_.categories()) {
      bool any = false;
      for (const BlockEntry& entry : vocabulary_.blocks()) {
        if (entry.category != category.id) continue;
        if (!any) text_ += fmt::format("\n## {}\n", text_in(category.label, language_));
        any = true;
        block(entry);
      }
    }
    return std::move(text_);
  }

 private:
  void block(const BlockEntry& entry) {
    text_ += fmt::format("\n### {}\n\n{}\n\n", readable_label(entry, language_), text_in(entry.help, language_));
    code(entry.initial_lua());
    text_ += "\n";
    line("reference.level", words_.text("reference.level." + std::to_string(entry.level)));
    if (!entry.world.empty()) line("reference.world", words_.text("reference.world." + entry.world));
    if (!entry.cost.empty()) line("reference.cost", words_.text("reference.cost." + entry.cost));
    if (entry.board) line("reference.board", words_.text("reference.yes"));
    for (const SlotEntry& slot : entry.slots) this->slot(slot);
    if (entry.example.lua.empty()) return;
    text_ += fmt::format("\n{}\n\n", words_.text("reference.example"));
    code(entry.example.lua);
    if (entry.example.prints.empty()) return;
    text_ += fmt::format("\n{}\n\n```text\n{}\n```\n", words_.text("reference.prints"), entry.example.prints);
  }

  void slot(const SlotEntry& slot) {
    if (slot.type == "body") return;
    std::string said = words_.text("reference.type." + slot.type);
    if (!slot.unit.empty()) said += ", " + slot.unit;
    if (const auto labels = slot.choice_labels.find(language_); labels != slot.choice_labels.end()) {
      for (std::size_t i = 0; i < slot.choices.size(); ++i)
        said += fmt::format("{}`{}` {}", i == 0 ? " : " : ", ", slot.choices[i], labels->second[i]);
    }
    if (const std::string help = text_in(slot.help, language_); !help.empty()) said += ". " + help;
    text_ += fmt::format("- `{}` : {}\n", slot.name, said);
  }

  void line(std::string_view id, const std::string& value) { text_ += fmt::format("- {} : {}\n", words_.text(id), value); }

  void code(const std::string& lua) {
    text_ += fmt::format("```lua\n{}{}```\n", lua, lua.ends_with('\n') ? "" : "\n");
  }

  const Vocabulary& vocabulary_;
  const base::Messages& words_;
  const std::string& language_;
  std::string text_;
};

}  // namespace

std::string readable_label(const BlockEntry& entry, const std::string& language) {
  return LabelText(entry, text_in(entry.label, language)).read();
}

std::string reference(const Vocabulary& vocabulary, const base::Messages& words) { return Writer(vocabulary, words).whole(); }

}  // namespace lunabloc::program
