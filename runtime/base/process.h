// A child process on pipes: started with a clean environment, ended for certain.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace lunabloc::base {

struct ProcessOptions {
  std::filesystem::path program;
  std::vector<std::string> arguments;    // without the program's own name
  std::vector<std::string> environment;  // "NAME=value"; nothing is inherited
  bool own_error_stream = false;         // true: stderr is kept open as ours; false: goes to /dev/null
};

struct Ending {
  bool by_signal = false;
  int code = 0;  // exit code, or the signal's number
};

// One child. Its standard input and output are pipes that only this object holds.
// The destructor kills and reaps what still runs.
class Process {
 public:
  // Errors: "process.cannot_start" {programme}.
  static Result<std::unique_ptr<Process>> start(const ProcessOptions& options);
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  // Appends what has arrived, at most `most_bytes`, waiting up to `patience` for the first byte.
  // False once the child has closed its output and everything was read.
  bool read(std::string& into, std::chrono::milliseconds patience, std::size_t most_bytes = 1U << 20U);
  // Writes everything or gives up when the child closes its input (an Error) or `patience` ends.
  Result<void> write(std::string_view bytes, std::chrono::milliseconds patience = std::chrono::seconds(5));
  // Writes what there is room for just now; gives the number of bytes. A child that is gone takes everything.
  std::size_t write_some(std::string_view bytes);
  void close_input();

  void signal(int number);
  void kill();
  // The ending, when the child has ended within `patience`.
  std::optional<Ending> wait(std::chrono::milliseconds patience);
  int pid() const { return pid_; }
  int output_descriptor() const { return output_; }

 private:
  friend class ReadyProcess;
  Process(int pid, int input, int output) : pid_(pid), input_(input), output_(output) {}
  int pid_;
  int input_;
  int output_;
  std::optional<Ending> ending_;
};

}  // namespace lunabloc::base
