#include "ide/lesson/view.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/advice_words.h"
#include "base/file.h"
#include "ide/lesson/examples.h"
#include "ide/lesson/production.h"
#include "ide/widgets/cards.h"
#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/panel.h"
#include "ide/widgets/text.h"

namespace lunabloc::ide::lesson {
namespace {

using lunabloc::lesson::Check;
using lunabloc::lesson::Lesson;
using lunabloc::lesson::Step;
using theme::FontRole;
using theme::Icon;
using widgets::Frame;

constexpr std::size_t kLargestPicture = 1'000'000;  // bytes
constexpr float kLowPanel = 360, kWidePanel = 520, kButtons = 196;  // du

struct PhaseWords {
  std::string_view phase;
  const char* words;
};
constexpr std::array<PhaseWords, 7> kPhases = {{{"debranche", "ide.lesson.phase.unplugged"},
                                                {"predire", "ide.lesson.phase.predict"},
                                                {"lancer", "ide.lesson.phase.run"},
                                                {"enqueter", "ide.lesson.phase.investigate"},
                                                {"modifier", "ide.lesson.phase.modify"},
                                                {"creer", "ide.lesson.phase.make"},
                                                {"retenir", "ide.lesson.phase.remember"}}};

// "Modifie : un triangle"
std::string title_of(const Frame& frame, const Step& step) {
  const auto found = std::find_if(kPhases.begin(), kPhases.end(), [&](const PhaseWords& one) { return one.phase == step.phase; });
  if (found == kPhases.end()) return step.title;
  const std::string word = frame.words(found->words);
  return step.title.empty() ? word : word + (frame.french() ? " : " : ": ") + step.title;
}

// « Vérifier » has something to judge here. A check that does not block, alone at its step, says on which map it plays.
bool is_checked(const Lesson& lesson, const std::string& step) {
  return std::any_of(lesson.checks.begin(), lesson.checks.end(),
                     [&](const Check& check) { return check.step == step && check.blocking && !check.prediction; });
}

bool all_done(const session::Session& session) {
  const std::vector<Step>& steps = session.lesson()->steps;
  return std::all_of(steps.begin(), steps.end(), [&](const Step& step) { return session.step_done(step.id); });
}

// The program has run to its end, and that end is what is shown.
bool has_been_seen(const session::Session& session) {
  return session.run_phase() == session::RunPhase::finished && session.step_count() > 0 && session.shown_step() >= session.step_count();
}

// What a run met is told where it is seen, on the stage; beside a kit there is none.
const std::optional<session::Notice>& own_notice(const session::Session& session) {
  static const std::optional<session::Notice> none;
  const bool elsewhere = session.notice() && session.notice()->about_run && session.lesson()->world != "kit";
  return elsewhere ? none : session.notice();
}

// Its words begin where the text begins.
bool quiet_at_left(Frame& frame, const std::string& id, const Rect& row, const widgets::ButtonFace& face) {
  const float width = frame.fonts.width(FontRole::small_bold, face.label) + frame.fonts[FontRole::icon19]->FontSize + frame.du(18);
  return widgets::quiet_button(frame, id, {row.x - frame.du(5), row.y, width, row.h}, face);
}

std::string place_words(const Frame& frame) {
  return frame.words("ide.lesson.place", {{"n", std::to_string(frame.session.step_index() + 1)},
                                          {"total", std::to_string(frame.session.lesson()->steps.size())}});
}

}  // namespace

void View::draw(Frame& frame) {
  const widgets::Panel panel =
      widgets::begin_panel(frame, {.id = "lesson", .zone = access::Zone::lesson, .rect = frame.area});
  Rect rest = panel.area;
  if (frame.session.lesson() == nullptr) {
    widgets::empty_state(frame, "lessonpanel.none", rest, Icon::book_open_page_variant, frame.words("ide.lesson.none"));
    widgets::end_panel(frame, panel);
    return;
  }
  follow(frame.session);
  announce_notice(frame);
  announce_aside(frame);
  // Where there is little height, the head moves with the text.
  const bool low = rest.h < frame.du(kLowPanel);
  if (!low) draw_head(frame, rest, false);
  // … and the buttons stand beside it, where there is width for both.
  const bool beside = low && rest.w >= frame.du(kWidePanel);
  const Rect footer = beside ? rest.cut_right(frame.du(kButtons)) : rest.cut_bottom(frame.metrics.button_height() + 2 * frame.metrics.space(2) + frame.du(2));
  if (frame.session.aside()) draw_aside(frame, rest.cut_bottom(frame.metrics.button_height() + 2 * frame.metrics.space(2)));
  draw_body(frame, rest, low);
  draw_footer(frame, footer);
  widgets::end_panel(frame, panel);
}

// Reads the step anew when it is another one.
void View::follow(const session::Session& session) {
  const Lesson& lesson = *session.lesson();
  const Step& step = *session.step();
  const std::string key = lesson.folder.string() + "\n" + step.id + "\n" + session.language();
  if (key == key_) return;
  if (lesson.folder != folder_) pictures_.clear();
  folder_ = lesson.folder;
  base_folder_ = lesson.base_folder;
  key_ = key;
  const bool french = session.language() == "fr";
  introduction_ = session.step_index() == 0 ? widgets::parse_markdown(lesson.introduction, french) : widgets::Markdown{};
  adult_ = widgets::parse_markdown(step.adult, french);
  pieces_.clear();
  std::size_t from = 0;
  const std::string_view text = step.markdown;
  for (const std::string& question : step.questions) {
    const auto place = step.question_places.find(question);
    const std::size_t until = place == step.question_places.end() ? text.size() : std::clamp(place->second, from, text.size());
    add_pieces(text.substr(from, until - from), french, question);
    from = until;
  }
  if (from < text.size()) add_pieces(text.substr(from), french, {});
  questions_.forget();
  trials_.forget();
  adult_open_ = technical_open_ = false;
  to_top_ = true;
}

// A program that can be tried ends a piece: its button stands below it.
void View::add_pieces(std::string_view text, bool french, const std::string& question) {
  Piece piece;
  widgets::Markdown whole = widgets::parse_markdown(text, french);
  for (widgets::MarkdownBlock& block : whole.blocks) {
    if (block.language == "lua" && block.note == "essai") piece.example = block.code;
    piece.text.blocks.push_back(std::move(block));
    if (!piece.example.empty()) pieces_.push_back(std::exchange(piece, {}));
  }
  piece.question = question;
  if (!piece.text.blocks.empty() || !question.empty()) pieces_.push_back(std::move(piece));
}

// What is on the stage now is said, as the eye sees it.
void View::announce_aside(Frame& frame) {
  const std::optional<session::Aside>& aside = frame.session.aside();
  if (aside == shown_aside_) return;
  shown_aside_ = aside;
  if (!aside) return frame.announce(frame.words("ide.lesson.back.done"));
  const bool failed = aside->kind == session::Aside::Kind::failed_case;
  const std::string shown_case = failed && frame.session.notice() ? frame.session.notice()->shown_case : std::string();
  frame.announce(frame.words(failed ? "ide.lesson.aside.case" : "ide.lesson.aside.example") + (shown_case.empty() ? "" : ". " + shown_case));
}

// What has just been seen is said, and scrolled to.
void View::announce_notice(Frame& frame) {
  const std::optional<session::Notice>& notice = own_notice(frame.session);
  const std::vector<std::string> hints = frame.session.hints();
  if (notice != shown_notice_) {
    if (notice) {
      frame.announce(base::in_one_line(notice->advice));
      to_news_ = true;
    }
    technical_open_ = false;
    shown_notice_ = notice;
  }
  if (hints.size() > shown_hints_) {
    frame.announce(hints.back());
    to_news_ = true;
  }
  shown_hints_ = hints.size();
}

const widgets::VectorPicture* View::picture(const std::string& path) {
  auto known = pictures_.find(path);
  if (known == pictures_.end()) {
    known = pictures_.emplace(path, std::nullopt).first;
    // Only what belongs to the lesson.
    const bool inside = path.find("..") == std::string::npos && !path.starts_with('/');
    if (const Result<std::string> svg = inside ? base::read_file(base::is_there(folder_ / path) || base_folder_.empty() ? folder_ / path : base_folder_ / path, kLargestPicture) : Result<std::string>(std::string()))
      if (Result<widgets::VectorPicture> read = widgets::VectorPicture::parse(*svg)) known->second = std::move(*read);
  }
  return known->second ? &*known->second : nullptr;
}

// -- the head: which lesson, which step, how many are behind

void View::draw_head(Frame& frame, Rect& rest, bool low) const {
  const Lesson& lesson = *frame.session.lesson();
  const std::string place = place_words(frame), name = frame.words("ide.lesson.name", {{"nom", lesson.id}}), title = title_of(frame, *frame.session.step());
  const float place_width = frame.fonts.width(FontRole::small, place);
  Rect head = rest.inset(frame.metrics.text_margin(), 0);
  // In a low panel the top bar says which lesson it is.
  Rect line = head.cut_top(low ? frame.du(8) : frame.metrics.head_height());
  if (!low) {
    widgets::text_in(frame, line.cut_right(place_width), FontRole::small, frame.theme.ink3, place);
    widgets::icon_in(frame, line.cut_left(frame.du(20)), FontRole::icon19, frame.theme.accent, Icon::book_open_page_variant);
    line.cut_left(frame.du(6));
    widgets::text_in(frame, line, FontRole::small_bold, frame.theme.accent, name);
  }
  widgets::register_text(frame, {.id = "lessonpanel.name", .role = access::Role::heading, .label = name + ", " + lesson.title, .rect = line});
  Rect words = head;
  if (low) {
    const Rect beside = words.cut_right(place_width);
    widgets::text_in(frame, {beside.x, beside.y, beside.w, frame.fonts.line(FontRole::h2)}, FontRole::small, frame.theme.ink3, place);
    words.cut_right(frame.du(8));
  }
  words.h = widgets::draw_text(frame, words, title, FontRole::h2, frame.theme.ink);
  head.cut_top(words.h);
  widgets::register_text(frame, {.id = "lessonpanel.title", .role = access::Role::heading, .label = title, .rect = words});
  draw_steps(frame, head.cut_top(frame.metrics.target(28)));
  rest.cut_top(head.y - rest.y + frame.du(low ? 0 : 4));
}

// A segment a step; those that were reached can be opened again.
void View::draw_steps(Frame& frame, Rect row) const {
  const session::Session& session = frame.session;
  const std::vector<Step>& steps = session.lesson()->steps;
  const std::size_t current = session.step_index(), reached = session.reached_step();
  widgets::register_text(frame, {.id = "lessonpanel.progress", .role = access::Role::progress, .label = place_words(frame), .rect = row});
  const float gap = frame.du(4), width = (row.w + gap) / static_cast<float>(steps.size());
  for (std::size_t index = 0; index < steps.size(); ++index) {
    // What is pressed reaches over the gaps; what is drawn does not.
    const float left = std::round(row.x - gap / 2 + static_cast<float>(index) * width);
    const Rect target{left, row.y, std::round(width), row.h};
    const bool is_current = index == current, done = session.step_done(steps[index].id), open = index <= reached;
    const std::string title = title_of(frame, steps[index]);
    const widgets::Interaction state = widgets::interact(
        frame, {.id = "lesson.step." + std::to_string(index + 1), .role = access::Role::button,
                .label = frame.words("ide.lesson.step", {{"n", std::to_string(index + 1)}, {"titre", title}}),
                .state = {.disabled = !open, .checked = done, .current = is_current}, .rect = target});
    widgets::progress_step(frame, target.inset(gap / 2, 0), {.done = done, .current = is_current, .hovered = open && state.hovered});
    widgets::ring_if_focused(frame, state, target.inset(0, frame.du(5)), frame.metrics.radius_button());
    widgets::tooltip(frame, state, target, title);
    if (state.activated && open && !is_current) frame.commands.push("lesson.step", {std::to_string(index)});
  }
}

// -- the body

void View::draw_body(Frame& frame, const Rect& area, bool with_head) {
  const widgets::Panel body = widgets::begin_panel(
      frame, {.id = "lesson-body", .zone = access::Zone::lesson, .rect = area, .surface = widgets::Surface::none, .scroll = widgets::Scroll::vertical});
  if (std::exchange(to_top_, false)) ImGui::SetScrollY(0);
  const bool scrolled = ImGui::GetScrollY() > 1;
  const float margin = frame.metrics.text_margin(), gap = frame.metrics.space(3);
  Rect rest{body.area.x, body.area.y, body.area.w, 1e6F};
  if (with_head) draw_head(frame, rest, true);
  rest.cut_top(frame.du(6));
  rest = rest.inset(margin, 0);
  const auto take = [&](float height) {
    if (height <= 0) return;
    rest.cut_top(height);
    rest.cut_top(gap);
  };
  news_.reset();
  take(draw_pieces(frame, rest));
  for (const Check& check : frame.session.lesson()->checks)
    if (check.step == frame.session.step()->id && check.type == "production") take(draw_production(frame, check, rest));
  take(draw_trials(frame, rest));
  take(draw_predictions(frame, rest));
  if (!news_) take(draw_news(frame, rest));
  const float news = news_ ? news_->first : rest.y, news_end = news_ ? news_->second : rest.y;
  take(draw_examples(frame, rest));
  take(draw_adult(frame, rest));
  if (std::exchange(to_news_, false)) {
    const float top = ImGui::GetWindowPos().y, height = ImGui::GetWindowHeight();
    // The whole of it, or its beginning when it is higher than the panel.
    if (news_end > top + height) ImGui::SetScrollFromPosY(std::min(news_end - top, news - top + height - margin), 1);
    else if (news < top) ImGui::SetScrollFromPosY(news - top - frame.du(8), 0);
    frame.animating = true;
  }
  widgets::end_panel(frame, body, rest.y);
  if (scrolled) widgets::separator(frame, area.x, area.y, area.w);
}

// What « Vérifier » has seen, the hints that were asked for, and what is done.
float View::draw_news(Frame& frame, const Rect& area) {
  Rect rest = area;
  const float gap = frame.metrics.space(3);
  const auto take = [&](float height) {
    if (height > 0) rest.cut_top(height + gap);
  };
  take(draw_notice(frame, rest));
  take(draw_hints(frame, rest));
  take(draw_finished(frame, rest));
  const float height = std::max(0.0F, rest.y - area.y - gap);
  news_ = {area.y, area.y + height};
  return height;
}

// Several checks of a step may look at the same trials.
float View::draw_trials(Frame& frame, const Rect& area) {
  for (const Check& check : frame.session.lesson()->checks)
    if (check.step == frame.session.step()->id && !trials_file(check).empty()) return trials_.draw(frame, check, area);
  return 0;
}

float View::draw_pieces(Frame& frame, const Rect& area) {
  const float gap = frame.metrics.space(3);
  const widgets::PictureOf pictures = [this](const std::string& path) { return picture(path); };
  Rect rest = area;
  const auto draw_text = [&](const std::string& id, const widgets::Markdown& text) {
    if (text.blocks.empty()) return;
    rest.cut_top(widgets::draw_markdown(frame, id, text, rest, FontRole::body, pictures));
    rest.cut_top(gap);
  };
  draw_text("lessonpanel.introduction", introduction_);
  for (std::size_t index = 0; index < pieces_.size(); ++index) {
    draw_text("lesson.text." + std::to_string(index + 1), pieces_[index].text);
    if (const float height = draw_example(frame, rest, index); height > 0) {
      rest.cut_top(height);
      rest.cut_top(gap);
    }
    const Check* check = frame.session.lesson()->check(pieces_[index].question);
    if (check == nullptr) continue;
    rest.cut_top(questions_.draw(frame, *check, rest));
    rest.cut_top(gap);
    // What is said of an answer stands below it, not at the end of them all.
    if (check->prediction || frame.session.speaking_check() != check->id) continue;
    if (const float height = draw_news(frame, rest); height > 0) rest.cut_top(height + gap);
  }
  return std::max(0.0F, rest.y - gap - area.y);
}

// « Tu pensais » beside « Le programme a fait », once the run has been seen to its end: never a judgement.
float View::draw_predictions(Frame& frame, const Rect& area) const {
  const session::Session& session = frame.session;
  if (session.step()->phase != "lancer" || !has_been_seen(session)) return 0;
  Rect rest = area;
  for (const Check& check : session.lesson()->checks) {
    const auto answer = session.progress().answers.find(check.id);
    if (!check.prediction || answer == session.progress().answers.end()) continue;
    const bool passed = answer->second == kNoIdea;
    const std::string thought = passed ? frame.words("ide.lesson.no_idea.was") : answer_in_words(frame, check, answer->second);
    const std::string did = expected_in_words(frame, check);  // a prediction of several right answers has none
    const std::optional<Advice> said = passed ? std::nullopt : session.said_of_prediction(check.id);
    const std::string known = said ? base::in_one_line(*said) : std::string();
    const float line = frame.fonts.line(FontRole::small), width = area.w - frame.du(24);
    const std::string question = check.data.text_at("question");
    const auto part_height = [&](const std::string& words) { return words.empty() ? 0 : frame.du(8) + line + widgets::text_height(frame, width, words, FontRole::body_bold); };
    const float height = frame.du(14) + widgets::text_height(frame, width, question, FontRole::small) + part_height(thought) + part_height(did) +
                         (known.empty() ? 0 : frame.du(8) + widgets::text_height(frame, width, known, FontRole::small));
    const Rect card = rest.cut_top(height);
    widgets::fill(frame, card, frame.theme.accent_soft, frame.metrics.radius_button());
    if (!frame.theme.shadows) widgets::outline(frame, card, frame.theme.accent, frame.metrics.radius_button());
    Rect inside = card.inset(frame.du(12), frame.du(8));
    const auto part = [&](const char* id, Icon icon, const std::string& title, const std::string& words) {
      if (words.empty()) return;
      inside.cut_top(frame.du(8));
      Rect head = inside.cut_top(line);
      widgets::icon_in(frame, head.cut_left(frame.du(17)), FontRole::icon16, frame.theme.accent, icon);
      head.cut_left(frame.du(6));
      widgets::text_in(frame, head, FontRole::small, frame.theme.ink2, title);
      const Rect drawn = inside.cut_top(widgets::draw_text(frame, inside, words, FontRole::body_bold, frame.theme.ink));
      widgets::register_text(frame, {.id = "lesson.prediction." + check.id + id, .role = access::Role::card, .label = title, .value = words, .rect = drawn});
    };
    const Rect words = inside.cut_top(widgets::draw_text(frame, inside, question, FontRole::small, frame.theme.ink));
    widgets::register_text(frame, {.id = "lesson.prediction." + check.id, .role = access::Role::text, .label = question, .rect = words});
    part(".thought", Icon::crosshairs_gps, frame.words("ide.lesson.thought"), thought);
    part(".did", Icon::eye, frame.words("ide.lesson.did"), did);
    if (!known.empty()) {
      inside.cut_top(frame.du(8));
      const Rect drawn = inside.cut_top(widgets::draw_text(frame, inside, known, FontRole::small, frame.theme.ink));
      widgets::register_text(frame, {.id = "lesson.prediction." + check.id + ".known", .role = access::Role::text, .label = known, .rect = drawn});
    }
    rest.cut_top(frame.metrics.space(3));
  }
  return std::max(0.0F, rest.y - frame.metrics.space(3) - area.y);
}

float View::draw_notice(Frame& frame, const Rect& area) {
  const session::Session& session = frame.session;
  Rect rest = area;
  if (session.checking()) {
    const Rect line = rest.cut_top(frame.fonts.line(FontRole::small));
    widgets::text_in(frame, line, FontRole::small, frame.theme.ink2, frame.words("ide.lesson.checking"));
    widgets::register_text(frame, {.id = "lessonpanel.checking", .role = access::Role::status, .label = frame.words("ide.lesson.checking"), .rect = line});
    return line.h;
  }
  const bool whole = session.step_index() + 1 == session.lesson()->steps.size() && all_done(session);
  if (!own_notice(session) || (whole && own_notice(session)->tone == session::Notice::Tone::fine)) return 0;
  const session::Notice& notice = *own_notice(session);
  rest.cut_top(widgets::advice_card(frame, {"lessonpanel.notice", notice.tone, notice.advice}, rest));
  if (const float of_case = draw_case(frame, rest, notice); of_case > 0) rest.cut_top(of_case);
  const float height = frame.metrics.target(32);
  if (notice.offset) {
    rest.cut_top(frame.du(4));
    const widgets::ButtonFace face{.icon = Icon::hand_pointing_right, .label = frame.words("ide.lesson.show_block")};
    if (quiet_at_left(frame, "lessonpanel.notice.show", rest.cut_top(height), face))
      if (const program::Block* block = program::statement_at(session.projection(), *notice.offset))
        frame.focus().set("block." + std::to_string(static_cast<std::uint64_t>(block->id)), access::Zone::blocks);
  }
  if (!notice.technical.empty()) {
    rest.cut_top(frame.du(4));
    const widgets::ButtonFace face{.icon = technical_open_ ? Icon::chevron_up : Icon::chevron_down, .label = frame.words("ide.lesson.adult")};
    if (quiet_at_left(frame, "lessonpanel.notice.adult", rest.cut_top(height), face)) technical_open_ = !technical_open_;
    if (technical_open_) {
      const Rect words = rest.cut_top(widgets::draw_text(frame, rest, notice.technical, FontRole::small, frame.theme.ink2));
      widgets::register_text(frame, {.id = "lessonpanel.notice.technical", .role = access::Role::text, .label = notice.technical, .rect = words});
    }
  }
  return rest.y - area.y;
}

// The case on which the check failed, and the way to see it again.
float View::draw_case(Frame& frame, const Rect& area, const session::Notice& notice) const {
  if (!frame.session.can_replay_case()) return 0;
  Rect rest = area;
  rest.cut_top(frame.du(8));
  if (!notice.shown_case.empty()) {
    const std::string words = frame.words("ide.lesson.case", {{"detail", notice.shown_case}});
    const Rect line = rest.cut_top(widgets::draw_text(frame, rest, words, FontRole::small, frame.theme.ink2));
    widgets::register_text(frame, {.id = "lessonpanel.case", .role = access::Role::text, .label = words, .rect = line});
    rest.cut_top(frame.du(6));
  }
  const bool seen = frame.session.aside() && frame.session.aside()->kind == session::Aside::Kind::failed_case;
  const widgets::ButtonFace face{.icon = Icon::replay, .label = frame.words(seen ? "ide.lesson.replay.again" : "ide.lesson.replay"),
                                 .hint = frame.words("ide.lesson.replay.hint")};
  const float width = std::min(rest.w, widgets::button_width(frame, face));
  if (widgets::secondary_button(frame, "lesson.replay", rest.cut_top(frame.metrics.button_height()).cut_left(width), face)) frame.commands.push("lesson.replay");
  return rest.y - area.y;
}

// A program of the text that can be tried: it runs in a copy, and the pupil's own is not touched.
float View::draw_example(Frame& frame, const Rect& area, std::size_t piece) const {
  const std::string& example = pieces_[piece].example;
  if (example.empty()) return 0;
  const std::optional<session::Aside>& aside = frame.session.aside();
  const bool shown = aside && aside->kind == session::Aside::Kind::example && aside->program == example;
  const widgets::ButtonFace face{.icon = shown ? Icon::replay : Icon::play, .label = frame.words(shown ? "ide.lesson.try.again" : "ide.lesson.try"),
                                 .hint = frame.words("ide.lesson.try.hint")};
  Rect row{area.x, area.y, area.w, frame.metrics.button_height()};
  const float width = std::min(row.w, widgets::button_width(frame, face));
  if (widgets::secondary_button(frame, "lesson.try." + std::to_string(piece + 1), row.cut_left(width), face)) frame.commands.push("lesson.try", {example});
  return row.h;
}

// While something else than the pupil's program is on the stage: what it is, and the way back.
void View::draw_aside(Frame& frame, Rect row) const {
  const bool failed = frame.session.aside()->kind == session::Aside::Kind::failed_case;
  widgets::fill(frame, row, frame.theme.accent_soft);
  widgets::separator(frame, row.x, row.y, row.w);
  Rect place = row.inset(frame.metrics.text_margin(), frame.metrics.space(2));
  const widgets::ButtonFace face{.icon = Icon::arrow_left, .label = frame.words("ide.lesson.back")};
  const Rect button = place.cut_right(std::min(std::round(place.w * 0.6F), widgets::button_width(frame, face)));
  place.cut_right(frame.du(8));
  widgets::icon_in(frame, place.cut_left(frame.du(20)), FontRole::icon19, frame.theme.accent, Icon::eye);
  place.cut_left(frame.du(6));
  const std::string words = frame.words(failed ? "ide.lesson.aside.case" : "ide.lesson.aside.example");
  const widgets::Paragraph paragraph(frame, widgets::spans_of(words, frame.french()), FontRole::small, place.w);
  paragraph.draw(frame, place.x, std::round(place.center().y - paragraph.height() / 2), frame.theme.ink);
  widgets::register_text(frame, {.id = "lessonpanel.aside", .role = access::Role::status, .label = words, .rect = place});
  if (widgets::secondary_button(frame, "lesson.back", button, face)) frame.commands.push("lesson.back");
}

float View::draw_hints(Frame& frame, const Rect& area) const {
  const std::vector<std::string> hints = frame.session.hints();
  Rect rest = area;
  for (std::size_t index = 0; index < hints.size(); ++index) {
    const std::string title = frame.words("ide.lesson.hint.n", {{"n", std::to_string(index + 1)}});
    const widgets::Paragraph words(frame, widgets::spans_of(hints[index], frame.french()), FontRole::small, area.w - frame.du(52));
    const Rect card = rest.cut_top(frame.du(20) + frame.fonts.line(FontRole::small_bold) + words.height());
    widgets::fill(frame, card, frame.theme.warn_soft, frame.metrics.radius_button());
    if (!frame.theme.shadows) widgets::outline(frame, card, frame.theme.warn, frame.metrics.radius_button());
    Rect inside = card.inset(frame.du(12), frame.du(10));
    Rect head = inside.cut_top(frame.fonts.line(FontRole::small_bold));
    widgets::icon_in(frame, head.cut_left(frame.du(20)), FontRole::icon19, frame.theme.warn, Icon::lightbulb_outline);
    head.cut_left(frame.du(8));
    widgets::text_in(frame, head, FontRole::small_bold, frame.theme.warn, title);
    words.draw(frame, inside.x + frame.du(28), inside.y, frame.theme.ink);
    widgets::register_text(frame, {.id = "lesson.hint." + std::to_string(index + 1), .role = access::Role::card, .label = title,
                                   .value = hints[index], .rect = card});
    rest.cut_top(frame.du(8));
  }
  return hints.empty() ? 0 : rest.y - frame.du(8) - area.y;
}

// A step that is behind, and at the end the whole lesson.
float View::draw_finished(Frame& frame, const Rect& area) const {
  const session::Session& session = frame.session;
  const std::vector<Step>& steps = session.lesson()->steps;
  const bool whole = session.step_index() + 1 == steps.size() && all_done(session);
  if (!whole && (own_notice(session) || !session.step_done(session.step()->id) || !is_checked(*session.lesson(), session.step()->id))) return 0;
  const std::string words = whole ? frame.words("ide.lesson.finished", {{"n", std::to_string(steps.size())}}) : frame.words("ide.lesson.step_done");
  const widgets::Paragraph paragraph(frame, widgets::spans_of(words, frame.french()), whole ? FontRole::body : FontRole::small, area.w - frame.du(58));
  const float title = whole ? frame.fonts.line(FontRole::h2) : 0;
  const Rect card{area.x, area.y, area.w, std::max(frame.du(24), title + paragraph.height()) + frame.du(20)};
  widgets::fill(frame, card, frame.theme.ok_soft, frame.metrics.radius_button());
  if (!frame.theme.shadows) widgets::outline(frame, card, frame.theme.ok, frame.metrics.radius_button());
  Rect inside = card.inset(frame.du(12), frame.du(10));
  const float radius = frame.du(whole ? 12 : 9);
  widgets::check_disc(frame, {inside.x + radius, whole ? inside.y + title / 2 : inside.center().y}, radius, frame.theme.ok, frame.theme.on_ok);
  inside.cut_left(frame.du(34));
  const std::string heading = frame.words("ide.lesson.finished.title");
  if (whole) widgets::text_in(frame, inside.cut_top(title), FontRole::h2, frame.theme.ok, heading);
  paragraph.draw(frame, inside.x, whole ? inside.y : std::round(inside.center().y - paragraph.height() / 2), frame.theme.ink);
  widgets::register_text(frame, {.id = "lessonpanel.finished", .role = access::Role::status, .label = whole ? heading : words,
                                 .value = whole ? words : std::string(), .rect = card});
  return card.h;
}

float View::draw_adult(Frame& frame, const Rect& area) {
  if (adult_.blocks.empty()) return 0;
  Rect rest = area;
  const widgets::ButtonFace face{.icon = adult_open_ ? Icon::chevron_up : Icon::chevron_down, .label = frame.words("ide.lesson.adult"),
                                 .hint = frame.words("ide.lesson.adult.hint"), .pressed = adult_open_};
  if (quiet_at_left(frame, "lessonpanel.adult", rest.cut_top(frame.metrics.target(32)), face)) adult_open_ = !adult_open_;
  if (adult_open_) {
    rest.cut_top(frame.du(4));
    rest.cut_top(widgets::draw_markdown(frame, "lessonpanel.adult.text", adult_, rest, FontRole::small));
  }
  return rest.y - area.y;
}

// -- the foot: what can be done now

void View::draw_hint_button(Frame& frame, const Rect& rect) const {
  const std::size_t opened = frame.session.hints().size(), left = frame.session.hints_left(), total = opened + left;
  widgets::ButtonFace face{.icon = Icon::lightbulb_outline, .label = frame.words("ide.lesson.hint"), .enabled = frame.session.hint_may_open()};
  if (total > 0)
    face.label = frame.words("ide.lesson.hint.of", {{"n", std::to_string(std::min(opened + 1, total))}, {"total", std::to_string(total)}});
  face.hint = frame.words(total == 0 ? "ide.lesson.hint.first" : left == 0 ? "ide.lesson.hint.none" : face.enabled ? "ide.lesson.hint.free" : "ide.lesson.hint.after_try");
  if (widgets::secondary_button(frame, "lesson.hint", rect, face)) frame.commands.push("lesson.hint");
}

void View::draw_footer(Frame& frame, Rect row) {
  const session::Session& session = frame.session;
  const Lesson& lesson = *session.lesson();
  const bool checked = is_checked(lesson, session.step()->id), done = session.step_done(session.step()->id);
  const bool last = session.step_index() + 1 == lesson.steps.size();
  // One below the other where they stand beside the text.
  const bool stacked = row.h > row.w / 2;
  if (stacked) widgets::fill(frame, {row.x, row.y, frame.metrics.border(), row.h}, frame.theme.line);
  else widgets::separator(frame, row.x, row.y, row.w);
  Rect place = row.inset(stacked ? frame.metrics.space(3) : frame.metrics.text_margin(), frame.metrics.space(2) + frame.du(1));
  const float gap = frame.du(8);
  const auto first = [&](float share) {
    const Rect rect = stacked ? place.cut_top(frame.metrics.button_height()) : place.cut_left(std::round(place.w * share));
    if (stacked) place.cut_top(gap);
    else place.cut_left(gap);
    return rect;
  };
  const auto last_place = [&] { return stacked ? place.cut_top(frame.metrics.button_height()) : place; };
  const widgets::ButtonFace check{.icon = Icon::check, .label = frame.words("ide.lesson.check"), .enabled = !session.checking(),
                                  .hint = session.checking() ? frame.words("ide.lesson.checking") : std::string()};
  if (checked && !done) {
    draw_hint_button(frame, first(0.45F));
    if (widgets::primary_button(frame, "lesson.check", last_place(), check)) frame.commands.push("lesson.check");
    return;
  }
  if (checked) {
    if (widgets::secondary_button(frame, "lesson.check", first(0.42F), check)) frame.commands.push("lesson.check");
  }
  if (!last) {
    const bool narrow = checked || stacked;
    if (widgets::primary_button(frame, "lesson.next", last_place(), {.icon = Icon::arrow_right, .label = frame.words(narrow ? "ide.lesson.next.short" : "ide.lesson.next")}))
      frame.commands.push("lesson.next");
  } else if (!all_done(session)) {
    if (widgets::primary_button(frame, "lessonpanel.finish", last_place(), {.icon = Icon::check, .label = frame.words("ide.lesson.finish")})) frame.commands.push("lesson.check");
  } else if (widgets::primary_button(frame, "lessonpanel.others", last_place(), {.icon = Icon::home, .label = frame.words("ide.lesson.others")})) {
    frame.shared.home_open = true;
  }
}

}  // namespace lunabloc::ide::lesson
