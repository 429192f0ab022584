// `lunabloc class gallery` and `class robot`: projects that pupils show, and programs that the class's kit runs for the absent.
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/file.h"
#include "cli/class_actions.h"
#include "cli/lesson_actions.h"
#include "cli/portfolio_actions.h"
#include "cli/stop.h"
#include "portfolio/gallery.h"
#include "portfolio/robots.h"
#include "portfolio/shared_file.h"
#include "report/share_pages.h"
#include "session/robot_desk.h"
#include "trace/file.h"

namespace lunabloc::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using Words = std::vector<std::string>;

int usage(const Invocation& invocation) { return usage_of(invocation, "share.usage"); }

int say(const Invocation& invocation, const std::string& id, const Arguments& filling) {
  invocation.out << messages_of(invocation).text(id, filling) << "\n";
  return 0;
}

fs::path home_of(const Invocation& invocation, Words& words) { return take_option(words, "--home").value_or(invocation.locations.home.string()); }

// publish FOLDER WORK TITLE --as PSEUDONYM [--license L] [--home DIR] [--yes]: without --yes, what others would have
int publish(const Invocation& invocation, Words words) {
  const std::optional<std::string> name = take_option(words, "--as");
  const std::string license = take_option(words, "--license").value_or("CC-BY-SA-4.0");
  const fs::path home = home_of(invocation, words);
  const bool sure = take_flag(words, "--yes");
  if (words.size() != 3 || !name) return usage(invocation);
  if (!sure) {
    const Result<std::string> program = base::read_file(home / "works" / words[1] / "program.lua");
    if (!program) return report(invocation, {ErrorKind::failed, "class.no_work", {{"nom", words[1]}}, {}, {}});
    invocation.out << for_out(invocation, portfolio::without_private(*program));
    return report(invocation, {ErrorKind::usage, "gallery.confirm", {{"nom", *name}, {"licence", license}}, {}, {}});
  }
  portfolio::Project project;
  project.title = words[2], project.by = *name, project.license = license;
  project.lesson = words[1].substr(0, words[1].find('/'));
  const Result<std::string> id = portfolio::publish(words[0], home, words[1], std::move(project));
  if (!id) return report(invocation, id.error());
  return say(invocation, "gallery.published", {{"nom", words[2]}, {"numero", *id}});
}

// list FOLDER
int list(const Invocation& invocation, const Words& words) {
  if (words.size() != 1) return usage(invocation);
  for (const portfolio::Project& one : portfolio::gallery(words[0])) {
    Json from = Json::array();
    std::string origins;
    for (const portfolio::Origin& origin : one.from) {
      from.push_back({{"title", origin.title}, {"by", origin.by}, {"license", origin.license}});
      origins += "  ← " + origin.title + " (" + origin.by + ", " + origin.license + ")";
    }
    if (invocation.json) invocation.out << Json{{"id", one.id}, {"title", one.title}, {"by", one.by}, {"license", one.license}, {"lesson", one.lesson}, {"from", from}}.dump() << "\n";
    else invocation.out << one.id << "  " << one.title << " — " << one.by << " (" << one.license << ")" << origins << "\n";
  }
  return 0;
}

// remix FOLDER ID --into WORK [--home DIR]
int remix(const Invocation& invocation, Words words) {
  const std::optional<std::string> work = take_option(words, "--into");
  const fs::path home = home_of(invocation, words);
  if (words.size() != 2 || !work) return usage(invocation);
  if (const Result<void> made = portfolio::remix(words[0], words[1], home, *work); !made) return report(invocation, made.error());
  return say(invocation, "gallery.remixed", {{"nom", *work}});
}

// withdraw FOLDER ID --as PSEUDONYM
int withdraw(const Invocation& invocation, Words words) {
  const std::optional<std::string> name = take_option(words, "--as");
  if (words.size() != 2 || !name) return usage(invocation);
  if (const Result<void> gone = portfolio::withdraw(words[0], words[1], *name); !gone) return report(invocation, gone.error());
  return say(invocation, "gallery.withdrawn", {});
}

