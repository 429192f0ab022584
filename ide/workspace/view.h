// The blocks of the program: seen, picked up, dropped, edited in place; by pointer and by keyboard.
//
// Reads the session and puts edits in the queue. What it keeps is only about looking: where the camera is, what is
// selected, what is in the hand. It knows no other view: the window tells it where the caret of the Lua is, and asks
// it what is selected.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "ide/widgets/frame.h"
#include "ide/workspace/block_layout.h"
#include "ide/workspace/block_mesh.h"
#include "ide/workspace/block_painter.h"
#include "ide/workspace/camera.h"
#include "ide/workspace/carrying.h"
#include "ide/workspace/palette.h"

namespace lunabloc::ide::workspace {

class View {
 public:
  // The rail and the blocks, in frame.area.
  void draw(widgets::Frame& frame);

  // What is selected, as bytes of the program; what other views tint.
  std::optional<TextRange> selected_range(const session::Session& session) const;
  // The caret of the Lua view, when it is the one in use.
  void link(std::optional<std::size_t> offset) { linked_ = offset; }
  // Where the person asked to go in the Lua text, once.
  std::optional<std::size_t> take_jump() { return std::exchange(jump_, std::nullopt); }
  void select_at(const session::Session& session, std::size_t offset);

  // What the palette and the widest block need, in pixels, a little smaller if they must be.
  float wanted_width(widgets::Frame& frame);
  float zoom() const { return camera_.zoom(); }
  void set_zoom(float zoom) { camera_.zoom_to(zoom, {0, 0}); }
  // The zoom for which the block fonts should be built, once a gesture has ended (UI.md §13.3).
  float wanted_block_zoom() const { return settled_zoom_; }
  const Painted& painted() const { return painted_; }
  bool carries() const { return carrying_ != nullptr; }

 private:
  struct Stop {  // a block, or one of its slots
    NodeId block = NodeId::none;
    int part = -1;
    bool operator==(const Stop&) const = default;
  };
  struct Press {
    ImVec2 at{};
    int block = -1;        // index in the layout; -1: the ground
    int piece = -1;
    ImVec2 from_corner{};  // of the block, in du
    enum class Ground { nothing, panning, band } ground = Ground::nothing;
    Point from{};          // where on the plane it began
  };
  struct Menu {
    enum class Kind { actions, slot, ground } kind = Kind::actions;
    Rect anchor;
    Stop stop;
    int over = -1;  // the part of the block at which the pointer has asked for it
    Stop part() const { return {stop.block, stop.part >= 0 ? stop.part : over}; }
  };
  // words: of a slot; rename: a name, everywhere; lua: the bytes of a block that does not parse; function: the name of
  // the function that the chosen blocks become; condition: of the breakpoint.
  enum class FieldPurpose { words, rename, comment, lua, function, condition };
  struct Field {
    Stop stop;
    FieldPurpose purpose = FieldPurpose::words;
    std::string text;
    int number = 0;        // each opening is a field of its own for Dear ImGui, so that all of it is selected
    bool asks_focus = true;
    bool was_active = false;
    bool by_keypad = false;  // fingers have begun to write: what was there is gone
    program::BlockRun run;   // function: of what
    std::string judged;      // the text that the remark is about
    std::string remark;      // why it cannot be put in; empty: it can
  };
  // What becomes selected once the program has changed.
  struct After {
    std::size_t offset = 0;     // of a block's first byte
    int part = -1;
    bool only_if_lost = false;  // what is selected stays so, if it is still there
    std::size_t blocks = 1;     // so many of its body, from it on, are chosen
  };
  struct Flash {
    NodeId block = NodeId::none;
    double until = 0;
  };
  // A line of the menu of actions.
  struct Action {
    enum class For { everything, statements, foldable, explained, containers, named, commented, stoppable, valued, played, listed, items, tests, one_way, arms };
    const char* id;
    theme::Icon icon;
    For what;
    bool of_several;       // also when several blocks are chosen
    void (*act)(View&, widgets::Frame&);
  };
  // A line of the menu of the ground.
  struct GroundAction {
    const char* id;
    theme::Icon icon;
    void (*act)(View&, widgets::Frame&);
  };
  enum class Mode { pointer, keyboard };

