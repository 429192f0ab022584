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
      fast_(rows_a_second > kFast),
      period_(static_cast<std::int64_t>(1e6 / std::clamp(rows_a_second, 0.01, kFastest))),
      begun_(now),
      due_(now) {
  if (fast_) curves_.resize(columns_.size());
  if (fast_) return;
  csv_ = "temps";
  for (const Column& column : columns_) csv_ += "," + column.name;
  csv_ += '\n';
}

bool SensorLog::tick(microseconds now, const Reading& reading) {
  if (now < due_ || ended_) return false;
  // Whole periods, so that the times of the rows are round.
  constexpr microseconds kMostBehind{100'000};
  if (const microseconds behind = now - due_ - std::max(kMostBehind, period_); fast_ && behind > microseconds(0)) due_ += behind / period_ * period_;
  do {
    add_row(reading);
    due_ += period_;
  } while (fast_ && due_ <= now);
  while (due_ <= now) due_ += period_;
  if (!fast_ && rows_ == kMostRows) ended_ = true;
  return true;
}

void SensorLog::add_row(const Reading& reading) {
  const double time = std::round(std::chrono::duration<double>(due_ - begun_).count() * 1000) / 1000;
  ++rows_;
  if (!fast_) {
    csv_ += fmt::format("{:g}", time);
    for (const Column& column : columns_) csv_ += fmt::format(",{:g}", reading(column.part));
    csv_ += '\n';
    return;
  }
  std::vector<data::Cell> row = {time};
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const double value = reading(columns_[i].part);
    curves_[i].add(value);
    row.emplace_back(value);
  }
  if (waiting_.size() == kMostWaiting) waiting_.pop_front();
  waiting_.push_back(std::move(row));
}

std::vector<data::Column> SensorLog::columns() const {
  std::vector<data::Column> columns = {{"temps", data::Kind::number, 0, "s", false}};
  for (const Column& column : columns_) columns.push_back({column.name, data::Kind::number, 0, "", false});
  return columns;
}

const std::vector<data::Cell>* SensorLog::row(std::size_t number) const {
  const std::size_t first = rows_ - waiting_.size();
  return number < first || number >= rows_ ? nullptr : &waiting_[number - first];
}

}  // namespace lunabloc::session
