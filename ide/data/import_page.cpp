#include "ide/data/import_page.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/file.h"
#include "base/shown_text.h"
#include "data/told.h"
#include "ide/data/cell_words.h"
#include "ide/data/choice.h"
#include "ide/widgets/cards.h"
#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/panel.h"
#include "ide/widgets/text.h"

namespace lunabloc::ide::data {

namespace tables = lunabloc::data;
using tables::Kind;
using tables::Use;
using widgets::FontRole;
using widgets::Frame;
using widgets::Icon;

namespace {

constexpr std::array<char, 4> kSeparators = {',', ';', '\t', '|'};
constexpr std::array<const char*, 4> kSeparatorWords = {"ide.data.comma", "ide.data.semicolon", "ide.data.tab", "ide.data.bar"};
constexpr std::array<const char*, 4> kEncodingWords = {"UTF-8", "Latin-1 (Windows)", "UTF-16", "UTF-16 (BE)"};
constexpr float kPreview = 230;        // du
constexpr double kSoon = 0.3;          // seconds without a word: most files are looked at by then

std::vector<std::string> kinds_in_words(const Frame& frame) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < tables::kKindNames.size(); ++i) words.push_back(kind_words(frame, static_cast<Kind>(i)));
  return words;
}

bool has_dates(const tables::Plan& plan) {
  return std::any_of(plan.columns.begin(), plan.columns.end(), [](const tables::PlannedColumn& one) { return one.column.kind == Kind::date || one.column.kind == Kind::moment; });
}

// A line of words that may be read and found, below what is there; takes its room.
void line(Frame& frame, Rect& rest, const std::string& id, const std::string& words, ImU32 color, FontRole role = FontRole::small) {
  const float tall = widgets::draw_text(frame, rest, words, role, color);
  widgets::register_text(frame, {.id = id, .role = access::Role::text, .label = words, .rect = rest.cut_top(tall)});
}

}  // namespace

void ImportPage::open(std::filesystem::path file, const std::string& source) {
  order_ = {std::move(file), {}};
  name_ = tables::table_name_from(order_.file_path.stem().string());
  source_ = source;
  licence_.clear();
  shown_choices_ = {};
  report_.reset();
  grid_.reset();
  look();
}

void ImportPage::leave() {
  ++*looks_;
  if (state_ == State::looking || state_ == State::importing) desk_.stop(asked_);
  menu_column_.reset();
  open_choice_.clear();
}

void ImportPage::look() {
  state_ = State::looking;
  begun_ = -1;
  fault_.reset();
  menu_column_.reset();
  tables::ImportOrder order{order_.file_path.string(), {}, true, order_.choices};
  asked_ = desk_.ask('I', tables::json_of(order), [this, look = ++*looks_, looks = std::weak_ptr(looks_)](Result<std::string> told) {
    const auto current = looks.lock();
    if (!current || *current != look) return;
    state_ = State::looked;
    Result<tables::ImportReport> report = told.and_then([](const std::string& json) { return tables::report_from_json(json); });
    if (!report) {
      fault_ = report.error();
      order_.choices = shown_choices_;
      return;
    }
    report_ = std::move(*report);
    shown_choices_ = order_.choices;
    columns_.clear();
    for (const tables::PlannedColumn& planned : report_->survey.plan.columns) columns_.push_back(planned.column);
    first_.clear();
    for (const std::vector<std::string>& row : report_->survey.first) {
      std::vector<tables::Cell>& cells = first_.emplace_back();
      for (std::size_t i = 0; i < row.size(); ++i) {
        const bool missing = row[i].empty() || (i < columns_.size() && columns_[i].kind != Kind::text && tables::says_missing(row[i]));
        cells.push_back(missing ? tables::Cell() : tables::Cell(row[i]));
      }
      cells.resize(columns_.size());
    }
  });
}

// Of a file that is read in another way.
void ImportPage::forget_columns() {
  order_.choices.kinds.clear();
  order_.choices.dropped.clear();
  order_.choices.coarsened.clear();
}

