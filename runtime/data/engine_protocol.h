// What goes over the pipes between a window or a command and lunabloc-data. Each message: its length in 32 bits, a letter,
// its content.
//
//   to the engine                                    from the engine
//   O  where: 0 a folder, 1 a server; its address    D  done
//   I  JSON: what to import and how                  P  how much is done, a number from 0 to 1
//   S  which tables there are                        J  JSON
//   A  a table's name: what is known of it           R  a page of rows, and whether more follow
//   Q  a query (encode)                              E  an error
//   N  the next page
//   X  a table's name: take it away
//   G  JSON of a TableAbout: a table that grows, with its name and columns
//   W  rows for it, as a page
//   F  it is whole; without this, when nobody is there any more
//   C  stop what is going on
//
// Both ends check what they read. Everything but C waits for its answer before the next may be sent.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "data/cell.h"

namespace lunabloc::data {

inline constexpr std::size_t kLongestMessage = 4U << 20U;
// Pages are cut so that one goes into a message to the program's runner as it is.
inline constexpr std::size_t kPageBytes = 56U * 1024U;

struct Message {
  char letter = 0;
  std::string content;
};
std::string framed(char letter, std::string_view content);

// Takes bytes as they come.
class MessageReader {
 public:
  void add(std::string_view bytes) { bytes_ += bytes; }
  // Nothing yet; an error when what came is no message.
  Result<std::optional<Message>> next();

 private:
  std::string bytes_;
};

struct Page {
  bool more = false;
  std::vector<Column> columns;  // names and kinds
  std::vector<std::vector<Cell>> rows;
};
// Takes rows from `from` on, as many as fit and at least one; `from` goes behind them. `last`: nothing follows these.
std::string encode_page(const std::vector<Column>& columns, const std::vector<std::vector<Cell>>& rows, std::size_t& from, bool last);
// Errors: "tables.bad_page".
Result<Page> decode_page(std::string_view bytes);

std::string encode_error(const Error& error);
Error decode_error(std::string_view bytes);

}  // namespace lunabloc::data
