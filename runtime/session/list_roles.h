// What the names of a program are to a list: where they point in it, what is kept of it, what is looked for. Read from the
// words of the program, so that it needs no run; the values of a moment say where each of them stands.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lunabloc::session {

struct ListRoles {
  std::vector<std::string> places;  // stand in the list's brackets: i and j of t[i], t[j + 1]
  // The place is half way between these two: what is outside of them is no longer looked at.
  std::optional<std::pair<std::string, std::string>> bounds;
  std::optional<std::string> sought;  // what its elements are compared with
  bool operator==(const ListRoles&) const = default;
};

ListRoles roles_of(std::string_view program, std::string_view list);

using WholeNumberOf = std::function<std::optional<std::int64_t>(std::string_view name)>;
// The places of the list that this piece of the program names, with the values that its names have now, each once, in order:
// of `t[j] > t[j + 1]` j and j + 1. Places that only a function could tell are left out.
std::vector<std::int64_t> places_named(std::string_view piece, std::string_view list, const WholeNumberOf& value);

}  // namespace lunabloc::session
