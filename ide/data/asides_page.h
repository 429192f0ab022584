// The lines of a file that could not become rows: where each stands, why, and how it begins. They can be kept as a file, to be
// mended and imported again.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "data/import.h"
#include "data/table_desk.h"
#include "ide/data/grid.h"
#include "ide/widgets/frame.h"

namespace lunabloc::ide::data {

class AsidesPage {
 public:
  AsidesPage(lunabloc::data::TableDesk& desk, std::filesystem::path exports) : desk_(desk), exports_(std::move(exports)) {}
  void open(const std::string& table);
  void draw(widgets::Frame& frame, Rect area);

 private:
  void ask_more();
  void save(widgets::Frame& frame);
  std::string why(const widgets::Frame& frame, const lunabloc::data::Aside& aside) const;

  lunabloc::data::TableDesk& desk_;
  std::filesystem::path exports_;
  std::string table_;
  std::vector<lunabloc::data::Aside> asides_;
  std::vector<std::vector<lunabloc::data::Cell>> rows_;  // the same, in words of the language below
  std::string language_;
  bool whole_ = false;
  std::optional<Error> fault_;
  Grid grid_;
  std::shared_ptr<int> looks_ = std::make_shared<int>(0);
};

}  // namespace lunabloc::ide::data
