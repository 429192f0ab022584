// What is heard while the shown moment moves: each sound that begins there is played, and written as a caption.
//
// Reads the session; the run's own clock says when a sound begins. Nothing here comes back into the run: with or without
// loudspeakers, the trace is the same.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "ide/sound/bank.h"
#include "ide/sound/output.h"
#include "ide/widgets/frame.h"

namespace lunabloc::ide::sound {

// « miaou », « la », « 440 Hz ».
std::string words_of(const session::Session& session, const world::Sound& sound);
// The one that sounds at the shown moment; empty when it is silent.
std::string sounding_words(const session::Session& session);

class Player {
 public:
  explicit Player(std::filesystem::path library) : bank_(std::move(library)) {}

  // Somebody is there to hear; else captions alone.
  void set_audible(bool audible) { audible_ = audible; }
  // Once a frame, before the views: fills shared.sound_caption.
  void follow(widgets::Frame& frame);
  // Heard at once, outside any run: for who chooses a sound.
  void listen(widgets::Frame& frame, const std::string& name);
  Bank& bank() { return bank_; }
  // What was played since the window was opened, by name.
  const std::vector<std::string>& played() const { return played_; }

 private:
  void begin(widgets::Frame& frame, const world::Sound& sound);
  void tell(widgets::Frame& frame, const std::string& words, double seconds);

  Bank bank_;
  Output output_;
  bool audible_ = false;
  std::uint64_t run_ = 0;
  std::size_t heard_ = 0;     // of the run, so many sounds
  double caption_until_ = 0;
  std::vector<std::string> played_;
};

}  // namespace lunabloc::ide::sound
