// A value whose earlier states are taken back and brought again, one change at a time.
#pragma once

#include <utility>
#include <vector>

namespace lunabloc::session {

template <class Value>
class Undoable {
 public:
  explicit Undoable(Value value = {}) : now_(std::move(value)) {}

  const Value& now() const { return now_; }
  // What is as before is no change.
  void change(Value next) {
    if (next == now_) return;
    before_.push_back(std::exchange(now_, std::move(next)));
    after_.clear();
  }
  bool can_undo() const { return !before_.empty(); }
  bool can_redo() const { return !after_.empty(); }
  void undo() { go(before_, after_); }
  void redo() { go(after_, before_); }

 private:
  void go(std::vector<Value>& from, std::vector<Value>& to) {
    if (from.empty()) return;
    to.push_back(std::exchange(now_, std::move(from.back())));
    from.pop_back();
  }

  Value now_;
  std::vector<Value> before_, after_;
};

}  // namespace lunabloc::session
