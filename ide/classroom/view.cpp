#include "ide/classroom/view.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <system_error>
#include <utility>

#include "base/advice_words.h"
#include "ide/classroom/class_file.h"
#include "ide/widgets/cards.h"
#include "ide/widgets/components.h"
#include "ide/widgets/desk_lines.h"
#include "ide/widgets/flow.h"
#include "ide/widgets/page_parts.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/panel.h"
#include "ide/widgets/text.h"
#include "report/made.h"

namespace lunabloc::ide::classroom {
namespace {

using session::DeskLine;
using theme::FontRole;
using theme::Icon;
using widgets::Frame;
using widgets::Key;

constexpr double kBetweenLooks = 1;  // s

// When the file was written last; the beginning of time where it is not there.
std::filesystem::file_time_type change_of(const std::filesystem::path& file) {
  std::error_code problem;
  const std::filesystem::file_time_type changed = std::filesystem::last_write_time(file, problem);
  return problem ? std::filesystem::file_time_type::min() : changed;
}

constexpr float kColumn = 52, kNames = 170, kRow = 30;  // du

std::string id_of(const std::string& pupil, const std::string& lesson) { return "classroom.cell." + pupil + "." + lesson; }

const lunabloc::lesson::Lesson* lesson_named(const Frame& frame, const std::string& id) {
  const auto& all = frame.session.lessons();
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.id == id; });
  return found == all.end() ? nullptr : &*found;
}

std::string title_of(const Frame& frame, const std::string& id) {
  const lunabloc::lesson::Lesson* const lesson = lesson_named(frame, id);
  return lesson != nullptr ? id + " " + lesson->title : id;
}

std::string words_of(const Frame& frame, const portfolio::Standing* standing) {
  if (standing == nullptr) return frame.words("ide.classroom.not_begun");
  if (standing->done >= standing->steps) return frame.words("class.finished");
  const std::string done = frame.words("ide.classroom.done", {{"n", std::to_string(standing->done)}, {"total", std::to_string(standing->steps)}});
  return standing->step.empty() ? done : standing->step + ", " + done;
}

}  // namespace

void View::follow(Frame& frame, const std::filesystem::path& folder) {
  if (folder_.empty() && !folder.empty()) {
    folder_ = folder;
    desk_.open(folder_, frame.session.lessons());
  }
  if (desk_.busy() || writing_.busy()) frame.animating = frame.shared.works = true;
  if (const std::optional<DeskLine> written = writing_.take()) {
    said_ = {*written};
    frame.announce(written->words);
  }
  if (!desk_.take()) return;
  said_.clear();
  for (const portfolio::Pupil& pupil : desk_.room()->pupils)
    for (const std::filesystem::path& file : pupil.unreadable) {
      said_.push_back({DeskLine::Weight::warning, base::in_one_line(frame.session.messages().advice("class.unreadable", {{"nom", pupil.pseudonym}, {"fichier", file.filename().string()}})), {}, 0});
    }
  frame.announce(frame.words("class.pupils", {{"nombre", std::to_string(desk_.room()->pupils.size())}}));
}

struct View::PartLook {
  Part part;
  const char *id, *words;
};
const View::PartLook View::kParts[] = {{Part::map, "map", "class.where"},     {Part::path, "path", "ide.path.parts"},    {Part::plan, "plan", "ide.class.part.plan"},
                                       {Part::share, "share", "ide.class.part.share"}, {Part::exams, "exams", "ide.class.part.exams"}, {Part::box, "box", "ide.class.part.box"},       {Part::keep, "keep", "ide.class.part.keep"},
                                       {Part::kits, "kits", "ide.kits.part"}};

void View::draw(Frame& frame, const std::filesystem::path& folder) {
  follow(frame, folder);
  if (replay_.is_open()) return replay_.draw(frame);
  if (part_ == Part::path) path_.take_undo(frame);
  if (part_ == Part::plan || part_ == Part::keep) groups_.take_undo(frame, plan_);
  if (part_ == Part::map) words_.take_undo(frame, desk_);
  const widgets::Panel panel =
      widgets::begin_panel(frame, {.id = "classroom", .zone = access::Zone::lesson, .rect = frame.area, .scroll = widgets::Scroll::vertical});
  Rect rest = panel.area.inset(frame.metrics.space(4), frame.metrics.space(3));
  const float shown = rest.bottom();
  rest.h = 100'000;
  draw_head(frame, rest.cut_top(std::max(frame.metrics.target(36), frame.fonts.line(FontRole::h1))));
  rest.cut_top(frame.metrics.space(2));
  draw_parts(frame, rest);
  draw_part(frame, rest, shown);
  widgets::end_panel(frame, panel, rest.y + frame.metrics.space(4));
  draw_above(frame);
}

