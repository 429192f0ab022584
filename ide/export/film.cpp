#include "ide/export/film.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/file.h"

namespace lunabloc::ide::exporting {
namespace {

constexpr int kLeastHundredths = 6, kMostHundredths = 60;
constexpr int kLastHundredths = 200;  // the end is looked at

}  // namespace

Reel reel_of(std::size_t moments, double steps_per_second) {
  Reel reel{.moments = moments};
  reel.stride = std::max<std::size_t>(1, (moments + kMostPictures - 2) / (kMostPictures - 1));
  const double hundredths = 100.0 * static_cast<double>(reel.stride) / std::max(0.01, steps_per_second);
  reel.hundredths = std::clamp(static_cast<int>(std::lround(std::min(hundredths, 1e6))), kLeastHundredths, kMostHundredths);
  return reel;
}

void Film::start(const session::Session& session, std::filesystem::path file, int width, int height) {
  writer_ = std::make_unique<GifWriter>(width, height);
  screen_ = std::make_unique<Offscreen>(width, height);
  file_ = std::move(file);
  reel_ = reel_of(session.step_count(), session.speed());
  taken_ = 0;
  back_to_ = session.shown_step();
  trace_ = session.trace();
}

void Film::end(widgets::Frame& frame) {
  writer_.reset();
  screen_.reset();
  frame.commands.push("time.step", {std::to_string(back_to_)});
}

void Film::cancel(widgets::Frame& frame) {
  if (running()) end(frame);
}

std::optional<Result<std::filesystem::path>> Film::work(widgets::Frame& frame, const Offscreen::Draw& draw) {
  if (!running()) return std::nullopt;
  frame.animating = true;
  // Another run has begun: this film shows nothing any more.
  if (frame.session.trace() != trace_ || frame.session.step_count() != reel_.moments) {
    writer_.reset();
    screen_.reset();
    return std::nullopt;
  }
  if (frame.session.shown_step() != reel_.moment(taken_)) {
    frame.commands.push("time.step", {std::to_string(reel_.moment(taken_))});
    return std::nullopt;
  }
  const app::Raster& raster = screen_->draw(frame, draw);
  const bool full = writer_->bytes() > kMostFilmBytes;
  const bool last = taken_ + 1 >= reel_.pictures() || full;
  writer_->add(raster.pixels(), last ? kLastHundredths : reel_.hundredths);
  ++taken_;
  if (!last) {
    frame.commands.push("time.step", {std::to_string(reel_.moment(taken_))});
    return std::nullopt;
  }
  const std::string bytes = std::move(*writer_).finish();
  end(frame);
  const Result<void> written = base::write_file(file_, bytes);
  if (!written) return Result<std::filesystem::path>(tl::unexpected(written.error()));
  return Result<std::filesystem::path>(file_);
}

std::filesystem::path free_name(const std::filesystem::path& folder, const std::string& stem, const std::string& extension) {
  for (int number = 1;; ++number) {
    std::filesystem::path file = folder / (stem + "-" + std::to_string(number) + extension);
    if (!base::is_there(file)) return file;
  }
}

}  // namespace lunabloc::ide::exporting
