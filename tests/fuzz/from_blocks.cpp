// The blocks of any text give its bytes back; moved, removed, doubled, filled otherwise or put in by their type, they
// give a text that has exactly these blocks, or are refused, and what was not touched keeps its bytes. Any bytes in the
// place of blocks are blocks or an error.
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/blocks_json.h"
#include "program/lexer.h"
#include "program/tree_nodes.h"
#include "promise.h"
#include "support/temp_folder.h"

namespace {

using namespace lunabloc;
using Json = nlohmann::ordered_json;

const program::Vocabulary& vocabulary() {
  static const program::Vocabulary loaded =
      program::Vocabulary::load(support::source_folder() / "assets/vocabulary", support::source_folder() / "assets/schemas")
          .value_or(program::Vocabulary{});
  return loaded;
}

std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }
Result<std::string> text_of(const Json& blocks) { return cli::text_of_blocks(dumped(blocks), vocabulary()); }
Json blocks_of(std::string_view lua) {
  const program::Tree tree = program::parse(lua).tree;
  std::ostringstream written;
  cli::write_blocks_json(tree, program::project(tree, vocabulary(), "fr"), written);
  return Json::parse(written.str());
}

// The same text, the same changes.
class Chance {
 public:
  explicit Chance(std::string_view text) {
    for (const char byte : text) state_ = (state_ ^ static_cast<unsigned char>(byte)) * 1099511628211U;
  }
  std::size_t below(std::size_t count) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return (state_ >> 33U) % count;
  }

 private:
  std::uint64_t state_ = 14695981039346656037U;
};

struct Places {
  std::vector<Json*> lists;  // arrays of statements
  std::vector<Json*> slots;
};
void gather_from_block(Json& block, Places& places);
void gather(Json& blocks, Places& places) {
  places.lists.push_back(&blocks);
  for (Json& block : blocks) gather_from_block(block, places);
}
void gather_from_block(Json& block, Places& places) {
  if (!block.contains("parts")) return;
  for (Json& part : block["parts"]) {
    if (part.contains("body")) gather(part["blocks"], places);
    if (!part.contains("slot")) continue;
    places.slots.push_back(&part);
    if (part.contains("block")) gather_from_block(part["block"], places);
  }
}
Places places_in(Json& file) {
  Places places;
  gather(file["blocks"], places);
  return places;
}

const std::vector<Json>& new_statements() {
  static const std::vector<Json> kNew = [] {
    std::vector<Json> all;
    for (const char* json :
         {R"j({"type": "say"})j", R"j({"type": "say", "slots": {"value": {"type": "calc", "slots": {"operator": "*", "left": {"type": "calc"}}}}})j",
          R"j({"type": "repeat", "slots": {"count": "3", "body": [{"type": "turtle.forward", "slots": {"steps": "20"}}, {"lua": "f() -- c"}]}})j",
          R"j({"type": "fn.return"})j", R"j({"type": "fn.define", "slots": {"name": "g", "parameters": ["a", "b"]}})j", R"j({"lua": "(f or g)()"})j",
          R"j({"lua": "x = 1 -- c"})j", R"j({"lua": "local s = [[a\nb]]"})j", R"j({"type": "if_else", "slots": {"condition": {"type": "not"}}})j"})
      all.push_back(Json::parse(json));
    return all;
  }();
  return kNew;
}

void change(Json& file, Chance& chance) {
  static constexpr const char* kFillings[] = {"1 + 2", "x", "(f)", "\"a\"", "1 -- c", "-1", "function() end", "a and b", "{}"};
  Places places = places_in(file);
  Json& list = *places.lists[chance.below(places.lists.size())];
  const std::size_t which = chance.below(6);
  if (which >= 4) {
    if (places.slots.empty()) return;
    Json& slot = *places.slots[chance.below(places.slots.size())];
    Json filling = {{"lua", kFillings[chance.below(std::size(kFillings))]}};
    const Json& other = *places.slots[chance.below(places.slots.size())];
    if (which == 5 && other.contains("block")) filling = {{"block", Json(other["block"])}};
    for (const char* key : {"lua", "block", "before", "after"}) slot.erase(key);
    slot.update(filling);
    return;
  }
  const auto at = [&](const Json& blocks, std::size_t index) { return blocks.begin() + static_cast<std::ptrdiff_t>(index); };
  if (which == 3) {
    list.insert(at(list, chance.below(list.size() + 1)), new_statements()[chance.below(new_statements().size())]);
    return;
  }
  if (list.empty()) return;
  const std::size_t index = chance.below(list.size());
  const Json taken = list[index];
  if (which != 2) list.erase(index);
  if (which == 1) return;
  Places left = places_in(file);
  Json& target = *left.lists[chance.below(left.lists.size())];
  target.insert(at(target, chance.below(target.size() + 1)), taken);
}

