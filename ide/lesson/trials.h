// The form in which a pupil writes trials (`essais_eleve`): each has a name, what happens and what is to be seen then. What is
// written is kept at once with "lesson.trials"; each change can be taken back.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "ide/widgets/frame.h"
#include "lesson/trials.h"

namespace lunabloc::ide::lesson {

class TrialForm {
 public:
  // Another step is shown: what is written stands in the file.
  void forget();
  // From the top of the area down; gives the height.
  float draw(widgets::Frame& frame, const lunabloc::lesson::Check& check, const Rect& area);

 private:
  using Trials = std::vector<lunabloc::lesson::Trial>;
  using Moments = std::vector<lunabloc::lesson::TrialMoment>;
  struct Side;   // what happens, or what is to be seen
  struct Place;  // of a moment: its trial, its side, its number
  struct Limits {
    double least, most;
  };

  void read(const widgets::Frame& frame, const lunabloc::lesson::Check& check);
  void keep(widgets::Frame& frame);
  void begin_change();
  Moments& moments(const Place& place);

  float draw_trial(widgets::Frame& frame, std::size_t index, const Rect& area);
  float draw_side(widgets::Frame& frame, std::size_t index, const Side& side, const Rect& area);
  float draw_moment(widgets::Frame& frame, const Place& place, const Rect& area);
  void draw_number(widgets::Frame& frame, const std::string& id, const Rect& rect, const std::string& label, double& number, Limits limits);
  float draw_value(widgets::Frame& frame, const Place& place, const Rect& rect);
  void draw_part(widgets::Frame& frame, const Place& place, const Rect& rect);
  float draw_buttons(widgets::Frame& frame, const Rect& area);
  std::string name_of(const widgets::Frame& frame, std::size_t index) const;

  std::string file_;                           // of the trials that are shown, or ""
  std::string spoilt_;                         // what is wrong in the file that was found, and where; empty: it is read
  Trials trials_;
  std::vector<Trials> before_;                 // each change's beginning, the last change last
  std::map<std::string, std::string> drafts_;  // field → what is being typed in it
  std::string typing_;                         // the field of the last change, while the caret is in it
  std::string open_;                           // the moment whose list of parts is open
};

}  // namespace lunabloc::ide::lesson
