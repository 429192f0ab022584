#include "data/table_desk.h"

#include <utility>

#include "data/csv_file.h"

namespace lunabloc::data {

TableDesk::TableDesk(std::filesystem::path program, EngineClient::Keeper keeper)
    : program_(std::move(program)), keeper_(std::move(keeper)) {}

TableDesk::~TableDesk() {
  ends_ = true;
  thread_.request_stop();
}

std::uint64_t TableDesk::put(Job job) {
  const std::lock_guard lock(mutex_);
  jobs_.emplace_back(++number_, std::move(job));
  ++unanswered_;
  if (!thread_.joinable()) thread_ = std::jthread([this](const std::stop_token& stop) { work(stop); });
  asked_.notify_one();
  return number_;
}

void TableDesk::work(const std::stop_token& stop) {
  for (;;) {
    Job job;
    {
      std::unique_lock lock(mutex_);
      if (!asked_.wait(lock, stop, [this] { return !jobs_.empty(); }) || ends_) return;
      job = std::move(jobs_.front().second);
      running_ = jobs_.front().first;
      jobs_.pop_front();
      progress_ = 0;
    }
    Answered answered = job(client());
    running_ = 0;
    const std::lock_guard lock(mutex_);
    answers_.push_back(std::move(answered));
  }
}

// An engine that ended is started again for what is asked next.
Result<EngineClient*> TableDesk::client() {
  if (client_ && client_->is_gone()) client_.reset();
  if (!client_) {
    Result<std::unique_ptr<EngineClient>> client = EngineClient::start(program_, keeper_);
    if (!client) return tl::unexpected(client.error());
    client_ = std::move(*client);
    started_ = true;
  }
  return client_.get();
}

bool TableDesk::goes_on(double done) {
  progress_ = done;
  return stopped_ != running_ && !ends_;
}

bool TableDesk::look() {
  std::deque<Answered> answers;
  {
    const std::lock_guard lock(mutex_);
    answers.swap(answers_);
  }
  unanswered_ -= answers.size();
  for (const Answered& answered : answers) answered();
  return !answers.empty();
}

std::uint64_t TableDesk::ask(char letter, std::string content, Told told) {
  return put([this, letter, content = std::move(content), told = std::move(told)](Result<EngineClient*> engine) -> Answered {
    Result<std::string> answer = engine.and_then([&](EngineClient* client) {
      return client->ask(letter, content, [this](double done) { return goes_on(done); }).map([](Message message) { return std::move(message.content); });
    });
    return [told, answer = std::move(answer)] { told(answer); };
  });
}

std::uint64_t TableDesk::ask_rows(Query query, Paged paged) {
  return put([this, query = std::move(query), paged = std::move(paged)](Result<EngineClient*> engine) -> Answered {
    Page whole;
    Result<void> done = engine.and_then([&](EngineClient* client) {
      return each_page(*client, query, [this](double part) { return goes_on(part); }, [&](Page page) -> Result<void> {
        if (whole.columns.empty()) whole.columns = std::move(page.columns);
        whole.rows.insert(whole.rows.end(), std::make_move_iterator(page.rows.begin()), std::make_move_iterator(page.rows.end()));
        return {};
      });
    });
    if (!done) return [paged, error = done.error()] { paged(tl::unexpected(error)); };
    return [paged, whole = std::move(whole)]() mutable { paged(std::move(whole)); };
  });
}

std::uint64_t TableDesk::write_csv(Pipeline pipeline, std::filesystem::path file, Told told) {
  return put([this, pipeline = std::move(pipeline), file = std::move(file), told = std::move(told)](Result<EngineClient*> engine) -> Answered {
    Result<std::string> answer = engine.and_then([&](EngineClient* client) {
      return export_csv(*client, pipeline, file, [this](double done) { return goes_on(done); }).map([](std::uint64_t rows) { return std::to_string(rows); });
    });
    return [told, answer = std::move(answer)] { told(answer); };
  });
}

}  // namespace lunabloc::data
