#include "ide/text/signature.h"

#include <algorithm>

#include "program/reference.h"

namespace lunabloc::ide::text {
namespace {

using program::BlockEntry;
using program::ColouredToken;
using program::TokenClass;

bool is_blank_token(const ColouredToken& token) { return token.token_class == TokenClass::space || token.token_class == TokenClass::comment; }

std::string_view words_of(const Source& source, const ColouredToken& token) { return source.text.substr(token.range.start, token.range.length()); }

struct Call {
  std::size_t open = 0;     // index of the token "("
  std::size_t current = 0;  // commas before the caret
};

// The innermost parenthesis that is open at the caret and follows a name. Words that begin a statement end the search:
// an argument that was never closed does not reach over the next lines.
std::optional<Call> call_around(const Source& source, std::size_t caret) {
  const auto after = std::partition_point(source.tokens.begin(), source.tokens.end(), [&](const ColouredToken& token) { return token.range.end <= caret; });
  // In a string or a comment that the caret is inside of, the token itself is passed over.
  std::size_t depth = 0, commas = 0, ends = 0;
  for (auto token = after; token != source.tokens.begin();) {
    --token;
    if (is_blank_token(*token)) continue;
    const std::string_view words = words_of(source, *token);
    if (token->token_class == TokenClass::keyword) {
      if (words == "end") ++ends;
      else if (words == "function") {
        if (ends == 0 && depth == 0) return std::nullopt;  // the caret is in a body, not in the call
        ends -= ends > 0 ? 1 : 0;
      } else if (ends == 0 && (words == "then" || words == "do" || words == "local" || words == "return" || words == "else" || words == "until")) {
        return std::nullopt;
      }
      continue;
    }
    if (token->token_class != TokenClass::operator_ || ends > 0) continue;
    if (words == ")" || words == "}" || words == "]") ++depth;
    if (words == "," && depth == 0) ++commas;
    if (words != "(" && words != "{" && words != "[") continue;
    if (depth > 0) --depth;
    else if (words == "(") return Call{static_cast<std::size_t>(token - source.tokens.begin()), commas};
    else commas = 0;  // in a list: the call around it
  }
  return std::nullopt;
}

// "turtle.forward", "t:move": names and the signs between them, just before the parenthesis.
std::string callee_before(const Source& source, std::size_t open) {
  std::size_t start = source.tokens[open].range.start;
  const std::size_t end = start;
  bool wants_name = true;
  for (std::size_t index = open; index-- > 0;) {
    const ColouredToken& token = source.tokens[index];
    const std::string_view words = words_of(source, token);
    const bool name = token.token_class == TokenClass::name || token.token_class == TokenClass::call;
    const bool sign = words == "." || words == ":";
    if (token.range.end != start || (wants_name ? !name : !sign)) break;
    start = token.range.start;
    wants_name = !wants_name;
  }
  std::string callee(source.text.substr(start, end - start));
  if (callee.starts_with('.') || callee.starts_with(':')) callee.erase(0, 1);
  return callee;
}

// The parts of "$a, function() $b end)" up to the closing parenthesis.
std::vector<std::string> parts_of(std::string_view rest) {
  std::vector<std::string> parts;
  std::string part;
  int depth = 0;
  for (const char byte : rest) {
    if (byte == ')' && depth == 0) break;
    depth += byte == '(' || byte == '{' ? 1 : (byte == ')' || byte == '}' ? -1 : 0);
    if (byte == ',' && depth == 0) {
      parts.push_back(std::exchange(part, {}));
    } else if (byte != ' ' || !part.empty()) {
      part.push_back(byte);
    }
  }
  if (!part.empty()) parts.push_back(part);
  return parts;
}

// What stands between the parentheses of the pattern when it calls this; nothing when it does not.
std::optional<std::string_view> arguments_in(std::string_view pattern, std::string_view callee) {
  const std::size_t colon = callee.find(':');
  if (colon == std::string_view::npos) {
    if (!pattern.starts_with(callee) || pattern.substr(callee.size(), 1) != "(") return std::nullopt;
    return pattern.substr(callee.size() + 1);
  }
  // Any table may have the method.
  const std::size_t at = pattern.find(':');
  const std::string_view method = callee.substr(colon);
  if (!pattern.starts_with('$') || at == std::string_view::npos || !pattern.substr(at).starts_with(method) || pattern.substr(at + method.size(), 1) != "(")
    return std::nullopt;
  return pattern.substr(at + method.size() + 1);
}

SignatureArgument argument_of(const BlockEntry& entry, const std::string& part, const std::string& language) {
  const program::SlotEntry* slot = part.starts_with('$') ? entry.slot(part.substr(1)) : nullptr;
  if (slot == nullptr) return {.name = part.find('$') == std::string::npos ? part : part.substr(0, part.find('$')) + "… end"};
  SignatureArgument argument{.name = slot->name, .type = slot->type, .unit = slot->unit, .many = slot->many};
  if (const auto help = slot->help.find(language); help != slot->help.end()) argument.help = help->second;
  return argument;
}

std::optional<Signature> of_vocabulary(const std::string& callee, std::size_t current, const program::Vocabulary& vocabulary, const std::string& language) {
  std::optional<Signature> best;
  const auto consider = [&](const BlockEntry& entry, std::string_view pattern) {
    const std::optional<std::string_view> rest = arguments_in(pattern, callee);
    if (!rest) return;
    Signature signature{.callee = callee, .current = current, .words = program::readable_label(entry, language), .example = entry.initial_lua(), .entry = &entry};
    for (const std::string& part : parts_of(*rest)) signature.arguments.push_back(argument_of(entry, part, language));
    // The shortest form that has this argument; a friendly block before the generic one.
    const bool better = !best || (best->one_too_many() && !signature.one_too_many());
    if (better) best = std::move(signature);
  };
  for (const BlockEntry& entry : vocabulary.blocks()) {
    consider(entry, entry.pattern);
    for (const program::BlockForm& form : entry.also) consider(entry, form.pattern);
  }
  return best;
}

// « function carre(cote) » of the program itself.
std::optional<Signature> of_program(const Source& source, const std::string& callee, std::size_t current) {
  std::vector<const ColouredToken*> tokens;
  for (const ColouredToken& token : source.tokens)
    if (!is_blank_token(token)) tokens.push_back(&token);
  for (std::size_t index = 0; index + 1 < tokens.size(); ++index) {
    if (tokens[index]->token_class != TokenClass::keyword || words_of(source, *tokens[index]) != "function") continue;
    std::string name;
    std::size_t at = index + 1;
    for (; at < tokens.size() && words_of(source, *tokens[at]) != "("; ++at) name += words_of(source, *tokens[at]);
    if (name.empty() || name != callee) continue;
    Signature signature{.callee = callee, .current = current};
    for (++at; at < tokens.size() && words_of(source, *tokens[at]) != ")"; ++at) {
      const std::string_view words = words_of(source, *tokens[at]);
      if (words != ",") signature.arguments.push_back({.name = std::string(words), .many = words == "..."});
    }
    return signature;
  }
  return std::nullopt;
}

bool is_declaration(const Source& source, std::size_t open, std::size_t name_size) {
  const std::size_t start = source.tokens[open].range.start - name_size;
  for (std::size_t index = open; index-- > 0;) {
    const ColouredToken& token = source.tokens[index];
    if (token.range.end > start || is_blank_token(token)) continue;
    return words_of(source, token) == "function";
  }
  return false;
}

}  // namespace

std::optional<Signature> signature_at(const Source& source, std::size_t caret, const program::Vocabulary& vocabulary, const std::string& language) {
  const std::optional<Call> call = call_around(source, caret);
  if (!call) return std::nullopt;
  const std::string callee = callee_before(source, call->open);
  if (callee.empty() || is_declaration(source, call->open, callee.size())) return std::nullopt;
  std::optional<Signature> signature = of_program(source, callee, call->current);
  if (!signature) signature = of_vocabulary(callee, call->current, vocabulary, language);
  if (signature) {
    signature->open = source.tokens[call->open].range.start;
    if (!signature->arguments.empty() && signature->arguments.back().many) signature->current = std::min(signature->current, signature->arguments.size() - 1);
  }
  return signature;
}

}  // namespace lunabloc::ide::text
