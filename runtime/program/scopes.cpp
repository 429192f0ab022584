#include "program/scopes.h"

#include <algorithm>

namespace lunabloc::program {

void Scopes::leave(std::size_t locals_left) {
  for (; locals_.size() > locals_left; locals_.pop_back())
    attributes_ -= locals_.back().attribute != Attribute::none ? 1 : 0;
}

void Scopes::close_function() {
  leave(functions_.back().first_local);
  blocks_.resize(functions_.back().first_block);
  functions_.pop_back();
}

void Scopes::close_block() {
  leave(blocks_.back());
  blocks_.pop_back();
}

const Scopes::Local* Scopes::resolve(std::string_view name) {
  std::size_t at = locals_.size();
  while (at > 0 && (locals_[at - 1].name != name)) --at;
  if (at == 0) return nullptr;
  const std::size_t found = at - 1;
  for (auto function = functions_.rbegin(); function != functions_.rend() && function->first_local > found; ++function) {
    if (locals_[found].folded) break;
    if (std::find(function->outer.begin(), function->outer.end(), found) == function->outer.end())
      function->outer.push_back(found);
  }
  return &locals_[found];
}

}  // namespace lunabloc::program
