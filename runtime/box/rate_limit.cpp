#include "box/rate_limit.h"

namespace lunabloc::box {

using namespace std::chrono_literals;

bool RateLimit::allow(const std::string& who, std::chrono::seconds now) {
  // Nobody fills our memory: minutes that are over are forgotten, and when none is, nobody new is let in.
  if (known_.size() >= kMostKnown && !known_.contains(who)) {
    std::erase_if(known_, [&](const auto& one) { return now - one.second.begun >= 60s; });
    if (known_.size() >= kMostKnown) return false;
  }
  Minute& minute = known_[who];
  if (minute.times == 0 || now - minute.begun >= 60s) minute = {now, 0};
  return ++minute.times <= a_minute_;
}

bool RateLimit::is_over(const std::string& who, std::chrono::seconds now) const {
  const auto found = known_.find(who);
  return found != known_.end() && now - found->second.begun < 60s && found->second.times >= a_minute_;
}

}  // namespace lunabloc::box
