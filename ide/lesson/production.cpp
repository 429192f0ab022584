#include "ide/lesson/production.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ide/lesson/backing.h"
#include "ide/widgets/components.h"
#include "ide/widgets/flow.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/text.h"
#include "lesson/artefact.h"

namespace lunabloc::ide::lesson {
namespace {

using lunabloc::lesson::Check;
using theme::FontRole;
using theme::Icon;
using widgets::Frame;

struct Word {
  const char* kept;
  const char* words;
};
constexpr std::array<Word, 3> kWords = {{{"pas-encore", "ide.production.not_yet"}, {"en-bonne-voie", "ide.production.on_the_way"}, {"oui", "ide.production.yes"}}};

const char* title_of(const Check& check) {
  const std::string by = check.data.text_at("evaluation", "enseignant");
  return by == "soi" ? "ide.production.self" : by == "pairs" ? "ide.production.peers" : "ide.production.teacher";
}

// A file that is there, or the way to add it.
float draw_file(Frame& frame, const Check& check, const std::string& pattern, bool missing, const Rect& area) {
  const std::string id = "lesson.file." + check.id + "." + pattern;
  const std::string name = lunabloc::lesson::words_for(pattern);
  Rect row{area.x, area.y, area.w, std::max(frame.metrics.target(32), frame.fonts.line(FontRole::small))};
  const std::string words = frame.words(missing ? "ide.production.file_missing" : "ide.production.file_there", {{"nom", name}});
  if (missing) {
    const widgets::ButtonFace face{.icon = Icon::upload, .label = frame.words("ide.production.add"), .hint = frame.words("ide.production.add.hint", {{"nom", name}})};
    const Rect button = row.cut_right(std::min(row.w * 0.6F, widgets::button_width(frame, face)));
    if (widgets::secondary_button(frame, id + ".add", button, face)) {
      frame.shared.wanted_import = widgets::Import::work;
      frame.shared.wanted_file = pattern;
    }
    row.cut_right(frame.du(8));
  }
  widgets::icon_in(frame, row.cut_left(frame.du(20)), FontRole::icon19, missing ? frame.theme.ink2 : frame.theme.ok, missing ? Icon::radiobox_blank : Icon::check_circle);
  row.cut_left(frame.du(6));
  // The button says that it is to be added.
  const widgets::Paragraph paragraph(frame, widgets::spans_of(missing ? name : words, frame.french()), FontRole::small, row.w);
  row.h = std::max(row.h, paragraph.height());
  paragraph.draw(frame, row.x, std::round(row.center().y - paragraph.height() / 2), frame.theme.ink);
  widgets::register_text(frame, {.id = id, .role = access::Role::status, .label = words, .rect = row});
  return row.h;
}

constexpr float kBetween = 4, kInside = 7, kCheck = 14;  // du

float small_word_width(const Frame& frame, const Word& word, bool chosen) {
  return frame.fonts.width(FontRole::tiny, frame.words(word.words)) + frame.du(2 * kInside + (chosen ? kCheck : 0));
}

// Of the three beside one another, one of them chosen.
float small_words_width(const Frame& frame) {
  float wide = frame.du(kCheck + 2 * kBetween) + 1;
  for (const Word& word : kWords) wide += small_word_width(frame, word, false);
  return wide;
}

// A chip in small letters: three of them stand on one line of a narrow panel.
bool draw_small_word(Frame& frame, const std::string& id, const Rect& rect, const std::string& label, bool chosen) {
  const widgets::Interaction state = widgets::interact(frame, {.id = id, .role = access::Role::choice, .label = label, .state = {.selected = chosen}, .rect = rect});
  const float radius = rect.h / 2;
  widgets::fill(frame, rect, chosen ? frame.theme.accent : theme::mix(frame.theme.raised, frame.theme.accent_soft, state.hovered ? 1.0F : 0.0F), radius);
  widgets::outline(frame, rect, chosen ? frame.theme.accent : frame.theme.line_strong, radius);
  const ImU32 ink = chosen ? frame.theme.on_accent : frame.theme.ink;
  Rect inside = rect.inset(frame.du(kInside - 2), 0);
  if (chosen) widgets::icon_in(frame, inside.cut_left(frame.du(kCheck)), FontRole::icon14, ink, Icon::check);
  widgets::text_in(frame, inside, FontRole::tiny, ink, label, widgets::Align::center);
  widgets::ring_if_focused(frame, state, rect, radius);
  return state.activated;
}

float draw_criterion(Frame& frame, const Check& check, const DataValue& criterion, const Rect& area) {
  const std::string name = criterion.text_at("id"), id = "lesson.criterion." + check.id + "." + name, words = criterion.text_at("texte");
  const auto& all = frame.session.progress().criteria;
  const auto said = all.find(check.id);
  const std::string word = said == all.end() || !said->second.contains(name) ? std::string() : said->second.at(name);
  const float gap = frame.du(6), height = frame.metrics.chip_height();
  const Rect text{area.x, area.y, area.w, widgets::draw_text(frame, area, words, FontRole::small, frame.theme.ink)};
  widgets::register_text(frame, {.id = id, .role = access::Role::text, .label = words, .rect = text});
  float x = area.x, y = text.bottom() + frame.du(4);
  const auto say = [&](const Word& one) { frame.commands.push("lesson.criterion", {check.id, name, one.kept}); };
  if (const float wide = small_words_width(frame); wide <= area.w) {
    const float more = (area.w - wide) / static_cast<float>(kWords.size());
    for (const Word& one : kWords) {
      const bool chosen = word == one.kept;
      const float width = std::floor(small_word_width(frame, one, chosen) + more + (word.empty() && more > 0 ? frame.du(kCheck) / static_cast<float>(kWords.size()) : 0));
      if (draw_small_word(frame, id + "." + one.kept, {x, y, width, height}, frame.words(one.words), chosen)) say(one);
      x += width + frame.du(kBetween);
    }
    return y + height - area.y;
  }
  widgets::Flow flow(area, height, gap);
  for (const Word& one : kWords) {
    const std::string label = frame.words(one.words);
    if (widgets::chip(frame, id + "." + one.kept, flow.place(widgets::chip_width(frame, label, true)), label, word == one.kept)) say(one);
  }
  return flow.height();
}

}  // namespace

float draw_production(Frame& frame, const Check& check, const Rect& area) {
  const float margin = frame.du(12), gap = frame.du(10);
  Backing backing(frame.list());
  Rect rest{area.x + margin, area.y + frame.du(8), area.w - 2 * margin, 1e6F};
  Rect head = rest.cut_top(frame.fonts.line(FontRole::small_bold) + frame.du(4));
  const std::string title = frame.words("ide.production.title");
  widgets::icon_in(frame, head.cut_left(frame.du(17)), FontRole::icon16, frame.theme.accent, Icon::school);
  head.cut_left(frame.du(6));
  widgets::text_in(frame, head, FontRole::small_bold, frame.theme.accent, title);
  const std::vector<std::string> missing = frame.session.missing_files(check.id);
  for (const std::string& pattern : check.data.texts_at("fichiers")) {
    // The program is kept as it is written: nothing to add.
    if (pattern == "program.lua") continue;
    rest.cut_top(draw_file(frame, check, pattern, std::find(missing.begin(), missing.end(), pattern) != missing.end(), rest) + frame.du(4));
  }
  const std::string by = frame.words(title_of(check));
  const Rect words = rest.cut_top(widgets::draw_text(frame, rest, by, FontRole::small, frame.theme.ink2));
  widgets::register_text(frame, {.id = "lesson.production." + check.id, .role = access::Role::text, .label = title + ". " + by, .rect = words});
  rest.cut_top(gap);
  if (const DataValue* const criteria = check.data.find("criteres"))
    for (const DataValue& one : criteria->list()) rest.cut_top(draw_criterion(frame, check, one, rest) + gap);
  const Rect card{area.x, area.y, area.w, rest.y + frame.du(2) - area.y};
  backing.below();
  widgets::fill(frame, card, frame.theme.accent_soft, frame.metrics.radius_button());
  if (!frame.theme.shadows) widgets::outline(frame, card, frame.theme.accent, frame.metrics.radius_button());
  return card.h;
}

}  // namespace lunabloc::ide::lesson
