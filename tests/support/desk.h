// The real window on a screen that nobody sees, with a program in it: what a person does there, and what it looks like.
#pragma once

#include <imgui.h>

#include <string>
#include <string_view>

#include "ide/app/headless_screen.h"
#include "ide/app/picture.h"
#include "ide/app/raster.h"
#include "ide/app/window.h"
#include "support/program_session.h"

namespace lunabloc::support {

class Desk {
 public:
  using Key = ide::widgets::Key;
  using Modifiers = ide::widgets::Modifiers;

  explicit Desk(const std::string& lua, ide::access::Settings settings = {}, ImVec2 size = {1366, 768})
      : session(lua, settings.language), screen_(size), context_(ImGui::CreateContext()),
        window(session, still(std::move(settings)), {binary_folder() / "bin", source_folder() / "assets", source_folder() / "lessons", binary_folder() / "firmware", home_.path()}) {
    ImGuiIO& io = ImGui::GetIO();
    io.ClipboardUserData = this;
    io.SetClipboardTextFn = [](void* user, const char* text) { static_cast<Desk*>(user)->clipboard = text; };
    io.GetClipboardTextFn = [](void* user) -> const char* { return static_cast<Desk*>(user)->clipboard.c_str(); };
    window.leave_home();
    settle();
  }
  ~Desk() { ImGui::DestroyContext(context_); }
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  // -- frames
  ImDrawData& frame() {
    if (window.prepare().value()) atlas_changed_ = true;
    now_ += 1.0 / 60;
    session.tick(std::chrono::microseconds(static_cast<long>(now_ * 1e6)));
    return window.frame(screen_.size(), queue_, now_);
  }
  // Until everything that was done has been seen.
  void settle() {
    while (!queue_.empty()) frame();
    for (int more = 0; more < 3; ++more) frame();
  }
  void rest(double seconds) {
    now_ += seconds;
    settle();
  }

  // -- what a person does
  void key(Key key, Modifiers modifiers = {}) {
    ide::app::InputEvent event;
    event.kind = ide::app::InputEvent::Kind::key_down;
    event.key = {.key = key, .modifiers = modifiers};
    queue_.push(event);
    if (key == Key::space && !modifiers.ctrl) push_text(" ");
    event.kind = ide::app::InputEvent::Kind::key_up;
    queue_.push(event);
    settle();
  }
  void letter(char32_t letter, Modifiers modifiers = {}) {
    ide::app::InputEvent event;
    event.kind = ide::app::InputEvent::Kind::key_down;
    event.key = {.key = Key::character, .letter = letter, .digit = letter >= U'0' && letter <= U'9' ? static_cast<int>(letter - U'0') : -1, .modifiers = modifiers};
    queue_.push(event);
    if (!modifiers.ctrl && !modifiers.alt) push_text(std::string(1, static_cast<char>(modifiers.shift ? std::toupper(static_cast<int>(letter)) : static_cast<int>(letter))));
    event.kind = ide::app::InputEvent::Kind::key_up;
    queue_.push(event);
    settle();
  }
  // Letter by letter, as fast as the queue goes: nothing waits for the window.
  void type(std::string_view letters) {
    for (const char byte : letters) {
      ide::app::InputEvent event;
      event.kind = ide::app::InputEvent::Kind::key_down;
      const bool line = byte == '\n';
      event.key = {.key = line ? Key::enter : (byte == ' ' ? Key::space : Key::character), .letter = static_cast<char32_t>(std::tolower(byte))};
      queue_.push(event);
      if (!line) push_text(std::string(1, byte));
      event.kind = ide::app::InputEvent::Kind::key_up;
      queue_.push(event);
    }
    settle();
  }
  void move(ImVec2 to) { push(ide::app::InputEvent::Kind::motion, to, 0); }
  void press(ImVec2 at, int button = 0) { push(ide::app::InputEvent::Kind::button_down, at, button); }
  void release(ImVec2 at, int button = 0) { push(ide::app::InputEvent::Kind::button_up, at, button); }
  void click(ImVec2 at, int button = 0) {
    move(at), press(at, button), release(at, button);
    settle();
  }
  void drag(ImVec2 from, ImVec2 to, int steps = 6) {
    move(from), press(from);
    settle();
    for (int step = 1; step <= steps; ++step) {
      const float part = static_cast<float>(step) / static_cast<float>(steps);
      move({from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part});
      settle();
    }
  }
  void finger(ide::app::InputEvent::Kind kind, ImVec2 at, std::int64_t which = 1) {
    ide::app::InputEvent event;
    event.kind = kind, event.x = at.x, event.y = at.y, event.finger = which;
    queue_.push(event);
  }
  void tap(ImVec2 at) {
    finger(ide::app::InputEvent::Kind::finger_down, at), finger(ide::app::InputEvent::Kind::finger_up, at);
    settle();
  }
  // The finger comes down, and goes there; it stays.
  void slide(ImVec2 from, ImVec2 to, int steps = 6) {
    finger(ide::app::InputEvent::Kind::finger_down, from);
    settle();
    for (int step = 1; step <= steps; ++step) {
      const float part = static_cast<float>(step) / static_cast<float>(steps);
      finger(ide::app::InputEvent::Kind::finger_motion, {from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part});
      while (!queue_.empty()) frame();
    }
  }
  void lift(ImVec2 at, std::int64_t which = 1) { finger(ide::app::InputEvent::Kind::finger_up, at, which); }
  void wheel(float notches) {
    ide::app::InputEvent event;
    event.kind = ide::app::InputEvent::Kind::wheel, event.y = notches;
    queue_.push(event);
  }
  void push(ide::app::InputEvent::Kind kind, ImVec2 at, int button) {
    ide::app::InputEvent event;
    event.kind = kind, event.x = at.x, event.y = at.y, event.button = button;
    queue_.push(event);
  }