void ImportPage::start() {
  state_ = State::importing;
  begun_ = -1;
  fault_.reset();
  tables::ImportOrder order{order_.file_path.string(), name_, false, order_.choices};
  const tables::TableNote note{source_, licence_, order_.file_path.filename().string(), 0, 0, 0};
  asked_ = desk_.ask('I', tables::json_of(order), [this, note, look = ++*looks_, looks = std::weak_ptr(looks_)](Result<std::string> told) {
    const Result<tables::ImportReport> report = told.and_then([](const std::string& json) { return tables::report_from_json(json); });
    if (report) {
      tables::TableNote whole = note;
      whole.rows = report->rows;
      whole.aside = report->aside;
      whole.columns = report->survey.plan.kept().size();
      // What cannot be noted is no reason to have no table.
      static_cast<void>(tables::keep_note(folder_, report->name, whole));
    }
    const auto current = looks.lock();
    if (!current || *current != look) return;
    state_ = report ? State::looked : State::stopped;
    if (report) told_(report->name);
    else fault_ = report.error();
  });
}

void ImportPage::use(const std::string& column, Use use) {
  order_.choices.dropped.erase(column);
  order_.choices.coarsened.erase(column);
  if (use == Use::dropped) order_.choices.dropped.insert(column);
  if (use == Use::coarsened) order_.choices.coarsened.insert(column);
  look();
}

std::string ImportPage::why_not(const Frame& frame) const {
  if (!report_ || state_ == State::looking) return frame.words("ide.data.wait");
  if (!tables::is_table_name(name_)) return frame.words("tables.name", {{"nom", name_}});
  if (report_->survey.plan.kept().empty()) return frame.words("ide.data.no_column_left");
  return {};
}

// What is read scrolls; what is done with it stays in sight below.
ImportPage::Outcome ImportPage::draw(Frame& frame, Rect area) {
  const bool busy = state_ == State::importing || (state_ == State::looking && !report_);
  const Rect actions = busy ? Rect{} : area.cut_bottom(frame.metrics.big_button_height() + frame.du(8));
  const widgets::Panel panel = widgets::begin_panel(frame, {.id = "data-import", .zone = frame.tree().zone(), .rect = area, .surface = widgets::Surface::none, .scroll = widgets::Scroll::vertical});
  Rect rest{panel.area.x, panel.area.y, panel.area.w - frame.du(14), 1.0e6F};
  rest = rest.inset(frame.du(4), frame.du(2));
  draw_file(frame, rest);
  if (fault_) draw_fault(frame, rest);
  Outcome outcome = Outcome::none;
  if (busy) {
    if (draw_progress(frame, rest)) outcome = Outcome::given_up;
  } else if (report_) {
    draw_reading(frame, rest);
    draw_preview(frame, rest);
    draw_personal(frame, rest);
    draw_notes(frame, rest);
  }
  widgets::end_panel(frame, panel, rest.y + frame.du(8));
  return busy ? outcome : draw_actions(frame, actions);
}

ImportPage::Outcome ImportPage::draw_actions(Frame& frame, Rect row) {
  row.cut_top(frame.du(8));
  const std::string why = why_not(frame);
  const widgets::ButtonFace import{.icon = Icon::download, .label = frame.words(state_ == State::stopped ? "ide.data.import.again" : "ide.data.import"), .enabled = why.empty(), .hint = why};
  const widgets::ButtonFace away{.icon = Icon::close, .label = frame.words("ide.data.give_up")};
  if (report_ && widgets::primary_button(frame, "datapanel.import", row.cut_left(widgets::button_width(frame, import)), import) && why.empty()) start();
  row.cut_left(frame.du(8));
  return widgets::secondary_button(frame, "datapanel.give_up", row.cut_left(widgets::button_width(frame, away)), away) ? Outcome::given_up : Outcome::none;
}

