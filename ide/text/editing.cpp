#include "ide/text/editing.h"

#include <algorithm>
#include <array>

#include "program/layout.h"

namespace lunabloc::ide::text {
namespace {

using program::ColouredToken;
using program::TextEdit;
using program::TextEdits;
using program::TokenClass;

bool is_line_end(char byte) { return byte == '\n' || byte == '\r'; }
bool is_blank(char byte) { return byte == ' ' || byte == '\t'; }
bool continues_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

enum class ByteClass { blank, word, sign };
ByteClass class_of(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  if (is_blank(byte) || is_line_end(byte)) return ByteClass::blank;
  const bool word = value >= 0x80 || byte == '_' || (value >= '0' && value <= '9') || ((value | 0x20U) >= 'a' && (value | 0x20U) <= 'z');
  return word ? ByteClass::word : ByteClass::sign;
}

// The line's end, before its line-end bytes.
std::size_t end_of_line(std::string_view text, std::size_t offset) {
  while (offset < text.size() && !is_line_end(text[offset])) ++offset;
  return offset;
}

std::size_t word_back(std::string_view text, std::size_t offset) {
  while (offset > 0 && class_of(text[offset - 1]) == ByteClass::blank) --offset;
  if (offset == 0) return 0;
  const ByteClass kind = class_of(text[offset - 1]);
  while (offset > 0 && class_of(text[offset - 1]) == kind) --offset;
  return offset;
}

std::size_t word_on(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return text.size();
  const ByteClass kind = class_of(text[offset]);
  while (offset < text.size() && class_of(text[offset]) == kind) ++offset;
  while (offset < text.size() && is_blank(text[offset])) ++offset;
  return offset;
}

// A CR LF is one step.
std::size_t character_back(std::string_view text, std::size_t offset) {
  if (offset == 0) return 0;
  --offset;
  if (offset > 0 && text[offset] == '\n' && text[offset - 1] == '\r') return offset - 1;
  while (offset > 0 && continues_character(text[offset])) --offset;
  return offset;
}

std::size_t character_on(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return text.size();
  if (text[offset] == '\r' && offset + 1 < text.size() && text[offset + 1] == '\n') return offset + 2;
  ++offset;
  while (offset < text.size() && continues_character(text[offset])) ++offset;
  return offset;
}

// First to the first letter of the line, then to its very start.
std::size_t start_of_line(std::string_view text, std::size_t offset) {
  const std::size_t start = program::line_start(text, offset);
  std::size_t first = start;
  while (first < text.size() && is_blank(text[first])) ++first;
  return offset == first ? start : first;
}

std::string_view of_token(const Source& source, const ColouredToken& token) {
  return source.text.substr(token.range.start, token.range.length());
}

const ColouredToken* token_before(const Source& source, std::size_t offset) {
  const auto after = std::partition_point(source.tokens.begin(), source.tokens.end(),
                                          [&](const ColouredToken& token) { return token.range.start < offset; });
  return after == source.tokens.begin() ? nullptr : &*(after - 1);
}

// The offset stands inside a string or a comment, not at its border.
bool inside_words(const Source& source, std::size_t offset) {
  const ColouredToken* token = token_before(source, offset);
  if (token == nullptr) return false;
  if (token->token_class == TokenClass::comment) return offset <= token->range.end && source.text.substr(token->range.start, 3) != "--[";
  const bool words = token->token_class == TokenClass::string || token->token_class == TokenClass::comment || token->token_class == TokenClass::garbage;
  return words && offset < token->range.end;
}

// ---- Blocks of Lua, by their words alone: the text may be half written

struct Opener {
  std::string_view word;
  std::size_t offset;
};

// What is open at `offset`: `function`, `if`, `do`, `repeat`.
std::vector<Opener> open_at(const Source& source, std::size_t offset) {
  std::vector<Opener> open;
  for (const ColouredToken& token : source.tokens) {
    if (token.range.start >= offset) break;
    if (token.token_class != TokenClass::keyword) continue;
    const std::string_view word = of_token(source, token);
    if (word == "function" || word == "if" || word == "do" || word == "repeat") open.push_back({word, token.range.start});
    else if ((word == "end" || word == "until") && !open.empty()) open.pop_back();
  }
  return open;
}

constexpr std::array<std::string_view, 4> kClosers = {"end", "else", "elseif", "until"};

// The margin that a line takes whose first word is `word`; nothing when that is not known.
std::optional<std::string> margin_for(const Source& source, std::size_t line, std::string_view word) {
  if (std::find(kClosers.begin(), kClosers.end(), word) == kClosers.end()) return std::nullopt;
  const std::vector<Opener> open = open_at(source, line);
  if (open.empty()) return std::nullopt;
  const bool for_if = word == "else" || word == "elseif";
  if (for_if && open.back().word != "if") return std::nullopt;
  if ((word == "until") != (open.back().word == "repeat")) return std::nullopt;
  return program::margin_at(source.text, open.back().offset);
}

// The line up to the offset opens a body: what follows stands one level deeper.
bool opens_body(const Source& source, std::size_t offset) {
  const std::size_t line = program::line_start(source.text, offset);
  std::string_view last;
  int functions = 0, brackets = 0;
  for (const ColouredToken& token : source.tokens) {
    if (token.range.start >= offset) break;
    if (token.range.start < line || token.token_class == TokenClass::space || token.token_class == TokenClass::comment) continue;
    const std::string_view word = of_token(source, token);
    last = word;
    if (token.token_class == TokenClass::keyword && word == "function") ++functions;
    if (token.token_class == TokenClass::keyword && word == "end") functions = std::max(0, functions - 1);
    if (word == "(" || word == "{" || word == "[") ++brackets;
    if (word == ")" || word == "}" || word == "]") --brackets;
  }
  return last == "then" || last == "do" || last == "else" || last == "repeat" || last == "{" || last == "(" ||
         (functions > 0 && last == ")") || (brackets > 0 && last == ",");
}

// The word that closes what was opened on the line and that Lua misses; empty when nothing is missing.
std::string_view missing_closer(const Source& source, std::size_t offset) {
  const std::size_t line = program::line_start(source.text, offset);
  std::string text(source.text);
  text.insert(offset, "\n");
  for (const program::Diagnostic& diagnostic : program::diagnostics_of(program::parse(text).tree)) {
    if (diagnostic.message != "syntax.expected_end") continue;
    if (diagnostic.related.start < line || diagnostic.related.start >= offset) continue;
    for (const auto& [name, value] : diagnostic.arguments)
      if (name == "attendu") return value == "until" ? "until " : "end";
  }
  return {};
}

struct SignPair {
  char open, close;
};
constexpr std::array<SignPair, 3> kBrackets = {{{'(', ')'}, {'{', '}'}, {'[', ']'}}};

char closer_of(char open) {
  for (const SignPair& pair : kBrackets)
    if (pair.open == open) return pair.close;
  return open == '"' || open == '\'' ? open : '\0';
}

bool is_closing_bracket(char byte) { return byte == ')' || byte == '}' || byte == ']'; }

// On its line the bracket has no partner to lose: one more would be one too many.
bool is_balanced(std::string_view text, std::size_t offset, char close) {
  const char open = close == ')' ? '(' : (close == '}' ? '{' : '[');
  const std::size_t start = program::line_start(text, offset), end = end_of_line(text, offset);
  int depth = 0;
  for (std::size_t at = start; at < end; ++at) depth += text[at] == open ? 1 : (text[at] == close ? -1 : 0);
  return depth <= 0;
}

bool has_room_for_closer(std::string_view text, std::size_t offset) {
  return offset >= text.size() || is_blank(text[offset]) || is_line_end(text[offset]) || is_closing_bracket(text[offset]) || text[offset] == ',';
}

Change at(TextEdits edits, std::size_t caret) { return {std::move(edits), {caret, caret}, std::nullopt}; }

// What somebody typed stands there already, because it was put there for them.
bool types_over(const Source& source, std::size_t offset, char letter) {
  if (offset >= source.text.size() || source.text[offset] != letter) return false;
  if (is_closing_bracket(letter)) return !inside_words(source, offset) && is_balanced(source.text, offset, letter);
  if (letter != '"' && letter != '\'') return false;
  const ColouredToken* token = token_before(source, offset);
  return token != nullptr && token->token_class == TokenClass::string && token->range.end == offset + 1 && source.text[token->range.start] == letter;
}

bool opens_pair(const Source& source, std::size_t offset, char letter) {
  if (closer_of(letter) == '\0' || !has_room_for_closer(source.text, offset) || inside_words(source, offset)) return false;
  if (letter != '"' && letter != '\'') return true;
  return offset == 0 || (class_of(source.text[offset - 1]) != ByteClass::word && source.text[offset - 1] != letter);
}

// After a closing word was typed alone on its line: the line goes back to where its opener stands, and an `end` that
// stood ready on the next line gives way.
void settle_closer(std::string_view text, std::span<const std::size_t> own_ends, Change& change) {
  std::string now(text);
  program::apply(now, change.edits);
  const std::size_t caret = change.after.caret, start = program::line_start(now, caret);
  std::size_t first = start;
  while (first < caret && is_blank(now[first])) ++first;
  if (end_of_line(now, caret) != caret) return;
  const std::string word = now.substr(first, caret - first);
  if (std::find(kClosers.begin(), kClosers.end(), word) == kClosers.end()) return;
  const program::Tree tree = program::parse(now).tree;
  const std::vector<ColouredToken> tokens = program::coloured_tokens(tree);
  const std::optional<std::string> margin = margin_for({now, tokens}, start, word);
  if (!margin) return;
  if (word == "end") {
    const std::size_t next = program::after_line(now, caret);
    std::size_t ready = next;
    while (ready < now.size() && is_blank(now[ready])) ++ready;
    const bool own = std::any_of(own_ends.begin(), own_ends.end(), [&](std::size_t end) { return carried(end, change.edits) == ready; });
    if (own && next > caret && now.compare(ready, 3, "end") == 0) change.edits.push_back({{caret, end_of_line(now, ready)}, ""});
  }
  if (first - start <= margin->size()) return;
  change.edits.push_back({{start, first}, *margin});
  const std::size_t gone = first - start - margin->size();
  change.after = {caret - gone, caret - gone};
}

// The starts of the lines that the selection touches; a line of which only the very start is selected does not count.
std::vector<std::size_t> touched_lines(std::string_view text, Selection selection) {
  std::vector<std::size_t> starts;
  std::size_t line = program::line_start(text, selection.start());
  while (true) {
    starts.push_back(line);
    const std::size_t next = program::after_line(text, line);
    if (next >= text.size() || next <= line || next >= selection.end()) break;
    line = next;
  }
  return starts;
}

// Edits of several lines, made from the last to the first so that each speaks of what is still there.
Change lines_changed(Selection selection, TextEdits edits) {
  std::reverse(edits.begin(), edits.end());
  return {edits, {carried(selection.caret, edits), carried(selection.anchor, edits)}, std::nullopt};
}

}  // namespace

// ---- Where the caret goes

std::size_t moved(std::string_view text, std::size_t offset, Motion motion) {
  offset = std::min(offset, text.size());
  switch (motion) {
    case Motion::character_back: return character_back(text, offset);
    case Motion::character_on: return character_on(text, offset);
    case Motion::word_back: return word_back(text, offset);
    case Motion::word_on: return word_on(text, offset);
    case Motion::line_start: return start_of_line(text, offset);
    case Motion::line_end: return end_of_line(text, offset);
    case Motion::text_start: return 0;
    case Motion::text_end: return text.size();
  }
  return offset;
}

std::size_t column_of(std::string_view text, std::size_t offset) {
  std::size_t column = 0;
  for (std::size_t at = program::line_start(text, offset); at < offset; at = character_on(text, at)) ++column;
  return column;
}

std::size_t moved_lines(std::string_view text, std::size_t offset, long lines, std::size_t column) {
  std::size_t start = program::line_start(text, offset);
  for (; lines < 0; ++lines) {
    if (start == 0) return 0;
    start = program::line_start(text, character_back(text, start));
  }
  for (; lines > 0; --lines) {
    const std::size_t next = program::after_line(text, start);
    const bool last = next == start || (next >= text.size() && (text.empty() || !is_line_end(text.back())));
    if (last) return text.size();
    start = next;
  }
  const std::size_t end = end_of_line(text, start);
  for (; column > 0 && start < end; --column) start = character_on(text, start);
  return start;
}

Selection word_at(std::string_view text, std::size_t offset) {
  const std::size_t line = program::line_start(text, offset), line_end = end_of_line(text, offset);
  if (line == line_end) return {offset, offset};
  const std::size_t at = offset >= line_end ? line_end - 1 : offset;
  const ByteClass kind = class_of(text[at]);
  std::size_t start = at, end = at;
  while (start > line && class_of(text[start - 1]) == kind) --start;
  while (end < line_end && class_of(text[end]) == kind) ++end;
  return {end, start};
}

Selection line_at(std::string_view text, std::size_t offset) { return {program::after_line(text, offset), program::line_start(text, offset)}; }

std::size_t snapped(std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  while (offset > 0 && offset < text.size() && continues_character(text[offset])) --offset;
  return offset;
}

std::size_t carried(std::size_t offset, const TextEdits& edits) {
  for (const TextEdit& edit : edits) {
    if (edit.removed.start > offset || (edit.removed.start == offset && edit.removed.empty() && edit.inserted.empty())) continue;
    if (edit.removed.end <= offset) offset = offset - edit.removed.length() + edit.inserted.size();
    else offset = edit.removed.start + edit.inserted.size();
  }
  return offset;
}

std::optional<Pair> brackets_at(const Source& source, std::size_t offset) {
  const auto sign_at = [&](std::size_t at) { return at < source.text.size() && !inside_words(source, at + (at > 0 ? 0 : 1)) ? source.text[at] : '\0'; };
  for (const std::size_t from : {offset, offset == 0 ? source.text.size() : offset - 1}) {
    const char here = sign_at(from);
    for (const SignPair& pair : kBrackets) {
      if (here != pair.open && here != pair.close) continue;
      const bool on = here == pair.open;
      int depth = 0;
      // Only tokens of signs count: a bracket in a string is a letter.
      const auto count = [&](const ColouredToken& token) {
        if (token.token_class != TokenClass::operator_ || token.range.length() != 1) return false;
        const char sign = source.text[token.range.start];
        if (sign == pair.open) ++depth;
        if (sign == pair.close) --depth;
        return depth == 0 && (sign == pair.open || sign == pair.close);
      };
      const auto first = std::partition_point(source.tokens.begin(), source.tokens.end(), [&](const ColouredToken& token) { return token.range.start < from; });
      if (first == source.tokens.end() || first->range.start != from) break;
      if (on) {
        for (auto token = first; token != source.tokens.end(); ++token)
          if (count(*token)) return Pair{from, token->range.start};
      } else {
        for (auto token = first;; --token) {
          if (count(*token)) return Pair{token->range.start, from};
          if (token == source.tokens.begin()) break;
        }
      }
    }
  }
  return std::nullopt;
}

// ---- What is changed

Change replaced(Selection selection, std::string_view with) {
  if (selection.empty() && with.empty()) return at({}, selection.caret);
  return at({{{selection.start(), selection.end()}, std::string(with)}}, selection.start() + with.size());
}

Change typed(const Source& source, Selection selection, std::string_view letters, std::span<const std::size_t> own_ends) {
  if (letters.size() == 1 && selection.empty()) {
    const char letter = letters.front();
    if (types_over(source, selection.caret, letter)) return at({}, selection.caret + 1);
    if (opens_pair(source, selection.caret, letter)) {
      Change change = replaced(selection, std::string{letter, closer_of(letter)});
      change.after = {selection.caret + 1, selection.caret + 1};
      return change;
    }
  }
  Change change = replaced(selection, letters);
  if (letters.size() == 1 && (letters.front() == 'd' || letters.front() == 'e' || letters.front() == 'f' || letters.front() == 'l'))
    settle_closer(source.text, own_ends, change);
  return change;
}

Change new_line(const Source& source, Selection selection) {
  const std::string_view text = source.text;
  const std::size_t at_caret = selection.start(), line = program::line_start(text, at_caret);
  const std::string line_end = program::line_end_near(text, at_caret);
  std::string margin = program::margin_at(text, at_caret);
  margin.resize(std::min(margin.size(), at_caret - line));
  if (!selection.empty() || inside_words(source, at_caret) || !opens_body(source, at_caret)) return replaced(selection, line_end + margin);
  const std::string deeper = line_end + margin + program::indentation_step(text);
  std::size_t rest = at_caret;
  while (rest < text.size() && is_blank(text[rest])) ++rest;
  const bool at_end = rest >= text.size() || is_line_end(text[rest]);
  const bool before_bracket = !at_end && is_closing_bracket(text[rest]);
  const std::string_view closer = at_end || before_bracket ? missing_closer(source, at_caret) : std::string_view();
  const bool own_line = !closer.empty() || before_bracket;
  const std::string after = own_line ? line_end + margin + std::string(closer) : std::string();
  Change change = at({{{at_caret, own_line ? rest : at_caret}, deeper + after}}, at_caret + deeper.size());
  if (closer == "end") change.closed = at_caret + deeper.size() + line_end.size() + margin.size();
  return change;
}

Change erased_back(const Source& source, Selection selection, bool word) {
  if (!selection.empty()) return replaced(selection, "");
  const std::string_view text = source.text;
  const std::size_t caret = selection.caret, line = program::line_start(text, caret);
  if (caret == 0) return at({}, 0);
  if (word) return replaced({caret, word_back(text, caret)}, "");
  const char before = text[caret - 1];
  const bool pair = closer_of(before) != '\0' && caret < text.size() && text[caret] == closer_of(before);
  if (pair && !(caret >= 2 && inside_words(source, caret - 1))) return replaced({caret + 1, caret - 1}, "");
  // In the margin, one level at a time: as the other lines tell.
  const std::string_view margin = text.substr(line, caret - line);
  const std::string others = std::string(text.substr(0, line)).append(text.substr(program::after_line(text, caret)));
  const std::size_t level = program::indentation_step(others).size();
  if (!margin.empty() && margin.find_first_not_of(' ') == std::string_view::npos && level > 1)
    return replaced({caret, caret - ((margin.size() - 1) % level + 1)}, "");
  return replaced({caret, character_back(text, caret)}, "");
}

Change erased_on(const Source& source, Selection selection, bool word) {
  if (!selection.empty()) return replaced(selection, "");
  const std::size_t caret = selection.caret;
  return replaced({word ? word_on(source.text, caret) : character_on(source.text, caret), caret}, "");
}

Change indented(std::string_view text, Selection selection) {
  const std::string unit = program::indentation_step(text);
  const std::vector<std::size_t> lines = touched_lines(text, selection);
  if (lines.size() == 1 && selection.empty()) {
    const std::size_t column = selection.caret - lines.front();
    const std::size_t more = unit == "\t" ? 1 : unit.size() - column % unit.size();
    return replaced(selection, unit == "\t" ? unit : std::string(more, ' '));
  }
  TextEdits edits;
  for (const std::size_t line : lines)
    if (line < text.size() && !is_line_end(text[line])) edits.push_back({{line, line}, unit});
  return lines_changed(selection, std::move(edits));
}

Change unindented(std::string_view text, Selection selection) {
  const std::size_t level = program::indentation_step(text).size();
  TextEdits edits;
  for (const std::size_t line : touched_lines(text, selection)) {
    std::size_t end = line;
    while (end < text.size() && end - line < level && text[end] == ' ') ++end;
    if (end == line && end < text.size() && text[end] == '\t') ++end;
    if (end > line) edits.push_back({{line, end}, ""});
  }
  return lines_changed(selection, std::move(edits));
}

Change comment_toggled(std::string_view text, Selection selection) {
  const std::vector<std::size_t> lines = touched_lines(text, selection);
  const auto first_of = [&](std::size_t line) {
    while (line < text.size() && is_blank(text[line])) ++line;
    return line;
  };
  const auto is_empty_line = [&](std::size_t line) { return first_of(line) >= text.size() || is_line_end(text[first_of(line)]); };
  const auto is_comment = [&](std::size_t line) { return is_empty_line(line) || text.substr(first_of(line), 2) == "--"; };
  const bool all = std::all_of(lines.begin(), lines.end(), is_comment);
  TextEdits edits;
  for (const std::size_t line : lines) {
    if (is_empty_line(line)) continue;
    const std::size_t first = first_of(line);
    if (!all) edits.push_back({{first, first}, "-- "});
    else edits.push_back({{first, first + (text.substr(first, 3) == "-- " ? 3U : 2U)}, ""});
  }
  return lines_changed(selection, std::move(edits));
}

}  // namespace lunabloc::ide::text
