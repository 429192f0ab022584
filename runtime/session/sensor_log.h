// What the sensors say, so many times a second, as a table: a column of times, then one a sensor.
//
// A table of the project like those that a lesson gives: comma-separated text, opened by its name.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "trace/run_request.h"

namespace lunabloc::session {

inline constexpr const char* kSensorTable = "mesures";

class SensorLog {
 public:
  struct Column {
    std::string name, part;
  };
  using Reading = std::function<double(const std::string& part)>;

  SensorLog(std::vector<Column> columns, double rows_a_second, std::chrono::microseconds now);
  // Adds the rows that are due; true when there were some. A machine that was away for long adds one, not a hundred.
  bool tick(std::chrono::microseconds now, const Reading& reading);
  std::size_t rows() const { return rows_; }
  trace::GivenTable table() const { return {kSensorTable, csv_}; }

 private:
  static constexpr std::size_t kMostRows = 100'000;

  std::vector<Column> columns_;
  std::chrono::microseconds period_, begun_, due_;
  std::string csv_;
  std::size_t rows_ = 0;
};

// A name of a column from a label: « Lumière de la pièce » is "lumiere_de_la_piece".
std::string column_name(std::string_view label);

}  // namespace lunabloc::session