void ImportPage::draw_file(Frame& frame, Rect& rest) const {
  Rect row = rest.cut_top(frame.fonts.line(FontRole::body_bold) + frame.du(4));
  widgets::icon_in(frame, row.cut_left(frame.du(22)), FontRole::icon19, frame.theme.accent, Icon::table);
  row.cut_left(frame.du(6));
  const std::string name = base::shown_text(order_.file_path.filename().string(), 80);
  const std::string rows = report_ ? frame.words("ide.data.rows_seen", {{"n", count_words(frame, report_->survey.rows)}}) : std::string();
  row.cut_left(widgets::text_in(frame, row, FontRole::body_bold, frame.theme.ink, name) + frame.du(12));
  widgets::text_in(frame, row, FontRole::small, frame.theme.ink2, rows);
  widgets::register_text(frame, {.id = "datapanel.file", .role = access::Role::status, .label = name, .value = rows, .rect = row});
  rest.cut_top(frame.du(6));
}

bool ImportPage::draw_progress(Frame& frame, Rect& rest) {
  if (begun_ < 0) begun_ = frame.now;
  rest.cut_top(frame.du(8));
  const Rect bar = rest.cut_top(frame.du(22));
  const double part = desk_.progress();
  if (frame.now - begun_ > kSoon || state_ == State::importing) {
    const std::string words = frame.words(state_ == State::importing ? "ide.data.importing" : "ide.data.looking", {{"n", std::to_string(static_cast<int>(part * 100))}});
    widgets::progress_bar(frame, "datapanel.progress", bar, part, words, false);
  }
  rest.cut_top(frame.du(10));
  const widgets::ButtonFace face{.icon = Icon::stop, .label = frame.words("ide.data.stop")};
  const bool importing = state_ == State::importing;
  Rect row = rest.cut_top(frame.metrics.button_height());
  if (widgets::secondary_button(frame, "datapanel.stop", row.cut_left(widgets::button_width(frame, face)), face)) {
    desk_.stop(asked_);
    if (!importing) return true;
  }
  return false;
}

void ImportPage::draw_fault(Frame& frame, Rect& rest) const {
  const widgets::AdviceCard card{.id = "datapanel.fault", .tone = session::Notice::Tone::attention, .advice = frame.session.messages().advice(fault_->message, fault_->arguments)};
  rest.cut_top(widgets::advice_card(frame, card, rest) + frame.du(8));
}

// How the file is read: found, shown, to be corrected.
void ImportPage::draw_reading(Frame& frame, Rect& rest) {
  const tables::Plan plan = report_->survey.plan;
  line(frame, rest, "datapanel.read_as", frame.words("ide.data.read_as"), frame.theme.ink2);
  rest.cut_top(frame.du(4));
  Flow flow(frame, rest, frame.metrics.target(32));
  const auto choose = [&](const Choice& choice) { return choice_button(frame, flow.next(choice_width(frame, choice)), choice, open_choice_); };
  if (plan.format == tables::Format::csv) {
    std::vector<std::string> signs;
    for (const char* const words : kSeparatorWords) signs.push_back(frame.words(words));
    const auto found = std::find(kSeparators.begin(), kSeparators.end(), plan.dialect.separator);
    const std::size_t current = found == kSeparators.end() ? 0 : static_cast<std::size_t>(found - kSeparators.begin());
    if (const auto chosen = choose({"datapanel.separator", frame.words("ide.data.separator"), signs, current})) {
      order_.choices.separator = kSeparators[*chosen];
      forget_columns();
      return look();
    }
    if (const auto chosen = choose({"datapanel.decimal", frame.words("ide.data.decimal"), {frame.words("ide.data.point"), frame.words("ide.data.comma")}, plan.dialect.writing.decimal_comma ? 1U : 0U})) {
      order_.choices.decimal_comma = *chosen == 1;
      return look();
    }
    if (const auto chosen = choose({"datapanel.header", frame.words("ide.data.header"), {frame.words("ide.data.header.no"), frame.words("ide.data.header.yes")}, plan.dialect.header ? 1U : 0U})) {
      order_.choices.header = *chosen == 1;
      forget_columns();
      return look();
    }
  }
  const auto encoding = static_cast<std::size_t>(plan.dialect.encoding);
  if (const auto chosen = choose({"datapanel.encoding", frame.words("ide.data.encoding"), {kEncodingWords.begin(), kEncodingWords.end()}, encoding})) {
    order_.choices.encoding = static_cast<tables::Encoding>(*chosen);
    forget_columns();
    return look();
  }
  if (has_dates(plan))
    if (const auto chosen = choose({"datapanel.dates", frame.words("ide.data.dates"), {frame.words("ide.data.month_first"), frame.words("ide.data.day_first")}, plan.dialect.writing.day_first ? 1U : 0U})) {
      order_.choices.day_first = *chosen == 1;
      return look();
    }
  rest.cut_top(flow.bottom() - rest.y + frame.du(8));
  if (report_->survey.damaged == 0) return;
  const widgets::AdviceCard card{.id = "datapanel.damaged", .tone = session::Notice::Tone::attention,
                                 .advice = frame.session.messages().advice("ide.data.damaged", {{"n", count_words(frame, report_->survey.damaged)}})};
  rest.cut_top(widgets::advice_card(frame, card, rest) + frame.du(8));
}