  // -- view.cpp: one frame
  void refresh(widgets::Frame& frame);
  void place_camera(widgets::Frame& frame);
  std::size_t offset_for_names(const widgets::Frame& frame) const;
  void draw_canvas(widgets::Frame& frame, const Rect& canvas);
  void draw_ground(widgets::Frame& frame, const Rect& canvas) const;
  void draw_marks(const Sheet& sheet, const Layout& layout);
  void draw_empty(widgets::Frame& frame, const Rect& canvas);
  void draw_zoom_buttons(widgets::Frame& frame, const Rect& canvas);
  void draw_carried(widgets::Frame& frame, const Sheet& sheet);
  void register_blocks(const Sheet& sheet, const Layout& layout);
  void finish_change(widgets::Frame& frame);
  void show_change(widgets::Frame& frame, const std::string& before);
  Sheet sheet_of(widgets::Frame& frame, const Rect& canvas);
  Carrying::Shown shown_program(const widgets::Frame& frame) const;
  const Layout& shown() const { return carrying_ ? carrying_->ground() : layout_; }

  // -- view_changes.cpp
  void follow_changes(const session::Session& session);
  const session::ProgramChange* change_since_run(const session::Session& session, NodeId block) const;
  void draw_change(const Sheet& sheet, const LaidBlock& laid, const session::ProgramChange& change);

  // -- view_notes.cpp
  std::string note_on(const widgets::Frame& frame, const program::Block& block) const;
  void draw_notes(const Sheet& sheet, const Layout& layout) const;

  // -- view_values.cpp
  template <class Visit>
  void each_seen_statement(const Sheet& sheet, const Layout& layout, const Visit& visit) const;
  void draw_values(const Sheet& sheet, const Layout& layout) const;
  void draw_breakpoints(const Sheet& sheet, const Layout& layout) const;
  const session::ShownBreakpoint* breakpoint_of(const widgets::Frame& frame, const program::Block& block) const;
  ImVec2 sign_place(const widgets::Frame& frame, const Sheet& sheet, const Rect& row, bool at_work) const;
  // True when the press was its own.
  bool handle_gutter(widgets::Frame& frame, const Sheet& sheet, const Rect& canvas);
  // The row at whose margin the point is; nothing when no breakpoint can be there, or when one is.
  struct GutterRow {
    const LaidBlock* laid = nullptr;
    Rect rect;
  };
  std::optional<GutterRow> gutter_row(const widgets::Frame& frame, const Sheet& sheet, ImVec2 at) const;
  void toggle_breakpoint(widgets::Frame& frame);
  void start_condition(widgets::Frame& frame);
  void toggle_values(widgets::Frame& frame) const;
  std::string named_value(const widgets::Frame& frame, Stop stop) const;
  // Asks the command about the value that the selection names; without one, where it comes from.
  void ask_of_value(widgets::Frame& frame, const char* command);
  void handle_time_letters(widgets::Frame& frame);

  // -- view_pointer.cpp
  void handle_pointer(widgets::Frame& frame, const Sheet& sheet, const Rect& canvas);
  void handle_wheel(widgets::Frame& frame, const Rect& canvas);
  void press(widgets::Frame& frame, const Sheet& sheet);
  void drag(widgets::Frame& frame, const Sheet& sheet, const Rect& canvas);
  void release(widgets::Frame& frame, const Sheet& sheet);
  void click(widgets::Frame& frame, const Sheet& sheet);
  void follow_pointer(widgets::Frame& frame, const Sheet& sheet, const Rect& canvas);
  // False when what is meant is no longer there: nothing is carried then.
  bool lift(widgets::Frame& frame, int index, ImVec2 from_corner);
  void drop(widgets::Frame& frame);
  void drop_in_bin(widgets::Frame& frame, const Carried& what);
  void select_nothing(widgets::Frame& frame);
  void take_from_palette(widgets::Frame& frame, const PickedEntry& picked, const Sheet& sheet);
  // The actions on what stands there; of all that is chosen, when it is one of it.
  void open_actions_at(widgets::Frame& frame, int index, ImVec2 at);
  static int part_over(const LaidBlock& laid, Point point);

