#include "ide/data/recorder.h"

#include <algorithm>
#include <utility>

#include "data/engine_protocol.h"
#include "data/store.h"
#include "data/table_notes.h"

namespace lunabloc::ide::data {

namespace tables = lunabloc::data;

namespace {

constexpr std::size_t kMostAtOnce = 4'000;  // rows

}  // namespace

void Recorder::follow(widgets::Frame& frame) {
  if (std::shared_ptr<const session::SensorLog> log = frame.session.fast_recording(); !log_ && log && log != last_) begin(std::move(log));
  if (!log_) return;
  frame.animating = true;
  if (waits_) return;
  if (sent_ < log_->rows()) return send();
  if (log_->ended()) end();
}

void Recorder::begin(std::shared_ptr<const session::SensorLog> log) {
  last_ = log_ = std::move(log);
  sent_ = 0;
  fault_.reset();
  tables::TableAbout about;
  about.facts = {session::kSensorTable, log_->columns(), 0};
  ask('G', tables::json_of(about), [] {});
}

void Recorder::send() {
  std::vector<std::vector<tables::Cell>> rows;
  for (std::size_t number = sent_; number < std::min(sent_ + kMostAtOnce, log_->rows()); ++number) {
    const std::vector<tables::Cell>* const row = log_->row(number);
    // The engine was busy with something else for so long that rows are lost: what there is stays a table, and it is said.
    if (row == nullptr) return give_up({ErrorKind::failed, "ide.data.live.too_slow", {}, {}, {}});
    rows.push_back(*row);
  }
  std::size_t taken = 0;
  std::string page = tables::encode_page(log_->columns(), rows, taken, true);
  ask('W', std::move(page), [this, taken] { sent_ += taken; });
}

void Recorder::end() {
  ask('F', {}, [this] {
    const std::string name = session::kSensorTable;
    tables::TableNote note;
    note.rows = sent_;
    note.columns = log_->columns().size();
    static_cast<void>(tables::keep_note(folder_, name, note));
    finished_ = name;
    log_.reset();
  });
}

void Recorder::ask(char letter, std::string content, const std::function<void()>& then) {
  waits_ = true;
  desk_.ask(letter, std::move(content), [this, then, here = std::weak_ptr(here_)](Result<std::string> told) {
    if (here.expired()) return;
    waits_ = false;
    if (!told) return give_up(told.error());
    then();
  });
}

// What the engine has stays a table where it can.
void Recorder::give_up(const Error& error) {
  fault_ = error;
  log_.reset();
  desk_.ask('F', {}, [this, here = std::weak_ptr(here_)](const Result<std::string>& told) {
    if (!here.expired() && told) finished_ = session::kSensorTable;
  });
}

}  // namespace lunabloc::ide::data
