// Lua's patterns (reference manual, 6.4.1), matched with a count of what is tried.
//
// Lua's own matcher is not used: a short pattern keeps it busy for years, inside C, where nothing of the program's limits
// is looked at. This one ends such a search after a number of tries that is the same on every machine. Depth is bounded as
// Lua bounds it, and what is wrong with a pattern is said in Lua's words (vm/slips.cpp knows them).
#pragma once

#include <cstddef>
#include <cstdint>
#include <lua.hpp>
#include <string_view>

namespace lunabloc::runner {

class PatternMatcher {
 public:
  // All of one search: letters looked at, and patterns read again.
  struct Tries {
    std::uint64_t left = 0;
    void (*used_up)(lua_State*) = nullptr;  // does not come back
  };

  // The texts and the tries must live as long. Errors of the pattern are errors of Lua's, raised in `state`.
  PatternMatcher(lua_State* state, std::string_view text, std::string_view pattern, Tries& tries);

  // Where the match that begins here ends; nullptr when there is none.
  const char* match(const char* from);

  const char* text_begin() const { return text_; }
  const char* text_end() const { return text_end_; }

  // Of the last match, which began and ended there: all captures, or the whole when the pattern has none.
  int push_captures(const char* from, const char* to);
  // The n-th from 0; the whole for 0 when the pattern has none.
  void push_capture(int number, const char* from, const char* to);
  int captures() const { return count_; }

 private:
  static constexpr int kMostCaptures = 32;
  static constexpr int kMostDepth = 200;
  static constexpr std::ptrdiff_t kOpen = -1, kPlace = -2;
  struct Capture {
    const char* start;
    std::ptrdiff_t length;  // or kOpen, or kPlace
  };

  void count(std::size_t tries) {
    if (tries > tries_.left) tries_.used_up(state_);
    tries_.left -= tries;
  }
  const char* match_rest(const char* at, const char* item);
  const char* match_as_often_as_possible(const char* at, const char* item, const char* item_end);
  const char* match_as_seldom_as_possible(const char* at, const char* item, const char* item_end);
  const char* match_open(const char* at, const char* item, std::ptrdiff_t length);
  const char* match_close(const char* at, const char* item);
  const char* match_balance(const char* at, const char* marks);
  const char* match_again(const char* at, unsigned char digit);
  bool is_frontier(const char* at, const char* set, const char* set_end);
  bool matches_one(const char* at, const char* item, const char* item_end);
  const char* end_of_item(const char* item);
  int finished_capture(unsigned char digit);

  lua_State* state_;
  const char* text_;
  const char* text_end_;
  const char* pattern_;
  const char* pattern_end_;
  Tries& tries_;
  int depth_ = 0;
  int count_ = 0;
  Capture captures_[kMostCaptures];
};

}  // namespace lunabloc::runner
