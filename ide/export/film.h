// A film of a run: its moments are shown one after another and each picture goes into an animated GIF, a picture a frame of
// the window, so that the pupil sees it go on and can stop it. Bounded in pictures, time and bytes; written whole or not at all.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "ide/export/gif.h"
#include "ide/export/offscreen.h"

namespace lunabloc::ide::exporting {

inline constexpr std::size_t kMostPictures = 240;
inline constexpr std::size_t kMostFilmBytes = 24U << 20U;

// Which moments of a run are pictures, all of them or one in so many, the last one always.
struct Reel {
  std::size_t moments = 0;   // of the run
  std::size_t stride = 1;
  int hundredths = 25;       // a picture is shown
  std::size_t pictures() const { return moments == 0 ? 1 : (moments + stride - 1) / stride + 1; }
  std::size_t moment(std::size_t picture) const { return picture + 1 >= pictures() ? moments : picture * stride; }
};
Reel reel_of(std::size_t moments, double steps_per_second);

class Film {
 public:
  // `back_to`: the moment that is shown again afterwards.
  void start(const session::Session& session, std::filesystem::path file, int width, int height);
  void cancel(widgets::Frame& frame);
  bool running() const { return static_cast<bool>(writer_); }
  std::size_t taken() const { return taken_; }
  std::size_t pictures() const { return reel_.pictures(); }

  // Takes the picture of the moment that is shown, and asks for the next. The file once it is written.
  std::optional<Result<std::filesystem::path>> work(widgets::Frame& frame, const Offscreen::Draw& draw);

 private:
  void end(widgets::Frame& frame);

  std::unique_ptr<GifWriter> writer_;
  std::unique_ptr<Offscreen> screen_;
  std::filesystem::path file_;
  Reel reel_;
  std::size_t taken_ = 0;
  std::size_t back_to_ = 0;
  const void* trace_ = nullptr;
};

// A name that is free in the folder: "A04-1.png", "A04-2.png"…
std::filesystem::path free_name(const std::filesystem::path& folder, const std::string& stem, const std::string& extension);

}  // namespace lunabloc::ide::exporting
