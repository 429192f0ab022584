// « Moi »: the person's own work as a whole. A pseudonym and an avatar; what Lunabloc keeps, kind by kind; taken away, brought
// back, put into the class's folder, erased. Beside it « Avec la classe » (share_view.h).
//
// Says what is wished and does none of it: the window does, since works are closed for some of it (session/own_work.h).
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "ide/files/file_panel.h"
#include "ide/person/avatar.h"
#include "ide/person/share_view.h"
#include "ide/stage/replay.h"
#include "ide/widgets/frame.h"
#include "session/own_work.h"

namespace lunabloc::ide::person {

struct Wish {
  enum class What { become, take_away, bring_back, choose_class, put_into_class, erase, begin_exam, hand_in, share };
  What what = What::become;
  portfolio::Person person;    // become
  std::filesystem::path path;  // the folder or the file that was chosen
  std::string words;           // begin_exam: which; hand_in: the ticket
  ShareView::Act act;          // share
};
// Does it, and says what came of it.
std::vector<session::DeskLine> done(const Wish& wish, session::OwnWork& work, session::Session& session);

class View {
 public:
  explicit View(const base::Locations& locations) : share_(locations) {}
  // In frame.area, while it is the page that is shown.
  std::optional<Wish> draw(widgets::Frame& frame, const session::OwnWork& work);
  void tell(widgets::Frame& frame, std::vector<session::DeskLine> lines);

 private:
  void draw_head(widgets::Frame& frame, Rect row);
  void draw_parts(widgets::Frame& frame, Rect& rest);
  void draw_me(widgets::Frame& frame, Rect& rest, const session::OwnWork& work);
  float draw_who(widgets::Frame& frame, const Rect& area, const session::OwnWork& work);
  float draw_animals(widgets::Frame& frame, const Rect& area, const session::OwnWork& work);
  float draw_colors(widgets::Frame& frame, const Rect& area, const session::OwnWork& work);
  float draw_kept(widgets::Frame& frame, const Rect& area) const;
  float draw_actions(widgets::Frame& frame, const Rect& area, const session::OwnWork& work);
  float draw_asked(widgets::Frame& frame, const Rect& area);
  float draw_exam(widgets::Frame& frame, const Rect& area, const session::OwnWork& work);
  float draw_sitting(widgets::Frame& frame, Rect rest, const session::ExamDesk& exam);
  void look(widgets::Frame& frame, Wish::What what, files::Kind kind);
  void wish(portfolio::Person person);
  void wish_name(widgets::Frame& frame, const session::OwnWork& work);

  std::optional<Wish> wish_;
  std::vector<session::DeskLine> said_;
  std::vector<portfolio::Kept> kinds_;  // read when the page opens and after what was done
  bool read_ = false;
  bool asks_to_erase_ = false, asks_to_hand_in_ = false;
  std::vector<std::string> papers_;  // of the class's folder, that were not handed in; read with kinds_
  std::string ticket_;               // in the field
  double drawn_at_ = -1;  // of the window's clock, in the frame before
  std::string name_;      // in the field
  std::string shown_, tried_;  // the pseudonym that the field was given; the last that was asked for
  std::string doubted_;        // that looked like a real name: another Enter takes it
  std::size_t proposals_ = 0;
  Wish::What looking_for_ = Wish::What::take_away;  // what the chosen file or folder is for
  files::FilePanel files_;
  AvatarPictures pictures_;
  bool with_class_ = false;    // the part that is shown
  ShareView share_;
  stage::Replay replay_;
};

}  // namespace lunabloc::ide::person
