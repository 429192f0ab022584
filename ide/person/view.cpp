#include "ide/person/view.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/wall_clock.h"
#include "ide/widgets/cards.h"
#include "ide/widgets/components.h"
#include "ide/widgets/desk_lines.h"
#include "ide/widgets/exam_time.h"
#include "ide/widgets/flow.h"
#include "ide/widgets/page_parts.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/panel.h"
#include "ide/widgets/text.h"

namespace lunabloc::ide::person {
namespace {

using session::DeskLine;
using theme::FontRole;
using theme::Icon;
using widgets::Frame;
using widgets::Key;
using What = Wish::What;

constexpr float kWidest = 900;  // du: lines that are read

// « 812 octets », « 41 Ko », « 3 Mo ».
std::string size_words(const Frame& frame, std::uintmax_t bytes) {
  if (bytes < 1000) return frame.words("ide.person.bytes", {{"n", std::to_string(bytes)}});
  if (bytes < 1'000'000) return frame.words("ide.person.kilobytes", {{"n", std::to_string((bytes + 500) / 1000)}});
  return frame.words("ide.person.megabytes", {{"n", std::to_string((bytes + 500'000) / 1'000'000)}});
}

}  // namespace

std::vector<DeskLine> done(const Wish& wish, session::OwnWork& work, session::Session& session) {
  const auto told = [&](const Result<void>& result) -> std::vector<DeskLine> {
    if (result) return {};
    return {session::refused(session.messages(), result.error())};
  };
  switch (wish.what) {
    case What::become: return told(work.become(wish.person));
    case What::take_away: return work.take_away(session, wish.path, base::this_second());
    case What::bring_back: return work.bring_back(session, wish.path);
    case What::choose_class: return told(work.choose_class_folder(wish.path));
    case What::put_into_class: return work.put_into_class(session);
    case What::erase: return work.erase(session);
    case What::begin_exam: return told(session.begin_exam(work.class_folder(), wish.words, work.person().pseudonym));
    case What::hand_in: {
      std::vector<DeskLine> lines = told(session.hand_in_exam(work.class_folder(), wish.words));
      if (lines.empty()) lines.push_back({DeskLine::Weight::fine, session.messages().text("ide.person.handed_in"), {}, 0});
      return lines;
    }
    case What::share: return wish.act(session);
  }
  return {};
}

void View::tell(Frame& frame, std::vector<DeskLine> lines) {
  said_ = std::move(lines);
  read_ = false;
  if (!said_.empty()) frame.announce(said_.front().words);
}

void View::wish(portfolio::Person person) { wish_ = Wish{.what = What::become, .person = std::move(person)}; }

// With Enter, or when the field is left; what was refused stays in it. What looks like a real name is asked once more, what
// leads to a person never taken.
void View::wish_name(Frame& frame, const session::OwnWork& work) {
  tried_ = name_;
  const portfolio::NameDoubt doubt = work.doubt(name_);
  const bool contact = doubt == portfolio::NameDoubt::address || doubt == portfolio::NameDoubt::number;
  if (contact || (doubt != portfolio::NameDoubt::none && doubted_ != name_)) {
    doubted_ = contact ? std::string() : name_;
    return tell(frame, {{DeskLine::Weight::warning, frame.words(contact ? "ide.person.contact" : "ide.person.real_name"), {}, 0}});
  }
  doubted_.clear();
  portfolio::Person person = work.chosen({}, {}, frame.session.language());
  person.pseudonym = name_;
  wish(std::move(person));
}

void View::look(Frame& frame, What what, files::Kind kind) {
  looking_for_ = what;
  files_.open(frame, kind);
}

std::optional<Wish> View::draw(Frame& frame, const session::OwnWork& work) {
  constexpr double kAway = 0.5;  // seconds without a frame of this page: another one was shown
  wish_.reset();
  if (frame.now - drawn_at_ > kAway) {
    said_.clear();
    asks_to_erase_ = asks_to_hand_in_ = read_ = false;
    share_.forget();
  }
  if (!std::exchange(read_, true)) {
    kinds_ = work.kinds();
    papers_ = work.papers();
  }
  if (shown_ != work.person().pseudonym) shown_ = name_ = tried_ = work.person().pseudonym;
  drawn_at_ = frame.now;
  if (replay_.is_open()) return replay_.draw(frame), std::nullopt;
  const widgets::Panel panel =
      widgets::begin_panel(frame, {.id = "person", .zone = access::Zone::lesson, .rect = frame.area, .scroll = widgets::Scroll::vertical});
  const float width = std::min(panel.area.w - 2 * frame.metrics.space(4), frame.du(kWidest));
  Rect rest{std::round(panel.area.center().x - width / 2), panel.area.y + frame.metrics.space(3), width, 100'000};
  draw_head(frame, rest.cut_top(std::max(frame.metrics.target(36), frame.fonts.line(FontRole::h1))));
  rest.cut_top(frame.metrics.space(2));
  draw_parts(frame, rest);
  if (with_class_) {
    widgets::desk_lines(frame, "person.line", rest, said_);
    if (std::optional<ShareView::Act> act = share_.draw(frame, rest, work.class_folder(), work.person().pseudonym, replay_)) wish_ = Wish{.what = What::share, .act = std::move(*act)};
  } else {
    draw_me(frame, rest, work);
    widgets::desk_lines(frame, "person.line", rest, said_);
  }
  if ((asks_to_erase_ || asks_to_hand_in_) && frame.input.take(Key::escape)) asks_to_erase_ = asks_to_hand_in_ = false;
  widgets::end_panel(frame, panel, rest.y + frame.metrics.space(5));
  if (const std::optional<std::filesystem::path> chosen = files_.draw(frame)) wish_ = Wish{.what = looking_for_, .path = *chosen};
  if (with_class_)
    if (const std::optional<DeskLine> line = share_.draw_above(frame)) tell(frame, {*line});
  return std::exchange(wish_, std::nullopt);
}

void View::draw_parts(Frame& frame, Rect& rest) {
  widgets::PageRow row(frame, rest);
  if (row.choice("person.part.me", frame.words("ide.share.part.me"), !with_class_)) with_class_ = false;
  if (row.choice("person.part.class", frame.words("ide.share.part.class"), with_class_)) with_class_ = true, share_.forget();
  row.end();
}

void View::draw_me(Frame& frame, Rect& rest, const session::OwnWork& work) {
  const float gap = frame.metrics.space(4);
  rest.cut_top(draw_exam(frame, rest, work));
  rest.cut_top(draw_who(frame, rest, work));
  rest.cut_top(gap);
  rest.cut_top(draw_kept(frame, rest));
  rest.cut_top(gap);
  rest.cut_top(draw_actions(frame, rest, work));
  rest.cut_top(draw_asked(frame, rest));
  rest.cut_top(frame.metrics.space(2));
}

void View::draw_head(Frame& frame, Rect row) {
  const widgets::ButtonFace close{.icon = Icon::close, .label = frame.words("ide.close")};
  if (widgets::secondary_button(frame, "person.close", row.cut_right(widgets::button_width(frame, close)), close)) {
    frame.shared.page = widgets::Page::lessons;
    frame.focus().clear();
  }
  const std::string title = frame.words("ide.person.title");
  widgets::text_in(frame, row, FontRole::h1, frame.theme.ink, title);
  widgets::register_text(frame, {.id = "person.title", .role = access::Role::heading, .label = title, .rect = row});
}

// The avatar, the pseudonym and what both are made of. Gives its height.
float View::draw_who(Frame& frame, const Rect& area, const session::OwnWork& work) {
  Rect rest = area;
  const std::string hint = frame.words("ide.person.who_hint");
  const Rect said = rest.cut_top(widgets::draw_text(frame, rest, hint, FontRole::body, frame.theme.ink2));
  widgets::register_text(frame, {.id = "person.who", .role = access::Role::text, .label = hint, .rect = said});
  rest.cut_top(frame.metrics.space(3));
  const float side = frame.du(96), gap = frame.metrics.space(4);
  const float top = rest.y;
  const Rect face = {rest.x, rest.y, side, side};
  pictures_.draw(frame, face, work.avatars(), work.person());
  const std::string who = work.person().pseudonym.empty() ? frame.words("ide.person.nobody") : work.person().pseudonym;
  widgets::register_text(frame, {.id = "person.avatar", .role = access::Role::picture, .label = who, .rect = face});
  rest.cut_left(side + gap);

  Rect row = rest.cut_top(frame.metrics.button_height());
  const widgets::ButtonFace another{.icon = Icon::refresh, .label = frame.words("ide.person.another"), .hint = frame.words("ide.person.another_hint")};
  const Rect button = row.cut_right(std::min(row.w / 2, widgets::button_width(frame, another)));
  row.cut_right(frame.metrics.space(2));
  row.w = std::min(row.w, frame.du(360));
  const widgets::FieldResult field = widgets::text_field(frame, "person.name", row, frame.words("ide.person.name"), name_, frame.words("ide.person.name"));
  const Rect beside{row.right() + frame.metrics.space(2), button.y, button.w, button.h};
  if (widgets::secondary_button(frame, "person.another", beside, another)) {
    // Begins somewhere else for everybody, then goes on in order.
    if (proposals_ == 0) proposals_ = static_cast<std::size_t>(base::this_second().time_since_epoch().count());
    wish(work.avatars().proposal(++proposals_, frame.session.language()));
  } else if (!name_.empty() && ((field.submitted && name_ == doubted_) || ((field.submitted || !field.active) && name_ != tried_))) {
    wish_name(frame, work);
  }
  rest.cut_top(frame.metrics.space(3));
  rest.cut_top(draw_animals(frame, rest, work));
  rest.cut_top(frame.metrics.space(2));
  rest.cut_top(draw_colors(frame, rest, work));
  return std::max(top + side, rest.y) - area.y;
}

float View::draw_animals(Frame& frame, const Rect& area, const session::OwnWork& work) {
  const float side = frame.metrics.target(48);
  widgets::Flow flow(area, side, frame.metrics.space(2));
  for (const portfolio::Avatars::Animal& animal : work.avatars().animals) {
    const Rect square = flow.place(side);
    const bool chosen = work.person().animal == animal.id;
    const std::string label = frame.session.language() == "fr" ? animal.french : animal.english;
    const widgets::Interaction state = widgets::interact(
        frame, {.id = "person.animal." + animal.id, .role = access::Role::choice, .label = label, .state = {.selected = chosen}, .rect = square});
    portfolio::Person shown = work.person();
    shown.animal = animal.id;
    pictures_.draw(frame, square, work.avatars(), shown);
    if (chosen) {
      widgets::outline(frame, square, frame.theme.accent, side / 2, frame.du(3));
      widgets::check_disc(frame, {square.right() - frame.du(7), square.bottom() - frame.du(7)}, frame.du(8), frame.theme.accent, frame.theme.on_accent);
    }
    widgets::ring_if_focused(frame, state, square, side / 2);
    widgets::tooltip(frame, state, square, label);
    if (state.activated) wish(work.chosen(animal.id, {}, frame.session.language()));
  }
  return flow.height();
}

float View::draw_colors(Frame& frame, const Rect& area, const session::OwnWork& work) {
  const bool french = frame.session.language() == "fr";
  const portfolio::Avatars::Animal* const animal = work.avatars().animal(work.person().animal);
  widgets::Flow flow(area, frame.metrics.target(32), frame.metrics.space(2));
  for (const portfolio::Avatars::Color& color : work.avatars().colors) {
    const bool chosen = work.person().color == color.id;
    const std::string& label = !french ? color.english : animal != nullptr && animal->feminine ? color.feminine : color.masculine;
    if (widgets::chip(frame, "person.color." + color.id, flow.place(widgets::chip_width(frame, label, chosen)), label, chosen))
      wish(work.chosen({}, color.id, frame.session.language()));
  }
  return flow.height();
}

// Every kind of thing that is in the person's folder, in child's words. Gives its height.
float View::draw_kept(Frame& frame, const Rect& area) const {
  Rect rest = area;
  const std::string title = frame.words("ide.person.kept");
  const Rect head = rest.cut_top(frame.fonts.line(FontRole::h2) + frame.metrics.space(1));
  widgets::text_in(frame, head, FontRole::h2, frame.theme.ink, title);
  widgets::register_text(frame, {.id = "person.kept", .role = access::Role::heading, .label = title, .rect = head});
  const float line = std::max(frame.metrics.target(26), frame.fonts.line(FontRole::body) + frame.du(6));
  for (const portfolio::Kept& kind : kinds_) {
    Rect row = rest.cut_top(line);
    widgets::separator(frame, row.x, row.bottom() - frame.metrics.border(), row.w);
    const std::string words = frame.words("data.mine." + kind.kind, {{"n", std::to_string(kind.files)}});
    const std::string beside = size_words(frame, kind.bytes) + "  ·  " + frame.words(kind.travels ? "data.travels" : "data.stays");
    widgets::register_text(frame, {.id = "person.kind." + kind.kind, .role = access::Role::text, .label = words, .value = beside, .rect = row});
    const float wide = frame.fonts.width(FontRole::small, beside);
    widgets::text_in(frame, row.cut_right(wide + frame.du(8)), FontRole::small, frame.theme.ink2, beside, widgets::Align::right);
    widgets::text_in(frame, row, FontRole::body, frame.theme.ink, words);
  }
  rest.cut_top(frame.metrics.space(2));
  const std::string never = frame.words("data.mine_never");
  const Rect said = rest.cut_top(widgets::draw_text(frame, rest, never, FontRole::small, frame.theme.ink2));
  widgets::register_text(frame, {.id = "person.never", .role = access::Role::text, .label = never, .rect = said});
  return rest.y - area.y;
}

// What can be done with all of it, over as many rows as it takes. Gives its height.
float View::draw_actions(Frame& frame, const Rect& area, const session::OwnWork& work) {
  const std::filesystem::path class_folder = work.class_folder();
  widgets::Flow flow(area, frame.metrics.button_height(), frame.metrics.space(2));
  const auto button = [&](const char* id, Icon icon, const std::string& words, const std::string& hint, bool enabled = true) {
    const widgets::ButtonFace face{.icon = icon, .label = words, .enabled = enabled, .hint = hint};
    return widgets::secondary_button(frame, id, flow.place(widgets::button_width(frame, face)), face) && enabled;
  };
  if (button("person.take", Icon::briefcase, frame.words("ide.person.take"), frame.words("ide.person.take_hint"))) look(frame, What::take_away, files::Kind::folder);
  if (button("person.bring", Icon::upload, frame.words("ide.person.bring"), frame.words("ide.person.bring_hint"))) look(frame, What::bring_back, files::Kind::portfolio);
  const bool can_put = !class_folder.empty() && !work.person().pseudonym.empty();
  if (button("person.put", Icon::school, frame.words("ide.person.put"),
             can_put ? frame.words("ide.person.put_hint", {{"nom", class_folder.string()}}) : frame.words(class_folder.empty() ? "ide.person.no_class" : "ide.person.no_name"), can_put))
    wish_ = Wish{.what = What::put_into_class};
  if (button("person.class", Icon::folder, frame.words("ide.person.class"), frame.words("ide.person.class_hint"))) look(frame, What::choose_class, files::Kind::folder);
  if (button("person.erase", Icon::bin, frame.words("ide.person.erase"), frame.words("ide.person.erase_hint"))) {
    asks_to_erase_ = true;
    frame.focus().set("person.keep", access::Zone::lesson);
  }
  return flow.height();
}

// « Effacer » is asked once more, since it cannot be undone; the safe answer comes first. Gives its height.
float View::draw_asked(Frame& frame, const Rect& area) {
  if (!asks_to_erase_) return 0;
  Rect rest = area;
  rest.cut_top(frame.metrics.space(3));
  const std::string question = frame.words("ide.person.erase_ask");
  const Rect said = rest.cut_top(widgets::draw_text(frame, rest, question, FontRole::body_bold, frame.theme.err));
  widgets::register_text(frame, {.id = "person.question", .role = access::Role::status, .label = question, .rect = said});
  rest.cut_top(frame.metrics.space(2));
  Rect row = rest.cut_top(frame.metrics.button_height());
  const widgets::ButtonFace keep{.icon = Icon::arrow_left, .label = frame.words("ide.person.keep")};
  const widgets::ButtonFace erase{.icon = Icon::bin, .label = frame.words("ide.person.erase_now")};
  if (widgets::primary_button(frame, "person.keep", row.cut_left(widgets::button_width(frame, keep)), keep)) asks_to_erase_ = false;
  row.cut_left(frame.metrics.space(2));
  if (widgets::secondary_button(frame, "person.erase_now", row.cut_left(widgets::button_width(frame, erase)), erase)) {
    asks_to_erase_ = false;
    wish_ = Wish{.what = What::erase};
  }
  return rest.y - area.y;
}

// The exam that is sat, or those that can be begun. Gives its height; nothing where there is none.
float View::draw_exam(Frame& frame, const Rect& area, const session::OwnWork& work) {
  const session::ExamDesk* const exam = frame.session.exam();
  Rect rest = area;
  if (exam != nullptr) return draw_sitting(frame, rest, *exam);
  if (papers_.empty()) return 0;
  const std::string title = frame.words("ide.person.exams");
  const Rect head = rest.cut_top(frame.fonts.line(FontRole::h2) + frame.metrics.space(1));
  widgets::text_in(frame, head, FontRole::h2, frame.theme.ink, title);
  widgets::register_text(frame, {.id = "person.exams", .role = access::Role::heading, .label = title, .rect = head});
  for (const std::string& paper : papers_) {
    Rect row = rest.cut_top(frame.metrics.button_height());
    const bool known = !work.person().pseudonym.empty();
    const widgets::ButtonFace begin{.icon = Icon::play, .label = frame.words("ide.person.begin_exam", {{"nom", paper}}), .enabled = known,
                                    .hint = known ? frame.words("ide.person.begin_exam_hint") : frame.words("ide.person.no_name")};
    if (widgets::primary_button(frame, "person.exam." + paper, row.cut_left(std::min(row.w, widgets::button_width(frame, begin))), begin) && known)
      wish_ = Wish{.what = What::begin_exam, .words = paper};
    rest.cut_top(frame.metrics.space(2));
  }
  rest.cut_top(frame.metrics.space(2));
  return rest.y - area.y;
}

// The time that is left, the ticket, and handing in, which is asked once more.
float View::draw_sitting(Frame& frame, Rect rest, const session::ExamDesk& exam) {
  const float top = rest.y;
  const std::string title = frame.words("ide.person.exam", {{"nom", exam.paper()->id}});
  const std::string time = widgets::exam_time(frame, exam);
  const Rect head = rest.cut_top(widgets::draw_text(frame, rest, title + "  ·  " + time, FontRole::h2, frame.theme.ink));
  widgets::register_text(frame, {.id = "person.exam", .role = access::Role::heading, .label = title, .value = time, .rect = head});
  const std::string rules = frame.words("ide.person.exam_rules");
  const Rect said = rest.cut_top(widgets::draw_text(frame, rest, rules, FontRole::body, frame.theme.ink2));
  widgets::register_text(frame, {.id = "person.exam.rules", .role = access::Role::text, .label = rules, .rect = said});
  rest.cut_top(frame.metrics.space(2));
  Rect row = rest.cut_top(frame.metrics.button_height());
  const std::string ticket = frame.words("ide.person.ticket");
  widgets::text_field(frame, "person.ticket", row.cut_left(std::min(row.w / 2, frame.du(260))), ticket, ticket_, ticket);
  row.cut_left(frame.metrics.space(2));
  const widgets::ButtonFace hand_in{.icon = Icon::check, .label = frame.words(asks_to_hand_in_ ? "ide.person.hand_in_now" : "ide.person.hand_in")};
  if (widgets::primary_button(frame, "person.hand_in", row.cut_left(std::min(row.w, widgets::button_width(frame, hand_in))), hand_in)) {
    if (std::exchange(asks_to_hand_in_, !asks_to_hand_in_)) wish_ = Wish{.what = What::hand_in, .words = ticket_};
  }
  if (asks_to_hand_in_) {
    row.cut_left(frame.metrics.space(2));
    const widgets::ButtonFace go_on{.icon = Icon::arrow_left, .label = frame.words("ide.person.go_on")};
    if (widgets::secondary_button(frame, "person.go_on", row.cut_left(std::min(row.w, widgets::button_width(frame, go_on))), go_on)) asks_to_hand_in_ = false;
  }
  rest.cut_top(frame.metrics.space(5));
  return rest.y - top;
}

}  // namespace lunabloc::ide::person
