#include "session/share_desk.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "base/file.h"
#include "base/wall_clock.h"
#include "portfolio/class_folder.h"
#include "portfolio/work_files.h"
#include "session/autosave.h"
#include "session/desk_line.h"
#include "session/free_work.h"
#include "session/session.h"
#include "session/teacher_notes.h"

namespace lunabloc::session {
namespace {

namespace fs = std::filesystem;
using Weight = DeskLine::Weight;

// "A05/creer" → « A05 Dessiner un carré »
std::string title_of(const Session& session, const std::string& work) {
  const std::string id = work.substr(0, work.find('/'));
  for (const std::vector<lesson::Lesson>* const all : {&session.lessons(), &session.free_projects()})
    for (const lesson::Lesson& one : *all)
      if (one.id == id) return all == &session.lessons() ? id + " " + one.title : one.title;
  return work;
}

// Every program under works/, by its path.
std::vector<std::string> works_in(const fs::path& home) {
  std::vector<std::string> works;
  std::error_code problem;
  for (fs::recursive_directory_iterator at(home / "works", fs::directory_options::skip_permission_denied, problem), end; !problem && at != end; at.increment(problem)) {
    const std::string path = at->path().lexically_relative(home).generic_string();
    if (const std::optional<std::string> work = portfolio::work_of(path); work && path.find("/versions/") == std::string::npos) works.push_back(*work);
  }
  std::sort(works.begin(), works.end());
  return works;
}

}  // namespace

void ShareDesk::read(const Session& session, fs::path folder, std::string pseudonym) {
  room_ = {};
  room_.folder = std::move(folder);
  pseudonym_ = std::move(pseudonym);
  for (const std::string& work : works_in(locations_.home)) {
    room_.works.push_back({work, title_of(session, work)});
    for (portfolio::Return& said : said_of_work(locations_.home, work)) room_.said.push_back(std::move(said));
  }
  if (room_.folder.empty()) return;
  room_.gallery = portfolio::gallery(room_.folder);
  const portfolio::ClassPlan plan = portfolio::load_class_plan(room_.folder, locations_.assets / "schemas").value_or(portfolio::ClassPlan{});
  room_.deadlines = plan.deadlines_of(pseudonym_);
  room_.group = plan.group_of(pseudonym_);
  if (!room_.group.empty()) {
    room_.shared = plan.groups.at(room_.group);
    room_.turn = portfolio::turn_of(room_.folder, room_.group);
  }
  for (portfolio::RobotRequest& one : portfolio::robot_requests(room_.folder))
    if (one.by == pseudonym_) room_.sent.push_back(std::move(one));
}

std::string ShareDesk::shown_text(const std::string& work) const {
  return portfolio::without_private(base::read_file(locations_.home / "works" / work / portfolio::kProgramFile).value_or(""));
}

std::vector<DeskLine> ShareDesk::told(Session& session, const Result<void>& done, std::string_view message, const base::Arguments& arguments) {
  if (!done) return {refused(session.messages(), done.error())};
  read(session, room_.folder, pseudonym_);
  return {{Weight::fine, session.messages().text(message, arguments), {}, 0}};
}

std::vector<DeskLine> ShareDesk::show(Session& session, const std::string& work, const std::string& title, const std::string& license) {
  if (const Result<void> saved = session.save(); !saved) return {refused(session.messages(), saved.error())};
  portfolio::Project project;
  project.title = title, project.by = pseudonym_, project.license = license;
  project.lesson = work.substr(0, work.find('/'));
  const Result<std::string> id = portfolio::publish(room_.folder, locations_.home, work, std::move(project));
  if (!id) return {refused(session.messages(), id.error())};
  return told(session, {}, "share.shown", {{"titre", title}});
}

std::vector<DeskLine> ShareDesk::withdraw(Session& session, const std::string& id) {
  return told(session, portfolio::withdraw(room_.folder, id, pseudonym_), "gallery.withdrawn");
}

std::vector<DeskLine> ShareDesk::remix(Session& session, const std::string& id) {
  const auto project = std::find_if(room_.gallery.begin(), room_.gallery.end(), [&](const portfolio::Project& one) { return one.id == id; });
  if (project == room_.gallery.end()) return {refused(session.messages(), {ErrorKind::failed, "gallery.none", {{"nom", id}}, {}, {}})};
  const std::string title = project->title, by = project->by;
  const std::string work = further_work(session.free_projects(), session.lessons(), project->lesson, locations_.home);
  if (work.empty()) return {refused(session.messages(), {ErrorKind::failed, "share.no_world", {{"titre", title}}, {}, {}})};
  const Result<void> made = portfolio::remix(room_.folder, id, locations_.home, work);
  if (made) session.read_lessons_again();
  return told(session, made, "share.remixed", {{"titre", title}, {"nom", by}});
}

std::vector<DeskLine> ShareDesk::take(Session& session) {
  std::vector<portfolio::MergedWork> works;
  std::size_t said = 0;
  const Result<void> done = session.with_works_closed([&]() -> Result<void> {
    if (!room_.group.empty()) {
      Result<std::vector<portfolio::MergedWork>> came = portfolio::take_shared(room_.folder, room_.group, locations_.home, text_as_left, base::this_second());
      if (!came) return tl::unexpected(came.error());
      works = std::move(*came);
    }
    const Result<std::size_t> returns = portfolio::take_returns(room_.folder, pseudonym_, locations_.home);
    if (!returns) return tl::unexpected(returns.error());
    said = *returns;
    return {};
  });
  std::vector<DeskLine> lines = told(session, done, "class.fetched_returns", {{"nombre", std::to_string(said)}});
  for (const portfolio::MergedWork& work : works)
    lines.push_back({work.went == portfolio::Went::both ? Weight::warning : Weight::fine, session.messages().text("portfolio.went." + std::string(name_of(work.went)), {{"nom", title_of(session, work.work)}}), {}, 0});
  return lines;
}

std::vector<DeskLine> ShareDesk::give(Session& session) {
  if (const Result<void> saved = session.save(); !saved) return {refused(session.messages(), saved.error())};
  const Result<portfolio::Deposit> put =
      portfolio::deposit_shared(room_.folder, room_.group, room_.shared.work, locations_.home, text_as_left, session.messages().text("portfolio.about"));
  if (!put) return {refused(session.messages(), put.error())};
  return told(session, {}, put->fresh ? "share.given" : "class.nothing_new", {{"nom", room_.group}});
}

// To the next of the list, who is the first one after the last.
std::vector<DeskLine> ShareDesk::pass_turn(Session& session) {
  const std::vector<std::string>& all = room_.shared.pupils;
  const auto mine = std::find(all.begin(), all.end(), room_.turn.empty() ? pseudonym_ : room_.turn);
  const std::string next = mine == all.end() || mine + 1 == all.end() ? all.front() : *(mine + 1);
  return told(session, portfolio::pass_turn(room_.folder, room_.group, next), "class.turn_now", {{"groupe", room_.group}, {"nom", next}});
}

std::vector<DeskLine> ShareDesk::send_to_kit(Session& session, const std::string& work, const std::string& title) {
  if (const Result<void> saved = session.save(); !saved) return {refused(session.messages(), saved.error())};
  const Result<std::string> id = portfolio::ask_robot(room_.folder, pseudonym_, title, shown_text(work));
  if (!id) return {refused(session.messages(), id.error())};
  return told(session, {}, "share.sent", {{"titre", title}});
}

}  // namespace lunabloc::session
