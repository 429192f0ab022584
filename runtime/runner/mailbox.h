// Messages between boards: what one sends reaches all the others after a while, unless the link is cut just then.
//
// A message takes 20 ms (curriculum, C07): two wires between the boards and a computer in the middle differ by less.
#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace lunabloc::runner {

class Mailbox {
 public:
  void send(std::string_view from, std::string_view text, std::chrono::microseconds now);
  // The oldest message that has come to this board and that it has not read; nothing when there is none.
  std::optional<std::string> receive(std::string_view board, std::chrono::microseconds now);

  static constexpr std::chrono::milliseconds kTransport{20};
  static constexpr std::size_t kMost = 1'000;         // are kept; the oldest goes first
  static constexpr std::size_t kLongestBytes = 200;   // of a text

 private:
  struct Message {
    std::string from, text;
    std::chrono::microseconds arrives{0};
  };
  std::deque<Message> messages_;
  std::size_t dropped_ = 0;                         // before messages_
  std::map<std::string, std::size_t, std::less<>> read_;  // by board: so many, dropped ones too
};

}  // namespace lunabloc::runner
