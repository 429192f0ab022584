#include "session/kit_mirror.h"

#include <optional>

#include "trace/shown_text.h"

namespace lunabloc::session {
namespace {

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
  view.progress = report.progress;
  view.done_bytes = report.done_bytes;
  view.all_bytes = report.all_bytes;
  for (const kit::KitWorker::Part& part : report.parts)
    view.parts.push_back({part.id, part.kind, part.label, part.pin, part.color});
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
  worker_ = kit::KitWorker::start({locations_, language_});
  sent_.clear();
  sent_texts_.clear();
  if (!port_.empty()) worker_->plug(port_);
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

void KitMirror::send(const std::string& part, double value) {
  double& last = sent_[part];
  if (last == value) return;
  last = value;
  worker_->set_part(part, value);
}

void KitMirror::send_text(const std::string& part, int line, const std::string& text) {
  std::string& last = sent_texts_[{part, line}];
  if (last == text) return;
  last = text;
  worker_->show_text(part, line, text);
}

void KitMirror::follow(std::span<const trace::Event> passed) {
  for (const trace::Event& event : passed) {
    if (event.kind == trace::EventKind::pin && !event.values.empty()) send(event.name, trace::number_of(event.values[0]));
    if (const std::optional<trace::ShownText> text = trace::shown_text(event)) send_text(text->part, text->line, text->text);
  }
}

void KitMirror::show(const world::KitWorld& world) {
  const std::map<std::string, double> before = sent_;
  for (const auto& [part, value] : before)
    if (!world.parts.contains(part)) send(part, 0);
  for (const auto& [part, changes] : world.parts) send(part, world.value_of(part));
  const std::map<std::pair<std::string, int>, std::string> texts_before = sent_texts_;
  for (const auto& [place, text] : texts_before)
    if (const auto lines = world.shown.find(place.first); lines == world.shown.end() || !lines->second.contains(place.second))
      send_text(place.first, place.second, "");
  for (const auto& [part, lines] : world.shown)
    for (const auto& [line, text] : lines) send_text(part, line, text);
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
  }
  view_ = std::move(view);
  return true;
}

}  // namespace lunabloc::session
