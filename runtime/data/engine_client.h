// lunabloc-data, seen from a window or a command: started when the first table is asked for, never before.
//
// A process of its own, rather than a library that is loaded late: what it takes of memory is not the window's, a file that
// would end it does not end the work, and stopping is certain, by a signal if a word is not enough.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>

#include "base/result.h"
#include "data/engine_protocol.h"

namespace lunabloc::base {
class Process;
}

namespace lunabloc::data {

class EngineClient {
 public:
  // Where tables are kept: a folder, or a server's address.
  struct Keeper {
    std::string address;
    bool is_server = false;
  };
  // Errors: "process.cannot_start".
  static Result<std::unique_ptr<EngineClient>> start(const std::filesystem::path& program, const Keeper& keeper);
  ~EngineClient();

  // Sends; the answer comes with `poll`.
  void send(char letter, std::string_view content = {});
  // A message, when one comes within the patience; an error of kind internal when the engine is gone.
  Result<std::optional<Message>> poll(std::chrono::milliseconds patience);
  // What goes on ends: within 200 ms, or the process does.
  void stop();
  // The process has ended: another has to be started.
  bool is_gone() const { return gone_; }

  // Sends and waits. `P` goes to `progress`, which may stop; `E` is the error.
  using Watch = std::function<bool(double)>;
  Result<Message> ask(char letter, std::string_view content, const Watch& progress);

 private:
  explicit EngineClient(std::unique_ptr<base::Process> process);
  std::unique_ptr<base::Process> process_;
  MessageReader reader_;
  bool gone_ = false;
};

}  // namespace lunabloc::data
