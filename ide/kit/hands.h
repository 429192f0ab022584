// What the person holds down or turns in the kit panel: buttons for as long as they are pressed, sliders as they go.
//
// A key is seen going down only: a button that is held by key is let go when the key has not repeated for a while. A press is
// never so short that a program that looks ten times a second would not see it.
#pragma once

#include <map>
#include <string>

#include "ide/kit/part_look.h"
#include "ide/widgets/frame.h"

namespace lunabloc::ide::kit {

class Hands {
 public:
  // The control of a button in this place: held by the pointer, a finger, Enter or Space.
  void draw_button(widgets::Frame& frame, const ShownPart& part, const Rect& place);
  // The control of a sensor.
  void draw_slider(widgets::Frame& frame, const ShownPart& part, const Rect& place);
  // Pressed without a control of its own: the part in the drawing.
  void press(widgets::Frame& frame, const std::string& part, bool held);
  // Lets go what nobody holds any more. Once a frame, after the controls.
  void let_go(widgets::Frame& frame);

 private:
  struct Press {
    double until = 0;    // of the window's clock
    bool held = false;   // in this frame
  };
  void hold(widgets::Frame& frame, const std::string& part, double seconds);

  std::map<std::string, Press> pressed_;
};

// A person sets it here: the program reads it, and no real board feels for itself.
bool can_be_set(const widgets::Frame& frame, const ShownPart& part);
bool is_button(const session::KitPart& part);

}  // namespace lunabloc::ide::kit
