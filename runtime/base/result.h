// Result and Error: how a failure travels.
//
// A failure is a value. It says who can mend it (the kind, which is the process's exit code), which sentence to
// show (the id of a message in assets/messages, never the sentence itself), what to fill in, and where it happened.
// No exception crosses a folder's border.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace lunabloc::base {

enum class ErrorKind : std::uint8_t {
  failed = 1,    // the thing itself failed: program error, check not passed, flash failed
  usage = 2,     // the caller's words are off
  stopped = 3,   // stopped by a limit or by the user
  internal = 4,  // ours
};

// Where in a file; line and column count from 1 as people do, 0 when unknown.
struct Place {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  bool operator==(const Place&) const = default;
};

// What fills `{name}` in a message.
using Arguments = std::vector<std::pair<std::string, std::string>>;

struct Error {
  ErrorKind kind = ErrorKind::failed;
  std::string message;  // id in assets/messages, for example "kit.wrong_board"
  Arguments arguments;
  Place place;
  std::string detail;  // technical words for an adult; never shown to a child by itself
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(ErrorKind kind, std::string message, Arguments arguments = {},
                                     std::string detail = {}) {
  return tl::unexpected(Error{kind, std::move(message), std::move(arguments), {}, std::move(detail)});
}

}  // namespace lunabloc::base

namespace lunabloc {
using base::Arguments;
using base::Error;
using base::ErrorKind;
using base::failure;
using base::Result;
}  // namespace lunabloc
