#include "runner/mailbox.h"

#include <algorithm>

namespace lunabloc::runner {

void Mailbox::send(std::string_view from, std::string_view text, std::chrono::microseconds now) {
  messages_.push_back({std::string(from), std::string(text.substr(0, kLongestBytes)), now + kTransport});
  if (messages_.size() <= kMost) return;
  messages_.pop_front();
  ++dropped_;
}

std::optional<std::string> Mailbox::receive(std::string_view board, std::chrono::microseconds now) {
  auto read = read_.find(board);
  if (read == read_.end()) read = read_.emplace(std::string(board), 0).first;
  for (std::size_t i = std::max(read->second, dropped_); i < dropped_ + messages_.size(); ++i) {
    const Message& message = messages_[i - dropped_];
    if (message.arrives > now) break;
    read->second = i + 1;
    if (message.from != board) return message.text;
  }
  return std::nullopt;
}

}  // namespace lunabloc::runner
