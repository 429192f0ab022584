// Thirty-five pupils, one folder, no server: whatever happens, nothing is lost and nothing is mixed.
#include "portfolio/class_folder.h"

#include <gmock/gmock.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "base/file.h"
#include "portfolio/progress.h"
#include "support/temp_folder.h"

namespace lunabloc::portfolio {
namespace {

namespace fs = std::filesystem;

const CurrentText kAsSaved = [](const fs::path&, const std::string&) { return std::nullopt; };
constexpr std::chrono::sys_seconds kNow{std::chrono::seconds(1'795'513'325)};

class Class {
 public:
  fs::path folder() const { return place_.path() / "classe"; }
  fs::path home(const std::string& pupil) const { return place_.path() / "homes" / pupil; }

  void work(const std::string& pupil, const std::string& program, const std::string& lesson = "A01") {
    ASSERT_TRUE(save_program(home(pupil), lesson, program));
    ASSERT_TRUE(record_step(home(pupil), lesson, "creer"));
  }
  Deposit put(const std::string& pupil, const std::string& as = {}) {
    return deposit(folder(), as.empty() ? pupil : as, home(pupil), kAsSaved, "À lire").value();
  }
  std::string program_of(const std::string& pupil, const std::string& lesson = "A01") const {
    for (const Pupil& one : collect(folder(), kNow))
      if (one.pseudonym == pupil) return one.files.contains("works/" + lesson + "/program.lua") ? one.files.at("works/" + lesson + "/program.lua") : "";
    return "";
  }
  std::vector<std::string> zips(const std::string& pupil) const { return base::entries_of(folder() / "eleves" / pupil); }

 private:
  support::TempFolder place_;
};

TEST(ClassFolder, HoldsTheNewestOfEachLine) {
  Class room;
  for (int i = 1; i <= 6; ++i) {
    room.work("loutre verte", "say(" + std::to_string(i) + ")");
    EXPECT_TRUE(room.put("loutre verte").fresh);
  }
  EXPECT_FALSE(room.put("loutre verte").fresh) << "nothing has changed";
  EXPECT_EQ(room.zips("loutre verte").size(), kKeptDeposits);
  EXPECT_EQ(room.program_of("loutre verte"), "say(6)");
}

TEST(ClassFolder, ACopyCarriedHomeBeginsALineAndBothAreKept) {
  Class room;
  room.work("school", "say(1)");
  room.put("school", "renard bleu");
  fs::copy(room.home("school"), room.home("stick"), fs::copy_options::recursive);
  room.work("school", "say(2)");
  room.put("school", "renard bleu");
  room.work("stick", "say(3)", "A02");
  room.put("stick", "renard bleu");
  const std::vector<Pupil> pupils = collect(room.folder(), kNow);
  ASSERT_EQ(pupils.size(), 1U);
  EXPECT_EQ(pupils[0].lines, 2U);
  EXPECT_EQ(pupils[0].files.at("works/A02/program.lua"), "say(3)");
  const auto holds = [&](const std::string& text) {
    return std::any_of(pupils[0].files.begin(), pupils[0].files.end(), [&](const auto& file) { return file.second == text; });
  };
  EXPECT_TRUE(holds("say(1)"));
  EXPECT_TRUE(holds("say(2)"));
}

TEST(ClassFolder, WhatIsDamagedIsLeftAsideAndTheOneBeforeSpeaks) {
  Class room;
  room.work("hibou", "say(1)");
  room.put("hibou");
  room.work("hibou", "say(2)");
  const fs::path last = room.put("hibou").file;
  fs::resize_file(last, fs::file_size(last) / 2);
  EXPECT_EQ(room.program_of("hibou"), "say(1)");
  EXPECT_THAT(collect(room.folder(), kNow).at(0).unreadable, testing::ElementsAre(last));
}

TEST(ClassFolder, PseudonymsLeadNowhereElse) {
  Class room;
  room.work("x", "say(1)");
  for (const std::string name : {"../chat", "a/b", "", "a", ".", " chat", "chat\n", "chat\xff\xfe", "cha\xe2\x80\xaet"})
    EXPECT_EQ(deposit(room.folder(), name, room.home("x"), kAsSaved, "").error().message, "class.pseudonym") << name;
  EXPECT_TRUE(is_pseudonym("Éléphant rose-7"));
}

// Thirty-five machines write at once, each again and again, and are switched off at any moment.
TEST(ClassFolder, ThirtyFiveWriteAtOnceAndAreSwitchedOff) {
  Class room;
  constexpr int kPupils = 35;
  std::vector<pid_t> processes;
  for (int pupil = 0; pupil < kPupils; ++pupil) {
    const std::string name = "pupil-" + std::to_string(pupil);
    room.work(name, "say(0)");
    room.put(name);
    const pid_t process = ::fork();
    if (process == 0) {
      for (int i = 1; i <= 1'000; ++i) {
        if (!save_program(room.home(name), "A01", "say(" + std::to_string(pupil) + ") -- " + std::to_string(i))) ::_exit(1);
        if (!deposit(room.folder(), name, room.home(name), kAsSaved, "")) ::_exit(1);
      }
      ::_exit(0);
    }
    processes.push_back(process);
  }
  // As soon as the last has begun to write, the power goes, machine after machine.
  while (room.zips("pupil-34").size() < 2) ::usleep(1'000);
  for (const pid_t process : processes) ::kill(process, SIGKILL);
  for (const pid_t process : processes) ::waitpid(process, nullptr, 0);
  const std::vector<Pupil> pupils = collect(room.folder(), kNow);
  ASSERT_EQ(pupils.size(), static_cast<std::size_t>(kPupils));
  for (const Pupil& pupil : pupils) {
    EXPECT_THAT(pupil.unreadable, testing::IsEmpty()) << "what stands there is whole";
    const std::string own = "say(" + pupil.pseudonym.substr(6) + ")";
    const std::string& text = pupil.files.at("works/A01/program.lua");
    EXPECT_TRUE(text == "say(0)" || text.starts_with(own)) << pupil.pseudonym << ": " << text;
    // The machine goes on where it was.
    EXPECT_TRUE(deposit(room.folder(), pupil.pseudonym, room.home(pupil.pseudonym), kAsSaved, ""));
  }
}

}  // namespace
}  // namespace lunabloc::portfolio
