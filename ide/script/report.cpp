#include "ide/script/report.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/file.h"

namespace lunabloc::ide::script {
namespace {

double tenths(double number) { return std::round(number * 10) / 10; }

}  // namespace

Result<void> write_report(const std::filesystem::path& file, const Driver& driver, const app::Figures& figures,
                          std::string_view backend, ImVec2 size) {
  nlohmann::ordered_json report;
  report["script"] = driver.script().file.string();
  report["backend"] = backend;
  report["size"] = {static_cast<int>(size.x), static_cast<int>(size.y)};
  report["passed"] = driver.passed();
  report["steps"] = nlohmann::ordered_json::array();
  for (const StepReport& step : driver.reports()) {
    nlohmann::ordered_json line;
    line["line"] = step.line;
    line["step"] = step.source;
    line["passed"] = step.passed;
    line["seconds"] = std::round(step.seconds * 1000) / 1000;
    if (!step.message.empty()) line["message"] = step.message;
    report["steps"].push_back(std::move(line));
  }
  report["pictures"] = driver.pictures();
  report["figures"] = {{"first_frame_ms", tenths(figures.first_frame_ms())}, {"first_frame_processor_ms", tenths(figures.first_frame_processor_ms())}, {"frames", figures.frames()},
                       {"mean_frame_ms", std::round(figures.mean_frame_ms() * 100) / 100},
                       {"longest_frame_ms", tenths(figures.longest_frame_ms())}, {"most_vertices", figures.most_vertices()},
                       {"resident_mb", tenths(app::Figures::resident_mb())}};
  return base::write_file(file, report.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
}

}  // namespace lunabloc::ide::script
