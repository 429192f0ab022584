// The loudspeaker, through SDL. Opened at the first sound, never when nobody is to hear; where there is none, all is silent
// and nothing is said of it: captions tell what would be heard.
#pragma once

#include <functional>
#include <memory>

#include "ide/sound/mixer.h"

namespace lunabloc::ide::sound {

class Output {
 public:
  Output();
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  // Acts on the mixer while no sample is being taken from it. False when there is no loudspeaker.
  bool with(const std::function<void(Mixer&)>& act);
  // Once in a while: a loudspeaker that has nothing to say rests.
  void rest();

 private:
  struct Device;
  std::unique_ptr<Device> device_;
  bool tried_ = false;
};

}  // namespace lunabloc::ide::sound
