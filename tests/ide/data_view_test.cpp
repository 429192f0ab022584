// « Données »: a grid of any size, the engine only when a table is opened, questions written in the program.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <set>
#include <thread>

#include "base/file.h"
#include "data/engine_client.h"
#include "data/import_order.h"
#include "drawing_rig.h"
#include "ide/data/cell_words.h"
#include "ide/data/grid.h"
#include "support/desk.h"

namespace lunabloc::ide::data {
namespace {

namespace tables = lunabloc::data;
using support::Desk;
using testing::HasSubstr;
using widgets::Key;

constexpr std::uint64_t kTenMillion = 10'000'000;

// Ten million rows that nobody keeps: each is made when it is looked at.
class GridTest : public testing::Test {
 protected:
  void make(ImVec2 size = {900, 600}, const access::Settings& settings = {}) { rig_ = std::make_unique<DrawingRig>(session_, size, settings); }
  DrawingRig::Draw draw() {
    return [this](widgets::Frame& frame) {
      looked_ = 0;
      const GridRows rows{.count = count_, .columns = columns_, .cell = [this](std::uint64_t row, std::size_t column) { return cell(row, column); },
                          .sorted = std::nullopt, .going_down = false, .head_hint = "trier"};
      const GridEvent event = grid_.draw(frame, "g", frame.area, rows);
      if (event.head || event.cell) event_ = event;
    };
  }
  const tables::Cell* cell(std::uint64_t row, std::size_t column) {
    ++looked_;
    if (row >= here_) return nullptr;
    cell_ = row % 7 == 3 && column == 1 ? tables::Cell() : column == 0 ? tables::Cell(static_cast<std::int64_t>(row + 1)) : tables::Cell("mot " + std::to_string(row));
    return &cell_;
  }
  const access::Node* find(const std::string& id) const { return rig_->shared.tree.find(id); }

