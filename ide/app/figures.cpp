#include "ide/app/figures.h"

#include <algorithm>
#include <ctime>
#include <fstream>
#include <string>

namespace lunabloc::ide::app {
namespace {

double in_ms(Figures::Clock::duration duration) { return std::chrono::duration<double, std::milli>(duration).count(); }

}  // namespace

void Figures::frame_shown(Clock::duration work, const ImDrawData& data) {
  if (frames_++ == 0) {
    first_frame_ms_ = in_ms(Clock::now() - started_);
    first_frame_processor_ms_ = static_cast<double>(std::clock()) * 1000 / CLOCKS_PER_SEC;
  }
  all_ms_ += in_ms(work);
  longest_ms_ = std::max(longest_ms_, in_ms(work));
  for (int index = 0; index < data.CmdListsCount; ++index) most_vertices_ = std::max(most_vertices_, data.CmdLists[index]->VtxBuffer.Size);
}

double Figures::resident_mb() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmRSS:")) return std::stod(line.substr(6)) / 1024;
  return 0;
}

}  // namespace lunabloc::ide::app
