// What the JSON files of this folder are read and written with.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace lunabloc::portfolio {

// Of an object; empty for what is no text. `Json`: nlohmann's, keys in any order.
template <class Json>
std::string text_at(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->template get<std::string>() : std::string();
}

// Sixteen hexadecimal digits that nobody else draws: copies tell by it what both have.
std::string new_id();

}  // namespace lunabloc::portfolio
