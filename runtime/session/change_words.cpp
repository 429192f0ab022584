#include "session/change_words.h"

#include <algorithm>
#include <array>

#include "program/block_diff.h"

namespace lunabloc::session {
namespace {

using program::BlockChange;
using Kind = ProgramChange::Kind;

constexpr std::size_t kLongest = 60;  // letters of a block's words

// Cut between two letters, not inside one.
std::string shortened(std::string words) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if ((static_cast<unsigned char>(words[at]) & 0xC0U) == 0x80U || ++letters <= kLongest) continue;
    return words.substr(0, at) + "…";
  }
  return words;
}

std::string short_words(const program::Block& block) { return shortened(program::words_of(block)); }

Kind kind_of(const BlockChange& change) {
  if (change.added()) return Kind::added;
  if (change.removed()) return Kind::removed;
  return change.changed() ? Kind::changed : Kind::moved;
}

// `family` is "history" (something to do) or "change" (something done).
std::string line_of(const BlockChange& change, const std::string& family, const Messages& messages) {
  const auto say = [&](const char* what, Arguments arguments) { return messages.text(family + what, arguments); };
  const program::Block& block = change.after != nullptr ? *change.after : *change.before;
  const std::string words = short_words(block);
  if (change.added()) return say(".added", {{"bloc", words}});
  if (change.removed()) return say(".removed", {{"bloc", words}});
  if (!change.changed()) return say(".moved", {{"bloc", words}});
  const program::SlotChange& slot = change.slots.front();
  const std::string before = shortened(slot.before), after = shortened(slot.after);
  if (slot.hole.empty()) return say(".replaced", {{"avant", before}, {"apres", after}});
  if (before.empty()) return say(".written", {{"apres", after}, {"bloc", words}});
  if (after.empty()) return say(".erased", {{"avant", before}, {"bloc", words}});
  return say(".changed", {{"avant", before}, {"apres", after}, {"bloc", words}});
}

// Commands whose meaning is more than the blocks that differ, and which of these says it best.
struct Meaning {
  std::string_view label;
  Kind telling;
};
constexpr std::array kMeanings = {Meaning{"edit.wrap", Kind::added},    Meaning{"edit.unwrap", Kind::removed},
                                  Meaning{"edit.rename", Kind::changed}, Meaning{"edit.extract", Kind::added},
                                  Meaning{"edit.comment", Kind::removed}, Meaning{"edit.uncomment", Kind::added}};

std::string told_with_command(const std::vector<BlockChange>& changes, const Meaning& meaning, const Messages& messages) {
  auto told = std::find_if(changes.begin(), changes.end(), [&](const BlockChange& change) { return kind_of(change) == meaning.telling; });
  if (told == changes.end()) told = changes.begin();
  const std::string what = meaning.telling == Kind::changed && told->changed()
                               ? shortened(told->slots.front().before) + " → " + shortened(told->slots.front().after)
                               : short_words(told->after != nullptr ? *told->after : *told->before);
  return messages.text("history.command", {{"commande", messages.text("command." + std::string(meaning.label))}, {"bloc", what}});
}

}  // namespace

std::vector<ProgramChange> program_changes(const program::Projection& before, const program::Projection& after, const Messages& messages) {
  std::vector<ProgramChange> changes;
  for (const BlockChange& change : program::block_changes(before, after))
    changes.push_back({kind_of(change), change.after != nullptr ? change.after->id : NodeId::none, line_of(change, "change", messages)});
  return changes;
}

std::string step_words(const program::Projection& before, const program::Projection& after, std::string_view label, const Messages& messages) {
  const std::vector<BlockChange> changes = program::block_changes(before, after);
  if (changes.empty()) return messages.text("history.layout");
  const auto meaning = std::find_if(kMeanings.begin(), kMeanings.end(), [&](const Meaning& one) { return one.label == label; });
  if (meaning != kMeanings.end()) return told_with_command(changes, *meaning, messages);
  if (label == "version.restore") return messages.text("history.restored", {{"nombre", std::to_string(changes.size())}});
  const std::string first = line_of(changes.front(), "history", messages);
  if (changes.size() == 1) return first;
  const char* more = changes.size() == 2 ? "history.and_one" : "history.and_more";
  return messages.text(more, {{"changement", first}, {"nombre", std::to_string(changes.size() - 1)}});
}

std::string breakpoint_words(const program::Projection& program, const Breakpoints& before, const Breakpoints& after, std::string_view label,
                             const Messages& messages) {
  const auto only_in = [](const Breakpoints& some, const Breakpoints& others) {
    return std::find_if(some.begin(), some.end(), [&](const Breakpoint& one) { return std::find(others.begin(), others.end(), one) == others.end(); });
  };
  const auto added = only_in(after, before), removed = only_in(before, after);
  const bool is_added = added != after.end();
  if (!is_added && removed == before.end()) return messages.text("history.layout");
  const Breakpoint& one = is_added ? *added : *removed;
  const program::Block* block = program::statement_at(program, offset_of(program.tree, one.statement));
  const std::string words = block == nullptr ? std::string() : short_words(*block);
  if (!is_added) return messages.text("history.breakpoint.removed", {{"bloc", words}});
  const bool conditional = label == "breakpoint.condition" && !one.condition.empty();
  return messages.text(conditional ? "history.breakpoint.condition" : "history.breakpoint.added", {{"bloc", words}, {"condition", one.condition}});
}

}  // namespace lunabloc::session
