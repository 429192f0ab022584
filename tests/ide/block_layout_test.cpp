// Sizes of blocks (UI.md §5.1), and the places that a hand finds (§6.1), without any window.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <ctime>

#include "ide/app/memory.h"
#include "ide/workspace/block_layout.h"
#include "ide/workspace/block_mesh.h"
#include "ide/workspace/carrying.h"
#include "ide/workspace/places.h"
#include "support/temp_folder.h"

namespace lunabloc::ide::workspace {
namespace {

const program::Vocabulary& vocabulary() {
  static const program::Vocabulary loaded =
      program::Vocabulary::load(support::source_folder() / "assets/vocabulary", support::source_folder() / "assets/schemas").value();
  return loaded;
}

// Every letter is 7 du wide.
float width_of(std::string_view text, TextFace) {
  std::size_t letters = 0;
  for (const char byte : text) letters += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U ? 1 : 0;
  return 7 * static_cast<float>(letters);
}

struct Laid {
  explicit Laid(const std::string& lua, const LayoutOptions& options = {})
      : tree(program::parse(lua).tree), projection(program::project(tree, vocabulary(), "fr")), layout(lay_out(projection, width_of, options)) {}
  program::Tree tree;
  program::Projection projection;
  Layout layout;
};

TEST(BlockLayout, RowsAreAsHighAsTheirTallestToken) {
  EXPECT_FLOAT_EQ(Laid("break").layout.blocks[0].header, 30) << "words alone";
  EXPECT_FLOAT_EQ(Laid("turtle.forward(50)").layout.blocks[0].header, 34) << "a slot";
  EXPECT_FLOAT_EQ(Laid("turtle.forward(1 + 2)").layout.blocks[0].header, 40) << "a value";
  EXPECT_FLOAT_EQ(Laid("turtle.forward(1 + 2 * 3)").layout.blocks[0].header, 46) << "a value in a value";
}

TEST(BlockLayout, AMouthIsNeverFlat) {
  const Laid empty("while true do end");
  ASSERT_EQ(empty.layout.blocks[0].mouths.size(), 1U);
  EXPECT_FLOAT_EQ(empty.layout.blocks[0].mouths[0].box.height(), 26);
  EXPECT_FLOAT_EQ(empty.layout.blocks[0].form.height, empty.layout.blocks[0].header + 26 + 14);
}

TEST(BlockLayout, WhatIsCarriedLeavesItsPlace) {
  const Laid all("turtle.forward(1)\nturtle.right(90)\nturtle.back(1)\n");
  LayoutOptions options;
  options.lifted = {all.projection.blocks[0].id, all.projection.blocks[0].id};
  const Layout without = lay_out(all.projection, width_of, options);
  EXPECT_EQ(without.blocks.size(), all.layout.blocks.size() - 1);
  options.lifted.last = all.projection.blocks[1].id;
  const Layout last = lay_out(all.projection, width_of, options);
  ASSERT_EQ(last.blocks.size(), 1U);
  EXPECT_EQ(last.blocks[0].block->type, "turtle.back");
  options.lifted.last = all.projection.blocks[2].id;
  EXPECT_TRUE(lay_out(all.projection, width_of, options).blocks.empty());
}

TEST(BlockLayout, AGapPushesDownWhatFollows) {
  const Laid all("turtle.forward(1)\nturtle.right(90)\n");
  LayoutOptions options;
  options.gap = Gap{{NodeId::none, "", 1}, 50};
  const Layout opened = lay_out(all.projection, width_of, options);
  EXPECT_FLOAT_EQ(opened.blocks[0].box.top, all.layout.blocks[0].box.top);
  EXPECT_FLOAT_EQ(opened.blocks[1].box.top, all.layout.blocks[1].box.top + 50);
}

TEST(BlockLayout, EveryFormCanBeFilled) {
  const Laid all("if a and b then say(1 + 2, \"é\") else while true do break end end\nwhen_start(function() x = 1 end)\nx = = 1\n");
  for (const LaidBlock& laid : all.layout.blocks)
    for (const Detail detail : {Detail::fine, Detail::coarse}) {
      const Mesh mesh = mesh_of(laid.form, {}, detail);
      EXPECT_GE(mesh.triangles.size(), (mesh.points.size() - 2) * 3 / 2) << laid.block->type;
      EXPECT_EQ(mesh.normals.size(), mesh.points.size());
    }
}

TEST(Places, AStatementGoesBetweenStatementsAndIntoMouths) {
  const Laid all("turtle.forward(1)\nwhile true do\nend\n");
  const std::vector<Place> places = list_places(all.layout, all.projection, {.lua = "turtle.back(1)"});
  ASSERT_EQ(places.size(), 4U);
  for (std::size_t index = 1; index < places.size(); ++index) EXPECT_GE(places[index].corner.y, places[index - 1].corner.y) << "in reading order";
}

TEST(Places, ThePointerChoosesAndThePlaceHoldsOn) {
  const Laid all("turtle.forward(1)\nturtle.right(90)\nturtle.back(1)\n");
  const std::vector<Place> places = list_places(all.layout, all.projection, {.lua = "turtle.back(1)"});
  const auto hand_at = [&](float y) { return Hand{{30, y}, {16, y - 14, 120, y + 20}}; };
  const std::optional<std::size_t> first = choose_place(places, hand_at(places[1].corner.y), std::nullopt);
  ASSERT_EQ(first, 1U);
  const float between = (places[1].corner.y + places[2].corner.y) / 2 + 3;
  EXPECT_EQ(choose_place(places, hand_at(between), first), 1U) << "another place must be clearly nearer";
  EXPECT_EQ(choose_place(places, hand_at(places[2].corner.y), first), 2U);
  EXPECT_FALSE(choose_place(places, {{900, 900}, {900, 900, 1000, 930}}, std::nullopt).has_value());
}

TEST(Places, AValueIsTakenByAnyPartOfItsFirstRow) {
  const Laid all("turtle.forward(50)\n");
  const std::vector<Place> places = list_places(all.layout, all.projection, {.lua = "1 + 2", .shape = program::Shape::reporter});
  ASSERT_EQ(places.size(), 1U);
  const Box slot = places[0].slot;
  // A long value: its left edge is far from the slot, its middle is over it.
  const Hand hand{{slot.middle().x, slot.middle().y}, {slot.left - 200, slot.top, slot.right + 10, slot.bottom}};
  EXPECT_EQ(choose_place(places, hand, std::nullopt), 0U);
}

TEST(Places, MovingThereAndBackIsNothing) {
  const std::string lua = "turtle.forward(1) -- un\nif a then\n  turtle.right(90)\nelse\nend\nturtle.back(1)\n";
  const Laid all(lua);
  for (const LaidBlock& laid : all.layout.blocks) {
    const program::Shape shape = laid.block->shape;
    if (shape == program::Shape::reporter || shape == program::Shape::boolean) continue;
    LayoutOptions options;
    options.lifted = {laid.block->id, laid.block->id};
    const Carried carried{.block = laid.block->id, .shape = shape};
    for (const Place& place : list_places(lay_out(all.projection, width_of, options), all.projection, carried)) {
      const Result<program::TextEdits> edits = edits_for(all.tree, all.projection, carried, place);
      ASSERT_TRUE(edits.has_value()) << laid.block->type;
      std::string text = lua;
      const program::TextEdits inverse = program::apply(text, *edits);
      program::apply(text, inverse);
      EXPECT_EQ(text, lua);
    }
  }
}

// Eight times the blocks: eight times the time, where every place that looked for its block would make it sixty-four.
TEST(Places, ALongProgramIsTakenUpInItsShareOfTime) {
  const auto seconds_of = [](std::size_t lines, bool value) {
    std::string lua;
    for (std::size_t line = 0; line < lines; ++line) lua += "if x then\n  turtle.forward(1 + 2)\nend\n";
    const Laid all(lua);
    const std::vector<program::Part>& parts = all.projection.blocks.front().parts;
    const auto body = std::find_if(parts.begin(), parts.end(), [](const program::Part& part) { return part.kind == program::PartKind::body; });
    const program::Block& first = body->blocks.front();
    const program::Block& carried = value ? first.parts[1].blocks.front() : first;
    double least = INFINITY;
    for (int time = 0; time < 3; ++time) {
      const std::clock_t before = std::clock();
      const Carrying carrying({all.projection, all.layout, width_of, {}}, lua, {carried.id, carried.id});
      EXPECT_GE(carrying.places().size(), lines / 2);
      EXPECT_TRUE(carrying.home());
      least = std::min(least, static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC);
    }
    return least;
  };
  app::keep_freed_memory();  // as the window does: what the system takes for its pages is not what is counted
  for (const bool value : {false, true}) EXPECT_LT(seconds_of(4'000, value), 24 * seconds_of(500, value)) << value;
}

}  // namespace
}  // namespace lunabloc::ide::workspace
