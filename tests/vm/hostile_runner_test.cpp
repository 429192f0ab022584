// A runner that lies, breaks or does not obey: the host tells it from one that does its work, and is rid of it.
#include <chrono>

#include "base/file.h"
#include "run_support.h"

namespace lunabloc::vm {
namespace {

using std::chrono::milliseconds;

// A script in the place of lunabloc-runner; $BYTES is a file of bytes that it may write.
class HostileRunner : public testing::Test {
 protected:
  std::filesystem::path runner(const std::string& script, const std::string& bytes = "") {
    const std::filesystem::path bytes_file = folder_.path() / "bytes";
    const std::filesystem::path program = folder_.path() / "runner";
    EXPECT_TRUE(base::write_file(bytes_file, bytes));
    EXPECT_TRUE(base::write_file(program, "#!/bin/sh\nBYTES=" + bytes_file.string() + "\n" + script + "\n"));
    std::filesystem::permissions(program, std::filesystem::perms::owner_all);
    return program;
  }
  trace::Trace run_it(const std::filesystem::path& program) {
    Result<trace::Trace> trace = run_to_end(program, {}, "say(1)");
    EXPECT_TRUE(trace);
    return trace ? *trace : trace::Trace();
  }

 private:
  support::TempFolder folder_;
};

std::string record(const trace::Event& event) {
  std::string bytes;
  trace::EventEncoder().encode(event, bytes);
  return bytes;
}
std::string said_record(std::string text) {
  trace::Event event;
  event.kind = trace::EventKind::said;
  event.offset = 0;
  event.values = {std::move(text)};
  return record(event);
}
// Spelt without a number, so that it can come anywhere in a stream.
std::string end_record(std::string how) {
  trace::Event event;
  event.kind = trace::EventKind::end;
  event.offset = 0;
  event.name = std::move(how);
  std::string bytes = record(event);
  bytes[1] = 0;
  return bytes;
}

TEST_F(HostileRunner, WhatCameBeforeTheBreakIsKept) {
  const std::string good = said_record("un"), unknown_kind("\x0F\x7F\x00", 3), too_long("\x04\x05\xFF\xFF\x7F", 5);
  for (const std::string& tail : {std::string(), said_record("deux").substr(0, 4), unknown_kind, too_long, std::string("bonjour !\n"),
                                  end_record("passed"), std::string(1, '\0')}) {
    const trace::Trace trace = run_it(runner("/bin/cat $BYTES", good + tail));
    EXPECT_THAT(said(trace), testing::ElementsAre("un"));
    EXPECT_EQ(ending(trace), "crash");
  }
}

TEST_F(HostileRunner, NothingCountsAfterTheEnd) {
  const trace::Trace trace = run_it(runner("/bin/cat $BYTES", said_record("un") + end_record("error") + said_record("deux") + end_record("finished")));
  EXPECT_THAT(said(trace), testing::ElementsAre("un"));
  EXPECT_EQ(ending(trace), "error");
}

TEST_F(HostileRunner, ACrashIsAnEnd) {
  EXPECT_EQ(ending(run_it(runner("kill -SEGV $$"))), "crash");
  EXPECT_EQ(ending(run_it(runner("exit 0"))), "crash");
  EXPECT_EQ(ending(run_it(runner("exec 0<&- 1>&-; exit 3"))), "crash");
}

TEST_F(HostileRunner, OneThatDoesNotObeyIsKilled) {
  for (const char* const script : {"trap '' TERM; /bin/cat $BYTES; while :; do :; done",
                                   "trap '' TERM; while :; do /bin/cat $BYTES; done", "trap '' TERM; /bin/cat $BYTES; exec /bin/sleep 100"}) {
    Result<std::unique_ptr<vm::Run>> started = vm::Run::start(runner(script, said_record("un")), {}, "say(1)");
    ASSERT_TRUE(started);
    while ((*started)->trace().events().empty()) (*started)->poll(milliseconds(100));
    const auto begun = std::chrono::steady_clock::now();
    (*started)->stop();
    EXPECT_LT(std::chrono::steady_clock::now() - begun, milliseconds(1500)) << script;
    EXPECT_EQ(ending((*started)->trace()), "stopped") << script;
  }
}

TEST_F(HostileRunner, PollNeverWaitsLongerThanItIsTold) {
  Result<std::unique_ptr<vm::Run>> started = vm::Run::start(runner("exec /bin/sleep 100"), {}, "say(1)");
  ASSERT_TRUE(started);
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_EQ((*started)->poll(milliseconds(20)), RunState::running);
  EXPECT_LT(std::chrono::steady_clock::now() - begun, milliseconds(1000));
}

TEST_F(HostileRunner, ARunThatIsForgottenLeavesNoProcess) {
  const std::filesystem::path program = runner("echo $$ > $BYTES.pid; exec /bin/sleep 100");
  const std::filesystem::path pid_file = program.parent_path() / "bytes.pid";
  {
    Result<std::unique_ptr<vm::Run>> started = vm::Run::start(program, {}, "say(1)");
    ASSERT_TRUE(started);
    while (!std::filesystem::exists(pid_file) || std::filesystem::file_size(pid_file) == 0) (*started)->poll(milliseconds(1));
  }
  const Result<std::string> pid = base::read_file(pid_file);
  ASSERT_TRUE(pid);
  EXPECT_FALSE(std::filesystem::exists("/proc/" + pid->substr(0, pid->find('\n'))));
}

}  // namespace
}  // namespace lunabloc::vm
