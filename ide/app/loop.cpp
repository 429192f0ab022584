#include "ide/app/loop.h"

#include <imgui.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <memory>
#include <ostream>
#include <thread>

#include "ide/app/picture.h"
#include "ide/app/raster.h"
#include "ide/app/screen.h"
#include "ide/app/window.h"
#include "ide/script/driver.h"
#include "ide/script/report.h"
#include "program/program_file.h"
#include "session/session.h"

namespace lunabloc::ide::app {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;
using SteadyClock = Figures::Clock;

constexpr milliseconds kDozes{250};       // between two looks at what could have changed by itself
constexpr milliseconds kScriptFrame{16};  // of the script's clock

struct ImGuiScope {
  ImGuiScope() {
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
  }
  ~ImGuiScope() { ImGui::DestroyContext(); }
  ImGuiScope(const ImGuiScope&) = delete;
  ImGuiScope& operator=(const ImGuiScope&) = delete;
};

// For a script that leaps, every day is the same morning, so that its pictures are too; time passes all the same.
std::chrono::system_clock::time_point morning() {
  static const SteadyClock::time_point begun = SteadyClock::now();
  std::tm local{};
  local.tm_year = 126;
  local.tm_mon = 10;
  local.tm_mday = 24;
  local.tm_hour = 10;
  local.tm_min = 42;
  local.tm_isdst = -1;
  return std::chrono::system_clock::from_time_t(std::mktime(&local)) + std::chrono::duration_cast<std::chrono::system_clock::duration>(SteadyClock::now() - begun);
}

// Somebody else is at work: the runner, the checks, the board. Their time is the machine's.
bool others_work(const session::Session& session) {
  return session.run_phase() == session::RunPhase::running || session.checking() ||
         session.kit().state != session::KitView::State::absent;
}

// Time of the window. A script that nobody watches goes from frame to frame without waiting, but never ahead of
// those who work beside it.
class WindowClock {
 public:
  explicit WindowClock(bool leaps) : leaps_(leaps), last_(SteadyClock::now()) {}

  microseconds next_frame(bool others_work) {
    const SteadyClock::time_point now = SteadyClock::now();
    if (!leaps_) {
      time_ += std::chrono::duration_cast<microseconds>(now - last_);
    } else {
      if (others_work) std::this_thread::sleep_until(last_ + kScriptFrame);
      time_ += kScriptFrame;
    }
    last_ = SteadyClock::now();
    return time_;
  }

 private:
  bool leaps_;
  SteadyClock::time_point last_;
  microseconds time_{0};
};

class Loop {
 public:
  Loop(const Options& options, session::Session& session, SteadyClock::time_point started)
      : options_(options), session_(session), window_(session, settings_of(options), options.locations), figures_(started),
        clock_(options.script && options.backend == "none") {}

  Result<int> run(std::ostream& err) {
    if (options_.script) {
      Result<script::Script> script = script::read_script(*options_.script);
      if (!script) return tl::unexpected(script.error());
      driver_.emplace(std::move(*script), options_.screenshots);
    }
    Result<std::unique_ptr<Screen>> screen = open_screen(options_.backend, session_.messages().text("ide.title"), options_.size);
    if (!screen) return tl::unexpected(screen.error());
    screen_ = std::move(*screen);
    window_.set_audible(!driver_ && screen_->name() != "none");
    share_clipboard();
    if (const Result<void> opened = open_path(); !opened) return tl::unexpected(opened.error());
    while (screen_->open() && !window_.wants_to_quit() && !(driver_ && driver_->over()))
      if (const Result<void> turned = turn(); !turned) return tl::unexpected(turned.error());
    if (const Result<void> saved = session_.save(); !saved) return tl::unexpected(saved.error());
    return driver_ ? conclude(err) : 0;
  }

 private:
  static access::Settings settings_of(const Options& options) {
    // A script looks the same everywhere: it says itself what it needs.
    access::Settings settings = options.script ? access::Settings() : access::load_settings(options.locations.home);
    settings.language = options.language;
    return settings;
  }

  void share_clipboard() {
    ImGuiIO& io = ImGui::GetIO();
    io.ClipboardUserData = this;
    io.SetClipboardTextFn = [](void* user, const char* text) { static_cast<Loop*>(user)->screen_->set_clipboard(text); };
    io.GetClipboardTextFn = [](void* user) -> const char* {
      Loop& loop = *static_cast<Loop*>(user);
      loop.clipboard_ = loop.screen_->clipboard();
      return loop.clipboard_.c_str();
    };
  }

  // PATH: a lesson's name, a lesson's folder, or a Lua file that becomes the program.
  Result<void> open_path() {
    if (options_.path.empty()) return {};
    const std::filesystem::path path = options_.path;
    if (path.extension() == ".lua") {
      const Result<std::string> lua = program::read_program(path);
      if (!lua) return tl::unexpected(lua.error());
      window_.replace_program(*lua);
      window_.leave_home();
      return {};
    }
    // A folder is that lesson, whatever other has its name.
    const std::string lesson = std::filesystem::is_directory(path) ? std::filesystem::weakly_canonical(path).string() : options_.path;
    if (const Result<void> opened = session_.open_lesson(lesson); !opened) return opened;
    window_.leave_home();
    return {};
  }

