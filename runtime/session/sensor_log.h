// What the sensors say, so many times a second, as a table: a column of times, then one a sensor.
//
// Slowly, it is a table of the project like those that a lesson gives: comma-separated text, opened by its name. Quickly, rows
// become too many for a text: they wait here, some at a time, for who puts them in a table that grows, and are a curve meanwhile.
#pragma once

#include <chrono>
#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "data/cell.h"
#include "session/live_curve.h"
#include "trace/run_request.h"

namespace lunabloc::session {

inline constexpr const char* kSensorTable = "mesures";

class SensorLog {
 public:
  struct Column {
    std::string name, part;
  };
  using Reading = std::function<double(const std::string& part)>;
  static constexpr double kFast = 50, kFastest = 1000;  // rows a second: from there on, and at most
  static constexpr std::size_t kMostRows = 100'000;     // of a text
  static constexpr std::size_t kMostWaiting = 60'000;   // of rows that wait: a minute of the fastest

  SensorLog(std::vector<Column> columns, double rows_a_second, std::chrono::microseconds now);
  // Adds the rows that are due; true when there were some. A machine that was away for long adds a few, not all that it missed.
  bool tick(std::chrono::microseconds now, const Reading& reading);
  std::size_t rows() const { return rows_; }
  // No more rows: of a text when it is full, else when it is told.
  bool ended() const { return ended_; }
  void end() { ended_ = true; }

  bool is_fast() const { return fast_; }
  trace::GivenTable table() const { return {kSensorTable, csv_}; }

  // -- of a fast one
  std::vector<data::Column> columns() const;
  // By its number from 0; nothing for one that has waited too long.
  const std::vector<data::Cell>* row(std::size_t number) const;
  // One for each sensor.
  const std::vector<LiveCurve>& curves() const { return curves_; }
  std::chrono::microseconds period() const { return period_; }

 private:
  void add_row(const Reading& reading);

  std::vector<Column> columns_;
  bool fast_ = false, ended_ = false;
  std::chrono::microseconds period_, begun_, due_;
  std::string csv_;
  std::deque<std::vector<data::Cell>> waiting_;
  std::vector<LiveCurve> curves_;
  std::size_t rows_ = 0;
};

// A name of a column from a label: « Lumière de la pièce » is "lumiere_de_la_piece".
std::string column_name(std::string_view label);

}  // namespace lunabloc::session