void View::draw_parts(Frame& frame, Rect& rest) {
  widgets::PageRow row(frame, rest);
  for (const PartLook& look : kParts) {
    if (!row.choice(std::string("classroom.part.") + look.id, frame.words(look.words), part_ == look.part)) continue;
    part_ = look.part;
    share_.forget();
    plan_.forget_turns();
  }
  row.end();
}

// The plan of the folder is on the desk; false, and said, where it cannot be.
bool View::settle(Frame& frame, Rect& rest) {
  if (folder_.empty()) {
    widgets::page_text(frame, rest, "classroom.need_folder", frame.words("ide.class.need_folder"), widgets::Ink::soft);
    return false;
  }
  if (plan_.folder() == folder_) return true;
  if (is_worth_reading(frame)) {
    const std::filesystem::file_time_type changed = change_of(folder_ / portfolio::kPlanFile);
    const Result<void> opened = plan_.open(folder_, locations_);
    unread_.reset();
    if (opened) return true;
    unread_ = Unread{opened.error(), changed, frame.now};
  }
  widgets::desk_lines(frame, "classroom.plan", rest, {session::refused(frame.session.messages(), unread_->error)});
  return false;
}

void View::reopen(const Frame& frame) {
  desk_.open(folder_, frame.session.lessons());
  plan_ = {};
  unread_.reset();
}

// A file that said nothing good is read again when it has changed; whether it has is not asked each frame.
bool View::is_worth_reading(const Frame& frame) {
  if (!unread_) return true;
  if (frame.now - unread_->looked_at < kBetweenLooks) return false;
  unread_->looked_at = frame.now;
  return change_of(folder_ / portfolio::kPlanFile) != unread_->changed;
}

void View::draw_part(Frame& frame, Rect& rest, float shown) {
  const std::vector<std::string> nobody;
  const std::vector<std::string>& pupils = desk_.room() != nullptr ? desk_.room()->report.pupils : nobody;
  switch (part_) {
    case Part::map: return draw_room(frame, rest, shown);
    case Part::path: return path_.draw(frame, rest, folder_, pupils);
    case Part::plan:
      if (settle(frame, rest)) groups_.draw(frame, rest, plan_, pupils);
      return;
    case Part::share: return share_.draw(frame, rest, folder_, replay_);
    case Part::exams: return exams_.draw(frame, rest, folder_, pupils);
    case Part::box: return box_.draw(frame, rest, folder_);
    case Part::keep:
      if (settle(frame, rest) && keep_.draw(frame, rest, plan_)) reopen(frame);
      return;
    case Part::kits: return kits_.draw(frame, rest);
  }
}

// Lists and panels that stand above the page.
void View::draw_above(Frame& frame) {
  if (part_ == Part::path) path_.draw_menus(frame);
  if (part_ == Part::plan) groups_.draw_menus(frame, plan_);
  if (part_ == Part::share) share_.draw_files(frame);
  if (part_ == Part::exams) exams_.draw_above(frame);
  if (part_ == Part::keep) keep_.draw_files(frame, plan_);
  const std::optional<std::filesystem::path> chosen = files_.draw(frame);
  if (!chosen) return;
  if (!ending_.empty()) return write(frame, *chosen);
  folder_ = *chosen;
  reopen(frame);
}

void View::draw_room(Frame& frame, Rect& rest, float shown) {
  rest.cut_top(draw_actions(frame, rest));
  rest.cut_top(frame.metrics.space(2));
  widgets::desk_lines(frame, "classroom.line", rest, said_);
  const session::ClassDesk::Room* const room = desk_.room();
  if (room == nullptr || room->pupils.empty()) {
    rest.h = std::max(frame.du(200), shown - rest.y);
    const char* const words = desk_.busy() ? "ide.classroom.reading" : room != nullptr ? "ide.classroom.nobody" : "ide.classroom.empty";
    widgets::empty_state(frame, "classroom.empty", rest, Icon::school, frame.words(words));
    rest.cut_top(rest.h);
    return;
  }
  const float gap = frame.metrics.space(4);
  const bool beside = rest.w > frame.du(900);
  Rect map = rest, side = rest;
  if (beside) {
    side = map.cut_right(std::round(rest.w * 0.36F));
    map.cut_right(gap);
  }
  map.cut_top(draw_map(frame, map));
  if (!beside) side.cut_top(map.y - side.y + gap);
  side.cut_top(draw_pupil(frame, side));
  side.cut_top(gap);
  side.cut_top(draw_resisting(frame, side));
  rest.cut_top(std::max(map.y, side.y) - rest.y);
}

