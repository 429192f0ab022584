// A program that stands ready: started once, it forks for each process that is wanted, which saves the start.
//
// What stands ready takes no order itself, so none meets what another has left. Each process is the child of who asked, as if it
// had started it, and is ended and reaped like any other. It dies with the thread that made its ReadyProcess (if it asks for that:
// prctl(2), PR_SET_PDEATHSIG), so one belongs to the thread that uses it.
#pragma once

#include <memory>

#include "base/process.h"

namespace lunabloc::base {

class ReadyProcess {
 public:
  // A program whose standard input is the socket of stand_ready(). Null when it does not say in time that it stands.
  static std::unique_ptr<ReadyProcess> start(const ProcessOptions& options);
  ~ReadyProcess();
  ReadyProcess(const ReadyProcess&) = delete;
  ReadyProcess& operator=(const ReadyProcess&) = delete;

  // The next process, on pipes of its own. Null when what stood ready has gone.
  std::unique_ptr<Process> next();

 private:
  ReadyProcess(int pid, int socket) : pid_(pid), socket_(socket) {}
  int pid_;
  int socket_;
};

// The other side, called by the program before it has threads: says that it stands, and returns in each process that it forks,
// whose standard input and output are the pipes of who asked. Ends the one that stands when nobody can ask any more.
void stand_ready();

}  // namespace lunabloc::base
