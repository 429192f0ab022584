// What comes from outside: a file that is dropped on the window, or chosen in the panel, becomes a costume or a sound of
// the project.
#include <system_error>

#include "base/advice_words.h"
#include "base/file.h"
#include "ide/app/window.h"
#include "ide/files/picture_file.h"

namespace lunabloc::ide::app {
namespace {

namespace fs = std::filesystem;
using widgets::Frame;

constexpr std::size_t kMostBytes = 16U << 20U;

// A pipe or a device would be waited for without end.
Result<std::string> bytes_of(const fs::path& file) {
  std::error_code error;
  if (!fs::is_regular_file(file, error)) return failure(ErrorKind::failed, "ide.files.unknown", {{"fichier", file.filename().string()}});
  return base::read_file(file, kMostBytes);
}

files::Kind kind_of(widgets::Import wanted) {
  switch (wanted) {
    case widgets::Import::picture: return files::Kind::picture;
    case widgets::Import::sound: return files::Kind::sound;
    case widgets::Import::table: return files::Kind::table;
    case widgets::Import::work: break;  // whatever the lesson asks for
  }
  return files::Kind::any;
}

}  // namespace

void Window::follow_project() {
  const fs::path folder = session_.project_folder();
  if (folder.empty()) return;
  paint_.keep_in(folder / "drawings", locations_.home / "drawings", shared_);
  sounds_.bank().own_in(folder / "sounds");
}

void Window::draw_import(Frame& frame) {
  if (const std::optional<std::string> dropped = std::exchange(input_.file, std::nullopt)) {
    const bool home = shows_home();
    if (!home && keep_work(frame, *dropped, {})) owe_frames();
    else if (data::View::is_table_file(*dropped) && shared_.page == widgets::Page::lessons) data_.take_in(frame, *dropped);
    else if (home) frame.toast(frame.words("ide.files.open_first"));
    else take_in(frame, *dropped);
  }
  if (const auto wanted = std::exchange(shared_.wanted_import, std::nullopt))
    files_.open(frame, kind_of(*wanted));
  const std::optional<fs::path> chosen = files_.draw(frame);
  if (!chosen) return;
  if (files_.kind() == files::Kind::table) return data_.take_in(frame, *chosen);
  if (files_.kind() != files::Kind::any) return take_in(frame, *chosen);
  if (keep_work(frame, *chosen, shared_.wanted_file)) return;
  frame.toast(base::in_one_line(session_.messages().advice("session.file_not_asked", {{"fichier", chosen->filename().string()}})));
  owe_frames();
}

// What the step of the lesson asks for; false when it is nothing of that.
bool Window::keep_work(Frame& frame, const fs::path& file, const std::string& pattern) {
  const Result<std::string> bytes = bytes_of(file);
  if (!bytes) return false;
  const Result<std::string> kept = session_.keep_file(file.filename().string(), *bytes, pattern);
  if (!kept) return false;
  frame.toast(frame.words("ide.files.kept", {{"nom", *kept}}));
  owe_frames();
  return true;
}

void Window::take_in(Frame& frame, const fs::path& file) {
  const auto refuse = [&](const Error& error) {
    const std::string words = base::in_one_line(session_.messages(), error);
    frame.toast(words);
    frame.announce(words);
    owe_frames();
  };
  const std::string name = file.filename().string();
  const Result<std::string> bytes = bytes_of(file);
  if (!bytes) return refuse(bytes.error());
  switch (files::content_of(*bytes)) {
    case files::Content::png:
    case files::Content::svg: {
      const Result<widgets::Sketch> picture = files::picture_of(*bytes, name);
      if (!picture) return refuse(picture.error());
      return paint_.take_in(frame, *picture);
    }
    case files::Content::sound: {
      const Result<sound::Clip> clip = sound::clip_of(*bytes, name);
      if (!clip) return refuse(clip.error());
      return chooser_.take_in(frame, sounds_, *clip);
    }
    case files::Content::unknown: return refuse({ErrorKind::failed, "ide.files.unknown", {{"fichier", name}}, {}, {}});
  }
}

}  // namespace lunabloc::ide::app
