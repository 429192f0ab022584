// The program as Lua: read, written, coloured; with what Lua has against it, the line that runs and the block that is
// selected marked in the margin.
//
// Reads the session and puts edits in the queue. What it keeps is only about looking and typing: caret, selection,
// scroll. It knows no other view: the window tells it which bytes are selected as a block, and asks it where the
// caret is.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/line_index.h"
#include "ide/text/bar.h"
#include "ide/text/completion.h"
#include "ide/text/editing.h"
#include "ide/text/several.h"
#include "ide/text/signature.h"
#include "ide/widgets/components.h"
#include "ide/widgets/frame.h"
#include "program/colours.h"

namespace lunabloc::ide::text {

class View {
 public:
  // The editor, in frame.area.
  void draw(widgets::Frame& frame);

  // Where the caret is, while the person writes here.
  std::optional<std::size_t> caret() const { return in_use_ ? std::optional(selection_.caret) : std::nullopt; }
  // The block that is selected elsewhere.
  void link(std::optional<TextRange> range) { linked_ = range; }
  // Puts the caret there and takes the focus, when it is next drawn.
  void go_to(std::size_t offset) { going_to_ = offset; }
  // Where the person asked to go among the blocks, once.
  std::optional<std::size_t> take_jump() { return std::exchange(jump_, std::nullopt); }
  // « Variables au pas 16 » stand below the text; with large letters and in high contrast, below the code.
  static bool shows_variables(const widgets::Frame& frame);
  // The call in which the caret is, for help.
  std::optional<Signature> call_at_caret(const session::Session& session) const;

 private:
  enum class Dragging { nothing, characters, words, lines, ground };  // ground: a finger moves the text
  struct Grid {  // how letters stand, in pixels
    Rect area;           // of the text, without the gutter
    float gutter = 0;    // its width, at the left of `area`
    float line = 0;      // height
    float cell = 0;      // width of a letter
  };
  struct Flaw {
    std::size_t diagnostic;
    TextRange shown;     // where it is underlined
    std::uint32_t line;  // from 1
  };

  void refresh(widgets::Frame& frame);
  void carry_over(const std::string& before, const std::string& now);
  Grid grid_of(const widgets::Frame& frame, const Rect& area) const;
  std::vector<Flaw> flaws_of(const session::Session& session) const;
  Flaw flaw_at(std::size_t diagnostic, TextRange range) const;
  // The flaw that is told, at the place where its words put it.
  void tell(const session::Session& session, std::vector<Flaw>& flaws);

  // -- view.cpp: drawing
  void draw_text(widgets::Frame& frame, const Grid& grid);
  void draw_bands(widgets::Frame& frame, const Grid& grid, std::uint32_t first, std::uint32_t last) const;
  void draw_line(widgets::Frame& frame, const Grid& grid, std::uint32_t line) const;
  void draw_selection(widgets::Frame& frame, const Grid& grid, std::uint32_t line, Selection selection) const;
  void draw_flaws(widgets::Frame& frame, const Grid& grid, const std::vector<Flaw>& flaws) const;
  void draw_brackets(widgets::Frame& frame, const Grid& grid) const;
  void draw_caret(widgets::Frame& frame, const Grid& grid, std::size_t caret, bool main) const;
  void draw_values(widgets::Frame& frame, const Grid& grid, std::uint32_t first, std::uint32_t last) const;
  void draw_breakpoints(widgets::Frame& frame, const Grid& grid) const;
  std::optional<std::size_t> statement_of_line(const widgets::Frame& frame, std::uint32_t line) const;
  std::uint32_t line_at_pixel(const Grid& grid, float y) const;
  void draw_scroll_bar(widgets::Frame& frame, const Grid& grid);
  void draw_empty(widgets::Frame& frame, const Grid& grid) const;
  // What stands under the text; gives the height that it takes.
  float draw_message(widgets::Frame& frame, const Rect& area);
  float draw_variables(widgets::Frame& frame, const Rect& area) const;
  float x_of(const Grid& grid, const ImFont& font, std::uint32_t line, std::size_t offset) const;
  float y_of(const Grid& grid, std::uint32_t line) const { return grid.area.y + static_cast<float>(line - 1) * grid.line - scroll_.y; }
  TextRange bytes_of(std::uint32_t line) const;  // without its line end
  Source source() const { return {text_, colours_.tokens()}; }

