// What Lua 5.4.4 keeps where: the few of its structures that the runner reads or writes behind its API, because the API
// would cost more than what is measured. Offsets are those of lobject.h, lstate.h and ltable.h on 64 bits;
// check_layout() compares them with what the API says before any program runs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <lua.hpp>
#include <string_view>

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
  kObject = 0x47,
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

struct Table;
struct Object;

struct Value {  // TValue, and StackValue
  union {
    std::int64_t integer;
    double number;
    lua_CFunction function;
    const void* object;
    const Text* text;
    Table* table;
    const Object* in_cpp;
  };
  std::uint8_t tag;

  int type() const { return tag & kTypeBits; }
  std::string_view bytes() const { return {text->bytes, tag == kShortText ? text->short_length : text->long_length}; }
};
static_assert(sizeof(Value) == 16 && offsetof(Value, tag) == 8 && offsetof(Text, bytes) == 24);

struct Node {  // an element of a table that is not in its array
  std::int64_t value_bits;
  std::uint8_t tag, key_tag;
  int next;
  std::int64_t key_bits;
  const Value& value() const { return *reinterpret_cast<const Value*>(this); }
  Value key() const { return {{key_bits}, key_tag}; }
};
static_assert(sizeof(Node) == 24 && offsetof(Node, key_bits) == 16);

struct Table {
  void* next;
  std::uint8_t tag, marked, flags, log2_nodes;
  unsigned limit;
  const Value* array;
  const Node* nodes;
  const Node* last_free;
  Table* metatable;
  void* gray;
};
static_assert(offsetof(Table, limit) == 12 && offsetof(Table, nodes) == 24 && sizeof(Table) == 56);

struct Object {  // Udata0: a value of C++ that holds none of Lua's
  void* next;
  std::uint8_t tag, marked;
  unsigned short values;
  std::size_t size;
  const Table* metatable;
  char bytes[1];
};
static_assert(offsetof(Object, metatable) == 24 && offsetof(Object, bytes) == 32);

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

// What lies on the stack at an index of the API, upvalues and the registry apart.
inline const Value& at(lua_State* state, int index) {
  const Thread& own = thread(state);
  return index > 0 ? own.frame->function[index] : own.top[index];
}

// The element; one of type nil when there is none. Reads raw: nothing of the program's runs.
const Value& element_of(const Table& table, std::int64_t index);
const Value& element_of(const Table& table, const Text& name);
const Value& element_of(const Table& table, const Value& key);

// The length of its list, as `#` gives it. Asking leaves no mark: Lua's own way of asking moves a hint in the table, and
// with it what `#` says next of a list with holes.
std::uint64_t length_of(const Table& table);

// Elements in the order of `next`: `visit(key, value)` says whether to go on.
unsigned array_size(const Table& table);
template <class Visit>
void for_each_element(const Table& table, Visit visit) {
  const unsigned size = array_size(table);
  for (unsigned i = 0; i < size; ++i)
    if (table.array[i].type() != LUA_TNIL && !visit(Value{{std::int64_t{i} + 1}, kInteger}, table.array[i])) return;
  for (const Node *node = table.nodes, *const end = node + (std::size_t{1} << table.log2_nodes); node != end; ++node)
    if (node->value().type() != LUA_TNIL && !visit(node->key(), node->value())) return;
}

// The function on top of the stack is a chunk, though it stands in another function. Nothing but debug.getinfo, which no
// program has, reads what this changes.
void mark_as_chunk(lua_State* state);

// Whether all this is where it is said to be.
bool check_layout(lua_State* state);

}  // namespace lunabloc::runner::layout
