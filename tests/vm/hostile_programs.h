// The programs of tests/vm/hostile: one file a class, each program with how it may end.
//
//   === title: finished|error|limit, flag, flag
//   Lua
//   ----
//   what it says, when that is expected (to the byte)
//
// Flags: "endless" (only a limit or the person ends it), "twice" (two runs leave the same trace), "events" (it may act on
// a world), "world=kit", and counters with their exact counts: "pas=7". In the text, @80000{ and a}@ stands for that many
// times what is between the braces, where \xHH is a byte.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "support/temp_folder.h"

namespace lunabloc::vm {

struct HostileProgram {
  std::string title;
  std::vector<std::string> endings;
  bool endless = false, twice = false, events = false, says = false;
  std::string world;
  std::map<std::string, std::int64_t> costs;
  std::string lua;
  std::string said;
};

inline std::string with_bytes(std::string_view text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 2) != "\\x") {
      bytes.push_back(text[i]);
      continue;
    }
    bytes.push_back(static_cast<char>(std::stoi(std::string(text.substr(i + 2, 2)), nullptr, 16)));
    i += 3;
  }
  return bytes;
}

// @3{ab}@ is ababab.
inline std::string expanded(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t digits_end = text[at] == '@' ? text.find_first_not_of("0123456789", at + 1) : at;
    const std::size_t close = digits_end > at + 1 && digits_end < text.size() && text[digits_end] == '{' ? text.find("}@", digits_end) : text.npos;
    if (close == text.npos) {
      result.push_back(text[at++]);
      continue;
    }
    const std::string piece = with_bytes(text.substr(digits_end + 1, close - digits_end - 1));
    for (int i = std::stoi(std::string(text.substr(at + 1, digits_end - at - 1))); i > 0; --i) result += piece;
    at = close + 2;
  }
  return result;
}

inline std::vector<std::string> split(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  for (;;) {
    const std::size_t end = text.find(separator);
    parts.emplace_back(text.substr(0, end));
    if (end == text.npos) return parts;
    text.remove_prefix(end + separator.size());
  }
}

inline HostileProgram read_heading(std::string_view heading) {
  HostileProgram program;
  const std::size_t colon = heading.rfind(": ");
  program.title = heading.substr(0, colon);
  std::vector<std::string> words = split(heading.substr(colon + 2), ", ");
  program.endings = split(words.front(), "|");
  for (const std::string& word : std::vector(words.begin() + 1, words.end())) {
    const std::size_t equal = word.find('=');
    if (word == "endless") program.endless = true;
    else if (word == "twice") program.twice = true;
    else if (word == "events") program.events = true;
    else if (word.starts_with("world=")) program.world = word.substr(6);
    else if (equal != word.npos) program.costs[word.substr(0, equal)] = std::stoll(word.substr(equal + 1));
    else std::abort();  // a flag that nobody knows
  }
  return program;
}

inline std::filesystem::path hostile_folder() { return support::source_folder() / "tests/vm/hostile"; }

inline std::vector<std::string> hostile_classes() {
  std::vector<std::string> classes;
  for (const std::string& name : base::entries_of(hostile_folder())) classes.push_back(name.substr(0, name.rfind('.')));
  return classes;
}

inline std::vector<HostileProgram> hostile_programs(const std::string& of_class) {
  std::vector<HostileProgram> programs;
  const std::string text = base::read_file(hostile_folder() / (of_class + ".txt")).value_or("");
  for (std::string_view part : split("\n" + text, "\n=== ")) {
    if (part.find_first_not_of('\n') == part.npos) continue;
    const std::size_t heading_end = part.find('\n');
    HostileProgram program = read_heading(part.substr(0, heading_end));
    std::string_view lua = part.substr(heading_end + 1);
    const std::size_t said = lua.find("\n----\n");
    program.says = said != lua.npos;
    if (program.says) program.said = expanded(std::string(lua.substr(said + 6)) + (lua.ends_with('\n') ? "" : "\n"));
    program.lua = expanded(lua.substr(0, program.says ? said + 1 : said));
    programs.push_back(std::move(program));
  }
  return programs;
}

}  // namespace lunabloc::vm
