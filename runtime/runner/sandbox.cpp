#include "runner/sandbox.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <grp.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <csignal>
#include <cstdint>

namespace lunabloc::runner {
namespace {

constexpr uid_t kNobody = 65534;

bool limit(int resource, rlim_t value) {
  const rlimit both{value, value};
  return ::setrlimit(static_cast<__rlimit_resource_t>(resource), &both) == 0;
}

bool set_limits(const SandboxOptions& options) {
  return limit(RLIMIT_AS, options.address_space_bytes) && limit(RLIMIT_CPU, options.cpu_seconds) && limit(RLIMIT_CORE, 0) &&
         limit(RLIMIT_FSIZE, 0);
}

bool drop_root() {
  if (::geteuid() != 0) return false;
  return ::setgroups(0, nullptr) == 0 && ::setresgid(kNobody, kNobody, kNobody) == 0 &&
         ::setresuid(kNobody, kNobody, kNobody) == 0;
}

// Root's own come before it drops; an ordinary user gets them inside a user namespace, where that is allowed.
bool own_namespaces() {
  const int kinds = CLONE_NEWNET | CLONE_NEWIPC;
  return ::unshare(::geteuid() == 0 ? kinds : kinds | CLONE_NEWUSER) == 0;
}

// Debian 12's headers know only the first versions of Landlock, so the numbers stand here (linux/landlock.h).
struct LandlockRules {
  std::uint64_t files = 0;
  std::uint64_t network = 0;
  std::uint64_t scopes = 0;
};
constexpr long kLandlockCreate = 444;
constexpr long kLandlockRestrict = 446;
constexpr unsigned kAskVersion = 1;

// What each version of the interface can forbid.
LandlockRules everything_known_to(long version) {
  LandlockRules rules;
  rules.files = 0x1FFF;
  if (version >= 2) rules.files |= 1U << 13U;  // moving between folders
  if (version >= 3) rules.files |= 1U << 14U;  // truncating
  if (version >= 5) rules.files |= 1U << 15U;  // device commands
  if (version >= 4) rules.network = 3;         // TCP: bind, connect
  if (version >= 6) rules.scopes = 3;          // abstract sockets, signals
  return rules;
}
std::size_t size_known_to(long version) { return version >= 6 ? 24 : version >= 4 ? 16 : 8; }

// The version in force, 0 when there is none.
long enter_landlock() {
  const long version = ::syscall(kLandlockCreate, nullptr, std::size_t{0}, kAskVersion);
  if (version < 1) return 0;
  const LandlockRules rules = everything_known_to(version);
  const long ruleset = ::syscall(kLandlockCreate, &rules, size_known_to(version), 0U);
  if (ruleset < 0) return 0;
  const bool entered = ::syscall(kLandlockRestrict, ruleset, 0U) == 0;
  ::close(static_cast<int>(ruleset));
  return entered ? version : 0;
}

bool allow_what_is_needed(scmp_filter_ctx filter) {
  constexpr int kAllowed[] = {
      SCMP_SYS(read),         SCMP_SYS(write),          SCMP_SYS(exit),          SCMP_SYS(exit_group),
      SCMP_SYS(brk),          SCMP_SYS(munmap),         SCMP_SYS(mremap),        SCMP_SYS(madvise),
      SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigprocmask), SCMP_SYS(futex),         SCMP_SYS(clock_gettime),
      SCMP_SYS(sysinfo),      SCMP_SYS(restart_syscall), SCMP_SYS(ppoll)};
  bool well = true;
  for (const int call : kAllowed) well = well && ::seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0;
  // Memory of its own that can never hold code.
  return well && ::seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 2,
                                    SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0),
                                    SCMP_A3(SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS, MAP_ANONYMOUS)) == 0;
}

// As the kernel reads it (seccomp(2)); empty when it cannot be had.
std::vector<sock_filter> make_filter() {
  std::vector<sock_filter> code;
  const scmp_filter_ctx filter = ::seccomp_init(SCMP_ACT_KILL_PROCESS);
  const int file = ::memfd_create("filter", MFD_CLOEXEC);
  if (filter != nullptr && file >= 0 && allow_what_is_needed(filter) && ::seccomp_export_bpf(filter, file) == 0) {
    const off_t bytes = ::lseek(file, 0, SEEK_END);
    code.resize(static_cast<std::size_t>(bytes) / sizeof(sock_filter));
    if (::pread(file, code.data(), static_cast<std::size_t>(bytes), 0) != bytes) code.clear();
  }
  if (file >= 0) ::close(file);
  if (filter != nullptr) ::seccomp_release(filter);
  return code;
}

bool enter_seccomp(std::vector<sock_filter>& code) {
  const sock_fprog program{static_cast<unsigned short>(code.size()), code.data()};
  return !code.empty() && ::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0U, &program) == 0;
}

}  // namespace

Sandbox::Sandbox() : filter_(make_filter()) {
  name(own_namespaces(), "namespaces");
  name(drop_root(), "user");
  name(::prctl(PR_SET_DUMPABLE, 0) == 0, "not_dumpable");
  name(::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0, "no_new_privs");
  // Changing the user has reset it, and what is forked asks for it again.
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
}

void Sandbox::enter(const SandboxOptions& options) {
  entered_ = true;
  name(set_limits(options), "rlimits");
  // A parent that died meanwhile is seen by the pipe that it closed.
  name(::prctl(PR_SET_PDEATHSIG, SIGKILL) == 0, "pdeathsig");
  if (const long version = enter_landlock(); version > 0) layers_.push_back(fmt::format("landlock {}", version));
  // One, because ppoll on standard input is refused at zero; with three in use no other can be had.
  name(limit(RLIMIT_NOFILE, 1), "no_files");
  name(enter_seccomp(filter_), "seccomp");
}

void Sandbox::name(bool loaded, std::string layer) {
  if (loaded) layers_.push_back(std::move(layer));
}

}  // namespace lunabloc::runner
