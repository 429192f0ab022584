#include "report/class_box.h"

#include "base/file.h"
#include "base/wall_clock.h"
#include "portfolio/class_folder.h"
#include "report/made.h"
#include "report/parents.h"

namespace lunabloc::report {
namespace {

constexpr const char* kFamily = "famille";  // what tickets of families are made for, where those of an exam have its name

}  // namespace

ClassBox::ClassBox(Wanted wanted, const base::Locations& locations, std::vector<lesson::Lesson> lessons, program::Vocabulary vocabulary, base::Messages messages)
    : wanted_(std::move(wanted)), locations_(locations), lessons_(std::move(lessons)), vocabulary_(std::move(vocabulary)), messages_(std::move(messages)) {}

Result<std::unique_ptr<ClassBox>> ClassBox::open(Wanted wanted, const base::Locations& locations, std::vector<lesson::Lesson> lessons, program::Vocabulary vocabulary, base::Messages messages) {
  // A new one each time, unless the teacher has one on the wall already.
  if (wanted.code.empty()) wanted.code = portfolio::ticket_for(portfolio::new_teacher_key(), "box", "");
  std::unique_ptr<ClassBox> box(new ClassBox(std::move(wanted), locations, std::move(lessons), std::move(vocabulary), std::move(messages)));
  box::Settings settings{.folder = box->wanted_.folder, .address = box->wanted_.address, .port = box->wanted_.port, .code = box->wanted_.code};
  settings.is_family = [key = box->wanted_.key](const std::string& pseudonym, const std::string& ticket) { return portfolio::same_ticket(portfolio::ticket_for(key, kFamily, pseudonym), ticket); };
  settings.family_page = [own = box.get()](const std::string& pseudonym) { return own->family_page(pseudonym); };
  Result<std::unique_ptr<box::Server>> server = box::Server::open(std::move(settings), box->messages_);
  if (!server) return tl::unexpected(server.error());
  box->server_ = std::move(*server);
  box->url_ = "http://" + box->wanted_.address + ":" + std::to_string(box->server_->port());
  box->answers_ = std::thread([own = box.get()] { own->server_->run(); });
  return box;
}

ClassBox::~ClassBox() {
  if (!server_) return;
  server_->stop();
  if (answers_.joinable()) answers_.join();
}

std::vector<std::pair<std::string, std::string>> ClassBox::tickets() const {
  std::vector<std::pair<std::string, std::string>> all;
  for (const std::string& pupil : base::entries_of(wanted_.folder / "eleves"))
    if (portfolio::is_pseudonym(pupil)) all.emplace_back(pupil, portfolio::ticket_for(wanted_.key, kFamily, pupil));
  return all;
}

std::string ClassBox::family_page(const std::string& pseudonym) const {
  const std::optional<portfolio::Pupil> pupil = portfolio::collect_one(wanted_.folder, pseudonym, base::this_second());
  const Result<Parents> parents = parents_of(pupil ? pupil->files : portfolio::Files{}, pseudonym, locations_.assets, {lessons_, vocabulary_, messages_, locations_.programs / "lunabloc-runner"});
  return parents ? parents_html(*parents, messages_) : messages_.describe(parents.error());
}

}  // namespace lunabloc::report
