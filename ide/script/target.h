// A thing of the window as a script names it, found in the accessible tree: what a voice can say, a script can touch.
//
//   lesson.check          the node of this id (a * at the end takes the first that begins so)
//   "Vérifier"            the first with this label or value, else the first that begins with it
//   button "Vérifier"     the same among the nodes of a role
#pragma once

#include <optional>
#include <span>
#include <string>

#include "ide/access/tree.h"
#include "ide/script/script.h"

namespace lunabloc::ide::script {

struct Target {
  std::string id, role, label;
  std::string words() const;  // as an error names it
};

// Takes the words of a target from the front; nothing when they are none.
std::optional<Target> take_target(std::span<const Word>& words);
const access::Node* find(const access::Tree& tree, const Target& target);

// Where in the thing: its middle (a block: its beginning), or parts of its width and height.
struct Spot {
  enum class Kind { usual, above, below, after, at } kind = Kind::usual;
  float across = 0.5F, down = 0.5F;  // of `at`
};
// Takes `above`, `below`, `after` or `at X Y`; false when `at` lacks its numbers.
bool take_spot(std::span<const Word>& words, Spot& spot);

bool number_of(const std::string& text, double& number);

}  // namespace lunabloc::ide::script