void View::write(Frame& frame, const std::filesystem::path& folder) {
  writing_.start(writing(*desk_.room(), folder / ("lunabloc-classe" + std::exchange(ending_, {})), frame.session, locations_));
  said_ = {{DeskLine::Weight::warning, frame.words("ide.classroom.writing"), {}, 0}};
}

void View::draw_head(Frame& frame, Rect row) {
  const widgets::ButtonFace close{.icon = Icon::close, .label = frame.words("ide.close")};
  if (widgets::secondary_button(frame, "classroom.close", row.cut_right(widgets::button_width(frame, close)), close)) {
    frame.shared.page = widgets::Page::lessons;
    frame.focus().clear();
  }
  const std::string title = frame.words("class.title");
  const float wide = widgets::text_in(frame, row, FontRole::h1, frame.theme.ink, title);
  widgets::register_text(frame, {.id = "classroom.title", .role = access::Role::heading, .label = title, .rect = row});
  row.cut_left(wide + frame.metrics.space(4));
  if (folder_.empty()) return;
  const std::string where = folder_.string();
  widgets::text_in(frame, row, FontRole::small, frame.theme.ink2, widgets::shortened(frame, FontRole::small, where, row.w));
  widgets::register_text(frame, {.id = "classroom.folder", .role = access::Role::status, .label = where, .rect = row});
}

float View::draw_actions(Frame& frame, const Rect& area) {
  widgets::Flow flow(area, frame.metrics.button_height(), frame.metrics.space(2));
  const auto button = [&](const char* id, Icon icon, const char* words, bool enabled = true) {
    const widgets::ButtonFace face{.icon = icon, .label = frame.words(words), .enabled = enabled};
    return widgets::secondary_button(frame, id, flow.place(widgets::button_width(frame, face)), face) && enabled;
  };
  const bool open = desk_.room() != nullptr;
  if (button("classroom.choose", Icon::folder, "ide.classroom.choose")) ending_.clear(), files_.open(frame, files::Kind::folder);
  if (button("classroom.refresh", Icon::refresh, "ide.classroom.refresh", open && !desk_.busy())) reopen(frame);
  if (button("classroom.page", Icon::book_open, "ide.classroom.page", open)) ending_ = ".html", files_.open(frame, files::Kind::folder);
  if (button("classroom.sheet", Icon::table, "ide.classroom.sheet", open)) ending_ = ".ods", files_.open(frame, files::Kind::folder);
  return flow.height();
}

// Pupils by lessons, as many columns as there is room for; two buttons go on to the others. Gives its height.
float View::draw_map(Frame& frame, const Rect& area) {
  const portfolio::ClassReport& report = desk_.room()->report;
  Rect rest = area;
  const float names = frame.du(kNames), column = std::max(frame.du(kColumn), frame.fonts.width(FontRole::small_bold, "A00") + frame.du(14));
  const auto room_for = static_cast<std::size_t>(std::max(1.0F, std::floor((rest.w - names) / column)));
  const std::size_t shown = std::min(room_for, report.lessons.size());
  first_ = std::min(first_, report.lessons.size() - shown);
  if (shown < report.lessons.size()) {
    Rect row = rest.cut_top(frame.metrics.button_height());
    const widgets::ButtonFace before{.icon = Icon::chevron_left, .label = frame.words("ide.classroom.before"), .enabled = first_ > 0};
    const widgets::ButtonFace after{.icon = Icon::chevron_right, .label = frame.words("ide.classroom.after"), .enabled = first_ + shown < report.lessons.size()};
    if (widgets::quiet_button(frame, "classroom.before", row.cut_left(widgets::button_width(frame, before)), before)) first_ -= std::min(first_, shown);
    row.cut_left(frame.metrics.space(2));
    if (widgets::quiet_button(frame, "classroom.after", row.cut_left(widgets::button_width(frame, after)), after)) first_ = std::min(first_ + shown, report.lessons.size() - shown);
    rest.cut_top(frame.metrics.space(1));
  }
  const float line = std::max(frame.metrics.target(kRow), frame.fonts.line(FontRole::small) + frame.du(8));
  Rect head = rest.cut_top(line);
  head.cut_left(names);
  for (std::size_t at = first_; at < first_ + shown; ++at) {
    const Rect place = head.cut_left(column);
    widgets::text_in(frame, place, FontRole::small_bold, frame.theme.ink, report.lessons[at], widgets::Align::center);
    widgets::register_text(frame, {.id = "classroom.lesson." + report.lessons[at], .role = access::Role::heading, .label = title_of(frame, report.lessons[at]), .rect = place});
  }
  for (const std::string& pupil : report.pupils) {
    Rect row = rest.cut_top(line);
    widgets::separator(frame, row.x, row.y, names + column * static_cast<float>(shown));
    const Rect name = row.cut_left(names);
    widgets::text_in(frame, name, FontRole::small_bold, frame.theme.ink, widgets::shortened(frame, FontRole::small_bold, pupil, name.w - frame.du(8)));
    for (std::size_t at = first_; at < first_ + shown; ++at) draw_cell(frame, row.cut_left(column), pupil, report.lessons[at]);
  }
  take_arrows(frame, shown);
  return rest.y - area.y;
}