  // One turn: wait, let the session move on, and draw a frame when there is a reason.
  Result<void> turn() {
    const Result<bool> fresh = window_.prepare();
    if (!fresh) return tl::unexpected(fresh.error());
    if (*fresh) {
      screen_->set_atlas(*ImGui::GetIO().Fonts);
      picture_raster_.reset();
    }
    wait();
    const microseconds now = clock_.next_frame(others_work(session_) || window_.works() || (driver_ && driver_->waits_for_others()));
    const double seconds = std::chrono::duration<double>(now).count();
    const bool moved = session_.tick(now);
    if (moved) window_.owe_frames();
    if (driver_) driver_->advance(window_, queue_, seconds);
    const ImVec2 size = screen_->size();
    const bool resized = size.x != drawn_size_.x || size.y != drawn_size_.y;
    if (!driver_ && !resized && queue_.empty() && !window_.wants_frame()) return {};
    drawn_size_ = size;
    const SteadyClock::time_point begun = SteadyClock::now();
    ImDrawData& data = window_.frame(size, queue_, seconds);
    screen_->show(data);
    shown_at_ = SteadyClock::now();
    figures_.frame_shown(shown_at_ - begun, data);
    screen_->show_cursor(ImGui::GetMouseCursor());
    if (const std::string title = window_.title(); title != title_) screen_->set_title(title_ = title);
    if (driver_) grant(driver_->take_wishes(), data, seconds);
    return {};
  }

  void wait() {
    const SteadyClock::duration since = SteadyClock::now() - shown_at_;
    const milliseconds rest = std::max(milliseconds(0), screen_->frame_time() - std::chrono::duration_cast<milliseconds>(since));
    if (driver_) {
      // Devices are let be: the script alone plays.
      screen_->wait(ignored_, screen_->name() == "none" ? milliseconds(0) : rest);
      ignored_ = {};
      return;
    }
    const bool busy = window_.wants_frame() || !queue_.empty() || others_work(session_) || window_.works() || session_.playing();
    if (busy) {
      // What happens meanwhile is kept, and played frame by frame.
      const SteadyClock::time_point end = SteadyClock::now() + rest;
      do screen_->wait(queue_, std::chrono::ceil<milliseconds>(std::max(SteadyClock::duration(0), end - SteadyClock::now())));
      while (SteadyClock::now() < end);
      return;
    }
    const bool writes = ImGui::GetIO().WantTextInput;  // the caret blinks
    screen_->wait(queue_, writes ? 2 * kDozes : kDozes);
    if (writes) window_.owe_frames();
  }

  void grant(const script::Wishes& wishes, ImDrawData& data, double now) {
    if (wishes.size) screen_->resize(*wishes.size);
    if (!wishes.picture) return;
    if (const Result<void> written = take_picture(*wishes.picture, wishes.part, data); !written) driver_->fail(window_, written.error(), now);
  }

  Result<void> take_picture(const std::filesystem::path& file, const std::optional<Rect>& part, ImDrawData& data) {
    if (!picture_raster_) {
      picture_raster_ = std::make_unique<Raster>();
      picture_raster_->set_atlas(*ImGui::GetIO().Fonts);
    }
    Raster& raster = *picture_raster_;
    raster.render(data);
    const Rect whole{0, 0, static_cast<float>(raster.width()), static_cast<float>(raster.height())};
    const Rect cut = part ? whole.intersected(part->grown(8)) : whole;
    const auto left = static_cast<int>(cut.x), top = static_cast<int>(cut.y), width = static_cast<int>(cut.w), height = static_cast<int>(cut.h);
    std::vector<std::uint32_t> pixels;
    pixels.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    for (int y = top; y < top + height; ++y) {
      const auto row = raster.pixels().begin() + static_cast<std::ptrdiff_t>(y) * raster.width() + left;
      pixels.insert(pixels.end(), row, row + width);
    }
    std::error_code ignored;
    std::filesystem::create_directories(file.parent_path(), ignored);
    return write_png(file, width, height, pixels);
  }

  Result<int> conclude(std::ostream& err) {
    if (options_.report)
      if (const Result<void> written = script::write_report(*options_.report, *driver_, figures_, screen_->name(), drawn_size_); !written)
        return tl::unexpected(written.error());
    if (driver_->failure() != nullptr) err << driver_->failure()->message << "\n";
    return driver_->passed() ? 0 : static_cast<int>(ErrorKind::failed);
  }

  const Options& options_;
  session::Session& session_;
  ImGuiScope imgui_;
  Window window_;
  std::unique_ptr<Screen> screen_;  // after Dear ImGui's context, which it needs to the end
  Figures figures_;
  WindowClock clock_;
  std::optional<script::Driver> driver_;
  std::unique_ptr<Raster> picture_raster_;
  InputQueue queue_, ignored_;
  std::string clipboard_, title_;
  ImVec2 drawn_size_{0, 0};
  SteadyClock::time_point shown_at_{};
};

}  // namespace

int run_window(const Options& options, SteadyClock::time_point started, std::ostream& err) {
  const auto report = [&](const Error& error) {
    const Result<Messages> words = Messages::load(options.locations.assets / "messages", options.language);
    err << (words ? words->describe(error) : error.message) << "\n";
    return static_cast<int>(error.kind);
  };
  Result<std::unique_ptr<session::Session>> session =
      session::Session::open({.locations = options.locations, .language = options.language, .kit_port = options.kit,
                              .wall_clock = options.script && options.backend == "none" ? session::WallClock(morning) : session::WallClock(std::chrono::system_clock::now)});
  if (!session) return report(session.error());
  Loop loop(options, **session, started);
  const Result<int> code = loop.run(err);
  return code ? *code : report(code.error());
}

}  // namespace lunabloc::ide::app
