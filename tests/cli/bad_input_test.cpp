// What nobody should trust: programs that are none, and programs that write what no terminal should be given, or too much.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <pty.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "base/file.h"
#include "command_support.h"

namespace lunabloc::cli {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;
using namespace std::string_literals;

constexpr const char* kLoud = R"(print("a\27[31mrouge\0\255\226\128\174x\r") say("\27]0;titre\7"))";
const std::string kBytes = "a\x1B[31mrouge\0\xFF\u202Ex\r\n\x1B]0;titre\a\n"s;

class BadInput : public CommandTest {};

TEST_F(BadInput, AFileGetsTheExactBytesATerminalSafeLetters) {
  EXPECT_EQ(call(run_run, {program(kLoud)}).out, kBytes);
  const Outcome shown = call(run_run, {program(kLoud)}, Form::on_terminal);
  EXPECT_EQ(shown.out, "a^[[31mrouge^@\uFFFD<U+202E>x^M\n^[]0;titre^G\n");
}

TEST_F(BadInput, ALetterIsNotCutWhereALongLineIs) {
  const std::string path = program("print(('é'):rep(60000))");
  EXPECT_EQ(call(run_run, {path}, Form::on_terminal).out, call(run_run, {path}).out);
}

TEST_F(BadInput, WhatAProgramRaisesActsOnNoTerminal) {
  const Outcome outcome = call(run_run, {program(R"(error('\27[2J\226\128\174'))")});
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.err, HasSubstr("^[[2J<U+202E>"));
  EXPECT_THAT(outcome.err, Not(HasSubstr("\x1B")));
  EXPECT_THAT(call(run_run, {program("\x1B[2J = 1")}).err, Not(HasSubstr("\x1B")));
}

TEST_F(BadInput, ARecordedRunIsShownAsSafely) {
  const std::string trace = file("t.jsonl", "");
  call(run_run, {program(kLoud), "--exact", "--trace", trace});
  EXPECT_THAT(call(run_replay, {trace}, Form::on_terminal).out, Not(HasSubstr("\x1B")));
  EXPECT_THAT(call(run_replay, {trace}).out, HasSubstr("\x1B[31m"));
}

struct NoProgram {
  const char* name;
  std::string bytes;
  const char* place;   // after the file's name
  const char* words;   // of the message
};

