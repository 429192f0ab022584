// The class box (box/server.h) as a teacher starts it: with the class's code, the families' tickets and each family's page. It
// answers on threads of its own, from open() until it goes away, and no longer.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "base/locations.h"
#include "base/messages.h"
#include "box/server.h"
#include "lesson/lesson.h"
#include "portfolio/sealing.h"
#include "program/vocabulary.h"

namespace lunabloc::report {

class ClassBox {
 public:
  struct Wanted {
    std::filesystem::path folder;
    std::string address = "127.0.0.1";
    int port = 0;        // 0: any that is free
    std::string code;    // empty: a new one
    portfolio::TeacherKey key;
  };
  // Of its own, since it outlives whoever opens it. Errors: those of box::Server::open.
  static Result<std::unique_ptr<ClassBox>> open(Wanted wanted, const base::Locations& locations, std::vector<lesson::Lesson> lessons, program::Vocabulary vocabulary, base::Messages messages);
  ~ClassBox();
  ClassBox(const ClassBox&) = delete;
  ClassBox& operator=(const ClassBox&) = delete;

  const std::string& url() const { return url_; }    // "http://192.168.1.20:8080"
  const std::string& code() const { return wanted_.code; }
  // A ticket for the family of each pupil of the folder, by pseudonym.
  std::vector<std::pair<std::string, std::string>> tickets() const;

 private:
  ClassBox(Wanted wanted, const base::Locations& locations, std::vector<lesson::Lesson> lessons, program::Vocabulary vocabulary, base::Messages messages);
  std::string family_page(const std::string& pseudonym) const;

  Wanted wanted_;
  base::Locations locations_;
  std::vector<lesson::Lesson> lessons_;
  program::Vocabulary vocabulary_;
  base::Messages messages_;
  std::string url_;
  std::unique_ptr<box::Server> server_;
  std::thread answers_;
};

}  // namespace lunabloc::report