void ImportPage::draw_preview(Frame& frame, Rect& rest) {
  line(frame, rest, "datapanel.first", frame.words("ide.data.first"), frame.theme.ink2);
  rest.cut_top(frame.du(4));
  const std::vector<tables::PlannedColumn>& planned = report_->survey.plan.columns;
  const GridRows rows{.count = first_.size(), .columns = columns_, .cell = [&](std::uint64_t row, std::size_t column) -> const tables::Cell* {
                        if (planned[column].use == Use::dropped) return &left_out_;
                        return row < first_.size() && column < first_[row].size() ? &first_[row][column] : nullptr;
                      }, .sorted = {}, .going_down = false, .head_hint = frame.words("ide.data.head.change")};
  const Rect area = rest.cut_top(frame.du(kPreview));
  const GridEvent event = grid_.draw(frame, "datapanel.preview", area, rows);
  if (event.head) {
    menu_column_ = event.head;
    menu_at_ = event.at;
  }
  rest.cut_top(frame.du(8));
  if (menu_column_) draw_column_menu(frame);
}

// What a column is, and whether it comes in.
void ImportPage::draw_column_menu(Frame& frame) {
  const tables::PlannedColumn& planned = report_->survey.plan.columns[*menu_column_];
  std::vector<widgets::MenuItem> items;
  const std::vector<std::string> kinds = kinds_in_words(frame);
  for (std::size_t i = 0; i < kinds.size(); ++i)
    items.push_back({.label = kinds[i], .icon = icon_of(static_cast<Kind>(i)), .current = planned.column.kind == static_cast<Kind>(i)});
  const bool dropped = planned.use == Use::dropped;
  items.push_back({.label = frame.words(dropped ? "ide.data.take_back" : "ide.data.drop"), .icon = dropped ? Icon::plus : Icon::bin});
  items.push_back({.label = frame.words(planned.use == Use::coarsened ? "ide.data.exact" : "ide.data.coarsen"), .icon = Icon::eye, .enabled = !dropped});
  const widgets::MenuResult result = widgets::menu(frame, "datapanel.column", menu_at_, head_words(planned.column), items);
  const std::string name = planned.column.name;
  const Use use_now = planned.use;
  if (result.closed) menu_column_.reset();
  if (!result.chosen) return;
  if (*result.chosen < kinds.size()) {
    order_.choices.kinds[name] = static_cast<Kind>(*result.chosen);
    return look();
  }
  if (*result.chosen == kinds.size()) return use(name, dropped ? Use::kept : Use::dropped);
  use(name, use_now == Use::coarsened ? Use::kept : Use::coarsened);
}

