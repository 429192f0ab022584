// The program speaks by itself: Dear ImGui shows nothing to a screen reader. Each sentence is given to espeak-ng, a
// program of its own (its licence stays with it); a new sentence silences the one before. Without a voice the
// captions remain.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>

#include "base/messages.h"
#include "base/process.h"
#include "ide/access/settings.h"
#include "ide/access/tree.h"

namespace lunabloc::ide::access {

// « Vérifier, bouton. » Name, value, role, state, hint; an empty word is left out.
std::string sentence_of(const Node& node, const Messages& words);

class Speaker {
 public:
  // Writes the sentence in the log and as the caption; also speaks it when the settings ask for a voice.
  void say(const std::string& sentence, const Settings& settings);
  void silence();
  const std::string& caption() const { return caption_; }
  const std::deque<std::string>& log() const { return log_; }

 private:
  std::unique_ptr<base::Process> voice_;
  std::string caption_;
  std::deque<std::string> log_;
};

}  // namespace lunabloc::ide::access
