// The lesson: its steps, the text of the current one with its pictures and questions, what « Vérifier » has seen, hints.
//
// Reads the session's lesson and notice; asks for "lesson.…". It never judges anything itself.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ide/lesson/question.h"
#include "ide/lesson/trials.h"
#include "ide/widgets/frame.h"
#include "ide/widgets/markdown.h"

namespace lunabloc::ide::lesson {

class View {
 public:
  // In frame.area.
  void draw(widgets::Frame& frame);

 private:
  // The text of a step up to a program that can be tried or up to a question, then that; the last piece has neither.
  struct Piece {
    widgets::Markdown text;
    std::string question;
    std::string example;
  };

  void follow(const session::Session& session);
  void add_pieces(std::string_view text, bool french, const std::string& question);
  void announce_notice(widgets::Frame& frame);
  void announce_aside(widgets::Frame& frame);
  const widgets::VectorPicture* picture(const std::string& path);

  void draw_head(widgets::Frame& frame, Rect& rest, bool low) const;
  void draw_steps(widgets::Frame& frame, Rect row) const;
  void draw_body(widgets::Frame& frame, const Rect& area, bool with_head);
  float draw_pieces(widgets::Frame& frame, const Rect& area);
  float draw_trials(widgets::Frame& frame, const Rect& area);
  float draw_news(widgets::Frame& frame, const Rect& area);
  float draw_predictions(widgets::Frame& frame, const Rect& area) const;
  float draw_notice(widgets::Frame& frame, const Rect& area);
  float draw_case(widgets::Frame& frame, const Rect& area, const session::Notice& notice) const;
  float draw_example(widgets::Frame& frame, const Rect& area, std::size_t piece) const;
  void draw_aside(widgets::Frame& frame, Rect row) const;
  float draw_hints(widgets::Frame& frame, const Rect& area) const;
  float draw_finished(widgets::Frame& frame, const Rect& area) const;
  float draw_adult(widgets::Frame& frame, const Rect& area);
  void draw_footer(widgets::Frame& frame, Rect row);
  void draw_hint_button(widgets::Frame& frame, const Rect& rect) const;

  // What was read of the current step.
  std::string key_;  // lesson, step and language
  std::filesystem::path folder_, base_folder_;
  widgets::Markdown introduction_, adult_;
  std::vector<Piece> pieces_;
  std::map<std::string, std::optional<widgets::VectorPicture>> pictures_;
  Questions questions_;
  TrialForm trials_;

  bool adult_open_ = false, technical_open_ = false;
  bool to_top_ = true;                          // another step is shown
  std::optional<session::Notice> shown_notice_;
  std::size_t shown_hints_ = 0;
  std::optional<session::Aside> shown_aside_;
  bool to_news_ = false;                        // a notice or a hint has come: it is scrolled to
  std::optional<std::pair<float, float>> news_; // where it stands in this frame: its top and its end
};

}  // namespace lunabloc::ide::lesson
