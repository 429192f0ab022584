#include "ide/files/file_panel.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <system_error>

#include "base/shown_text.h"
#include "ide/widgets/components.h"
#include "ide/widgets/paint.h"
#include "ide/widgets/panel.h"
#include "ide/widgets/text.h"
#include "program/search_text.h"

namespace lunabloc::ide::files {
namespace {

namespace fs = std::filesystem;
using widgets::FontRole;
using widgets::Frame;
using widgets::Icon;
using widgets::Key;

constexpr std::size_t kMostEntries = 500;  // that are shown
// What is looked for: its endings (none: every file), what the panel says of it.
struct Look {
  std::array<std::string_view, 6> endings;
  Icon icon;
  const char *title, *nothing;
  bool files = true;  // false: a folder is looked for, and no file is shown
};
const Look& look_of(Kind kind) {
  static constexpr Look kPicture = {{".png", ".svg"}, Icon::image, "ide.files.picture", "ide.files.no_picture"};
  static constexpr Look kSound = {{".wav", ".ogg", ".oga"}, Icon::music_note, "ide.files.sound", "ide.files.no_sound"};
  static constexpr Look kPortfolio = {{".zip"}, Icon::folder, "ide.files.portfolio", "ide.files.no_portfolio"};
  static constexpr Look kFolder = {{}, Icon::folder, "ide.files.in_folder", "ide.files.no_folder", false};
  static constexpr Look kTable = {{".csv", ".tsv", ".tab", ".txt", ".jsonl", ".ndjson"}, Icon::table, "ide.files.table", "ide.files.no_table"};
  static constexpr Look kAny = {{}, Icon::upload, "ide.files.any", "ide.files.nothing"};
  switch (kind) {
    case Kind::picture: return kPicture;
    case Kind::sound: return kSound;
    case Kind::portfolio: return kPortfolio;
    case Kind::folder: return kFolder;
    case Kind::table: return kTable;
    case Kind::any: break;
  }
  return kAny;
}

std::string id_of(std::size_t index) { return "files." + std::to_string(index); }

bool is_wanted(const fs::path& file, Kind kind) {
  if (!look_of(kind).files) return false;
  const auto& endings = look_of(kind).endings;
  if (endings.front().empty()) return true;
  const std::string ending = program::folded(file.extension().string());
  return !ending.empty() && std::find(endings.begin(), endings.end(), ending) != endings.end();
}

fs::path own_folder() {
  const char* home = std::getenv("HOME");
  std::error_code error;
  return home != nullptr && fs::is_directory(home, error) ? fs::path(home) : fs::path("/");
}

}  // namespace

void FilePanel::open(Frame& frame, Kind kind) {
  kind_ = kind;
  open_ = true;
  if (folder_.empty()) folder_ = own_folder();
  read();
  frame.focus().remember();
  frame.focus().set(entries_.empty() ? "files.up" : id_of(0), access::Zone::overlay);
}

void FilePanel::close(Frame& frame) {
  open_ = false;
  frame.focus().give_back();
}

void FilePanel::go_to(fs::path folder) {
  folder_ = std::move(folder);
  read();
}

// Folders first, then files, both in the order of the alphabet; what begins with a dot is nobody's business.
void FilePanel::read() {
  entries_.clear();
  cut_ = false;
  std::error_code error;
  fs::directory_iterator entry(folder_, fs::directory_options::skip_permission_denied, error);
  unreadable_ = static_cast<bool>(error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    std::error_code ignored;
    const bool is_folder = entry->is_directory(ignored);
    if (name.starts_with('.') || (!is_folder && !(entry->is_regular_file(ignored) && is_wanted(entry->path(), kind_)))) continue;
    entries_.push_back({name, is_folder});
  }
  std::sort(entries_.begin(), entries_.end(), [](const Entry& one, const Entry& other) {
    if (one.is_folder != other.is_folder) return one.is_folder;
    const std::string a = program::folded(one.name), b = program::folded(other.name);
    return a != b ? a < b : one.name < other.name;
  });
  cut_ = entries_.size() > kMostEntries;
  if (cut_) entries_.resize(kMostEntries);
}

std::optional<fs::path> FilePanel::choose(Frame& frame, std::size_t index) {
  const Entry entry = entries_[index];
  if (!entry.is_folder) {
    close(frame);
    return folder_ / entry.name;
  }
  go_to(folder_ / entry.name);
  frame.announce(base::shown_text(entry.name));
  frame.focus().set(entries_.empty() ? "files.up" : id_of(0), access::Zone::overlay);
  return std::nullopt;
}

std::optional<fs::path> FilePanel::draw(Frame& frame) {
  if (!open_) return std::nullopt;
  const float width = std::min(frame.du(520), frame.area.w - frame.du(20)), height = std::min(frame.du(480), frame.area.h - frame.du(20));
  const Rect box{frame.area.center().x - width / 2, std::max(frame.area.y + frame.du(10), frame.area.center().y - height / 2), width, height};
  const widgets::Panel panel = widgets::begin_overlay(frame, "files", box);
  Rect rest = Rect{panel.area.x, panel.area.y, panel.area.w, 1.0e6F}.inset(frame.metrics.text_margin(), frame.du(10));
  Rect head = rest.cut_top(frame.du(36));
  const float side = frame.metrics.target(32);
  const bool closed = widgets::quiet_button(frame, "files.close", head.cut_right(side), {.icon = Icon::close, .label = frame.words("ide.close"), .icon_only = true});
  const std::string title = frame.words(look_of(kind_).title);
  widgets::text_in(frame, head, FontRole::h2, frame.theme.ink, title);
  widgets::register_text(frame, {.id = "files.title", .role = access::Role::heading, .label = title, .rect = head});
  rest.cut_top(frame.du(4));

  Rect place = rest.cut_top(frame.metrics.target(34));
  const widgets::ButtonFace up{.icon = Icon::arrow_up, .label = frame.words("ide.files.up"), .enabled = folder_.has_relative_path()};
  const Rect button = place.cut_left(widgets::button_width(frame, up));
  bool rises = widgets::secondary_button(frame, "files.up", button, up) && up.enabled;
  place.cut_left(frame.du(8));
  bool here = false;
  if (!look_of(kind_).files) {
    const widgets::ButtonFace face{.icon = Icon::check, .label = frame.words("ide.files.here")};
    here = widgets::primary_button(frame, "files.here", place.cut_right(widgets::button_width(frame, face)), face);
    place.cut_right(frame.du(8));
  }
  const std::string where = base::shown_text(folder_.string());
  widgets::text_in(frame, place, FontRole::small, frame.theme.ink2, widgets::shortened(frame, FontRole::small, where, place.w));
  widgets::register_text(frame, {.id = "files.folder", .role = access::Role::status, .label = where, .rect = place});
  rest.cut_top(frame.du(8));

  std::optional<std::size_t> chosen;
  const float row_height = frame.metrics.target(34);
  for (std::size_t index = 0; index < entries_.size(); ++index) {
    const Entry& entry = entries_[index];
    const Rect row = rest.cut_top(row_height);
    const std::string name = base::shown_text(entry.name);
    const widgets::Interaction state = widgets::interact(
        frame, {.id = id_of(index), .role = access::Role::item, .label = name, .value = frame.words(entry.is_folder ? "ide.files.folder" : "ide.files.file"), .rect = row});
    if (state.hovered || state.focused) widgets::fill(frame, row, frame.theme.sunken, frame.metrics.radius_button());
    Rect inside = row.inset(frame.du(6), 0);
    const Icon icon = entry.is_folder ? Icon::folder : look_of(kind_).icon;
    widgets::icon_in(frame, inside.cut_left(frame.du(24)), FontRole::icon19, entry.is_folder ? frame.theme.ink2 : frame.theme.accent, icon);
    inside.cut_left(frame.du(6));
    widgets::text_in(frame, inside, FontRole::body, frame.theme.ink, name);
    widgets::ring_if_focused(frame, state, row, frame.metrics.radius_button());
    if (state.activated) chosen = index;
    if (!frame.focused(id_of(index))) continue;
    const std::size_t last = entries_.size() - 1;
    if (frame.input.take(Key::down)) frame.focus().set(id_of(std::min(index + 1, last)), access::Zone::overlay);
    else if (frame.input.take(Key::up)) frame.focus().set(index == 0 ? "files.up" : id_of(index - 1), access::Zone::overlay);
    else if (frame.input.take(Key::home)) frame.focus().set(id_of(0), access::Zone::overlay);
    else if (frame.input.take(Key::end)) frame.focus().set(id_of(last), access::Zone::overlay);
  }
  if (frame.focused("files.up") && !entries_.empty() && frame.input.take(Key::down)) frame.focus().set(id_of(0), access::Zone::overlay);
  const char* const note = unreadable_ ? "ide.files.unreadable" : entries_.empty() ? look_of(kind_).nothing : cut_ ? "ide.files.cut" : nullptr;
  if (note != nullptr) {
    const std::string words = frame.words(note, {{"n", std::to_string(kMostEntries)}});
    const Rect line = rest.cut_top(widgets::text_height(frame, rest.w, words, FontRole::small));
    widgets::draw_text(frame, line, words, FontRole::small, frame.theme.ink2);
    widgets::register_text(frame, {.id = "files.note", .role = access::Role::text, .label = words, .rect = line});
  }
  widgets::end_overlay(frame, panel, rest.y + frame.du(10));

  if (up.enabled && frame.input.take(Key::backspace)) rises = true;
  if (rises) {
    go_to(folder_.parent_path());
    frame.announce(base::shown_text(folder_.filename().string()));
    frame.focus().set(entries_.empty() ? "files.up" : id_of(0), access::Zone::overlay);
    return std::nullopt;
  }
  if (closed || frame.input.take(Key::escape)) {
    close(frame);
    return std::nullopt;
  }
  if (here) {
    close(frame);
    return folder_;
  }
  return chosen ? choose(frame, *chosen) : std::nullopt;
}

}  // namespace lunabloc::ide::files