  support::ProgramSession session_{""};
  std::unique_ptr<DrawingRig> rig_;
  std::vector<tables::Column> columns_ = {{"n", tables::Kind::whole, 0, "", false}, {"mot", tables::Kind::text, 0, "", false}};
  std::uint64_t count_ = kTenMillion, here_ = kTenMillion;
  tables::Cell cell_;
  Grid grid_;
  GridEvent event_;
  std::size_t looked_ = 0;
};

TEST_F(GridTest, LooksOnlyAtWhatIsInSight) {
  make();
  rig_->frames(3, draw());
  EXPECT_LT(looked_, 400U);
  ASSERT_NE(find("g.cell.1.2"), nullptr);
  EXPECT_EQ(find("g.cell.1.2")->label, "mot 0");
  EXPECT_EQ(find("g.cell.4.2")->label, "vide");
  EXPECT_EQ(find("g.cell.1.2")->value, "mot");
}

TEST_F(GridTest, TheKeyboardGoesToAnyCorner) {
  make();
  rig_->frame(draw());
  rig_->shared.focus.set("g.cells", access::Zone::overlay);
  rig_->input.key = widgets::KeyPress{.key = Key::end, .modifiers = widgets::kCtrl};
  rig_->frames(2, draw());
  EXPECT_NE(find("g.cell.10000000.1"), nullptr);
  EXPECT_THAT(find("g.cells")->label, HasSubstr("10\u202F000\u202F000"));
  rig_->press(Key::right, draw());
  rig_->press(Key::page_up, draw());
  EXPECT_EQ(grid_.cursor().second, 1U);
  EXPECT_LT(grid_.cursor().first, kTenMillion - 5);
  rig_->input.key = widgets::KeyPress{.key = Key::home, .modifiers = widgets::kCtrl};
  rig_->frames(2, draw());
  EXPECT_NE(find("g.cell.1.1"), nullptr);
  rig_->press(Key::up, draw());
  EXPECT_TRUE(rig_->shared.focus.is("g.head.2"));
  rig_->press(Key::left, draw());
  rig_->press(Key::enter, draw());
  EXPECT_EQ(event_.head, std::size_t{0});
  rig_->press(Key::down, draw());
  rig_->press(Key::enter, draw());
  EXPECT_TRUE(event_.cell);
}

TEST_F(GridTest, EachStepIsSaid) {
  make();
  rig_->frame(draw());
  rig_->shared.focus.set("g.cells", access::Zone::overlay);
  rig_->shared.said.clear();
  rig_->press(Key::right, draw());
  ASSERT_EQ(rig_->shared.said.size(), 1U);
  EXPECT_THAT(rig_->shared.said[0], HasSubstr("mot"));
}

TEST_F(GridTest, ARowThatIsNotHereYetStandsAsThreePoints) {
  here_ = 5;
  make();
  rig_->frames(2, draw());
  EXPECT_NE(find("g.cell.5.1"), nullptr);
  EXPECT_EQ(find("g.cell.6.1"), nullptr);
}

TEST_F(GridTest, HundredsOfColumnsOnTheLargestScreenFitTheLists) {
  columns_.assign(800, {"colonne", tables::Kind::text, 0, "", false});
  access::Settings settings;
  make({3840, 2160}, settings);
  rig_->frames(3, draw());
  EXPECT_LT(rig_->most_vertices(), 50'000);
}

TEST_F(GridTest, NoRowsAreSaid) {
  count_ = 0;
  make();
  rig_->frames(2, draw());
  EXPECT_EQ(find("g.cells")->label, "Aucune ligne.");
}

TEST(CellWords, NumbersStandAsTheyAreRead) {
  const support::ProgramSession session("");
  DrawingRig rig(session, {300, 200});
  rig.frame([](widgets::Frame& frame) {
    const tables::Column decimal{"a", tables::Kind::decimal, 2, "", false}, date{"d", tables::Kind::date, 0, "", false}, text{"t", tables::Kind::text, 0, "", false};
    EXPECT_EQ(cell_words(frame, 12.5, decimal), "12,50");
    EXPECT_EQ(cell_words(frame, std::int64_t{2026}, {}), "2026");
    EXPECT_EQ(cell_words(frame, std::int64_t{-1234567}, {}), "-1\u202F234\u202F567");
    EXPECT_EQ(cell_words(frame, 123456.25, decimal), "123\u202F456,25");
    EXPECT_EQ(cell_words(frame, std::string("2026-03-05"), date), "05/03/2026");
    EXPECT_EQ(cell_words(frame, std::string("2026-03-05"), text), "2026-03-05");
    EXPECT_EQ(cell_words(frame, std::string("a\nb\x01"), text), "a b^A");
    EXPECT_EQ(cell_words(frame, tables::Cell(), text), "vide");
  });
}

// The window with a table that is there already.
class DataWindow : public testing::Test {
 protected:
  void SetUp() override {
    const std::filesystem::path file = folder_.path() / "villes.csv";
    std::string text = "nom;pop\n";
    for (int i = 0; i < 3000; ++i) text += "ville" + std::to_string(i) + ";" + std::to_string(i * 10) + "\n";
    ASSERT_TRUE(base::write_file(file, text + "oups\n"));
    auto engine = tables::EngineClient::start(support::binary_folder() / "bin/lunabloc-data", {(desk_.home() / "tables").string(), false});
    ASSERT_TRUE(engine);
    ASSERT_TRUE((*engine)->ask('I', tables::json_of(tables::ImportOrder{file.string(), "villes", false, {}}), nullptr));
  }
  // Frames until it is there; the engine works beside.
  const access::Node* wait(const std::string& id) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (desk_.find(id) == nullptr && std::chrono::steady_clock::now() < end) {
      desk_.frame();
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return desk_.find(id);
  }
  void press(const std::string& id) {
    const access::Node* node = wait(id);
    ASSERT_NE(node, nullptr) << id;
    desk_.click(node->rect.center());
  }

  support::TempFolder folder_;
  Desk desk_{""};
};

TEST_F(DataWindow, TheEngineIsThereOnceATableIsOpenedAndNotBefore) {
  desk_.letter('t', widgets::kCtrl);
  ASSERT_NE(wait("datapanel.table.villes"), nullptr);
  for (int i = 0; i < 30; ++i) desk_.frame();
  EXPECT_FALSE(desk_.window.tables().engine_started());
  press("datapanel.table.villes");
  ASSERT_NE(wait("datapanel.grid.cell.1.1"), nullptr);
  EXPECT_TRUE(desk_.window.tables().engine_started());
}

TEST_F(DataWindow, APressOnAColumnIsAQuestionInTheProgram) {
  desk_.letter('t', widgets::kCtrl);
  press("datapanel.table.villes");
  ASSERT_NE(wait("datapanel.grid.cell.1.1"), nullptr);
  press("datapanel.grid.head.2");
  press("datapanel.head.1");
  EXPECT_EQ(desk_.session.lua(), "local villes = data.open(\"villes\"):sort(\"pop\", \"down\")\n");
  ASSERT_NE(wait("datapanel.step.1"), nullptr);
  ASSERT_NE(wait("datapanel.grid.cell.1.2"), nullptr);
  EXPECT_EQ(desk_.find("datapanel.grid.cell.1.2")->label, "29\u202F990");
  press("datapanel.step.remove.1");
  EXPECT_EQ(desk_.session.lua(), "local villes = data.open(\"villes\")\n");
  ASSERT_NE(wait("datapanel.grid.cell.1.1"), nullptr);
  EXPECT_EQ(desk_.find("datapanel.grid.cell.1.1")->label, "ville0");
}

TEST_F(DataWindow, EverythingIsNamedOnceInItsPages) {
  desk_.letter('t', widgets::kCtrl);
  for (const std::string id : {"datapanel.table.villes", "datapanel.asides", "datapanel.back"}) {
    press(id);
    desk_.settle();
    std::set<std::string> ids;
    for (const access::Node& node : desk_.window.tree().nodes()) {
      EXPECT_FALSE(node.label.empty()) << node.id;
      EXPECT_EQ(node.label.find("‹"), std::string::npos) << node.id << ": " << node.label;
      EXPECT_TRUE(ids.insert(node.id).second) << node.id << " stands twice";
    }
  }
}

}  // namespace
}  // namespace lunabloc::ide::data
