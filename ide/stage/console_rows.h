// Where the lines of a console stand: which of them a filter lets through, and how many rows each takes.
//
// A line is measured once for a width and a filter; a call measures no more than it may, what is left follows in the
// next ones. So a frame costs what is new and what is seen, however much a program has said.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "session/scene.h"

namespace lunabloc::ide::stage {

// Cut at line ends, between words, or inside a word that is longer than a row: nothing that a program says is too long
// to be read. What print sets apart stays apart, without the eight columns of a terminal.
std::vector<std::string> rows_of(std::string_view line, std::size_t letters_in_row);
// The same in letters of different widths.
std::vector<std::string> rows_of(std::string_view line, float width, const std::function<float(std::string_view)>& width_of);
// As it is shown and measured: no control acts, and no single line is endless.
std::string shown_line(std::string_view bytes);

class ConsoleRows {
 public:
  struct Look {
    std::uint64_t run = 0;              // another one begins anew
    std::size_t width = 0;              // anything that changes when rows are cut otherwise
    std::string filter;                 // folded (program/search_text.h); empty: every line
    bool operator==(const Look&) const = default;
  };
  using Cut = std::function<std::vector<std::string>(std::string_view)>;  // a shown line into its rows
  static constexpr std::size_t kBytesAtOnce = 64U << 10U;

  // Takes what the console has that it had not. True when some of it is left for the next call.
  bool follow(const session::ConsoleView& lines, std::size_t count, const Look& look, const Cut& cut, std::size_t most_bytes = kBytesAtOnce);

  std::size_t size() const { return shown_.size(); }              // lines that are shown
  std::size_t line(std::size_t index) const { return shown_[index].line; }  // its number in the console
  std::size_t rows() const { return shown_.empty() ? 0 : shown_.back().end; }
  std::size_t first_row(std::size_t index) const { return index == 0 ? 0 : shown_[index - 1].end; }
  std::size_t index_at_row(std::size_t row) const;                // the last one for a row below all
  std::size_t measured() const { return measured_; }              // lines since the beginning: what was paid for

 private:
  void forget_from(std::size_t line);

  struct Shown {
    std::uint32_t line = 0;
    std::uint32_t end = 0;  // rows up to its end
  };
  std::vector<Shown> shown_;
  Look look_;
  std::size_t seen_ = 0;        // lines that were measured
  std::size_t last_bytes_ = 0;  // of the last of them: it may grow, and going back in time cuts it
  std::size_t measured_ = 0;
};

}  // namespace lunabloc::ide::stage
