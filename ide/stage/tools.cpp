#include "ide/stage/tools.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "base/file.h"
#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"

namespace lunabloc::ide::stage {
namespace {

using widgets::Frame;
using widgets::Icon;

constexpr int kPictureWidth = 960, kFilmWidth = 480;  // pixels
constexpr float kLeastShape = 0.3F, kMostShape = 2.5F;

int height_for(int width, const Tools::Scene& scene) {
  return static_cast<int>(std::lround(static_cast<float>(width) * std::clamp(scene.height_of_width, kLeastShape, kMostShape)));
}

bool is_over(const session::Session& session) {
  return session.step_count() > 0 && session.run_phase() == session::RunPhase::finished;
}

}  // namespace

void Tools::draw(Frame& frame, Rect& head, const Scene& scene) {
  const float side = frame.metrics.target(30);
  const auto column = [&] {
    const Rect whole = head.cut_right(side);
    return Rect{whole.x, whole.center().y - side / 2, side, side};
  };
  const Rect menu = column();
  if (widgets::quiet_button(frame, "stage.tools", menu, {.icon = Icon::dots_vertical, .label = frame.words("ide.stage.tools"), .icon_only = true,
                                                         .hint = frame.words("ide.stage.tools.hint"), .pressed = open_}))
    open_ = !open_;
  const bool whole = frame.shared.stage_alone;
  if (widgets::quiet_button(frame, "stage.whole", column(), {.icon = whole ? Icon::fullscreen_exit : Icon::fullscreen,
                                                              .label = frame.words(whole ? "ide.stage.whole.leave" : "ide.stage.whole"), .icon_only = true,
                                                              .hint = frame.words("ide.stage.whole.hint"), .pressed = whole}))
    frame.shared.stage_alone = !whole;
  head.cut_right(frame.du(4));
  if (open_) draw_menu(frame, menu, scene);
}

void Tools::draw_menu(Frame& frame, const Rect& anchor, const Scene& scene) {
  std::vector<widgets::MenuItem> items;
  std::vector<Action> actions;
  const auto add = [&](Action action, Icon icon, const char* words, bool enabled, bool current = false, std::string keys = {}) {
    items.push_back({.label = frame.words(words), .icon = icon, .current = current, .enabled = enabled, .keys = std::move(keys)});
    actions.push_back(action);
  };
  add(Action::whole_window, Icon::fullscreen, frame.shared.stage_alone ? "ide.stage.whole.leave" : "ide.stage.whole", true, false, "F11");
  if (scene.has_coordinates) add(Action::coordinates, Icon::crosshairs_gps, "ide.stage.coordinates", true, coordinates_);
  add(Action::mute, Icon::volume_high, "ide.stage.mute", true, frame.settings.sound_volume == 0);
  add(Action::costs, Icon::scale_balance, "ide.costs.open", true, frame.shared.costs_open);
  add(Action::chooser, Icon::theater, "ide.chooser.open", true, frame.shared.chooser_open);
  add(Action::paint, Icon::brush, "ide.paint.open", true, frame.shared.paint_open);
  add(Action::picture, Icon::camera, "ide.stage.keep_picture", scene.has_picture);
  if (scene.svg) add(Action::drawing, Icon::pencil, "ide.stage.keep_drawing", true);
  add(Action::film, Icon::filmstrip, is_over(frame.session) ? "ide.stage.keep_film" : "ide.stage.keep_film.later",
      scene.has_picture && is_over(frame.session) && !film_.running());
  const widgets::MenuResult result = widgets::menu(frame, "stage.menu", anchor, frame.words("ide.stage.tools"), items);
  if (result.chosen) act(frame, actions[*result.chosen], scene);
  if (result.closed) open_ = false;
}

// What stands above the code stands there alone.
void Tools::open_one(Frame& frame, bool widgets::Shared::*panel) {
  const bool open = !(frame.shared.*panel);
  frame.shared.costs_open = frame.shared.chooser_open = frame.shared.paint_open = false;
  frame.shared.*panel = open;
}

void Tools::act(Frame& frame, Action action, const Scene& scene) {
  switch (action) {
    case Action::whole_window: frame.shared.stage_alone = !frame.shared.stage_alone; return;
    case Action::coordinates: coordinates_ = !coordinates_; return;
    case Action::mute: frame.settings.sound_volume = frame.settings.sound_volume == 0 ? access::Settings{}.sound_volume : 0; return;
    case Action::costs: return open_one(frame, &widgets::Shared::costs_open);
    case Action::chooser: return open_one(frame, &widgets::Shared::chooser_open);
    case Action::paint: return open_one(frame, &widgets::Shared::paint_open);
    case Action::picture: return keep_picture(frame, scene);
    case Action::drawing: return keep_drawing(frame, scene);
    case Action::film: return start_film(frame, scene);
  }
}

void Tools::tell(Frame& frame, const Result<std::filesystem::path>& kept) const {
  const std::string words = kept ? frame.words("ide.stage.kept", {{"fichier", kept->filename().string()}, {"dossier", kept->parent_path().string()}})
                                 : frame.session.messages().describe(kept.error());
  frame.toast(words);
  frame.announce(words);
}

void Tools::keep_picture(Frame& frame, const Scene& scene) {
  exporting::Offscreen screen(kPictureWidth, height_for(kPictureWidth, scene));
  const app::Raster& raster = screen.draw(frame, scene.draw);
  const std::filesystem::path file = exporting::free_name(folder_, scene.stem, ".png");
  const Result<void> written = app::write_png(file, raster.width(), raster.height(), raster.pixels());
  tell(frame, written ? Result<std::filesystem::path>(file) : tl::unexpected(written.error()));
}

void Tools::keep_drawing(Frame& frame, const Scene& scene) {
  const std::filesystem::path file = exporting::free_name(folder_, scene.stem, ".svg");
  const Result<void> written = base::write_file(file, scene.svg());
  tell(frame, written ? Result<std::filesystem::path>(file) : tl::unexpected(written.error()));
}

void Tools::start_film(Frame& frame, const Scene& scene) {
  film_.start(frame.session, exporting::free_name(folder_, scene.stem, ".gif"), kFilmWidth, height_for(kFilmWidth, scene));
  frame.commands.push("time.pause");
  frame.animating = true;
}

void Tools::draw_film(Frame& frame, Rect& rest, const Scene& scene) {
  if (!film_.running()) return;
  Rect row = rest.cut_top(frame.metrics.target(30) + frame.du(8)).inset(frame.metrics.tool_margin(), frame.du(4));
  const widgets::ButtonFace face{.icon = Icon::close, .label = frame.words("ide.stage.film.cancel")};
  const Rect button = row.cut_right(widgets::button_width(frame, face));
  row.cut_right(frame.du(8));
  const std::string words = frame.words("ide.stage.filming", {{"n", std::to_string(film_.taken())}, {"total", std::to_string(film_.pictures())}});
  const double part = static_cast<double>(film_.taken()) / static_cast<double>(std::max<std::size_t>(1, film_.pictures()));
  widgets::progress_bar(frame, "stage.film", {row.x, row.center().y - frame.du(10), row.w, frame.du(20)}, part, words, false);
  if (widgets::secondary_button(frame, "stage.film.cancel", button, face)) {
    film_.cancel(frame);
    const std::string stopped = frame.words("ide.stage.film.stopped");
    frame.toast(stopped);
    frame.announce(stopped);
    return;
  }
  if (const auto done = film_.work(frame, scene.draw)) tell(frame, *done);
}

}  // namespace lunabloc::ide::stage
