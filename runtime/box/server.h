// The class box: the class folder for machines that share none, over the local network, while the command runs and no longer.
//
//   PUT  /eleves/<pseudonym>/<deposit>.zip     with the class's code: a deposit, looked at before it is written
//   GET  /retours/<pseudonym>                  with the code: what the teacher said
//   GET  /                                     for a parents' evening: asks for pseudonym and ticket
//   POST /famille                              pseudonyme=…&billet=…: that family's page, and no other
//
// The code is in the header X-Lunabloc-Code. Addresses that are not local get no answer; who asks too often or guesses waits.
// Nothing is logged. It is plain HTTP: the school's network is trusted with pseudonyms and programs, as a shared folder is.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "base/messages.h"
#include "base/result.h"

namespace lunabloc::box {

inline constexpr std::size_t kRequestsAMinute = 240, kGuessesAMinute = 10;

struct Settings {
  std::filesystem::path folder;
  std::string address = "127.0.0.1";
  int port = 0;                                                       // 0: any that is free
  std::string code;                                                   // the class's
  std::function<bool(const std::string& pseudonym, const std::string& ticket)> is_family;
  std::function<std::string(const std::string& pseudonym)> family_page;  // a whole HTML page; called from several threads
};

class Server {
 public:
  // Errors: "box.not_local" {nom}, "box.cannot_listen" {nom}.
  static Result<std::unique_ptr<Server>> open(Settings settings, const base::Messages& messages);
  virtual ~Server() = default;

  virtual int port() const = 0;
  virtual void run() = 0;   // until stop()
  virtual void stop() = 0;  // from any thread
};

}  // namespace lunabloc::box
