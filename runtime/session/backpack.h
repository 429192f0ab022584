// What a person keeps from one work to the next (« Sac à dos »): pieces of Lua, each with a name.
//
//   backpack/<name>.lua     plain Lua in the person's folder; a file put there by hand is an item like another
//
// Everything is on the disk when a call returns. What was kept, renamed or removed since the program began can be undone,
// the last first.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace lunabloc::session {

class Backpack {
 public:
  struct Item {
    std::string name, lua;
    bool operator==(const Item&) const = default;
  };
  static constexpr std::size_t kMostItems = 100;
  static constexpr std::size_t kLongestName = 60;             // bytes
  static constexpr std::size_t kLargestItem = 256U * 1024U;  // bytes

  explicit Backpack(const std::filesystem::path& home);

  const std::vector<Item>& items() const { return items_; }  // by name
  std::uint64_t version() const { return version_; }         // grows with every change

  // `name` is made one that a file may have, and that no other item has. Errors: "backpack.full", "backpack.too_large",
  // those of write_file.
  Result<void> keep(const std::string& name, const std::string& lua);
  // Errors: "backpack.bad_name", "backpack.name_taken" {nom}, "backpack.gone" {nom}, those of write_file.
  Result<void> rename(const std::string& name, const std::string& new_name);
  Result<void> remove(const std::string& name);

  bool can_undo() const { return !done_.empty(); }
  Result<void> undo();

 private:
  struct Change {
    std::string before, after;  // the item's names; empty: it was not there
    std::string lua;            // of an item that was removed
  };
  void load();
  const Item* find(const std::string& name) const;
  std::filesystem::path path_of(const std::string& name) const;
  Result<void> take_away(const std::string& name);
  Result<void> move(const std::string& from, const std::string& to);

  std::filesystem::path folder_;
  std::vector<Item> items_;
  std::vector<Change> done_;
  std::uint64_t version_ = 1;
};

}  // namespace lunabloc::session
