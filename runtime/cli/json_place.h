// Where a value stands in JSON that is well formed, by the keys and indices that lead to it: so that an error can name
// its line. The parser tells no places.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace lunabloc::cli {

struct JsonStep {
  std::string_view key;
  std::size_t index = 0;  // when the key is empty
};

class JsonPlace {
 public:
  explicit JsonPlace(std::string_view json) : json_(json) {}

  std::size_t offset_of(const std::vector<JsonStep>& path) const {
    std::size_t value = after_space(0);
    for (const JsonStep& step : path) {
      const std::optional<std::size_t> inside = member_of(value, step);
      if (!inside) break;
      value = *inside;
    }
    return value;
  }

 private:
  std::optional<std::size_t> member_of(std::size_t value, const JsonStep& step) const {
    const bool is_object = byte(value) == '{';
    std::size_t at = after_space(value + 1);
    for (std::size_t i = 0; at < json_.size() && byte(at) != '}' && byte(at) != ']'; ++i) {
      std::string_view key;
      if (is_object) {
        const std::size_t end = after_value(at);
        key = json_.substr(at + 1, end - at - 2);
        at = after_space(after_space(end) + 1);
      }
      if (step.key.empty() ? !is_object && i == step.index : is_object && key == step.key) return at;
      at = after_space(after_value(at));
      if (byte(at) == ',') at = after_space(at + 1);
    }
    return std::nullopt;
  }

  std::size_t after_value(std::size_t at) const {
    std::size_t depth = 0;
    do {
      if (byte(at) == '"') {
        for (++at; at < json_.size() && byte(at) != '"'; ++at) at += byte(at) == '\\' ? 1 : 0;
      } else if (byte(at) == '{' || byte(at) == '[') {
        ++depth;
      } else if (byte(at) == '}' || byte(at) == ']') {
        --depth;
      } else if (depth == 0) {
        return std::min(json_.find_first_of(",]} \t\r\n", at), json_.size());
      }
      ++at;
    } while (depth > 0 && at < json_.size());
    return at;
  }

  char byte(std::size_t at) const { return at < json_.size() ? json_[at] : '\0'; }
  std::size_t after_space(std::size_t at) const { return std::min(json_.find_first_not_of(" \t\r\n", at), json_.size()); }

  std::string_view json_;
};

}  // namespace lunabloc::cli
