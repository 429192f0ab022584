// lunabloc-runner: runs one program that nobody has to trust, and tells what it does.
//
// On standard input: a length in 32 bits and the order (trace/encoding.h), a letter, then the answers, each with its length. On
// standard output: framed events, from "ready" to "end".
//
// The letter "a": somebody may answer, and there is this one order. "n": nobody does, and when the program has come to its end by
// itself the process waits for the next order. It never meets a second program: that is for who sends it to see to
// (vm/runner_process.h), and a lesson's checks run one program on hundreds of cases.
//
// With --ready it runs none, and forks for each process that is asked for (base/ready_process.h).
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <clocale>
#include <ctime>
#include <memory>
#include <utility>

#include "base/ready_process.h"
#include "program/tree.h"
#include "runner/context.h"
#include "runner/failure.h"
#include "runner/fences.h"
#include "runner/library.h"
#include "runner/lua_layout.h"
#include "runner/own_memory.h"
#include "runner/sandbox.h"
#include "runner/scheduler.h"
#include "runner/shown.h"
#include "runner/told_variable.h"
#include "runner/watch.h"
#include "trace/after_order.h"

// Lua makes seeds (of its tables, of chance, of a sort that goes badly) from clocks and from addresses, which are those of this
// machine and of this build. The linker sends what it asks for them here: two clocks, and the hash of what it has gathered for
// its tables (texts are hashed elsewhere).
extern "C" std::time_t __wrap_time(std::time_t* into) {
  if (into != nullptr) *into = 0;
  return 0;
}
extern "C" std::clock_t __wrap_clock() { return 0; }
extern "C" unsigned __wrap_luaS_hash(const char*, std::size_t, unsigned) { return 20'070'906; }

