#include "cli/stop.h"

#include <csignal>
#include <initializer_list>

namespace lunabloc::cli {
namespace {

volatile std::sig_atomic_t stop_was_asked = 0;

}  // namespace

void stop_on_request() {
  struct sigaction action {};
  action.sa_handler = [](int) { stop_was_asked = 1; };
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  for (const int signal : {SIGINT, SIGTERM}) ::sigaction(signal, &action, nullptr);
}

bool nobody_asked_to_stop() { return stop_was_asked == 0; }

}  // namespace lunabloc::cli
