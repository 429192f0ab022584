#include "runner/sites.h"

namespace lunabloc::runner {

Result<std::string> SiteTable::instrument(const program::Tree& tree, program::Tell tell) {
  Result<std::string> text = program::instrument(tree, tell, written_);
  for (std::size_t i = met_.size(); i < written_.size(); ++i) {
    const program::Site& site = written_[i];
    Site& met = met_.emplace_back();
    met = {0, static_cast<std::uint32_t>(acts_.size()), static_cast<std::uint32_t>(site.acts.size()),
           static_cast<std::uint32_t>(site.counts.steps), trace::kNoOffset};
    for (const program::Act& act : site.acts) {
      if (act.kind == program::Act::Kind::statement) met.offset = act.offset;
      acts_.push_back({act, 0, nullptr, nullptr});
    }
  }
  return text;
}

// A table in the registry holds them, so that they stay.
void SiteTable::keep_names(lua_State* state) {
  static constexpr char kNames = 0;  // its address is the key of that table
  if (lua_rawgetp(state, LUA_REGISTRYINDEX, &kNames) == LUA_TNIL) {
    lua_pop(state, 1);
    lua_newtable(state);
    lua_pushvalue(state, -1);
    lua_rawsetp(state, LUA_REGISTRYINDEX, &kNames);
  }
  const auto keep = [state](std::string_view name) {
    lua_pushlstring(state, name.data(), name.size());
    const layout::Text* const text = layout::at(state, -1).text;
    lua_pushboolean(state, 1);
    lua_rawset(state, -3);
    return text;
  };
  for (; acts_with_names_ < acts_.size(); ++acts_with_names_) {
    Act& act = acts_[acts_with_names_];
    if (act.kind == Act::Kind::global) act.lua_name = keep(act.name);
    if (act.key == Act::Key::global) act.lua_key_name = keep(act.key_name);
  }
  lua_pop(state, 1);
}

}  // namespace lunabloc::runner
