#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "data/decoded_text.h"
#include "data/records.h"

namespace lunabloc::data {
namespace {

// Takes what one line says: an object of plain values and nothing else. No tree is made, so none can be too deep.
class Taker {
 public:
  using number_integer_t = std::int64_t;
  using number_unsigned_t = std::uint64_t;
  using number_float_t = double;
  using string_t = std::string;
  using binary_t = std::vector<std::uint8_t>;

  std::vector<std::pair<std::string, std::string>> values;

  bool null() { return value(""); }
  bool boolean(bool truth) { return value(truth ? "true" : "false"); }
  bool number_integer(number_integer_t number) { return value(std::to_string(number)); }
  bool number_unsigned(number_unsigned_t number) { return value(std::to_string(number)); }
  bool number_float(number_float_t, const string_t& text) { return value(text); }
  bool string(string_t& text) { return value(text); }
  bool binary(binary_t&) { return false; }
  bool start_object(std::size_t) { return !std::exchange(inside_, true); }
  bool key(string_t& name) {
    key_ = name;
    return true;
  }
  bool end_object() { return true; }
  bool start_array(std::size_t) { return false; }
  bool end_array() { return false; }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) { return false; }

 private:
  bool value(std::string text) {
    if (!inside_) return false;
    values.emplace_back(key_, std::move(text));
    return true;
  }
  std::string key_;
  bool inside_ = false;
};

class JsonRecords final : public Records {
 public:
  JsonRecords(ByteSource& source, Encoding encoding, std::vector<std::string>& keys, Keys which)
      : text_(source, encoding, false), keys_(keys), which_(which) {
    for (std::size_t i = 0; i < keys_.size(); ++i) places_.emplace(keys_[i], i);
  }

  Result<bool> next(Record& record) override {
    record.fields.clear();
    record.problem = Problem::none;
    for (;;) {
      const std::string_view rest = text_.rest();
      const std::size_t end = rest.find('\n');
      if (end == std::string_view::npos && !text_.at_end() && rest.size() < kLongestRecord) {
        if (Result<void> read = text_.read_on(); !read) return tl::unexpected(read.error());
        continue;
      }
      if (rest.empty()) return false;
      record.line = line_++;
      const std::string_view line = rest.substr(0, std::min(end, rest.size()));
      const bool blank = line.find_first_not_of(" \t\r") == std::string_view::npos;
      if (line.size() >= kLongestRecord) record.problem = Problem::long_line;
      else if (!blank) take(line, record);
      if (record.problem != Problem::none) {
        kept_.assign(1, std::string(line.substr(0, 200)));
        record.fields.assign(1, kept_[0]);
      }
      if (Result<void> passed = pass_line(); !passed) return tl::unexpected(passed.error());
      if (!blank) return true;
    }
  }
  std::uint64_t position() const override { return text_.position(); }
  std::uint64_t damaged() const override { return text_.damaged(); }

 private:
  void take(std::string_view line, Record& record) {
    Taker taker;
    if (!nlohmann::json::sax_parse(line.begin(), line.end(), &taker)) {
      record.problem = Problem::no_object;
      return;
    }
    kept_.assign(keys_.size(), {});
    for (auto& [key, value] : taker.values) {
      auto place = places_.find(key);
      if (place == places_.end()) {
        if (which_ == Keys::fixed) continue;
        if (keys_.size() == kMostColumns) {
          record.problem = Problem::many_columns;
          return;
        }
        place = places_.emplace(key, keys_.size()).first;
        keys_.push_back(key);
        kept_.emplace_back();
      }
      if (value.size() > kLongestCell) record.problem = Problem::long_cell;
      if (value.find('\0') != std::string::npos) record.problem = Problem::nul;
      kept_[place->second] = std::move(value);
    }
    record.fields.assign(kept_.begin(), kept_.end());
  }

  Result<void> pass_line() {
    for (;;) {
      const std::size_t found = text_.rest().find('\n');
      text_.use(found == std::string_view::npos ? text_.rest().size() : found + 1);
      if (found != std::string_view::npos || text_.at_end()) return {};
      if (Result<void> read = text_.read_on(); !read) return read;
    }
  }

  DecodedText text_;
  std::vector<std::string>& keys_;
  Keys which_;
  std::unordered_map<std::string, std::size_t> places_;
  std::vector<std::string> kept_;
  std::uint64_t line_ = 1;
};

}  // namespace

std::unique_ptr<Records> json_records(ByteSource& source, Encoding encoding, std::vector<std::string>& keys, Keys which) {
  return std::make_unique<JsonRecords>(source, encoding, keys, which);
}

}  // namespace lunabloc::data
