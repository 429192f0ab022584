#include "ide/bench/view.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/file.h"
#include "ide/widgets/cards.h"
#include "ide/widgets/components.h"
#include "ide/widgets/desk_lines.h"
#include "ide/widgets/flow.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/panel.h"
#include "ide/widgets/text.h"
#include "lesson/body.h"
#include "lesson/template.h"

namespace lunabloc::ide::bench {
namespace {

using session::DeskLine;
using theme::FontRole;
using theme::Icon;
using widgets::Frame;
using widgets::Key;

constexpr double kSaveAfter = 0.6;  // seconds without a key
constexpr std::size_t kLargestPicture = 2U << 20U;

struct Action {
  std::string_view id;
  const char* words;
  Icon icon;
  bool needs_lesson;
};
constexpr std::array<Action, 11> kActions = {{{"begin", "ide.bench.begin", Icon::plus, false},
                                              {"open", "ide.bench.open", Icon::folder, false},
                                              {"copy", "ide.bench.copy", Icon::content_copy, true},
                                              {"prove", "ide.bench.prove", Icon::check, true},
                                              {"try", "ide.bench.try", Icon::play, true},
                                              {"record", "ide.bench.record", Icon::flask, true},
                                              {"compare", "ide.bench.compare", Icon::scale_balance, true},
                                              {"sheet", "ide.bench.sheet", Icon::book_open, true},
                                              {"sheet-teacher", "ide.bench.sheet_teacher", Icon::book_open_page_variant, true},
                                              {"pack", "ide.bench.pack", Icon::content_save, true},
                                              {"install", "ide.bench.install", Icon::upload, false}}};

// The step at which the lesson is being tried, when it judges a program; else "": the last that does.
std::string tried_step(const session::Session& session, const std::string& lesson) {
  if (session.lesson() == nullptr || session.lesson()->id != lesson || session.step() == nullptr) return {};
  const std::string& step = session.step()->id;
  const auto judges = [&](const lunabloc::lesson::Check& check) { return check.step == step && check.type != "reponse"; };
  const std::vector<lunabloc::lesson::Check>& checks = session.lesson()->checks;
  return std::any_of(checks.begin(), checks.end(), judges) ? step : std::string();
}

}  // namespace

// -- what is done

void View::tell(std::vector<DeskLine> lines) { said_ = std::move(lines); }

void View::refuse(const Frame& frame, const Error& error) { said_ = {session::refused(frame.session.messages(), error)}; }

void View::tell(const Frame& frame, const Result<DeskLine>& line) {
  if (line) said_ = {*line};
  else refuse(frame, line.error());
}

void View::tell(const Frame& frame, const Result<void>& done) {
  said_.clear();
  if (!done) refuse(frame, done.error());
}

void View::save(Frame& frame) {
  changed_at_ = -1;
  if (desk_.saved() || !desk_.own(locations_)) return;
  if (const Result<void> saved = desk_.save(tables(frame)); !saved) refuse(frame, saved.error());
}

void View::act(Frame& frame, std::string_view action) {
  save(frame);
  if (action == "open" || action == "begin" || action == "copy") stop_proving(frame);
  ask_ = Ask::nothing;
  field_.clear(), other_field_.clear();
  if (action == "begin") menu_ = Menu::templates;
  else if (action == "open") menu_ = Menu::lessons, lessons_ = session::LessonDesk::lessons(locations_);
  else if (action == "copy") tell(frame, desk_.copy(tables(frame)));
  else if (action == "prove") prove(frame);
  else if (action == "record" || action == "install") {
    ask_ = action == "record" ? Ask::record : Ask::install;
    frame.focus().set(action == "record" ? "bench.gap" : "bench.field", access::Zone::lesson);
  }
  else if (action == "sheet") tell(frame, desk_.sheet(print::Reader::pupil, tables(frame)));
  else if (action == "sheet-teacher") tell(frame, desk_.sheet(print::Reader::teacher, tables(frame)));
  else if (action == "pack") tell(frame, desk_.pack(tables(frame)));
  else if (action == "compare") {
    Result<std::vector<DeskLine>> lines = desk_.compare(tables(frame));
    if (lines) tell(std::move(*lines));
    else refuse(frame, lines.error());
  } else if (action == "try") {
    frame.commands.push("lesson.list");
    frame.commands.push("lesson.open", {desk_.folder().string()});
    frame.shared.page = widgets::Page::lessons;
    frame.shared.home_open = false;
    frame.focus().clear();
  }
}

void View::submit(Frame& frame) {
  const Ask asked = std::exchange(ask_, Ask::nothing);
  if (asked == Ask::begin) tell(frame, desk_.begin(field_, world_, tables(frame)));
  if (asked == Ask::install) tell(frame, desk_.install(field_, tables(frame)));
  if (asked == Ask::record) {
    lunabloc::lesson::WrongProgram wrong;
    wrong.program = frame.session.tree().text();
    wrong.gap = field_;
    wrong.idea = other_field_;
    wrong.step = tried_step(frame.session, desk_.id());
    tell(frame, desk_.record(tables(frame), std::move(wrong)));
  }
  if (!said_.empty()) frame.announce(said_.front().words);
}

// The lesson proves itself beside the window; the text can be read and changed meanwhile.
void View::prove(const Frame& frame) {
  said_.clear();
  proof_progress_ = std::make_shared<lunabloc::lesson::ProofProgress>();
  proof_.start(desk_.proving(tables(frame), proof_progress_));
}

void View::stop_proving(Frame& frame) {
  if (!proof_.busy()) return;
  proof_.forget();
  tell({{DeskLine::Weight::warning, frame.words("desk.stopped"), {}, 0}});
  frame.announce(said_.front().words);
}

void View::follow_proof(Frame& frame) {
  if (!proof_.busy()) return;
  frame.animating = frame.shared.works = true;
  std::optional<std::vector<DeskLine>> lines = proof_.take();
  if (!lines) return;
  tell(std::move(*lines));
  frame.announce(said_.front().words);
}

// -- what is drawn

void View::draw(Frame& frame) {
  if (changed_at_ >= 0 && frame.now - changed_at_ > kSaveAfter) save(frame);
  if (changed_at_ >= 0) frame.animating = true;
  follow_proof(frame);
  const widgets::Panel panel = widgets::begin_panel(frame, {.id = "bench", .zone = access::Zone::lesson, .rect = frame.area, .scroll = widgets::Scroll::vertical});
  Rect rest = panel.area.inset(frame.metrics.space(4), frame.metrics.space(3));
  draw_head(frame, rest.cut_top(std::max(frame.metrics.target(36), frame.fonts.line(FontRole::h1))));
  rest.cut_top(frame.metrics.space(2));
  rest.cut_top(draw_actions(frame, rest));
  rest.cut_top(draw_asked(frame, rest));
  rest.cut_top(draw_proof(frame, rest));
  rest.cut_top(frame.metrics.space(2));
  float bottom = rest.bottom();
  if (desk_.is_open()) {
    bottom = draw_desk(frame, rest);
  } else {
    const Rect lines = rest.cut_bottom(said_.empty() ? 0 : frame.du(60));
    widgets::empty_state(frame, "bench.empty", rest, Icon::school, frame.words("ide.bench.empty"));
    draw_lines(frame, lines);
  }
  if (frame.input.key && frame.input.key->key == Key::escape && menu_ == Menu::nothing && ask_ != Ask::nothing) {
    frame.input.take(Key::escape);
    ask_ = Ask::nothing;
  }
  widgets::end_panel(frame, panel, bottom);
  draw_menus(frame);
  if (const std::optional<std::filesystem::path> pack = files_.draw(frame)) {
    field_ = pack->string();
    submit(frame);
  }
}

// The text, what a pupil reads, what there is to say: side by side where there is room, else one below the other and the
// bench scrolls. Gives where they end.
float View::draw_desk(Frame& frame, Rect rest) {
  const float gap = frame.metrics.space(3);
  const bool low = rest.h < frame.du(380);
  if (low) rest.h = frame.du(250) + gap + frame.du(250) + gap + frame.du(140);
  const float bottom = rest.bottom();
  const Rect lines = rest.cut_bottom(low ? frame.du(140) : std::round(std::max(frame.du(120), rest.h * 0.26F)));
  rest.cut_bottom(gap);
  const bool beside = !low && rest.w > frame.du(640);
  const Rect text = beside ? rest.cut_left(std::round((rest.w - gap) / 2)) : rest.cut_top(std::round((rest.h - gap) / 2));
  if (beside) rest.cut_left(gap);
  else rest.cut_top(gap);
  draw_editor(frame, text);
  draw_preview(frame, rest);
  draw_lines(frame, lines);
  return bottom;
}

void View::draw_head(Frame& frame, Rect row) {
  const widgets::ButtonFace close{.icon = Icon::close, .label = frame.words("ide.bench.close")};
  if (widgets::secondary_button(frame, "bench.close", row.cut_right(widgets::button_width(frame, close)), close)) {
    save(frame);
    frame.commands.push("lesson.list");
    frame.shared.page = widgets::Page::lessons;
    frame.focus().clear();
  }
  row.cut_right(frame.metrics.space(3));
  const std::string title = frame.words("ide.bench.title");
  const float wide = widgets::text_in(frame, row, FontRole::h1, frame.theme.ink, title);
  widgets::register_text(frame, {.id = "bench.title", .role = access::Role::heading, .label = title, .rect = row});
  row.cut_left(wide + frame.metrics.space(4));
  if (!desk_.is_open()) return;
  const std::string stands = frame.words(!desk_.own(locations_) ? "ide.bench.read_only" : desk_.saved() ? "ide.saved" : "ide.saving");
  const std::string words = desk_.id() + "  ·  " + stands;
  if (frame.fonts.width(FontRole::body, words) <= row.w) widgets::text_in(frame, row, FontRole::body, frame.theme.ink2, words);
  widgets::register_text(frame, {.id = "bench.lesson", .role = access::Role::status, .label = desk_.id(), .value = stands, .rect = row});
}

// All that can be done, over as many rows as it takes.
float View::draw_actions(Frame& frame, const Rect& area) {
  widgets::Flow flow(area, frame.metrics.button_height(), frame.metrics.space(2));
  for (const Action& action : kActions) {
    if (action.needs_lesson && !desk_.is_open()) continue;
    if (action.id == "copy" && desk_.own(locations_)) continue;
    const widgets::ButtonFace face{.icon = action.icon, .label = frame.words(action.words), .enabled = !proof_.busy() || action.id != "prove"};
    const Rect place = flow.place(widgets::button_width(frame, face));
    const std::string id = "bench." + std::string(action.id);
    const bool main = action.id == "prove";
    if (main ? widgets::primary_button(frame, id, place, face) : widgets::secondary_button(frame, id, place, face)) {
      menu_at_ = place;
      act(frame, action.id);
    }
  }
  return flow.height();
}

// The fields that an action asks for. Gives their height.
float View::draw_asked(Frame& frame, const Rect& area) {
  if (ask_ == Ask::nothing) return 0;
  const float height = frame.metrics.button_height(), gap = frame.metrics.space(2);
  Rect rest{area.x, area.y + gap, area.w, height};
  const widgets::ButtonFace go{.icon = Icon::check, .label = frame.words("ide.bench.go")};
  const Rect button = rest.cut_right(widgets::button_width(frame, go));
  rest.cut_right(gap);
  bool submitted = false;
  if (ask_ == Ask::record) {
    const Rect first = rest.cut_left(std::round((rest.w - gap) / 2));
    rest.cut_left(gap);
    submitted |= widgets::text_field(frame, "bench.gap", first, frame.words("ide.bench.gap"), field_, frame.words("ide.bench.gap")).submitted;
    submitted |= widgets::text_field(frame, "bench.idea", rest, frame.words("ide.bench.idea"), other_field_, frame.words("ide.bench.idea")).submitted;
  } else {
    const std::string label = frame.words(ask_ == Ask::begin ? "ide.bench.id" : "ide.bench.file");
    if (const widgets::ButtonFace choose{.icon = Icon::folder, .label = frame.words("ide.bench.choose")}; ask_ == Ask::install) {
      if (widgets::secondary_button(frame, "bench.choose", rest.cut_left(widgets::button_width(frame, choose)), choose)) files_.open(frame, files::Kind::any);
      rest.cut_left(gap);
    }
    submitted |= widgets::text_field(frame, "bench.field", rest, label, field_, label).submitted;
  }
  submitted |= widgets::primary_button(frame, "bench.go", button, go);
  if (submitted) submit(frame);
  return height + gap;
}

// How far the checks are, and the way to stop them. Gives their height.
float View::draw_proof(Frame& frame, const Rect& area) {
  if (!proof_.busy()) return 0;
  const float height = frame.metrics.button_height(), gap = frame.metrics.space(2);
  Rect row{area.x, area.y + gap, area.w, height};
  const widgets::ButtonFace stop{.icon = Icon::close, .label = frame.words("ide.bench.stop")};
  if (widgets::secondary_button(frame, "bench.stop", row.cut_right(widgets::button_width(frame, stop)), stop)) stop_proving(frame);
  row.cut_right(gap);
  const std::size_t all = proof_progress_->all, done = std::min<std::size_t>(proof_progress_->done, all);
  const std::string words = frame.words("ide.bench.proving", {{"n", std::to_string(done)}, {"total", std::to_string(all)}});
  widgets::progress_bar(frame, "bench.progress", row, all == 0 ? 0 : static_cast<double>(done) / static_cast<double>(all), words, false);
  return height + gap;
}

void View::draw_editor(Frame& frame, const Rect& area) {
  Rect rest = area;
  const Rect row = rest.cut_top(frame.metrics.button_height());
  const widgets::ButtonFace face{.icon = Icon::chevron_down, .label = desk_.file(), .hint = frame.words("ide.bench.files")};
  if (widgets::secondary_button(frame, "bench.file", {row.x, row.y, std::min(row.w, widgets::button_width(frame, face)), row.h}, face)) {
    save(frame);
    menu_ = Menu::files;
    menu_at_ = row;
  }
  rest.cut_top(frame.metrics.space(1));
  std::string text = desk_.text();
  if (!editor_.draw(frame, "bench.editor", frame.words("ide.bench.editor", {{"nom", desk_.file()}}), (desk_.folder() / desk_.file()).string(), rest, text)) return;
  if (!desk_.own(locations_)) {
    frame.toast(frame.words("ide.bench.copy_first"));
    return;
  }
  desk_.set_text(std::move(text));
  changed_at_ = frame.now;
  // What was said is about the text as it was.
  said_.clear();
  proof_.forget();
}

const widgets::VectorPicture* View::picture(const std::string& path) {
  auto known = pictures_.find(path);
  if (known == pictures_.end()) {
    known = pictures_.emplace(path, std::nullopt).first;
    const bool inside = path.find("..") == std::string::npos && !path.starts_with('/');
    if (const Result<std::string> svg = inside ? base::read_file(desk_.folder() / path, kLargestPicture) : Result<std::string>(std::string()))
      if (Result<widgets::VectorPicture> read = widgets::VectorPicture::parse(*svg)) known->second = std::move(*read);
  }
  return known->second ? &*known->second : nullptr;
}

// The text as a pupil reads it: each step under its title; a program as blocks.
void View::draw_preview(Frame& frame, const Rect& area) {
  const widgets::Panel panel = widgets::begin_panel(
      frame, {.id = "bench.preview", .zone = access::Zone::stage, .rect = area, .surface = widgets::Surface::sunken, .scroll = widgets::Scroll::vertical});
  Rect rest = panel.area.inset(frame.metrics.space(3), frame.metrics.space(3));
  rest.h = 100'000;
  const bool program = desk_.file().ends_with(".lua"), markdown = desk_.file().ends_with(".md");
  if (program) {
    if (frame.draw_lua_blocks) rest.cut_top(frame.draw_lua_blocks(frame, desk_.text(), rest));
  } else {
    const std::string text = markdown ? desk_.text() : base::read_file(desk_.folder() / "lecon.md").value_or("");
    if (text != previewed_) {
      previewed_ = text;
      preview_.clear();
      pictures_.clear();
      const bool lesson = text.starts_with("---");
      std::vector<Error> ignored;
      const lunabloc::lesson::Body body = lesson ? lunabloc::lesson::read_body(text, "", ignored) : lunabloc::lesson::Body{{}, text, {}};
      preview_.push_back({{}, widgets::parse_markdown(body.introduction, frame.french())});
      for (const lunabloc::lesson::BodyStep& step : body.steps) {
        const std::string phase = frame.words(fmt::format("lesson.phase_{}", step.phase));
        preview_.push_back({frame.words("lesson.heading", {{"nom", phase}, {"detail", step.title}}), widgets::parse_markdown(step.markdown, frame.french())});
      }
    }
    const widgets::PictureOf pictures = [this](const std::string& path) { return picture(path); };
    int number = 0;
    for (const auto& [title, document] : preview_) {
      const std::string id = "bench.preview." + std::to_string(number++);
      if (!title.empty()) {
        rest.cut_top(frame.metrics.space(3));
        const Rect head = rest.cut_top(widgets::draw_text(frame, rest, title, FontRole::h2, frame.theme.accent));
        widgets::register_text(frame, {.id = id + ".title", .role = access::Role::heading, .label = title, .rect = head});
        rest.cut_top(frame.metrics.space(1));
      }
      rest.cut_top(widgets::draw_markdown(frame, id, document, rest, FontRole::body, pictures));
    }
  }
  widgets::end_panel(frame, panel, rest.y + frame.metrics.space(4));
}

// What the last action said, then what lint says; each line that has a place leads to it.
void View::draw_lines(Frame& frame, const Rect& area) {
  if (area.h <= 0) return;
  const widgets::Panel panel = widgets::begin_panel(
      frame, {.id = "bench.lines", .zone = access::Zone::time_bar, .rect = area, .surface = widgets::Surface::sunken, .scroll = widgets::Scroll::vertical});
  Rect rest = panel.area.inset(frame.metrics.space(2), frame.metrics.space(2));
  rest.h = 100'000;
  std::vector<DeskLine> lines = said_;
  lines.insert(lines.end(), desk_.findings().begin(), desk_.findings().end());
  if (lines.empty() && desk_.is_open()) lines.push_back({DeskLine::Weight::fine, frame.words("lesson.lint_done", {{"nom", desk_.id()}}), {}, 0});
  const std::optional<DeskLine> chosen = widgets::desk_lines(frame, "bench.line", rest, lines);
  widgets::end_panel(frame, panel, rest.y + frame.metrics.space(2));
  if (!chosen) return;
  save(frame);
  if (const Result<void> opened = desk_.choose(chosen->file); !opened) return refuse(frame, opened.error());
  editor_.go_to_line(std::max(chosen->line, 1U));
}

void View::draw_menus(Frame& frame) {
  if (menu_ == Menu::nothing) return;
  std::vector<widgets::MenuItem> items;
  const std::vector<std::string> worlds = menu_ == Menu::templates ? lunabloc::lesson::template_names(locations_.assets / "templates") : std::vector<std::string>{};
  if (menu_ == Menu::templates)
    for (const std::string& world : worlds) items.push_back({.label = frame.words("ide.bench.template." + world), .current = world == world_});
  if (menu_ == Menu::lessons)
    for (const std::filesystem::path& folder : lessons_) {
      const bool own = folder.parent_path() == session::LessonDesk::own_lessons(locations_);
      items.push_back({.label = folder.filename().string(), .icon = own ? Icon::pencil : Icon::book_open, .current = folder == desk_.folder()});
    }
  if (menu_ == Menu::files)
    for (const std::string& file : desk_.files()) items.push_back({.label = file, .current = file == desk_.file()});
  const widgets::MenuResult result = widgets::menu(frame, "bench.menu", menu_at_, frame.words("ide.bench.title"), items);
  if (!result.chosen && !result.closed) return;
  const Menu menu = std::exchange(menu_, Menu::nothing);
  if (!result.chosen) return;
  if (menu == Menu::templates) {
    world_ = worlds[*result.chosen];
    ask_ = Ask::begin;
    frame.focus().set("bench.field", access::Zone::lesson);
  }
  if (menu == Menu::lessons) tell(frame, desk_.open(lessons_[*result.chosen], tables(frame)));
  if (menu == Menu::files) tell(frame, desk_.choose(desk_.files()[*result.chosen]));
}

}  // namespace lunabloc::ide::bench
