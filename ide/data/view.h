// « Données »: the tables that a person has imported or recorded. A list, a file on its way in, one table, the lines that were
// set aside, a recording that goes on; one of them at a time, beside the program or over the whole window.
//
// Tables are kept and asked by a process of their own, through the table desk: no frame waits for it, and where no table was
// opened it is not started.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "base/locations.h"
#include "ide/data/asides_page.h"
#include "ide/data/import_page.h"
#include "ide/data/list_page.h"
#include "ide/data/live_page.h"
#include "ide/data/recorder.h"
#include "ide/data/table_page.h"
#include "ide/widgets/frame.h"

namespace lunabloc::ide::data {

class View {
 public:
  explicit View(const Locations& locations);
  // In frame.area, while it is open; behind the panel in which a file is chosen it waits.
  void draw(widgets::Frame& frame);
  // What came back meanwhile; each frame, open or not.
  void follow(widgets::Frame& frame);
  // A file that is to become a table.
  void take_in(widgets::Frame& frame, const std::filesystem::path& file, const std::string& source = {});
  // By its ending: comma-separated text, JSON lines.
  static bool is_table_file(const std::filesystem::path& file);
  bool engine_started() const { return desk_.started(); }
  const TablePage& table() const { return table_; }
  bool is_wide() const { return wide_; }
  // What is selected in the program.
  void select(const session::Selected& selected) { table_.select(selected); }

 private:
  enum class Page { list, import, table, asides, live };

  void go_to(widgets::Frame& frame, Page page);
  void close(widgets::Frame& frame);
  bool draw_head(widgets::Frame& frame, Rect head);
  float draw_page(widgets::Frame& frame, const Rect& rest);
  std::string title(const widgets::Frame& frame) const;

  lunabloc::data::TableDesk desk_;
  ListPage list_;
  ImportPage import_;
  TablePage table_;
  AsidesPage asides_;
  Recorder recorder_;
  LivePage live_{recorder_};
  Page page_ = Page::list;
  std::string imported_;     // a table that has just come in, to be shown
  bool wide_ = false;
  bool was_open_ = false;
  std::uint64_t runs_ = 0;   // of the session, when it was opened
  std::string before_;       // what had the focus
  access::Zone before_zone_ = access::Zone::top_bar;
};

}  // namespace lunabloc::ide::data
