#include "program/reparse.h"

#include <vector>

#include "program/parser.h"

namespace lunabloc::program {

void give_new_ids(const GreenNode& root, IdSource& ids) {
  std::vector<const GreenNode*> waiting{&root};
  while (!waiting.empty()) {
    const GreenNode& node = *waiting.back();
    waiting.pop_back();
    if (node.id == NodeId::none) node.id = ids.next();
    for (const GreenChild child : node.children()) {
      if (child.is_node() && child.node().id == NodeId::none) waiting.push_back(&child.node());
    }
  }
}

Parsed reparse(const Tree& tree, const TextEdit& edit) {
  std::string text = tree.text();
  apply(text, edit);
  return parse(text);
}

}  // namespace lunabloc::program
