/* For tests only: makes a pseudo-terminal look like a serial port to libserialport. Preloaded, never linked, never shipped.
 *
 * A port has a name below /sys/class/tty and modem lines; a pseudo-terminal has neither. Here it gets a name, and its
 * lines are remembered. To the virtual board an open terminal is a high DTR: while DTR is low, the terminal is closed.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

static const char kPorts[] = "/sys/class/tty/pts/";
static int lines = TIOCM_DTR | TIOCM_RTS; /* as the kernel leaves them when a port is opened */

static int is_our_port(const char* path) { return strncmp(path, kPorts, sizeof kPorts - 1) == 0; }

static int named(const char* path, struct stat* into) {
  if (!is_our_port(path)) return fstatat(AT_FDCWD, path, into, AT_SYMLINK_NOFOLLOW);
  memset(into, 0, sizeof *into);
  into->st_mode = S_IFLNK | 0777;
  return 0;
}
int lstat(const char* path, struct stat* into) { return named(path, into); }
/* Libraries built with an older libc call it so. */
int __lxstat(int version, const char* path, struct stat* into);
int __lxstat(int version, const char* path, struct stat* into) {
  (void)version;
  return named(path, into);
}

ssize_t readlink(const char* path, char* into, size_t size) {
  ssize_t (*real)(const char*, char*, size_t) = (ssize_t(*)(const char*, char*, size_t))dlsym(RTLD_NEXT, "readlink");
  static const char kTarget[] = "../../devices/virtual/tty/pts";
  if (!is_our_port(path)) return real(path, into, size);
  const size_t length = sizeof kTarget - 1 < size ? sizeof kTarget - 1 : size;
  memcpy(into, kTarget, length);
  return (ssize_t)length;
}

/* The descriptor keeps its number; what it leads to is exchanged. */
static void lead_to(int descriptor, const char* path) {
  const int other = open(path, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  if (other < 0) return;
  dup3(other, descriptor, O_CLOEXEC);
  close(other);
}

static void follow_dtr(int descriptor, int before, int (*real)(int, unsigned long, ...)) {
  static char terminal[64];
  if ((before & ~lines & TIOCM_DTR) != 0 && ttyname_r(descriptor, terminal, sizeof terminal) == 0) {
    real(descriptor, TIOCNXCL);
    lead_to(descriptor, "/dev/ptmx"); /* still a terminal, as libserialport expects */
  }
  if ((lines & ~before & TIOCM_DTR) != 0 && terminal[0] != 0) {
    lead_to(descriptor, terminal);
    real(descriptor, TIOCEXCL);
  }
}

int ioctl(int descriptor, unsigned long request, ...) {
  int (*real)(int, unsigned long, ...) = (int (*)(int, unsigned long, ...))dlsym(RTLD_NEXT, "ioctl");
  va_list arguments;
  va_start(arguments, request);
  void* argument = va_arg(arguments, void*);
  va_end(arguments);
  int* bits = argument;
  const int before = lines;
  switch (request) {
    case TIOCMGET: *bits = lines; return 0;
    case TIOCMSET: lines = *bits; break;
    case TIOCMBIS: lines |= *bits; break;
    case TIOCMBIC: lines &= ~*bits; break;
    default: return real(descriptor, request, argument);
  }
  follow_dtr(descriptor, before, real);
  return 0;
}
