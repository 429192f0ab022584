#include "session/breakpoint_hits.h"

#include <algorithm>
#include <bit>

#include "session/value_changes.h"

namespace lunabloc::session {

using trace::Event;
using trace::EventKind;

void BreakpointHits::watch(const RanProgram& program, std::vector<Watched> watched) {
  forget();
  program_ = &program;
  watched_ = std::move(watched);
  found_.resize(watched_.size());
  for (std::size_t i = 0; i < watched_.size(); ++i) {
    by_offset_[watched_[i].offset] = i;
    conditions_.push_back(watched_[i].condition.empty() ? Condition() : read_condition(watched_[i].condition));
    needs_values_ = needs_values_ || !watched_[i].condition.empty();
  }
}

void BreakpointHits::follow(const trace::Trace& trace, std::size_t most_events) {
  if (watched_.empty()) return;
  const std::size_t end = read_ + std::min(most_events, trace.size() - read_);
  if (read_ == 0)
    for (const trace::Given& given : trace.request().given)
      if (!given.is_list && !given.list.empty()) by_name_[given.name] = Told{given.list.front()};
  for (auto event = trace.events().from(read_); read_ < end; ++event, ++read_) {
    if (trace::begins_moment(*event, trace.request())) {
      judge();
      ++moments_;
      const auto borne = event->kind == EventKind::statement ? by_offset_.find(event->offset) : by_offset_.end();
      if (borne != by_offset_.end()) at_work_ = borne->second;
    }
    take(*event);
  }
  if (trace.ended() && read_ == trace.size()) judge();
}

void BreakpointHits::take(const Event& event) {
  if (!needs_values_ || !gives_value(event)) return;
  if (!program_->is_ambiguous(event.name)) by_name_[event.name] = told_by(event);
  else if (const std::optional<std::size_t> variable = program_->variable_of(event)) by_variable_[*variable] = told_by(event);
}

// The moment is complete: does it hold?
void BreakpointHits::judge() {
  if (!at_work_) return;
  const std::size_t which = *std::exchange(at_work_, std::nullopt);
  Found& found = found_[which];
  if (!watched_[which].condition.empty()) {
    const program::Syntax expression = conditions_[which].expression();
    const auto value_of_name = [&](const program::Syntax& name) -> Result<Told> {
      const std::string word(name.token_text());
      if (!program_->is_ambiguous(word)) {
        const auto known = by_name_.find(word);
        if (known != by_name_.end()) return known->second;
        return failure(ErrorKind::failed, "told.unknown", {{"nom", word}});
      }
      const std::optional<std::size_t> variable = program_->variable_named(word, watched_[which].offset);
      if (!variable) return failure(ErrorKind::failed, "told.several", {{"nom", word}});
      const auto known = by_variable_.find(*variable);
      return known != by_variable_.end() ? Result<Told>(known->second) : failure(ErrorKind::failed, "told.unknown", {{"nom", word}});
    };
    const Result<Told> value = expression ? value_of(expression, value_of_name)
                                           : Result<Told>(failure(ErrorKind::usage, "breakpoint.not_an_expression", {{"texte", watched_[which].condition}}));
    if (!value && !found.doubt) found.doubt = value.error();
    if (!value || !is_true(*value)) return;
  }
  ++found.count;
  const std::size_t word = moments_ / 64;
  if (word >= holds_.size()) holds_.resize(word + 1);
  holds_[word] |= std::uint64_t{1} << (moments_ % 64);
}

std::optional<std::size_t> BreakpointHits::after(std::size_t moment) const {
  std::size_t word = (moment + 1) / 64;
  if (word >= holds_.size()) return std::nullopt;
  std::uint64_t bits = holds_[word] & (~std::uint64_t{0} << ((moment + 1) % 64));
  while (bits == 0)
    if (++word >= holds_.size()) return std::nullopt;
    else bits = holds_[word];
  return word * 64 + static_cast<std::size_t>(std::countr_zero(bits));
}

std::optional<std::size_t> BreakpointHits::before(std::size_t moment) const {
  if (holds_.empty() || moment == 0) return std::nullopt;
  const std::size_t last = std::min(moment - 1, holds_.size() * 64 - 1);
  std::size_t word = last / 64;
  std::uint64_t bits = holds_[word] & (~std::uint64_t{0} >> (63 - last % 64));
  while (bits == 0)
    if (word == 0) return std::nullopt;
    else bits = holds_[--word];
  return word * 64 + 63 - static_cast<std::size_t>(std::countl_zero(bits));
}

}  // namespace lunabloc::session
