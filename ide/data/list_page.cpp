#include "ide/data/list_page.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

#include "base/file.h"
#include "base/shown_text.h"
#include "ide/data/cell_words.h"
#include "ide/data/choice.h"
#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/text.h"

namespace lunabloc::ide::data {

namespace tables = lunabloc::data;
using widgets::FontRole;
using widgets::Frame;
using widgets::Icon;
using widgets::Key;

namespace {

// Tables of lessons that are worth a look on their own: lesson, file.
constexpr std::array<std::pair<const char*, const char*>, 3> kExamples = {{{"B02", "manchots.csv"}, {"B03", "communes.csv"}, {"B12", "bus.csv"}}};

// « 12 Ko », « 3,4 Mo ».
std::string size_words(const Frame& frame, std::uint64_t bytes) {
  const double kilo = std::max(1.0, std::ceil(static_cast<double>(bytes) / 1000));
  if (kilo < 1000) return frame.words("ide.data.kilobytes", {{"n", std::to_string(static_cast<int>(kilo))}});
  std::string mega = std::to_string(static_cast<int>(std::round(kilo / 100)));
  mega.insert(mega.size() - 1, frame.french() ? "," : ".");
  return frame.words("ide.data.megabytes", {{"n", mega}});
}

}  // namespace

void ListPage::read(const lunabloc::lesson::Lesson* lesson) {
  tables_ = tables::tables_in(folder_);
  sure_.clear();
  find_examples(lesson);
}

// A name once, and few of them.
void ListPage::find_examples(const lunabloc::lesson::Lesson* lesson) {
  constexpr std::size_t kMostExamples = 6;
  examples_.clear();
  const auto add = [&](std::filesystem::path file, const std::string& id) {
    const auto same = std::find_if(examples_.begin(), examples_.end(), [&](const Example& one) { return one.file.stem() == file.stem(); });
    if (same == examples_.end() && examples_.size() < kMostExamples && base::is_file(file)) examples_.push_back({std::move(file), id});
  };
  if (lesson != nullptr)
    for (const std::string& name : base::entries_of(lesson->folder / "donnees"))
      if (name.ends_with(".csv")) add(lesson->folder / "donnees" / name, lesson->id);
  for (const auto& [id, file] : kExamples) add(lessons_ / id / "donnees" / file, id);
}

ListPage::Drawn ListPage::draw(Frame& frame, Rect area) {
  Drawn drawn;
  Rect rest = area;
  if (tables_.empty()) {
    draw_empty(frame, rest);
  }
  const widgets::ButtonFace choose{.icon = Icon::folder, .label = frame.words("ide.data.choose"), .hint = frame.words("ide.data.choose.hint")};
  Rect row = rest.cut_top(frame.metrics.big_button_height());
  if (widgets::primary_button(frame, "datapanel.choose", row.cut_left(std::min(row.w, widgets::button_width(frame, choose))), choose)) drawn.wish.what = Wish::What::choose_file;
  rest.cut_top(frame.du(12));
  for (const tables::KeptTable& table : std::vector(tables_)) draw_table(frame, rest, table, drawn.wish);
  draw_examples(frame, rest, drawn.wish);
  drawn.bottom = rest.y;
  return drawn;
}

// A place to drop a file on, as it looks.
void ListPage::draw_empty(Frame& frame, Rect& rest) const {
  const std::string words = frame.words("ide.data.none");
  const float pad = frame.du(16), sign = frame.du(44), wide = std::min(rest.w, frame.du(620));
  const float tall = widgets::text_height(frame, wide - 2 * pad, words, FontRole::body);
  Rect zone = rest.cut_top(sign + tall + 3 * pad);
  zone.w = wide;
  widgets::fill(frame, zone, frame.theme.sunken, frame.metrics.radius_panel());
  const float edge = frame.metrics.border() * 2, dash = frame.du(8);
  const ImVec2 corners[] = {zone.min(), {zone.right(), zone.y}, zone.max(), {zone.x, zone.bottom()}, zone.min()};
  for (std::size_t i = 0; i + 1 < std::size(corners); ++i) widgets::dashed_line(frame, corners[i], corners[i + 1], frame.theme.line_strong, edge, dash);
  Rect inside = zone.inset(pad);
  widgets::icon_in(frame, inside.cut_top(sign), FontRole::icon30, frame.theme.accent, Icon::download);
  inside.cut_top(pad);
  widgets::draw_text(frame, inside, words, FontRole::body, frame.theme.ink);
  widgets::register_text(frame, {.id = "datapanel.none", .role = access::Role::text, .label = words, .rect = zone});
  rest.cut_top(frame.du(12));
}

std::string ListPage::words_of(const Frame& frame, const tables::KeptTable& table) const {
  std::string words = size_words(frame, table.bytes);
  if (table.note.columns > 0) words = frame.words("ide.data.size", {{"n", count_words(frame, table.note.rows)}, {"colonnes", std::to_string(table.note.columns)}}) + ", " + words;
  if (table.note.aside > 0) words += " · " + frame.words("ide.data.asides", {{"n", count_words(frame, table.note.aside)}});
  return words;
}

void ListPage::draw_table(Frame& frame, Rect& rest, const tables::KeptTable& table, Wish& wish) {
  const bool sure = sure_ == table.name;
  const float line = frame.fonts.line(FontRole::small), title = frame.fonts.line(FontRole::body_bold);
  std::string from = table.note.source.empty() ? table.note.file : table.note.source;
  if (!table.note.licence.empty()) from += (from.empty() ? "" : " · ") + table.note.licence;
  from = base::shown_text(from, 200);
  const widgets::ButtonFace away{.icon = Icon::bin, .label = frame.words(sure ? "ide.data.remove.sure" : "ide.data.remove"), .icon_only = !sure,
                                 .hint = frame.words("ide.data.remove.hint", {{"nom", table.name}})};
  const float button = frame.metrics.target(36);
  const Rect card = rest.cut_top(title + line * (from.empty() ? 1.0F : 2.0F) + frame.du(22));
  rest.cut_top(frame.du(8));
  // First the small button: a press on it is not one on the card.
  const float wide = sure ? widgets::button_width(frame, away) : button;
  const Rect place{card.right() - wide - frame.du(8), card.center().y - button / 2, wide, button};
  if (frame.focused("datapanel.table." + table.name) && frame.input.take(Key::del)) sure_ = table.name;
  Rect open_rect = card;
  open_rect.cut_right(wide + frame.du(14));
  const std::string words = words_of(frame, table);
  const widgets::Interaction press = widgets::interact(frame, {.id = "datapanel.table." + table.name, .role = access::Role::item, .label = table.name, .value = words + (from.empty() ? "" : ". " + from),
                                                               .rect = open_rect, .hint = frame.words("ide.data.table.hint")});
  widgets::fill(frame, card, press.hovered || press.focused ? frame.theme.accent_soft : frame.theme.raised, frame.metrics.radius_button());
  widgets::outline(frame, card, frame.theme.line_strong, frame.metrics.radius_button());
  Rect inside = open_rect.inset(frame.du(12), frame.du(10));
  const Rect sign = inside.cut_left(frame.du(30));
  widgets::icon_in(frame, {sign.x, sign.y, sign.w, title}, FontRole::icon23, frame.theme.accent, Icon::table);
  inside.cut_left(frame.du(8));
  widgets::text_in(frame, inside.cut_top(title), FontRole::body_bold, frame.theme.ink, table.name);
  widgets::text_in(frame, inside.cut_top(line), FontRole::small, frame.theme.ink2, words);
  if (!from.empty()) widgets::text_in(frame, inside.cut_top(line), FontRole::small, frame.theme.ink2, from);
  widgets::ring_if_focused(frame, press, card, frame.metrics.radius_button());
  if (press.activated) wish = {Wish::What::open, table.name, {}, {}};
  const bool pressed = sure ? widgets::secondary_button(frame, "datapanel.remove." + table.name, place, away) : widgets::quiet_button(frame, "datapanel.remove." + table.name, place, away);
  if (!pressed) return;
  if (sure) return remove(frame, table.name);
  sure_ = table.name;
  frame.announce(frame.words("ide.data.remove.sure"));
}

void ListPage::draw_examples(Frame& frame, Rect& rest, Wish& wish) {
  if (examples_.empty()) return;
  rest.cut_top(frame.du(8));
  const std::string words = frame.words("ide.data.examples");
  const Rect head = rest.cut_top(frame.fonts.line(FontRole::body_bold) + frame.du(4));
  widgets::text_in(frame, head, FontRole::body_bold, frame.theme.ink, words);
  widgets::register_text(frame, {.id = "datapanel.examples", .role = access::Role::heading, .label = words, .rect = head});
  Flow flow(frame, rest, frame.metrics.button_height());
  for (const Example& example : examples_) {
    const std::string name = example.file.stem().string();
    const widgets::ButtonFace face{.icon = Icon::table, .label = name, .hint = frame.words("ide.data.example.hint", {{"lecon", example.lesson}})};
    if (widgets::secondary_button(frame, "datapanel.example." + name, flow.next(widgets::button_width(frame, face)), face))
      wish = {Wish::What::example, {}, example.file, frame.words("ide.data.example.source", {{"lecon", example.lesson}})};
  }
  rest.cut_top(flow.bottom() - rest.y + frame.du(8));
}

void ListPage::remove(Frame& frame, const std::string& table) {
  sure_.clear();
  desk_.ask('X', table, [this, table, &shared = frame.shared, &messages = frame.session.messages()](Result<std::string> told) {
    const std::string words = told ? messages.text("tables.removed", {{"nom", table}}) : messages.describe(told.error());
    if (told) static_cast<void>(tables::keep_note(folder_, table, {}));
    tables_ = tables::tables_in(folder_);
    shared.toasts = {widgets::Toast{words, ""}};
    shared.said.push_back(words);
    shared.focus.set("datapanel.choose", access::Zone::overlay);
  });
}

}  // namespace lunabloc::ide::data
