// The teacher's bench: a lesson written on the left, read as a pupil reads it on the right, and below what lint and the
// checks have to say, each line a way to its place.
//
// Works on a session::LessonDesk; what it keeps is only about looking. Texts are saved a moment after the last key, and
// before anything that reads the lesson.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/beside.h"
#include "ide/bench/editor.h"
#include "ide/files/file_panel.h"
#include "ide/widgets/frame.h"
#include "ide/widgets/markdown.h"
#include "session/lesson_desk.h"

namespace lunabloc::ide::bench {

class View {
 public:
  explicit View(const base::Locations& locations) : locations_(locations) {}
  // In frame.area, while it is the page that is shown.
  void draw(widgets::Frame& frame);

 private:
  enum class Ask { nothing, begin, record, install };  // what the row of fields is for
  enum class Menu { nothing, lessons, files, templates };

  session::LessonDesk::Tables tables(const widgets::Frame& frame) const { return {locations_, frame.session.vocabulary(), frame.session.messages()}; }
  void save(widgets::Frame& frame);
  void tell(std::vector<session::DeskLine> lines);
  void tell(const widgets::Frame& frame, const Result<session::DeskLine>& line);
  void tell(const widgets::Frame& frame, const Result<void>& done);
  void refuse(const widgets::Frame& frame, const Error& error);

  void draw_head(widgets::Frame& frame, Rect row);
  float draw_actions(widgets::Frame& frame, const Rect& area);
  float draw_asked(widgets::Frame& frame, const Rect& area);
  float draw_desk(widgets::Frame& frame, Rect rest);
  void draw_editor(widgets::Frame& frame, const Rect& area);
  void draw_preview(widgets::Frame& frame, const Rect& area);
  void draw_lines(widgets::Frame& frame, const Rect& area);
  void draw_menus(widgets::Frame& frame);
  void act(widgets::Frame& frame, std::string_view action);
  void submit(widgets::Frame& frame);
  void prove(const widgets::Frame& frame);
  void stop_proving(widgets::Frame& frame);
  void follow_proof(widgets::Frame& frame);
  float draw_proof(widgets::Frame& frame, const Rect& area);
  const widgets::VectorPicture* picture(const std::string& path);

  const base::Locations& locations_;
  session::LessonDesk desk_;
  Editor editor_;
  std::vector<session::DeskLine> said_;  // by the last action
  double changed_at_ = -1;               // seconds of the window's clock; the text waits to be saved
  base::Beside<std::vector<session::DeskLine>> proof_;
  std::shared_ptr<lunabloc::lesson::ProofProgress> proof_progress_;
  files::FilePanel files_;  // a pack to install is chosen
  Ask ask_ = Ask::nothing;
  Menu menu_ = Menu::nothing;
  Rect menu_at_;
  std::string world_ = "grille";
  std::string field_, other_field_;
  std::vector<std::filesystem::path> lessons_;  // of the open menu
  std::string previewed_;                       // the text that was parsed
  std::vector<std::pair<std::string, widgets::Markdown>> preview_;
  std::map<std::string, std::optional<widgets::VectorPicture>> pictures_;
};

}  // namespace lunabloc::ide::bench
