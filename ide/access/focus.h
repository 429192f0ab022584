// Where the keyboard is. One focus at a time; visible as soon as a key is used, hidden again only by a pointer press.
#pragma once

#include <string>
#include <string_view>

#include "ide/access/tree.h"

namespace lunabloc::ide::access {

enum class Direction { next, previous };

class Focus {
 public:
  const std::string& id() const { return id_; }
  Zone zone() const { return zone_; }
  bool is(std::string_view id) const { return !id_.empty() && id_ == id; }
  bool visible() const { return visible_; }
  // The focused thing must be scrolled into view; widgets ask, then say that it is done.
  bool wants_view() const { return wants_view_; }
  void seen() { wants_view_ = false; }

  void set(std::string id, Zone zone);  // by a key or by the program: visible, and scrolled to
  void set_by_pointer(std::string id, Zone zone);
  void show() { visible_ = true; }
  void hide() { visible_ = false; }
  void clear() { id_.clear(); }

  // Tab: every stop in reading order, round and round.
  void move(const Tree& tree, Direction direction);
  // F6: the first stop of the next zone; the stop that had the focus there last time when it is still there.
  void move_zone(const Tree& tree, Direction direction);
  // Opening something remembers where the focus was; closing it goes back there.
  void remember() { remembered_ = id_, remembered_zone_ = zone_; }
  void give_back() { set(remembered_, remembered_zone_); }
  // With a ring only where there is one now: who closed it with the pointer sees none appear.
  void give_back_as_seen() {
    const bool seen = visible();
    give_back();
    if (!seen) hide();
  }

 private:
  std::string id_, remembered_;
  std::string last_in_zone_[static_cast<std::size_t>(Zone::overlay) + 1];
  Zone zone_ = Zone::top_bar, remembered_zone_ = Zone::top_bar;
  bool visible_ = false;
  bool wants_view_ = false;
};

}  // namespace lunabloc::ide::access
