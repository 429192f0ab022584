// A short sound in memory: one channel at one rate, whatever file it came from.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace lunabloc::ide::sound {

inline constexpr int kRate = 22'050;             // samples a second
inline constexpr double kMostSeconds = 30;       // of a sound of one's own

struct Clip {
  std::vector<float> samples;  // −1 to 1
  double seconds() const { return static_cast<double>(samples.size()) / kRate; }
};

// WAV or OGG Vorbis. Errors: those of base/file.h; "ide.sound.no_sound" {fichier} when it is none of the two or damaged,
// "ide.sound.too_long" {fichier}{limite}.
Result<Clip> read_clip(const std::filesystem::path& file);
// The same of bytes; `name` is what errors call it.
Result<Clip> clip_of(std::string_view bytes, const std::string& name);
// As WAV, 16 bits; whole or not at all. Errors: those of base/file.h.
Result<void> save_clip(const std::filesystem::path& file, const Clip& clip);

}  // namespace lunabloc::ide::sound
