#include "ide/lesson/question.h"

#include <algorithm>
#include <cmath>

#include "base/file.h"
#include "ide/lesson/backing.h"
#include "ide/widgets/components.h"
#include "ide/widgets/flow.h"
#include "ide/widgets/grid_map.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/text.h"
#include "lesson/unrolled.h"
#include "lesson/words.h"
#include "session/aside.h"

namespace lunabloc::ide::lesson {
namespace {

using lunabloc::lesson::Check;
using theme::FontRole;
using theme::Icon;
using widgets::Frame;
using widgets::Key;
using world::Cell;

constexpr float kLargestSquare = 34;  // du

std::optional<Cell> cell_in(const std::string& answer) {
  const std::vector<double> numbers = lunabloc::lesson::numbers_in(answer.substr(0, answer.find(',')));
  const std::vector<double> others = answer.find(',') == std::string::npos
                                         ? std::vector<double>()
                                         : lunabloc::lesson::numbers_in(answer.substr(answer.find(',') + 1));
  if (numbers.size() != 1 || others.size() != 1) return std::nullopt;
  return Cell{static_cast<int>(numbers[0]), static_cast<int>(others[0])};
}

// A row that is chosen as a whole: a sign, then words on as many lines as they need.
struct ChoiceRow {
  Rect sign, words;
};
ChoiceRow choice_row(const Frame& frame, const Rect& rect) {
  Rect inside = rect.inset(frame.du(10), 0);
  const Rect sign = inside.cut_left(frame.du(20));
  inside.cut_left(frame.du(8));
  return {sign, inside};
}

float row_height(const Frame& frame, const std::string& words, float width) {
  const float text = widgets::text_height(frame, choice_row(frame, {0, 0, width, 0}).words.w, words, FontRole::small);
  return std::max(frame.metrics.target(36), text + frame.du(12));
}

bool draw_choice_row(Frame& frame, const std::string& id, const Rect& rect, const std::string& words, bool chosen) {
  const widgets::Interaction state = widgets::interact(
      frame, {.id = id, .role = access::Role::choice, .label = words, .state = {.selected = chosen}, .rect = rect});
  const float radius = frame.metrics.radius_button();
  widgets::fill(frame, rect, chosen ? frame.theme.accent : theme::mix(frame.theme.raised, frame.theme.accent_soft, state.hovered ? 1.0F : 0.0F), radius);
  widgets::outline(frame, rect, chosen ? frame.theme.accent : frame.theme.line_strong, radius);
  const ChoiceRow row = choice_row(frame, rect);
  const ImU32 ink = chosen ? frame.theme.on_accent : frame.theme.ink;
  widgets::icon_in(frame, row.sign, FontRole::icon19, ink, chosen ? Icon::check_circle : Icon::radiobox_blank);
  const widgets::Paragraph paragraph(frame, widgets::spans_of(words, frame.french()), FontRole::small, row.words.w);
  paragraph.draw(frame, row.words.x, std::round(rect.center().y - paragraph.height() / 2), ink);
  widgets::ring_if_focused(frame, state, rect, radius);
  return state.activated;
}

}  // namespace

struct Questions::Asked {
  Frame& frame;
  const Check& check;
  std::string id;      // of its nodes
  std::string answer;  // given before, or empty
  bool passed = false;  // a prediction that the pupil does not make

