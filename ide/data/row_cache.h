// The rows of a table that is being looked at: those in sight and around them, fetched in blocks by the table desk while the
// window goes on. Nothing here waits, and what is kept is bounded whatever the table's size.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "data/table_desk.h"

namespace lunabloc::ide::data {

class RowCache {
 public:
  static constexpr std::uint64_t kBlockRows = 256;
  static constexpr std::size_t kBlockColumns = 24;
  static constexpr std::size_t kMostBlocks = 64;

  explicit RowCache(lunabloc::data::TableDesk& desk) : desk_(desk) {}

  // What is looked at from now on; what was kept of another is forgotten.
  void show(const lunabloc::data::Pipeline& pipeline, std::vector<lunabloc::data::Column> columns);
  void forget() { show({}, {}); }
  // Nothing while it is not here yet; it is fetched then.
  const lunabloc::data::Cell* cell(std::uint64_t row, std::size_t column);
  // Once a frame, after the cells were read: asks for what was missing, one block at a time. What takes long and is out of
  // sight by now is given up, but for the first rows far down: with them comes the list by which all others are found.
  void fetch();
  bool waits() const { return asked_.has_value() || !wanted_.empty(); }
  // Why rows that are in sight cannot be had.
  const std::optional<Error>& fault() const { return fault_; }
  std::size_t blocks() const { return blocks_.size(); }

 private:
  struct Place {
    std::uint64_t rows = 0;     // which block of rows
    std::size_t columns = 0;    // which block of columns
    auto operator<=>(const Place&) const = default;
  };
  struct Block {
    std::vector<std::vector<lunabloc::data::Cell>> rows;
    std::uint64_t used = 0;  // when it was looked at last
  };

  void ask(const Place& place);
  void take(const Place& place, Result<lunabloc::data::Page> page);
  void drop_oldest();

  lunabloc::data::TableDesk& desk_;
  lunabloc::data::Pipeline pipeline_;
  std::vector<lunabloc::data::Column> columns_;
  std::map<Place, Block> blocks_;
  std::vector<Place> wanted_;
  std::optional<Place> asked_;
  std::uint64_t asked_at_ = 0;      // in which fetch()
  std::uint64_t asked_number_ = 0;  // of the table desk
  bool knows_far_rows_ = false;     // some have come
  std::optional<Place> failed_;     // is not asked for again
  std::optional<Error> fault_;
  std::uint64_t now_ = 0;
  std::shared_ptr<std::uint64_t> looks_ = std::make_shared<std::uint64_t>(0);  // grows with each show(): older answers are not ours
};

}  // namespace lunabloc::ide::data
