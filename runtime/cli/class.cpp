// `lunabloc class`: a folder that a class shares; here what a pupil's machine does with it, the rest stands in the other
// files of that name (class_actions.h).
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <ostream>
#include <random>

#include "base/days.h"
#include "base/file.h"
#include "box/client.h"
#include "cli/class_actions.h"
#include "cli/lesson_actions.h"
#include "cli/portfolio_actions.h"
#include "lesson/path.h"
#include "portfolio/names.h"
#include "portfolio/returns.h"

namespace lunabloc::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using Words = std::vector<std::string>;

int usage(const Invocation& invocation) { return usage_of(invocation, "class.usage"); }

}  // namespace

void say_unreadable(const Invocation& invocation, const portfolio::Pupil& pupil) {
  for (const fs::path& file : pupil.unreadable)
    report(invocation, {ErrorKind::failed, "class.unreadable", {{"nom", pupil.pseudonym}, {"fichier", file.filename().string()}}, {}, {}});
}

std::vector<portfolio::Pupil> everybody(const Invocation& invocation, const fs::path& folder) {
  std::vector<portfolio::Pupil> pupils = portfolio::collect(folder, this_second());
  for (const portfolio::Pupil& pupil : pupils) say_unreadable(invocation, pupil);
  return pupils;
}

