// A screen that nobody sees.
#pragma once

#include "ide/app/screen.h"

namespace lunabloc::ide::app {

class HeadlessScreen final : public Screen {
 public:
  explicit HeadlessScreen(ImVec2 size) : size_(size) {}

  std::string_view name() const override { return "none"; }
  ImVec2 size() const override { return size_; }
  void resize(ImVec2 size) override { size_ = size; }
  bool open() const override { return true; }
  void wait(InputQueue&, std::chrono::milliseconds) override {}
  void set_atlas(ImFontAtlas&) override {}
  void show(ImDrawData&) override {}
  std::chrono::milliseconds frame_time() const override { return std::chrono::milliseconds(16); }
  std::string clipboard() const override { return clipboard_; }
  void set_clipboard(const std::string& text) override { clipboard_ = text; }

 private:
  ImVec2 size_;
  std::string clipboard_;
};

}  // namespace lunabloc::ide::app
