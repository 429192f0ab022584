#include "ide/sound/output.h"

#include <SDL.h>

#include <utility>

namespace lunabloc::ide::sound {
namespace {

constexpr Uint16 kSamplesAtOnce = 1024;  // 46 ms: a sound comes with what it belongs to

void fill(void* user, Uint8* bytes, int size) {
  static_cast<Mixer*>(user)->render({reinterpret_cast<float*>(bytes), static_cast<std::size_t>(size) / sizeof(float)});
}

}  // namespace

struct Output::Device {
  Mixer mixer;
  SDL_AudioDeviceID id = 0;
  bool rests = true;

  Device() {
    SDL_AudioSpec wanted{};
    wanted.freq = kRate;
    wanted.format = AUDIO_F32SYS;
    wanted.channels = 1;
    wanted.samples = kSamplesAtOnce;
    wanted.callback = fill;
    wanted.userdata = &mixer;
    id = SDL_OpenAudioDevice(nullptr, 0, &wanted, nullptr, 0);
  }
  ~Device() {
    if (id != 0) SDL_CloseAudioDevice(id);
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
  }
  Device(const Device&) = delete;
  Device& operator=(const Device&) = delete;
};

Output::Output() = default;
Output::~Output() = default;

bool Output::with(const std::function<void(Mixer&)>& act) {
  if (!std::exchange(tried_, true) && SDL_InitSubSystem(SDL_INIT_AUDIO) == 0) {
    device_ = std::make_unique<Device>();
    if (device_->id == 0) device_.reset();
  }
  if (device_ == nullptr) return false;
  SDL_LockAudioDevice(device_->id);
  act(device_->mixer);
  const bool silent = device_->mixer.silent();
  SDL_UnlockAudioDevice(device_->id);
  if (!silent && std::exchange(device_->rests, false)) SDL_PauseAudioDevice(device_->id, 0);
  return true;
}

void Output::rest() {
  if (device_ == nullptr || device_->rests) return;
  SDL_LockAudioDevice(device_->id);
  const bool silent = device_->mixer.silent();
  SDL_UnlockAudioDevice(device_->id);
  if (!silent) return;
  device_->rests = true;
  SDL_PauseAudioDevice(device_->id, 1);
}

}  // namespace lunabloc::ide::sound
