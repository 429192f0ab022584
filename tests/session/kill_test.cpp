// The power goes at any moment of an editing session: a process of its own is killed, and the next session finds the work.
//
// LUNABLOC_KILLS: how many moments (24 without it).
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "base/fnv1a.h"
#include "session/session.h"
#include "support/temp_folder.h"

namespace lunabloc::session {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;

constexpr std::size_t kTogether = 8;  // sessions that are killed in the same while, each in a folder of its own
constexpr microseconds kMayBeLost{1'000'000};

microseconds machine_time() { return std::chrono::duration_cast<microseconds>(std::chrono::steady_clock::now().time_since_epoch()); }

std::unique_ptr<Session> open_session(const std::filesystem::path& home) {
  const std::filesystem::path source = support::source_folder(), binary = support::binary_folder();
  auto session = Session::open({.locations = {binary / "bin", source / "assets", source / "lessons", binary / "firmware", home}});
  if (!session) std::abort();
  return std::move(*session);
}

// What the killed process said before it died: a text by its hash, and when it became the program. A pipe takes it whole.
struct Word {
  std::uint64_t text = 0;
  std::int64_t at = 0;
};

// A child at work: lines added anywhere, changed, erased, undone, done again. Until somebody kills it.
[[noreturn]] void work(const std::filesystem::path& home, unsigned seed, int pipe) {
  std::mt19937 chance(seed);
  const auto pick = [&](std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(chance); };
  const std::unique_ptr<Session> session = open_session(home);
  const auto say = [&] {
    const Word word{base::fnv1a(session->tree().text()), machine_time().count()};
    if (::write(pipe, &word, sizeof word) != static_cast<ssize_t>(sizeof word)) ::_exit(2);
  };
  say();
  for (;;) {
    const std::string text = session->tree().text();
    std::vector<std::size_t> lines{0};
    for (std::size_t at = 0; at < text.size(); ++at)
      if (text[at] == '\n') lines.push_back(at + 1);
    const std::size_t line = pick(lines.size());
    const std::size_t end = line + 1 < lines.size() ? lines[line + 1] : text.size();
    switch (pick(8)) {
      case 0: session->undo(); break;
      case 1: session->redo(); break;
      case 2: session->edit({{{lines[line], end}, ""}}, "edit.delete"); break;
      case 3: session->edit({{{lines[line], end}, "say(\"" + std::to_string(pick(100'000)) + "\")\n"}}, "edit.fill"); break;
      default: session->edit({{{lines[line], lines[line]}, "turtle.forward(" + std::to_string(pick(100'000)) + ")\n"}}, "edit.insert");
    }
    say();
    std::this_thread::sleep_for(milliseconds(1 + pick(40)));
    session->tick(machine_time());
    say();
  }
}

class Killed {
 public:
  Killed(const std::filesystem::path& home, unsigned seed) : home_(home) {
    int ends[2];
    if (::pipe(ends) != 0) std::abort();
    child_ = ::fork();
    if (child_ == 0) {
      ::close(ends[0]);
      work(home, seed, ends[1]);
    }
    ::close(ends[1]);
    words_ = ends[0];
  }
  ~Killed() {
    kill();
    ::close(words_);
  }
  Killed(const Killed&) = delete;
  Killed& operator=(const Killed&) = delete;

  // What it says is read meanwhile: a full pipe would hold it up.
  void live_until(std::chrono::steady_clock::time_point end) {
    while (std::chrono::steady_clock::now() < end) read_some();
  }
  void kill() {
    if (child_ <= 0) return;
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
    child_ = 0;
    while (read_some()) {}
  }

  // How old, at the last word, is the oldest change that the next session has not; nothing when it finds a text that
  // never was the program.
  std::optional<microseconds> lost() const {
    if (said_.empty()) return microseconds(0);
    const std::uint64_t found = base::fnv1a(open_session(home_)->tree().text());
    const auto there = std::find_if(said_.rbegin(), said_.rend(), [&](const Word& word) { return word.text == found; });
    if (there == said_.rend()) return std::nullopt;
    return there == said_.rbegin() ? microseconds(0) : microseconds(said_.back().at - (there - 1)->at);
  }
  std::size_t words() const { return said_.size(); }

 private:
  bool read_some() {
    Word word;
    std::size_t got = 0;
    while (got < sizeof word) {
      const ssize_t count = ::read(words_, reinterpret_cast<char*>(&word) + got, sizeof word - got);
      if (count <= 0) return false;
      got += static_cast<std::size_t>(count);
    }
    said_.push_back(word);
    return true;
  }

  std::filesystem::path home_;
  pid_t child_ = 0;
  int words_ = -1;
  std::vector<Word> said_;
};

TEST(Kill, NothingOlderThanASecondIsLost) {
  const char* wanted = std::getenv("LUNABLOC_KILLS");
  const std::size_t moments = wanted != nullptr ? std::strtoul(wanted, nullptr, 10) : 24;
  std::mt19937 chance(2026);
  std::vector<std::unique_ptr<support::TempFolder>> homes;
  for (std::size_t index = 0; index < kTogether; ++index) homes.push_back(std::make_unique<support::TempFolder>());
  std::size_t killed = 0, changes = 0, with_loss = 0;
  microseconds longest{0};
  while (killed < moments) {
    std::vector<std::unique_ptr<Killed>> round;
    std::vector<std::thread> watchers;
    // Each goes on with the work that the one before left, however that ended.
    for (std::size_t index = 0; index < kTogether && killed + index < moments; ++index)
      round.push_back(std::make_unique<Killed>(homes[index]->path(), static_cast<unsigned>(chance())));
    for (const std::unique_ptr<Killed>& one : round) {
      const auto end = std::chrono::steady_clock::now() + milliseconds(200 + std::uniform_int_distribution<int>(0, 3600)(chance));
      watchers.emplace_back([&one, end] {
        one->live_until(end);
        one->kill();
      });
    }
    for (std::thread& watcher : watchers) watcher.join();
    for (const std::unique_ptr<Killed>& one : round) {
      const std::optional<microseconds> lost = one->lost();
      ++killed;
      changes += one->words();
      ASSERT_TRUE(lost) << "moment " << killed << ": the text was never written";
      EXPECT_LE(lost->count(), kMayBeLost.count()) << "moment " << killed;
      longest = std::max(longest, *lost);
      if (lost->count() > 0) ++with_loss;
    }
  }
  RecordProperty("killed", static_cast<int>(killed));
  RecordProperty("longest_loss_ms", static_cast<int>(longest.count() / 1000));
  std::printf("%zu moments, %zu words said, %zu with a loss, the longest %ld ms\n", killed, changes, with_loss, static_cast<long>(longest.count() / 1000));
}

}  // namespace
}  // namespace lunabloc::session
