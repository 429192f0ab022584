// The window: its parts side by side, and one frame of them.
//
// Owns what lives longer than a frame (Shared, Settings, the views) and decides nothing about the work: views read the
// session and put requests in the queue, which is performed once a frame. Knows no display: it gives Dear ImGui's
// triangles, and whoever calls shows them (loop.h).
//
// Every part is a class View with `void draw(widgets::Frame& frame)` in ide/<part>/view.h; it draws in frame.area.
#pragma once

#include <imgui.h>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/locations.h"
#include "ide/access/settings.h"
#include "ide/access/speech.h"
#include "ide/app/input_queue.h"
#include "ide/app/layout.h"
#include "ide/app/look.h"
#include "ide/app/long_press.h"
#include "ide/app/lua_pictures.h"
#include "ide/bench/view.h"
#include "ide/classroom/view.h"
#include "ide/data/view.h"
#include "ide/debugger/costs_view.h"
#include "ide/debugger/origin_view.h"
#include "ide/debugger/view.h"
#include "ide/files/file_panel.h"
#include "ide/help/view.h"
#include "ide/home/view.h"
#include "ide/kit/view.h"
#include "ide/lesson/view.h"
#include "ide/paint/view.h"
#include "ide/person/view.h"
#include "ide/search/view.h"
#include "ide/sound/player.h"
#include "ide/stage/chooser.h"
#include "ide/stage/view.h"
#include "ide/text/view.h"
#include "ide/topbar/top_bar.h"
#include "ide/widgets/frame.h"
#include "ide/workspace/view.h"
#include "session/own_work.h"

namespace lunabloc::ide::app {

class Window {
 public:
  // Needs a context of Dear ImGui that lives longer.
  Window(session::Session& session, access::Settings settings, const Locations& locations);

  // Between two frames: letters and colours that the settings ask for. True when the screen must take the atlas again.
  Result<bool> prepare();
  // One frame: at most one button or key of the queue, every view, then what was asked for. `now` in seconds of the
  // window's clock.
  ImDrawData& frame(ImVec2 size, InputQueue& queue, double now);

  // Something moves, or changed so that the next frame looks different.
  bool wants_frame() const { return animating_ || frames_owed_ > 0; }
  void owe_frames() { frames_owed_ = 2; }
  bool wants_to_quit() const { return shared_.quit; }
  std::string title() const;

  const access::Tree& tree() const { return shared_.tree; }
  // A process of a view's own is at work: its time is the machine's.
  bool works() const { return shared_.works; }
  const std::vector<std::string>& cut_texts() const { return shared_.cut; }
  const access::Focus& focus() const { return shared_.focus; }
  const access::Speaker& speaker() const { return speaker_; }
  const session::Session& session() const { return session_; }
  access::Settings& settings() { return settings_; }
  double scale() const { return static_cast<double>(look_.metrics().scale); }
  bool shows_home() const { return !shared_.shows_work() || session_.lesson() == nullptr; }
  // What came back with an error since the last call: words for a person.
  std::vector<std::string> take_refusals() { return std::exchange(refusals_, {}); }
  // As if a view had asked for it.
  void ask(std::string command, std::vector<std::string> arguments = {}) { commands_.push(std::move(command), std::move(arguments)); }
  void replace_program(const std::string& lua);
  void show_home() { shared_.home_open = true; }
  // Somebody is there to hear.
  void set_audible(bool audible) { sounds_.set_audible(audible); }
  const sound::Player& sounds() const { return sounds_; }
  void leave_home() {
    shared_.home_open = false;
    shared_.page = widgets::Page::lessons;
  }
  const data::View& tables() const { return data_; }
  void move_focus(const std::string& id, access::Zone zone) { shared_.focus.set(id, zone); }

 private:
  enum class Faces { blocks, both, lua };            // of the program
  enum class Tab { lesson, blocks, lua, beside };    // in narrow windows

