#include "ide/workspace/block_words.h"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace lunabloc::ide::workspace {
namespace {

using program::Block;
using program::Part;
using program::PartKind;

struct Sign {
  std::string_view written, message;
};
constexpr Sign kSigns[] = {
    {"=", "workspace.sign.equal"},        {"≠", "workspace.sign.not_equal"},  {"<", "workspace.sign.less"},
    {"≤", "workspace.sign.at_most"},      {">", "workspace.sign.more"},       {"≥", "workspace.sign.at_least"},
    {"+", "workspace.sign.plus"},         {"−", "workspace.sign.minus"},      {"-", "workspace.sign.minus"},
    {"×", "workspace.sign.times"},        {"÷", "workspace.sign.divided"},    {"[", "workspace.sign.at"},
    {"]", ""},         {"?", ""},
};

std::string spoken(std::string_view words, const Messages& messages) {
  const auto sign = std::find_if(std::begin(kSigns), std::end(kSigns), [&](const Sign& known) { return known.written == words; });
  if (sign == std::end(kSigns)) return std::string(words);
  return sign->message.empty() ? std::string() : messages.text(sign->message);
}

// More than signs: « : » between a key and its value is none.
bool has_letters(std::string_view words) {
  return std::any_of(words.begin(), words.end(), [](char byte) { return std::isalnum(static_cast<unsigned char>(byte)) != 0 || static_cast<unsigned char>(byte) >= 0x80; });
}

void add(std::string& sentence, const std::string& words) {
  if (words.empty()) return;
  if (!sentence.empty()) sentence += ", ";
  sentence += words;
}

std::size_t count_of_inside(const Block& block) {
  std::size_t count = 0;
  for (const Part& part : block.parts)
    if (part.kind == PartKind::body) count += part.blocks.size();
  return count;
}

std::string row_of(const Block& block, const Messages& messages) {
  std::string sentence;
  for (const Part& part : block.parts) {
    if (part.kind == PartKind::label) add(sentence, spoken(part.text, messages));
    if (part.kind == PartKind::slot) add(sentence, sentence_of_slot(part, messages));
  }
  return sentence;
}

void gather(const Block& block, std::string& words) {
  for (const Part& part : block.parts) {
    if (!part.text.empty()) words += (words.empty() ? "" : " ") + part.text;
    if (part.kind == PartKind::slot)
      for (const Block& inside : part.blocks) gather(inside, words);
  }
}

}  // namespace

std::string sentence_of_slot(const Part& part, const Messages& messages) {
  if (!part.blocks.empty()) {
    const Block& inside = part.blocks.front();
    if (inside.parts.size() == 1) return spoken(inside.parts.front().text, messages);
    return row_of(inside, messages);
  }
  if (part.missing) return messages.text("workspace.say.hole");
  return part.text.empty() ? messages.text("workspace.say.empty") : spoken(part.text, messages);
}

std::string sentence_of_slot(const Block& block, std::size_t part, const Messages& messages) {
  const std::string words = sentence_of_slot(block.parts[part], messages);
  if (!block.parts[part].blocks.empty() || block.parts[part].missing || !block.parts[part].text.empty()) return words;
  for (std::size_t before = part; before > 0 && block.parts[before - 1].kind != PartKind::row_break; --before) {
    const Part& one = block.parts[before - 1];
    const bool says = (one.kind == PartKind::label || one.kind == PartKind::slot) && has_letters(one.text);
    if (says) return one.text + ", " + words;
  }
  return words;
}

std::string sentence_of(const Block& block, const Messages& messages) {
  std::string sentence = row_of(block, messages);
  if (block.look == program::Look::text) sentence = messages.text("workspace.say.lua_text") + ", " + sentence;
  if (sentence.empty()) sentence = block.type;
  const std::size_t inside = count_of_inside(block);
  const bool has_body = std::any_of(block.parts.begin(), block.parts.end(), [](const Part& part) { return part.kind == PartKind::body; });
  if (has_body) {
    const char* message = inside == 0 ? "workspace.say.contains_none" : (inside == 1 ? "workspace.say.contains_one" : "workspace.say.contains_many");
    sentence += ". " + messages.text(message, {{"nombre", std::to_string(inside)}});
  }
  for (const std::string& comment : block.comments) sentence += " " + messages.text("workspace.say.comment", {{"texte", comment}});
  return sentence;
}

std::string sentence_above(const Block& block, std::size_t body, const Messages& messages) {
  std::size_t from = body;
  while (from > 0 && block.parts[from - 1].kind != PartKind::body && block.parts[from - 1].kind != PartKind::row_break) --from;
  std::string sentence;
  for (std::size_t part = from; part < body; ++part) {
    if (block.parts[part].kind == PartKind::label) add(sentence, spoken(block.parts[part].text, messages));
    if (block.parts[part].kind == PartKind::slot) add(sentence, sentence_of_slot(block.parts[part], messages));
  }
  return sentence.empty() ? row_of(block, messages) : sentence;
}

std::string words_of(const Block& block) {
  std::string words;
  gather(block, words);
  return words;
}

std::string words_of_count(const Messages& messages, const std::string& id, std::size_t count) {
  return count > 1 ? messages.text(id + ".many", {{"nombre", std::to_string(count)}}) : messages.text(id);
}

}  // namespace lunabloc::ide::workspace