namespace lunabloc::runner {
namespace {

constexpr std::size_t kMegabyte = 1024U * 1024U;
// Beside the program's memory: the tree, the text, our own buffers and the libraries.
constexpr std::size_t kOwnBytes = 512 * kMegabyte;
// And what of that the program may make grow while it runs, beyond as much as its heap.
constexpr std::size_t kOwnGrowth = 16 * kMegabyte;
// A live run is stopped by the person; what it takes between two waits is bounded by the watch.
constexpr unsigned long kLiveCpuSeconds = 3600;

// A request may ask for less, never for more.
constexpr trace::Limits kMost{1'000'000'000, std::chrono::milliseconds(60'000), 256, 16U << 20U, trace::kMostToldBytes};

void bound(trace::Limits& limits) {
  limits.operations = std::min(limits.operations, kMost.operations);
  limits.wall = std::clamp(limits.wall, std::chrono::milliseconds(1), kMost.wall);
  limits.heap_mb = std::clamp(limits.heap_mb, 1U, kMost.heap_mb);
  limits.told_bytes = std::min(limits.told_bytes, kMost.told_bytes);
  limits.output_bytes = std::min(limits.output_bytes, kMost.output_bytes);
}

bool read_exactly(char* into, std::size_t bytes) {
  while (bytes > 0) {
    const ssize_t count = ::read(STDIN_FILENO, into, bytes);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    into += count;
    bytes -= static_cast<std::size_t>(count);
  }
  return true;
}

bool read_order(Context& context, bool& may_be_followed) {
  std::string length_bytes(4, '\0');
  if (!read_exactly(length_bytes.data(), length_bytes.size())) return false;
  std::size_t length = 0;
  for (std::size_t i = 4; i-- > 0;) length = length << 8U | static_cast<unsigned char>(length_bytes[i]);
  if (length > trace::kLargestRequest) return false;
  std::string bytes(length, '\0');
  char letter = trace::kSomebodyAnswers;
  if (!read_exactly(bytes.data(), length) || !read_exactly(&letter, 1)) return false;
  Result<trace::Order> read = trace::decode_order(bytes);
  if (!read) return false;
  context.order = std::move(*read);
  bound(context.order.request.limits);
  may_be_followed = letter == trace::kNobodyAnswers;
  if (may_be_followed) context.inbox.close();
  return true;
}

// Lua asks twice: once more after it has collected all that it can. Then the memory is full, and no program goes on
// from there: 5.4.4 has paths after a failed allocation that use what was freed.
struct Memory {
  Context& context;
  const void* refused_block = nullptr;
  std::size_t refused_bytes = 0;
};

void* allocate(void* data, void* block, std::size_t old_bytes, std::size_t new_bytes) {
  auto& memory = *static_cast<Memory*>(data);
  Arena& arena = memory.context.arena;
  if (new_bytes == 0) {
    arena.give_back(block, old_bytes);
    return nullptr;
  }
  void* const result = block == nullptr ? arena.take(new_bytes) : arena.resize(block, old_bytes, new_bytes);
  if (result != nullptr) {
    memory.refused_bytes = 0;
    return result;
  }
  if (memory.refused_bytes == new_bytes && memory.refused_block == block) report_full_memory(memory.context);
  memory.refused_block = block;
  memory.refused_bytes = new_bytes;
  return nullptr;
}

int on_panic(lua_State*) { ::_exit(4); }

void give_names(lua_State* state, const std::vector<trace::Given>& given) {
  for (const trace::Given& name : given) {
    if (name.is_list) push_given_list(state, name.list);
    else push_value(state, name.list.empty() ? trace::Value() : name.list.front());
    lua_setglobal(state, name.name.c_str());
  }
}

// What a program is given is on the stage before its first statement.
void tell_given(Context& context, lua_State* state) {
  if (!context.tells()) return;
  for (const trace::Given& given : context.request().given) {
    lua_getglobal(state, given.name.c_str());
    tell_variable(context, state, given.name, -1);
    lua_pop(state, 1);
  }
}

void refuse_what_lua_cannot_do(Context& context, const program::Parsed& parsed) {
  if (!parsed.diagnostics.empty()) {
    context.offset = static_cast<std::uint32_t>(parsed.diagnostics.front().range.start);
    finish_with_error(context, {"M-commun-syntaxe", {{"lua", parsed.diagnostics.front().message}}});
  }
  if (context.map.to_be_closed().empty()) return;
  context.offset = context.map.to_be_closed_at();
  finish_with_error(context, {"run.not_here", {{"nom", "<close>"}}});
}

// What Lua's loader of files leaves out: a byte order mark, and a first line that begins with #.
std::string_view without_first_line(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (text.starts_with("#")) text.remove_prefix(std::min(text.find('\n'), text.size()));
  return text;
}

void load_program(Context& context, lua_State* state) {
  const program::Parsed parsed = program::parse(context.order.program);
  context.map = ProgramMap(parsed.tree);
  refuse_what_lua_cannot_do(context, parsed);
  const std::string_view text = context.exact() ? std::string_view(context.order.program) : without_first_line(context.order.program);
  if (load_chunk(state, text, "=program", Chunk::own) == LUA_OK) return;
  // What only Lua's compiler counts: too many locals, too many upvalues…
  const std::string words = lua_tostring(state, -1);
  context.offset = 0;
  finish_with_error(context, {"M-commun-syntaxe", {{"lua", words}}});
}

// With all that any program finds there, and nothing that depends on which it will be: made before the order is known.
lua_State* make_state(Memory& memory) {
  Context& context = memory.context;
  lua_State* const state = lua_newstate(allocate, &memory);
  if (state == nullptr) ::_exit(4);
  *static_cast<Context**>(lua_getextraspace(state)) = &context;
  if (!layout::check_layout(state)) ::_exit(4);
  lua_atpanic(state, on_panic);
  // As the lua program does: with many short-lived objects it takes a third less time.
  lua_gc(state, LUA_GCGEN, 0, 0);
  allow_weak_tables_of(open_object_numbers(state));
  open_library(state);
  open_bindings(state);
  return state;
}

void protect(const Context& context, Sandbox& sandbox) {
  if (sandbox.entered()) return;
  start_ticking();
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(context.request().limits.wall).count();
  sandbox.enter({context.arena.reserved() + kOwnBytes, context.request().live ? kLiveCpuSeconds : static_cast<unsigned long>(seconds) + 5});
}

// Gives back when nothing is left to do; whatever else happens is the end of the process.
void run(Context& context, lua_State* state, const std::vector<std::string>& layers) {
  const Watching watching(context);
  context.emit(trace::EventKind::ready, "", [&layers](trace::RecordWriter& writer) {
    for (const std::string& layer : layers) writer.text(layer);
  });
  context.arena.set_cap(context.request().limits.heap_mb * kMegabyte);
  context.random.seed(context.request().seed);
  seed_chance(state);
  if (Result<world::Grid> grid = world::make_grid(context.request().world)) context.grid = std::move(*grid);
  context.most_steps = context.request().limits.operations;
  context.most_told_bytes = context.tells() ? context.request().limits.told_bytes : 0;
  context.takes_time = context.request().world.kind == "kit";
  context.graph = world::make_graph(context.request().world);
  give_names(state, context.request().given);
  Scheduler scheduler(context);
  context.scheduler = &scheduler;
  load_program(context, state);
  lua_pushglobaltable(state);
  context.globals = lua_topointer(state, -1);
  lua_pop(state, 1);
  context.counts = {};  // what the library is made of is nobody's cost
  const OwnMemoryLimit limit(context.request().limits.heap_mb * kMegabyte + kOwnGrowth,
                             [](void* data) { report_full_memory(*static_cast<Context*>(data)); }, &context);
  context.inbox.start_clock();
  tell_given(context, state);
  scheduler.run(state);
  tell_finished(context);
}

// What is forked finds room for trees, and the C library has looked up what it looks up once.
void read_something() {
  SiteTable sites;
  static_cast<void>(sites.instrument(program::parse("local a = {1}\nwhile a[1] < 2 do\n  a[1] = a[1] + 1\nend\nsay(a)\n").tree, program::Tell::all));
}

}  // namespace

// `ready`: runs nothing itself. What it forks, or this one, begins anew for each order, with nothing left of the run before.
int run_orders(bool ready) {
  Sandbox sandbox;
  Arena arena;
  if (!arena.reserve(kMost.heap_mb * kMegabyte)) return 4;
  for (bool may_be_followed = true; may_be_followed; arena.clear()) {
    const auto context = std::make_unique<Context>(STDOUT_FILENO, arena);
    Memory memory{*context};
    lua_State* const state = make_state(memory);
    if (std::exchange(ready, false)) {
      read_something();
      base::stand_ready();
    }
    if (!read_order(*context, may_be_followed)) return 4;
    protect(*context, sandbox);
    run(*context, state, sandbox.layers());
  }
  return 0;
}

}  // namespace lunabloc::runner

int main(int count, char** arguments) {
  // Whatever the parent has left open is not ours.
  ::close_range(STDERR_FILENO + 1, ~0U, 0);
  std::setlocale(LC_ALL, "C");
  return lunabloc::runner::run_orders(count == 2 && std::string_view(arguments[1]) == "--ready");
}
