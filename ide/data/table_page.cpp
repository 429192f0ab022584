#include "ide/data/table_page.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/shown_text.h"
#include "data/reading.h"
#include "ide/data/cell_words.h"
#include "ide/data/choice.h"
#include "ide/data/step_words.h"
#include "ide/export/film.h"
#include "ide/widgets/cards.h"
#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/text.h"
#include "lesson/words.h"
#include "program/text_literal.h"

namespace lunabloc::ide::data {

namespace tables = lunabloc::data;
using tables::Cell;
using tables::Comparison;
using tables::Kind;
using widgets::FontRole;
using widgets::Frame;
using widgets::Icon;

namespace {

constexpr std::array<const char*, 6> kSigns = {"=", "≠", "<", "≤", ">", "≥"};

// The one table that is looked at.
class OneTable final : public tables::Catalogue {
 public:
  explicit OneTable(const tables::TableFacts& facts) : facts_(facts) {}
  Result<tables::TableFacts> facts_of(const std::string& table) override {
    if (table == facts_.name) return facts_;
    return failure(ErrorKind::failed, "run.no_table", {{"nom", table}});
  }

 private:
  const tables::TableFacts& facts_;
};

bool same(const tables::Pipeline& one, const tables::Pipeline& other) { return tables::encode({one, tables::Count{}}) == tables::encode({other, tables::Count{}}); }

// 05/03/2026 as it stands in a cell: 2026-03-05.
std::string date_of(const std::string& text) {
  const auto digits = [&](std::size_t from, std::size_t count) {
    return text.size() >= from + count && std::all_of(text.begin() + static_cast<std::ptrdiff_t>(from), text.begin() + static_cast<std::ptrdiff_t>(from + count), [](char c) { return c >= '0' && c <= '9'; });
  };
  if (text.size() < 10 || text[2] != '/' || text[5] != '/' || !digits(0, 2) || !digits(3, 2) || !digits(6, 4)) return text;
  return text.substr(6, 4) + "-" + text.substr(3, 2) + "-" + text.substr(0, 2) + text.substr(10);
}

}  // namespace

void TablePage::open(const std::string& name) {
  if (note_changed_) keep_note();
  name_ = name;
  about_.reset();
  chain_.reset();
  shown_ = {};
  columns_.clear();
  count_.reset();
  fault_.reset();
  step_fault_.reset();
  filter_.reset();
  head_.reset();
  cell_.reset();
  notes_open_ = false;
  followed_ = false;
  cache_.forget();
  grid_.reset();
  const tables::TableNotes notes = tables::notes_in(folder_);
  const auto note = notes.find(name);
  note_ = note == notes.end() ? tables::TableNote{} : note->second;
  desk_.ask('A', name, [this, look = ++*looks_, looks = std::weak_ptr(looks_)](Result<std::string> told) {
    const auto current = looks.lock();
    if (!current || *current != look) return;
    if (!told) {
      fault_ = told.error();
      return;
    }
    about_ = tables::about_from_json(*told);
    tables::TableNote known = note_;
    known.rows = about_->facts.rows;
    known.columns = about_->facts.columns.size();
    known.aside = about_->aside;
    if (known.file.empty()) known.file = about_->source;
    if (known == note_) return;
    note_ = known;
    static_cast<void>(tables::keep_note(folder_, name_, note_));
  });
}

void TablePage::leave() {
  if (note_changed_) keep_note();
  ++*looks_;
  cache_.forget();
  head_.reset();
  cell_.reset();
}

bool TablePage::can_write(const Frame& frame) const { return frame.shared.shows_work() && frame.session.lesson() != nullptr; }

// The program may have changed: what it asks of this table is what is shown.
void TablePage::follow(Frame& frame) {
  if (!about_ || (followed_ && revision_ == frame.session.revision() && followed_selection_ == selected_)) return;
  followed_ = true;
  followed_selection_ = selected_;
  revision_ = frame.session.revision();
  chain_ = can_write(frame) ? session::chain_of(frame.session.tree(), name_, selected_) : std::nullopt;
  const tables::Pipeline wanted = chain_ ? chain_->pipeline : tables::Pipeline{name_, {}};
  if (!same(wanted, shown_)) look_at(wanted);
}

void TablePage::look_at(const tables::Pipeline& pipeline) {
  shown_ = pipeline;
  step_fault_.reset();
  OneTable catalogue(about_->facts);
  Result<std::vector<tables::Column>> columns = tables::columns_of(pipeline, catalogue);
  if (!columns) {
    step_fault_ = columns.error();
    columns = about_->facts.columns;
  }
  for (tables::Column& column : *columns)
    for (const tables::Column& known : about_->facts.columns)
      if (known.name == column.name && column.unit.empty()) column.unit = known.unit;
  if (*columns != columns_) grid_.reset();
  columns_ = std::move(*columns);
  grid_.go_to_row(0);
  const tables::Pipeline asked = step_fault_ ? tables::Pipeline{name_, {}} : pipeline;
  cache_.show(asked, columns_);
  count_.reset();
  if (asked.steps.empty()) {
    count_ = about_->facts.rows;
    return;
  }
  ask_count(asked);
}

void TablePage::ask_count(const tables::Pipeline& asked) {
  desk_.ask_rows({asked, tables::Count{}}, [this, asked, look = *looks_, looks = std::weak_ptr(looks_)](Result<tables::Page> page) {
    const auto current = looks.lock();
    if (!current || *current != look || !same(asked, shown_)) return;
    // Stopped with rows that nobody wanted any more: it is asked again.
    if (!page && page.error().message == "tables.stopped") return ask_count(asked);
    if (!page) {
      step_fault_ = page.error();
      return;
    }
    if (page->rows.size() != 1 || page->rows[0].size() != 1) return;
    if (const std::int64_t* count = std::get_if<std::int64_t>(&page->rows[0][0])) count_ = static_cast<std::uint64_t>(std::max<std::int64_t>(0, *count));
    const bool filters = about_ && count_ && *count_ != about_->facts.rows;
    told_ = filters ? "ide.data.kept" : "ide.data.rows";
  });
}

TablePage::Wish TablePage::draw(Frame& frame, Rect area) {
  follow(frame);
  if (const std::optional<std::string> told = std::exchange(told_, std::nullopt))
    frame.announce(frame.words(*told, {{"n", count_words(frame, count_.value_or(0))}, {"total", count_words(frame, about_ ? about_->facts.rows : 0)}}));
  Rect rest = area;
  const auto advise = [&](const std::string& id, const Error& error) {
    const widgets::AdviceCard card{.id = id, .tone = session::Notice::Tone::attention, .advice = frame.session.messages().advice(error.message, error.arguments)};
    rest.cut_top(widgets::advice_card(frame, card, rest) + frame.du(8));
  };
  if (fault_) {
    advise("datapanel.fault", *fault_);
    return Wish::none;
  }
  if (!about_) {
    widgets::text_in(frame, rest.cut_top(frame.du(60)), FontRole::body, frame.theme.ink2, "…", widgets::Align::center);
    return Wish::none;
  }
  const Wish wish = draw_head(frame, rest);
  draw_notes(frame, rest);
  draw_steps(frame, rest);
  if (filter_) draw_filter(frame, rest);
  if (step_fault_) advise("datapanel.step_fault", *step_fault_);
  else if (cache_.fault()) advise("datapanel.rows_fault", *cache_.fault());
  draw_grid(frame, rest);
  return wish;
}

TablePage::Wish TablePage::draw_head(Frame& frame, Rect& rest) {
  Wish wish = Wish::none;
  Flow flow(frame, rest, frame.metrics.target(32));
  const std::uint64_t all = about_->facts.rows;
  const bool whole = shown_.steps.empty() || count_ == all;
  const std::string words = whole    ? frame.words("ide.data.rows", {{"n", count_words(frame, all)}})
                            : count_ ? frame.words("ide.data.kept", {{"n", count_words(frame, *count_)}, {"total", count_words(frame, all)}})
                                     : frame.words("ide.data.counting", {{"total", count_words(frame, all)}});
  const Rect pill = flow.next(frame.fonts.width(FontRole::small_bold, words) + frame.du(46));
  widgets::fill(frame, pill, frame.theme.accent_soft, pill.h / 2);
  Rect inside = pill.inset(frame.du(12), 0);
  widgets::icon_in(frame, inside.cut_left(frame.du(18)), FontRole::icon16, frame.theme.accent, whole ? Icon::table : Icon::filter);
  inside.cut_left(frame.du(4));
  widgets::text_in(frame, inside, FontRole::small_bold, frame.theme.accent, words);
  widgets::register_text(frame, {.id = "datapanel.count", .role = access::Role::status, .label = words, .rect = pill});
  const auto button = [&](const char* id, Icon icon, const std::string& label, const char* hint, bool enabled = true) {
    const widgets::ButtonFace face{.icon = icon, .label = label, .enabled = enabled, .hint = frame.words(hint)};
    return widgets::secondary_button(frame, id, flow.next(widgets::button_width(frame, face)), face) && enabled;
  };
  if (about_->aside > 0 && button("datapanel.asides", Icon::alert, frame.words("ide.data.asides", {{"n", count_words(frame, about_->aside)}}), "ide.data.asides.hint")) wish = Wish::asides;
  if (!chain_ && button("datapanel.use", Icon::puzzle, frame.words("ide.data.use"), can_write(frame) ? "ide.data.use.hint" : "ide.data.no_program", can_write(frame))) put_in_program(frame);
  if (button("datapanel.save", Icon::content_save, frame.words("ide.data.save"), "ide.data.save.hint", !desk_.works())) save(frame);
  if (button("datapanel.notes", Icon::pencil, frame.words("ide.data.notes"), "ide.data.notes.hint")) notes_open_ = !notes_open_;
  rest.cut_top(flow.bottom() - rest.y + frame.du(8));
  return wish;
}

// Where the table comes from; it can be written here.
void TablePage::draw_notes(Frame& frame, Rect& rest) {
  if (!notes_open_) {
    std::string words = note_.source.empty() ? note_.file : note_.source;
    if (!note_.licence.empty()) words += (words.empty() ? "" : " · ") + note_.licence;
    if (words.empty()) return;
    words = base::shown_text(words, 300);
    const Rect line = rest.cut_top(frame.fonts.line(FontRole::small));
    widgets::text_in(frame, line, FontRole::small, frame.theme.ink2, words);
    widgets::register_text(frame, {.id = "datapanel.note", .role = access::Role::text, .label = frame.words("ide.data.from", {{"source", words}}), .rect = line});
    rest.cut_top(frame.du(6));
    return;
  }
  const tables::TableNote before = note_;
  const auto field = [&](const char* id, const char* label, const char* hint, std::string& text) {
    const std::string words = frame.words(label);
    Rect row = rest.cut_top(frame.metrics.button_height());
    widgets::text_in(frame, row.cut_left(frame.du(84)), FontRole::small, frame.theme.ink2, words);
    widgets::text_field(frame, id, row, words, text, frame.words(hint));
    rest.cut_top(frame.du(6));
  };
  field("datapanel.note.source", "ide.data.source", "ide.data.source.hint", note_.source);
  field("datapanel.note.licence", "ide.data.licence", "ide.data.licence.hint", note_.licence);
  constexpr double kRest = 1;  // seconds without a key: then it is written
  if (!(before == note_)) note_changed_ = frame.now;
  if (!note_changed_) return;
  frame.animating = true;
  if (frame.now - *note_changed_ > kRest) keep_note();
}

// What cannot be noted is no reason to stop the person.
void TablePage::keep_note() {
  note_changed_.reset();
  static_cast<void>(tables::keep_note(folder_, name_, note_));
}

// What the program asks, a chip a question; each can be taken out of the program.
void TablePage::draw_steps(Frame& frame, Rect& rest) {
  if (!chain_ || shown_.steps.empty()) return;
  const float height = frame.metrics.target(28);
  Flow flow(frame, rest, height);
  for (std::size_t i = 0; i < shown_.steps.size(); ++i) {
    const std::string words = base::shown_text(step_words(frame, shown_.steps[i]), 60);
    Rect chip = flow.next(frame.fonts.width(FontRole::small, words) + height + frame.du(42));
    const theme::CategoryColors& colors = frame.theme.category("data");
    widgets::fill(frame, chip, colors.fill, frame.metrics.radius_block());
    widgets::outline(frame, chip, colors.edge, frame.metrics.radius_block());
    widgets::register_text(frame, {.id = "datapanel.step." + std::to_string(i + 1), .role = access::Role::status, .label = words, .rect = chip});
    const Rect cross = chip.cut_right(height);
    Rect inside = chip.inset(frame.du(8), 0);
    widgets::icon_in(frame, inside.cut_left(frame.du(18)), FontRole::icon16, colors.text, icon_of(shown_.steps[i]));
    inside.cut_left(frame.du(4));
    widgets::text_in(frame, inside, FontRole::small, colors.text, words);
    const std::string remove = frame.words("ide.data.step.remove", {{"quoi", words}});
    const widgets::Interaction press = widgets::interact(frame, {.id = "datapanel.step.remove." + std::to_string(i + 1), .role = access::Role::button, .label = remove, .rect = cross});
    widgets::icon_in(frame, cross, FontRole::icon16, colors.text, Icon::close);
    widgets::tooltip(frame, press, cross, remove);
    widgets::ring_if_focused(frame, press, cross, frame.metrics.radius_block());
    if (!press.activated) continue;
    frame.commands.push_edits("edit.delete", session::without_step(*chain_, i));
    frame.toast(frame.words("ide.data.step.removed"), true);
  }
  if (chain_->goes_on) {
    const std::string words = frame.words("ide.data.goes_on");
    const Rect place = flow.next(frame.fonts.width(FontRole::small, words) + frame.du(8));
    widgets::text_in(frame, place, FontRole::small, frame.theme.ink2, words);
    widgets::register_text(frame, {.id = "datapanel.goes_on", .role = access::Role::text, .label = words, .rect = place});
  }
  rest.cut_top(flow.bottom() - rest.y + frame.du(8));
}

// « Garder les lignes où population > … »
void TablePage::draw_filter(Frame& frame, Rect& rest) {
  const float height = frame.metrics.button_height();
  Flow flow(frame, rest, height);
  const std::string words = frame.words("ide.data.keep_where", {{"colonne", base::shown_text(filter_->column, 40)}});
  const Rect label = flow.next(frame.fonts.width(FontRole::small_bold, words) + frame.du(4));
  widgets::text_in(frame, label, FontRole::small_bold, frame.theme.ink, words);
  widgets::register_text(frame, {.id = "datapanel.filter", .role = access::Role::text, .label = words, .rect = label});
  Choice choice{"datapanel.filter.sign", frame.words("ide.data.is"), {kSigns.begin(), kSigns.end()}, filter_->comparison};
  if (const auto chosen = choice_button(frame, flow.next(choice_width(frame, choice)), choice, open_choice_)) filter_->comparison = *chosen;
  const widgets::FieldResult field = widgets::text_field(frame, "datapanel.filter.value", flow.next(frame.du(150)), frame.words("ide.data.value"), filter_->value, frame.words("ide.data.value"));
  if (std::exchange(filter_opens_, false)) frame.focus().set("datapanel.filter.value", access::Zone::overlay);
  const widgets::ButtonFace keep{.icon = Icon::filter, .label = frame.words("ide.data.keep"), .enabled = wanted_value().has_value(), .hint = frame.words("ide.data.keep.hint")};
  const widgets::ButtonFace away{.icon = Icon::close, .label = frame.words("ide.close"), .icon_only = true};
  const bool pressed = widgets::primary_button(frame, "datapanel.filter.keep", flow.next(widgets::button_width(frame, keep)), keep) || field.submitted;
  const bool closed = widgets::quiet_button(frame, "datapanel.filter.close", flow.next(height), away);
  rest.cut_top(flow.bottom() - rest.y + frame.du(8));
  if (pressed && wanted_value()) return keep_rows(frame);
  if (!closed) return;
  filter_.reset();
  frame.focus().set("datapanel.grid.cells", access::Zone::overlay);
}

// The value as the column's kind has it; nothing while it is none.
std::optional<Cell> TablePage::wanted_value() const {
  if (!filter_ || filter_->value.empty()) return std::nullopt;
  if (filter_->kind == Kind::text) return filter_->value;
  if (filter_->kind == Kind::date || filter_->kind == Kind::moment) {
    const std::string date = date_of(filter_->value);
    if (!tables::time_limit(date, filter_->kind)) return std::nullopt;
    return date;
  }
  if (filter_->kind == Kind::truth) {
    const std::optional<bool> truth = tables::truth_of(filter_->value);
    if (!truth) return std::nullopt;
    return *truth;
  }
  const std::optional<double> number = lunabloc::lesson::number_in(filter_->value);
  if (!number) return std::nullopt;
  const auto whole = static_cast<std::int64_t>(*number);
  if (static_cast<double>(whole) == *number) return whole;
  return *number;
}

void TablePage::keep_rows(Frame& frame) {
  write(frame, tables::Keep{filter_->column, static_cast<Comparison>(filter_->comparison), *wanted_value()});
  filter_.reset();
  frame.focus().set("datapanel.grid.cells", access::Zone::overlay);
}

void TablePage::draw_grid(Frame& frame, const Rect& area) {
  std::optional<std::size_t> sorted;
  bool down = false;
  for (const tables::Step& step : shown_.steps)
    if (const auto* sort = std::get_if<tables::Sort>(&step))
      for (std::size_t i = 0; i < columns_.size(); ++i)
        if (columns_[i].name == sort->column) {
          sorted = i;
          down = sort->direction == tables::Direction::down;
        }
  const GridRows rows{.count = count_.value_or(0), .columns = columns_, .cell = [this](std::uint64_t row, std::size_t column) { return cache_.cell(row, column); },
                      .sorted = sorted, .going_down = down, .head_hint = frame.words("ide.data.head.hint")};
  const GridEvent event = grid_.draw(frame, "datapanel.grid", area, rows);
  cache_.fetch();
  if (cache_.waits()) frame.animating = true;
  if (event.head) {
    head_ = event.head;
    menu_at_ = event.at;
  }
  if (event.cell && !head_ && cache_.cell(event.cell->first, event.cell->second) != nullptr) {
    cell_ = event.cell;
    menu_at_ = event.at;
  }
  if (head_) draw_head_menu(frame);
  if (cell_) draw_cell_menu(frame);
}

void TablePage::draw_head_menu(Frame& frame) {
  if (*head_ >= columns_.size()) return head_.reset();
  const tables::Column column = columns_[*head_];
  const bool can = can_write(frame), number = tables::is_numeric(column.kind);
  enum class Act { up, down, keep, no_missing, count, histogram };
  std::vector<widgets::MenuItem> items;
  std::vector<Act> acts;
  const auto add = [&](Act act, Icon icon, const char* words) {
    items.push_back({.label = frame.words(words, {{"colonne", base::shown_text(column.name, 40)}}), .icon = icon, .enabled = can});
    acts.push_back(act);
  };
  add(Act::up, Icon::arrow_up, number ? "ide.data.sort_up" : column.kind == Kind::text ? "ide.data.sort_a" : "ide.data.sort_early");
  add(Act::down, Icon::arrow_down, number ? "ide.data.sort_down" : column.kind == Kind::text ? "ide.data.sort_z" : "ide.data.sort_late");
  add(Act::keep, Icon::filter, "ide.data.keep_some");
  add(Act::no_missing, Icon::bin, "ide.data.no_missing");
  if (number) add(Act::histogram, Icon::chart_bar, "ide.data.draw_histogram");
  else add(Act::count, Icon::counter, "ide.data.count_each");
  if (!can) items.insert(items.begin(), widgets::MenuItem{.label = frame.words("ide.data.no_program"), .icon = Icon::information_outline, .enabled = false});
  const widgets::MenuResult result = widgets::menu(frame, "datapanel.head", menu_at_, head_words(column), items);
  if (result.closed) head_.reset();
  if (!result.chosen || !can) return;
  switch (acts[*result.chosen]) {
    case Act::up: return write(frame, tables::Sort{column.name, tables::Direction::up});
    case Act::down: return write(frame, tables::Sort{column.name, tables::Direction::down});
    case Act::no_missing: return write(frame, tables::WithoutMissing{column.name});
    case Act::count: return write(frame, tables::Group{{column.name}, tables::Aggregate::count, {}});
    case Act::histogram: return write_chart(frame, "chart.histogram", program::literal_of_text(column.name));
    case Act::keep: {
      const bool word = column.kind == Kind::text || column.kind == Kind::truth;
      filter_ = Filter{column.name, column.kind, static_cast<std::size_t>(word ? Comparison::equal : Comparison::greater), {}};
      filter_opens_ = true;
      return;
    }
  }
}

// The rows like this one, or the others.
void TablePage::draw_cell_menu(Frame& frame) {
  if (cell_->second >= columns_.size()) return cell_.reset();
  const tables::Column column = columns_[cell_->second];
  const Cell* const here = cache_.cell(cell_->first, cell_->second);
  if (here == nullptr) return cell_.reset();
  const Cell value = *here;
  const bool can = can_write(frame), missing = tables::is_missing(value), ordered = !missing && column.kind != Kind::text && column.kind != Kind::truth;
  std::vector<widgets::MenuItem> items;
  std::vector<tables::Step> steps;
  const std::string name = base::shown_text(column.name, 40), shown = cell_words(frame, value, column);
  const auto add = [&](Icon icon, const std::string& words, tables::Step step) {
    items.push_back({.label = words, .icon = icon, .enabled = can});
    steps.push_back(std::move(step));
  };
  if (missing) {
    add(Icon::filter, frame.words("ide.data.only_missing", {{"colonne", name}}), tables::OnlyMissing{column.name});
    add(Icon::bin, frame.words("ide.data.no_missing"), tables::WithoutMissing{column.name});
  } else {
    for (const Comparison how : {Comparison::equal, Comparison::different, Comparison::greater_or_equal, Comparison::less_or_equal})
      if (ordered || how == Comparison::equal || how == Comparison::different)
        add(Icon::filter, frame.words("ide.data.keep_rows", {{"quoi", name + " " + kSigns[static_cast<std::size_t>(how)] + " " + shown}}), tables::Keep{column.name, how, value});
  }
  const widgets::MenuResult result = widgets::menu(frame, "datapanel.value", menu_at_, frame.words("ide.data.value_menu"), items);
  if (result.closed) cell_.reset();
  if (result.chosen && can) write(frame, steps[*result.chosen]);
}

void TablePage::write(Frame& frame, const tables::Step& step) {
  const program::TextEdits edits = session::with_step(frame.session.tree(), name_, step, selected_);
  if (edits.empty()) return;
  frame.commands.push_edits("edit.insert", edits);
  frame.toast(frame.words("ide.data.written", {{"quoi", step_words(frame, step)}}), true);
}

void TablePage::put_in_program(Frame& frame) {
  const program::Tree& tree = frame.session.tree();
  frame.commands.push_edits("edit.insert", session::with_statements(tree, {session::lua_opening(tree, name_)}, selected_));
  frame.toast(frame.words("ide.data.opened"), true);
}

// A chart of what the program has of the table: of its variable where it has one, else of the question itself.
void TablePage::write_chart(Frame& frame, const std::string& call, const std::string& rest) {
  const program::Tree& tree = frame.session.tree();
  std::vector<std::string> lines;
  session::Selected where = selected_;
  std::string of;
  if (chain_) {
    of = session::variable_of(tree, *chain_);
    if (of.empty()) of = tree.text().substr(chain_->start, chain_->end - chain_->start);
    else where = session::where_known(tree, *chain_, selected_);
  } else {
    lines.push_back(session::lua_opening(tree, name_));
    of = lines[0].substr(6, lines[0].find(" =") - 6);
  }
  lines.push_back(call + "(" + of + ", " + rest + ")");
  frame.commands.push_edits("edit.insert", session::with_statements(tree, lines, where));
  frame.toast(frame.words("ide.data.chart_written"), true);
}

void TablePage::save(Frame& frame) {
  const std::filesystem::path file = exporting::free_name(exports_, name_, ".csv");
  desk_.write_csv(step_fault_ ? tables::Pipeline{name_, {}} : shown_, file, [&shared = frame.shared, &messages = frame.session.messages(), file](Result<std::string> told) {
    const std::string words = told ? messages.text("tables.exported", {{"mesure", *told}, {"fichier", file.string()}}) : messages.describe(told.error());
    shared.toasts = {widgets::Toast{words, ""}};
    shared.said.push_back(words);
  });
}

}  // namespace lunabloc::ide::data
