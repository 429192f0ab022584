// Rows that sensors give too fast for the project's text, on their way into a table that grows: some at a time, as fast as the
// engine takes them, while the window goes on. What is recorded is the session's; here is who puts it away.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "data/table_desk.h"
#include "ide/widgets/frame.h"
#include "session/sensor_log.h"

namespace lunabloc::ide::data {

class Recorder {
 public:
  Recorder(lunabloc::data::TableDesk& desk, std::filesystem::path folder) : desk_(desk), folder_(std::move(folder)) {}

  // Once a frame.
  void follow(widgets::Frame& frame);
  // What is being recorded, until its table is whole.
  const session::SensorLog* log() const { return log_.get(); }
  std::size_t rows_away() const { return sent_; }
  // Why it could not go on.
  const std::optional<Error>& fault() const { return fault_; }
  // A table that has become whole since the last look.
  std::optional<std::string> take_finished() { return std::exchange(finished_, std::nullopt); }

 private:
  void begin(std::shared_ptr<const session::SensorLog> log);
  void send();
  void end();
  void ask(char letter, std::string content, const std::function<void()>& then);
  void give_up(const Error& error);

  lunabloc::data::TableDesk& desk_;
  std::filesystem::path folder_;
  std::shared_ptr<const session::SensorLog> log_, last_;
  std::size_t sent_ = 0;
  bool waits_ = false;  // for an answer of the engine
  std::optional<Error> fault_;
  std::optional<std::string> finished_;
  std::shared_ptr<int> here_ = std::make_shared<int>(0);
};

}  // namespace lunabloc::ide::data
