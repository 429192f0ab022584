// `lunabloc class serve`: the class box, while the command runs. Off otherwise; on the machine alone unless an address of the local
// network is given.
#include <charconv>
#include <ostream>
#include <thread>

#include "base/file.h"
#include "box/server.h"
#include "cli/class_actions.h"
#include "cli/lesson_actions.h"
#include "cli/portfolio_actions.h"
#include "cli/stop.h"
#include "portfolio/sealing.h"
#include "report/parents.h"

namespace lunabloc::cli {

// serve FOLDER [--address 192.168.1.20] [--port N] [--code CODE] [--key FILE]
int class_serve(const Invocation& invocation, std::vector<std::string> words) {
  namespace fs = std::filesystem;
  box::Settings settings;
  if (const std::optional<std::string> address = take_option(words, "--address")) settings.address = *address;
  if (const std::optional<std::string> port = take_option(words, "--port"))
    if (const auto [end, problem] = std::from_chars(port->data(), port->data() + port->size(), settings.port); problem != std::errc() || *end != '\0' || settings.port < 0 || settings.port > 65'535) return usage_of(invocation, "class.usage");
  const Result<portfolio::TeacherKey> key = teacher_key_of(invocation, words, true);
  if (!key) return report(invocation, key.error());
  // A new one each time, unless the teacher has one on the wall already.
  settings.code = take_option(words, "--code").value_or(portfolio::ticket_for(portfolio::new_teacher_key(), "box", ""));
  if (words.size() != 1) return usage_of(invocation, "class.usage");
  if (!base::is_folder(words[0])) return report(invocation, no_folder(words[0]));
  settings.folder = words[0];

  const Result<program::Vocabulary> vocabulary = lessons::vocabulary_of(invocation);
  if (!vocabulary) return report(invocation, vocabulary.error());
  const Messages messages = messages_of(invocation);
  const std::vector<lesson::Lesson> known = known_lessons(invocation);
  settings.is_family = [&key](const std::string& pseudonym, const std::string& ticket) { return portfolio::same_ticket(portfolio::ticket_for(*key, "famille", pseudonym), ticket); };
  settings.family_page = [&](const std::string& pseudonym) -> std::string {
    const std::optional<portfolio::Pupil> pupil = portfolio::collect_one(settings.folder, pseudonym, this_second());
    const Result<report::Parents> parents = report::parents_of(pupil ? pupil->files : portfolio::Files{}, pseudonym, invocation.locations.assets, {known, *vocabulary, messages, invocation.locations.programs / "lunabloc-runner"});
    return parents ? report::parents_html(*parents, messages) : messages.describe(parents.error());
  };
  const Result<std::unique_ptr<box::Server>> server = box::Server::open(settings, messages);
  if (!server) return report(invocation, server.error());
  invocation.out << messages.text("box.here", {{"adresse", "http://" + settings.address + ":" + std::to_string((*server)->port())}, {"code", settings.code}}) << "\n";
  for (const std::string& pupil : base::entries_of(settings.folder / "eleves"))
    if (portfolio::is_pseudonym(pupil)) invocation.out << portfolio::ticket_for(*key, "famille", pupil) << "  " << pupil << "\n";
  invocation.out << messages.text("box.until") << std::endl;
  stop_on_request();
  std::jthread waits([&](const std::stop_token& stop) {
    while (!stop.stop_requested() && nobody_asked_to_stop()) std::this_thread::sleep_for(std::chrono::milliseconds(100));
    (*server)->stop();
  });
  (*server)->run();
  return 0;
}

}  // namespace lunabloc::cli