  // -- view_touch.cpp: what fingers do
  // True when a gesture of several fingers moves the view: nothing else is done with the pointer.
  bool handle_fingers(widgets::Frame& frame, const Rect& canvas);
  void glide(widgets::Frame& frame);
  // How far above the finger what is carried hangs, so that it is seen, in pixels.
  float lift_for(const widgets::Frame& frame, const Layout& picture) const;
  // Where what is carried is held: the pointer, or a point above the finger.
  ImVec2 hand_at(const widgets::Frame& frame) const;
  // The field of the block that a finger means: the nearest one in its reach.
  static int field_near(const LaidBlock& laid, Point point);

  // -- view_keys.cpp
  void handle_keys(widgets::Frame& frame);
  bool handle_moves(widgets::Frame& frame);
  void handle_letters(widgets::Frame& frame);
  void handle_zoom(widgets::Frame& frame);
  bool handle_control(widgets::Frame& frame);
  void move_selection(widgets::Frame& frame, const std::vector<Stop>& stops, int by);
  void move_inside(widgets::Frame& frame, int by);
  void move_to_script(widgets::Frame& frame, int by);
  void handle_gesture_letters(widgets::Frame& frame);
  // The body in which a statement stands, and its rank there.
  std::pair<const std::vector<program::Block>*, std::size_t> standing_of(const widgets::Frame& frame, NodeId statement) const;
  std::vector<Stop> statement_stops() const;
  std::vector<Stop> inner_stops(NodeId statement) const;
  // The statement in which the stop is; none when nothing is selected.
  NodeId statement_of(Stop stop) const;
  static NodeId statement_around(const Layout& layout, int index);
  void select(widgets::Frame& frame, Stop stop);

  // -- view_look.cpp: how the work is looked at
  void follow_look(widgets::Frame& frame);
  void follow_run(widgets::Frame& frame);
  void keep_look(widgets::Frame& frame);
  session::WorkLook look_now(const session::Session& session) const;
  void toggle_fold(widgets::Frame& frame);
  void toggle_all_folds(widgets::Frame& frame);
  void set_folded(widgets::Frame& frame, NodeId block, bool folded);
  void unfold_around(widgets::Frame& frame, NodeId block);
  void lay_out_again(widgets::Frame& frame);
  std::unordered_map<NodeId, std::string> folded_words(const widgets::Frame& frame) const;
  // The innermost block shown that holds the byte: the folded one around it, if there is one.
  const LaidBlock* shown_at(const Layout& layout, std::size_t offset) const;
  void show_all(widgets::Frame& frame);

  // -- view_minimap.cpp
  struct MapBar {
    float top = 0, bottom = 0;  // shares of the program
    ImU32 color = 0;
    bool operator==(const MapBar&) const = default;
  };
  Rect minimap_rect(const widgets::Frame& frame, const Rect& canvas) const;
  void draw_minimap(widgets::Frame& frame, const Rect& canvas);
  void make_map(const widgets::Frame& frame, float pixels);
  void look_at_share(const widgets::Frame& frame, const Rect& canvas, float share);

  // -- view_choice.cpp: several blocks at once
  bool several() const { return chosen_until_ != NodeId::none; }
  void extend_choice(widgets::Frame& frame, int by);
  void choose(widgets::Frame& frame, const program::BlockRun& run);
  void choose_following(widgets::Frame& frame, NodeId first, std::size_t count);
  void choose_up_to(widgets::Frame& frame, NodeId statement);
  void choose_all(widgets::Frame& frame);
  void say_choice(widgets::Frame& frame) const;
  // The chosen blocks: the selected one, and those up to where the choice was drawn. In reading order.
  program::BlockRun run(const widgets::Frame& frame) const;
  // The same; of one block, with what follows it if that is asked for.
  program::BlockRun run(const widgets::Frame& frame, program::Extent extent) const;
  program::BlockRun run_of(const widgets::Frame& frame, NodeId statement, program::Extent extent) const;
  // Of the layout: where the chosen blocks begin, and where what they hold ends.
  struct Span {
    std::size_t begin = 0, end = 0;
    bool contains(int index) const { return index >= 0 && begin <= static_cast<std::size_t>(index) && static_cast<std::size_t>(index) < end; }
  };
  Span chosen_span(const widgets::Frame& frame) const;
  void draw_choice(const Sheet& sheet, const Layout& layout) const;
  void follow_band(widgets::Frame& frame, const Sheet& sheet, const Rect& canvas);
  // The program comes towards the pointer from where some of it is hidden.
  void scroll_at_edge(widgets::Frame& frame, const Sheet& sheet, const Rect& canvas, ImVec2 pointer);
  void draw_band(const Sheet& sheet) const;