// page FOLDER OUT.html
int page(const Invocation& invocation, const Words& words) {
  if (words.size() != 2) return usage(invocation);
  const Result<program::Vocabulary> vocabulary = lessons::vocabulary_of(invocation);
  if (!vocabulary) return report(invocation, vocabulary.error());
  const std::vector<lesson::Lesson> known = known_lessons(invocation);
  const Messages messages = messages_of(invocation);
  const std::string html = report::gallery_html(portfolio::gallery(words[0]), {known, *vocabulary, messages, invocation.locations.programs / "lunabloc-runner"});
  if (const Result<void> written = base::write_file(words[1], html); !written) return report(invocation, written.error());
  return say(invocation, "parents.made_file", {{"nom", words[1]}});
}

// send FOLDER FILE.lua TITLE --as PSEUDONYM
int send(const Invocation& invocation, Words words) {
  const std::optional<std::string> name = take_option(words, "--as");
  if (words.size() != 3 || !name) return usage(invocation);
  const Result<std::string> program = base::read_file(words[1], portfolio::kLongestProgram + 1);
  if (!program) return report(invocation, program.error());
  const Result<std::string> id = portfolio::ask_robot(words[0], *name, words[2], *program);
  if (!id) return report(invocation, id.error());
  return say(invocation, "robots.sent", {{"numero", *id}});
}

// run FOLDER [--port PORT|virtual] [--kit ID]: every program that waits, one after the other, on the class's kit
int run(const Invocation& invocation, Words words) {
  session::RobotPlace place;
  place.port = take_option(words, "--port").value_or(place.port);
  place.kit = take_option(words, "--kit").value_or(place.kit);
  if (words.size() != 1) return usage(invocation);
  place.folder = words[0];
  stop_on_request();
  const Result<std::size_t> ran = session::run_robots(
      place, invocation.locations, [&](const portfolio::RobotRequest& request) { say(invocation, "robots.running", {{"nom", request.by}, {"titre", request.title}}); }, nobody_asked_to_stop);
  if (!ran) return report(invocation, ran.error());
  return say(invocation, "robots.ran", {{"nombre", std::to_string(*ran)}});
}

// fetch FOLDER --as PSEUDONYM --to DIR: a page for each answer, with what the kit did and the photograph if there is one
int fetch(const Invocation& invocation, Words words) {
  const std::optional<std::string> name = take_option(words, "--as"), to = take_option(words, "--to");
  if (words.size() != 1 || !name || !to) return usage(invocation);
  const Messages messages = messages_of(invocation);
  std::size_t came = 0;
  for (const portfolio::RobotRequest& request : portfolio::robot_requests(words[0])) {
    if (!request.answered || request.by != *name) continue;
    const Result<trace::Trace> ran = session::what_the_kit_did(request);
    if (!ran) {
      report(invocation, ran.error());
      continue;
    }
    const std::string photo = portfolio::read_shared(request.folder, "photo.png", portfolio::kLargestPhoto).value_or("");
    const Result<void> written = base::write_file(fs::path(*to) / (request.id + ".html"), report::robot_html(request, *ran, photo, messages));
    if (!written) return report(invocation, written.error());
    ++came;
  }
  return say(invocation, "robots.came", {{"nombre", std::to_string(came)}, {"nom", *to}});
}

}  // namespace

int class_gallery(const Invocation& invocation, std::vector<std::string> words) {
  const std::string action = words.empty() ? "" : words.front();
  if (!words.empty()) words.erase(words.begin());
  if (action == "publish") return publish(invocation, std::move(words));
  if (action == "list") return list(invocation, words);
  if (action == "remix") return remix(invocation, std::move(words));
  if (action == "withdraw") return withdraw(invocation, std::move(words));
  if (action == "page") return page(invocation, words);
  return usage(invocation);
}

int class_robot(const Invocation& invocation, std::vector<std::string> words) {
  const std::string action = words.empty() ? "" : words.front();
  if (!words.empty()) words.erase(words.begin());
  if (action == "send") return send(invocation, std::move(words));
  if (action == "run") return run(invocation, std::move(words));
  if (action == "fetch") return fetch(invocation, std::move(words));
  return usage(invocation);
}

}  // namespace lunabloc::cli
