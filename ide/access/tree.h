// The accessible tree: every thing that is drawn and has a meaning says what it is, where it is and what state it is
// in. The focus order, the spoken sentences, the scripts and the tests read it; none of them reads pixels.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ide/access/rect.h"

namespace lunabloc::ide::access {

// name, message id of its spoken name
#define LUNABLOC_ROLES(ROW) \
  ROW(button)               \
  ROW(toggle)               \
  ROW(choice)               \
  ROW(tab)                  \
  ROW(slider)               \
  ROW(field)                \
  ROW(item)                 \
  ROW(menu)                 \
  ROW(heading)              \
  ROW(text)                 \
  ROW(status)               \
  ROW(picture)              \
  ROW(block)                \
  ROW(slot)                 \
  ROW(canvas)               \
  ROW(editor)               \
  ROW(progress)             \
  ROW(card)                 \
  ROW(cell)                 \
  ROW(splitter)

enum class Role {
#define LUNABLOC_ROW(name) name,
  LUNABLOC_ROLES(LUNABLOC_ROW)
#undef LUNABLOC_ROW
};
std::string_view name_of(Role role);

struct State {
  bool disabled = false, checked = false, selected = false, expanded = false, current = false;
  bool operator==(const State&) const = default;
};

// The zones of F6, in their order.
enum class Zone { top_bar, lesson, palette, blocks, lua, stage, kit, time_bar, overlay };
std::string_view name_of(Zone zone);

struct Node {
  std::string id;       // stable and unique: "lesson.check", "block.17"
  Role role = Role::button;
  std::string label;    // in the person's language, never empty
  std::string value;
  State state;
  Rect rect;
  std::string hint;
  bool tab_stop = true;  // false: read and found, but Tab does not stop here (texts, blocks that arrows visit)
  Zone zone = Zone::top_bar;  // filled by the tree
  Rect clip;                  // filled by widgets: the part of the window in which it can be seen
};

class Tree {
 public:
  // What the last whole frame drew, in reading order.
  const std::vector<Node>& nodes() const { return nodes_; }
  const Node* find(std::string_view id) const;
  // The first of the role whose label (or value) is this one, or else begins with it; role "" takes any.
  const Node* find(std::string_view role, std::string_view label) const;

  // -- while a frame is drawn
  void begin_frame() { building_.clear(); }
  void add(Node node);                      // in the zone that is open
  Zone zone() const { return zone_; }
  void enter_zone(Zone zone) { zone_ = zone; }
  // Until the next call, ids begin with this: a drawing that is there twice is found twice. Nothing with a focus of its
  // own may be in it.
  void name_part(std::string prefix) { part_ = std::move(prefix); }
  void finish_frame();                      // sorts by zone; what was added becomes nodes()
  // Only nodes of this zone can have the focus (an open panel above the rest); overlay or none.
  void confine() { confined_ = true; }
  bool confined() const { return confined_last_; }

 private:
  std::vector<Node> nodes_, building_;
  Zone zone_ = Zone::top_bar;
  std::string part_;
  bool confined_ = false, confined_last_ = false;
};

}  // namespace lunabloc::ide::access
