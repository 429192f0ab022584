// The components of the window. Each draws itself, registers one accessible node and gives what happened to it.
//
// An id is unique in the whole window and stable ("lesson.check"). A label is what is read aloud; it is never empty,
// also where only an icon is drawn. Actions happen on release, on Enter and on Space.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ide/widgets/frame.h"

namespace lunabloc::ide::widgets {

struct Interaction {
  bool activated = false;  // released over it, Enter or Space
  bool hovered = false;
  bool held = false;
  bool focused = false;    // by the keyboard, with a visible ring
};

// The base of every control: pointer, keyboard, focus ring to draw after (see ring_if_focused), node.
Interaction interact(Frame& frame, access::Node node);
// A thing to read that is no control: it is found by scripts and read aloud, Tab does not stop there.
void register_text(Frame& frame, access::Node node);
// Draws the two-tone ring when the thing has the visible focus.
void ring_if_focused(Frame& frame, const Interaction& state, const Rect& rect, float radius);
// Below the thing, or at its right where there is room.
using TooltipSide = Shared::TooltipSide;
void tooltip(Frame& frame, const Interaction& state, const Rect& rect, const std::string& text, TooltipSide side = TooltipSide::below);

struct ButtonFace {
  std::optional<Icon> icon;
  std::string label;         // read aloud; drawn unless icon_only
  bool icon_only = false;
  bool enabled = true;
  std::string hint;          // tooltip; for a disabled button, the reason
  bool pressed = false;      // a button that stays down (toggle)
};

bool primary_button(Frame& frame, const std::string& id, const Rect& rect, const ButtonFace& face);
bool secondary_button(Frame& frame, const std::string& id, const Rect& rect, const ButtonFace& face);
// Without a border until the pointer is over it.
bool quiet_button(Frame& frame, const std::string& id, const Rect& rect, const ButtonFace& face);
// On the dark top bar.
bool bar_button(Frame& frame, const std::string& id, const Rect& rect, const ButtonFace& face);
// The green pill: Lancer, Pause, Reprendre.
bool run_button(Frame& frame, const std::string& id, const Rect& rect, const ButtonFace& face);
// Width that a button of this face needs.
float button_width(const Frame& frame, const ButtonFace& face);

// A pill to choose; the chosen one has a check beside its colour.
bool chip(Frame& frame, const std::string& id, const Rect& rect, const std::string& label, bool chosen, const std::string& hint = {});
float chip_width(const Frame& frame, const std::string& label, bool chosen);

struct Tab {
  std::string id;
  Icon icon = Icon::puzzle;
  std::string label;
};
// A track with one raised pill; gives the index that is current after this frame. Arrows move inside it.
std::size_t tabs(Frame& frame, const std::string& id, const Rect& rect, std::span<const Tab> all, std::size_t current);
float tabs_width(const Frame& frame, std::span<const Tab> all);

// A check box with its words.
bool toggle(Frame& frame, const std::string& id, const Rect& rect, const std::string& label, bool on);

// One step of several, in the middle of `rect`: a check where it is done, a ring where one is, a line where it is to come.
struct StepFace {
  bool done = false, current = false;
  bool hovered = false;
};
void progress_step(Frame& frame, const Rect& rect, const StepFace& face);
// A bar with a quantity in words; `stopped` makes it hatched.
void progress_bar(Frame& frame, const std::string& id, const Rect& rect, double part, const std::string& words, bool stopped);

struct SliderRange {
  double low = 0, high = 1, step = 1;
};
// Gives the value after this frame. Arrows, Page, Origine and Fin move it.
double slider(Frame& frame, const std::string& id, const Rect& rect, const std::string& label, const std::string& value_words,
              const SliderRange& range, double value);

struct FieldResult {
  bool changed = false;
  bool submitted = false;  // Enter
  bool active = false;
};
FieldResult text_field(Frame& frame, const std::string& id, const Rect& rect, const std::string& label, std::string& text,
                       const std::string& placeholder = {});

struct MenuItem {
  std::string label;
  std::optional<Icon> icon;
  bool current = false;
  bool enabled = true;
  std::string keys;       // shown at the right: "Ctrl+Z"
};
// A list above everything, below (or above) its anchor, with keyboard and pointer. The caller keeps whether it is open.
struct MenuResult {
  std::optional<std::size_t> chosen;
  bool closed = false;    // Échap, a press outside, or a choice
};
MenuResult menu(Frame& frame, const std::string& id, const Rect& anchor, const std::string& label, std::span<const MenuItem> items);

// Drawn by the window after the views.
void draw_tooltip(Frame& frame, const Rect& window);
void draw_toasts(Frame& frame, const Rect& over);

}  // namespace lunabloc::ide::widgets
