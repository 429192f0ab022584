// A class folder in which somebody means harm: links that lead out, pipes that wait, huge files, names that are no text, archives that
// write elsewhere. Everybody else's work is read, nothing outside is read or written, nobody waits.
#include <gmock/gmock.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>

#include "base/file.h"
#include "lesson/pack.h"
#include "portfolio/class_folder.h"
#include "portfolio/class_plan.h"
#include "portfolio/exam.h"
#include "portfolio/gallery.h"
#include "portfolio/progress.h"
#include "portfolio/retention.h"
#include "portfolio/returns.h"
#include "portfolio/robots.h"
#include "portfolio/shared_file.h"
#include "support/temp_folder.h"

namespace lunabloc::portfolio {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

const CurrentText kAsSaved = [](const fs::path&, const std::string&) { return std::nullopt; };
const char* const kName = "000001-aaaaaaaa-00000000.zip";

class Hostile : public testing::Test {
 protected:
  // Whoever waits for a pipe is ended, and the test fails.
  void SetUp() override { ::alarm(60); }
  void TearDown() override { ::alarm(0); }

  fs::path folder() const { return place_.path() / "classe"; }
  fs::path outside() const { return place_.path() / "outside"; }
  void honest(const std::string& pupil) const {
    ASSERT_TRUE(save_program(place_.path() / pupil, "A01", "say(1)\n"));
    ASSERT_TRUE(deposit(folder(), pupil, place_.path() / pupil, kAsSaved, ""));
  }
  void pipe_at(const fs::path& file) const {
    fs::create_directories(file.parent_path());
    ASSERT_EQ(::mkfifo(file.c_str(), 0600), 0);
  }
  void link_at(const fs::path& link, const fs::path& to) const {
    fs::create_directories(link.parent_path());
    fs::create_symlink(to, link);
  }

