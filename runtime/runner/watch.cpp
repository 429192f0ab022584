#include "runner/watch.h"

#include <sys/time.h>

#include <csignal>
#include <ctime>

namespace lunabloc::runner {
namespace {

constexpr std::chrono::milliseconds kTick{10};
constexpr int kPatientTicks = 5;

// A signal handler is given nothing, so what it needs stands here: the one thing in the runner that does.
struct Watch {
  Context* context = nullptr;
  std::chrono::nanoseconds started{0};
  std::chrono::nanoseconds paused_since{0};  // 0: not paused
  std::chrono::nanoseconds paused{0};
  int ticks_since_hook = -1;  // -1: the hook is not armed
  bool stop_wished = false;   // and not done yet: a tick that comes meanwhile must not be done instead
};
Watch watch;

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
  return clock_now() - watch.started - watch.paused > watch.context->request().limits.wall;
}

void act_on_tick() {
  Context& context = *watch.context;
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

void act_on_stop() { finish_stopped(*watch.context); }

void on_tick(int) {
  if (watch.context->stream.busy()) watch.context->stream.act_later(act_on_tick);
  else act_on_tick();
}

void on_stop(int) {
  watch.stop_wished = true;
  if (watch.context->stream.busy()) watch.context->stream.act_later(act_on_stop);
  else act_on_stop();
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

void start_watching(Context& context) {
  watch.context = &context;
  watch.started = clock_now();
  handle(SIGALRM, on_tick);
  handle(SIGTERM, on_stop);
  const itimerval every{{0, std::chrono::microseconds(kTick).count()}, {0, std::chrono::microseconds(kTick).count()}};
  ::setitimer(ITIMER_REAL, &every, nullptr);
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
