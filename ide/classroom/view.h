// « La classe »: pupils by lessons, each cell where the work stands; what resists; the program of the pupil that is looked at and
// what the teacher says of it (words_view.h); and the other parts of a class: paths, groups and dates, gallery and robots, exams, the
// class box, how long it is kept, the kits made ready. Pseudonyms only, no order of merit, nothing that ranks (PRIVACY-ACCESS.md,
// rule 7).
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "ide/classroom/box_view.h"
#include "ide/classroom/exam_view.h"
#include "ide/classroom/keep_view.h"
#include "ide/classroom/kits_view.h"
#include "ide/classroom/path_view.h"
#include "ide/classroom/plan_view.h"
#include "ide/classroom/share_view.h"
#include "ide/classroom/words_view.h"
#include "ide/files/file_panel.h"
#include "ide/stage/replay.h"
#include "ide/widgets/frame.h"
#include "session/class_desk.h"
#include "session/lesson_desk.h"

namespace lunabloc::ide::classroom {

class View {
 public:
  explicit View(const base::Locations& locations) : locations_(locations), path_(locations), share_(locations), exams_(locations), box_(locations), kits_(locations) {}
  // In frame.area, while it is the page that is shown. `folder`: the class's folder of this machine, read first.
  void draw(widgets::Frame& frame, const std::filesystem::path& folder);

 private:
  enum class Part { map, path, plan, share, exams, box, keep, kits };
  struct PartLook;
  static const PartLook kParts[];

  void follow(widgets::Frame& frame, const std::filesystem::path& folder);
  void draw_head(widgets::Frame& frame, Rect row);
  void draw_parts(widgets::Frame& frame, Rect& rest);
  void draw_part(widgets::Frame& frame, Rect& rest, float shown);
  void draw_above(widgets::Frame& frame);
  bool settle(widgets::Frame& frame, Rect& rest);
  void draw_room(widgets::Frame& frame, Rect& rest, float shown);
  float draw_actions(widgets::Frame& frame, const Rect& area);
  float draw_map(widgets::Frame& frame, const Rect& area);
  void draw_cell(widgets::Frame& frame, const Rect& cell, const std::string& pupil, const std::string& lesson);
  float draw_pupil(widgets::Frame& frame, const Rect& area);
  float draw_resisting(widgets::Frame& frame, const Rect& area);
  void show_case(const widgets::Frame& frame, const lunabloc::lesson::Lesson& lesson, const std::string& words, const portfolio::BoardCase& shown);
  bool is_worth_reading(const widgets::Frame& frame);
  // All of the folder is read again.
  void reopen(const widgets::Frame& frame);
  void take_arrows(widgets::Frame& frame, std::size_t shown) const;
  void write(widgets::Frame& frame, const std::filesystem::path& folder);

  const base::Locations& locations_;
  session::ClassDesk desk_;
  base::Beside<session::DeskLine> writing_;
  std::filesystem::path folder_;  // that was asked for
  std::vector<session::DeskLine> said_;
  std::size_t first_ = 0;         // of the lessons: the one in the first column
  std::string pupil_, lesson_;    // whose program is looked at
  std::string ending_;            // of the file that is to be written
  files::FilePanel files_;
  session::PlanDesk plan_;        // of folder_
  Part part_ = Part::map;
  PathView path_;
  WordsView words_;
  PlanView groups_;
  ShareView share_;
  ExamView exams_;
  BoxView box_;
  KeepView keep_;
  KitsView kits_;
  stage::Replay replay_;
  // Why classe.yaml is not on the desk; it is read again when it has changed.
  struct Unread {
    Error error;
    std::filesystem::file_time_type changed;
    double looked_at = 0;  // of the window's clock
  };
  std::optional<Unread> unread_;
};

}  // namespace lunabloc::ide::classroom
