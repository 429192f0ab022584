// « Versions »: the earlier states of this work, what is other now, and the way back. Keeps what is chosen and typed.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "ide/widgets/frame.h"

namespace lunabloc::ide::topbar {

class VersionsPanel {
 public:
  bool is_open() const { return open_; }
  void open(widgets::Frame& frame);
  void close(widgets::Frame& frame);
  // Above the views, when it is open.
  void draw(widgets::Frame& frame);

 private:
  float draw_rows(widgets::Frame& frame, Rect rest);
  void draw_row(widgets::Frame& frame, Rect& rest, std::size_t index);
  void draw_chosen(widgets::Frame& frame, Rect& rest, const portfolio::Version& version);
  void draw_changes(widgets::Frame& frame, Rect& rest, const portfolio::Version& version);
  void draw_naming(widgets::Frame& frame, Rect& rest, const portfolio::Version& version);
  void choose(const std::string& file);

  bool open_ = false;
  std::string chosen_;              // the file of the version that is shown
  std::string new_name_, other_name_;
  bool sure_ = false;               // « Effacer » was pressed once
  std::pair<std::string, std::uint64_t> compared_;  // of which version and which text the changes are
  std::vector<session::ProgramChange> changes_;
};

}  // namespace lunabloc::ide::topbar
