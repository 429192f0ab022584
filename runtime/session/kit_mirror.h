// The board follows the moment that is shown: what the trace's parts do is sent to the kit, forward as it happens, and
// as it stood after a jump in time.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <utility>

#include "kit/kit_worker.h"
#include "session/session.h"

namespace lunabloc::session {

class KitMirror {
 public:
  KitMirror(Locations locations, std::string language);

  void set_language(const std::string& language);
  void set_kit(const std::string& kit);  // the box of the lesson
  void plug(const std::string& port);
  void unplug();
  void flash() { if (worker_) worker_->flash(); }
  void cancel() { if (worker_) worker_->cancel(); }

  // Sends what happened on the way from the last shown moment to this one.
  void follow(std::span<const trace::Event> passed);
  // After a jump: the parts as they stand in this world; parts that it does not know are off.
  void show(const world::KitWorld& world);

  // What the world gives a part that measures: felt by the virtual board, which says it to whoever reads it.
  void surround(const std::string& part, double value);
  // A real board has surroundings of its own.
  bool feels_for_itself() const;
  // It drives the parts.
  bool is_driven() const { return view_.state == KitView::State::ready || view_.state == KitView::State::running; }

  // Fetches the worker's report; true when it says something new.
  bool tick(const Messages& messages);
  const KitView& view() const { return view_; }

 private:
  void send(const std::string& part, double value);
  void send_text(const std::string& part, int line, const std::string& text);

  Locations locations_;
  std::string language_;
  std::unique_ptr<kit::KitWorker> worker_;
  std::string port_;
  std::map<std::string, double> sent_;
  std::map<std::pair<std::string, int>, std::string> sent_texts_;
  std::map<std::string, double> around_;
  KitView view_;
};

}  // namespace lunabloc::session