namespace {

// A name that looks real is softly refused, with others to choose from; `anyway` is the pupil's own word.
bool is_refused(const Invocation& invocation, const fs::path& folder, const std::string& name, bool anyway) {
  const Result<portfolio::NameLists> lists = portfolio::load_name_lists(invocation.locations.assets);
  if (!lists) return report(invocation, lists.error()) != 0;
  const portfolio::NameDoubt doubt = portfolio::doubt_about(name, *lists);
  const bool contact = doubt == portfolio::NameDoubt::address || doubt == portfolio::NameDoubt::number;
  if (doubt == portfolio::NameDoubt::none || (anyway && !contact)) return false;
  const std::vector<std::string> taken = base::entries_of(folder / "eleves");
  const std::vector<std::string> others = portfolio::pseudonyms(*lists, invocation.language, {taken.begin(), taken.end()}, 3, std::random_device{}());
  report(invocation, {ErrorKind::failed, contact ? "class.contact" : "class.real_name", {{"noms", fmt::format("{}", fmt::join(others, ", "))}}, {}, {}});
  return true;
}

// pseudonyms [FOLDER]: some to choose from, none that is taken
int pseudonyms(const Invocation& invocation, const Words& words) {
  if (words.size() > 1) return usage(invocation);
  const Result<portfolio::NameLists> lists = portfolio::load_name_lists(invocation.locations.assets);
  if (!lists) return report(invocation, lists.error());
  const std::vector<std::string> taken = words.empty() ? Words{} : base::entries_of(fs::path(words[0]) / "eleves");
  for (const std::string& name : portfolio::pseudonyms(*lists, invocation.language, {taken.begin(), taken.end()}, 5, std::random_device{}()))
    if (invocation.json) invocation.out << Json{{"pseudonym", name}}.dump() << "\n";
    else invocation.out << name << "\n";
  return 0;
}

// deposit FOLDER --as PSEUDONYM [--home DIR] [--group GROUP] [--anyway]
int deposit(const Invocation& invocation, Words words) {
  const std::optional<std::string> name = take_option(words, "--as");
  const fs::path home = take_option(words, "--home").value_or(invocation.locations.home.string());
  const std::optional<std::string> group = take_option(words, "--group");
  const std::optional<std::string> url = take_option(words, "--box");
  const std::string code = take_option(words, "--code").value_or("");
  const bool anyway = take_flag(words, "--anyway");
  // To a box, what is deposited at home first goes over the local network.
  if (url) words.insert(words.begin(), (home / "boite").string());
  if (words.size() != 1 || !name) return usage(invocation);
  // Who has been here before is not asked again.
  if (!base::is_folder(fs::path(words[0]) / "eleves" / *name) && is_refused(invocation, words[0], *name, anyway)) return static_cast<int>(ErrorKind::failed);
  const Messages messages = messages_of(invocation);
  const std::string about = messages.text("portfolio.about");
  Result<portfolio::Deposit> done = tl::unexpected(Error{});
  if (group) {
    const Result<portfolio::ClassPlan> plan = plan_of(invocation, words[0]);
    if (!plan) return report(invocation, plan.error());
    const auto known = plan->groups.find(*group);
    if (known == plan->groups.end()) return report(invocation, {ErrorKind::failed, "class.no_group", {{"nom", *group}}, {}, {}});
    done = portfolio::deposit_shared(words[0], *group, known->second.work, home, session::text_as_left, about);
  } else {
    done = portfolio::deposit(words[0], *name, home, session::text_as_left, about);
  }
  if (!done) return report(invocation, done.error());
  if (url)
    if (const Result<void> sent = box::send_deposit({*url, code}, *name, done->file); !sent) return report(invocation, sent.error());
  if (invocation.json) invocation.out << Json{{"file", done->file.string()}, {"fresh", done->fresh}}.dump() << "\n";
  else invocation.out << (done->fresh ? messages.text("class.deposited", {{"nom", done->file.filename().string()}}) : messages.text("class.nothing_new")) << "\n";
  return 0;
}

// collect FOLDER --to DIR: each pupil's work as a folder that a window opens and a person reads.
int collect(const Invocation& invocation, Words words) {
  const std::optional<std::string> to = take_option(words, "--to");
  if (words.size() != 1 || !to) return usage(invocation);
  if (!base::is_folder(words[0])) return report(invocation, no_folder(words[0]));
  const std::vector<portfolio::Pupil> pupils = everybody(invocation, words[0]);
  for (const portfolio::Pupil& pupil : pupils) {
    if (const Result<void> written = portfolio::write_portfolio(fs::path(*to) / pupil.pseudonym, pupil.files); !written) return report(invocation, written.error());
    if (invocation.json) invocation.out << Json{{"pupil", pupil.pseudonym}, {"files", pupil.files.size()}, {"lines", pupil.lines}, {"unreadable", pupil.unreadable.size()}}.dump() << "\n";
  }
  if (!invocation.json) invocation.out << messages_of(invocation).text("class.collected", {{"nombre", std::to_string(pupils.size())}, {"nom", *to}}) << "\n";
  return 0;
}

// fetch FOLDER --as PSEUDONYM [--home DIR]: what the teacher and the group have put there for this pupil
int fetch(const Invocation& invocation, Words words) {
  const std::optional<std::string> name = take_option(words, "--as");
  const fs::path home = take_option(words, "--home").value_or(invocation.locations.home.string());
  if (words.size() != 1 || !name) return usage(invocation);
  if (!portfolio::is_pseudonym(*name)) return report(invocation, {ErrorKind::failed, "class.pseudonym", {{"nom", *name}}, {}, {}});
  if (!base::is_folder(words[0])) return report(invocation, no_folder(words[0]));
  const Result<portfolio::ClassPlan> plan = plan_of(invocation, words[0]);
  if (!plan) return report(invocation, plan.error());
  const Messages messages = messages_of(invocation);
  const auto say = [&](const char* id, const Arguments& filling) { invocation.out << messages.text(id, filling) << "\n"; };
  if (const std::optional<fs::path> path = portfolio::path_for(words[0], *plan, *name)) {
    // A path that cannot be read is the teacher's to mend, and never reaches the pupil.
    if (const Result<lesson::Path> good = lesson::load_path(*path, lessons::schemas_of(invocation)); !good) return report(invocation, good.error());
    const Result<std::string> text = base::read_file(*path);
    if (!text) return report(invocation, text.error());
    if (const Result<void> written = base::write_file(home / "parcours.yaml", *text); !written) return report(invocation, written.error());
    say("class.fetched_path", {});
  }
  if (const std::string group = plan->group_of(*name); !group.empty() && !plan->groups.at(group).work.empty()) {
    const Result<std::vector<portfolio::MergedWork>> works = portfolio::take_shared(words[0], group, home, session::text_as_left, this_second());
    if (!works) return report(invocation, works.error());
    say("class.fetched_group", {{"nom", group}});
    if (const std::string turn = portfolio::turn_of(words[0], group); !turn.empty()) say("class.turn_now", {{"groupe", group}, {"nom", turn}});
  }
  const Result<std::size_t> came = portfolio::take_returns(words[0], *name, home);
  if (!came) return report(invocation, came.error());
  say("class.fetched_returns", {{"nombre", std::to_string(*came)}});
  for (const portfolio::Deadline& one : plan->deadlines_of(*name)) say("class.deadline", {{"lecon", one.lesson}, {"jour", base::day_words(one.day, messages_of(invocation))}});
  return 0;
}

}  // namespace

int run_class(const Invocation& invocation) {
  Words words = invocation.arguments;
  const std::string action = words.empty() ? "" : words.front();
  if (!words.empty()) words.erase(words.begin());
  if (action == "deposit") return deposit(invocation, std::move(words));
  if (action == "collect") return collect(invocation, std::move(words));
  if (action == "pseudonyms") return pseudonyms(invocation, words);
  if (action == "fetch") return fetch(invocation, std::move(words));
  if (action == "report") return class_report(invocation, std::move(words));
  if (action == "comment") return class_comment(invocation, std::move(words));
  if (action == "assess") return class_assess(invocation, std::move(words));
  if (action == "plan") return class_plan(invocation, std::move(words));
  if (action == "turn") return class_turn(invocation, std::move(words));
  if (action == "data") return class_data(invocation, std::move(words));
  if (action == "gallery") return class_gallery(invocation, std::move(words));
  if (action == "robot") return class_robot(invocation, std::move(words));
  if (action == "serve") return class_serve(invocation, std::move(words));
  if (action == "exam") return class_exam(invocation, std::move(words));
  if (action == "purge") return class_purge(invocation, std::move(words));
  return usage(invocation);
}

}  // namespace lunabloc::cli