  // -- what is there
  const std::filesystem::path& home() const { return home_.path(); }
  const ide::access::Node* find(std::string_view id) const { return window.tree().find(id); }
  const ide::access::Node* find(std::string_view role, std::string_view label) const { return window.tree().find(role, label); }
  // The block whose sentence begins with these words; of the program, not of the palette.
  const ide::access::Node* block(std::string_view words) const {
    for (const ide::access::Node& node : window.tree().nodes())
      if (node.role == ide::access::Role::block && node.zone == ide::access::Zone::blocks && node.label.starts_with(words)) return &node;
    return nullptr;
  }
  // One frame, down to the pixels.
  const ide::app::Raster& draw() {
    ImDrawData& data = frame();
    if (std::exchange(atlas_changed_, false)) {
      raster_.set_atlas(*ImGui::GetIO().Fonts);
      raster_.resize(static_cast<int>(screen_.size().x), static_cast<int>(screen_.size().y));
    }
    raster_.render(data);
    return raster_;
  }
  ide::app::Picture picture() {
    const ide::app::Raster& raster = draw();
    return {raster.width(), raster.height(), {raster.pixels().begin(), raster.pixels().end()}};
  }

 private:
  static ide::access::Settings still(ide::access::Settings settings) {
    settings.reduced_motion = true;
    return settings;
  }
  void push_text(std::string letters) {
    ide::app::InputEvent event;
    event.kind = ide::app::InputEvent::Kind::text;
    event.text = std::move(letters);
    queue_.push(event);
  }

 public:
  ProgramSession session;
  std::string clipboard;

 private:
  TempFolder home_;
  ide::app::HeadlessScreen screen_;
  ImGuiContext* context_;
  ide::app::InputQueue queue_;
  ide::app::Raster raster_;
  bool atlas_changed_ = true;
  double now_ = 0;

 public:
  ide::app::Window window;
};

}  // namespace lunabloc::support
