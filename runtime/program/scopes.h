// Which local a name means, kept as Lua's compiler keeps it while it reads: functions, their blocks, the locals in force.
//
// Knows names only; the passes that use it walk the tree in the order of the text.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/text_range.h"

namespace lunabloc::program {

class Scopes {
 public:
  enum class Attribute { none, constant, close };
  struct Local {
    std::string_view name;
    Attribute attribute = Attribute::none;
    bool folded = false;  // a constant that the compiler writes in place: neither register nor upvalue
  };

  void open_function() { functions_.push_back({locals_.size(), blocks_.size(), {}}); }
  void close_function();
  void open_block() { blocks_.push_back(locals_.size()); }
  void close_block();

  void declare(const Local& local) {
    locals_.push_back(local);
    attributes_ += local.attribute != Attribute::none ? 1 : 0;
  }
  // Locals of Lua's own, which no name reaches: the state of a `for`.
  void hide(std::size_t count) { locals_.resize(locals_.size() + count); }

  // The local that the name means here, null for a global; it becomes an outer name of the functions in between.
  const Local* resolve(std::string_view name);

  // Of the function that is being read.
  std::string_view local_name(std::size_t index) const { return locals_[functions_.back().first_local + index].name; }
  std::size_t active_locals() const { return locals_.size() - functions_.back().first_local; }
  std::size_t outer_names() const { return functions_.back().outer.size(); }
  // Of the functions around it.
  std::size_t outer_locals() const { return functions_.back().first_local; }
  // Some local in force may not be assigned.
  bool has_attributes() const { return attributes_ > 0; }

 private:
  struct Function {
    std::size_t first_local = 0;
    std::size_t first_block = 0;
    std::vector<std::size_t> outer;  // indices of locals_
  };
  std::vector<Function> functions_;
  std::vector<std::size_t> blocks_;  // how many locals there were when each began
  void leave(std::size_t locals_left);

  std::vector<Local> locals_;
  std::size_t attributes_ = 0;
};

}  // namespace lunabloc::program