  void give(const std::string& text) const { frame.commands.push("lesson.answer", {check.id, text}); }
  std::vector<std::string> choices() const { return check.data.texts_at("choix"); }
};

void Questions::forget() {
  drafts_.clear();
  typing_.clear();
  programs_.clear();
  pointed_.clear();
}

float Questions::draw(Frame& frame, const Check& check, const Rect& area) {
  const auto& answers = frame.session.progress().answers;
  const auto given = answers.find(check.id);
  const bool passed = check.prediction && given != answers.end() && given->second == kNoIdea;
  const Asked asked{frame, check, "lesson.question." + check.id, given == answers.end() || passed ? std::string() : given->second, passed};
  const float margin = frame.du(12);
  Backing backing(frame.list());
  Rect rest{area.x + margin, area.y + frame.du(8), area.w - 2 * margin, 1e6F};
  Rect head = rest.cut_top(frame.fonts.line(FontRole::small_bold) + frame.du(4));
  const std::string title = frame.words(check.prediction ? "ide.lesson.predict" : "ide.lesson.question");
  widgets::icon_in(frame, head.cut_left(frame.du(17)), FontRole::icon16, frame.theme.accent,
                   check.prediction ? Icon::crosshairs_gps : Icon::help_circle_outline);
  head.cut_left(frame.du(6));
  widgets::text_in(frame, head, FontRole::small_bold, frame.theme.accent, title);
  const std::string question = check.data.text_at("question");
  const Rect words = rest.cut_top(widgets::draw_text(frame, rest, question, FontRole::small, frame.theme.ink));
  widgets::register_text(frame, {.id = asked.id, .role = access::Role::text, .label = title + ". " + question, .rect = words});
  rest.cut_top(frame.du(6));
  const std::string form = check.data.text_at("forme");
  float height = 0;
  if (form == "choix") height = draw_choices(asked, rest);
  else if (form == "ligne") height = draw_lines(asked, rest);
  else if (form == "case") height = draw_squares(asked, rest);
  else if (form == "ordre") height = draw_order(asked, rest);
  else if (form == "classement") height = draw_groups(asked, rest);
  else if (form == "deroule") height = draw_values(asked, rest);
  else height = draw_field(asked, rest);
  rest.cut_top(height);
  if (check.prediction) rest.cut_top(draw_no_idea(asked, rest));
  const Rect card{area.x, area.y, area.w, rest.y + frame.du(12) - area.y};
  backing.below();
  widgets::fill(frame, card, frame.theme.accent_soft, frame.metrics.radius_button());
  if (!frame.theme.shadows) widgets::outline(frame, card, frame.theme.accent, frame.metrics.radius_button());
  return card.h;
}

// Nobody has to guess: what is not predicted is seen when the program runs.
float Questions::draw_no_idea(const Asked& asked, const Rect& area) {
  Frame& frame = asked.frame;
  const widgets::ButtonFace face{.icon = asked.passed ? Icon::check : Icon::help_circle_outline,
                                 .label = asked.frame.words(asked.passed ? "ide.lesson.no_idea.said" : "ide.lesson.no_idea"), .pressed = asked.passed};
  Rect row{area.x - frame.du(5), area.y + frame.du(4), area.w, frame.metrics.target(32)};
  const float width = std::min(row.w, frame.fonts.width(FontRole::small_bold, face.label) + frame.fonts[FontRole::icon19]->FontSize + frame.du(18));
  if (widgets::quiet_button(frame, asked.id + ".pass", row.cut_left(width), face) && !asked.passed) asked.give(std::string(kNoIdea));
  return row.h + frame.du(4);
}

// Short words are pills, beside each other; sentences are rows.
float Questions::draw_choices(const Asked& asked, const Rect& area) {
  Frame& frame = asked.frame;
  const std::vector<std::string> choices = asked.choices();
  const float gap = frame.du(6);
  const auto chosen = [&](const std::string& choice) {
    return lunabloc::lesson::plain_words(asked.answer) == lunabloc::lesson::plain_words(choice) && !asked.answer.empty();
  };
  const bool pills = std::all_of(choices.begin(), choices.end(),
                                 [&](const std::string& choice) { return widgets::chip_width(frame, choice, true) <= area.w * 0.48F; });
  widgets::Flow flow(area, frame.metrics.chip_height(), gap);
  float y = area.y;
  for (std::size_t index = 0; index < choices.size(); ++index) {
    const std::string id = asked.id + "." + std::to_string(index + 1);
    const std::string& choice = choices[index];
    bool activated = false;
    if (pills) {
      // As wide as when it is chosen, so that nothing moves under the pointer.
      activated = widgets::chip(frame, id, flow.place(widgets::chip_width(frame, choice, true)), choice, chosen(choice));
    } else {
      const float height = row_height(frame, choice, area.w);
      activated = draw_choice_row(frame, id, {area.x, y, area.w, height}, choice, chosen(choice));
      y += height + gap;
    }
    if (activated) asked.give(choice);
  }
  return pills ? flow.height() : y - gap - area.y;
}

float Questions::draw_field(const Asked& asked, const Rect& area) {
  Frame& frame = asked.frame;
  std::string& draft = drafts_.try_emplace(asked.check.id, asked.answer).first->second;
  const bool number = asked.check.data.text_at("forme") == "nombre";
  Rect rest{area.x, area.y, area.w, frame.metrics.button_height()};
  const widgets::ButtonFace face{.icon = Icon::check, .label = frame.words("ide.lesson.give")};
  const float button = std::min(rest.w / 2, widgets::button_width(frame, face));
  const Rect field = rest.cut_left(std::min(rest.w - button - frame.du(8), number ? frame.du(96) : rest.w));
  rest.cut_left(frame.du(8));
  const widgets::FieldResult result =
      widgets::text_field(frame, asked.id + ".field", field, asked.check.data.text_at("question"), draft,
                          frame.words(number ? "ide.lesson.number" : "ide.lesson.words"));
  bool& typing = typing_[asked.check.id];
  const bool left = typing && !result.active;
  typing = result.active;
  const bool pressed = widgets::secondary_button(frame, asked.id + ".give", rest.cut_left(button), face);
  if ((result.submitted || left || pressed) && !draft.empty() && draft != asked.answer) asked.give(draft);
  if (asked.answer.empty() || draft != asked.answer) return field.h;
  const Rect said{area.x, field.bottom() + frame.du(4), area.w, frame.fonts.line(FontRole::small)};
  const std::string words = frame.words("ide.lesson.given", {{"reponse", answer_in_words(frame, asked.check, asked.answer)}});
  Rect line = said;
  widgets::icon_in(frame, line.cut_left(frame.du(16)), FontRole::icon16, frame.theme.accent, Icon::check);
  line.cut_left(frame.du(6));
  widgets::text_in(frame, line, FontRole::small, frame.theme.ink2, words);
  widgets::register_text(frame, {.id = asked.id + ".given", .role = access::Role::status, .label = words, .rect = said});
  return said.bottom() - area.y;
}

float Questions::draw_lines(const Asked& asked, const Rect& area) {
  Frame& frame = asked.frame;
  auto known = programs_.find(asked.check.id);
  if (known == programs_.end()) {
    const std::string file = asked.check.data.text_at("programme");
    const Result<std::string> text = file.empty() ? Result<std::string>(frame.session.lesson()->starter_of(asked.check.step))
                                                  : base::read_file(frame.session.lesson()->folder / file);
    known = programs_.emplace(asked.check.id, lunabloc::lesson::lines_of(text.value_or(std::string()))).first;
  }
  const float height = frame.metrics.target(28);
  Rect rest{area.x, area.y, area.w, 1e6F};
  const Rect table{area.x, area.y, area.w, height * static_cast<float>(known->second.size())};
  widgets::fill(frame, table, frame.theme.raised, frame.metrics.radius_chip());
  for (std::size_t index = 0; index < known->second.size(); ++index) {
    const std::string number = std::to_string(index + 1);
    Rect row = rest.cut_top(height);
    const bool chosen = asked.answer == number;
    const std::string label = frame.words("ide.lesson.line", {{"n", number}}) + ", " + known->second[index];
    const widgets::Interaction state = widgets::interact(
        frame, {.id = asked.id + "." + number, .role = access::Role::choice, .label = label, .state = {.selected = chosen}, .rect = row});
    if (chosen || state.hovered) widgets::fill(frame, row, chosen ? frame.theme.accent : frame.theme.accent_soft, frame.metrics.radius_chip());
    widgets::ring_if_focused(frame, state, row, frame.metrics.radius_chip());
    const ImU32 ink = chosen ? frame.theme.on_accent : frame.theme.code_text;
    Rect gutter = row.cut_left(frame.du(30));
    if (chosen) widgets::icon_in(frame, gutter, FontRole::icon16, ink, Icon::check);
    else widgets::text_in(frame, gutter.inset(frame.du(6), 0), FontRole::code, frame.theme.ink3, number, widgets::Align::right);
    row.cut_left(frame.du(4));
    widgets::text_in(frame, row, FontRole::code, ink, known->second[index]);
    if (state.activated) asked.give(number);
  }
  return table.h;
}

// The map of the step; a square is chosen by pointer, or by arrows and Enter.
float Questions::draw_squares(const Asked& asked, const Rect& area) {
  Frame& frame = asked.frame;
  const lunabloc::lesson::Lesson& lesson = *frame.session.lesson();
  const std::string map = asked.check.data.text_at("carte");
  const auto named = lesson.maps.find(map);
  const Result<world::Grid> grid = world::make_grid(named != lesson.maps.end() ? named->second : lesson.world_of(asked.check.step));
  if (!grid) return draw_field(asked, area);
  const float height = widgets::map_height(frame, *grid, area.w, kLargestSquare);
  const widgets::MapPlace place = widgets::place_map(frame, *grid, {area.x, area.y, area.w, height}, kLargestSquare);
  const std::optional<Cell> chosen = cell_in(asked.answer);
  Cell& pointed = pointed_.try_emplace(asked.check.id, chosen.value_or(grid->start)).first->second;
  const widgets::Interaction state = widgets::interact(
      frame, {.id = asked.id + ".map", .role = access::Role::choice, .label = frame.words("ide.lesson.choose_square"),
              .value = chosen ? widgets::words_of_cell(frame, *chosen) : std::string(), .rect = place.squares,
              .hint = frame.words("ide.lesson.choose_square.hint")});
  widgets::draw_map(frame, *grid, place);
  const Cell before = pointed;
  if (frame.focused(asked.id + ".map")) {
    if (frame.input.take(Key::left)) pointed.column -= 1;
    else if (frame.input.take(Key::right)) pointed.column += 1;
    else if (frame.input.take(Key::up)) pointed.row -= 1;
    else if (frame.input.take(Key::down)) pointed.row += 1;
    pointed = {std::clamp(pointed.column, 1, grid->columns), std::clamp(pointed.row, 1, grid->rows)};
    if (pointed != before) {
      frame.focus().show();
      frame.announce(widgets::words_of_cell(frame, pointed) + ", " + widgets::words_of_square(frame, *grid, pointed));
    }
  }
  const ImVec2 mouse = frame.mouse();
  const bool over = state.hovered && place.squares.contains(mouse);
  const Cell under{static_cast<int>((mouse.x - place.squares.x) / place.cell) + 1, static_cast<int>((mouse.y - place.squares.y) / place.cell) + 1};
  if (state.activated) {
    if (over) pointed = under;
    asked.give(std::to_string(pointed.column) + "," + std::to_string(pointed.row));
  }
  const float thick = std::max(2.0F, frame.du(2.5F));
  if (over) widgets::outline(frame, place.square(under), theme::with_alpha(frame.theme.accent, 0.6F), frame.metrics.radius_chip(), thick);
  if (chosen) {
    const Rect square = place.square(*chosen);
    widgets::outline(frame, square, frame.theme.accent, frame.metrics.radius_chip(), thick);
    const float radius = std::min(square.w * 0.3F, frame.du(9));
    widgets::check_disc(frame, square.center(), radius, frame.theme.accent, frame.theme.on_accent);
  }
  if (state.focused) widgets::focus_ring(frame, place.square(pointed).inset(frame.du(4)), frame.metrics.radius_chip());
  const float line = frame.fonts.line(FontRole::small);
  const Rect said{area.x, area.y + height + frame.du(4), area.w, line};
  const std::string words = chosen ? frame.words("ide.lesson.given", {{"reponse", widgets::words_of_cell(frame, *chosen)}})
                                   : frame.words("ide.lesson.choose_square");
  widgets::text_in(frame, said, FontRole::small, frame.theme.ink2, words);
  widgets::register_text(frame, {.id = asked.id + ".given", .role = access::Role::status, .label = words, .rect = said});
  return said.bottom() - area.y;
}

float Questions::draw_order(const Asked& asked, const Rect& area) {
  Frame& frame = asked.frame;
  std::vector<std::string> items = asked.answer.empty() ? asked.choices() : lunabloc::lesson::lines_of(asked.answer);
  const float gap = frame.du(6), button = frame.metrics.target(28);
  float y = area.y;
  std::optional<std::pair<std::size_t, std::size_t>> swapped;
  for (std::size_t index = 0; index < items.size(); ++index) {
    const float inner = area.w - 2 * button - frame.du(16);
    const widgets::Paragraph words(frame, widgets::spans_of(items[index], frame.french()), FontRole::small, inner - frame.du(24));
    const Rect row{area.x, y, area.w, std::max(frame.metrics.target(36), words.height() + frame.du(12))};
    widgets::fill(frame, row, frame.theme.raised, frame.metrics.radius_button());
    widgets::outline(frame, row, frame.theme.line_strong, frame.metrics.radius_button());
    Rect rest = row.inset(frame.du(8), 0);
    const std::string number = std::to_string(index + 1);
    const Rect down = rest.cut_right(button), up = rest.cut_right(button);
    const auto place = [&](const Rect& column) { return Rect{column.x, column.center().y - button / 2, button, button}; };
    widgets::text_in(frame, rest.cut_left(frame.du(20)), FontRole::small_bold, frame.theme.accent, number);
    words.draw(frame, rest.x, std::round(row.center().y - words.height() / 2), frame.theme.ink);
    widgets::register_text(frame, {.id = asked.id + ".item." + number, .role = access::Role::item, .label = number + ". " + items[index], .rect = row});
    if (widgets::quiet_button(frame, asked.id + ".up." + number, place(up),
                              {.icon = Icon::arrow_up, .label = frame.words("ide.lesson.up", {{"nom", items[index]}}), .icon_only = true, .enabled = index > 0}))
      swapped = {index - 1, index};
    if (widgets::quiet_button(frame, asked.id + ".down." + number, place(down),
                              {.icon = Icon::arrow_down, .label = frame.words("ide.lesson.down", {{"nom", items[index]}}), .icon_only = true, .enabled = index + 1 < items.size()}))
      swapped = {index, index + 1};
    y += row.h + gap;
  }
  if (swapped) {
    std::swap(items[swapped->first], items[swapped->second]);
    std::string answer;
    for (const std::string& item : items) answer += (answer.empty() ? "" : "\n") + item;
    asked.give(answer);
  }
  return y - gap - area.y;
}

float Questions::draw_groups(const Asked& asked, const Rect& area) {
  Frame& frame = asked.frame;
  const std::vector<std::string> items = asked.choices(), groups = asked.check.data.texts_at("groupes");
  std::map<std::string, std::string> place;  // item → group's number
  for (const std::string& line : lunabloc::lesson::lines_of(asked.answer))
    if (const std::size_t equals = line.rfind('='); equals != std::string::npos) place[line.substr(0, equals)] = line.substr(equals + 1);
  const float gap = frame.du(6);
  float y = area.y;
  bool changed = false;
  for (std::size_t index = 0; index < items.size(); ++index) {
    y += widgets::draw_text(frame, {area.x, y, area.w, 0}, items[index], FontRole::small_bold, frame.theme.ink) + frame.du(2);
    widgets::Flow flow({area.x, y, area.w, area.h}, frame.metrics.chip_height(), gap);
    for (std::size_t group = 0; group < groups.size(); ++group) {
      const std::string number = std::to_string(group);
      const bool chosen = place.contains(items[index]) && place[items[index]] == number;
      if (widgets::chip(frame, asked.id + "." + std::to_string(index + 1) + "." + std::to_string(group + 1), flow.place(widgets::chip_width(frame, groups[group], true)), groups[group], chosen))
        place[items[index]] = number, changed = true;
    }
    y += flow.height() + frame.du(8);
  }
  if (changed) {
    std::string answer;
    for (const auto& [item, group] : place) answer += (answer.empty() ? "" : "\n") + item + "=" + group;
    asked.give(answer);
  }
  return y - frame.du(8) - area.y;
}

// What the program is given and answered while its values are followed: « cards = 3, 8, 12 ; réponses : 4 ».
std::string Questions::given_to(const Asked& asked) {
  const session::Session& session = asked.frame.session;
  const std::vector<lunabloc::lesson::Example>& examples = session.lesson()->examples;
  const std::string name = asked.check.data.text_at("exemple");
  const auto named = std::find_if(examples.begin(), examples.end(), [&](const lunabloc::lesson::Example& one) { return one.name == name; });
  const auto used = named == examples.end() ? examples.begin() : named;
  const std::vector<std::string> answers = asked.check.data.texts_at("entrees");
  std::string words = used == examples.end() ? std::string() : session::words_of_given(used->given, session.messages());
  if (!answers.empty())
    words += (words.empty() ? "" : asked.frame.words("session.case_and")) + asked.frame.words("session.case_answers", {{"detail", lunabloc::lesson::shown_list(answers)}});
  return words;
}

// A row a pass, a cell a variable; below each other where their names have no room side by side. What is typed is given at once.
float Questions::draw_values(const Asked& asked, const Rect& area) {
  Frame& frame = asked.frame;
  const std::vector<std::string> variables = asked.check.data.texts_at("variables");
  const auto passes = static_cast<std::size_t>(asked.check.data.integer_at("passages", 1));
  auto rows = lunabloc::lesson::unrolled_answer(asked.answer);
  rows.resize(passes);
  for (auto& row : rows) row.resize(variables.size());
  const float gap = frame.du(6), head = frame.fonts.width(FontRole::small_bold, frame.words("ide.lesson.pass", {{"n", std::to_string(passes)}})) + frame.du(8), title = frame.fonts.line(FontRole::code), height = frame.metrics.button_height();
  const float cell = std::min((area.w - head) / static_cast<float>(variables.size()) - gap, frame.du(110));
  const bool stacked = std::any_of(variables.begin(), variables.end(), [&](const std::string& name) { return frame.fonts.width(FontRole::code, name) > cell; });
  float y = area.y;
  if (const std::string given = given_to(asked); !given.empty()) {
    const Rect words{area.x, y, area.w, widgets::draw_text(frame, {area.x, y, area.w, 0}, given, FontRole::small, frame.theme.ink2)};
    widgets::register_text(frame, {.id = asked.id + ".given", .role = access::Role::text, .label = given, .rect = words});
    y = words.bottom() + gap;
  }
  const auto column_at = [&](std::size_t column, float top, float tall) { return Rect{area.x + head + static_cast<float>(column) * (cell + gap), top, cell, tall}; };
  if (!stacked) {
    for (std::size_t column = 0; column < variables.size(); ++column) widgets::text_in(frame, column_at(column, y, title), FontRole::code, frame.theme.ink, variables[column]);
    y += title + frame.du(4);
  }
  bool changed = false;
  const auto field = [&](std::size_t row, std::size_t column, const Rect& place) {
    const std::string number = std::to_string(row + 1), id = asked.id + "." + number + "." + variables[column];
    std::string& draft = drafts_.try_emplace(id, rows[row][column]).first->second;
    widgets::text_field(frame, id, place, frame.words("ide.lesson.value_at", {{"nom", variables[column]}, {"n", number}}), draft, "");
    if (draft == rows[row][column]) return;
    rows[row][column] = draft;
    changed = true;
  };
  for (std::size_t row = 0; row < passes; ++row) {
    const std::string pass = frame.words("ide.lesson.pass", {{"n", std::to_string(row + 1)}});
    const float line = stacked ? frame.fonts.line(FontRole::small_bold) : height;
    widgets::text_in(frame, {area.x, y, stacked ? area.w : head - gap, line}, FontRole::small_bold, frame.theme.ink2, pass);
    if (stacked) y += line;
    for (std::size_t column = 0; column < variables.size(); ++column) {
      if (!stacked) {
        field(row, column, column_at(column, y, height));
        continue;
      }
      const std::string& name = variables[column];
      // A name that takes the whole row has its field below it.
      const bool beside = frame.fonts.width(FontRole::code, name) <= area.w - frame.du(80);
      widgets::text_in(frame, {area.x, y, area.w, beside ? height : title}, FontRole::code, frame.theme.ink, name);
      if (!beside) y += title;
      field(row, column, {area.right() - frame.du(72), y, frame.du(72), height});
      y += height + gap;
    }
    if (!stacked) y += height + gap;
  }
  if (changed) asked.give(lunabloc::lesson::unrolled_answer(rows));
  return y - gap - area.y;
}

std::string answer_in_words(const Frame& frame, const Check& check, const std::string& answer) {
  const std::string form = check.data.text_at("forme");
  if (form == "case")
    if (const std::optional<Cell> cell = cell_in(answer)) return widgets::words_of_cell(frame, *cell);
  if (form == "ligne") return frame.words("ide.lesson.line", {{"n", answer}});
  std::string words;
  for (const std::string& line : lunabloc::lesson::lines_of(answer)) words.append(words.empty() ? "" : ", ").append(line);
  return words;
}

std::string expected_in_words(const Frame& frame, const Check& check) {
  const DataValue* expected = check.data.find("attendu");
  if (expected == nullptr) return {};
  std::string text;
  if (expected->is_list())
    for (const std::string& part : expected->texts()) text += (text.empty() ? "" : (check.data.text_at("forme") == "case" ? "," : "\n")) + part;
  else if (expected->is_number()) text = lunabloc::lesson::shown_number(expected->number(), frame.session.language());
  else text = expected->text();
  return answer_in_words(frame, check, text);
}

}  // namespace lunabloc::ide::lesson
