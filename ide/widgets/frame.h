// What every view is given to draw one frame: how things look, what is so (the session, read only), where to put what
// the person asks for (the queue), and where to say what was drawn (the accessible tree).
//
//   void draw(widgets::Frame& frame, ViewState& state) {
//     const auto panel = widgets::begin_panel(frame, {"stage", access::Zone::stage, frame.area});
//     widgets::text_in(frame, head, FontRole::h2, frame.theme.ink, frame.words("stage.title"));
//     if (widgets::primary_button(frame, "stage.reset", rect, {.icon = Icon::replay, .label = frame.words("stage.reset")}))
//       frame.commands.push("time.start");
//     widgets::end_panel(frame, panel);
//   }
#pragma once

#include <imgui.h>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/messages.h"
#include "ide/access/focus.h"
#include "ide/access/settings.h"
#include "ide/access/rect.h"
#include "ide/access/tree.h"
#include "ide/theme/fonts.h"
#include "ide/theme/icons.h"
#include "ide/theme/metrics.h"
#include "ide/theme/theme.h"
#include "ide/widgets/glide.h"
#include "ide/widgets/input.h"
#include "ide/widgets/sketch.h"
#include "session/command.h"
#include "session/session.h"

namespace lunabloc::ide::widgets {

using theme::FontRole;
using theme::Icon;

struct Toast {
  std::string text;
  std::string undo;       // the command that « Annuler » beside it asks for; empty: it follows no change
  double left = 6;        // seconds; does not run while hovered or focused
};

// A text field that has just been given the focus: Dear ImGui reads no letter before it is ready, so they wait here.
struct OpeningField {
  std::string id, letters;
  bool active = false;
};

// What stands below the top bar instead of a lesson. The bench is the teacher's; « La classe » too;
// « Moi » is the person's own work as a whole.
enum class Page { lessons, bench, classroom, person };

// What is wanted from a file.
enum class Import { picture, sound, work, table };  // work: what the lesson asks for
// The list that a finger scrolls, or that still glides from it.
struct FingerScroll {
  ImGuiID panel = 0;
  bool held = false;
  Glide glide;
};

// What lives longer than a frame and belongs to no view.
struct Shared {
  access::Tree tree;
  access::Focus focus;
  OpeningField opening;
  FingerScroll finger_scroll;
  std::vector<Toast> toasts;
  std::unordered_map<std::string, float> eased;  // hover fades and the like, by name
  std::string tooltip;                           // what the pointer or the focus rests on
  Rect tooltip_at;
  enum class TooltipSide { below, right } tooltip_side = TooltipSide::below;
  double tooltip_since = 0;
  bool tooltip_seen = false;                     // in this frame
  std::string tooltip_dismissed;
  std::vector<std::string> cut;                  // texts of this frame that did not fit where they stand, for the tests
  std::vector<std::string> said;                 // what was announced in this frame, for speech and captions
  float block_zoom = 1;                          // wanted by the workspace; fonts follow when a gesture has ended
  std::optional<float> ruler_y;                  // where the reading ruler was put, in the window
  std::optional<NodeId> wanted_block;            // to be selected and shown in the workspace
  std::optional<std::size_t> wanted_place;       // of the program, to be shown as its block or as its line of Lua
  std::optional<std::string> wanted_insertion;   // the block of the vocabulary that looks for its place in the workspace
  std::optional<std::string> dragged_block;      // the one that the pointer has just taken from a list, for the workspace
  std::optional<std::string> asked_origin;       // whose value is to be told where it comes from: "total", "t[2]"
  std::optional<std::string> asked_help;         // the block of the vocabulary that is to be explained
  bool home_open = true;                         // the list of lessons instead of a lesson
  std::map<std::string, Sketch, std::less<>> sketches;  // the pupil's own costumes, by their names in programs
  Page page = Page::lessons;                     // of those that stand instead of a lesson
  bool paint_open = false;                       // « Mes dessins » stands above the code
  bool data_open = false;                        // « Données »: the tables that were imported, above everything
  bool chooser_open = false;                     // « Costumes, décors et sons » stands above the code
  std::optional<Import> wanted_import;           // a file is to be chosen
  std::string wanted_file;                       // of a work: which of those that the lesson asks for ("photo.*")
  std::string sound_caption;                     // the sound that is heard, in words; empty: silence
  bool costs_open = false;                       // « Ce que ça coûte » stands above the code
  bool help_open = false;                        // a block is explained above the code
  std::string box_at;                            // the class box answers there; empty: it is shut
  bool works = false;                            // in this frame: a process of a view's own is at work
  bool stage_alone = false;                      // the stage has the room of lesson and program too
  bool quit = false;

  // A lesson's work, and not a page that stands instead of it.
  bool shows_work() const { return !home_open && page == Page::lessons; }
};

struct Frame {
  const theme::Theme& theme;
  const theme::Metrics& metrics;
  const theme::Fonts& fonts;
  const session::Session& session;
  session::CommandQueue& commands;
  Shared& shared;
  access::Settings& settings;   // display needs of the person
  Input& input;
  Rect area;                    // where the view draws
  double now = 0;               // seconds of the window's clock
  float elapsed = 0;            // since the last frame
  bool reduced_motion = false;
  bool letter_keys = true;      // keys without Ctrl act in the workspace
  bool animating = false;       // somebody moves: draw another frame
  // Draws ```lua as blocks at (x, y) no wider than `width`, gives the height; 0 when it only measures. Set by the window.
  std::function<float(Frame&, std::string_view lua, Rect area)> draw_lua_blocks;

  float du(float length) const { return metrics.du(length); }
  // A sentence by its id, in the person's language.
  std::string words(std::string_view id, const Arguments& arguments = {}) const {
    return session.messages().text(id, arguments);
  }
  bool french() const { return session.language() == "fr"; }
  ImDrawList& list() const { return *ImGui::GetWindowDrawList(); }
  access::Tree& tree() { return shared.tree; }
  access::Focus& focus() { return shared.focus; }
  bool focused(std::string_view id) const { return shared.focus.is(id); }
  ImVec2 mouse() const { return ImGui::GetIO().MousePos; }
  // How far the pointer goes before a press becomes a drag.
  float drag_start() const { return du(input.hand.is_finger() ? 8.0F : 4.0F); }
  // A status that is spoken and captioned, without moving the focus.
  void announce(std::string sentence) { shared.said.push_back(std::move(sentence)); }
  void toast(std::string text, bool undo = false) { shared.toasts = {Toast{std::move(text), undo ? "edit.undo" : ""}}; }
  void toast_undone_by(std::string text, std::string command) { shared.toasts = {Toast{std::move(text), std::move(command)}}; }
  // Moves by itself towards `target` in `seconds`; at once with reduced motion.
  float ease(const std::string& name, float target, float seconds);
};

}  // namespace lunabloc::ide::widgets
