#include "session/list_roles.h"

#include <algorithm>
#include <charconv>
#include <span>

#include "program/lexer.h"

namespace lunabloc::session {
namespace {

using program::SyntaxKind;

struct Word {
  SyntaxKind kind;
  std::string_view text;
};
using Words = std::span<const Word>;

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  for (std::size_t at = 0; at < text.size();) {
    const program::Token token = program::lex(text, at);
    if (token.length == 0) break;
    if (!program::is_trivia(token.kind)) words.push_back({token.kind, text.substr(at, token.length)});
    at += token.length;
  }
  return words;
}

void add_once(std::vector<std::string>& names, std::string_view name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.emplace_back(name);
}

bool opens(SyntaxKind kind) { return kind == SyntaxKind::left_bracket || kind == SyntaxKind::left_paren || kind == SyntaxKind::left_brace; }
bool closes(SyntaxKind kind) { return kind == SyntaxKind::right_bracket || kind == SyntaxKind::right_paren || kind == SyntaxKind::right_brace; }

// From the word after an opening bracket to its closing one; the size of `words` when it is never closed.
std::size_t closing(Words words, std::size_t at) {
  for (int depth = 0; at < words.size(); ++at) {
    if (opens(words[at].kind)) ++depth;
    else if (closes(words[at].kind) && depth-- == 0) return at;
  }
  return words.size();
}

// The words that tell a place of the list, and where they end: t[…], list.swap(t, …, …), list.remove(t, …).
struct Named {
  Words words;
  std::size_t begin = 0, end = 0;  // of the whole: from the list's name to behind the bracket
  bool is_element = false;
};

bool is_dotted(Words words, std::size_t at) {
  return at > 0 && (words[at - 1].kind == SyntaxKind::dot || words[at - 1].kind == SyntaxKind::colon);
}

void add_arguments(std::vector<Named>& all, Words words, std::size_t name, std::size_t close) {
  std::size_t begin = name + 2;
  int depth = 0;
  for (std::size_t at = begin; at <= close; ++at) {
    const SyntaxKind kind = words[at].kind;
    if (opens(kind)) ++depth;
    if (at != close && closes(kind)) --depth;
    if (at == close || (depth == 0 && kind == SyntaxKind::comma)) {
      all.push_back({words.subspan(begin, at - begin), name, close + 1, false});
      begin = at + 1;
    }
  }
}

std::vector<Named> named_places(Words words, std::string_view list) {
  std::vector<Named> all;
  for (std::size_t at = 0; at + 1 < words.size(); ++at) {
    if (words[at].kind != SyntaxKind::name || words[at].text != list || is_dotted(words, at)) continue;
    if (words[at + 1].kind == SyntaxKind::left_bracket) {
      const std::size_t close = closing(words, at + 2);
      if (close < words.size()) all.push_back({words.subspan(at + 2, close - at - 2), at, close + 1, true});
      continue;
    }
    const bool is_call = at >= 4 && words[at + 1].kind == SyntaxKind::comma && words[at - 1].kind == SyntaxKind::left_paren &&
                         words[at - 3].kind == SyntaxKind::dot && words[at - 4].text == "list";
    if (!is_call || (words[at - 2].text != "swap" && words[at - 2].text != "remove")) continue;
    const std::size_t close = closing(words, at + 2);
    if (close < words.size()) add_arguments(all, words, at, close);
  }
  return all;
}

std::optional<std::int64_t> number_in(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// A sum of names and numbers: all that places are made of in what pupils write.
std::optional<std::int64_t> sum_of(Words words, const WholeNumberOf& value) {
  std::int64_t sum = 0;
  std::int64_t sign = 1;
  bool wants_term = true;
  for (const Word& word : words) {
    if (!wants_term) {
      if (word.kind != SyntaxKind::plus && word.kind != SyntaxKind::minus) return std::nullopt;
      sign = word.kind == SyntaxKind::plus ? 1 : -1;
      wants_term = true;
      continue;
    }
    const std::optional<std::int64_t> term = word.kind == SyntaxKind::number ? number_in(word.text)
                                             : word.kind == SyntaxKind::name ? value(word.text)
                                                                             : std::nullopt;
    constexpr std::int64_t kFar = 1'000'000'000;
    if (!term || *term > kFar || *term < -kFar) return std::nullopt;
    sum += sign * *term;
    wants_term = false;
  }
  return wants_term ? std::nullopt : std::optional(sum);
}

// `(a + b) // 2` and `(a + b) / 2`, wherever it stands in what the place is given.
std::optional<std::pair<std::string, std::string>> halves_of(Words words, const std::vector<std::string>& places) {
  for (std::size_t at = 1; at + 8 <= words.size(); ++at) {
    const auto is = [&](std::size_t index, SyntaxKind kind) { return words[at + index].kind == kind; };
    const bool half = is(0, SyntaxKind::left_paren) && is(1, SyntaxKind::name) && is(2, SyntaxKind::plus) && is(3, SyntaxKind::name) &&
                      is(4, SyntaxKind::right_paren) && (is(5, SyntaxKind::double_slash) || is(5, SyntaxKind::slash)) && words[at + 6].text == "2";
    if (!half) continue;
    // What it is given to: the name before the nearest `=`.
    std::size_t equal = at;
    while (equal > 0 && at - equal < 5 && words[equal].kind != SyntaxKind::equal) --equal;
    if (words[equal].kind != SyntaxKind::equal || equal == 0) continue;
    if (std::find(places.begin(), places.end(), words[equal - 1].text) == places.end()) continue;
    return std::pair{std::string(words[at + 1].text), std::string(words[at + 3].text)};
  }
  return std::nullopt;
}

std::optional<std::string> sought_by(Words words, const std::vector<Named>& named) {
  for (const Named& one : named) {
    if (!one.is_element) continue;
    const auto is_alone = [&](std::size_t at) {
      return words[at].kind == SyntaxKind::name &&
             (at + 1 >= words.size() || (!opens(words[at + 1].kind) && words[at + 1].kind != SyntaxKind::dot && words[at + 1].kind != SyntaxKind::colon));
    };
    if (one.end + 1 < words.size() && program::is_comparison(words[one.end].kind) && is_alone(one.end + 1)) return std::string(words[one.end + 1].text);
    if (one.begin >= 2 && program::is_comparison(words[one.begin - 1].kind) && words[one.begin - 2].kind == SyntaxKind::name && !is_dotted(words, one.begin - 2))
      return std::string(words[one.begin - 2].text);
  }
  return std::nullopt;
}

}  // namespace

ListRoles roles_of(std::string_view program, std::string_view list) {
  const std::vector<Word> words = words_of(program);
  const std::vector<Named> named = named_places(words, list);
  ListRoles roles;
  for (const Named& one : named)
    for (std::size_t at = 0; at < one.words.size(); ++at) {
      const bool is_called = at + 1 < one.words.size() && (opens(one.words[at + 1].kind) || one.words[at + 1].kind == SyntaxKind::dot);
      const bool is_measured = at > 0 && one.words[at - 1].kind == SyntaxKind::hash;
      if (one.words[at].kind == SyntaxKind::name && !is_called && !is_measured && !is_dotted(one.words, at)) add_once(roles.places, one.words[at].text);
    }
  roles.bounds = halves_of(words, roles.places);
  roles.sought = sought_by(words, named);
  return roles;
}

std::vector<std::int64_t> places_named(std::string_view piece, std::string_view list, const WholeNumberOf& value) {
  const std::vector<Word> words = words_of(piece);
  std::vector<std::int64_t> places;
  for (const Named& one : named_places(words, list))
    if (const std::optional<std::int64_t> place = sum_of(one.words, value))
      if (std::find(places.begin(), places.end(), *place) == places.end()) places.push_back(*place);
  return places;
}

}  // namespace lunabloc::session
