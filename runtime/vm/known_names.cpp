#include "vm/known_names.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "program/lexer.h"
#include "program/search_text.h"
#include "program/slips.h"

namespace lunabloc::vm {
namespace {

struct Library {
  std::string_view table;  // empty: the globals
  std::string_view names;  // separated by blanks
};
constexpr std::array kLua = {
    Library{"", "assert collectgarbage error getmetatable ipairs load next pairs pcall print rawequal rawget rawlen rawset select "
                "setmetatable tonumber tostring type xpcall"},
    Library{"coroutine", "create isyieldable resume running status wrap yield"},
    Library{"math", "abs acos asin atan ceil cos deg exp floor fmod huge log max maxinteger min mininteger modf pi rad random "
                    "randomseed sin sqrt tan tointeger type ult"},
    Library{"string", "byte char find format gmatch gsub len lower match pack packsize rep reverse sub unpack upper"},
    Library{"table", "concat insert move pack remove sort unpack"},
    Library{"utf8", "char charpattern codepoint codes len offset"},
};

void add(std::vector<std::string>& names, std::string_view name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.emplace_back(name);
}

// "turtle.forward" of "turtle.forward($steps)": what stands before the first parenthesis, when it is a name.
std::string called_by(std::string_view pattern) {
  std::size_t end = 0;
  while (end < pattern.size() && (program::is_name_part(pattern[end]) || pattern[end] == '.')) ++end;
  if (end == 0 || end >= pattern.size() || pattern[end] != '(' || program::is_keyword(program::lex(pattern, 0).kind)) return {};
  return std::string(pattern.substr(0, end));
}

// A pattern in which a name is chosen from a menu (`kit.$sensor($name):read()`) once for each choice; else itself.
std::vector<std::string> spelt_out(std::string_view pattern, const program::BlockEntry& block) {
  for (const program::SlotEntry& slot : block.slots) {
    const std::string hole = "$" + slot.name + "(";
    const std::size_t place = pattern.find(hole);
    if (slot.choices.empty() || place == std::string_view::npos || place >= pattern.find('(')) continue;
    std::vector<std::string> all;
    for (const std::string& choice : slot.choices) all.push_back(std::string(pattern.substr(0, place)) + choice + std::string(pattern.substr(place + hole.size() - 1)));
    return all;
  }
  return {std::string(pattern)};
}

void add_call(KnownNames& known, const std::string& call) {
  const std::size_t dot = call.find('.');
  add(known.globals, call.substr(0, dot));
  if (dot != std::string::npos) add(known.fields[call.substr(0, dot)], call.substr(dot + 1));
}

// The first word of a label, without accents: "avancer" of "avancer de $steps".
std::string first_word(std::string_view label) {
  const std::string plain = program::folded(label);
  std::size_t end = 0;
  while (end < plain.size() && std::isalpha(static_cast<unsigned char>(plain[end])) != 0) ++end;
  return plain.substr(0, end);
}

void add_french(KnownNames& known, const program::BlockEntry& block, const std::string& call) {
  const auto label = block.label.find("fr");
  if (label == block.label.end()) return;
  const std::string word = first_word(label->second);
  constexpr std::size_t kShort = 3;
  if (word.size() >= kShort) add(known.french[word], call);
}

}  // namespace

bool KnownNames::has_global(std::string_view name) const { return std::find(globals.begin(), globals.end(), name) != globals.end(); }

bool KnownNames::has_field(std::string_view table, std::string_view name) const {
  const auto found = fields.find(table);
  return found != fields.end() && std::find(found->second.begin(), found->second.end(), name) != found->second.end();
}

KnownNames known_names(const program::Vocabulary& vocabulary) {
  KnownNames known;
  for (const Library& library : kLua) {
    if (!library.table.empty()) add(known.globals, library.table);
    for (std::string_view rest = library.names; !rest.empty();) {
      const std::string_view name = rest.substr(0, rest.find(' '));
      add(library.table.empty() ? known.globals : known.fields[std::string(library.table)], name);
      rest.remove_prefix(std::min(rest.size(), name.size() + 1));
    }
  }
  for (const program::BlockEntry& block : vocabulary.blocks()) {
    std::vector<std::string_view> patterns{block.pattern};
    for (const program::BlockForm& form : block.also) patterns.push_back(form.pattern);
    for (const std::string_view pattern : patterns)
      for (const std::string& one : spelt_out(pattern, block)) {
        const std::string call = called_by(one);
        if (call.empty()) continue;
        add_call(known, call);
        add_french(known, block, call);
      }
  }
  // A word of many blocks says nothing.
  std::erase_if(known.french, [](const auto& entry) { return entry.second.size() > 3; });
  return known;
}

std::string same_letters(std::string_view name, const std::vector<std::string>& known) {
  const std::string plain = program::folded(name);
  for (const std::string& candidate : known)
    if (candidate != name && program::folded(candidate) == plain) return candidate;
  return {};
}

std::string near_name(std::string_view name, const std::vector<std::string>& known) {
  if (std::string same = same_letters(name, known); !same.empty()) return same;
  constexpr std::size_t kShort = 3;  // a letter off in so few is another name
  std::string found;
  for (const std::string& candidate : known) {
    const bool near = name.size() > kShort && candidate.size() >= kShort && program::one_slip_apart(name, candidate);
    if (!near) continue;
    if (!found.empty() && found != candidate) return {};
    found = candidate;
  }
  return found;
}

}  // namespace lunabloc::vm
