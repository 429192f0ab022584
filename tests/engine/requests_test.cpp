#include "engine/requests.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <thread>
#include <utility>

namespace lunabloc::engine {
namespace {

// The other end: a window or a command.
class RequestsTest : public testing::Test {
 protected:
  RequestsTest() { EXPECT_EQ(::pipe(ends_), 0); }
  ~RequestsTest() override {
    hang_up();
    ::close(ends_[0]);
  }
  void send(char letter, std::string_view content = {}) {
    const std::string bytes = data::framed(letter, content);
    ASSERT_EQ(::write(ends_[1], bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
  }
  void hang_up() {
    if (std::exchange(open_, false)) ::close(ends_[1]);
  }
  // However long it takes: a test that is stuck is ended by who runs it.
  static bool is_stopped(const Requests& requests) {
    while (!requests.stops()) std::this_thread::yield();
    return true;
  }
  int ends_[2] = {-1, -1};
  bool open_ = true;
};

TEST_F(RequestsTest, ComeInTheirOrderUntilTheOtherEndIsGone) {
  Requests requests(ends_[0]);
  for (const char* name : {"a", "b", "c"}) send('Q', name);
  hang_up();
  for (const char* name : {"a", "b", "c"}) EXPECT_EQ(requests.next()->content, name);
  EXPECT_FALSE(requests.next());
}

TEST_F(RequestsTest, AStopIsHeardWhileARequestGoesOnAndTheNextOneIsNotStopped) {
  Requests requests(ends_[0]);
  for (int i = 0; i < 3; ++i) {
    send('Q', "long");
    ASSERT_TRUE(requests.next());
    EXPECT_FALSE(requests.stops());
    send('C');
    EXPECT_TRUE(is_stopped(requests));
    send('Q', "short");
    ASSERT_TRUE(requests.next());
    EXPECT_FALSE(requests.stops());
  }
}

// When nothing was asked for a while nobody listens beside any more; the next long one is heard all the same.
TEST_F(RequestsTest, AStopIsHeardAfterASilence) {
  Requests requests(ends_[0], {std::chrono::milliseconds(1), 0});
  for (int i = 0; i < 50; ++i) {
    send('Q', "long");
    ASSERT_TRUE(requests.next());
    send('C');
    EXPECT_TRUE(is_stopped(requests));
  }
}

TEST_F(RequestsTest, WhoeverGoesAwayWhileARequestGoesOnStopsIt) {
  Requests requests(ends_[0]);
  send('Q', "long");
  ASSERT_TRUE(requests.next());
  hang_up();
  EXPECT_TRUE(is_stopped(requests));
  EXPECT_FALSE(requests.next());
}

TEST_F(RequestsTest, WhatCameWhileARequestWentOnIsKept) {
  Requests requests(ends_[0]);
  send('Q', "long");
  ASSERT_TRUE(requests.next());
  for (const char* name : {"a", "b"}) send('Q', name);
  send('C');
  EXPECT_TRUE(is_stopped(requests));
  EXPECT_EQ(requests.next()->content, "a");
  EXPECT_EQ(requests.next()->content, "b");
}

}  // namespace
}  // namespace lunabloc::engine
