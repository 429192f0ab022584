#include "ide/stage/console_rows.h"

#include <algorithm>
#include <utility>

#include "base/shown_text.h"
#include "program/search_text.h"

namespace lunabloc::ide::stage {
namespace {

constexpr std::size_t kMostLineBytes = 2'000;
constexpr std::size_t kCostOfALine = 32;  // bytes: that a line is there costs something too

bool begins_letter(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

std::size_t letters_in(std::string_view text) { return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins_letter)); }

std::size_t letter_bytes(std::string_view text) {
  std::size_t bytes = 1;
  while (bytes < text.size() && !begins_letter(text[bytes])) ++bytes;
  return bytes;
}

void add_rows(std::vector<std::string>& rows, std::string_view line, float width, const std::function<float(std::string_view)>& width_of) {
  const float space = width_of(" ");
  std::string row;
  float used = 0;
  const auto end_row = [&] {
    rows.push_back(std::exchange(row, {}));
    used = 0;
  };
  const auto add = [&](std::string_view piece, float wide) {
    row += piece;
    used += wide;
  };
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find(' ', begin), line.size());
    const std::string_view word = line.substr(begin, end - begin);
    const float wide = width_of(word);
    if (begin > 0) {
      if (used + space + wide > width && used > 0) end_row();
      else add(" ", space);
    }
    if (wide <= width) {
      add(word, wide);
    } else {
      for (std::size_t at = 0; at < word.size();) {
        const std::string_view letter = word.substr(at, letter_bytes(word.substr(at)));
        const float one = width_of(letter);
        if (used + one > width && used > 0) end_row();
        add(letter, one);
        at += letter.size();
      }
    }
    begin = end + 1;
  }
  end_row();
}

void add_rows(std::vector<std::string>& rows, std::string_view line, std::size_t room) {
  std::size_t begin = 0, letters = 0, space = std::string::npos;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (!begins_letter(line[at])) continue;
    if (letters == room) {
      const bool between_words = space != std::string::npos && line[at] != ' ';
      const std::size_t end = between_words ? space : at;
      rows.emplace_back(line.substr(begin, end - begin));
      begin = between_words || line[at] == ' ' ? end + 1 : end;
      letters = letters_in(line.substr(std::min(begin, at), at - std::min(begin, at)));
      space = std::string::npos;
      if (begin > at) continue;
    }
    if (line[at] == ' ') space = at;
    ++letters;
  }
  rows.emplace_back(line.substr(std::min(begin, line.size())));
}

void for_each_line(std::string_view text, const std::function<void(std::string_view)>& act) {
  std::string plain(text);
  for (std::size_t tab = plain.find('\t'); tab != std::string::npos; tab = plain.find('\t', tab)) plain.replace(tab, 1, "  ");
  for (std::size_t begin = 0, end = 0; end != std::string::npos; begin = end + 1) {
    end = plain.find('\n', begin);
    act(std::string_view(plain).substr(begin, end == std::string::npos ? end : end - begin));
  }
}

}  // namespace

std::string shown_line(std::string_view bytes) { return base::shown_text(bytes, kMostLineBytes); }

std::vector<std::string> rows_of(std::string_view line, std::size_t letters_in_row) {
  std::vector<std::string> rows;
  for_each_line(line, [&](std::string_view one) { add_rows(rows, one, std::max<std::size_t>(1, letters_in_row)); });
  return rows;
}

std::vector<std::string> rows_of(std::string_view line, float width, const std::function<float(std::string_view)>& width_of) {
  std::vector<std::string> rows;
  for_each_line(line, [&](std::string_view one) { add_rows(rows, one, width, width_of); });
  return rows;
}

void ConsoleRows::forget_from(std::size_t line) {
  seen_ = std::min(seen_, line);
  while (!shown_.empty() && shown_.back().line >= line) shown_.pop_back();
}

bool ConsoleRows::follow(const session::ConsoleView& lines, std::size_t count, const Look& look, const Cut& cut, std::size_t most_bytes) {
  if (!(look == look_)) {
    look_ = look;
    forget_from(0);
  }
  const std::size_t kept = std::min(seen_, count);
  if (kept > 0 && (kept < seen_ || lines[kept - 1].size() != last_bytes_)) forget_from(kept - 1);
  else forget_from(kept);
  for (std::size_t paid = 0; seen_ < count; ++seen_) {
    const std::string_view bytes = lines[seen_];
    paid += kCostOfALine + std::min(bytes.size(), kMostLineBytes);
    if (paid > most_bytes && paid > kCostOfALine + kMostLineBytes) return true;
    ++measured_;
    last_bytes_ = bytes.size();
    const std::string text = shown_line(bytes);
    if (!look_.filter.empty() && program::folded(text).find(look_.filter) == std::string::npos) continue;
    const std::size_t rows = cut(text).size();
    shown_.push_back({static_cast<std::uint32_t>(seen_), static_cast<std::uint32_t>(this->rows() + rows)});
  }
  return false;
}

std::size_t ConsoleRows::index_at_row(std::size_t row) const {
  const auto after = std::upper_bound(shown_.begin(), shown_.end(), row, [](std::size_t wanted, const Shown& one) { return wanted < one.end; });
  return after == shown_.end() && !shown_.empty() ? shown_.size() - 1 : static_cast<std::size_t>(after - shown_.begin());
}

}  // namespace lunabloc::ide::stage