// What seems to be about people, with what can be done.
void ImportPage::draw_personal(Frame& frame, Rect& rest) {
  const std::vector<tables::PlannedColumn> planned = report_->survey.plan.columns;
  for (const tables::PlannedColumn& one : planned) {
    const bool personal = one.personal != tables::Personal::no;
    if (!personal && one.use == Use::kept) continue;
    const std::string name = base::shown_text(one.column.name, 60);
    const std::string words = one.use == Use::dropped   ? frame.words("ide.data.dropped", {{"colonne", name}})
                              : one.use == Use::coarsened ? frame.words("ide.data.coarsened", {{"colonne", name}})
                                                          : frame.words("tables.personal." + std::string(name_of(one.personal)), {{"colonne", name}});
    const widgets::ButtonFace drop{.icon = Icon::bin, .label = frame.words("ide.data.drop")};
    const widgets::ButtonFace coarsen{.icon = Icon::eye, .label = frame.words("ide.data.coarsen")};
    const widgets::ButtonFace keep{.icon = Icon::undo, .label = frame.words("ide.data.take_back")};
    const bool kept = one.use == Use::kept;
    const float button = frame.metrics.target(32), pad = frame.du(10);
    const float room = rest.w - frame.du(34) - 2 * pad;
    const float tall = widgets::text_height(frame, room, words, FontRole::small);
    const float buttons_wide = kept ? widgets::button_width(frame, drop) + widgets::button_width(frame, coarsen) + frame.du(8) : widgets::button_width(frame, keep);
    const float lines = kept && buttons_wide > room ? 2 : 1;
    Rect card = rest.cut_top(tall + lines * (button + frame.du(8)) + 2 * pad);
    widgets::fill(frame, card, kept ? frame.theme.warn_soft : frame.theme.ok_soft, frame.metrics.radius_button());
    widgets::outline(frame, card, kept ? frame.theme.warn : frame.theme.ok, frame.metrics.radius_button());
    Rect inside = card.inset(pad, pad);
    const Rect sign = inside.cut_left(frame.du(26));
    widgets::icon_in(frame, {sign.x, sign.y, sign.w, frame.fonts.line(FontRole::small)}, FontRole::icon19, kept ? frame.theme.warn : frame.theme.ok, kept ? Icon::account : Icon::check_circle);
    inside.cut_left(frame.du(8));
    widgets::draw_text(frame, inside, words, FontRole::small, frame.theme.ink);
    widgets::register_text(frame, {.id = "datapanel.personal." + one.column.name, .role = access::Role::card, .label = words, .rect = card});
    inside.cut_top(tall + frame.du(8));
    Flow flow(frame, inside, button);
    std::optional<Use> wanted;
    if (kept) {
      if (widgets::secondary_button(frame, "datapanel.drop." + one.column.name, flow.next(widgets::button_width(frame, drop)), drop)) wanted = Use::dropped;
      if (widgets::secondary_button(frame, "datapanel.coarsen." + one.column.name, flow.next(widgets::button_width(frame, coarsen)), coarsen)) wanted = Use::coarsened;
    } else if (widgets::secondary_button(frame, "datapanel.keep." + one.column.name, flow.next(widgets::button_width(frame, keep)), keep)) {
      wanted = Use::kept;
    }
    rest.cut_top(frame.du(8));
    if (wanted) use(one.column.name, *wanted);
  }
}

void ImportPage::draw_notes(Frame& frame, Rect& rest) {
  const auto field = [&](const char* id, const char* label, const char* placeholder, std::string& text) {
    const std::string words = frame.words(label);
    widgets::text_in(frame, rest.cut_top(frame.fonts.line(FontRole::small)), FontRole::small, frame.theme.ink2, words);
    Rect box = rest.cut_top(frame.metrics.button_height());
    box.w = std::min(box.w, frame.du(420));
    widgets::text_field(frame, id, box, words, text, frame.words(placeholder));
    rest.cut_top(frame.du(8));
  };
  field("datapanel.name", "ide.data.name", "ide.data.name.hint", name_);
  if (base::is_file(folder_ / (name_ + std::string(tables::kTableEnding)))) {
    line(frame, rest, "datapanel.replaces", frame.words("ide.data.replaces", {{"nom", name_}}), frame.theme.warn);
    rest.cut_top(frame.du(6));
  }
  field("datapanel.source", "ide.data.source", "ide.data.source.hint", source_);
  field("datapanel.licence", "ide.data.licence", "ide.data.licence.hint", licence_);
}

}  // namespace lunabloc::ide::data
