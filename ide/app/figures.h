// What the window measures of itself: how soon it shows, how long a frame takes, how much memory it holds.
#pragma once

#include <chrono>
#include <cstddef>

#include <imgui.h>

namespace lunabloc::ide::app {

class Figures {
 public:
  using Clock = std::chrono::steady_clock;
  explicit Figures(Clock::time_point started) : started_(started) {}

  void frame_shown(Clock::duration work, const ImDrawData& data);

  double first_frame_ms() const { return first_frame_ms_; }      // since the program began
  double first_frame_processor_ms() const { return first_frame_processor_ms_; }  // of all threads; what else the machine does is not in it
  std::size_t frames() const { return frames_; }
  double mean_frame_ms() const { return frames_ == 0 ? 0 : all_ms_ / static_cast<double>(frames_); }
  double longest_frame_ms() const { return longest_ms_; }
  int most_vertices() const { return most_vertices_; }           // of one list
  static double resident_mb();                                   // now; 0 when the system does not say

 private:
  Clock::time_point started_;
  double first_frame_ms_ = 0, first_frame_processor_ms_ = 0, all_ms_ = 0, longest_ms_ = 0;
  std::size_t frames_ = 0;
  int most_vertices_ = 0;
};

}  // namespace lunabloc::ide::app
