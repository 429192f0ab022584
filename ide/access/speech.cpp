#include "ide/access/speech.h"

#include <cstdlib>

namespace lunabloc::ide::access {
namespace {

constexpr std::size_t kLongestLog = 100;
constexpr const char* kVoiceProgram = "/usr/bin/espeak-ng";

void append(std::string& sentence, const std::string& words) {
  if (words.empty()) return;
  if (!sentence.empty()) sentence += ", ";
  sentence += words;
}

// What a voice needs to find the loudspeakers, and nothing else of the environment.
std::vector<std::string> sound_environment() {
  std::vector<std::string> result;
  for (const char* name : {"HOME", "XDG_RUNTIME_DIR", "PULSE_SERVER", "DBUS_SESSION_BUS_ADDRESS"})
    if (const char* value = std::getenv(name)) result.push_back(std::string(name) + "=" + value);
  return result;
}

}  // namespace

std::string sentence_of(const Node& node, const Messages& words) {
  std::string sentence = node.label;
  if (node.value != node.label) append(sentence, node.value);
  append(sentence, words.text("ide.role." + std::string(name_of(node.role))));
  if (node.state.disabled) append(sentence, words.text("ide.state.disabled"));
  if (node.state.checked) append(sentence, words.text("ide.state.checked"));
  if (node.state.selected) append(sentence, words.text("ide.state.selected"));
  if (node.state.expanded) append(sentence, words.text("ide.state.expanded"));
  if (node.state.current) append(sentence, words.text("ide.state.current"));
  append(sentence, node.hint);
  if (!sentence.empty() && sentence.back() != '.') sentence += '.';
  return sentence;
}

void Speaker::say(const std::string& sentence, const Settings& settings) {
  if (sentence.empty()) return;
  caption_ = sentence;
  log_.push_back(sentence);
  if (log_.size() > kLongestLog) log_.pop_front();
  voice_.reset();
  if (settings.voice == Voice::off || !settings.voice_sound) return;
  auto voice = base::Process::start({.program = kVoiceProgram,
                                     .arguments = {"-v", settings.language == "fr" ? "fr-fr" : "en-gb", "-s",
                                                   std::to_string(settings.words_per_minute), "--stdin"},
                                     .environment = sound_environment()});
  if (!voice) return;
  voice_ = std::move(*voice);
  if (voice_->write(sentence, std::chrono::milliseconds(50))) voice_->close_input();
}

void Speaker::silence() {
  voice_.reset();
  caption_.clear();
}

}  // namespace lunabloc::ide::access
