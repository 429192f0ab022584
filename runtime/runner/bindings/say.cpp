// say, ask and print: what the program tells and what it is told.
#include <algorithm>

#include "runner/bindings/table_value.h"
#include "runner/library.h"
#include "runner/shown.h"
#include "runner/watch.h"

namespace lunabloc::runner {
namespace {

// What is written beyond the limit ends the run; `tell_part` is given how many bytes still fit.
template <class TellPart>
void count_output(Context& context, lua_State* state, std::size_t bytes, TellPart tell_part) {
  const std::uint64_t most = context.request().limits.output_bytes;
  const std::uint64_t room = most - std::min(context.output_bytes, most);
  context.output_bytes += bytes;
  if (context.output_bytes <= most) return;
  if (room > 0) tell_part(static_cast<std::size_t>(room));
  find_statement(context, state);
  const Digits letters(most);
  finish_at_limit(context, {"run.output", {{"n", letters.text()}}});
}

void tell_said(lua_State* state, std::string_view text) {
  Context& context = context_of(state);
  const auto tell = [&context](std::string_view words) {
    context.emit(trace::EventKind::said, "", [words](trace::RecordWriter& writer) { writer.text(words); });
  };
  count_output(context, state, text.size() + 1, [&](std::size_t room) { tell(text.substr(0, room)); });
  tell(text);
}

// A list shows its elements; anything else is said as `tostring` gives it.
int say(lua_State* state) {
  luaL_checkany(state, 1);
  const bool bare_table = lua_istable(state, 1) && luaL_getmetafield(state, 1, "__tostring") == LUA_TNIL;
  if (bare_table) tell_said(state, Preview(state, 1, Preview::kMostBytes).text());
  else tell_said(state, push_shown(state, 1));
  if (lua_type(state, 1) == LUA_TUSERDATA) tell_rows(state, 1);
  return 0;
}

// One event for a line; a longer one is told in pieces.
void tell_output(Context& context, std::string_view text) {
  do {
    const std::string_view piece = text.substr(0, trace::kLargestText);
    context.emit(trace::EventKind::output, "", [piece](trace::RecordWriter& writer) { writer.text(piece); });
    text.remove_prefix(piece.size());
  } while (!text.empty());
}

int print(lua_State* state) {
  Context& context = context_of(state);
  const int count = lua_gettop(state);
  luaL_Buffer line;
  luaL_buffinit(state, &line);
  for (int i = 1; i <= count; ++i) {
    if (i > 1) luaL_addchar(&line, '\t');
    push_shown(state, i);
    luaL_addvalue(&line);
  }
  luaL_addchar(&line, '\n');
  luaL_pushresult(&line);
  std::size_t length = 0;
  const char* const text = lua_tolstring(state, -1, &length);
  count_output(context, state, length, [&](std::size_t room) { tell_output(context, {text, room}); });
  tell_output(context, {text, length});
  return 0;
}

// The person's answer, pushed; an empty text when nobody answers any more.
void push_answer(Context& context, lua_State* state) {
  const std::vector<std::string>& given = context.request().answers;
  if (context.next_answer < given.size()) {
    const std::string& answer = given[context.next_answer++];
    lua_pushlstring(state, answer.data(), answer.size());
    return;
  }
  context.stream.flush();
  std::optional<std::string> answer;
  {
    const PausedWatch paused;
    answer = context.inbox.answer();
  }
  const std::string_view words = answer ? std::string_view(*answer) : std::string_view();
  lua_pushlstring(state, words.data(), words.size());
}

bool is_digit(char sign) { return sign >= '0' && sign <= '9'; }

// « 12 » is a number: a child who answers 12 may count with it at once; so is « 2,5 », as it is written in France.
void push_number_if_it_is_one(lua_State* state, std::string_view answer) {
  std::string number(answer);
  const std::size_t comma = number.find(',');
  if (comma != std::string::npos && comma > 0 && comma + 1 < number.size() && is_digit(number[comma - 1]) && is_digit(number[comma + 1]))
    number[comma] = '.';
  lua_stringtonumber(state, number.c_str());  // pushes the number, or nothing: a second comma makes it a text
}

int ask(lua_State* state) {
  Context& context = context_of(state);
  const std::string_view question = lua_isnoneornil(state, 1) ? std::string_view() : push_shown(state, 1);
  count_output(context, state, question.size(), [](std::size_t) {});
  context.emit(trace::EventKind::question, "", [question](trace::RecordWriter& writer) { writer.text(question); });
  push_answer(context, state);
  std::size_t length = 0;
  const char* const text = lua_tolstring(state, -1, &length);
  const std::string_view answer(text, length);
  context.emit(trace::EventKind::input, "ask", [answer](trace::RecordWriter& writer) { writer.text(answer); });
  push_number_if_it_is_one(state, answer);
  return 1;
}

}  // namespace

void open_say(lua_State* state) {
  lua_register(state, "say", say);
  lua_register(state, "ask", ask);
  lua_register(state, "print", print);
}

}  // namespace lunabloc::runner
