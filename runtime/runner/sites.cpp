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
      acts_.push_back({act, 0, nullptr});
    }
  }
  return text;
}

}  // namespace lunabloc::runner
