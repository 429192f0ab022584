// A board seen from above, drawn with vectors from assets/boards/drawings/<board>.yaml. Adding a board's picture is
// adding a file; nothing here knows which board it is.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ide/widgets/frame.h"

namespace lunabloc::ide::kit {

struct BoardDrawing {
  enum class Kind { rect, circle, polygon, text };
  struct Shape {
    Kind kind = Kind::rect;
    std::vector<ImVec2> points;  // mm; rect: corner and size; circle and text: centre
    float radius = 0;            // mm
    ImU32 fill = 0, edge = 0;    // 0: none
    std::string text;
    bool large = false;
  };
  struct Lamp {
    ImVec2 at;  // mm
    ImU32 color = 0;
  };
  ImVec2 size;       // mm
  float margin = 0;  // mm around the board that plugs stick out into
  std::optional<ImVec2> usb;  // mm: where its cable comes out, towards the left
  std::vector<Shape> shapes;
  std::map<std::string, ImVec2> pins;  // mm
  std::map<std::string, Lamp> lamps;   // "power", "builtin"

  // Errors: those of data files and schemas.
  static Result<BoardDrawing> load(const std::filesystem::path& assets, const std::string& board);
};

// Where the millimetres of a drawing land in the window.
struct Placement {
  ImVec2 origin;
  float px_per_mm = 1;
  ImVec2 at(ImVec2 mm) const { return {origin.x + mm.x * px_per_mm, origin.y + mm.y * px_per_mm}; }
};
// As large as the area allows, at most 4.1 du a millimetre, centred.
Placement place(const widgets::Frame& frame, const BoardDrawing& drawing, const Rect& area);

// `faded`: the outline of a board that is not plugged in.
void draw_board(widgets::Frame& frame, const BoardDrawing& drawing, const Placement& placement, bool faded);
void draw_lamp(widgets::Frame& frame, const BoardDrawing::Lamp& lamp, const Placement& placement, bool lit);
// "#E0362B" of a data file; nothing (0) for anything else.
ImU32 color_from_hex(std::string_view text);

// On a pin: a filled badge with 1, a hollow one with 0, or one with a wave for a level.
enum class PinSign { low, high, level };
void draw_pin_badge(widgets::Frame& frame, ImVec2 center, PinSign sign);
// The cable of the board: in its socket, or lying beside it.
void draw_usb_cable(widgets::Frame& frame, const BoardDrawing& drawing, const Placement& placement, float left, bool plugged);

}  // namespace lunabloc::ide::kit
