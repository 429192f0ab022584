// What a pupil does with the class besides depositing: the gallery, the project that a group shares, programs for the class's kit,
// and what the teacher has said. The same engines as `lunabloc class`.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/locations.h"
#include "portfolio/class_plan.h"
#include "portfolio/gallery.h"
#include "portfolio/returns.h"
#include "portfolio/robots.h"
#include "session/lesson_desk.h"

namespace lunabloc::session {

class Session;

class ShareDesk {
 public:
  struct Work {
    std::string key, title;  // "A05/creer"
  };
  struct Room {
    std::filesystem::path folder;
    std::vector<Work> works;                      // of one's own that have a program
    std::vector<portfolio::Project> gallery;
    std::string group;                            // empty: in none
    portfolio::Group shared;
    std::string turn;                             // whose it is; empty: nobody has begun
    std::vector<portfolio::Deadline> deadlines;
    std::vector<portfolio::RobotRequest> sent;    // by this pupil
    std::vector<portfolio::Return> said;          // comments and words of the teacher that are at home
  };

  explicit ShareDesk(const base::Locations& locations) : locations_(locations) {}

  // Reads folder and home again. A plan that cannot be read is the teacher's to mend: no group, no deadline.
  void read(const Session& session, std::filesystem::path folder, std::string pseudonym);
  const Room& room() const { return room_; }

  // What others would have of a work.
  std::string shown_text(const std::string& work) const;

  // Each gives lines to be read, and reads again what it changed.
  std::vector<DeskLine> show(Session& session, const std::string& work, const std::string& title, const std::string& license);
  std::vector<DeskLine> withdraw(Session& session, const std::string& id);
  std::vector<DeskLine> remix(Session& session, const std::string& id);
  // The group's project: what the others have put there comes, what is here goes; the next one's turn.
  std::vector<DeskLine> take(Session& session);
  std::vector<DeskLine> give(Session& session);
  std::vector<DeskLine> pass_turn(Session& session);
  std::vector<DeskLine> send_to_kit(Session& session, const std::string& work, const std::string& title);

 private:
  std::vector<DeskLine> told(Session& session, const Result<void>& done, std::string_view message, const base::Arguments& arguments = {});

  const base::Locations& locations_;
  std::string pseudonym_;
  Room room_;
};

}  // namespace lunabloc::session
