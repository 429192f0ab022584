#include "ide/text/several.h"

#include <algorithm>
#include <numeric>

namespace lunabloc::ide::text {
namespace {

bool meet(Selection one, Selection other) {
  if (one.empty() || other.empty()) return one.start() <= other.end() && other.start() <= one.end();
  return one.start() < other.end() && other.start() < one.end();
}

}  // namespace

Selections apart(Selections selections) {
  Selections kept;
  for (const Selection selection : selections)
    if (std::none_of(kept.begin(), kept.end(), [&](Selection other) { return meet(selection, other); })) kept.push_back(selection);
  return kept;
}

ChangeOfAll changed_at_each(const Selections& selections, const std::function<Change(Selection)>& act) {
  std::vector<std::size_t> order(selections.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return selections[a].start() > selections[b].start(); });
  ChangeOfAll all{{}, selections};
  std::vector<std::size_t> done;
  for (const std::size_t index : order) {
    const Change change = act(selections[index]);
    for (const std::size_t later : done)
      all.after[later] = {carried(all.after[later].caret, change.edits), carried(all.after[later].anchor, change.edits)};
    all.after[index] = change.after;
    all.edits.insert(all.edits.end(), change.edits.begin(), change.edits.end());
    done.push_back(index);
  }
  return all;
}

std::optional<Selection> next_like(std::string_view text, const Selections& selections) {
  const Selection last = selections.back();
  if (last.empty()) {
    const Selection word = word_at(text, last.caret);
    return word.empty() ? std::nullopt : std::optional(word);
  }
  const std::string_view wanted = text.substr(last.start(), last.end() - last.start());
  std::size_t from = last.end();
  for (bool round = false;;) {
    const std::size_t found = text.find(wanted, from);
    if (found == std::string_view::npos) {
      if (std::exchange(round, true)) return std::nullopt;
      from = 0;
      continue;
    }
    const Selection selection{found + wanted.size(), found};
    if (std::none_of(selections.begin(), selections.end(), [&](Selection other) { return meet(selection, other); })) return selection;
    if (round && found >= last.start()) return std::nullopt;
    from = found + wanted.size();
  }
}

}  // namespace lunabloc::ide::text
