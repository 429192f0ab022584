#include "ide/sound/clip.h"

#include <sndfile.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>

#include "base/file.h"

namespace lunabloc::ide::sound {
namespace {

constexpr std::size_t kMostBytes = 16U << 20U;
constexpr int kMostChannels = 8, kLeastRate = 1'000, kMostRate = 192'000;
constexpr sf_count_t kFramesAtOnce = 4096;

// libsndfile reads from memory: it is given bytes that were read whole, never a name.
struct Memory {
  std::string_view bytes;
  sf_count_t at = 0;
  static Memory& of(void* user) { return *static_cast<Memory*>(user); }
  sf_count_t size() const { return static_cast<sf_count_t>(bytes.size()); }
};

sf_count_t length_of(void* user) { return Memory::of(user).size(); }
sf_count_t seek_in(sf_count_t offset, int whence, void* user) {
  Memory& memory = Memory::of(user);
  const sf_count_t from = whence == SEEK_SET ? 0 : (whence == SEEK_END ? memory.size() : memory.at);
  return memory.at = std::clamp<sf_count_t>(from + offset, 0, memory.size());
}
sf_count_t read_from(void* into, sf_count_t count, void* user) {
  Memory& memory = Memory::of(user);
  count = std::clamp<sf_count_t>(count, 0, memory.size() - memory.at);
  std::memcpy(into, memory.bytes.data() + memory.at, static_cast<std::size_t>(count));
  memory.at += count;
  return count;
}
sf_count_t write_nothing(const void*, sf_count_t, void*) { return 0; }
sf_count_t place_in(void* user) { return Memory::of(user).at; }

bool is_known(int format) {
  const int type = format & SF_FORMAT_TYPEMASK;
  return type == SF_FORMAT_WAV || type == SF_FORMAT_WAVEX || (type == SF_FORMAT_OGG && (format & SF_FORMAT_SUBMASK) == SF_FORMAT_VORBIS);
}

// Between two samples the line between them: enough for a voice or a noise.
std::vector<float> at_our_rate(const std::vector<float>& samples, int rate) {
  if (rate == kRate || samples.empty()) return samples;
  const double step = static_cast<double>(rate) / kRate;
  std::vector<float> result(static_cast<std::size_t>(static_cast<double>(samples.size()) / step));
  for (std::size_t i = 0; i < result.size(); ++i) {
    const double place = static_cast<double>(i) * step;
    const auto index = static_cast<std::size_t>(place);
    const auto part = static_cast<float>(place - static_cast<double>(index));
    const float next = index + 1 < samples.size() ? samples[index + 1] : samples[index];
    result[i] = samples[index] + (next - samples[index]) * part;
  }
  return result;
}

void put(std::string& bytes, std::uint32_t value, int size) {
  for (int i = 0; i < size; ++i) bytes += static_cast<char>((value >> (8 * i)) & 0xFFU);
}

}  // namespace

Result<Clip> clip_of(std::string_view bytes, const std::string& name) {
  const auto refuse = [&] { return failure(ErrorKind::failed, "ide.sound.no_sound", {{"fichier", name}}); };
  SF_VIRTUAL_IO io{length_of, seek_in, read_from, write_nothing, place_in};
  Memory memory{bytes};
  SF_INFO info{};
  const std::unique_ptr<SNDFILE, int (*)(SNDFILE*)> file(sf_open_virtual(&io, SFM_READ, &info, &memory), sf_close);
  if (file == nullptr || !is_known(info.format)) return refuse();
  if (info.channels < 1 || info.channels > kMostChannels || info.samplerate < kLeastRate || info.samplerate > kMostRate) return refuse();
  const auto most = static_cast<std::size_t>(kMostSeconds * info.samplerate);
  const auto channels = static_cast<std::size_t>(info.channels);
  std::vector<float> block(static_cast<std::size_t>(kFramesAtOnce) * channels), samples;
  // What the file says of its length is not believed: it is read until it ends.
  for (sf_count_t got = 0; (got = sf_readf_float(file.get(), block.data(), kFramesAtOnce)) > 0;) {
    for (std::size_t frame = 0; frame < static_cast<std::size_t>(got); ++frame) {
      float sum = 0;
      for (std::size_t channel = 0; channel < channels; ++channel) sum += block[frame * channels + channel];
      sum /= static_cast<float>(channels);
      samples.push_back(std::isfinite(sum) ? std::clamp(sum, -1.0F, 1.0F) : 0.0F);
    }
    if (samples.size() > most)
      return failure(ErrorKind::failed, "ide.sound.too_long", {{"fichier", name}, {"limite", std::to_string(static_cast<int>(kMostSeconds))}});
  }
  if (samples.empty()) return refuse();
  return Clip{at_our_rate(samples, info.samplerate)};
}

Result<Clip> read_clip(const std::filesystem::path& file) {
  const Result<std::string> bytes = base::read_file(file, kMostBytes);
  if (!bytes) return tl::unexpected(bytes.error());
  return clip_of(*bytes, file.filename().string());
}

Result<void> save_clip(const std::filesystem::path& file, const Clip& clip) {
  const auto data = static_cast<std::uint32_t>(clip.samples.size() * 2);
  std::string bytes = "RIFF";
  put(bytes, 36 + data, 4);
  bytes += "WAVEfmt ";
  put(bytes, 16, 4);
  put(bytes, 1, 2);  // samples as numbers
  put(bytes, 1, 2);  // one channel
  put(bytes, kRate, 4);
  put(bytes, kRate * 2, 4);
  put(bytes, 2, 2);
  put(bytes, 16, 2);
  bytes += "data";
  put(bytes, data, 4);
  for (const float sample : clip.samples)
    put(bytes, static_cast<std::uint32_t>(static_cast<std::int32_t>(std::lround(std::clamp(sample, -1.0F, 1.0F) * 32'767))), 2);
  return base::write_file(file, bytes);
}

}  // namespace lunabloc::ide::sound
