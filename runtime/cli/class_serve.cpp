// `lunabloc class serve`: the class box, while the command runs. Off otherwise; on the machine alone unless an address of the local
// network is given.
#include <charconv>
#include <ostream>
#include <thread>

#include "base/file.h"
#include "cli/class_actions.h"
#include "cli/lesson_actions.h"
#include "cli/portfolio_actions.h"
#include "cli/stop.h"
#include "report/class_box.h"

namespace lunabloc::cli {

// serve FOLDER [--address 192.168.1.20] [--port N] [--code CODE] [--key FILE]
int class_serve(const Invocation& invocation, std::vector<std::string> words) {
  report::ClassBox::Wanted wanted;
  if (const std::optional<std::string> address = take_option(words, "--address")) wanted.address = *address;
  if (const std::optional<std::string> port = take_option(words, "--port"))
    if (const auto [end, problem] = std::from_chars(port->data(), port->data() + port->size(), wanted.port); problem != std::errc() || *end != '\0' || wanted.port < 0 || wanted.port > 65'535) return usage_of(invocation, "class.usage");
  wanted.code = take_option(words, "--code").value_or("");
  const Result<portfolio::TeacherKey> key = teacher_key_of(invocation, words, true);
  if (!key) return report(invocation, key.error());
  wanted.key = *key;
  if (words.size() != 1) return usage_of(invocation, "class.usage");
  if (!base::is_folder(words[0])) return report(invocation, no_folder(words[0]));
  wanted.folder = words[0];

  Result<program::Vocabulary> vocabulary = lessons::vocabulary_of(invocation);
  if (!vocabulary) return report(invocation, vocabulary.error());
  const Messages messages = messages_of(invocation);
  const auto box = report::ClassBox::open(std::move(wanted), invocation.locations, known_lessons(invocation), std::move(*vocabulary), messages);
  if (!box) return report(invocation, box.error());
  invocation.out << messages.text("box.here", {{"adresse", (*box)->url()}, {"code", (*box)->code()}}) << "\n";
  for (const auto& [pupil, ticket] : (*box)->tickets()) invocation.out << ticket << "  " << pupil << "\n";
  invocation.out << messages.text("box.until") << std::endl;
  stop_on_request();
  while (nobody_asked_to_stop()) std::this_thread::sleep_for(std::chrono::milliseconds(100));
  return 0;
}

}  // namespace lunabloc::cli
