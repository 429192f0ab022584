// `lunabloc tree`: a program through its tree: its text back, a verdict, its blocks, its edits, what differs.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <ostream>
#include <sstream>

#include "base/base64.h"
#include "base/file.h"
#include "base/line_index.h"
#include "base/shown_text.h"
#include "cli/blocks_json.h"
#include "cli/cli.h"
#include "program/block_diff.h"
#include "program/program_file.h"
#include "program/projection.h"
#include "program/slips.h"
#include "program/tree.h"
#include "program/vocabulary.h"

namespace lunabloc::cli {
namespace {

using Json = nlohmann::ordered_json;

int usage(const Invocation& invocation) {
  return usage_of(invocation, "tree.usage");
}

Result<program::Vocabulary> vocabulary_of(const Invocation& invocation) {
  return program::Vocabulary::load(invocation.locations.assets / "vocabulary", invocation.locations.assets / "schemas");
}

// FILE:LINE:COL: kind: text; the kind is the family of the message.
int refuse(const Invocation& invocation, const Error& error) {
  if (error.place.file.empty()) return report(invocation, error);
  const std::string kind = error.message.substr(0, error.message.find('.'));
  invocation.err << fmt::format("{}:{}:{}: {}: {}\n", error.place.file, std::max(error.place.line, 1U),
                                std::max(error.place.column, 1U), kind, messages_of(invocation).text(error.message, error.arguments));
  return static_cast<int>(error.kind);
}

Result<program::Tree> tree_of(const std::string& file) {
  Result<std::string> text = program::read_program(file);
  if (!text) return tl::unexpected(text.error());
  return program::parse(*text).tree;
}

// Blocks take more room than their text; a bomb of brackets would take all that the machine has.
constexpr std::uint64_t kMostShown = 1'000'000;

Result<program::Tree> shown_tree_of(const std::string& file) {
  Result<program::Tree> tree = tree_of(file);
  if (!tree) return tree;
  const auto nodes = static_cast<std::uint64_t>(tree->ids()->last());
  if (nodes > kMostShown)
    return failure(ErrorKind::failed, "program.too_many_blocks", {{"fichier", file}, {"nombre", fmt::format("{}", nodes)}, {"limite", fmt::format("{}", kMostShown)}});
  return tree;
}

// A line of JSON; what the text holds that is not UTF-8 is shown as such where it need not come back.
std::string line_of(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"; }

int print(const Invocation& invocation, const std::string& file) {
  const Result<program::Tree> tree = tree_of(file);
  if (!tree) return refuse(invocation, tree.error());
  invocation.out << program::print(*tree);
  return 0;
}

int dump(const Invocation& invocation, const std::string& file) {
  const Result<program::Tree> tree = tree_of(file);
  if (!tree) return refuse(invocation, tree.error());
  invocation.out << program::dump(*tree);
  return 0;
}

int check(const Invocation& invocation, const std::string& file) {
  const Result<std::string> text = program::read_program(file);
  if (!text) return refuse(invocation, text.error());
  const program::Parsed parsed = program::parse(*text);
  if (parsed.diagnostics.empty()) {
    if (invocation.json) invocation.out << line_of({{"ok", true}});
    return 0;
  }
  const program::Diagnostic& found = parsed.diagnostics.front();
  const program::Diagnostic first = program::explained(parsed.tree, found);
  // Scripts compare with luac, so the place is on the line that Lua names; the words say where the fault is.
  const base::LineIndex lines(*text);
  const bool same_line = lines.line_of(first.range.start) == lines.line_of(first.lua_offset);
  const base::LineColumn at = lines.at(*text, same_line ? first.range.start : first.lua_offset);
  const std::string words = messages_of(invocation).text(first.message, first.arguments);
  if (invocation.json) {
    Json line = {{"ok", false}, {"file", file}, {"line", at.line}, {"column", at.column}, {"message", found.message}, {"text", words}};
    if (first.message != found.message) line["slip"] = first.message;
    invocation.out << line_of(line);
  }
  if (!invocation.json) invocation.err << base::shown_text(fmt::format("{}:{}:{}: syntax: {}", file, at.line, at.column, words)) << "\n";
  return static_cast<int>(ErrorKind::failed);
}

int blocks(const Invocation& invocation, const std::string& file) {
  const Result<program::Tree> tree = shown_tree_of(file);
  if (!tree) return refuse(invocation, tree.error());
  const Result<program::Vocabulary> vocabulary = vocabulary_of(invocation);
  if (!vocabulary) return refuse(invocation, vocabulary.error());
  write_blocks_json(*tree, program::project(*tree, *vocabulary, invocation.language), invocation.out);
  invocation.out << "\n";
  return 0;
}

int from_blocks(const Invocation& invocation, const std::string& file) {
  const Result<std::string> json = base::read_file(file);
  if (!json) return refuse(invocation, json.error());
  const Result<program::Vocabulary> vocabulary = vocabulary_of(invocation);
  if (!vocabulary) return refuse(invocation, vocabulary.error());
  Result<std::string> text = text_of_blocks(*json, *vocabulary);
  if (!text) {
    text.error().place.file = file;
    return refuse(invocation, text.error());
  }
  invocation.out << *text;
  return 0;
}

// {"off": …, "del": …, "ins": base64}
Result<program::TextEdit> edit_in(const std::string& line, std::size_t text_size) {
  const auto refused = [](std::string message, base::Arguments arguments = {}) {
    return failure(ErrorKind::usage, std::move(message), std::move(arguments));
  };
  const Json json = Json::parse(line, nullptr, false);
  const auto number_of = [&](const char* key) { return json.is_object() && json.contains(key) && json[key].is_number_unsigned(); };
  if (!number_of("off") || !number_of("del") || !json.contains("ins") || !json["ins"].is_string()) return refused("tree.bad_edit");
  const auto start = json["off"].get<std::size_t>(), length = json["del"].get<std::size_t>();
  if (start > text_size || length > text_size - start)
    return refused("tree.edit_outside", {{"debut", fmt::format("{}", start)},
                                         {"fin", start + length < start ? "…" : fmt::format("{}", start + length)},
                                         {"taille", fmt::format("{}", text_size)}});
  const std::optional<std::string> inserted = base::from_base64(json["ins"].get<std::string>());
  if (!inserted) return refused("tree.edit_not_base64");
  return program::TextEdit{{start, start + length}, *inserted};
}

int edits(const Invocation& invocation, const std::string& edits_file, const std::string& file, bool as_tree) {
  const Result<std::string> lines = base::read_file(edits_file);
  if (!lines) return refuse(invocation, lines.error());
  Result<program::Tree> tree = tree_of(file);
  if (!tree) return refuse(invocation, tree.error());
  std::istringstream stream(*lines);
  std::uint32_t number = 0;
  for (std::string line; std::getline(stream, line);) {
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    Result<program::TextEdit> edit = edit_in(line, tree->text().size());
    if (!edit) {
      edit.error().place = {edits_file, number, 1};
      return refuse(invocation, edit.error());
    }
    *tree = program::reparse(*tree, *edit).tree;
  }
  invocation.out << (as_tree ? program::dump(*tree) : program::print(*tree));
  return 0;
}

// `+ 4: …` added, `- 4: …` removed, `> 4 → 7: …` moved, `~ 4 → 7: …` changed: with each slot as it was and as it is.
std::string change_in_words(const program::BlockChange& change, std::size_t old_line, std::size_t new_line) {
  if (change.added()) return fmt::format("+ {}: {}\n", new_line, words_of(*change.after));
  if (change.removed()) return fmt::format("- {}: {}\n", old_line, words_of(*change.before));
  std::string line = fmt::format("{}{} {} → {}: {}", change.changed() ? "~" : "", change.moved ? ">" : "", old_line, new_line,
                                 words_of(*change.after));
  std::string_view separator = " [";
  for (const program::SlotChange& slot : change.slots) {
    line += fmt::format("{}{} → {}", separator, slot.before, slot.after);
    separator = "; ";
  }
  return line + (change.changed() ? "]\n" : "\n");
}

Json change_in_json(const program::BlockChange& change, std::size_t old_line, std::size_t new_line) {
  const auto side = [](const program::Block& block, std::size_t line) {
    return Json{{"id", static_cast<std::uint64_t>(block.id)},     {"type", std::string(block.type)}, {"line", line},
                {"range", {block.range.start, block.range.end}}, {"block", words_of(block)}};
  };
  Json json = {{"change", change.added() ? "added" : change.removed() ? "removed" : change.changed() ? "changed" : "moved"}};
  if (change.changed()) json["moved"] = change.moved;
  if (change.before != nullptr) json["before"] = side(*change.before, old_line);
  if (change.after != nullptr) json["after"] = side(*change.after, new_line);
  for (const program::SlotChange& slot : change.slots)
    json["slots"].push_back({{"slot", slot.hole}, {"before", slot.before}, {"after", slot.after}});
  return json;
}

int diff(const Invocation& invocation, const std::string& before_file, const std::string& after_file) {
  const Result<program::Tree> before = shown_tree_of(before_file), after = shown_tree_of(after_file);
  if (!before) return refuse(invocation, before.error());
  if (!after) return refuse(invocation, after.error());
  const Result<program::Vocabulary> vocabulary = vocabulary_of(invocation);
  if (!vocabulary) return refuse(invocation, vocabulary.error());
  const program::Projection old_blocks = program::project(*before, *vocabulary, invocation.language);
  const program::Projection new_blocks = program::project(*after, *vocabulary, invocation.language);
  const base::LineIndex old_lines(before->text()), new_lines(after->text());
  for (const program::BlockChange& change : program::block_changes(old_blocks, new_blocks)) {
    const std::size_t old_line = change.before != nullptr ? old_lines.line_of(change.before->range.start) : 0;
    const std::size_t new_line = change.after != nullptr ? new_lines.line_of(change.after->range.start) : 0;
    invocation.out << (invocation.json ? line_of(change_in_json(change, old_line, new_line))
                                       : change_in_words(change, old_line, new_line));
  }
  return 0;
}

}  // namespace

int run_tree(const Invocation& invocation) {
  std::vector<std::string> words = invocation.arguments;
  const std::optional<std::string> edits_file = take_option(words, "--edits");
  const std::array flags = {std::string("--check"), std::string("--blocks"), std::string("--from-blocks"),
                            std::string("--dump"), std::string("--diff")};
  std::string flag;
  for (const std::string& one : flags) {
    if (!take_flag(words, one)) continue;
    if (!flag.empty()) return usage(invocation);
    flag = one;
  }
  const bool unknown = std::any_of(words.begin(), words.end(), [](const std::string& word) { return word.starts_with("--"); });
  if (unknown || words.size() != (flag == "--diff" ? 2U : 1U)) return usage(invocation);
  if (edits_file) {
    if (!flag.empty() && flag != "--dump") return usage(invocation);
    return edits(invocation, *edits_file, words[0], flag == "--dump");
  }
  if (flag == "--check") return check(invocation, words[0]);
  if (flag == "--blocks") return blocks(invocation, words[0]);
  if (flag == "--from-blocks") return from_blocks(invocation, words[0]);
  if (flag == "--dump") return dump(invocation, words[0]);
  if (flag == "--diff") return diff(invocation, words[0], words[1]);
  return print(invocation, words[0]);
}

}  // namespace lunabloc::cli
