#include "ide/app/window.h"

#include <algorithm>
#include <utility>

#include "ide/app/shortcuts.h"
#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"

namespace lunabloc::ide::app {
namespace {

using widgets::Frame;
using widgets::Key;

constexpr float kLongestStep = 0.1F;  // seconds: a window that slept does not jump
constexpr float kNoTime = 0.0001F;     // Dear ImGui wants some

bool runs(const session::Session& session) {
  return session.run_phase() == session::RunPhase::running || session.run_phase() == session::RunPhase::waiting_for_answer;
}

}  // namespace

Window::Window(session::Session& session, access::Settings settings, const Locations& locations)
    : session_(session), locations_(locations), settings_(std::move(settings)), kept_settings_(settings_),
      look_(locations.assets / "themes"), sounds_(locations.assets / "sounds"), help_(locations.programs / "lunabloc-runner"), data_(locations) {
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;
  io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
  InputQueue::set_up(io);
  stage_.keep_pictures_in(locations_.home / "images");
}

Result<bool> Window::prepare() {
  Result<bool> fresh = look_.follow(settings_, blocks_.wanted_block_zoom(), touched_, *ImGui::GetIO().Fonts);
  if (fresh && *fresh) owe_frames();
  return fresh;
}

void Window::replace_program(const std::string& lua) {
  commands_.push_edits("edit.paste", {{{0, session_.tree().text().size()}, lua}});
}

std::string Window::title() const {
  const lunabloc::lesson::Lesson* lesson = shows_home() ? nullptr : session_.lesson();
  const std::string name = session_.messages().text("ide.title");
  return lesson == nullptr ? name : lesson->id + " " + lesson->title + " — " + name;
}

ImDrawData& Window::frame(ImVec2 size, InputQueue& queue, double now) {
  ImGuiIO& io = ImGui::GetIO();
  const float elapsed = last_ < 0 ? 1.0F / 60 : std::clamp(static_cast<float>(now - last_), 0.0001F, kLongestStep);
  last_ = now;
  io.DisplaySize = size;
  io.DeltaTime = elapsed;
  io.ConfigInputTextCursorBlink = !settings_.reduced_motion;
  const bool fed = !queue.empty();
  queue.feed(io, input_);
  touched_ = queue.touched();
  input_.hand.long_press = long_press_.follow(input_.hand, io.MouseDown[0], io.MousePos, now, look_.metrics().du(8));
  bool moves = draw(size, now, elapsed);
  if (perform()) {
    // What was asked for shows in this very frame, in every view: blocks and Lua never differ on the screen.
    input_.next_frame();
    io.DeltaTime = kNoTime;
    moves = draw(size, now, kNoTime) || moves;
  }
  keep_settings();
  moves = moves || long_press_.waits();
  animating_ = moves || !queue.empty();
  if (fed || moves) owe_frames();
  else if (frames_owed_ > 0) --frames_owed_;
  return *ImGui::GetDrawData();
}

bool Window::draw(ImVec2 size, double now, float elapsed) {
  ImGui::NewFrame();
  ImGui::SetMouseCursor(ImGuiMouseCursor_Arrow);

  Frame frame{.theme = look_.theme(),
              .metrics = look_.metrics(),
              .fonts = look_.fonts(),
              .session = session_,
              .commands = commands_,
              .shared = shared_,
              .settings = settings_,
              .input = input_,
              .area = {0, 0, size.x, size.y},
              .now = now,
              .elapsed = elapsed,
              .reduced_motion = settings_.reduced_motion,
              .letter_keys = settings_.letter_keys,
              .draw_lua_blocks = [this](Frame& inner, std::string_view lua, Rect area) { return pictures_.draw(inner, lua, area); }};
  shared_.tree.begin_frame();
  shared_.said.clear();
  shared_.cut.clear();
  shared_.works = false;
  if (ImGui::IsMouseClicked(0) || ImGui::IsMouseClicked(1)) shared_.focus.hide();
  take_early_keys(frame);
  follow_project();
  sounds_.follow(frame);
  const bool recovered = !shows_home() && session_.recovered();
  if (recovered && !recovery_told_) frame.toast(frame.words("session.recovered"));
  recovery_told_ = recovered;
  draw_parts(frame, size);
  take_late_keys(frame);
  shared_.tree.finish_frame();
  speak(frame);
  shared_.block_zoom = blocks_.wanted_block_zoom();
  ImGui::Render();
  return frame.animating;
}

// Keys that mean the same everywhere.
void Window::take_early_keys(Frame& frame) {
  access::Focus& focus = shared_.focus;
  const bool next = input_.take(Key::f6), previous = !next && input_.take(Key::f6, widgets::kShift);
  if (next || previous) focus.move_zone(shared_.tree, next ? access::Direction::next : access::Direction::previous);
  zone_entered_ = next || previous;
  // In the Lua text Ctrl+F is the text's own.
  if ((shows_home() || focus.zone() != access::Zone::lua) && input_.take_letter('f', widgets::kCtrl))
    search_.open(frame, shows_home() ? search::Scope::no_work : search::Scope::everywhere);
  if (input_.take(Key::f1)) top_bar_.keys_open = !top_bar_.keys_open;
  if (input_.take(Key::f7) && !speaker_.log().empty()) speaker_.say(std::string(speaker_.log().back()), settings_);
  if (input_.take(Key::f8, widgets::kShift)) top_bar_.said_open = !top_bar_.said_open;
  if (input_.take(Key::f8)) top_bar_.read_zone = true;
  if (input_.take(Key::control, widgets::kCtrl) || input_.take(Key::control)) speaker_.silence();
  if (input_.take_letter('b', widgets::kCtrl)) {
    faces_ = static_cast<Faces>((static_cast<int>(faces_) + 1) % 3);
    faces_chosen_ = true;
  }
  if (shared_.page == widgets::Page::lessons && input_.take_letter('t', widgets::kCtrl)) {
    focus.show();
    shared_.data_open = !shared_.data_open;
  }
  if (!shared_.shows_work()) return;
  if (input_.take_letter('s', widgets::kCtrlShift)) {
    if (top_bar_.versions.is_open()) top_bar_.versions.close(frame);
    else top_bar_.versions.open(frame);
  }
  if (input_.take(Key::f11)) shared_.stage_alone = !shared_.stage_alone && beside() == Beside::stage;
  const std::optional<std::string_view> command = take_shortcut(input_, ImGui::GetIO().WantTextInput);
  if (!command) return;
  if (*command == kRunOrResume) {
    const bool rewound = session_.step_count() > 0 && session_.shown_step() < session_.step_count();
    // After a change it is the new program that is wanted, as the button of the time bar says.
    const bool resumes = rewound && (session_.ran_program() == nullptr || session_.ran_program()->tree().text() == session_.tree().text());
    commands_.push(session_.playing() && (rewound || runs(session_)) ? "time.pause" : (resumes ? "time.play" : "run.start"));
    return;
  }
  commands_.push(std::string(*command));
  if (*command == "file.save") frame.toast(frame.words("ide.saved"));
}

// Keys that no view wanted.
void Window::take_late_keys(Frame&) {
  access::Focus& focus = shared_.focus;
  if (input_.take(Key::f1, widgets::kShift)) ask_help_at_caret();
  if (input_.take(Key::tab)) focus.move(shared_.tree, access::Direction::next);
  if (input_.take(Key::tab, widgets::kShift)) focus.move(shared_.tree, access::Direction::previous);
  if (!input_.key || input_.key->key != Key::escape) return;
  if (!shared_.toasts.empty()) shared_.toasts.clear();
  else if (shared_.stage_alone) shared_.stage_alone = false;
  else if (runs(session_)) commands_.push("run.stop");
  else return;
  input_.key.reset();
}

// In the Lua text: what stands at the caret is explained too.
void Window::ask_help_at_caret() {
  if (shows_home() || shared_.focus.zone() != access::Zone::lua) return;
  const program::Block* block = lua_.caret() ? program::statement_at(session_.projection(), *lua_.caret()) : nullptr;
  if (block != nullptr && session_.vocabulary().find(block->type) != nullptr) shared_.asked_help = std::string(block->type);
}

std::string Window::words_of_zone(access::Zone zone) const {
  std::string words;
  for (const access::Node& node : shared_.tree.nodes())
    if (node.zone == zone) words += access::sentence_of(node, session_.messages()) + " ";
  return words;
}

void Window::speak(Frame&) {
  const access::Focus& focus = shared_.focus;
  if (std::exchange(top_bar_.read_zone, false)) {
    access::Settings aloud = settings_;
    if (aloud.voice == access::Voice::off) aloud.voice = access::Voice::on_focus;
    speaker_.say(words_of_zone(focus.id().empty() ? access::Zone::lesson : focus.zone()), aloud);
  }
  // Without a voice too: the list of what was said keeps it.
  for (const std::string& sentence : shared_.said) speaker_.say(sentence, settings_);
  if (settings_.voice == access::Voice::off) return;
  if (settings_.voice == access::Voice::full && shared_.said.empty() && !shows_home()) {
    const std::string step = session_.lesson()->id + "/" + session_.step()->id;
    if (std::exchange(read_step_, step) != step) return speaker_.say(words_of_zone(access::Zone::lesson), settings_);
  }
  const std::string now = focus.visible() ? focus.id() : std::string();
  if (now == spoken_focus_) return;
  spoken_focus_ = now;
  const access::Node* node = now.empty() ? nullptr : shared_.tree.find(now);
  if (node == nullptr || !shared_.said.empty()) return;
  std::string sentence = access::sentence_of(*node, session_.messages());
  if (zone_entered_) sentence = session_.messages().text("ide.zone." + std::string(access::name_of(focus.zone()))) + ". " + sentence;
  speaker_.say(sentence, settings_);
}

// The place is kept while there is a voice: nothing jumps when it falls silent.
bool Window::shows_caption() const { return settings_.captions && settings_.voice != access::Voice::off; }

bool Window::perform() {
  const std::vector<session::CommandRequest> requests = commands_.take();
  for (const session::CommandRequest& request : requests) {
    const Result<void> done = session::perform(session_, request);
    if (done) continue;
    const std::string words = session_.messages().describe(done.error());
    refusals_.push_back(words);
    const std::string advice = session_.messages().advice(done.error().message, done.error().arguments).try_this;
    shared_.toasts = {widgets::Toast{advice.empty() ? words : words + " " + advice}};
  }
  if (!requests.empty()) owe_frames();
  return !requests.empty();
}

// On the disk once the hand is off the mouse.
void Window::keep_settings() {
  if (settings_ == kept_settings_ || ImGui::IsMouseDown(0)) return;
  if (settings_.language != kept_settings_.language) session_.set_language(settings_.language);
  kept_settings_ = settings_;
  owe_frames();
  if (const Result<void> saved = access::save_settings(locations_.home, settings_); !saved)
    refusals_.push_back(session_.messages().describe(saved.error()));
}

}  // namespace lunabloc::ide::app
