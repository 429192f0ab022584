// Every block's example, run in the real runner: it ends well, prints what it says, shows its own block, counts what the
// block costs and moves the world that it needs.
#include <algorithm>
#include <iostream>
#include <set>

#include "base/messages.h"
#include "program/projection.h"
#include "program/vocabulary.h"
#include "run_support.h"
#include "vm/example_request.h"

namespace lunabloc::vm {
namespace {

using program::BlockEntry;

const program::Vocabulary& vocabulary() {
  static const program::Vocabulary kVocabulary = [] {
    const auto assets = support::source_folder() / "assets";
    const Result<program::Vocabulary> loaded = program::Vocabulary::load(assets / "vocabulary", assets / "schemas");
    if (!loaded) std::cerr << Messages::load(assets / "messages", "en").value_or(Messages{}).describe(loaded.error()) << '\n';
    return loaded.value_or(program::Vocabulary{});
  }();
  return kVocabulary;
}

// What a child sees on the console, without the ends of lines.
std::string console_of(const trace::Trace& trace) {
  std::string console;
  for (const trace::Event& event : trace.events()) {
    using enum trace::EventKind;
    if ((event.kind != said && event.kind != output && event.kind != question) || event.values.empty()) continue;
    console += trace::text_of(event.values[0]);
    if (event.kind != output) console += '\n';
  }
  while (console.ends_with('\n')) console.pop_back();
  return console;
}

std::string counter_of(const std::string& cost) {
  const std::map<std::string, std::string> kCounters = {{"moves", "deplacements"}, {"reads", "consultations"},
                                                        {"writes", "ecritures"},   {"comparisons", "comparaisons"},
                                                        {"swaps", "echanges"},     {"visits", "visites"},
                                                        {"rows", "lignes"}};
  const auto found = kCounters.find(cost);
  return found == kCounters.end() ? "" : found->second;
}

// The worlds that tell what happens in them; lists and texts are variables like any other.
bool is_told(const trace::Trace& trace, const std::string& world) {
  const std::string begins = world == "table" ? "data." : world + ".";
  return std::any_of(trace.events().begin(), trace.events().end(), [&](const trace::Event& event) {
    if (world == "kit" && (event.kind == trace::EventKind::pin || event.kind == trace::EventKind::input)) return true;
    return event.kind == trace::EventKind::world && (event.name.starts_with(begins) || (world == "table" && event.name.starts_with("model.")));
  });
}

class Example : public testing::TestWithParam<const BlockEntry*> {};

TEST_P(Example, RunsAndShowsItsBlock) {
  const BlockEntry& entry = *GetParam();
  ASSERT_FALSE(entry.example.lua.empty()) << entry.id << " has no example";
  EXPECT_LE(std::count(entry.example.lua.begin(), entry.example.lua.end(), '\n'), 6) << "one to six lines";

  const trace::Trace trace = run(entry.example.lua, request_for_example(entry));
  const Error error = error_of(trace, entry.example.lua);
  EXPECT_EQ(ending(trace), "finished") << error.message << " " << error.detail;
  EXPECT_EQ(console_of(trace), entry.example.prints);

  const program::Projection projection = program::project(program::parse(entry.example.lua).tree, vocabulary(), "fr");
  std::set<std::string> shown;
  for (const program::Block* block : program::all_blocks(projection)) shown.emplace(block->type);
  EXPECT_TRUE(shown.contains(entry.id)) << "its own block is not in it";

  if (!entry.cost.empty()) {
    const std::string counter = counter_of(entry.cost);
    ASSERT_FALSE(counter.empty()) << "no counter is called " << entry.cost;
    EXPECT_GT(trace::cost_of(trace, counter), 0) << counter << " did not move";
  }
  const bool tells = !entry.world.empty() && entry.world != "list" && entry.world != "text";
  EXPECT_TRUE(!tells || is_told(trace, entry.world)) << "nothing happened in the world " << entry.world;
}

std::vector<const BlockEntry*> entries() {
  std::vector<const BlockEntry*> all;
  for (const BlockEntry& entry : vocabulary().blocks()) all.push_back(&entry);
  return all;
}

INSTANTIATE_TEST_SUITE_P(Vocabulary, Example, testing::ValuesIn(entries()), [](const auto& tested) {
  std::string name = tested.param->id;
  std::replace(name.begin(), name.end(), '.', '_');
  return name;
});

}  // namespace
}  // namespace lunabloc::vm
