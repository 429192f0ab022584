#include "ide/sound/player.h"

#include <algorithm>
#include <chrono>

namespace lunabloc::ide::sound {
namespace {

using widgets::Frame;

constexpr double kLeastCaption = 1.5;                      // seconds: to be read
constexpr std::chrono::microseconds kFresh{500'000};       // of the run's clock: what began earlier was jumped over
constexpr std::size_t kMostPlayed = 1'000;

std::string shown_choice(const session::Session& session, std::string_view block, const std::string& name) {
  const program::BlockEntry* entry = session.vocabulary().find(block);
  if (entry == nullptr || entry->slots.empty()) return name;
  const program::SlotEntry& slot = entry->slots.front();
  const auto found = std::find(slot.choices.begin(), slot.choices.end(), "\"" + name + "\"");
  return found == slot.choices.end() ? name : slot.shown_choice(static_cast<std::size_t>(found - slot.choices.begin()), session.language());
}

double seconds_of(std::chrono::microseconds length) { return std::chrono::duration<double>(length).count(); }

}  // namespace

std::string words_of(const session::Session& session, const world::Sound& sound) {
  return shown_choice(session, sound.is_note ? "sound.note" : "sound.play", sound.name);
}

std::string sounding_words(const session::Session& session) {
  const world::Stage& stage = session.worlds().stage;
  if (!stage.sound || stage.now >= stage.sound->start + stage.sound->length) return {};
  return words_of(session, *stage.sound);
}

void Player::tell(Frame& frame, const std::string& words, double seconds) {
  frame.shared.sound_caption = words;
  caption_until_ = frame.now + std::max(seconds, kLeastCaption);
}

void Player::begin(Frame& frame, const world::Sound& sound) {
  if (played_.size() < kMostPlayed) played_.push_back(sound.name);
  tell(frame, words_of(frame.session, sound), seconds_of(sound.length));
  const float volume = static_cast<float>(sound.volume / 100) * static_cast<float>(frame.settings.sound_volume) / 100;
  if (!audible_ || volume <= 0) return;
  const std::shared_ptr<const Clip> clip = sound.is_note ? nullptr : bank_.find(sound.name);
  if (!sound.is_note && clip == nullptr) return;
  output_.with([&](Mixer& mixer) {
    if (clip != nullptr) mixer.play(clip, volume);
    else mixer.tone(sound.hertz, seconds_of(sound.length), volume);
  });
}

void Player::follow(Frame& frame) {
  const world::Stage& stage = frame.session.worlds().stage;
  if (const std::uint64_t run = frame.session.runs(); run != run_) {
    run_ = run;
    heard_ = 0;
    output_.rest();
  }
  if (stage.sounds > heard_)
    for (const world::Sound& sound : stage.heard)
      if (sound.number > heard_ && stage.now - sound.start <= kFresh) begin(frame, sound);
  heard_ = stage.sounds;  // fewer when time went back: they are heard again when it comes to them
  if (frame.shared.sound_caption.empty()) return;
  if (frame.now >= caption_until_) {
    frame.shared.sound_caption.clear();
    output_.rest();
  }
  frame.animating = true;
}

void Player::listen(Frame& frame, const std::string& name) {
  const std::shared_ptr<const Clip> clip = bank_.find(name);
  if (clip == nullptr) return;
  if (played_.size() < kMostPlayed) played_.push_back(name);
  tell(frame, shown_choice(frame.session, "sound.play", name), clip->seconds());
  const float volume = static_cast<float>(frame.settings.sound_volume) / 100;
  if (audible_ && volume > 0) output_.with([&](Mixer& mixer) { mixer.play(clip, volume); });
}

}  // namespace lunabloc::ide::sound
