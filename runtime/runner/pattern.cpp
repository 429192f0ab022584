#include "runner/pattern.h"

#include <cctype>
#include <cstring>

namespace lunabloc::runner {
namespace {

constexpr char kEscape = '%';

unsigned char byte(char letter) { return static_cast<unsigned char>(letter); }

// %a, %d…; a capital letter means the others. What is no class stands for itself.
bool in_class(unsigned char letter, unsigned char name) {
  bool is_in = false;
  switch (std::tolower(name)) {
    case 'a': is_in = std::isalpha(letter) != 0; break;
    case 'c': is_in = std::iscntrl(letter) != 0; break;
    case 'd': is_in = std::isdigit(letter) != 0; break;
    case 'g': is_in = std::isgraph(letter) != 0; break;
    case 'l': is_in = std::islower(letter) != 0; break;
    case 'p': is_in = std::ispunct(letter) != 0; break;
    case 's': is_in = std::isspace(letter) != 0; break;
    case 'u': is_in = std::isupper(letter) != 0; break;
    case 'w': is_in = std::isalnum(letter) != 0; break;
    case 'x': is_in = std::isxdigit(letter) != 0; break;
    case 'z': is_in = letter == 0; break;
    default: return letter == name;
  }
  return is_in != (std::isupper(name) != 0);
}

// [a-z%d_], from its bracket on; `last` is the closing one.
bool in_set(unsigned char letter, const char* set, const char* last) {
  const char* at = set + 1;
  const bool wanted = *at != '^';
  if (!wanted) ++at;
  while (at < last) {
    if (*at == kEscape) {
      if (in_class(letter, byte(at[1]))) return wanted;
      at += 2;
    } else if (at[1] == '-' && at + 2 < last) {
      if (byte(at[0]) <= letter && letter <= byte(at[2])) return wanted;
      at += 3;
    } else {
      if (byte(*at) == letter) return wanted;
      ++at;
    }
  }
  return !wanted;
}

}  // namespace

PatternMatcher::PatternMatcher(lua_State* state, std::string_view text, std::string_view pattern, Tries& tries)
    : state_(state), text_(text.data()), text_end_(text.data() + text.size()), pattern_(pattern.data()),
      pattern_end_(pattern.data() + pattern.size()), tries_(tries) {}

const char* PatternMatcher::match(const char* from) {
  depth_ = 0;
  count_ = 0;
  return match_rest(from, pattern_);
}

// What is left of the pattern, from `item` on. Items that stand for one way alone are gone through here; each choice
// asks for the rest anew, one deeper.
const char* PatternMatcher::match_rest(const char* at, const char* item) {
  if (++depth_ > kMostDepth) luaL_error(state_, "pattern too complex");
  const auto found = [this](const char* end) {
    --depth_;
    return end;
  };
  while (item != pattern_end_) {
    count(1);
    const char next = item + 1 < pattern_end_ ? item[1] : '\0';
    if (*item == '(') return found(next == ')' ? match_open(at, item + 2, kPlace) : match_open(at, item + 1, kOpen));
    if (*item == ')') return found(match_close(at, item + 1));
    if (*item == '$' && item + 1 == pattern_end_) return found(at == text_end_ ? at : nullptr);
    if (*item == kEscape && next == 'b') {
      at = match_balance(at, item + 2);
      if (at == nullptr) return found(nullptr);
      item += 4;
      continue;
    }
    if (*item == kEscape && next == 'f') {
      const char* const set = item + 2;
      if (set >= pattern_end_ || *set != '[') luaL_error(state_, "missing '[' after '%%f' in pattern");
      item = end_of_item(set);
      if (!is_frontier(at, set, item - 1)) return found(nullptr);
      continue;
    }
    if (*item == kEscape && std::isdigit(byte(next)) != 0) {
      at = match_again(at, byte(next));
      if (at == nullptr) return found(nullptr);
      item += 2;
      continue;
    }
    const char* const end = end_of_item(item);
    const char suffix = end < pattern_end_ ? *end : '\0';
    const bool may_be_missing = suffix == '*' || suffix == '-' || suffix == '?';
    if (!matches_one(at, item, end)) {
      if (!may_be_missing) return found(nullptr);
      item = end + 1;
      continue;
    }
    if (suffix == '*') return found(match_as_often_as_possible(at, item, end));
    if (suffix == '-') return found(match_as_seldom_as_possible(at, item, end));
    if (suffix == '+') return found(match_as_often_as_possible(at + 1, item, end));
    if (suffix == '?') {
      if (const char* const with_it = match_rest(at + 1, end + 1)) return found(with_it);
      item = end + 1;
    } else {
      ++at;
      item = end;
    }
  }
  return found(at);
}

const char* PatternMatcher::match_as_often_as_possible(const char* at, const char* item, const char* item_end) {
  std::ptrdiff_t times = 0;
  while (matches_one(at + times, item, item_end)) ++times;
  for (; times >= 0; --times)
    if (const char* const end = match_rest(at + times, item_end + 1)) return end;
  return nullptr;
}

const char* PatternMatcher::match_as_seldom_as_possible(const char* at, const char* item, const char* item_end) {
  for (;; ++at) {
    if (const char* const end = match_rest(at, item_end + 1)) return end;
    if (!matches_one(at, item, item_end)) return nullptr;
  }
}

const char* PatternMatcher::match_open(const char* at, const char* item, std::ptrdiff_t length) {
  if (count_ >= kMostCaptures) luaL_error(state_, "too many captures");
  captures_[count_++] = {at, length};
  const char* const end = match_rest(at, item);
  if (end == nullptr) --count_;
  return end;
}

const char* PatternMatcher::match_close(const char* at, const char* item) {
  int open = count_ - 1;
  while (open >= 0 && captures_[open].length != kOpen) --open;
  if (open < 0) luaL_error(state_, "invalid pattern capture");
  captures_[open].length = at - captures_[open].start;
  const char* const end = match_rest(at, item);
  if (end == nullptr) captures_[open].length = kOpen;
  return end;
}

// %bxy: from an x to the y that closes it. `marks` are the two.
const char* PatternMatcher::match_balance(const char* at, const char* marks) {
  if (pattern_end_ - marks < 2) luaL_error(state_, "malformed pattern (missing arguments to '%%b')");
  if (at == text_end_ || *at != marks[0]) return nullptr;
  std::size_t inside = 1;
  for (++at; at < text_end_; ++at) {
    count(1);
    if (*at == marks[1]) {
      if (--inside == 0) return at + 1;
    } else if (*at == marks[0]) {
      ++inside;
    }
  }
  return nullptr;
}

// %1: what the capture has matched, once more.
const char* PatternMatcher::match_again(const char* at, unsigned char digit) {
  const Capture& capture = captures_[finished_capture(digit)];
  // A place holds nothing that could come again.
  if (capture.length < 0 || text_end_ - at < capture.length) return nullptr;
  const auto length = static_cast<std::size_t>(capture.length);
  count(length);
  return std::memcmp(capture.start, at, length) == 0 ? at + length : nullptr;
}

// %f[set]: the letter before is not in the set, the one here is. Before and behind the text stands a zero byte.
bool PatternMatcher::is_frontier(const char* at, const char* set, const char* set_end) {
  count(2 * static_cast<std::size_t>(set_end - set));
  const unsigned char before = at == text_ ? 0 : byte(at[-1]), here = at == text_end_ ? 0 : byte(*at);
  return !in_set(before, set, set_end) && in_set(here, set, set_end);
}

bool PatternMatcher::matches_one(const char* at, const char* item, const char* item_end) {
  count(static_cast<std::size_t>(item_end - item));
  if (at >= text_end_) return false;
  switch (*item) {
    case '.': return true;
    case kEscape: return in_class(byte(*at), byte(item[1]));
    case '[': return in_set(byte(*at), item, item_end - 1);
    default: return *item == *at;
  }
}

// Of one letter, class or set; its suffix is what stands there.
const char* PatternMatcher::end_of_item(const char* item) {
  const char first = *item++;
  if (first == kEscape) {
    if (item == pattern_end_) luaL_error(state_, "malformed pattern (ends with '%%')");
    return item + 1;
  }
  if (first != '[') return item;
  const char* const set = item;
  if (item < pattern_end_ && *item == '^') ++item;
  // The first letter of a set is in it, even if it is the closing bracket.
  do {
    if (item == pattern_end_) luaL_error(state_, "malformed pattern (missing ']')");
    if (*item++ == kEscape) {
      if (item == pattern_end_) luaL_error(state_, "malformed pattern (missing ']')");
      ++item;
    }
  } while (item == pattern_end_ || *item != ']');
  count(static_cast<std::size_t>(item - set));
  return item + 1;
}

int PatternMatcher::finished_capture(unsigned char digit) {
  const int number = digit - '1';
  if (number < 0 || number >= count_ || captures_[number].length == kOpen) luaL_error(state_, "invalid capture index %%%d", number + 1);
  return number;
}

void PatternMatcher::push_capture(int number, const char* from, const char* to) {
  if (number >= count_) {
    if (number != 0) luaL_error(state_, "invalid capture index %%%d", number + 1);
    lua_pushlstring(state_, from, static_cast<std::size_t>(to - from));
    return;
  }
  const Capture& capture = captures_[number];
  if (capture.length == kOpen) luaL_error(state_, "unfinished capture");
  if (capture.length == kPlace) lua_pushinteger(state_, capture.start - text_ + 1);
  else lua_pushlstring(state_, capture.start, static_cast<std::size_t>(capture.length));
}

int PatternMatcher::push_captures(const char* from, const char* to) {
  const int pushed = count_ == 0 && from != nullptr ? 1 : count_;
  luaL_checkstack(state_, pushed, "too many captures");
  for (int i = 0; i < pushed; ++i) push_capture(i, from, to);
  return pushed;
}

}  // namespace lunabloc::runner
