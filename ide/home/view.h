// The first screen: the lessons as a map of branches, where the pupil stands in each, the one to go on with, and projects
// of one's own, which are always open.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "ide/widgets/frame.h"

namespace lunabloc::ide::home {

class View {
 public:
  // Fills frame.area. Choosing a lesson asks for "lesson.open" and closes the list. `who`: the person's pseudonym, or empty.
  void draw(widgets::Frame& frame, const std::string& who);

 private:
  struct Entry {  // a lesson of the map and how far the pupil is in it
    const lunabloc::lesson::Lesson* lesson = nullptr;
    std::size_t done = 0;
    std::size_t at = 0;  // the step on which it was left
    bool closed = false;
    bool begun() const { return done > 0 || at > 0; }
    bool whole() const;
  };
  struct Branch {
    std::string id;  // the letter of its lessons
    std::vector<const Entry*> entries;
  };
  struct Card {
    std::string id;
    Rect rect;
  };

  void read_progress(const session::Session& session);
  const Entry* entry_of(const std::string& id) const;
  // A variant stands behind its lesson until it is begun: it is proposed, or given by a path in the lesson's place.
  bool is_behind(const Entry& one) const;
  const Entry* next_entry(const session::Session& session) const;
  std::vector<Branch> branches() const;
  Rect draw_title(widgets::Frame& frame, Rect rest, const std::string& who) const;
  void draw_begin(widgets::Frame& frame, Rect area, const Entry& entry) const;
  float draw_proposal(widgets::Frame& frame, const Rect& area, const Entry& next);
  float draw_branch(widgets::Frame& frame, const Branch& branch, const Rect& area, const Entry& next);
  void draw_road(widgets::Frame& frame, const Branch& branch, const std::vector<Rect>& tiles) const;
  void draw_tile(widgets::Frame& frame, const Entry& entry, const Rect& rect, bool next);
  std::string standing(const widgets::Frame& frame, const Entry& entry, bool next) const;
  std::string around(const widgets::Frame& frame, const Entry& entry) const;
  float draw_free(widgets::Frame& frame, const Rect& area);
  void take_arrows(widgets::Frame& frame) const;

  std::vector<Entry> entries_;
  std::vector<portfolio::Proposal> proposals_;
  const void* read_from_ = nullptr;  // the session's list that entries_ were read from
  double read_at_ = -1;              // of the window's clock, in the frame before
  std::vector<Card> cards_;          // of this frame, in reading order
  std::string looked_at_;            // the lesson whose way is shown: under the pointer or the focus, in the frame before
  std::string looking_at_;           // the same, of this frame
};

}  // namespace lunabloc::ide::home
