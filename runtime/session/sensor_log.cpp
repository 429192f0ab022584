#include "session/sensor_log.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "lesson/words.h"

namespace lunabloc::session {

using std::chrono::microseconds;

std::string column_name(std::string_view label) {
  std::string name;
  for (const char letter : lesson::plain_words(label)) {
    const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
    if (plain) name += letter;
    else if (!name.empty() && name.back() != '_') name += '_';
  }
  while (!name.empty() && name.back() == '_') name.pop_back();
  return name.empty() ? "mesure" : name;
}

SensorLog::SensorLog(std::vector<Column> columns, double rows_a_second, microseconds now)
    : columns_(std::move(columns)),
      period_(static_cast<std::int64_t>(1e6 / std::clamp(rows_a_second, 0.01, 50.0))),
      begun_(now),
      due_(now),
      csv_("temps") {
  for (const Column& column : columns_) csv_ += "," + column.name;
  csv_ += '\n';
}

bool SensorLog::tick(microseconds now, const Reading& reading) {
  if (now < due_ || rows_ >= kMostRows) return false;
  // Whole periods, so that the times of the rows are round.
  csv_ += fmt::format("{:g}", std::round(std::chrono::duration<double>(due_ - begun_).count() * 1000) / 1000);
  for (const Column& column : columns_) csv_ += fmt::format(",{:g}", reading(column.part));
  csv_ += '\n';
  ++rows_;
  while (due_ <= now) due_ += period_;
  return true;
}

}  // namespace lunabloc::session
