// Tables for somebody who may not wait, as a window: what is asked is done by a thread of its own, one thing after the other,
// and what came back is given at a later look. The engine is started by the first thing that is asked, never before.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

#include "data/engine_client.h"
#include "data/pipeline.h"

namespace lunabloc::data {

class TableDesk {
 public:
  using Told = std::function<void(Result<std::string>)>;
  using Paged = std::function<void(Result<Page>)>;

  TableDesk(std::filesystem::path program, EngineClient::Keeper keeper);
  ~TableDesk();  // what goes on is stopped, what waits is forgotten
  TableDesk(const TableDesk&) = delete;
  TableDesk& operator=(const TableDesk&) = delete;

  // Each gives a number, by which it can be stopped.
  // The content of the engine's answer (engine_protocol.h).
  std::uint64_t ask(char letter, std::string content, Told told);
  // All that a query gives, in however many pages it comes: of what fits in memory.
  std::uint64_t ask_rows(Query query, Paged paged);
  // Told: how many rows were written (csv_file.h).
  std::uint64_t write_csv(Pipeline pipeline, std::filesystem::path file, Told told);

  // Gives what has come back to who asked, on the thread of who looks; true when there was something.
  bool look();
  bool works() const { return unanswered_ > 0; }
  bool started() const { return started_; }
  double progress() const { return progress_; }  // of what goes on, 0 to 1
  // What goes on ends with the error "tables.stopped".
  void stop() { stopped_ = running_.load(); }
  // The same, if it is this one.
  void stop(std::uint64_t number) {
    if (running_ == number) stopped_ = number;
  }

 private:
  using Answered = std::function<void()>;
  using Job = std::function<Answered(Result<EngineClient*>)>;

  std::uint64_t put(Job job);
  void work(const std::stop_token& stop);
  Result<EngineClient*> client();
  bool goes_on(double done);

  std::filesystem::path program_;
  EngineClient::Keeper keeper_;
  std::unique_ptr<EngineClient> client_;  // the thread's own
  std::atomic<bool> started_ = false, ends_ = false;
  std::atomic<std::uint64_t> running_ = 0, stopped_ = 0;  // 0: none
  std::atomic<double> progress_ = 0;
  std::size_t unanswered_ = 0;  // the asker's own
  std::uint64_t number_ = 0;    // of the last that was asked

  std::mutex mutex_;
  std::condition_variable_any asked_;
  std::deque<std::pair<std::uint64_t, Job>> jobs_;
  std::deque<Answered> answers_;
  std::jthread thread_;  // last: it uses the others
};

}  // namespace lunabloc::data