// Done: a check. Begun: a bar as long as what is done, with its count. Not begun: a point.
void View::draw_cell(Frame& frame, const Rect& cell, const std::string& pupil, const std::string& lesson) {
  const portfolio::Standing* const standing = desk_.standing(pupil, lesson);
  const bool chosen = pupil == pupil_ && lesson == lesson_;
  const widgets::Interaction state = widgets::interact(frame, {.id = id_of(pupil, lesson), .role = access::Role::cell, .label = pupil + ", " + title_of(frame, lesson),
                                                               .value = words_of(frame, standing), .state = {.selected = chosen}, .rect = cell});
  const Rect inside = cell.inset(frame.du(4), frame.du(4));
  if (state.hovered || chosen) widgets::fill(frame, cell, frame.theme.accent_soft, frame.metrics.radius_chip());
  if (standing == nullptr) {
    widgets::text_in(frame, inside, FontRole::small, frame.theme.ink3, "·", widgets::Align::center);
  } else if (standing->done >= standing->steps) {
    widgets::check_disc(frame, inside.center(), frame.du(9), frame.theme.ok, frame.theme.raised);
  } else {
    const float part = static_cast<float>(standing->done) / static_cast<float>(std::max<std::size_t>(1, standing->steps));
    const Rect bar{inside.x, inside.bottom() - frame.du(5), inside.w, frame.du(5)};
    widgets::text_in(frame, {inside.x, inside.y - frame.du(2), inside.w, inside.h - frame.du(4)}, FontRole::small, frame.theme.ink, fmt::format("{}/{}", standing->done, standing->steps), widgets::Align::center);
    widgets::fill(frame, bar, frame.theme.sunken, frame.du(2));
    widgets::outline(frame, bar, frame.theme.line_strong, frame.du(2));
    widgets::fill(frame, {bar.x, bar.y, bar.w * part, bar.h}, frame.theme.accent, frame.du(2));
  }
  if (chosen) widgets::outline(frame, cell, frame.theme.accent, frame.metrics.radius_chip(), frame.du(2));
  widgets::ring_if_focused(frame, state, cell, frame.metrics.radius_chip());
  widgets::tooltip(frame, state, cell, title_of(frame, lesson) + " : " + words_of(frame, standing));
  if (state.activated) pupil_ = pupil, lesson_ = lesson;
}

void View::take_arrows(Frame& frame, std::size_t shown) const {
  const portfolio::ClassReport& report = desk_.room()->report;
  for (std::size_t row = 0; row < report.pupils.size(); ++row)
    for (std::size_t at = first_; at < first_ + shown; ++at) {
      if (!frame.focused(id_of(report.pupils[row], report.lessons[at]))) continue;
      const auto go = [&](std::size_t to_row, std::size_t to_column) { frame.focus().set(id_of(report.pupils[to_row], report.lessons[to_column]), access::Zone::lesson); };
      if (frame.input.take(Key::right)) return go(row, std::min(at + 1, first_ + shown - 1));
      if (frame.input.take(Key::left)) return go(row, std::max(at, first_ + 1) - 1);
      if (frame.input.take(Key::down)) return go(std::min(row + 1, report.pupils.size() - 1), at);
      if (frame.input.take(Key::up)) return go(std::max<std::size_t>(row, 1) - 1, at);
      return;
    }
}

