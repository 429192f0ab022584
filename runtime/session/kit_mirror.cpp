#include "session/kit_mirror.h"

#include <optional>

#include "kit/part_words.h"
#include "trace/shown_text.h"

namespace lunabloc::session {
namespace {

constexpr const char* kVirtualPort = "virtual";

KitView::State state_of(kit::KitWorker::State state) {
  using From = kit::KitWorker::State;
  using To = KitView::State;
  switch (state) {
    case From::absent: return To::absent;
    case From::looking: return To::looking;
    case From::plugged: return To::plugged;
    case From::flashing: return To::flashing;
    case From::ready: return To::ready;
    case From::running: return To::running;
    case From::lost: return To::lost;
  }
  return To::absent;
}

KitView view_of(const kit::KitWorker::Report& report, const Messages& messages) {
  KitView view;
  view.state = state_of(report.state);
  view.port = report.port;
  view.board = report.board;
  view.firmware = report.firmware;
  view.found_port = report.found_port;
  view.found_board = report.found_board;
  view.progress = report.progress;
  view.done_bytes = report.done_bytes;
  view.all_bytes = report.all_bytes;
  for (const kit::KitWorker::Part& part : report.parts)
    view.parts.push_back({part.id, part.kind, part.label, part.pin, part.color, part.measures, part.least, part.most, part.step, part.at_rest,
                          part.unit, part.picture, part.icon, part.pixels, part.columns, part.lines,
                          part.whole});
  if (report.port != kVirtualPort) view.readings = report.readings;
  if (report.error)
    view.notice = Notice{Notice::Tone::attention, report.error->message,
                         messages.advice(report.error->message, report.error->arguments), report.error->detail, {}};
  return view;
}

}  // namespace

KitMirror::KitMirror(Locations locations, std::string language)
    : locations_(std::move(locations)), language_(std::move(language)) {
  worker_ = kit::KitWorker::start({locations_, language_});
}

void KitMirror::set_language(const std::string& language) {
  if (language == language_) return;
  language_ = language;
  worker_->set_language(language);
}

void KitMirror::set_kit(const std::string& kit) {
  worker_->set_kit(kit);
  around_.clear();
}

void KitMirror::plug(const std::string& port) {
  port_ = port;
  sent_.clear();
  sent_texts_.clear();
  worker_->plug(port);
}

void KitMirror::unplug() {
  port_.clear();
  sent_.clear();
  sent_texts_.clear();
  worker_->unplug();
}

// A pixel begins as its strip was last told, and is told again when the strip is.
void KitMirror::send(const std::string& part, double value) {
  const kit::PartPlace place = kit::place_in(part);
  const auto whole = place.place.empty() ? sent_.end() : sent_.find(place.part);
  const auto [last, is_new] = sent_.try_emplace(part, whole == sent_.end() ? 0 : whole->second);
  if (std::exchange(last->second, value) != value) worker_->set_part(part, value);
  if (!place.place.empty()) return;
  for (auto& [pixel, shown] : sent_)
    if (kit::place_in(pixel).part == part && pixel != part && std::exchange(shown, value) != value) worker_->set_part(pixel, value);
}

void KitMirror::send_text(const std::string& part, int line, const std::string& text) {
  std::string& last = sent_texts_[{part, line}];
  if (last == text) return;
  last = text;
  worker_->show_text(part, line, text);
}

void KitMirror::surround(const std::string& part, double value) {
  const std::optional<std::string> ours = kit::on_our_board(part);
  if (!ours) return;
  around_[*ours] = value;
  worker_->set_part(*ours, value);
}

bool KitMirror::feels_for_itself() const { return is_driven() && port_ != kVirtualPort; }

void KitMirror::follow(std::span<const trace::Event> passed) {
  for (const trace::Event& event : passed) {
    if (event.kind == trace::EventKind::pin && !event.values.empty())
      if (const std::optional<std::string> ours = kit::on_our_board(event.name)) send(*ours, trace::number_of(event.values[0]));
    if (const std::optional<trace::ShownText> text = trace::shown_text(event))
      if (const std::optional<std::string> ours = kit::on_our_board(text->part)) send_text(*ours, text->line, text->text);
  }
}

void KitMirror::show(const world::KitWorld& world) {
  std::map<std::string, double> wanted;
  for (const auto& [part, value] : sent_) wanted[part] = 0;
  for (const auto& [part, changes] : world.parts)
    if (const std::optional<std::string> ours = kit::on_our_board(part)) wanted[*ours] = world.value_of(part);
  for (auto& [part, value] : wanted)
    if (const kit::PartPlace place = kit::place_in(part); !place.place.empty() && !world.parts.contains(part))
      if (const auto whole = wanted.find(place.part); whole != wanted.end()) value = whole->second;
  for (const auto& [part, value] : wanted) send(part, value);
  std::map<std::pair<std::string, int>, std::string> lines_wanted;
  for (const auto& [place, text] : sent_texts_) lines_wanted[place] = "";
  for (const auto& [part, lines] : world.shown)
    if (const std::optional<std::string> ours = kit::on_our_board(part))
      for (const auto& [line, text] : lines) lines_wanted[{*ours, line}] = text;
  for (const auto& [place, text] : lines_wanted) send_text(place.first, place.second, text);
}

bool KitMirror::tick(const Messages& messages) {
  KitView view = view_of(worker_->report(), messages);
  if (view == view_) return false;
  // A board that has just become ready knows nothing of what was sent before.
  if (view.state == KitView::State::ready && view_.state != KitView::State::running) {
    const std::map<std::string, double> wanted = std::exchange(sent_, {});
    for (const auto& [part, value] : wanted) send(part, value);
    const std::map<std::pair<std::string, int>, std::string> texts = std::exchange(sent_texts_, {});
    for (const auto& [place, text] : texts) send_text(place.first, place.second, text);
    for (const auto& [part, value] : around_) worker_->set_part(part, value);
  }
  view_ = std::move(view);
  return true;
}

}  // namespace lunabloc::session
