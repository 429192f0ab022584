// Lists as bars: index below, value above, the elements of the step marked, names that point to a place under their bar,
// what is kept of a list that is halved, and the number that is looked for. Lists of texts are rows of cards.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "ide/stage/list_motion.h"
#include "ide/widgets/frame.h"
#include "session/list_roles.h"

namespace lunabloc::ide::stage {

class ListWorld {
 public:
  // The run has a list that can be shown.
  bool has_lists(const session::Session& session);
  // Height that the lists would like when they are this wide.
  float height(const widgets::Frame& frame, float width);
  void draw(widgets::Frame& frame, const Rect& area);

 private:
  struct List {
    std::string name;
    session::ListRoles roles;
    bool numbers = true;       // bars; else cards
    double low = 0, high = 0;  // of the run as far as it is known, so that nothing is scaled anew while it plays
    std::size_t most = 0;      // elements
    std::vector<std::string> elements;
    std::int64_t length = 0;   // elements may be the first of more
    ListMotion motion;
  };
  enum class Side { left, middle, right };  // of the first and the last that are kept, of any other
  static std::size_t pointer_rows(const List& list);
  struct Pointer {
    std::string name;
    std::size_t place = 0;     // from 0
    Side side = Side::middle;
  };

  void refresh(const session::Session& session);
  void take_moment(const session::Session& session, List& list) const;
  std::vector<Pointer> pointers_of(const session::Session& session, const List& list) const;
  std::vector<std::size_t> marked_in(const session::Session& session, const List& list) const;
  void draw_bars(widgets::Frame& frame, List& list, Rect area);
  void draw_pointers(widgets::Frame& frame, const std::vector<Pointer>& pointers, Rect area, float slot) const;
  void draw_cards(widgets::Frame& frame, const List& list, Rect area) const;
  std::string bar_words(const widgets::Frame& frame, const List& list, std::size_t place, const std::vector<Pointer>& pointers) const;

  std::vector<List> lists_;
  const void* trace_ = nullptr;
  std::size_t events_ = 0;     // of the trace, when lists_ was found
  std::size_t moment_ = SIZE_MAX;
};

}  // namespace lunabloc::ide::stage