  // -- view_keys.cpp
  void handle_pointer(widgets::Frame& frame, const Grid& grid, bool held, bool hovered);
  void handle_finger(widgets::Frame& frame, const Grid& grid, const widgets::Interaction& state);
  void follow_glide(widgets::Frame& frame);
  void handle_wheel(widgets::Frame& frame, const Grid& grid, bool hovered);
  void handle_keys(widgets::Frame& frame, const Grid& grid);
  bool handle_moves(widgets::Frame& frame, const Grid& grid);
  bool handle_changes(widgets::Frame& frame);
  bool handle_clipboard(widgets::Frame& frame);
  void move_caret(widgets::Frame& frame, std::size_t offset, bool keep_anchor);
  void move_by_lines(widgets::Frame& frame, long lines, bool keep_anchor);
  void push(widgets::Frame& frame, const Change& change) { push_named(frame, "edit.text", change); }
  void push_named(widgets::Frame& frame, const char* command, const Change& change);
  // At every caret.
  void change(widgets::Frame& frame, const std::function<Change(Selection)>& act);
  void keep_apart();
  void add_caret_at_next(widgets::Frame& frame);
  bool handle_lines(widgets::Frame& frame);
  bool handle_escape(widgets::Frame& frame);
  // Letters typed while the list of words is open go into the text, and the list follows.
  void type_over_completions(widgets::Frame& frame);
  void follow_completions(widgets::Frame& frame);

  // -- view_bar.cpp
  bool handle_bar_keys(widgets::Frame& frame);
  void open_bar(widgets::Frame& frame, Bar::Kind kind, const std::string& words);
  void open_condition(widgets::Frame& frame, std::size_t offset);
  void draw_bar(widgets::Frame& frame, const Rect& place);
  void draw_matches(widgets::Frame& frame, const Grid& grid, std::uint32_t line);
  const std::vector<TextRange>& matches();
  std::size_t current_match();
  void select_range(TextRange range);
  void go_to_match(widgets::Frame& frame, Bar::Act act);
  void replace_match(widgets::Frame& frame);
  void replace_matches(widgets::Frame& frame);
  void go_to_line(widgets::Frame& frame);
  std::string condition_remark(const widgets::Frame& frame) const;

  // -- view_signature.cpp
  void follow_signature(widgets::Frame& frame);
  void ask_signature(widgets::Frame& frame);
  void draw_signature(widgets::Frame& frame, const Grid& grid);

  void reveal_caret(const widgets::Frame& frame, const Grid& grid);
  void keep_scroll(const Grid& grid);
  std::size_t offset_at(const widgets::Frame& frame, const Grid& grid, ImVec2 pixel) const;
  void open_completions(widgets::Frame& frame);
  void draw_completions(widgets::Frame& frame, const Grid& grid);
  std::string spoken_line(const widgets::Frame& frame) const;

  // What is told under the text, of the revision and the diagnostic for which it was found.
  struct Told {
    std::uint64_t revision = 0;
    Flaw flaw;
    program::Diagnostic diagnostic;
  };
  std::optional<Told> told_;

  // What the session said last.
  std::uint64_t revision_ = ~std::uint64_t{0};
  std::string text_;
  program::Colours colours_;
  base::LineIndex lines_{""};
  double changed_at_ = -1;

  Selection selection_;
  std::optional<std::size_t> column_;       // which up and down try to keep
  std::vector<std::size_t> own_ends_;       // `end`s that nobody typed
  bool awaiting_ = false;                   // an edit of ours is in the queue
  Dragging dragging_ = Dragging::nothing;
  Selection dragged_from_;
  widgets::Glide glide_;
  ImVec2 scroll_{};
  bool reveal_ = false;
  bool leaves_by_tab_ = false;              // after Échap
  bool in_use_ = false;
  double acted_at_ = 0;                     // the caret does not blink just after a key
  std::size_t shown_step_ = ~std::size_t{0};
  std::optional<TextRange> linked_;
  std::optional<std::size_t> going_to_;
  std::optional<Completions> completions_;
  bool completions_follow_ = false;         // the list is to be made again for what was typed
  Selections others_;                       // more carets
  std::optional<std::size_t> jump_;

  Bar bar_;
  struct Found {
    std::uint64_t revision = ~std::uint64_t{0};
    std::string query;
    FindOptions options;
    bool operator==(const Found&) const = default;
  };
  Found found_for_;                         // what `matches_` were found for
  std::vector<TextRange> matches_;
  bool goes_on_ = false;                    // a match was replaced: then the next
  std::size_t condition_at_ = 0;            // the statement of the condition

  std::optional<Signature> signature_;
  std::optional<std::size_t> signature_refused_;  // the call of which nobody wants to read
  std::uint64_t signature_revision_ = 0;
  std::size_t signature_caret_ = 0;
  bool typed_ = false;                      // the newest text comes from here
};

}  // namespace lunabloc::ide::text
