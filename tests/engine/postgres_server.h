// A PostgreSQL server of a test's own: made anew, reached through a socket in its folder alone, ended with the test. Its
// language is French, so that nothing can lean on the order of bytes by chance.
#pragma once

#include <pwd.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "base/process.h"
#include "support/temp_folder.h"

namespace lunabloc::engine {

class PostgresServer {
 public:
  PostgresServer() {
    std::filesystem::path programs;
    for (const auto& version : std::filesystem::directory_iterator("/usr/lib/postgresql")) programs = version.path() / "bin";
    // The server refuses to run as root: the packages bring a user for it.
    if (::geteuid() == 0) {
      const passwd* const user = ::getpwnam("postgres");
      if (user == nullptr || ::chown(folder_.path().c_str(), user->pw_uid, user->pw_gid) != 0) return;
      prefix_ = {"/usr/bin/setpriv", "--reuid=" + std::to_string(user->pw_uid), "--regid=" + std::to_string(user->pw_gid), "--clear-groups"};
    }
    controller_ = (programs / "pg_ctl").string();
    started_ = run({(programs / "initdb").string(), "-D", data(), "-A", "trust", "-U", "lunabloc", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8",
                    "--locale-provider=icu", "--icu-locale=fr-FR"}) &&
               run({controller_, "-D", data(), "-w", "-l", (folder_.path() / "log").string(), "-o",
                    "-c listen_addresses='' -c fsync=off -c unix_socket_directories=" + folder_.path().string(), "start"});
  }
  ~PostgresServer() { stop(); }
  PostgresServer(const PostgresServer&) = delete;
  PostgresServer& operator=(const PostgresServer&) = delete;

  bool started() const { return started_; }
  std::string folder() const { return folder_.path().string(); }
  std::string address() const { return "host=" + folder_.path().string() + " user=lunabloc dbname=postgres"; }
  void stop() {
    if (started_) run({controller_, "-D", data(), "-m", "immediate", "stop"});
    started_ = false;
  }

 private:
  std::string data() const { return (folder_.path() / "data").string(); }
  bool run(const std::vector<std::string>& command) {
    std::vector<std::string> words = prefix_;
    words.insert(words.end(), command.begin(), command.end());
    const std::string program = words.front();
    words.erase(words.begin());
    auto process = base::Process::start({program, words, {"LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin"}, false});
    if (!process) return false;
    const auto ending = (*process)->wait(std::chrono::seconds(60));
    return ending && !ending->by_signal && ending->code == 0;
  }

  support::TempFolder folder_;
  std::vector<std::string> prefix_;
  std::string controller_;
  bool started_ = false;
};

}  // namespace lunabloc::engine