std::string tokens_in(const std::string& lua) {
  std::string tokens;
  for (std::size_t at = 0; at < lua.size();) {
    const program::Token token = program::lex(lua, at);
    if (!program::is_trivia(token.kind)) tokens += lua.substr(at, token.length) + "\n";
    at += token.length;
  }
  return tokens;
}

// A statement on its own.
std::string alone(Json block) {
  block.erase("before");
  return text_of({{"blocks", Json::array({std::move(block)})}}).value_or("");
}

// What each statement says, those inside after those around; what a lone `;` says is nothing.
void say_all(const Json& blocks, std::vector<std::string>& said) {
  for (const Json& block : blocks) {
    const std::string lua = alone(block);
    if (tokens_in(lua) == ";\n" || tokens_in(lua).empty()) continue;
    if (!block.contains("source")) {
      say_all(blocks_of(lua)["blocks"], said);
      continue;
    }
    said.push_back(tokens_in(lua));
    const auto inside = [&](const auto& self, const Json& one) -> void {
      for (const Json& part : one["parts"]) {
        if (part.contains("body")) say_all(part["blocks"], said);
        if (!part.contains("block")) continue;
        if (part["block"].contains("source")) self(self, part["block"]);
      }
    };
    inside(inside, block);
  }
}

void check_blocks(const Json& asked, const std::string& text) {
  std::vector<std::string> wanted, found;
  say_all(asked["blocks"], wanted);
  say_all(blocks_of(text)["blocks"], found);
  if (wanted != found) {
    std::fprintf(stderr, "%s\n----\n", text.c_str());
    for (const auto* side : {&wanted, &found})
      for (const std::string& one : *side) std::fprintf(stderr, "%c %s", side == &wanted ? '-' : '+', std::string(one).append("\n").c_str());
  }
  fuzz::promise(wanted == found, "the text has the blocks that were asked for");
}

void check_bytes(const Json& before, const Json& asked, const std::string& text) {
  std::size_t at = 0;
  for (const Json& block : asked["blocks"]) {
    if (std::find(before["blocks"].begin(), before["blocks"].end(), block) == before["blocks"].end()) continue;
    const std::string lua = alone(block);
    at = text.find(lua, at);
    fuzz::promise(at != std::string::npos, "what was not touched keeps its bytes");
    at += lua.size();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kLargest = 2048;
  const std::string_view text = fuzz::text_of(data, size);
  (void)cli::text_of_blocks(text, vocabulary());
  if (size > kLargest) return 0;
  const Json blocks = blocks_of(text);
  fuzz::promise(text_of(blocks).value_or("refused") == text, "blocks give their text back");
  Chance chance(text);
  Json asked = blocks;
  for (std::size_t changes = 1 + chance.below(3); changes > 0; --changes) change(asked, chance);
  // Where a text is broken, its reading leans on its layout and on what comes next: a block that moves changes it.
  const Result<std::string> changed = text_of(asked);
  if (changed && !program::parse(text).tree.root().has_error()) {
    check_blocks(asked, *changed);
    check_bytes(blocks, asked, *changed);
  }
  std::string damaged = dumped(asked);
  for (int i = 0; i < 3; ++i) damaged[chance.below(damaged.size())] = static_cast<char>(chance.below(256));
  (void)cli::text_of_blocks(damaged, vocabulary());
  return 0;
}
