#include "ide/classroom/share_view.h"

#include <algorithm>

#include "base/file.h"
#include "ide/widgets/desk_lines.h"
#include "ide/widgets/gallery_rows.h"
#include "ide/widgets/page_parts.h"
#include "kit/ports.h"
#include "session/robot_desk.h"

namespace lunabloc::ide::classroom {
namespace {

using session::DeskLine;
using theme::Icon;
using widgets::Frame;
using widgets::Ink;

}  // namespace

void ShareView::read(const std::filesystem::path& folder) {
  read_ = folder;
  gallery_ = portfolio::gallery(folder);
  robots_ = portfolio::robot_requests(folder);
  ports_ = {"virtual"};
  for (const kit::SerialPort& port : kit::list_ports()) ports_.push_back(port.device);
}

void ShareView::follow(Frame& frame) {
  if (running_.busy()) frame.animating = frame.shared.works = true;
  const std::optional<DeskLine> done = running_.take();
  if (!done) return;
  said_ = {*done};
  frame.announce(done->words);
  read(read_);
}

void ShareView::draw(Frame& frame, Rect& rest, const std::filesystem::path& folder, stage::Replay& replay) {
  if (folder.empty()) return widgets::page_text(frame, rest, "sharing.no_folder", frame.words("ide.class.need_folder"), Ink::soft);
  if (read_ != folder) read(folder);
  follow(frame);
  draw_robots(frame, rest, replay);
  widgets::desk_lines(frame, "sharing.line", rest, said_);
  draw_gallery(frame, rest);
}

void ShareView::draw_gallery(Frame& frame, Rect& rest) {
  widgets::page_heading(frame, rest, "sharing.gallery", frame.words("gallery.title"));
  if (gallery_.empty()) return widgets::page_text(frame, rest, "sharing.gallery.none", frame.words("ide.class.gallery.none"), Ink::soft);
  for (const portfolio::Project& project : gallery_) {
    const std::string id = "sharing.project." + project.id;
    const bool open = open_ == project.id;
    widgets::project_head(frame, rest, id, project);
    widgets::PageRow row(frame, rest);
    if (row.button(id + ".open", open ? Icon::unfold_less : Icon::eye, frame.words(open ? "ide.share.fold" : "ide.share.open"))) open_ = open ? std::string() : project.id;
    row.end();
    if (open) widgets::project_program(frame, rest, id, project);
  }
}

void ShareView::draw_robots(Frame& frame, Rect& rest, stage::Replay& replay) {
  widgets::page_heading(frame, rest, "sharing.robots", frame.words("ide.class.robots"));
  widgets::page_text(frame, rest, "sharing.robots.how", frame.words("ide.class.robots.how"), Ink::soft);
  const bool waits = std::any_of(robots_.begin(), robots_.end(), [](const portfolio::RobotRequest& one) { return !one.answered; });
  if (!waits) widgets::page_text(frame, rest, "sharing.robots.none", frame.words("ide.class.robots.none"), Ink::soft);
  for (const portfolio::RobotRequest& one : robots_) {
    const std::string id = "sharing.robot." + one.id;
    const widgets::RobotAsked asked = widgets::robot_row(frame, rest, id, one, {"photo", Icon::camera, frame.words("ide.class.robots.photo")});
    if (asked == widgets::RobotAsked::replay) replay.open({one.title, {}, one.program}, [one](const std::stop_token&) { return session::what_the_kit_did(one); });
    if (asked == widgets::RobotAsked::other) photo_of_ = one.id, files_.open(frame, files::Kind::picture);
  }
  widgets::PageRow row(frame, rest);
  for (const std::string& port : ports_)
    if (row.choice("sharing.port." + port, port == "virtual" ? frame.words("ide.class.robots.virtual") : port, port_ == port)) port_ = port;
  if (running_.busy()) {
    if (row.primary("sharing.stop", Icon::stop, frame.words("ide.class.robots.stop"))) running_.forget();
  } else if (row.primary("sharing.run", Icon::play, frame.words("ide.class.robots.run"), waits)) {
    run(frame);
  }
  row.end();
}

void ShareView::run(const Frame& frame) {
  said_ = {{DeskLine::Weight::warning, frame.words("ide.class.robots.running"), {}, 0}};
  running_.start([place = session::RobotPlace{.folder = read_, .port = port_}, locations = locations_, messages = frame.session.messages()](const std::stop_token& stop) -> DeskLine {
    const Result<std::size_t> ran = session::run_robots(place, locations, [](const portfolio::RobotRequest&) {}, [&stop] { return !stop.stop_requested(); });
    if (!ran) return session::refused(messages, ran.error());
    return {DeskLine::Weight::fine, messages.text("robots.ran", {{"nombre", std::to_string(*ran)}}), {}, 0};
  });
}

void ShareView::draw_files(Frame& frame) {
  const std::optional<std::filesystem::path> chosen = files_.draw(frame);
  if (!chosen) return;
  const auto request = std::find_if(robots_.begin(), robots_.end(), [&](const portfolio::RobotRequest& one) { return one.id == photo_of_; });
  if (request == robots_.end()) return;
  const Result<std::string> bytes = base::read_file(*chosen, portfolio::kLargestPhoto);
  const Result<void> added = bytes ? portfolio::add_photo(*request, *bytes) : Result<void>(tl::unexpected(bytes.error()));
  said_ = {added ? DeskLine{DeskLine::Weight::fine, frame.words("ide.class.robots.photo_there"), {}, 0} : session::refused(frame.session.messages(), added.error())};
  frame.announce(said_.front().words);
}

}  // namespace lunabloc::ide::classroom
