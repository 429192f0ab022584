#include "program/slip_context.h"

#include <algorithm>

#include "base/line_index.h"

namespace lunabloc::program {

using enum SyntaxKind;

bool SlipContext::Lexeme::ends_value() const {
  return begins_value() || kind == right_paren || kind == right_bracket || kind == right_brace || kind == kw_true ||
         kind == kw_false || kind == kw_nil;
}

SlipContext::SlipContext(const Tree& tree, const Diagnostic& diagnostic) : tree_(tree), diagnostic_(diagnostic) {
  const std::string_view whole = tree.text();
  base::LineCounter lines(whole);
  for (std::size_t offset = 0; offset < whole.size();) {
    const Token token = lex(whole, offset);
    const TextRange range{offset, offset + token.length};
    offset = range.end;
    if (is_trivia(token.kind) && token.kind != garbage && !token.wrong) continue;
    if (range.end <= diagnostic.range.start) ++stop_;
    tokens_.push_back({token.kind, token.wrong, range, lines.line_of(range.start), whole.substr(range.start, token.length)});
  }
  end_.range = {whole.size(), whole.size()};
  end_.line = lines.line_of(whole.size());
}

std::string_view SlipContext::filling(std::string_view name) const {
  for (const auto& [known, value] : diagnostic_.arguments)
    if (known == name) return value;
  return {};
}

bool SlipContext::lacks(std::string_view spelling) const {
  return (told("syntax.expected") || told("syntax.expected_at_end")) && filling("attendu") == spelling;
}

const SlipContext::Lexeme& SlipContext::at(std::ptrdiff_t from_stop) const {
  const std::ptrdiff_t index = static_cast<std::ptrdiff_t>(stop_) + from_stop;
  return index < 0 || index >= static_cast<std::ptrdiff_t>(tokens_.size()) ? end_ : tokens_[static_cast<std::size_t>(index)];
}

TextRange SlipContext::run_of_signs(std::ptrdiff_t index) const {
  const auto counts = [](const Lexeme& one) {
    const bool bracket = one.kind >= left_paren && one.kind <= right_bracket;
    return one.kind == garbage || (is_sign(one.kind) && !bracket);
  };
  if (!counts(at(index))) return {};
  std::ptrdiff_t from = index, to = index;
  while (counts(at(from - 1)) && touch(from - 1)) --from;
  while (counts(at(to + 1)) && touch(to)) ++to;
  return {at(from).range.start, at(to).range.end};
}

std::string_view SlipContext::text(TextRange range) const {
  return std::string_view(tree_.text()).substr(range.start, range.end - range.start);
}

bool SlipContext::gives(std::string_view name) const {
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (!tokens_[i].is_name() || tokens_[i].text != name) continue;
    if (i + 1 < tokens_.size() && tokens_[i + 1].kind == equal) return true;
    if (i > 0 && (tokens_[i - 1].kind == kw_local || tokens_[i - 1].kind == kw_for || tokens_[i - 1].kind == kw_function)) return true;
  }
  return false;
}

bool SlipContext::calls(std::string_view name) const {
  for (std::size_t i = 0; i + 1 < tokens_.size(); ++i)
    if (tokens_[i].is_name() && tokens_[i].text == name && tokens_[i + 1].kind == left_paren) return true;
  return false;
}

std::ptrdiff_t SlipContext::lone_start() const {
  if (!told("syntax.not_a_statement")) return 0;
  // The fault is told where the value ends, so its first token is found by its words.
  const std::string_view words = lone_words();
  for (std::ptrdiff_t index = -1; index >= first(); --index) {
    const std::string_view rest = std::string_view(tree_.text()).substr(at(index).range.start);
    if (rest.starts_with(words)) return index;
    if (at(-1).range.end - at(index).range.start > words.size() + 200) break;
  }
  return 0;
}

}  // namespace lunabloc::program
