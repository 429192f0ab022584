// What Lua 5.4.4 keeps where: the few of its structures that the runner reads or writes behind its API, because the API
// would cost more than what is measured. Offsets are those of lobject.h, lstate.h and ltable.h on 64 bits;
// check_layout() compares them with what the API says before any program runs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <lua.hpp>

namespace lunabloc::runner::layout {

static_assert(LUA_VERSION_RELEASE_NUM == 50404 && sizeof(void*) == 8, "the layouts below are those of 5.4.4 on 64 bits");

// Types with their variants, as values carry them.
enum Tag : std::uint8_t {
  kNil = 0x00,
  kFalse = 0x01,
  kTrue = 0x11,
  kInteger = 0x03,
  kFloat = 0x13,
  kShortText = 0x44,
  kLongText = 0x54,
  kTable = 0x45,
  kLightFunction = 0x16,
};
inline constexpr std::uint8_t kTypeBits = 0x0F;

struct Text {
  void* next;
  std::uint8_t tag, marked, extra, short_length;
  unsigned hash;
  std::size_t long_length;
  char bytes[1];
};

struct Value {  // TValue, and StackValue
  union {
    std::int64_t integer;
    double number;
    lua_CFunction function;
    const void* object;
    const Text* text;
  };
  std::uint8_t tag;
};
static_assert(sizeof(Value) == 16 && offsetof(Value, tag) == 8 && offsetof(Text, bytes) == 24);

struct Proto {
  void* next;
  std::uint8_t tag, marked, parameters, is_vararg, stack_size;
  int upvalues, constants, instructions, lines, functions, locals, absolute_lines;
  int first_line, last_line;  // last_line 0: a chunk
};
static_assert(offsetof(Proto, last_line) == 48);

struct LuaFunction {  // LClosure
  void* next;
  std::uint8_t tag, marked, upvalues;
  void* gray;
  Proto* proto;
};
static_assert(offsetof(LuaFunction, proto) == 24);

struct Frame {  // CallInfo
  Value* function;
  Value* top;
  Frame* previous;
  Frame* next;
  const void* saved;
  int trap, extra_arguments;
  std::int64_t depth;  // of a C function's frame, its context; of a Lua function's, nobody's: the runner's
  int shared;
  short results;
  unsigned short status;
  bool is_c() const { return (status & 2U) != 0; }
};
static_assert(offsetof(Frame, depth) == 48 && offsetof(Frame, status) == 62);

struct Thread {  // lua_State
  void* next;
  std::uint8_t tag, marked, status, allows_hook;
  unsigned short frames;
  Value* top;
  void* global;
  Frame* frame;
};
static_assert(offsetof(Thread, top) == 16 && offsetof(Thread, frame) == 32);

inline Thread& thread(lua_State* state) { return *reinterpret_cast<Thread*>(state); }

// The function on top of the stack is a chunk, though it stands in another function. Nothing but debug.getinfo, which no
// program has, reads what this changes.
void mark_as_chunk(lua_State* state);

// Whether all this is where it is said to be.
bool check_layout(lua_State* state);

}  // namespace lunabloc::runner::layout
