#include <algorithm>
#include <cstdint>
#include <cstring>

#include "data/decoded_text.h"
#include "data/marks.h"
#include "data/records.h"

namespace lunabloc::data {
namespace {

// A field that was found: where it stands, in the text or among those that were written anew.
struct Field {
  std::size_t from = 0;
  std::size_t length = 0;
  bool rewritten = false;
};

class CsvRecords final : public Records {
 public:
  CsvRecords(ByteSource& source, const Dialect& dialect)
      : separator_(dialect.separator), marks_(dialect.separator, '\n'), text_(source, dialect.encoding, dialect.lines_end_with_return) {}

  Result<bool> next(Record& record) override {
    record.problem = Problem::none;
    for (;;) {
      record.line = line_;
      const Reached reached = scan(record.fields);
      if (reached == Reached::record) {
        take(record);
        // An empty line is no row.
        if (record.fields.size() == 1 && record.fields[0].empty() && record.problem == Problem::none) continue;
        return true;
      }
      if (reached == Reached::quote_without_end || text_.rest().size() >= kLongestRecord) return give_up(record, reached);
      if (text_.at_end()) return false;
      if (Result<void> read = read_on(); !read) return tl::unexpected(read.error());
    }
  }
  std::uint64_t position() const override { return text_.position(); }
  std::uint64_t damaged() const override { return text_.damaged(); }

 private:
  enum class Reached : std::uint8_t { record, end_of_text, quote_without_end };

  // From where the last record ended: finds the fields of the next, and where it ends.
  Reached scan(std::vector<std::string_view>& fields) {
    const std::string_view rest = text_.rest();
    const std::size_t size = rest.size();
    fields.clear();
    if (size == 0) return Reached::end_of_text;
    anew_.clear();
    rewritten_.clear();
    lines_ = 0;
    longest_ = 0;
    for (std::size_t at = 0;;) {
      Field field{at, 0, false};
      if (at < size && rest[at] == '"') {
        const std::size_t closed = quoted(rest, at + 1, field);
        if (closed == std::string_view::npos) {
          const bool whole = text_.at_end() || size >= kLongestRecord;
          return whole ? Reached::quote_without_end : Reached::end_of_text;
        }
        at = closed;
      } else {
        at = marks_.next(rest, at);
        field.length = at - field.from;
      }
      if (at >= size && !text_.at_end()) return Reached::end_of_text;
      const bool ends = at >= size || rest[at] == '\n';
      if (ends && !field.rewritten && field.length > 0 && rest[field.from + field.length - 1] == '\r') --field.length;
      if (field.rewritten) anew_.emplace_back(fields.size(), field);
      fields.push_back(field.rewritten ? std::string_view() : rest.substr(field.from, field.length));
      longest_ = std::max(longest_, field.length);
      if (!ends) {
        ++at;
        continue;
      }
      length_ = std::min(at + 1, size);
      ++lines_;
      return Reached::record;
    }
  }

  // From behind the opening quote to the sign that ends the field. What stands between the closing quote and that sign is
  // kept, as most programs do.
  std::size_t quoted(std::string_view rest, std::size_t at, Field& field) {
    const std::size_t opened = at;
    field.from = at;
    std::size_t piece = at;
    for (;;) {
      const void* const found = at < rest.size() ? std::memchr(rest.data() + at, '"', rest.size() - at) : nullptr;
      if (found == nullptr) return std::string_view::npos;
      const auto quote = static_cast<std::size_t>(static_cast<const char*>(found) - rest.data());
      if (quote + 1 >= rest.size() && !text_.at_end()) return std::string_view::npos;
      if (quote + 1 < rest.size() && rest[quote + 1] == '"') {
        rewrite(field, rest.substr(piece, quote + 1 - piece));
        piece = at = quote + 2;
        continue;
      }
      std::size_t end = quote + 1;
      while (end < rest.size() && rest[end] != separator_ && rest[end] != '\n') ++end;
      std::string_view behind = rest.substr(quote + 1, end - quote - 1);
      if (behind.ends_with('\r')) behind.remove_suffix(1);
      if (field.rewritten || !behind.empty()) {
        rewrite(field, rest.substr(piece, quote - piece));
        rewrite(field, behind);
      } else field.length = quote - field.from;
      lines_ += static_cast<std::uint64_t>(std::count(rest.begin() + static_cast<std::ptrdiff_t>(opened),
                                                      rest.begin() + static_cast<std::ptrdiff_t>(quote), '\n'));
      return end;
    }
  }

  void rewrite(Field& field, std::string_view piece) {
    if (!field.rewritten) field = {rewritten_.size(), 0, true};
    rewritten_ += piece;
    field.length += piece.size();
  }

  void take(Record& record) {
    const std::string_view rest = text_.rest();
    for (const auto& [number, field] : anew_) record.fields[number] = std::string_view(rewritten_).substr(field.from, field.length);
    if (record.fields.size() > kMostColumns) {
      record.problem = Problem::many_columns;
      record.fields.resize(kMostColumns);
    }
    if (length_ > kLongestRecord) record.problem = Problem::long_line;
    if (longest_ > kLongestCell) record.problem = Problem::long_cell;
    if (text_.has_nul() && std::memchr(rest.data(), 0, length_) != nullptr) record.problem = Problem::nul;
    text_.use(length_);
    line_ += lines_;
  }

  // What is no record: its first line goes, the next begins behind it. A line without end is read past, and not kept.
  Result<bool> give_up(Record& record, Reached reached) {
    const std::string_view rest = text_.rest();
    const std::size_t end = rest.find('\n');
    record.problem = reached == Reached::quote_without_end ? Problem::open_quote : Problem::long_line;
    beginning_ = rest.substr(0, std::min({end, rest.size(), kKeptOfALine}));
    record.fields.assign(1, beginning_);
    ++line_;
    if (end != std::string_view::npos) {
      text_.use(end + 1);
      return true;
    }
    if (rest.size() >= kLongestRecord) record.problem = Problem::long_line;
    for (;;) {
      const std::size_t found = text_.rest().find('\n');
      text_.use(found == std::string_view::npos ? text_.rest().size() : found + 1);
      if (found != std::string_view::npos || text_.at_end()) return true;
      if (Result<void> read = read_on(); !read) return tl::unexpected(read.error());
    }
  }

  Result<void> read_on() {
    marks_.forget();
    return text_.read_on();
  }

  static constexpr std::size_t kKeptOfALine = 200;

  char separator_;
  Marks marks_;
  DecodedText text_;
  std::vector<std::pair<std::size_t, Field>> anew_;  // of the record's fields, those that were written anew
  std::string rewritten_;
  std::string beginning_;
  std::size_t length_ = 0;   // of the record, its line end included
  std::size_t longest_ = 0;  // of its fields
  std::uint64_t lines_ = 0;  // that it takes
  std::uint64_t line_ = 1;
};

}  // namespace

std::unique_ptr<Records> csv_records(ByteSource& source, const Dialect& dialect) {
  return std::make_unique<CsvRecords>(source, dialect);
}

}  // namespace lunabloc::data
