#include "data/engine_client.h"

#include <algorithm>

#include "base/bytes.h"
#include "base/process.h"

namespace lunabloc::data {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds kBetweenLooks{20};
constexpr milliseconds kPoliteStop{150};  // then there is time to end the process within 200

Error gone() { return {ErrorKind::internal, "tables.gone", {}, {}, {}}; }

}  // namespace

EngineClient::EngineClient(std::unique_ptr<base::Process> process) : process_(std::move(process)) {}
EngineClient::~EngineClient() = default;

Result<std::unique_ptr<EngineClient>> EngineClient::start(const std::filesystem::path& program, const Keeper& keeper) {
  // No password file and no variable of PostgreSQL is looked at: what a server wants is in its address.
  Result<std::unique_ptr<base::Process>> process = base::Process::start({program, {}, {"LC_ALL=C.UTF-8", "PGPASSFILE=/dev/null"}, false});
  if (!process) return tl::unexpected(process.error());
  auto client = std::unique_ptr<EngineClient>(new EngineClient(std::move(*process)));
  base::ByteWriter where;
  where.u8(keeper.is_server ? 1 : 0);
  where.text(keeper.address);
  const Result<Message> opened = client->ask('O', where.bytes(), nullptr);
  if (!opened) return tl::unexpected(opened.error());
  return client;
}

void EngineClient::send(char letter, std::string_view content) {
  if (gone_ || !process_->write(framed(letter, content))) gone_ = true;
}

Result<std::optional<Message>> EngineClient::poll(milliseconds patience) {
  const auto deadline = steady_clock::now() + patience;
  for (;;) {
    Result<std::optional<Message>> message = reader_.next();
    if (!message || *message) return message;
    const auto left = std::chrono::duration_cast<milliseconds>(deadline - steady_clock::now());
    if (gone_) return tl::unexpected(gone());
    std::string bytes;
    if (!process_->read(bytes, std::max(left, milliseconds(0)))) gone_ = true;
    reader_.add(bytes);
    if (bytes.empty() && !gone_ && left <= milliseconds(0)) return std::nullopt;
  }
}

void EngineClient::stop() {
  send('C');
  const auto deadline = steady_clock::now() + kPoliteStop;
  while (!gone_ && steady_clock::now() < deadline) {
    const Result<std::optional<Message>> message = poll(kBetweenLooks);
    if (!message) break;
    if (*message && (*message)->letter != 'P') return;
  }
  gone_ = true;
  process_->kill();
}

Result<Message> EngineClient::ask(char letter, std::string_view content, const Watch& progress) {
  send(letter, content);
  double done = 0;
  for (;;) {
    Result<std::optional<Message>> message = poll(kBetweenLooks);
    if (!message) return tl::unexpected(message.error());
    if (*message && (*message)->letter == 'P') {
      base::ByteReader reader((*message)->content);
      done = reader.f64();
    } else if (*message && (*message)->letter == 'E') {
      return tl::unexpected(decode_error((*message)->content));
    } else if (*message) {
      return std::move(**message);
    }
    if (progress && !progress(done)) {
      stop();
      return failure(ErrorKind::stopped, "tables.stopped");
    }
  }
}

}  // namespace lunabloc::data
