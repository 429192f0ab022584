#include "runner/watch.h"

#include <sys/time.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <ctime>

namespace lunabloc::runner {
namespace {

constexpr std::chrono::milliseconds kTick{10};
constexpr int kPatientTicks = 5;
constexpr int kIdleTicks = 200;

// A signal handler is given nothing, so what it needs stands here: the one thing in the runner that does.
struct Watch {
  std::atomic<Context*> context = nullptr;  // null between two runs
  int idle_ticks = 0;
  std::chrono::nanoseconds started{0};
  std::chrono::nanoseconds paused_since{0};  // 0: not paused
  std::chrono::nanoseconds paused{0};
  int ticks_since_hook = -1;  // -1: the hook is not armed
  bool stop_wished = false;   // and not done yet: a tick that comes meanwhile must not be done instead
};
Watch watch;

Context* watched() { return watch.context.load(std::memory_order_relaxed); }

std::chrono::nanoseconds clock_now() {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

[[noreturn]] void end_of_time(Context& context) {
  if (context.exact() && context.step > 0) {
    const Digits steps(context.step);
    finish_at_limit(context, {"M-commun-sans-fin", {{"mesure", steps.text()}}});
  }
  const Digits seconds(static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::seconds>(context.request().limits.wall).count()));
  finish_at_limit(context, {"run.time", {{"n", seconds.text()}}});
}

void hook(lua_State* state, lua_Debug*) {
  Context& context = context_of(state);
  find_statement(context, state);
  end_of_time(context);
}

bool time_is_over() {
  if (watch.paused_since.count() != 0) return false;
  return clock_now() - watch.started - watch.paused > watched()->request().limits.wall;
}

void act_on_tick() {
  Context& context = *watched();
  if (watch.stop_wished) finish_stopped(context);
  if (!context.stream.empty()) context.stream.flush();
  if (!time_is_over()) return;
  if (watch.ticks_since_hook < 0 && context.running != nullptr) {
    watch.ticks_since_hook = 0;
    lua_sethook(context.running, hook, LUA_MASKCOUNT, 1);
  } else if (context.running == nullptr || ++watch.ticks_since_hook > kPatientTicks) {
    end_of_time(context);
  }
}

void act_on_stop() { finish_stopped(*watched()); }

// At once, or as soon as no record is being made.
void act_when_free(EventStream& stream, EventStream::Act act) {
  if (stream.busy()) stream.act_later(act);
  else act();
}

void on_tick(int) {
  if (Context* const context = watched()) act_when_free(context->stream, act_on_tick);
  else if (++watch.idle_ticks > kIdleTicks) ::_exit(0);
}

void on_stop(int) {
  Context* const context = watched();
  if (context == nullptr) ::_exit(0);
  watch.stop_wished = true;
  act_when_free(context->stream, act_on_stop);
}

void handle(int number, void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  ::sigaddset(&action.sa_mask, SIGALRM);
  ::sigaddset(&action.sa_mask, SIGTERM);
  ::sigaction(number, &action, nullptr);
}

}  // namespace

void start_ticking() {
  handle(SIGALRM, on_tick);
  handle(SIGTERM, on_stop);
  const itimerval every{{0, std::chrono::microseconds(kTick).count()}, {0, std::chrono::microseconds(kTick).count()}};
  ::setitimer(ITIMER_REAL, &every, nullptr);
}

Watching::Watching(Context& context) {
  watch.started = clock_now();
  watch.paused_since = watch.paused = std::chrono::nanoseconds(0);
  watch.ticks_since_hook = -1;
  std::atomic_signal_fence(std::memory_order_seq_cst);
  watch.context.store(&context, std::memory_order_relaxed);
}

Watching::~Watching() {
  watch.context.store(nullptr, std::memory_order_relaxed);
  std::atomic_signal_fence(std::memory_order_seq_cst);
  watch.idle_ticks = 0;
}

PausedWatch::PausedWatch() { watch.paused_since = clock_now(); }
PausedWatch::~PausedWatch() {
  watch.paused += clock_now() - watch.paused_since;
  watch.paused_since = std::chrono::nanoseconds(0);
}

void restart_watch() {
  watch.started = clock_now();
  watch.paused = std::chrono::nanoseconds(0);
}

}  // namespace lunabloc::runner
