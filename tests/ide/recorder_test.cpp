// A recording in the window: rows on their way into a table that grows, and what is seen of it meanwhile.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "data/engine_protocol.h"
#include "data/table_notes.h"
#include "drawing_rig.h"
#include "ide/data/live_page.h"
#include "ide/data/recorder.h"
#include "support/program_session.h"
#include "support/temp_folder.h"

namespace lunabloc::ide::data {
namespace {

namespace tables = lunabloc::data;
using session::SensorLog;
using std::chrono::microseconds;
using testing::HasSubstr;

// A session of which nothing but its recording is looked at.
class RecordingSession final : public support::ProgramSession {
 public:
  RecordingSession() : support::ProgramSession("") {}
  std::shared_ptr<const SensorLog> fast_recording() const override { return log; }
  std::shared_ptr<SensorLog> log;
};

class RecorderTest : public testing::Test {
 protected:
  void begin(std::filesystem::path programs = support::binary_folder() / "bin") {
    desk_ = std::make_unique<tables::TableDesk>(programs / "lunabloc-data", tables::EngineClient::Keeper{folder_.path().string(), false});
    recorder_ = std::make_unique<Recorder>(*desk_, folder_.path());
    page_ = std::make_unique<LivePage>(*recorder_);
    session_.log = std::make_shared<SensorLog>(std::vector<SensorLog::Column>{{"lumiere", "light:room"}, {"bruit", "sound:room"}}, 1000, microseconds(0));
  }
  // So long of the virtual clock, in frames of a sixtieth of a second; the engine takes what it can beside.
  void record(std::chrono::seconds length) {
    for (int i = 0; i < 60 * length.count(); ++i) {
      now_ += microseconds(1'000'000 / 60);
      session_.log->tick(now_, [this](const std::string& part) { return part == "light:room" ? 100 + static_cast<double>(now_.count() / 1'000'000 % 50) : 7.0; });
      if (i % 600 == 0) frame();
    }
  }
  void frame() {
    rig_.frame([this](widgets::Frame& frame) {
      desk_->look();
      recorder_->follow(frame);
      page_->draw(frame, frame.area);
      corners_ = static_cast<std::size_t>(frame.list().VtxBuffer.Size);
    });
  }
  template <class Done>
  bool frames_until(Done done) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    bool is_done = done();
    while (!is_done && std::chrono::steady_clock::now() < end) {
      frame();
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
      is_done = done();
    }
    return is_done;
  }
  std::string label(const std::string& id) const {
    const access::Node* const node = rig_.shared.tree.find(id);
    return node == nullptr ? "" : node->label;
  }

