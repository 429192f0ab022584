// lunabloc-data: tables of any size, for the window and the commands that ask (data/engine_protocol.h).
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

#include "engine/server.h"

int main() {
  // Whoever started it is gone: so is it. What it writes is its owner's alone.
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::signal(SIGPIPE, SIG_IGN);
  ::umask(077);
  // A question of a millisecond waits for the engine's other thread in steps of some microseconds, which the system would make fifty.
  ::prctl(PR_SET_TIMERSLACK, 1'000);
  return lunabloc::engine::serve(STDIN_FILENO, STDOUT_FILENO);
}
