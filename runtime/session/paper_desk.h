// A teacher's exams: papers that are opened, tickets, copies that came (portfolio/exam.h). The key stands in the teacher's home.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "portfolio/exam.h"

namespace lunabloc::session {

class PaperDesk {
 public:
  struct Paper {
    portfolio::ExamPaper paper;
    std::size_t copies = 0;
  };

  explicit PaperDesk(std::filesystem::path home) : home_(std::move(home)) {}

  // Reads the folder's papers; what somebody changed is left out.
  void read(const std::filesystem::path& folder);
  const std::filesystem::path& folder() const { return folder_; }
  const std::vector<Paper>& papers() const { return papers_; }

  // A third of the time more for these. Errors: those of open_exam and load_or_make_key, "exam.bad_minutes" {nom}, "exam.no_lesson".
  Result<void> open(const std::string& id, const std::vector<std::string>& lessons, const std::string& minutes, const std::vector<std::string>& a_third_more);
  // Ticket and pseudonym, for each of these. Errors: those of load_key.
  Result<std::vector<std::pair<std::string, std::string>>> tickets(const std::string& id, const std::vector<std::string>& pupils) const;
  // Errors: those of open_copies and load_key.
  Result<std::vector<portfolio::ExamCopy>> copies(const std::string& id) const;

 private:
  std::filesystem::path home_, folder_;
  std::vector<Paper> papers_;
};

}  // namespace lunabloc::session
