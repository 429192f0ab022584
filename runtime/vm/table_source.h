// Who answers a program that asks for tables which are not its own: the runner has no file, so it asks through its pipe.
//
// Bytes in, bytes out: what they mean is between the runner and whoever keeps the tables (data/pipeline.h).
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace lunabloc::vm {

class TableSource {
 public:
  virtual ~TableSource() = default;
  // A question, or nothing for what follows of the last answer. One at a time.
  virtual void ask(std::string_view question) = 0;
  // The answer, when it comes within the patience.
  virtual std::optional<std::string> answer(std::chrono::milliseconds patience) = 0;
};

}  // namespace lunabloc::vm