// Where the pupil stands in the lesson, the program, and what the teacher says of it. Gives its height.
float View::draw_pupil(Frame& frame, const Rect& area) {
  Rect rest = area;
  if (pupil_.empty()) {
    const std::string words = frame.words("ide.classroom.choose_cell");
    const Rect said = rest.cut_top(widgets::draw_text(frame, rest, words, FontRole::body, frame.theme.ink2));
    widgets::register_text(frame, {.id = "classroom.hint", .role = access::Role::text, .label = words, .rect = said});
    return rest.y - area.y;
  }
  const std::string title = pupil_ + "  ·  " + title_of(frame, lesson_);
  const Rect head = rest.cut_top(widgets::draw_text(frame, rest, title, FontRole::h2, frame.theme.ink));
  widgets::register_text(frame, {.id = "classroom.pupil", .role = access::Role::heading, .label = title, .rect = head});
  const portfolio::Standing* const standing = desk_.standing(pupil_, lesson_);
  std::string words = words_of(frame, standing);
  if (standing != nullptr)
    words += ". " + frame.words("ide.classroom.seen", {{"indices", std::to_string(standing->hints)}, {"essais", std::to_string(standing->tries)}});
  const Rect said = rest.cut_top(widgets::draw_text(frame, rest, words, FontRole::body, frame.theme.ink2));
  widgets::register_text(frame, {.id = "classroom.standing", .role = access::Role::text, .label = words, .rect = said});
  rest.cut_top(frame.metrics.space(2));
  if (const lunabloc::lesson::Lesson* const lesson = lesson_named(frame, lesson_); lesson != nullptr) words_.draw(frame, rest, desk_, pupil_, *lesson);
  return rest.y - area.y;
}

// Messages that several pupils met, most of them first. Gives its height.
float View::draw_resisting(Frame& frame, const Rect& area) {
  const session::ClassDesk::Room& room = *desk_.room();
  Rect rest = area;
  const std::string title = frame.words("class.resists");
  const Rect head = rest.cut_top(widgets::draw_text(frame, rest, title, FontRole::h2, frame.theme.ink));
  widgets::register_text(frame, {.id = "classroom.resists", .role = access::Role::heading, .label = title, .rect = head});
  const auto say = [&](const std::string& id, const std::string& words) {
    const Rect said = rest.cut_top(widgets::draw_text(frame, rest, words, FontRole::body, frame.theme.ink));
    widgets::register_text(frame, {.id = id, .role = access::Role::text, .label = words, .rect = said});
    rest.cut_top(frame.metrics.space(1));
  };
  if (room.report.resisting.empty()) {
    const bool few = room.pupils.size() < portfolio::kFewestPupils;
    say("classroom.nothing", few ? frame.words("class.too_few", {{"nombre", std::to_string(portfolio::kFewestPupils)}}) : frame.words("class.nothing_resists"));
    return rest.y - area.y;
  }
  int number = 0;
  for (std::size_t at = 0; at < room.report.resisting.size(); ++at) {
    const portfolio::Resisting& one = room.report.resisting[at];
    const lunabloc::lesson::Lesson* const lesson = lesson_named(frame, one.lesson);
    if (lesson == nullptr) continue;
    const std::string words = portfolio::said_of(one, frame.session.lessons(), frame.session.messages()), id = "classroom.resisting." + std::to_string(number++);
    say(id, "**" + one.lesson + "**  " + words + "  (" + frame.words("class.pupils", {{"nombre", std::to_string(one.pupils)}}) + ")");
    if (!room.cases[at]) continue;
    widgets::PageRow row(frame, rest);
    if (row.button(id + ".board", Icon::play, frame.words("ide.replay.board"))) show_case(frame, *lesson, words, *room.cases[at]);
    row.end();
  }
  return rest.y - area.y;
}

// The lesson's own wrong program, and nobody's in the class.
void View::show_case(const Frame& frame, const lunabloc::lesson::Lesson& lesson, const std::string& words, const portfolio::BoardCase& shown) {
  replay_.open({title_of(frame, lesson.id), words, shown.program},
               [shown, lesson, runner = locations_.programs / "lunabloc-runner"](const std::stop_token&) { return report::run_of_program(shown.program, lesson, shown.step, runner); });
}

}  // namespace lunabloc::ide::classroom
