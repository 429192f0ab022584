#include "ide/data/asides_page.h"

#include "base/file.h"
#include "base/shown_text.h"
#include "data/csv_text.h"
#include "data/told.h"
#include "ide/data/cell_words.h"
#include "ide/data/choice.h"
#include "ide/export/film.h"
#include "ide/widgets/cards.h"
#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/text.h"

namespace lunabloc::ide::data {

namespace tables = lunabloc::data;
using widgets::FontRole;
using widgets::Frame;
using widgets::Icon;

void AsidesPage::open(const std::string& table) {
  table_ = table;
  asides_.clear();
  rows_.clear();
  whole_ = false;
  fault_.reset();
  grid_.reset();
  ++*looks_;
  ask_more();
}

void AsidesPage::ask_more() {
  desk_.ask('B', tables::json_of(tables::AsidesWanted{table_, asides_.size()}), [this, look = *looks_, looks = std::weak_ptr(looks_)](Result<std::string> told) {
    const auto current = looks.lock();
    if (!current || *current != look) return;
    if (!told) {
      fault_ = told.error();
      return;
    }
    const std::vector<tables::Aside> some = tables::asides_from_json(*told);
    asides_.insert(asides_.end(), some.begin(), some.end());
    whole_ = some.size() < tables::kAsidesOfPage;
    if (!whole_) ask_more();
  });
}

std::string AsidesPage::why(const Frame& frame, const tables::Aside& aside) const {
  return frame.words("tables.aside." + std::string(name_of(aside.problem)), {{"colonne", aside.column}});
}

void AsidesPage::draw(Frame& frame, Rect area) {
  Rect rest = area;
  const std::string words = frame.words("ide.data.asides.about");
  const float tall = widgets::draw_text(frame, rest, words, FontRole::small, frame.theme.ink);
  widgets::register_text(frame, {.id = "datapanel.asides.about", .role = access::Role::text, .label = words, .rect = rest.cut_top(tall)});
  rest.cut_top(frame.du(8));
  if (fault_) {
    const widgets::AdviceCard card{.id = "datapanel.fault", .tone = session::Notice::Tone::attention, .advice = frame.session.messages().advice(fault_->message, fault_->arguments)};
    rest.cut_top(widgets::advice_card(frame, card, rest) + frame.du(8));
  }
  const widgets::ButtonFace save_face{.icon = Icon::content_save, .label = frame.words("ide.data.asides.save"), .enabled = whole_};
  Rect row = rest.cut_top(frame.metrics.button_height());
  if (widgets::secondary_button(frame, "datapanel.asides.save", row.cut_left(std::min(row.w, widgets::button_width(frame, save_face))), save_face) && whole_) save(frame);
  rest.cut_top(frame.du(8));
  if (language_ != frame.session.language()) {
    language_ = frame.session.language();
    rows_.clear();
  }
  for (std::size_t i = rows_.size(); i < asides_.size(); ++i)
    rows_.push_back({static_cast<std::int64_t>(asides_[i].line), why(frame, asides_[i]), base::shown_text(asides_[i].text, 120)});
  const std::vector<tables::Column> columns = {{frame.words("ide.data.line"), tables::Kind::whole, 0, "", false}, {frame.words("ide.data.why"), tables::Kind::text, 0, "", false},
                                               {frame.words("ide.data.begins"), tables::Kind::text, 0, "", false}};
  const GridRows rows{.count = rows_.size(), .columns = columns, .cell = [&](std::uint64_t row, std::size_t column) { return row < rows_.size() ? &rows_[row][column] : nullptr; },
                      .sorted = {}, .going_down = false, .head_hint = {}};
  grid_.draw(frame, "datapanel.lines", rest, rows);
}

void AsidesPage::save(Frame& frame) {
  std::string text = tables::csv_line({frame.words("ide.data.line"), frame.words("ide.data.why"), frame.words("ide.data.begins")});
  for (const tables::Aside& aside : asides_) text += tables::csv_line({static_cast<std::int64_t>(aside.line), why(frame, aside), aside.text});
  const std::filesystem::path file = exporting::free_name(exports_, table_ + "-" + frame.words("ide.data.asides.stem"), ".csv");
  const Result<void> written = base::write_file(file, text);
  const std::string words = written ? frame.words("tables.exported", {{"mesure", std::to_string(asides_.size())}, {"fichier", file.string()}}) : frame.session.messages().describe(written.error());
  frame.toast(words);
  frame.announce(words);
}

}  // namespace lunabloc::ide::data
