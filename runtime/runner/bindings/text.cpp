// text: words and letters, counted as a child counts them (runner/letters.h). Everything goes through a text once or
// twice, and what is made has a bound.
#include <algorithm>
#include <cstring>
#include <string_view>

#include "runner/letters.h"
#include "runner/library.h"
#include "runner/shown.h"

namespace lunabloc::runner {
namespace {

constexpr std::size_t kLargestText = 16U * 1024U * 1024U;

// A number is taken as its digits.
std::string_view text_at(lua_State* state, int index) {
  std::size_t length = 0;
  const char* const text = luaL_checklstring(state, index, &length);
  return {text, length};
}
int give(lua_State* state, std::string_view text) {
  lua_pushlstring(state, text.data(), text.size());
  return 1;
}
void check_size(lua_State* state, std::size_t bytes) {
  if (bytes > kLargestText) luaL_error(state, "resulting string too large");
}

// Linear, whatever the texts are.
std::size_t find_in(std::string_view text, std::string_view part, std::size_t from = 0) {
  if (from > text.size()) return std::string_view::npos;
  const void* const found = ::memmem(text.data() + from, text.size() - from, part.data(), part.size());
  if (found == nullptr) return std::string_view::npos;
  return static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

// Where the n-th letter begins, from 1; the end when there are fewer.
std::size_t offset_of(std::string_view text, lua_Integer letter) {
  std::size_t offset = 0;
  for (; letter > 1 && offset < text.size(); --letter) offset += letter_bytes(text.substr(offset));
  return offset;
}

int length(lua_State* state) {
  lua_pushinteger(state, static_cast<lua_Integer>(letter_count(text_at(state, 1))));
  return 1;
}
int bytes(lua_State* state) {
  lua_pushinteger(state, static_cast<lua_Integer>(text_at(state, 1).size()));
  return 1;
}

// An empty text where there is no such letter.
int letter(lua_State* state) {
  const std::string_view text = text_at(state, 1);
  const lua_Integer place = luaL_checkinteger(state, 2);
  if (place < 1) return give(state, "");
  const std::string_view rest = text.substr(offset_of(text, place));
  return give(state, rest.substr(0, letter_bytes(rest)));
}

int slice(lua_State* state) {
  const std::string_view text = text_at(state, 1);
  const lua_Integer from = std::max<lua_Integer>(luaL_checkinteger(state, 2), 1), to = luaL_checkinteger(state, 3);
  if (to < from) return give(state, "");
  const std::size_t start = offset_of(text, from);
  const std::string_view rest = text.substr(start);
  const std::size_t end = to - from >= static_cast<lua_Integer>(rest.size()) ? rest.size() : offset_of(rest, to - from + 2);
  return give(state, rest.substr(0, end));
}

template <std::uint32_t (*change)(std::uint32_t)>
int changed(lua_State* state) {
  std::string_view text = text_at(state, 1);
  luaL_Buffer buffer;
  luaL_buffinit(state, &buffer);
  while (!text.empty()) {
    const CodePoint point = code_point(text);
    if (point.valid) luaL_addsize(&buffer, write_code_point(change(point.code), luaL_prepbuffsize(&buffer, 4)));
    else luaL_addchar(&buffer, text[0]);
    text.remove_prefix(point.bytes);
  }
  luaL_pushresult(&buffer);
  return 1;
}

int contains(lua_State* state) {
  lua_pushboolean(state, find_in(text_at(state, 1), text_at(state, 2)) != std::string_view::npos ? 1 : 0);
  return 1;
}

// The number of the letter at which the part begins; 0 when it is not there.
int find(lua_State* state) {
  const std::string_view text = text_at(state, 1), part = text_at(state, 2);
  const std::size_t found = find_in(text, part);
  const std::size_t place = found == std::string_view::npos ? 0 : letter_count(text.substr(0, found)) + 1;
  lua_pushinteger(state, static_cast<lua_Integer>(place));
  return 1;
}

int replace(lua_State* state) {
  const std::string_view text = text_at(state, 1), old = text_at(state, 2), by = text_at(state, 3);
  luaL_argcheck(state, !old.empty(), 2, "a text that is not empty");
  luaL_Buffer buffer;
  luaL_buffinit(state, &buffer);
  std::size_t at = 0, made = 0;
  for (std::size_t found = find_in(text, old); found != std::string_view::npos; found = find_in(text, old, at)) {
    luaL_addlstring(&buffer, text.data() + at, found - at);
    luaL_addlstring(&buffer, by.data(), by.size());
    made += found - at + by.size();
    check_size(state, made);
    at = found + old.size();
  }
  luaL_addlstring(&buffer, text.data() + at, text.size() - at);
  luaL_pushresult(&buffer);
  return 1;
}

int times(lua_State* state) {
  const std::string_view text = text_at(state, 1);
  const lua_Integer count = std::max<lua_Integer>(luaL_checkinteger(state, 2), 0);
  if (text.empty() || count == 0) return give(state, "");
  if (count > static_cast<lua_Integer>(kLargestText / text.size())) check_size(state, kLargestText + 1);
  luaL_Buffer buffer;
  char* into = luaL_buffinitsize(state, &buffer, text.size() * static_cast<std::size_t>(count));
  for (lua_Integer i = 0; i < count; ++i, into += text.size()) std::memcpy(into, text.data(), text.size());
  luaL_pushresultsize(&buffer, text.size() * static_cast<std::size_t>(count));
  return 1;
}

int reverse(lua_State* state) {
  std::string_view text = text_at(state, 1);
  luaL_Buffer buffer;
  char* const into = luaL_buffinitsize(state, &buffer, text.size());
  const std::size_t size = text.size();
  for (std::size_t end = size; !text.empty();) {
    const std::size_t count = letter_bytes(text);
    end -= count;
    std::memcpy(into + end, text.data(), count);
    text.remove_prefix(count);
  }
  luaL_pushresultsize(&buffer, size);
  return 1;
}

int letters(lua_State* state) {
  std::string_view text = text_at(state, 1);
  lua_newtable(state);
  for (lua_Integer place = 1; !text.empty(); ++place) {
    const std::size_t count = letter_bytes(text);
    give(state, text.substr(0, count));
    lua_rawseti(state, -2, place);
    text.remove_prefix(count);
  }
  return 1;
}

// What stands between spaces and line ends.
int words(lua_State* state) {
  constexpr std::string_view kSpaces = " \t\r\n";
  std::string_view text = text_at(state, 1);
  lua_newtable(state);
  for (lua_Integer place = 1;; ++place) {
    text.remove_prefix(std::min(text.find_first_not_of(kSpaces), text.size()));
    if (text.empty()) return 1;
    const std::string_view word = text.substr(0, text.find_first_of(kSpaces));
    give(state, word);
    lua_rawseti(state, -2, place);
    text.remove_prefix(word.size());
  }
}

int split(lua_State* state) {
  const std::string_view text = text_at(state, 1), separator = text_at(state, 2);
  luaL_argcheck(state, !separator.empty(), 2, "a text that is not empty");
  lua_newtable(state);
  std::size_t at = 0;
  for (lua_Integer place = 1;; ++place) {
    const std::size_t found = find_in(text, separator, at);
    give(state, text.substr(at, found == std::string_view::npos ? found : found - at));
    lua_rawseti(state, -2, place);
    if (found == std::string_view::npos) return 1;
    at = found + separator.size();
  }
}

// text.join(list, ", "): numbers and texts, with something between them.
int join(lua_State* state) {
  luaL_checktype(state, 1, LUA_TTABLE);
  const std::string_view between = lua_isnoneornil(state, 2) ? std::string_view() : text_at(state, 2);
  const auto count = static_cast<lua_Integer>(lua_rawlen(state, 1));
  luaL_Buffer buffer;
  luaL_buffinit(state, &buffer);
  std::size_t made = 0;
  for (lua_Integer i = 1; i <= count; ++i) {
    if (i > 1) luaL_addlstring(&buffer, between.data(), between.size());
    lua_rawgeti(state, 1, i);
    if (!lua_isstring(state, -1)) return luaL_error(state, "bad argument #1 to 'join' (a list of texts)");
    made += lua_rawlen(state, -1) + between.size();
    check_size(state, made);
    luaL_addvalue(&buffer);
  }
  luaL_pushresult(&buffer);
  return 1;
}

int code(lua_State* state) {
  const std::string_view text = text_at(state, 1);
  luaL_argcheck(state, !text.empty(), 1, "a letter");
  lua_pushinteger(state, code_point(text).code);
  return 1;
}
int from_code(lua_State* state) {
  const lua_Integer number = luaL_checkinteger(state, 1);
  luaL_argcheck(state, number >= 0 && number <= 0x10FFFF && (number < 0xD800 || number > 0xDFFF), 1, "a code");
  char into[4];
  return give(state, {into, write_code_point(static_cast<std::uint32_t>(number), into)});
}

int is_letter_at(lua_State* state) {
  const CodePoint point = code_point(text_at(state, 1));
  lua_pushboolean(state, point.valid && is_letter(point.code) ? 1 : 0);
  return 1;
}

// « 12,5 » is a number too; nothing when the text is none.
int number(lua_State* state) {
  if (lua_type(state, 1) == LUA_TNUMBER) {
    lua_settop(state, 1);
    return 1;
  }
  const std::string_view text = text_at(state, 1);
  const std::size_t comma = text.find(',');
  char digits[64];
  const char* number = text.data();
  if (comma != std::string_view::npos && text.size() < sizeof digits) {
    std::memcpy(digits, text.data(), text.size());
    digits[comma] = '.';
    digits[text.size()] = '\0';
    number = digits;
  }
  if (lua_stringtonumber(state, number) != text.size() + 1) luaL_pushfail(state);
  return 1;
}
int of(lua_State* state) {
  luaL_checkany(state, 1);
  push_shown(state, 1);
  return 1;
}

}  // namespace

void open_text(lua_State* state) {
  constexpr luaL_Reg kText[] = {{"length", length},
                                {"bytes", bytes},
                                {"letter", letter},
                                {"slice", slice},
                                {"upper", changed<upper_of>},
                                {"lower", changed<lower_of>},
                                {"contains", contains},
                                {"find", find},
                                {"replace", replace},
                                {"times", times},
                                {"reverse", reverse},
                                {"letters", letters},
                                {"words", words},
                                {"split", split},
                                {"join", join},
                                {"code", code},
                                {"from_code", from_code},
                                {"is_letter", is_letter_at},
                                {"number", number},
                                {"of", of},
                                {nullptr, nullptr}};
  luaL_newlib(state, kText);
  lua_setglobal(state, "text");
}

}  // namespace lunabloc::runner