  // -- view_move.cpp: carrying by keyboard
  void start_move(widgets::Frame& frame, program::Extent extent);
  void start_insertion(widgets::Frame& frame, const PickedEntry& picked, bool before);
  void begin_move_mode(widgets::Frame& frame, std::size_t index);
  enum class Ending { drop, put_back };
  static Result<program::TextEdits> edits_of_drop(const widgets::Frame& frame, Carried what, const Place& place);
  void end_move_mode(widgets::Frame& frame, Ending ending);
  void handle_move_mode(widgets::Frame& frame, const Rect& canvas);
  bool handle_free_move(widgets::Frame& frame);
  void step_place(widgets::Frame& frame, int by);
  void go_to_place(widgets::Frame& frame, std::size_t index, const std::string& first = {});
  std::size_t next_container(std::size_t index, int by) const;
  std::optional<std::size_t> place_with_digit(const Sheet& sheet, int digit) const;
  // The place before or after what is selected; the end of the program when nothing is.
  std::size_t place_near_selection(const widgets::Frame& frame, bool before) const;
  void draw_move_mode(widgets::Frame& frame, const Sheet& sheet, const Rect& canvas);
  // The place whose disc was pressed.
  std::optional<std::size_t> draw_places(const Sheet& sheet, const Rect& canvas) const;
  // True when its cross was pressed.
  bool draw_banner(widgets::Frame& frame, const Rect& canvas) const;
  std::string place_words(const widgets::Frame& frame, std::size_t index) const;
  // The slots that do not take what is carried are crossed out; the one under the pointer says what it waits for.
  void draw_refusals(const Sheet& sheet);
  // What comes along with a block that was taken, and how it goes alone.
  void draw_following(const Sheet& sheet) const;

  // -- view_actions.cpp
  bool push(widgets::Frame& frame, const Result<program::TextEdits>& edits, const std::string& change);
  void remove(widgets::Frame& frame, program::Extent extent);
  void duplicate(widgets::Frame& frame);
  void add_item(widgets::Frame& frame);
  std::optional<program::SlotPlace> arm_stop(const widgets::Frame& frame, Stop stop) const;
  std::optional<program::SlotPlace> item_stop(const widgets::Frame& frame, Stop stop) const;
  void remove_item(widgets::Frame& frame);
  void wrap(widgets::Frame& frame, const char* container);
  void unwrap(widgets::Frame& frame);
  void comment_out(widgets::Frame& frame);
  void uncomment(widgets::Frame& frame);
  void start_rename(widgets::Frame& frame);
  void start_function(widgets::Frame& frame);
  // The slot of the selection that names a variable or a function of the program: itself, or the first of the block.
  std::optional<Stop> named_stop(const widgets::Frame& frame, Stop stop) const;
  bool offers(const widgets::Frame& frame, const Action& action, const program::Block& block) const;
  // The Lua of what is copied, lifted or kept: the chosen blocks, or the value that fills the slot.
  std::string taken_lua(const widgets::Frame& frame) const;
  bool copy(widgets::Frame& frame) const;
  void paste(widgets::Frame& frame);
  void keep(widgets::Frame& frame, const program::Block& first, const std::string& lua) const;
  void keep_selection(widgets::Frame& frame) const;
  void jump_to_lua(widgets::Frame& frame);
  void ask_help(widgets::Frame& frame) const;
  void open_actions(const Rect& anchor, Stop stop);
  std::optional<Stop> slot_around(NodeId value) const;
  std::optional<Stop> fixed_stop(const widgets::Frame& frame, Stop stop) const;
  void edit_stop(widgets::Frame& frame, Stop stop, const Rect& anchor);
  void start_field(widgets::Frame& frame, Stop stop, FieldPurpose purpose);
  void draw_menu(widgets::Frame& frame);
  static std::span<const Action> actions();
  void draw_actions(widgets::Frame& frame);
  void draw_slot_menu(widgets::Frame& frame);
  // -- view_ground.cpp: what can be done where no block is
  static std::span<const GroundAction> ground_actions();
  void open_ground(const Rect& anchor) { menu_ = Menu{Menu::Kind::ground, anchor, {}}; }
  void draw_ground_menu(widgets::Frame& frame);
  void tidy(widgets::Frame& frame);
  void draw_field(widgets::Frame& frame, const Sheet& sheet);
  Rect field_rect(const widgets::Frame& frame, const Sheet& sheet) const;
  // True when what was typed could be put in.
  bool finish_field(widgets::Frame& frame);
  // What a name that is being typed would meet, beside its field.
  void draw_remark(widgets::Frame& frame, const Rect& field);
  Result<program::TextEdits> edits_of_field(const widgets::Frame& frame, const program::Block& block) const;
  void close_field(widgets::Frame& frame);
  const program::Block* selected_block(const widgets::Frame& frame) const;
  // What the selection names when it is lifted, copied or deleted: the block, or the value that fills the slot.
  const program::Block* taken_block(const widgets::Frame& frame) const;
  const program::Part* part_of(const widgets::Frame& frame, Stop stop) const;
  std::optional<Box> box_of(Stop stop) const;
  LayoutOptions layout_options(const widgets::Frame& frame) const;

