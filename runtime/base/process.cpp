#include "base/process.h"

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <thread>
#include <utility>

#include "base/pipes.h"

namespace lunabloc::base {
namespace {

void close_once(int& descriptor) {
  if (descriptor >= 0) ::close(std::exchange(descriptor, -1));
}

}  // namespace

Result<std::unique_ptr<Process>> Process::start(const ProcessOptions& options) {
  const std::optional<Pipes> pipes = Pipes::open();
  if (!pipes)
    return failure(ErrorKind::internal, "process.cannot_start", {{"programme", options.program.string()}}, std::strerror(errno));
  const Result<int> pid = spawn(options, pipes->child_input, pipes->child_output);
  pipes->close_child_ends();
  if (pid) return std::unique_ptr<Process>(new Process(*pid, pipes->input, pipes->output));
  pipes->close_own_ends();
  return tl::unexpected(pid.error());
}

Process::~Process() {
  close_once(input_);
  close_once(output_);
  if (!ending_) {
    kill();
    int status = 0;
    while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
  }
}

bool Process::read(std::string& into, std::chrono::milliseconds patience, std::size_t most_bytes) {
  if (output_ < 0) return false;
  pollfd waiting{output_, POLLIN, 0};
  if (::poll(&waiting, 1, static_cast<int>(patience.count())) <= 0) return true;
  char chunk[64 * 1024];
  while (most_bytes > 0) {
    const ssize_t count = ::read(output_, chunk, std::min(sizeof chunk, most_bytes));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno == EAGAIN || errno == EWOULDBLOCK;
    if (count == 0) {
      close_once(output_);
      return false;
    }
    into.append(chunk, static_cast<std::size_t>(count));
    most_bytes -= static_cast<std::size_t>(count);
  }
  return true;
}

namespace {

// A child that ends early must not end us: a write then says EPIPE. The signal is kept from this thread alone, since others
// may be writing to children of their own.
class NoBrokenPipe {
 public:
  NoBrokenPipe() {
    sigset_t waiting;
    ::sigpending(&waiting);
    was_waiting_ = ::sigismember(&waiting, SIGPIPE) == 1;
    ::sigemptyset(&broken_pipe_);
    ::sigaddset(&broken_pipe_, SIGPIPE);
    ::pthread_sigmask(SIG_BLOCK, &broken_pipe_, &before_);
  }
  ~NoBrokenPipe() {
    const timespec at_once{};
    while (!was_waiting_ && ::sigtimedwait(&broken_pipe_, nullptr, &at_once) < 0 && errno == EINTR) {
    }
    ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  NoBrokenPipe(const NoBrokenPipe&) = delete;
  NoBrokenPipe& operator=(const NoBrokenPipe&) = delete;

 private:
  sigset_t broken_pipe_{};
  sigset_t before_{};
  bool was_waiting_ = false;
};

}  // namespace

Result<void> Process::write(std::string_view bytes, std::chrono::milliseconds patience) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  const NoBrokenPipe no_broken_pipe;
  int reason = 0;
  while (!bytes.empty() && reason == 0) {
    const ssize_t count = input_ < 0 ? -1 : ::write(input_, bytes.data(), bytes.size());
    if (count >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(count));
      continue;
    }
    if (input_ < 0) reason = EPIPE;
    else if (errno == EAGAIN || errno == EINTR) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
      pollfd waiting{input_, POLLOUT, 0};
      if (left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) == 0) reason = ETIMEDOUT;
    } else reason = errno;
  }
  if (reason != 0) return failure(ErrorKind::internal, "process.closed", {}, std::strerror(reason));
  return {};
}

std::size_t Process::write_some(std::string_view bytes) {
  if (input_ < 0) return bytes.size();
  const NoBrokenPipe no_broken_pipe;
  const ssize_t count = ::write(input_, bytes.data(), bytes.size());
  if (count >= 0) return static_cast<std::size_t>(count);
  return errno == EAGAIN || errno == EINTR ? 0 : bytes.size();
}

void Process::close_input() { close_once(input_); }

void Process::signal(int number) {
  if (!ending_) ::kill(pid_, number);
}

void Process::kill() { signal(SIGKILL); }

std::optional<Ending> Process::wait(std::chrono::milliseconds patience) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (!ending_) {
    int status = 0;
    const pid_t found = ::waitpid(pid_, &status, WNOHANG);
    if (found == pid_)
      ending_ = WIFSIGNALED(status) ? Ending{true, WTERMSIG(status)} : Ending{false, WEXITSTATUS(status)};
    else if (found < 0 && errno != EINTR) ending_ = Ending{false, 0};
    else if (std::chrono::steady_clock::now() >= deadline) break;
    else std::this_thread::sleep_for(std::chrono::microseconds(200));
  }
  return ending_;
}

}  // namespace lunabloc::base
