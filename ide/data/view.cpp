#include "ide/data/view.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/shown_text.h"
#include "ide/widgets/components.h"
#include "ide/widgets/overlay_head.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/panel.h"
#include "program/search_text.h"
#include "session/table_source.h"

namespace lunabloc::ide::data {

using widgets::FontRole;
using widgets::Frame;
using widgets::Icon;
using widgets::Key;

namespace {

constexpr float kHead = 44;  // du
constexpr std::array<std::string_view, 6> kEndings = {".csv", ".tsv", ".tab", ".jsonl", ".ndjson", ".json"};

}  // namespace

View::View(const Locations& locations)
    : desk_(locations.programs / "lunabloc-data", {session::tables_folder(locations).string(), false}),
      list_(desk_, session::tables_folder(locations), locations.lessons),
      import_(desk_, session::tables_folder(locations), [this](const std::string& name) { imported_ = name; }),
      table_(desk_, session::tables_folder(locations), locations.home / "exports"),
      asides_(desk_, locations.home / "exports"),
      recorder_(desk_, session::tables_folder(locations)) {}

bool View::is_table_file(const std::filesystem::path& file) {
  const std::string ending = program::folded(file.extension().string());
  return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

void View::follow(Frame& frame) {
  if (desk_.look()) frame.animating = true;
  const bool recorded = recorder_.log() != nullptr;
  recorder_.follow(frame);
  if (recorder_.log() != nullptr && !recorded) {
    frame.shared.data_open = true;
    if (was_open_) go_to(frame, Page::live);
  }
  if (std::optional<std::string> table = recorder_.take_finished()) {
    frame.announce(frame.words("ide.data.live.kept", {{"nom", *table}}));
    // What went wrong stays to be read.
    if (page_ == Page::live && !recorder_.fault()) imported_ = std::move(*table);
  }
  if (!desk_.works()) return;
  frame.shared.works = true;
  frame.animating = true;
}

void View::take_in(Frame& frame, const std::filesystem::path& file, const std::string& source) {
  frame.shared.data_open = true;
  import_.open(file, source);
  go_to(frame, Page::import);
}

void View::go_to(Frame& frame, Page page) {
  if (page_ == Page::import && page != Page::import) import_.leave();
  if (page_ == Page::table && page == Page::list) table_.leave();
  page_ = page;
  if (page == Page::live) live_.open();
  if (page == Page::list) list_.read(frame.shared.home_open ? nullptr : frame.session.lesson());
  frame.announce(title(frame));
  const char* const first = page == Page::list ? "datapanel.choose" : page == Page::table ? "datapanel.grid.cells" : page == Page::asides ? "datapanel.lines.cells" : page == Page::live ? "datapanel.live.stop" : "datapanel.close";
  const bool seen = frame.focus().visible();
  frame.focus().set(first, access::Zone::overlay);
  if (!seen) frame.focus().hide();
}

std::string View::title(const Frame& frame) const {
  switch (page_) {
    case Page::list: break;
    case Page::import: return frame.words("ide.data.import.title");
    case Page::table: return base::shown_text(table_.name(), 80);
    case Page::asides: return frame.words("ide.data.asides.title", {{"nom", base::shown_text(table_.name(), 80)}});
    case Page::live: return frame.words("ide.data.live.title");
  }
  return frame.words("ide.data");
}

void View::close(Frame& frame) {
  frame.shared.data_open = false;
  was_open_ = false;
  const bool seen = frame.focus().visible();
  frame.focus().set(before_, before_zone_);
  if (!seen) frame.focus().hide();
}

void View::draw(Frame& frame) {
  if (!frame.shared.data_open) {
    was_open_ = false;
    return;
  }
  if (!std::exchange(was_open_, true)) {
    before_ = frame.focus().id();
    before_zone_ = frame.focus().zone();
    runs_ = frame.session.runs();
    if (recorder_.log() != nullptr) go_to(frame, Page::live);
    else if (page_ != Page::import) go_to(frame, page_ == Page::list ? Page::list : page_);
  }
  // What runs is to be seen, and stands behind.
  if (frame.session.runs() != runs_) return close(frame);
  if (!imported_.empty()) {
    table_.open(std::exchange(imported_, {}));
    go_to(frame, Page::table);
  }
  const widgets::Panel panel = widgets::begin_overlay(frame, "datapanel", frame.area);
  const bool scrolls = page_ == Page::list;
  Rect rest = panel.area;
  if (scrolls) rest.h = 1.0e6F;
  rest = rest.inset(frame.metrics.tool_margin(), frame.du(6));
  const bool closes = draw_head(frame, rest.cut_top(frame.du(kHead)));
  rest.cut_top(frame.du(4));
  if (scrolls) rest.cut_right(frame.du(10));
  else rest.h = std::max(frame.du(80), panel.visible.bottom() - frame.du(8) - rest.y);
  const float bottom = draw_page(frame, rest);
  widgets::end_overlay(frame, panel, scrolls ? bottom + frame.du(16) : 0);
  if (closes) return close(frame);
  if (!frame.input.take(Key::escape)) return;
  if (page_ == Page::list || page_ == Page::live || (page_ == Page::import && import_.imports())) return close(frame);
  go_to(frame, page_ == Page::asides ? Page::table : Page::list);
}

// The way back, the title, the room, the end; true when it is to be closed.
bool View::draw_head(Frame& frame, Rect head) {
  const float side = frame.metrics.target(36);
  const bool closes = widgets::close_button(frame, "datapanel", head);
  Rect column = frame.shared.home_open ? Rect{} : head.cut_right(side);
  if (!column.empty() && widgets::quiet_button(frame, "datapanel.wide", {column.x, column.center().y - side / 2, side, side},
                            {.icon = wide_ ? Icon::fullscreen_exit : Icon::fullscreen, .label = frame.words(wide_ ? "ide.data.narrow" : "ide.data.wide"), .icon_only = true, .hint = frame.words("ide.data.wide.hint"), .pressed = wide_}))
    wide_ = !wide_;
  if (page_ != Page::list) {
    column = head.cut_left(side);
    const bool back = widgets::quiet_button(frame, "datapanel.back", {column.x, column.center().y - side / 2, side, side},
                                            {.icon = Icon::arrow_left, .label = frame.words("ide.data.back"), .icon_only = true, .hint = frame.words("ide.data.back")});
    if (back) go_to(frame, page_ == Page::asides ? Page::table : Page::list);
  } else {
    widgets::icon_in(frame, head.cut_left(frame.du(26)), FontRole::icon19, frame.theme.accent, Icon::table);
  }
  head.cut_left(frame.du(6));
  const std::string words = title(frame);
  widgets::text_in(frame, head, FontRole::h2, frame.theme.ink, words);
  widgets::register_text(frame, {.id = "datapanel.title", .role = access::Role::heading, .label = words, .rect = head});
  return closes;
}

float View::draw_page(Frame& frame, const Rect& rest) {
  switch (page_) {
    case Page::list: {
      const ListPage::Drawn drawn = list_.draw(frame, rest);
      switch (drawn.wish.what) {
        case ListPage::Wish::What::none: break;
        case ListPage::Wish::What::choose_file: frame.shared.wanted_import = widgets::Import::table; break;
        case ListPage::Wish::What::example: take_in(frame, drawn.wish.file, drawn.wish.source); break;
        case ListPage::Wish::What::open:
          table_.open(drawn.wish.table);
          go_to(frame, Page::table);
          break;
      }
      return drawn.bottom;
    }
    case Page::import: {
      if (import_.draw(frame, rest) == ImportPage::Outcome::given_up) go_to(frame, Page::list);
      break;
    }
    case Page::table:
      if (table_.draw(frame, rest) == TablePage::Wish::asides) {
        asides_.open(table_.name());
        go_to(frame, Page::asides);
      }
      break;
    case Page::asides: asides_.draw(frame, rest); break;
    case Page::live: live_.draw(frame, rest); break;
  }
  return rest.bottom();
}

}  // namespace lunabloc::ide::data