  support::TempFolder folder_;
  RecordingSession session_;
  DrawingRig rig_{session_, {600, 500}};
  std::unique_ptr<tables::TableDesk> desk_;
  std::unique_ptr<Recorder> recorder_;
  std::unique_ptr<LivePage> page_;
  microseconds now_{0};
  std::size_t corners_ = 0;
};

TEST_F(RecorderTest, NothingIsStartedWithoutARecording) {
  begin();
  session_.log.reset();
  for (int i = 0; i < 5; ++i) frame();
  EXPECT_FALSE(desk_->started());
}

TEST_F(RecorderTest, EachRowIsInTheTableAtTheEnd) {
  begin();
  record(std::chrono::seconds(30));
  EXPECT_TRUE(frames_until([&] { return recorder_->rows_away() == session_.log->rows(); }));
  EXPECT_EQ(recorder_->take_finished(), std::nullopt) << "it goes on";
  record(std::chrono::seconds(5));
  session_.log->end();
  std::optional<std::string> finished;
  EXPECT_TRUE(frames_until([&] { return (finished = recorder_->take_finished()).has_value(); }));
  EXPECT_EQ(finished, "mesures");
  EXPECT_EQ(recorder_->log(), nullptr);
  EXPECT_FALSE(recorder_->fault());
  const std::vector<tables::KeptTable> kept = tables::tables_in(folder_.path());
  ASSERT_EQ(kept.size(), 1U);
  EXPECT_EQ(kept[0].note.rows, session_.log->rows());
  std::optional<tables::Page> counted;
  desk_->ask_rows({{"mesures", {}}, tables::Count{}}, [&](Result<tables::Page> page) { counted = page ? std::move(*page) : tables::Page{}; });
  EXPECT_TRUE(frames_until([&] { return counted.has_value(); }));
  ASSERT_EQ(counted->rows.size(), 1U);
  EXPECT_EQ(counted->rows[0][0], tables::Cell(static_cast<std::int64_t>(session_.log->rows())));
}

// The chart follows from the first second to the last, and a frame draws no more after an hour than after a minute.
TEST_F(RecorderTest, TheCurveFollowsAtABoundedCost) {
  begin();
  record(std::chrono::seconds(60));
  frame();
  const std::size_t after_a_minute = corners_;
  rig_.picture("enregistrement", [this](widgets::Frame& frame) { page_->draw(frame, frame.area); });
  EXPECT_THAT(label("datapanel.live.curve.1"), HasSubstr("lumiere : 109 maintenant, de 100 à 149, en 59 secondes"));
  EXPECT_THAT(label("datapanel.live.curve.2"), HasSubstr("bruit : 7 maintenant"));
  EXPECT_NE(rig_.shared.tree.find("datapanel.live.stop"), nullptr);
  // Only the page: who puts the rows away has a test of its own.
  for (std::int64_t second = 60; second < 3600; second += 1)
    for (int i = 0; i < 60; ++i) session_.log->tick(now_ += microseconds(1'000'000 / 60), [second](const std::string&) { return static_cast<double>(second % 90); });
  rig_.frame([this](widgets::Frame& frame) {
    page_->draw(frame, frame.area);
    corners_ = static_cast<std::size_t>(frame.list().VtxBuffer.Size);
  });
  EXPECT_GT(session_.log->rows(), 3'599'000U);
  EXPECT_LE(corners_, 2 * after_a_minute + 8 * session::LiveCurve::kMostPieces * 2);
  EXPECT_THAT(label("datapanel.live.curve.1"), HasSubstr("de 0 à 149"));
}

// Where there is room for one alone, it is one that moves.
TEST_F(RecorderTest, WhatMovesIsSeenFirst) {
  begin();
  session_.log = std::make_shared<SensorLog>(std::vector<SensorLog::Column>{{"bruit", "sound:room"}, {"bouton", "button:A"}, {"pot", "pot:a"}, {"eau", "water:a"}, {"lumiere", "light:room"}}, 1000, microseconds(0));
  record(std::chrono::seconds(3));
  frame();
  EXPECT_THAT(label("datapanel.live.curve.5"), HasSubstr("lumiere : "));
  EXPECT_EQ(label("datapanel.live.curve.4"), "") << "no room is left for it";
}

// Rows come faster than they go: what is lost is said, and what there is stays a table.
TEST_F(RecorderTest, WhatIsLostIsSaid) {
  begin();
  frame();
  for (std::int64_t i = 0; i < 90 * 60; ++i) session_.log->tick(now_ += microseconds(1'000'000 / 60), [](const std::string&) { return 1.0; });
  EXPECT_TRUE(frames_until([&] { return recorder_->fault().has_value(); }));
  EXPECT_EQ(recorder_->fault()->message, "ide.data.live.too_slow");
  frame();
  EXPECT_TRUE(frames_until([&] { return recorder_->take_finished().has_value(); }));
  EXPECT_EQ(recorder_->log(), nullptr);
}

TEST_F(RecorderTest, AnEngineThatCannotStartIsSaid) {
  begin("/nowhere");
  record(std::chrono::seconds(1));
  EXPECT_TRUE(frames_until([&] { return recorder_->fault().has_value(); }));
  EXPECT_EQ(recorder_->log(), nullptr);
}

}  // namespace
}  // namespace lunabloc::ide::data
