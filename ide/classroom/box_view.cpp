#include "ide/classroom/box_view.h"

#include "box/address.h"
#include "ide/widgets/desk_lines.h"
#include "ide/widgets/page_parts.h"
#include "portfolio/key_file.h"

namespace lunabloc::ide::classroom {
namespace {

using session::DeskLine;
using theme::Icon;
using widgets::Frame;
using widgets::Ink;

constexpr double kBetweenReads = 3;  // s

}  // namespace

void BoxView::open(Frame& frame, const std::filesystem::path& folder) {
  said_.clear();
  const auto refuse = [&](const Error& error) {
    said_ = {session::refused(frame.session.messages(), error)};
    frame.announce(said_.front().words);
  };
  const Result<portfolio::OwnKey> key = portfolio::load_or_make_key(locations_.home / portfolio::kKeyFile);
  if (!key) return refuse(key.error());
  auto box = report::ClassBox::open({.folder = folder, .address = address_, .key = key->key}, locations_, frame.session.lessons(), frame.session.vocabulary(), frame.session.messages());
  if (!box) return refuse(box.error());
  box_ = std::move(*box);
  tickets_ = box_->tickets(), read_at_ = frame.now;
  frame.shared.box_at = box_->url();
  frame.announce(frame.words("ide.class.box.opened"));
}

void BoxView::close(Frame& frame) {
  box_.reset();
  frame.shared.box_at.clear();
  frame.announce(frame.words("ide.class.box.closed"));
}

void BoxView::draw(Frame& frame, Rect& rest, const std::filesystem::path& folder) {
  widgets::page_text(frame, rest, "classbox.how", frame.words("ide.class.box.how"), Ink::soft);
  widgets::desk_lines(frame, "classbox.line", rest, said_);
  if (box_) return draw_open(frame, rest);
  widgets::page_text(frame, rest, "classbox.state", frame.words("ide.class.box.shut"), Ink::strong);
  if (addresses_.empty()) addresses_ = box::local_addresses();
  widgets::page_heading(frame, rest, "classbox.where", frame.words("ide.class.box.where"));
  widgets::PageRow where(frame, rest);
  for (const std::string& one : addresses_) {
    const bool alone = one == addresses_.front();
    if (where.choice("classbox.address." + one, alone ? frame.words("ide.class.box.alone", {{"adresse", one}}) : one, address_ == one)) address_ = one;
  }
  where.end();
  widgets::PageRow row(frame, rest);
  if (row.primary("classbox.open", Icon::usb, frame.words("ide.class.box.open"), !folder.empty(), folder.empty() ? frame.words("ide.class.need_folder") : std::string())) open(frame, folder);
  row.end();
}

void BoxView::draw_open(Frame& frame, Rect& rest) {
  widgets::page_text(frame, rest, "classbox.state", frame.words("ide.class.box.is_open", {{"adresse", box_->url()}}), Ink::strong);
  widgets::page_text(frame, rest, "classbox.code", frame.words("ide.class.box.code", {{"code", box_->code()}}), Ink::strong);
  widgets::PageRow row(frame, rest);
  const bool shut = row.primary("classbox.close", Icon::close, frame.words("ide.class.box.close"));
  row.end();
  widgets::page_heading(frame, rest, "classbox.tickets", frame.words("ide.class.box.tickets"));
  if (frame.now - read_at_ > kBetweenReads) tickets_ = box_->tickets(), read_at_ = frame.now;
  if (tickets_.empty()) widgets::page_text(frame, rest, "classbox.nobody", frame.words("ide.class.box.nobody"), Ink::soft);
  for (const auto& [pupil, ticket] : tickets_) widgets::page_text(frame, rest, "classbox.ticket." + pupil, ticket + "   " + pupil);
  if (shut) close(frame);
}

}  // namespace lunabloc::ide::classroom
