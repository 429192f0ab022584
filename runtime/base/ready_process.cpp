#include "base/ready_process.h"

#include <poll.h>
#include <sched.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <optional>

#include "base/pipes.h"

namespace lunabloc::base {
namespace {

constexpr char kStanding = 's';
constexpr char kFork = 'f';
// Longer than any start; a program that does not know how to stand ready may say nothing for ever.
constexpr int kPatienceMs = 2000;

// The standard input and output of a process to be, as they go through a socket (unix(7), SCM_RIGHTS).
struct Ends {
  int input;
  int output;
};

struct Packet {
  Packet() {
    message.msg_iov = &text;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
  }
  Packet(const Packet&) = delete;
  Packet& operator=(const Packet&) = delete;

  char letter = kFork;
  iovec text{&letter, 1};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(Ends))> control{};
  msghdr message{};
};

bool send_ends(int socket, const Ends& ends) {
  Packet packet;
  cmsghdr* const header = CMSG_FIRSTHDR(&packet.message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(sizeof ends);
  std::memcpy(CMSG_DATA(header), &ends, sizeof ends);
  return ::sendmsg(socket, &packet.message, MSG_NOSIGNAL) == 1;
}

std::optional<Ends> receive_ends(int socket) {
  Packet packet;
  ssize_t count = -1;
  do count = ::recvmsg(socket, &packet.message, 0);
  while (count < 0 && errno == EINTR);
  const cmsghdr* const header = CMSG_FIRSTHDR(&packet.message);
  if (count != 1 || header == nullptr || header->cmsg_len != CMSG_LEN(sizeof(Ends))) return std::nullopt;
  Ends ends{};
  std::memcpy(&ends, CMSG_DATA(header), sizeof ends);
  return ends;
}

template <class Value>
bool receive(int socket, Value& value) {
  pollfd waiting{socket, POLLIN, 0};
  int ready = -1;
  do ready = ::poll(&waiting, 1, kPatienceMs);
  while (ready < 0 && errno == EINTR);
  return ready == 1 && ::recv(socket, &value, sizeof value, MSG_WAITALL) == static_cast<ssize_t>(sizeof value);
}

// A child not of ours but of our parent, who waits for it as for those that it starts itself.
pid_t fork_for_parent() { return static_cast<pid_t>(::syscall(SYS_clone, CLONE_PARENT | SIGCHLD, nullptr, nullptr, nullptr, nullptr)); }

}  // namespace

std::unique_ptr<ReadyProcess> ReadyProcess::start(const ProcessOptions& options) {
  int sockets[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) != 0) return nullptr;
  const Result<int> pid = spawn(options, sockets[1], -1);
  ::close(sockets[1]);
  if (!pid) {
    ::close(sockets[0]);
    return nullptr;
  }
  std::unique_ptr<ReadyProcess> result(new ReadyProcess(*pid, sockets[0]));
  char letter = 0;
  if (!receive(sockets[0], letter) || letter != kStanding) return nullptr;
  return result;
}

ReadyProcess::~ReadyProcess() {
  ::close(socket_);
  ::kill(pid_, SIGKILL);
  while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

std::unique_ptr<Process> ReadyProcess::next() {
  const std::optional<Pipes> pipes = Pipes::open();
  if (!pipes) return nullptr;
  pid_t pid = -1;
  const bool forked = send_ends(socket_, {pipes->child_input, pipes->child_output}) && receive(socket_, pid) && pid > 0;
  pipes->close_child_ends();
  if (forked) return std::unique_ptr<Process>(new Process(pid, pipes->input, pipes->output));
  pipes->close_own_ends();
  return nullptr;
}

void stand_ready() {
  if (::send(STDIN_FILENO, &kStanding, 1, MSG_NOSIGNAL) != 1) ::_exit(1);
  while (const std::optional<Ends> ends = receive_ends(STDIN_FILENO)) {
    const pid_t pid = fork_for_parent();
    if (pid == 0) {
      ::dup2(ends->input, STDIN_FILENO);
      ::dup2(ends->output, STDOUT_FILENO);
      ::close_range(STDERR_FILENO + 1, ~0U, 0);
      return;
    }
    ::close(ends->input);
    ::close(ends->output);
    if (::send(STDIN_FILENO, &pid, sizeof pid, MSG_NOSIGNAL) != sizeof pid) break;
  }
  ::_exit(0);
}

}  // namespace lunabloc::base
