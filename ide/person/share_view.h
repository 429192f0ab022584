// « Avec la classe »: what the teacher said, the group's project, the gallery, programs for the class's kit. Says what is wished and
// does none of it (view.h); what it shows is read when the part opens and after what was done.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/locations.h"
#include "ide/files/file_panel.h"
#include "ide/stage/replay.h"
#include "ide/widgets/frame.h"
#include "ide/widgets/page_parts.h"
#include "session/share_desk.h"

namespace lunabloc::ide::person {

class ShareView {
 public:
  using Act = std::function<std::vector<session::DeskLine>(session::Session&)>;

  explicit ShareView(const base::Locations& locations) : locations_(locations), desk_(locations) {}
  // From the top of `rest`, which it takes off. What is to be seen again opens in `replay`.
  std::optional<Act> draw(widgets::Frame& frame, Rect& rest, const std::filesystem::path& folder, const std::string& pseudonym, stage::Replay& replay);
  // Above everything, after the panel: a line to be read when something was written.
  std::optional<session::DeskLine> draw_above(widgets::Frame& frame);
  // The folder is to be read again before it is shown.
  void forget() { read_ = false; }

 private:
  void draw_dates(widgets::Frame& frame, Rect& rest) const;
  void draw_said(widgets::Frame& frame, Rect& rest);
  void draw_group(widgets::Frame& frame, Rect& rest, const std::string& pseudonym);
  void draw_gallery(widgets::Frame& frame, Rect& rest, const std::string& pseudonym);
  void draw_showing(widgets::Frame& frame, Rect& rest, const std::string& pseudonym);
  void draw_robots(widgets::Frame& frame, Rect& rest, stage::Replay& replay);
  std::string title_of(const std::string& work) const;
  session::DeskLine keep_page(widgets::Frame& frame, const std::filesystem::path& folder) const;

  const base::Locations& locations_;
  session::ShareDesk desk_;
  bool read_ = false;
  std::optional<Act> act_;
  std::string open_;                  // the project whose program is shown
  std::string work_, title_;          // to be shown to the class or sent to the kit
  std::string license_ = "CC-BY-SA-4.0";
  bool will_show_ = false;            // what others would see is looked at
  std::string answer_;                // whose page is kept
  widgets::PageMenu menu_;
  files::FilePanel files_;
};

}  // namespace lunabloc::ide::person