  // Every view once; true when something moves by itself.
  bool draw(ImVec2 size, double now, float elapsed);
  void draw_parts(widgets::Frame& frame, ImVec2 size);
  void draw_home(widgets::Frame& frame, const Layout& layout);
  void draw_person(widgets::Frame& frame);
  void draw_work(widgets::Frame& frame, const Layout& layout);
  void draw_stage_alone(widgets::Frame& frame, const Layout& layout);
  void draw_lesson(widgets::Frame& frame, const Rect& rect);
  void draw_beside(widgets::Frame& frame, const Rect& rect);
  void draw_code(widgets::Frame& frame, const Layout& layout, const Rect& rect);
  void choose_faces(widgets::Frame& frame, const Rect& rest);
  struct ValuesBelow {
    Rect place;
    float whole = 0;  // height of all of them
    bool open = true;
  };
  std::optional<ValuesBelow> cut_values_below(const widgets::Frame& frame, Rect& rest) const;
  void draw_values_below(widgets::Frame& frame, const ValuesBelow& values);
  void draw_faces(widgets::Frame& frame, const Layout& layout, Rect rect);
  void link_faces();
  void show_block_at(std::size_t offset);
  void show_blocks();
  // As its block; as its line of Lua where only Lua is shown, or where no block stands.
  void show_place(std::size_t offset);
  void draw_search(widgets::Frame& frame);
  // Where what the search box found is.
  void go_to(widgets::Frame& frame, const search::Result& result);
  void draw_left_tabs(widgets::Frame& frame, const Layout& layout);
  void draw_all_tabs(widgets::Frame& frame, const Layout& layout);
  void draw_splitters(widgets::Frame& frame, const Layout& layout);
  void draw_caption(widgets::Frame& frame, const Rect& rect);
  bool shows_caption() const;
  void follow_project();                        // its drawings and sounds
  void draw_data(widgets::Frame& frame, const Layout& layout, ImVec2 size);
  void draw_import(widgets::Frame& frame);      // a file that is dropped, or chosen
  void take_in(widgets::Frame& frame, const std::filesystem::path& file);
  bool keep_work(widgets::Frame& frame, const std::filesystem::path& file, const std::string& pattern);

  void take_early_keys(widgets::Frame& frame);  // those that no view may have
  void take_late_keys(widgets::Frame& frame);   // those that no view wanted
  void ask_help_at_caret();
  void speak(widgets::Frame& frame);
  std::string words_of_zone(access::Zone zone) const;
  // True when there was something to do.
  bool perform();
  void keep_settings();
  Beside beside() const;        // what is shown
  bool has_kit() const;
  bool has_stage() const;

  session::Session& session_;
  Locations locations_;
  access::Settings settings_, kept_settings_;
  Look look_;
  widgets::Shared shared_;
  widgets::Input input_;
  LongPress long_press_;
  session::CommandQueue commands_;
  access::Speaker speaker_;

  topbar::ViewState top_bar_;
  home::View home_;
  lesson::View lesson_;
  stage::View stage_;
  workspace::View blocks_;
  text::View lua_;
  kit::View kit_;
  debugger::View time_bar_;
  debugger::OriginView origin_;
  search::View search_;
  debugger::CostsView costs_;
  paint::View paint_;
  bench::View bench_{locations_};
  session::OwnWork own_work_{locations_};
  person::View person_{locations_};
  classroom::View classroom_{locations_};
  sound::Player sounds_;
  stage::Chooser chooser_;
  files::FilePanel files_;
  help::View help_;
  data::View data_;
  LuaPictures pictures_;

  Faces faces_ = Faces::both;
  bool faces_chosen_ = false;  // by the person
  std::optional<bool> values_open_;  // below the code, when the person has chosen
  std::string faced_work_;     // the step for which they were looked at
  float blocks_want_ = 0;      // of the room that blocks and Lua share, in pixels
  Tab tab_ = Tab::blocks;
  std::optional<std::pair<std::uint64_t, Beside>> wanted_beside_;  // in which work, of the two
  bool one_column_ = false;
  Rect code_splitter_;
  std::string spoken_focus_;
  std::string read_step_;  // of the lesson, that was read as a whole
  std::vector<std::string> refusals_;
  double last_ = -1;
  bool touched_ = false;
  bool zone_entered_ = false;   // by F6, in this frame: its name is said before what has the focus
  bool recovery_told_ = false;  // that the work was found as it had been left
  bool animating_ = true;
  int frames_owed_ = 2;
};

}  // namespace lunabloc::ide::app
