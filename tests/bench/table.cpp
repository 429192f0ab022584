// A table of N rows in the real window, as it is, sorted and filtered: how long a frame takes at any of its places, how soon
// rows are there, what the window and its engine hold, how soon a question is given up. Exit 1 when a promise is not kept.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <random>
#include <thread>

#include "base/file.h"
#include "benches.h"
#include "data/engine_client.h"
#include "data/import_order.h"
#include "data/pipeline.h"
#include "measure.h"
#include "support/desk.h"

namespace lunabloc::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kJumps = 100;
constexpr float kEdge = 20;  // of the scroll bar, at both ends
// What is promised, at the most.
constexpr double kFrameMs = 16, kStopMs = 200, kMemoryMib = 350;

class Report {
 public:
  void tell(const std::string& key, double value, double most) {
    print(key, value);
    kept_ = kept_ && value <= most;
  }
  bool kept() const { return kept_; }

 private:
  bool kept_ = true;
};

double since_ms(Clock::time_point begin) { return std::chrono::duration<double, std::milli>(Clock::now() - begin).count(); }

Result<void> write_rows(const std::filesystem::path& path, std::size_t rows) {
  Result<base::GrowingFile> file = base::GrowingFile::create(path);
  if (!file) return tl::unexpected(file.error());
  std::string text = "numero,ville,mesure,jour,valide\n";
  for (std::size_t i = 0; i < rows; ++i) {
    text += std::to_string(i) + ",ville " + std::to_string(i * 7919 % 35'000) + "," + std::to_string(i % 1000) + "." + std::to_string(i % 10) + ",2026-0" + std::to_string(i % 9 + 1) + "-1" + std::to_string(i % 10) + (i % 50 == 0 ? ",\n" : ",true\n");
    if (text.size() < (1U << 20U)) continue;
    if (Result<void> added = file->add(text); !added) return added;
    text.clear();
  }
  return file->add(text);
}

// A question without an end of its own is stopped: how long that takes.
double cancel_ms(data::EngineClient& engine) {
  const auto table = std::make_shared<const data::Pipeline>(data::Pipeline{"grand", {}});
  const data::Pipeline pairs{"grand", {data::Join{table, "jour", "jour"}, data::Sort{"ville", data::Direction::down}}};
  Clock::time_point stopped;
  int looks = 0;
  static_cast<void>(engine.ask('Q', data::encode({pairs, data::Measure{"other_mesure", data::Aggregate::median}}), [&](double) {
    stopped = Clock::now();
    return ++looks < 20;
  }));
  return since_ms(stopped);
}

bool wait(support::Desk& desk, const std::string& id) {
  const auto end = Clock::now() + std::chrono::seconds(60);
  while (desk.find(id) == nullptr && Clock::now() < end) {
    desk.frame();
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return desk.find(id) != nullptr;
}

// The first row in sight, as the tree has it; nothing while it is not here.
const ide::access::Node* first_cell(support::Desk& desk) {
  for (const ide::access::Node& node : desk.window.tree().nodes())
    if (node.id.starts_with("datapanel.grid.cell.")) return &node;
  return nullptr;
}

// Here and there by the scroll bar: how long each frame takes of the processor, how soon the rows are there. The first place far
// down is told by itself: there an order is made.
bool wander(support::Desk& desk, const std::string& name, Report& report) {
  if (!wait(desk, "datapanel.grid.scroll")) return false;
  const ide::Rect track = desk.find("datapanel.grid.scroll")->rect;
  std::mt19937 chance(7);
  std::vector<double> frames, drawn, waits;
  double first = 0;
  desk.move(track.center());
  desk.press(track.center());
  desk.settle();
  for (int jump = 0; jump <= kJumps; ++jump) {
    const float place = jump == 0 ? 0.7F : static_cast<float>(chance() % 10'000) / 10'000;
    desk.move({track.center().x, track.y + kEdge + (track.h - 2 * kEdge) * place});
    const auto begin = Clock::now();
    for (int seen = 0;; ++seen) {
      const double frame = thread_ms();
      desk.frame();
      frames.push_back(thread_ms() - frame);
      if (seen > 0 && first_cell(desk) != nullptr) break;  // the first frame takes the motion in
      if (since_ms(begin) > 60'000) return false;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    if (jump == 0) first = since_ms(begin);
    else waits.push_back(since_ms(begin));
    const double pixels = thread_ms();
    desk.draw();
    drawn.push_back(thread_ms() - pixels);
  }
  desk.release(track.center());
  print(name + "frame_median_ms", median(frames));
  report.tell(name + "frame_longest_ms", *std::max_element(frames.begin(), frames.end()), kFrameMs);
  print(name + "frame_with_pixels_median_ms", median(drawn));
  report.tell(name + "frame_with_pixels_longest_ms", *std::max_element(drawn.begin(), drawn.end()), kFrameMs);
  print(name + "first_far_rows_ms", first);
  print(name + "rows_there_median_ms", median(waits));
  print(name + "rows_there_longest_ms", *std::max_element(waits.begin(), waits.end()));
  return true;
}

bool press(support::Desk& desk, const std::string& id) {
  if (!wait(desk, id)) return false;
  desk.click(desk.find(id)->rect.center());
  return true;
}

// An entry of the menu of a column's head writes a step.
bool choose(support::Desk& desk, const std::string& column, const std::string& entry, const std::string& step) {
  return press(desk, "datapanel.grid.head." + column) && press(desk, "datapanel.head." + entry) && wait(desk, step) && wait(desk, "datapanel.grid.cell.1.1");
}

bool wander_in_window(support::Desk& desk, Report& report) {
  desk.letter('t', ide::widgets::kCtrl);
  if (!press(desk, "datapanel.table.grand") || !wait(desk, "datapanel.grid.cell.1.1")) return false;
  desk.draw();
  if (!wander(desk, "", report)) return false;
  // Sorted by a number; of that, the rows that miss nothing; these alone.
  if (!choose(desk, "3", "1", "datapanel.step.1") || !wander(desk, "sorted_", report)) return false;
  if (!choose(desk, "5", "3", "datapanel.step.2") || !wander(desk, "sorted_filtered_", report)) return false;
  return press(desk, "datapanel.step.remove.1") && wait(desk, "datapanel.grid.cell.1.1") && wander(desk, "filtered_", report);
}

}  // namespace

int table(Arguments arguments) {
  const std::size_t rows = arguments.empty() ? 10'000'000 : std::strtoul(arguments.front().c_str(), nullptr, 10);
  Report report;
  support::Desk desk("");
  const std::filesystem::path file = desk.home() / "grand.csv";
  if (const Result<void> written = write_rows(file, rows); !written) return 1;
  {
    auto engine = data::EngineClient::start(support::binary_folder() / "bin/lunabloc-data", {(desk.home() / "tables").string(), false});
    if (!engine) return 1;
    const auto begin = Clock::now();
    if (!(*engine)->ask('I', data::json_of(data::ImportOrder{file.string(), "grand", false, {}}), nullptr)) return 1;
    print("import_ms", since_ms(begin));
    report.tell("cancel_ms", cancel_ms(**engine), kStopMs);
  }
  if (!wander_in_window(desk, report)) return 1;
  print("rows", static_cast<double>(rows));
  const double window = own_peak_mib(), engine = children_peak_mib();
  print("window_peak_mib", window);
  print("engine_peak_mib", engine);
  report.tell("window_and_engine_peak_mib", window + engine, kMemoryMib);
  return report.kept() ? 0 : 1;
}

}  // namespace lunabloc::bench
