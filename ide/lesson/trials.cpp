#include "ide/lesson/trials.h"

#include <algorithm>
#include <cmath>

#include "base/advice_words.h"
#include "base/file.h"
#include "ide/lesson/backing.h"
#include "ide/widgets/components.h"
#include "ide/widgets/flow.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/part_words.h"
#include "ide/widgets/text.h"
#include "lesson/words.h"

namespace lunabloc::ide::lesson {
namespace {

using lunabloc::lesson::Check;
using lunabloc::lesson::Trial;
using lunabloc::lesson::TrialMoment;
using theme::FontRole;
using theme::Icon;
using widgets::Frame;

constexpr float kNumber = 62;  // du
constexpr double kMost = 1e6;  // of what a part can show, by far

// The parts that can be given something, or looked at; of two boards, each has its own.
std::vector<std::string> parts_for(const Frame& frame, bool measures) {
  const bool boards = frame.session.tree().text().find("kit.board(") != std::string::npos;
  std::vector<std::string> parts;
  for (const char* board : {"A/", "B/"}) {
    for (const session::KitPart& part : frame.session.kit().parts)
      if (part.measures == measures) parts.push_back(boards ? board + part.id : part.id);
    if (!boards) break;
  }
  return parts;
}

const session::KitPart* part_in_kit(const Frame& frame, const std::string& id) {
  const std::string own = id.substr(id.find('/') == std::string::npos ? 0 : id.find('/') + 1);
  for (const session::KitPart& part : frame.session.kit().parts)
    if (part.id == own) return &part;
  return nullptr;
}

// On or off; everything else has a number.
bool is_switch(const Frame& frame, const std::string& id) {
  const std::string_view kind = widgets::kind_of_part(id);
  const session::KitPart* const part = part_in_kit(frame, id);
  return kind == "led" || (part != nullptr && part->measures && part->most <= 1);
}

// The first that the program names; else the first of all.
const std::string& suggested(const Frame& frame, const std::vector<std::string>& parts) {
  const std::string& program = frame.session.tree().text();
  for (const std::string& part : parts) {
    const std::string own = part.substr(part.find('/') == std::string::npos ? 0 : part.find('/') + 1), name = own.substr(own.find(':') + 1);
    if (program.find(own.substr(0, own.find(':')) + "(\"" + name + "\")") != std::string::npos) return part;
  }
  return parts.front();
}

std::string id_of(std::size_t index) { return "lessonpanel.trials." + std::to_string(index + 1); }

}  // namespace

struct TrialForm::Side {
  const char* id;
  Moments Trial::* moments;
  bool measures;
  const char* title;
  const char* add;
};

struct TrialForm::Place {
  std::size_t trial;
  const Side* side;
  std::size_t number;
  std::string id() const { return id_of(trial) + "." + side->id + "." + std::to_string(number + 1); }
};

void TrialForm::forget() { *this = {}; }

TrialForm::Moments& TrialForm::moments(const Place& place) { return trials_[place.trial].*place.side->moments; }

std::string TrialForm::name_of(const Frame& frame, std::size_t index) const {
  const std::string& name = trials_[index].name;
  return name.empty() ? frame.words("ide.trials.name", {{"n", std::to_string(index + 1)}}) : name;
}

void TrialForm::read(const Frame& frame, const Check& check) {
  if (file_ == trials_file(check)) return;
  forget();
  file_ = trials_file(check);
  const Result<std::string> text = base::read_file(frame.session.project_folder() / "fichiers" / file_);
  if (!text) return;
  if (Result<Trials> read = lunabloc::lesson::read_trials(*text, file_)) {
    trials_ = std::move(*read);
  } else {
    spoilt_ = frame.words("ide.trials.spoilt", {{"fichier", file_}, {"ligne", std::to_string(read.error().place.line)}, {"detail", base::in_one_line(frame.session.messages(), read.error())}});
  }
}

void TrialForm::begin_change() { before_.push_back(trials_); }

// A trial without a name is given one: it is called by it.
void TrialForm::keep(Frame& frame) {
  Trials named = trials_;
  for (std::size_t index = 0; index < named.size(); ++index) named[index].name = name_of(frame, index);
  frame.commands.push("lesson.trials", {file_, lunabloc::lesson::trials_text(named)});
}

float TrialForm::draw(Frame& frame, const Check& check, const Rect& area) {
  read(frame, check);
  const float margin = frame.du(12), gap = frame.du(8);
  Backing backing(frame.list());
  Rect rest{area.x + margin, area.y + frame.du(8), area.w - 2 * margin, 1e6F};
  Rect head = rest.cut_top(frame.fonts.line(FontRole::small_bold) + frame.du(4));
  const std::string title = frame.words("ide.trials.title"), what = frame.words("ide.trials.what");
  widgets::icon_in(frame, head.cut_left(frame.du(17)), FontRole::icon16, frame.theme.accent, Icon::flask);
  head.cut_left(frame.du(6));
  widgets::text_in(frame, head, FontRole::small_bold, frame.theme.accent, title);
  const Rect words = rest.cut_top(widgets::draw_text(frame, rest, what, FontRole::small, frame.theme.ink2));
  widgets::register_text(frame, {.id = "lessonpanel.trials", .role = access::Role::text, .label = title + ". " + what, .rect = words});
  if (!spoilt_.empty()) {
    const Rect said = rest.cut_top(frame.du(4) + widgets::draw_text(frame, rest, spoilt_, FontRole::small_bold, frame.theme.ink));
    widgets::register_text(frame, {.id = "lessonpanel.trials.spoilt", .role = access::Role::status, .label = spoilt_, .rect = said});
  }
  rest.cut_top(gap);
  for (std::size_t index = 0; index < trials_.size(); ++index) rest.cut_top(draw_trial(frame, index, rest) + gap);
  rest.cut_top(draw_buttons(frame, rest));
  const Rect card{area.x, area.y, area.w, rest.y + margin - area.y};
  backing.below();
  widgets::fill(frame, card, frame.theme.accent_soft, frame.metrics.radius_button());
  if (!frame.theme.shadows) widgets::outline(frame, card, frame.theme.accent, frame.metrics.radius_button());
  return card.h;
}

float TrialForm::draw_buttons(Frame& frame, const Rect& area) {
  widgets::Flow flow(area, frame.metrics.button_height(), frame.du(8));
  const widgets::ButtonFace add{.icon = Icon::plus, .label = frame.words("ide.trials.add")};
  if (widgets::secondary_button(frame, "lessonpanel.trials.add", flow.place(widgets::button_width(frame, add)), add)) {
    begin_change();
    trials_.emplace_back();
    trials_.back().name = name_of(frame, trials_.size() - 1);
    keep(frame);
    frame.focus().set(id_of(trials_.size() - 1) + ".name", access::Zone::lesson);
  }
  if (before_.empty()) return flow.height();
  const widgets::ButtonFace undo{.icon = Icon::undo, .label = frame.words("ide.trials.undo")};
  if (widgets::quiet_button(frame, "lessonpanel.trials.undo", flow.place(widgets::button_width(frame, undo)), undo)) {
    trials_ = std::move(before_.back());
    before_.pop_back();
    drafts_.clear();
    keep(frame);
    if (before_.empty()) frame.focus().set("lessonpanel.trials.add", access::Zone::lesson);
  }
  return flow.height();
}

float TrialForm::draw_trial(Frame& frame, std::size_t index, const Rect& area) {
  static constexpr Side kSides[] = {{"happens", &Trial::happens, true, "ide.trials.happens", "ide.trials.happens.add"},
                                    {"expected", &Trial::expected, false, "ide.trials.expected", "ide.trials.expected.add"}};
  const float margin = frame.du(8), height = frame.metrics.button_height();
  const std::string id = id_of(index), number = std::to_string(index + 1);
  Backing backing(frame.list());
  Rect rest{area.x + margin, area.y + margin, area.w - 2 * margin, 1e6F};
  Rect head = rest.cut_top(height);
  const Rect bin = head.cut_right(frame.metrics.target(32));
  head.cut_right(frame.du(6));
  std::string& name = trials_[index].name;
  const Trials were = trials_;
  const widgets::FieldResult typed = widgets::text_field(frame, id + ".name", head, frame.words("ide.trials.name_of", {{"n", number}}), name, frame.words("ide.trials.name", {{"n", number}}));
  if (typed.changed) {
    if (typing_ != id + ".name") before_.push_back(were);
    keep(frame);
  }
  if (typed.active) typing_ = id + ".name";
  else if (typing_ == id + ".name") typing_.clear();
  const bool removed = widgets::quiet_button(frame, id + ".remove", bin, {.icon = Icon::bin, .label = frame.words("ide.trials.remove", {{"nom", name_of(frame, index)}}), .icon_only = true});
  for (const Side& side : kSides) rest.cut_top(draw_side(frame, index, side, rest));
  const Rect card{area.x, area.y, area.w, rest.y + margin - area.y};
  backing.below();
  widgets::fill(frame, card, frame.theme.raised, frame.metrics.radius_button());
  widgets::outline(frame, card, frame.theme.line_strong, frame.metrics.radius_button());
  if (removed) {
    begin_change();
    trials_.erase(trials_.begin() + static_cast<std::ptrdiff_t>(index));
    drafts_.clear();
    keep(frame);
    frame.focus().set("lessonpanel.trials.undo", access::Zone::lesson);
  }
  return card.h;
}

float TrialForm::draw_side(Frame& frame, std::size_t index, const Side& side, const Rect& area) {
  const float gap = frame.du(4);
  Rect rest{area.x, area.y + frame.du(6), area.w, 1e6F};
  const std::string title = frame.words(side.title), id = id_of(index) + "." + side.id;
  const Rect head = rest.cut_top(frame.fonts.line(FontRole::small_bold));
  widgets::text_in(frame, head, FontRole::small_bold, frame.theme.ink2, title);
  widgets::register_text(frame, {.id = id, .role = access::Role::text, .label = name_of(frame, index) + ", " + title, .rect = head});
  rest.cut_top(gap);
  std::optional<std::size_t> removed;
  for (std::size_t number = 0; number < (trials_[index].*side.moments).size(); ++number) {
    const Place place{index, &side, number};
    Rect row = rest;
    const Rect bin_column = row.cut_right(frame.metrics.target(28));
    row.cut_right(gap);
    const float height = draw_moment(frame, place, row);
    const Rect bin{bin_column.x, bin_column.y, bin_column.w, frame.metrics.button_height()};
    if (widgets::quiet_button(frame, place.id() + ".remove", bin,
                              {.icon = Icon::close, .label = frame.words("ide.trials.moment.remove", {{"n", std::to_string(number + 1)}, {"nom", name_of(frame, index)}}), .icon_only = true}))
      removed = number;
    rest.cut_top(height + gap);
  }
  const widgets::ButtonFace add{.icon = Icon::plus, .label = frame.words(side.add)};
  const std::vector<std::string> parts = parts_for(frame, side.measures);
  if (!parts.empty() && widgets::quiet_button(frame, id + ".add", rest.cut_top(frame.metrics.target(32)).cut_left(std::min(rest.w, widgets::button_width(frame, add))), add)) {
    begin_change();
    Moments& all = trials_[index].*side.moments;
    TrialMoment next = all.empty() ? TrialMoment{1, suggested(frame, parts), 1} : all.back();
    if (!all.empty()) next.at += 1;
    all.push_back(std::move(next));
    keep(frame);
    frame.focus().set(Place{index, &side, all.size() - 1}.id() + ".at", access::Zone::lesson);
  }
  if (removed) {
    begin_change();
    Moments& all = trials_[index].*side.moments;
    all.erase(all.begin() + static_cast<std::ptrdiff_t>(*removed));
    drafts_.clear();
    keep(frame);
    frame.focus().set(id + ".add", access::Zone::lesson);
  }
  return rest.y - area.y;
}

// « À 1 s, B : DEL verte », below it « allumée »; a part with many words has a row of its own.
float TrialForm::draw_moment(Frame& frame, const Place& place, const Rect& area) {
  const float height = frame.metrics.button_height(), gap = frame.du(4);
  Rect rest{area.x, area.y, area.w, 1e6F}, row = rest.cut_top(height);
  const std::string at = frame.words("ide.trials.at"), seconds = frame.words("ide.trials.seconds");
  widgets::text_in(frame, row.cut_left(frame.fonts.width(FontRole::small, at) + gap), FontRole::small, frame.theme.ink2, at);
  const std::string which = name_of(frame, place.trial) + ", " + frame.words(place.side->title) + " " + std::to_string(place.number + 1);
  draw_number(frame, place.id() + ".at", row.cut_left(std::min(frame.du(kNumber), row.w / 2)), frame.words("ide.trials.at.label", {{"nom", which}}), moments(place)[place.number].at, {0, lunabloc::lesson::kLatestMoment});
  row.cut_left(gap);
  widgets::text_in(frame, row.cut_left(frame.fonts.width(FontRole::small, seconds) + frame.du(8)), FontRole::small, frame.theme.ink2, seconds);
  const widgets::ButtonFace face{.label = widgets::part_label(frame, moments(place)[place.number].part)};
  if (widgets::button_width(frame, face) > row.w) {
    rest.cut_top(gap);
    row = rest.cut_top(height);
  }
  draw_part(frame, place, row);
  rest.cut_top(gap);
  rest.cut_top(draw_value(frame, place, {rest.x, rest.y, rest.w, height}));
  return rest.y - area.y;
}

void TrialForm::draw_number(Frame& frame, const std::string& id, const Rect& rect, const std::string& label, double& number, Limits limits) {
  const Trials were = trials_;
  std::string& draft = drafts_.try_emplace(id, lunabloc::lesson::shown_number(number, frame.session.language())).first->second;
  const widgets::FieldResult typed = widgets::text_field(frame, id, rect, label, draft);
  if (typed.changed)
    if (const std::optional<double> read = lunabloc::lesson::number_in(draft); read && *read != number && *read >= limits.least && *read <= limits.most) {
      if (typing_ != id) before_.push_back(were);
      number = *read;
      keep(frame);
    }
  if (typed.active) typing_ = id;
  else if (typing_ == id) typing_.clear();
  // What is no number is left as it was.
  if (!typed.active) drafts_.erase(id);
}

float TrialForm::draw_value(Frame& frame, const Place& place, const Rect& rect) {
  TrialMoment& moment = moments(place)[place.number];
  const std::string label = widgets::part_label(frame, moment.part), id = place.id() + ".value";
  const std::string_view kind = widgets::kind_of_part(moment.part);
  if (is_switch(frame, moment.part)) {
    widgets::Flow flow(rect, frame.metrics.chip_height(), frame.du(6));
    for (const double value : {1.0, 0.0}) {
      const std::string words = widgets::part_value_words(frame, kind, value);
      if (!widgets::chip(frame, id + (value > 0 ? ".on" : ".off"), flow.place(widgets::chip_width(frame, words, true)), words, (moment.value != 0) == (value != 0), label)) continue;
      begin_change();
      moment.value = value;
      keep(frame);
    }
    return flow.height();
  }
  const session::KitPart* const part = part_in_kit(frame, moment.part);
  Rect row = rect;
  const Rect field = row.cut_left(std::min(frame.du(kNumber), row.w / 2));
  row.cut_left(frame.du(6));
  draw_number(frame, id, field, frame.words("ide.trials.value.label", {{"nom", label}}), moment.value, {-kMost, kMost});
  widgets::text_in(frame, row, FontRole::small, frame.theme.ink2, widgets::part_value_words(frame, kind, moment.value, part == nullptr ? std::string_view() : part->unit));
  return rect.h;
}

void TrialForm::draw_part(Frame& frame, const Place& place, const Rect& rect) {
  TrialMoment& moment = moments(place)[place.number];
  const std::string id = place.id() + ".part", label = widgets::part_label(frame, moment.part);
  if (widgets::secondary_button(frame, id, rect, {.label = label, .hint = frame.words("ide.trials.part"), .pressed = open_ == id})) open_ = open_ == id ? std::string() : id;
  if (open_ != id) return;
  const std::vector<std::string> parts = parts_for(frame, place.side->measures);
  std::vector<widgets::MenuItem> items;
  for (const std::string& part : parts) items.push_back({.label = widgets::part_label(frame, part), .current = part == moment.part});
  const widgets::MenuResult result = widgets::menu(frame, "lessonpanel.trials.parts", rect, frame.words("ide.trials.part"), items);
  if (result.chosen && parts[*result.chosen] != moment.part) {
    begin_change();
    const bool was_switch = is_switch(frame, moment.part);
    moment.part = parts[*result.chosen];
    if (is_switch(frame, moment.part) && !was_switch) moment.value = moment.value != 0 ? 1 : 0;
    keep(frame);
  }
  if (result.closed) open_.clear();
}

}  // namespace lunabloc::ide::lesson