  support::TempFolder place_;
};

TEST_F(Hostile, TheOthersWorkIsReadAndNothingElse) {
  honest("loup bleu");
  ASSERT_TRUE(base::write_file(outside() / "secret.txt", "secret"));
  ASSERT_TRUE(save_program(place_.path() / "x", "A01", "say('outside')\n"));
  ASSERT_TRUE(deposit(outside(), "xx", place_.path() / "x", kAsSaved, ""));
  link_at(folder() / "eleves/lien", outside() / "eleves/xx");                              // another folder's pupil
  link_at(folder() / "eleves/chat vert" / kName, outside() / "secret.txt");
  pipe_at(folder() / "eleves/paon" / kName);
  fs::create_directories(folder() / "eleves/ours" / kName);                               // a folder of that name
  ASSERT_TRUE(base::write_file(folder() / "eleves/lapin" / kName, "PK\x03\x04 no archive"));
  ASSERT_TRUE(base::write_file(folder() / "eleves/zebre" / kName, ""));
  fs::resize_file(folder() / "eleves/zebre" / kName, std::uintmax_t{2} << 30U);           // a hole of two gigabytes
  fs::create_directories(folder() / "eleves" / std::string("\xff\xfe\x80"));
  ASSERT_TRUE(base::write_file(folder() / "eleves" / "loup bleu" / "000002-\xff.zip", "x"));
  const std::vector<Pupil> pupils = collect(folder(), {});
  for (const Pupil& pupil : pupils) {
    if (pupil.pseudonym == "loup bleu") EXPECT_EQ(pupil.files.at("works/A01/program.lua"), "say(1)\n");
    else EXPECT_THAT(pupil.files, IsEmpty()) << pupil.pseudonym;
    EXPECT_NE(pupil.pseudonym, "lien");
  }
  EXPECT_THAT(collect_one(folder(), "chat vert", {})->unreadable, SizeIs(1)) << "said, not followed";
  EXPECT_THAT(collect_one(folder(), "paon", {})->unreadable, SizeIs(1));
}

TEST_F(Hostile, NothingIsWrittenWhereALinkLeads) {
  fs::create_directories(outside());
  link_at(folder() / "eleves", outside());
  ASSERT_TRUE(save_program(place_.path() / "loup", "A01", "say(1)\n"));
  EXPECT_FALSE(deposit(folder(), "loup bleu", place_.path() / "loup", kAsSaved, ""));
  link_at(folder() / "retours", outside());
  EXPECT_FALSE(write_return(folder(), "loup bleu", {.work = "A01", .comment = "x"}));
  link_at(folder() / "galerie", outside());
  EXPECT_FALSE(publish(folder(), place_.path() / "loup", "A01", {{}, "x", "loup bleu", "CC0-1.0", "A01", {}, {}}));
  link_at(folder() / "robots", outside());
  EXPECT_FALSE(ask_robot(folder(), "loup bleu", "x", "y"));
  link_at(folder() / "groupes", outside());
  EXPECT_FALSE(pass_turn(folder(), "soleil", "loup bleu"));
  EXPECT_THAT(base::entries_of(outside()), IsEmpty());
  // The purge takes the links and leaves what they lead to.
  ASSERT_TRUE(base::write_file(outside() / "kept.txt", "x"));
  EXPECT_TRUE(purge(folder(), {}, {std::chrono::year(2027), std::chrono::September, std::chrono::day(1)}));
  EXPECT_TRUE(base::is_there(outside() / "kept.txt"));
  EXPECT_FALSE(fs::is_symlink(folder() / "eleves"));
}

TEST_F(Hostile, NobodyWaitsForAPipe) {
  pipe_at(folder() / "classe.yaml");
  EXPECT_FALSE(load_class_plan(folder(), support::source_folder() / "assets/schemas"));
  pipe_at(folder() / "retours/loup bleu.jsonl");
  EXPECT_THAT(returns_for(folder(), "loup bleu"), IsEmpty());
  pipe_at(folder() / "galerie/0123456789abcdef.json");
  EXPECT_THAT(gallery(folder()), IsEmpty());
  pipe_at(folder() / "robots/x/demande.json");
  EXPECT_THAT(robot_requests(folder()), IsEmpty());
  pipe_at(folder() / "groupes/soleil/tour-0001-aaaaaaaa.txt");
  EXPECT_EQ(turn_of(folder(), "soleil"), "");
  pipe_at(folder() / "examens/janvier/sujet.json");
  EXPECT_FALSE(load_exam(folder(), "janvier"));
  pipe_at(folder() / "parcours/classe.yaml");
  EXPECT_FALSE(path_for(folder(), {}, "loup bleu"));
}

TEST_F(Hostile, AnArchiveWritesNowhereElse) {
  for (const std::string path : {"../evil.txt", "/tmp/lunabloc-evil.txt", "works/../../evil.txt", "works/A01/../../../evil.txt", "C:\\evil.txt", "autre/evil.txt"}) {
    const Result<std::string> bytes = pack_portfolio({{path, "evil"}, {"works/A01/program.lua", "say(1)"}}, "");
    if (!bytes) continue;  // such a one cannot even be made
    const Result<Files> files = unpack_portfolio(*bytes);
    if (!files) continue;
    const fs::path home = place_.path() / "home";
    (void)write_portfolio(home, *files);
    EXPECT_FALSE(base::is_there(place_.path() / "evil.txt")) << path;
    EXPECT_FALSE(base::is_there("/tmp/lunabloc-evil.txt")) << path;
    EXPECT_FALSE(files->contains(path)) << path;
  }
}

TEST_F(Hostile, LinksAreSeenInEveryPartOfAName) {
  fs::create_directories(folder() / "a/b");
  link_at(folder() / "l", "/");
  EXPECT_TRUE(stays_inside(folder(), "a/b/none"));
  EXPECT_FALSE(stays_inside(folder(), "l/etc"));
  EXPECT_FALSE(stays_inside(folder(), "a/../../x"));
  EXPECT_FALSE(stays_inside(folder(), "/etc"));
  EXPECT_FALSE(read_shared(folder(), "a")) << "a folder is no file";
  EXPECT_EQ(read_shared(folder(), "a/none").error().message, "file.missing");
}

// Thirty-five machines with clocks years apart, each switched off again and again while it writes: each one's last whole deposit is
// there, nobody's is another's.
TEST_F(Hostile, ThirtyFiveWithWrongClocksAreSwitchedOffAgainAndAgain) {
  constexpr int kPupils = 35, kRounds = 3;
  for (int round = 0; round < kRounds; ++round) {
    std::vector<pid_t> processes;
    for (int pupil = 0; pupil < kPupils; ++pupil) {
      const std::string name = "pupil-" + std::to_string(pupil);
      const fs::path home = place_.path() / name;
      const pid_t process = ::fork();
      if (process == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        for (int i = 0;; ++i) {
          if (!save_program(home, "A01", "say(" + std::to_string(pupil) + ") -- " + std::to_string(round * 1'000 + i) + "\n")) ::_exit(1);
          const Result<Deposit> put = deposit(folder(), name, home, kAsSaved, "");
          if (!put) ::_exit(1);
          // The clock of this machine says something else each time.
          std::error_code ignored;
          fs::last_write_time(put->file, fs::file_time_type::clock::now() + std::chrono::hours(24 * 365 * (pupil % 7 - 3)), ignored);
        }
      }
      processes.push_back(process);
    }
    const auto last_writes = [&] { return !base::entries_of(folder() / "eleves/pupil-34").empty(); };
    while (!last_writes()) ::usleep(1'000);
    ::usleep(50'000);
    for (const pid_t process : processes) ::kill(process, SIGKILL);
    for (const pid_t process : processes) {
      int how = 0;
      ::waitpid(process, &how, 0);
      EXPECT_TRUE(WIFSIGNALED(how)) << "no deposit was refused";
    }
  }
  for (const Pupil& pupil : collect(folder(), {})) {
    EXPECT_THAT(pupil.unreadable, IsEmpty());
    const std::string own = "say(" + pupil.pseudonym.substr(6) + ")";
    for (const auto& [path, text] : pupil.files)
      EXPECT_TRUE(!path.ends_with(".lua") || text.starts_with(own)) << pupil.pseudonym << " has " << text;
    EXPECT_LE(pupil.lines, std::size_t{2 * kRounds + 1}) << "a line each time that it was switched off, at most two where its memory was torn";
  }
}

}  // namespace
}  // namespace lunabloc::portfolio
