// An animated picture (GIF 89a), written image by image: of each only the rectangle that has changed, with its own 256
// colours at most. Plays again and again.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace lunabloc::ide::exporting {

class GifWriter {
 public:
  GifWriter(int width, int height);

  // 0xFFRRGGBB, row after row, as large as the whole; shown for so many hundredths of a second.
  void add(std::span<const std::uint32_t> pixels, int hundredths);
  std::size_t images() const { return images_; }
  std::size_t bytes() const { return bytes_.size(); }
  // The whole file; nothing may be added after it.
  std::string finish() &&;

 private:
  struct Box {
    int x, y, w, h;
  };
  Box changed(std::span<const std::uint32_t> pixels) const;

  int width_, height_;
  std::vector<std::uint32_t> before_;
  std::string bytes_;
  std::size_t images_ = 0;
  std::size_t delay_at_ = 0;  // where the last image's time stands: what does not change prolongs it
  int delay_ = 0;
};

}  // namespace lunabloc::ide::exporting
