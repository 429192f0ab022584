#include "session/own_work.h"

#include <algorithm>

#include "base/file.h"
#include "base/wall_clock.h"
#include "portfolio/class_folder.h"
#include "portfolio/merge.h"
#include "portfolio/versions.h"
#include "session/autosave.h"
#include "session/desk_line.h"
#include "session/exam_desk.h"
#include "session/session.h"

namespace lunabloc::session {
namespace {

namespace fs = std::filesystem;
using Weight = DeskLine::Weight;

constexpr std::string_view kClassFile = "dossier-de-classe.txt";

DeskLine line(const Session& session, Weight weight, std::string_view message, const Arguments& arguments = {}) {
  return {weight, session.messages().text(std::string(message), arguments), {}, 0};
}

}  // namespace

fs::path class_folder_of(const fs::path& home) {
  std::string path = base::read_file(home / kClassFile).value_or("");
  while (!path.empty() && path.back() == '\n') path.pop_back();
  // On a stick it stands beside the home, whatever the stick is called there.
  return path.empty() || fs::path(path).is_absolute() ? fs::path(path) : home / path;
}

OwnWork::OwnWork(const base::Locations& locations)
    : locations_(locations), person_(portfolio::load_person(locations.home)), avatars_(portfolio::Avatars::load(locations.assets).value_or(portfolio::Avatars())) {}

portfolio::Person OwnWork::chosen(const std::string& animal, const std::string& color, const std::string& language) const {
  const auto named = [&](const portfolio::Person& person) {
    const portfolio::Animal* const beast = avatars_.animal(person.animal);
    const portfolio::Color* const hue = avatars_.color(person.color);
    return beast != nullptr && hue != nullptr ? portfolio::named(*beast, *hue, language) : std::string();
  };
  portfolio::Person person = person_;
  const bool followed = person.pseudonym.empty() || person.pseudonym == named(person);
  if (!animal.empty()) person.animal = animal;
  if (!color.empty()) person.color = color;
  if (avatars_.animal(person.animal) == nullptr) person.animal = avatars_.animals.front().id;
  if (avatars_.color(person.color) == nullptr) person.color = avatars_.colors.front().id;
  if (followed) person.pseudonym = named(person);
  return person;
}

portfolio::NameDoubt OwnWork::doubt(const std::string& pseudonym) const {
  if (!names_) names_ = portfolio::load_name_lists(locations_.assets).value_or(portfolio::NameLists());
  return portfolio::doubt_about(pseudonym, *names_);
}

Result<void> OwnWork::become(const portfolio::Person& person) {
  if (Result<void> saved = portfolio::save_person(locations_.home, person); !saved) return saved;
  person_ = person;
  return {};
}

std::vector<portfolio::Kept> OwnWork::kinds() const { return portfolio::by_kind(portfolio::kept_in(locations_.home)); }

const fs::path& OwnWork::class_folder() const {
  if (!class_folder_) class_folder_ = class_folder_of(locations_.home);
  return *class_folder_;
}

std::vector<std::string> OwnWork::papers() const { return class_folder().empty() ? std::vector<std::string>() : papers_in(class_folder(), locations_.home); }

Result<void> OwnWork::choose_class_folder(const fs::path& folder) {
  class_folder_.reset();
  return base::write_file(locations_.home / kClassFile, folder.string() + "\n");
}

std::vector<DeskLine> OwnWork::take_away(Session& session, const fs::path& folder, std::chrono::sys_seconds now) const {
  if (const Result<void> saved = session.save(); !saved) return {refused(session.messages(), saved.error())};
  const Result<portfolio::Files> files = portfolio::read_portfolio(locations_.home, text_as_left);
  if (!files) return {refused(session.messages(), files.error())};
  const Result<std::string> bytes = portfolio::pack_portfolio(*files, session.messages().text("portfolio.about"));
  if (!bytes) return {refused(session.messages(), bytes.error())};
  std::string who = person_.pseudonym;
  std::replace(who.begin(), who.end(), ' ', '-');
  const std::string stem = "lunabloc-" + (who.empty() ? "" : who + "-") + portfolio::local_day(now);
  fs::path file = folder / (stem + ".zip");
  for (int more = 2; base::is_there(file); ++more) file = folder / (stem + "-" + std::to_string(more) + ".zip");
  if (const Result<void> written = base::write_file(file, *bytes); !written) return {refused(session.messages(), written.error())};
  return {line(session, Weight::fine, "own.taken", {{"nom", file.string()}, {"fichiers", std::to_string(files->size())}})};
}

std::vector<DeskLine> OwnWork::bring_back(Session& session, const fs::path& file) {
  portfolio::Merged merged;
  const Result<void> done = session.with_works_closed([&]() -> Result<void> {
    const Result<std::string> bytes = base::read_file(file);
    if (!bytes) return tl::unexpected(bytes.error());
    const Result<portfolio::Files> theirs = portfolio::unpack_portfolio(*bytes);
    if (!theirs) return tl::unexpected(theirs.error());
    const Result<portfolio::Files> ours = portfolio::read_portfolio(locations_.home, text_as_left);
    if (!ours) return tl::unexpected(ours.error());
    merged = portfolio::merge(*ours, *theirs, base::this_second());
    return portfolio::write_portfolio(locations_.home, merged.files);
  });
  class_folder_.reset();
  if (!done) return {refused(session.messages(), done.error())};
  person_ = portfolio::load_person(locations_.home);
  std::vector<DeskLine> lines = {line(session, Weight::fine, "own.brought", {{"nombre", std::to_string(merged.works.size())}})};
  for (const portfolio::MergedWork& work : merged.works)
    if (work.went != portfolio::Went::same)
      lines.push_back(line(session, work.went == portfolio::Went::both ? Weight::warning : Weight::fine, "portfolio.went." + std::string(name_of(work.went)), {{"nom", work.work}}));
  for (const std::string& path : merged.kept_beside) lines.push_back(line(session, Weight::warning, "portfolio.beside", {{"nom", path}}));
  return lines;
}

std::vector<DeskLine> OwnWork::put_into_class(Session& session) const {
  if (const Result<void> saved = session.save(); !saved) return {refused(session.messages(), saved.error())};
  const Result<portfolio::Deposit> put =
      portfolio::deposit(class_folder(), person_.pseudonym, locations_.home, text_as_left, session.messages().text("portfolio.about"));
  if (!put) return {refused(session.messages(), put.error())};
  if (!put->fresh) return {line(session, Weight::fine, "class.nothing_new")};
  return {line(session, Weight::fine, "own.put", {{"nom", person_.pseudonym}})};
}

std::vector<DeskLine> OwnWork::erase(Session& session) {
  portfolio::Erased erased;
  const Result<void> done = session.with_works_closed([&]() -> Result<void> {
    erased = portfolio::erase_portfolio(locations_.home);
    return {};
  });
  class_folder_.reset();
  if (!done) return {refused(session.messages(), done.error())};
  person_ = {};
  std::vector<DeskLine> lines = {line(session, Weight::fine, "portfolio.erased", {{"fichiers", std::to_string(erased.files)}, {"octets", std::to_string(erased.bytes)}})};
  for (const fs::path& left : erased.left) lines.push_back(refused(session.messages(), {.message = "portfolio.left", .arguments = {{"nom", left.string()}}}));
  return lines;
}

}  // namespace lunabloc::session
