// Adds up what sounds at once. Pure: the same calls give the same samples; knows no loudspeaker and no clock.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "ide/sound/clip.h"

namespace lunabloc::ide::sound {

class Mixer {
 public:
  static constexpr std::size_t kMostVoices = 16;  // the oldest makes room

  // `volume`: 0 to 1.
  void play(std::shared_ptr<const Clip> clip, float volume);
  // A soft tone that comes and goes without a crack.
  void tone(double hertz, double seconds, float volume);
  void stop() { voices_.clear(); }
  bool silent() const { return voices_.empty(); }
  std::size_t voices() const { return voices_.size(); }
  // The next samples, from −1 to 1.
  void render(std::span<float> into);

 private:
  struct Voice {
    std::shared_ptr<const Clip> clip;  // or a tone
    double hertz = 0;
    std::size_t at = 0, length = 0;
    float volume = 1;
    float sample() const;
  };
  void add(Voice voice);
  std::vector<Voice> voices_;
};

}  // namespace lunabloc::ide::sound
