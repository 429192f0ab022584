// The kit panel: the board from above with its lamps, the parts on their pins, sending to the board, the doctor, and
// the changes of the pins in time.
//
// Reads the session's KitView for what is plugged in, and the kit's world for what the parts show at the shown
// moment; both are labelled apart. What a person asks for goes out as a command (kit.plug, kit.unplug, kit.flash,
// kit.cancel, kit.act, time.…). Keeps only what is about looking, and what the person holds down.
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/locations.h"
#include "ide/kit/board_drawing.h"
#include "ide/kit/doctor.h"
#include "ide/kit/hands.h"
#include "ide/kit/part_look.h"
#include "ide/kit/timeline.h"
#include "ide/widgets/frame.h"

namespace lunabloc::ide::kit {

class View {
 public:
  // `assets`: where boards/drawings/<board>.yaml is.
  explicit View(std::filesystem::path assets = base::locations().assets) : assets_(std::move(assets)) {}

  void draw(widgets::Frame& frame);

 private:
  // The picture of the board, read when it is first shown; nothing when its file is not there.
  const BoardDrawing* drawing();
  void announce_state(widgets::Frame& frame);
  void draw_head(widgets::Frame& frame, Rect& rest);
  void draw_buttons(widgets::Frame& frame, Rect place);
  void draw_list_beside(widgets::Frame& frame, const std::vector<ShownPart>& parts, const Rect& area);
  enum class ListPlace { beside, below };  // the drawing
  void draw_middle(widgets::Frame& frame, const std::vector<ShownPart>& parts, ListPlace list_place, const Rect& area);
  void draw_boards(widgets::Frame& frame, const BoardDrawing& board, const std::vector<ShownPart>& parts, Rect area);
  void draw_around(widgets::Frame& frame, Rect row);
  float least_height(const widgets::Frame& frame, const std::vector<ShownPart>& parts, float width);

  std::filesystem::path assets_;
  std::optional<Result<BoardDrawing>> drawing_;
  Doctor doctor_;
  Hands hands_;
  Timeline timeline_;
  NamedParts named_;
  std::set<std::string> boards_;  // that are drawn, when there are several
  std::size_t pace_ = 1;          // of a recording: which of the choices
  std::optional<session::KitView::State> last_state_;
  std::string last_found_;
};

}  // namespace lunabloc::ide::kit
