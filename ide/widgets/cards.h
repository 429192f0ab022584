// Cards: what was seen and what to try, a counter, a note.
#pragma once

#include <string>

#include "base/messages.h"
#include "ide/widgets/frame.h"
#include "session/session.h"

namespace lunabloc::ide::widgets {

struct AdviceCard {
  std::string id;
  session::Notice::Tone tone = session::Notice::Tone::fine;
  Advice advice;
};
// « Vu » above « Essaie », side by side from 420 du on. Gives its height.
float advice_card(Frame& frame, const AdviceCard& card, const Rect& area);
float advice_card_height(const Frame& frame, const AdviceCard& card, float width);

struct CounterCard {
  std::string id;
  Icon icon = Icon::counter;
  std::string label;
  std::string figure;
};
void counter_card(Frame& frame, const CounterCard& card, const Rect& rect);  // 50 du high

// A soft ground with an icon and a title; gives where its content begins. `height` is the whole card's.
Rect titled_card(Frame& frame, const Rect& rect, ImU32 ground, ImU32 color, Icon icon, const std::string& title);

// A pill that says how a thing stands: by icon and words, never by colour alone.
struct StateLook {
  const char* words;  // id
  Icon icon;
  ImU32 theme::Theme::*ink;
  ImU32 theme::Theme::*ground;
};
float state_chip_width(const Frame& frame, const StateLook& look);
// In the middle of `row`, as wide as it is.
void state_chip(Frame& frame, const std::string& id, const Rect& row, const StateLook& look, const std::string& value);

// An empty place says what can be done there.
void empty_state(Frame& frame, const std::string& id, const Rect& area, Icon icon, const std::string& text);

}  // namespace lunabloc::ide::widgets