TEST_F(BadInput, WhatIsNoProgramIsSaidWithItsPlace) {
  const NoProgram kAll[] = {
      {"a compiled chunk", "\x1BLuaT\0\x19\x93"s, ":1:1: ", "déjà compilé"},
      {"an executable", "\x7F" "ELF\x02\x01\x01\0\0\0"s, ":1:8: ", "pas un programme"},
      {"a picture", "\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s, ":3:1: ", "pas un programme"},
      {"an archive", "PK\x03\x04\x14\0\0"s, ":1:6: ", "pas un programme"},
      {"bytes that are no letters", "say(1)\nx = \xFF\xFE\n", ":2:5: ", "Ligne 2"},
      {"a page", "<!DOCTYPE html>\n<html>\n", ":1:1: ", "Ligne 1"},
      {"a long line", "x = '" + std::string(900'000, 'a') + "' y\n", ":2:1: ", "Ligne 2"},
      {"a line of 4 MB", "x = '" + std::string((4U << 20U) - 10, 'a') + "'\n", ":1:1: ", "trop long"},
      {"more than 4 MB", std::string((4U << 20U) + 1, ' '), ":1:1: ", "4"},
  };
  for (const NoProgram& one : kAll) {
    const std::string path = program(one.bytes);
    const Outcome outcome = call(run_run, {path});
    EXPECT_EQ(outcome.code, 1) << one.name;
    EXPECT_EQ(outcome.out, "") << one.name;
    EXPECT_THAT(outcome.err, StartsWith(path + one.place)) << one.name;
    EXPECT_THAT(outcome.err, HasSubstr(one.words)) << one.name;
    EXPECT_LT(outcome.err.size(), 2000U) << one.name;
  }
}

TEST_F(BadInput, BytesInTextsAreTheProgramsOwn) {
  EXPECT_EQ(call(run_run, {program("print('\xFF\0\x1B')"s)}).out, "\xFF\0\x1B\n"s);
}

TEST_F(BadInput, AnAnswerOfMegabytesIsCutAndTheRunGoesOn) {
  const Outcome outcome = call(run_run, {program("say(#ask('?')) say(ask('?'))")}, Form::plain, std::string(4U << 20U, 'x') + "\nfin\n");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.out, "? 65536\n? fin\n");
}

// ---- The command itself, with its memory and its terminal

struct Watched {
  int code = -1;
  long most_kb = 0;
  std::string out;
};

// `on_terminal`: its results go to a pseudo-terminal, else to a pipe.
Watched watch(const std::string& program, bool on_terminal) {
  int ends[2] = {-1, -1};
  if (on_terminal ? ::openpty(&ends[0], &ends[1], nullptr, nullptr, nullptr) != 0 : ::pipe(ends) != 0) return {};
  if (on_terminal) {
    termios raw{};
    ::tcgetattr(ends[1], &raw);
    ::cfmakeraw(&raw);
    ::tcsetattr(ends[1], TCSANOW, &raw);
  }
  const std::string command = (support::binary_folder() / "bin/lunabloc").string();
  const pid_t child = ::fork();
  if (child == 0) {
    const int nowhere = ::open("/dev/null", O_RDWR);
    ::dup2(nowhere, 0);
    ::dup2(ends[1], 1);
    ::dup2(nowhere, 2);
    ::close(ends[0]);
    ::execl(command.c_str(), "lunabloc", "run", program.c_str(), static_cast<char*>(nullptr));
    ::_exit(127);
  }
  ::close(ends[1]);
  Watched watched;
  char bytes[64 * 1024];
  for (;;) {
    const ssize_t count = ::read(ends[0], bytes, sizeof bytes);
    if (count <= 0) break;  // a terminal that nobody writes to any more gives EIO
    watched.out.append(bytes, static_cast<std::size_t>(count));
  }
  ::close(ends[0]);
  int status = 0;
  rusage usage{};
  ::wait4(child, &status, 0, &usage);
  watched.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  watched.most_kb = usage.ru_maxrss;
  return watched;
}

TEST_F(BadInput, TheCommandKnowsWhetherItWritesToATerminal) {
  const std::string path = program(kLoud);
  EXPECT_EQ(watch(path, false).out, kBytes);
  EXPECT_EQ(watch(path, true).out, "a^[[31mrouge^@\uFFFD<U+202E>x^M\n^[]0;titre^G\n");
}

#ifdef __SANITIZE_ADDRESS__
constexpr long kMostKb = 1024 * 1024;  // the sanitizers keep much of what was freed
#else
constexpr long kMostKb = 160 * 1024;
#endif

TEST_F(BadInput, AHundredMegabytesAreCut) {
  const char* const kFloods[] = {
      "local line = string.rep('x', 99)\nfor i = 1, 1e6 do print(line) end",
      "local line = string.rep('x', 1 << 20)\nfor i = 1, 100 do say(line) end",
      "local line = string.rep('x', 4 << 20)\nfor i = 1, 25 do print(line) end",
  };
  for (const char* const flood : kFloods) {
    const std::string path = program(flood);
    const Watched watched = watch(path, false);
    EXPECT_EQ(watched.code, 3) << flood;
    // What `say` shows at once is 48 KB at most.
    EXPECT_GE(watched.out.size(), std::string_view(flood).find("say") != std::string_view::npos ? 49'152U : 1'000'000U) << flood;
    EXPECT_LE(watched.out.size(), (1U << 20U) + 1) << flood;
    EXPECT_LT(watched.most_kb, kMostKb) << flood;
    EXPECT_THAT(call(run_run, {path}).err, HasSubstr("1048576")) << flood;
  }
}

}  // namespace
}  // namespace lunabloc::cli
