#include "base/pipes.h"

#include <fcntl.h>
#include <spawn.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace lunabloc::base {
namespace {

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> result;
  for (std::string& text : texts) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

}  // namespace

std::optional<Pipes> Pipes::open() {
  int to_child[2];
  int from_child[2];
  if (::pipe2(to_child, O_CLOEXEC) != 0) return std::nullopt;
  if (::pipe2(from_child, O_CLOEXEC) != 0) {
    const int reason = errno;
    ::close(to_child[0]);
    ::close(to_child[1]);
    errno = reason;
    return std::nullopt;
  }
  ::fcntl(from_child[0], F_SETFL, O_NONBLOCK);
  ::fcntl(to_child[1], F_SETFL, O_NONBLOCK);
  return Pipes{to_child[0], from_child[1], to_child[1], from_child[0]};
}

void Pipes::close_child_ends() const {
  ::close(child_input);
  ::close(child_output);
}

void Pipes::close_own_ends() const {
  ::close(input);
  ::close(output);
}

Result<int> spawn(const ProcessOptions& options, int input, int output) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  if (output >= 0) posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  else posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  if (!options.own_error_stream) posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);

  std::vector<std::string> arguments = options.arguments;
  arguments.insert(arguments.begin(), options.program.string());
  std::vector<std::string> environment = options.environment;
  std::vector<char*> argument_pointers = pointers(arguments);
  std::vector<char*> environment_pointers = pointers(environment);
  pid_t pid = -1;
  const int reason = ::posix_spawn(&pid, options.program.c_str(), &actions, nullptr, argument_pointers.data(),
                                   environment_pointers.data());
  posix_spawn_file_actions_destroy(&actions);
  if (reason == 0) return pid;
  return failure(ErrorKind::internal, "process.cannot_start", {{"programme", options.program.string()}}, std::strerror(reason));
}

}  // namespace lunabloc::base
