// A ground that is drawn after what stands on it, when its height is known.
#pragma once

#include <imgui.h>

namespace lunabloc::ide::lesson {

class Backing {
 public:
  explicit Backing(ImDrawList& list) : list_(list) {
    splitter_.Split(&list_, 2);
    splitter_.SetCurrentChannel(&list_, 1);
  }
  ~Backing() { splitter_.Merge(&list_); }
  Backing(const Backing&) = delete;
  Backing& operator=(const Backing&) = delete;

  // From here on, what is drawn stands below what was drawn.
  void below() { splitter_.SetCurrentChannel(&list_, 0); }

 private:
  ImDrawList& list_;
  ImDrawListSplitter splitter_;
};

}  // namespace lunabloc::ide::lesson
