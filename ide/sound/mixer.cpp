#include "ide/sound/mixer.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace lunabloc::ide::sound {
namespace {

constexpr double kEdge = 0.01;   // seconds in which a tone comes and goes
constexpr float kTone = 0.5F;
constexpr double kMostTone = 60;

// Loud together, they bend instead of breaking.
float bent(float sum) { return std::abs(sum) <= 0.8F ? sum : std::copysign(0.8F + 0.2F * std::tanh((std::abs(sum) - 0.8F) / 0.2F), sum); }

}  // namespace

float Mixer::Voice::sample() const {
  if (clip != nullptr) return clip->samples[at];
  const double t = static_cast<double>(at) / kRate, left = static_cast<double>(length - at) / kRate;
  const double phase = 2 * std::numbers::pi * hertz * t;
  // A second, weaker wave: a note sounds less like a machine.
  const double wave = 0.8 * std::sin(phase) + 0.2 * std::sin(2 * phase);
  return static_cast<float>(wave * std::min({1.0, t / kEdge, left / kEdge})) * kTone;
}

void Mixer::add(Voice voice) {
  if (voice.length == 0) return;
  if (voices_.size() == kMostVoices) voices_.erase(voices_.begin());
  voices_.push_back(std::move(voice));
}

void Mixer::play(std::shared_ptr<const Clip> clip, float volume) {
  const std::size_t length = clip->samples.size();
  add({std::move(clip), 0, 0, length, std::clamp(volume, 0.0F, 1.0F)});
}

void Mixer::tone(double hertz, double seconds, float volume) {
  add({nullptr, hertz, 0, static_cast<std::size_t>(std::clamp(seconds, 0.0, kMostTone) * kRate), std::clamp(volume, 0.0F, 1.0F)});
}

void Mixer::render(std::span<float> into) {
  for (float& out : into) {
    float sum = 0;
    for (Voice& voice : voices_) {
      if (voice.at >= voice.length) continue;
      sum += voice.sample() * voice.volume;
      ++voice.at;
    }
    out = bent(sum);
  }
  std::erase_if(voices_, [](const Voice& voice) { return voice.at >= voice.length; });
}

}  // namespace lunabloc::ide::sound