  Camera camera_;
  Palette palette_;
  MeshCache meshes_;
  BlockMetrics metrics_;
  Layout layout_;
  std::unordered_map<NodeId, std::string> sentences_;  // of blocks, made when they are first seen

  // What layout_ was made from.
  std::uint64_t revision_ = ~std::uint64_t{0};
  std::string language_;
  theme::FontChoice fonts_;
  const void* projection_ = nullptr;
  std::uint64_t projection_version_ = 0;

  Stop selected_;
  NodeId chosen_until_ = NodeId::none;       // the last of the chosen blocks; none: the selected one alone
  std::optional<std::size_t> linked_, jump_;
  std::size_t shown_moment_ = 0;             // of the run: another one brings its block into view
  std::optional<After> select_after_;
  bool own_change_ = false;
  std::string shown_text_;                   // of the program that layout_ shows
  std::unordered_map<NodeId, std::size_t> changed_;  // since the run: rank among the session's changes
  std::uint64_t changes_version_ = 0;
  Flash flash_;                              // what undo or a change elsewhere has touched
  std::optional<Press> press_;
  std::optional<ImVec2> offered_;             // where a press in the margin would put a breakpoint
  std::unique_ptr<Carrying> carrying_;
  Mode mode_ = Mode::pointer;
  ImVec2 grabbed_{};                         // du, from the carried corner to the pointer
  float lifted_ = 0;                         // pixels, from the finger up to where it is held
  widgets::Glide glide_;                     // of the ground, after a finger has let it go
  ImVec2 free_{};                            // move mode: how far it floats from its place, in du
  float gutter_ = 0;                         // move mode: pixels lent to the numbered discs
  std::optional<Menu> menu_;
  std::optional<Field> field_;
  int fields_opened_ = 0;
  Rect canvas_;
  float settled_zoom_ = 1;
  double zoomed_at_ = -1;
  bool placed_ = false;
  std::unordered_set<NodeId> folded_;
  std::uint64_t work_ = ~std::uint64_t{0};    // whose look is shown
  session::WorkLook kept_look_;
  std::string step_;  // of the lesson; what was chosen in another is chosen no more
  double look_changed_at_ = -1;
  std::vector<MapBar> map_;                   // one for each row of pixels at most
  const void* map_of_ = nullptr;              // of which layout
  float map_pixels_ = 0;
  ImU32 map_theme_ = 0;
  Painted painted_;
};

}  // namespace lunabloc::ide::workspace
