// A layout that takes over what has stayed is the layout from scratch, after any edit and whatever is carried; and it measures
// only what has changed.
#include <gtest/gtest.h>

#include <random>

#include "ide/workspace/carrying.h"
#include "program/reparse.h"
#include "support/temp_folder.h"

namespace lunabloc::ide::workspace {
namespace {

const program::Vocabulary& vocabulary() {
  static const program::Vocabulary loaded =
      program::Vocabulary::load(support::source_folder() / "assets/vocabulary", support::source_folder() / "assets/schemas").value();
  return loaded;
}

float width_of(std::string_view text, TextFace) { return 7 * static_cast<float>(text.size()); }

constexpr const char* kProgram =
    "when_start(function()\n  say(1)\n  while true do\n    turtle.forward(n * 2 + (1 + n))\n    if n > 3 then\n      n = n + 1\n"
    "    elseif n == 2 then\n    else\n      -- a remark\n      say(\"é\") -- another\n    end\n  end\nend)\n"
    "local f = function(a)\n  if a then return 1 end\n  say(a)\nend\nfor i = 1, 3 do\nend\nx = = 1\nsay(f(2))\n";

// What stands elsewhere than before has been moved, which may round.
void expect_same(const Box& one, const Box& other) {
  constexpr float kRounded = 1e-3F;
  EXPECT_NEAR(one.left, other.left, kRounded);
  EXPECT_NEAR(one.right, other.right, kRounded);
  EXPECT_NEAR(one.top, other.top, kRounded);
  EXPECT_NEAR(one.bottom, other.bottom, kRounded);
}

void expect_same(const Mouth& one, const Mouth& other) {
  EXPECT_EQ(one.part, other.part);
  EXPECT_EQ(one.hole, other.hole);
  expect_same(one.box, other.box);
  EXPECT_EQ(one.seams, other.seams);
  EXPECT_EQ(one.hanging, other.hanging);
}

void expect_same(const LaidBlock& one, const LaidBlock& other) {
  EXPECT_EQ(one.block, other.block);
  EXPECT_EQ(one.id, other.id);
  EXPECT_EQ(std::tie(one.parent, one.part, one.depth, one.last, one.folded, one.altered), std::tie(other.parent, other.part, other.depth, other.last, other.folded, other.altered));
  EXPECT_EQ(one.form, other.form);
  expect_same(one.box, other.box);
  expect_same(one.comment, other.comment);
  EXPECT_EQ(std::tie(one.header, one.whole), std::tie(other.header, other.whole));
  ASSERT_EQ(one.pieces.size(), other.pieces.size());
  for (std::size_t i = 0; i < one.pieces.size(); ++i) {
    expect_same(one.pieces[i].box, other.pieces[i].box);
    EXPECT_EQ(std::tie(one.pieces[i].kind, one.pieces[i].text, one.pieces[i].part, one.pieces[i].child), std::tie(other.pieces[i].kind, other.pieces[i].text, other.pieces[i].part, other.pieces[i].child));
  }
  ASSERT_EQ(one.mouths.size(), other.mouths.size());
  for (std::size_t i = 0; i < one.mouths.size(); ++i) expect_same(one.mouths[i], other.mouths[i]);
}

void expect_same(const Layout& one, const Layout& other) {
  ASSERT_EQ(one.blocks.size(), other.blocks.size());
  for (std::size_t i = 0; i < one.blocks.size(); ++i) expect_same(one.blocks[i], other.blocks[i]);
  ASSERT_EQ(one.start.has_value(), other.start.has_value());
  expect_same(one.bounds, other.bounds);
  EXPECT_EQ(one.version, other.version);
  expect_same(one.file, other.file);
}

struct Shown {
  explicit Shown(const std::string& lua) : tree(program::parse(lua).tree), projection(program::project(tree, vocabulary(), "fr")), layout(lay_out(projection, width_of, options())) {}
  static LayoutOptions options() {
    LayoutOptions options;
    options.start_label = "start";
    return options;
  }
  void edit(const program::TextEdit& edit) {
    tree = program::reparse(tree, edit).tree;
    program::update(projection, tree, vocabulary(), "fr");
  }
  program::Tree tree;
  program::Projection projection;
  Layout layout;
};

TEST(LayOutAgain, IsTheLayoutFromScratchAfterAnyEdit) {
  const std::vector<std::string> pieces{"x",  "1",  "\"a\"", " ",  "\n", "end", "do ", "say(1)\n", "if x then\nelse\nend\n", "(", ")", "--", "[[",
                                        "n = n + 1\n", "function() ", "é", "when_start(function()\n"};
  std::mt19937 random(11);
  for (int time = 0; time < 6; ++time) {
    Shown shown(kProgram);
    for (int key = 0; key < 150; ++key) {
      const std::size_t size = shown.tree.text().size(), start = random() % (size + 1);
      const std::size_t erased = random() % 3 == 0 ? std::min<std::size_t>(size - start, random() % 30) : 0;
      shown.edit({{start, start + erased}, random() % 3 == 0 ? "" : pieces[random() % pieces.size()]});
      if (key % 3 == 1) continue;  // a view that was not drawn meanwhile
      shown.layout = lay_out_again(std::move(shown.layout), shown.projection, width_of, Shown::options());
      expect_same(shown.layout, lay_out(shown.projection, width_of, Shown::options()));
      if (HasFailure()) FAIL() << "time " << time << " key " << key << "\n" << shown.tree.text();
    }
  }
}

TEST(LayOutAgain, IsTheLayoutFromScratchWhateverIsCarriedWherever) {
  const Shown shown(kProgram);
  const Layout before = shown.layout;
  for (const program::Block* block : program::all_blocks(shown.projection)) {
    const bool value = block->shape == program::Shape::reporter || block->shape == program::Shape::boolean;
    LayoutOptions options = Shown::options();
    options.lifted = {block->id, block->id};
    Carrying carrying({shown.projection, shown.layout, width_of, Shown::options()}, shown.tree.text(), options.lifted);
    expect_same(carrying.ground(), lay_out(shown.projection, width_of, options));
    for (std::size_t place = 0; place < carrying.places().size(); ++place)
      for (const float open : {0.3F, 1.0F}) {
        carrying.go_to(place, open);
        if (!value) options.gap = Gap{std::get<program::StatementPlace>(carrying.place()->where), std::round(carrying.picture().bounds.height() * open)};
        expect_same(carrying.ground(), lay_out(shown.projection, width_of, options));
      }
    carrying.go_to(std::nullopt);
    options.gap.reset();
    expect_same(carrying.ground(), lay_out(shown.projection, width_of, options));
    expect_same(carrying.picture(), lay_out(std::vector<const program::Block*>{block}, width_of));
    if (HasFailure()) FAIL() << program::describe(*block);
  }
  expect_same(shown.layout, before);
}

TEST(LayOutAgain, APlaceIsShownWhereItsGapHasPushedIt) {
  const Shown shown("turtle.forward(1)\nturtle.right(90)\nturtle.back(1)\n");
  Carrying carrying({shown.projection, shown.layout, width_of, Shown::options()}, shown.tree.text(), {shown.projection.blocks[0].id, shown.projection.blocks[0].id});
  const std::vector<Place> places = carrying.places();
  carrying.go_to(0);
  EXPECT_EQ(carrying.shown_place(0).corner, places[0].corner);
  EXPECT_EQ(carrying.shown_place(1).corner.y, places[1].corner.y + carrying.picture().bounds.height());
  EXPECT_EQ(carrying.places()[1].corner, places[1].corner) << "an opening gap never moves the place that opened it";
}

TEST(LayOutAgain, MeasuresOnlyWhatHasChanged) {
  std::string lua;
  for (int i = 0; i < 400; ++i) lua += "for i = 1, 3 do\n  turtle.forward(n + 1)\n  turtle.right(90)\nend\n";
  Shown shown(lua);
  int measured = 0;
  const TextWidth counted = [&](std::string_view text, TextFace face) {
    ++measured;
    return width_of(text, face);
  };
  constexpr int kFew = 40;
  shown.edit({{lua.size() / 2, lua.size() / 2}, "x"});
  shown.layout = lay_out_again(std::move(shown.layout), shown.projection, counted, Shown::options());
  EXPECT_GT(measured, 0);
  EXPECT_LT(measured, kFew) << "an edit";
  measured = 0;
  const program::Block& loop = shown.projection.blocks[200];
  const NodeId inside = loop.parts.back().blocks.front().id;
  Carrying carrying({shown.projection, shown.layout, counted, Shown::options()}, shown.tree.text(), {inside, inside});
  carrying.go_to(carrying.home());
  carrying.go_to(0, 0.5F);
  carrying.go_to(carrying.places().size() - 1);
  EXPECT_GT(measured, 0);
  EXPECT_LT(measured, kFew) << "a block goes about";
}

}  // namespace
}  // namespace lunabloc::ide::workspace
