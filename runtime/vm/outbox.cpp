#include "vm/outbox.h"

#include <utility>

#include "base/bytes.h"
#include "base/process.h"

namespace lunabloc::vm {
namespace {

constexpr std::size_t kLongestAnswer = 64U * 1024U;  // of runner/inbox.cpp

std::string framed(std::string_view message) {
  base::ByteWriter frame;
  frame.text(message);
  return frame.take();
}

std::string number_message(std::string_view letter, double number, std::string_view rest) {
  base::ByteWriter message;
  message.raw(letter);
  message.f64(number);
  message.raw(rest);
  return framed(message.bytes());
}

}  // namespace

void Outbox::answer(std::string_view text) { answers_.push_back(framed("A" + std::string(text.substr(0, kLongestAnswer)))); }

void Outbox::table(std::string_view content) { answers_.push_back(framed("T" + std::string(content))); }

std::string Outbox::next() {
  if (!answers_.empty()) {
    std::string answer = std::move(answers_.front());
    answers_.pop_front();
    return answer;
  }
  if (const std::optional<double> rate = std::exchange(rate_, std::nullopt)) return number_message("R", *rate, "");
  const std::optional<trace::PendingInputs::Input> input = inputs_.next();
  return number_message("I", input->value, input->part);
}

void Outbox::send(base::Process& process) {
  while (!empty()) {
    if (started_.empty()) started_ = next();
    started_.erase(0, process.write_some(started_));
    if (!started_.empty()) return;
  }
}

}  // namespace lunabloc::vm
