#include "lesson/pack.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/file.h"
#include "base/schema.h"
#include "base/written.h"
#include "lesson/archive.h"
#include "lesson/credits.h"
#include "lesson/lesson.h"
#include "lesson/pack_rules.h"

namespace lunabloc::lesson {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kLessons = "lecons/";

tl::unexpected<Error> refused(const char* message, Arguments arguments = {}) {
  return failure(ErrorKind::failed, message, std::move(arguments));
}

// What a pupil who opens the pack does not meet at once.
bool is_for_adults(const fs::path& within) {
  const std::string first = within.begin()->string();
  return first == "erreurs" || first.starts_with("solution");
}

std::string in_data_list(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : ", ") + base::in_data(item);
  return "[" + out + "]";
}

// "1.10.0" is after "1.9.0".
std::array<long, 3> numbers_of(const std::string& version) {
  std::array<long, 3> numbers{};
  std::size_t at = 0;
  for (long& number : numbers) {
    number = std::strtol(version.c_str() + at, nullptr, 10);
    const std::size_t point = version.find('.', at);
    if (point == std::string::npos) break;
    at = point + 1;
  }
  return numbers;
}

class Packer {
 public:
  Packer(const PackRequest& request, const base::Messages& messages) : request_(request), messages_(messages) {}

  Result<std::string> make() {
    for (const fs::path& folder : request_.lessons)
      if (Result<void> taken = take_lesson(folder); !taken) return tl::unexpected(taken.error());
    // A variant is nothing without the lesson that it changes.
    for (const fs::path& base : std::vector<fs::path>(bases_))
      if (std::find(ids_.begin(), ids_.end(), base.filename().string()) == ids_.end())
        if (Result<void> taken = take_lesson(base); !taken) return tl::unexpected(taken.error());
    if (ids_.empty()) return refused("pack.not_lesson");
    add_list();
    add_words();
    if (!inner_.empty()) {
      Result<std::string> inner = write_archive(std::move(inner_));
      if (!inner) return inner;
      outer_.push_back({std::string(kAdult), std::move(*inner)});
    }
    if (Result<void> kinds = check_kinds(outer_); !kinds) return tl::unexpected(kinds.error());
    outer_.push_back({std::string(kSums), sums_of(outer_)});
    Result<std::string> bytes = write_archive(std::move(outer_));
    if (!bytes) return bytes;
    // A pack that nobody could install is not made.
    if (Result<std::vector<ArchiveFile>> read = read_archive(*bytes); !read) return tl::unexpected(read.error());
    return bytes;
  }

 private:
  Result<void> take_lesson(const fs::path& folder) {
    const Result<Lesson> lesson = load_lesson(folder, request_.schemas);
    if (!lesson) return tl::unexpected(lesson.error());
    const Result<Credits> credits = credits_of(folder, request_.schemas);
    if (!credits) return tl::unexpected(credits.error());
    if (!is_open_license(credits->license)) return refused("lesson.license", {{"nom", credits->license}});
    licenses_.insert({credits->license, credits->code_license});
    for (const Credit& part : credits->parts) licenses_.insert(part.license);
    credits_.push_back(*credits);
    if (std::find(ids_.begin(), ids_.end(), lesson->id) != ids_.end()) return refused("pack.twice", {{"nom", lesson->id}});
    ids_.push_back(lesson->id);
    if (!lesson->base_folder.empty()) bases_.push_back(lesson->base_folder);
    for (const std::string& author : credits->authors)
      if (std::find(authors_.begin(), authors_.end(), author) == authors_.end()) authors_.push_back(author);
    credits_text_ += "\n" + credits_text(*credits, messages_);
    return take_files(folder, std::string(kLessons) + lesson->id + "/");
  }

  Result<void> take_files(const fs::path& folder, const std::string& prefix) {
    std::error_code fault;
    for (fs::recursive_directory_iterator at(folder, fault), end; !fault && at != end; at.increment(fault)) {
      const fs::path within = at->path().lexically_relative(folder);
      // What editors leave behind is no part of a lesson.
      if (within.filename().string().starts_with(".") || within.filename().string().ends_with("~")) {
        if (at->is_directory()) at.disable_recursion_pending();
        continue;
      }
      if (at->is_symlink()) return refused("pack.link", {{"nom", within.string()}});
      if (at->is_directory()) continue;
      const std::string name = prefix + within.generic_string();
      if (const std::string_view reason = wrong_name(name); !reason.empty()) return refused(std::string(reason).c_str(), {{"nom", name}});
      Result<std::string> bytes = base::read_file(at->path(), ArchiveLimits{}.file_bytes);
      if (!bytes) return tl::unexpected(bytes.error());
      (is_for_adults(within) ? inner_ : outer_).push_back({name, std::move(*bytes)});
    }
    if (fault) return failure(ErrorKind::failed, "file.cannot_read", {{"fichier", folder.string()}}, fault.message());
    return {};
  }

  void add_list() {
    std::string list = "format: 1\n";
    list += fmt::format("id: {}\n", base::in_data(request_.id.empty() ? credits_.front().id : request_.id));
    list += fmt::format("version: {}\n", request_.version.empty() ? credits_.front().version : request_.version);
    list += fmt::format("titre: {}\n", base::in_data(request_.title.empty() ? credits_.front().title : request_.title));
    list += fmt::format("auteurs: {}\n", in_data_list(authors_));
    list += fmt::format("licence: {}\n", base::in_data(credits_.front().license));
    list += fmt::format("besoin: {}\n", request_.needs);
    list += fmt::format("lecons: {}\n", in_data_list(ids_));
    outer_.push_back({std::string(kList), std::move(list)});
  }

  void add_words() {
    outer_.push_back({std::string(kCredits), messages_.text("credits.title") + "\n" + credits_text_});
    for (const std::string& license : licenses_) outer_.push_back({"LICENCES/" + license + ".txt", license_text(license, credits_, messages_)});
  }

  const PackRequest& request_;
  const base::Messages& messages_;
  std::vector<ArchiveFile> outer_, inner_;
  std::vector<fs::path> bases_;  // of the variants
  std::vector<std::string> ids_, authors_;
  std::set<std::string> licenses_;
  std::string credits_text_;
  std::vector<Credits> credits_;  // in the order of the lessons
};

// A folder beside the packs that is gone again unless it is kept.
class Aside {
 public:
  explicit Aside(fs::path folder) : folder_(std::move(folder)) {}
  Aside(const Aside&) = delete;
  Aside& operator=(const Aside&) = delete;
  ~Aside() {
    std::error_code ignored;
    if (!folder_.empty()) fs::remove_all(folder_, ignored);
  }
  const fs::path& folder() const { return folder_; }
  void keep() { folder_.clear(); }

 private:
  fs::path folder_;
};

Result<fs::path> make_aside(const fs::path& packs) {
  std::error_code fault;
  fs::create_directories(packs, fault);
  std::string name = (packs / ".recu-XXXXXX").string();
  if (fault || ::mkdtemp(name.data()) == nullptr) return failure(ErrorKind::failed, "file.cannot_write", {{"fichier", packs.string()}}, fault.message());
  return fs::path(name);
}

class Installer {
 public:
  Installer(const fs::path& packs, const fs::path& schemas, const std::string& version) : packs_(packs), schemas_(schemas), version_(version) {}

  Result<Installed> install(std::string_view bytes) {
    Result<std::vector<ArchiveFile>> files = read_archive(bytes);
    if (!files) return tl::unexpected(files.error());
    for (const auto& step : {&Installer::check_outer, &Installer::open_adult, &Installer::check_list, &Installer::check_places})
      if (Result<void> done = (this->*step)(*files); !done) return tl::unexpected(done.error());
    installed_.folder = packs_ / (installed_.id + "-" + installed_.version);
    if (base::is_there(installed_.folder)) return refused("pack.there", {{"nom", installed_.folder.filename().string()}});
    return write(*files);
  }

 private:
  Result<void> check_outer(std::vector<ArchiveFile>& files) {
    if (Result<void> kinds = check_kinds(files); !kinds) return kinds;
    return check_sums(files);
  }

  // The one archive inside that is opened; what it holds stands beside the rest, and is counted with it.
  Result<void> open_adult(std::vector<ArchiveFile>& files) {
    const auto adult = std::find_if(files.begin(), files.end(), [](const ArchiveFile& file) { return file.name == kAdult; });
    if (adult == files.end()) return {};
    ArchiveLimits left;
    left.files -= std::min(left.files, files.size());
    for (const ArchiveFile& file : files) left.all_bytes -= std::min<std::uint64_t>(left.all_bytes, file.bytes.size());
    left.all_bytes += adult->bytes.size();
    Result<std::vector<ArchiveFile>> inner = read_archive(adult->bytes, left);
    if (!inner) return tl::unexpected(inner.error());
    if (Result<void> kinds = check_kinds(*inner); !kinds) return kinds;
    files.erase(adult);
    for (ArchiveFile& file : *inner) {
      const fs::path within = fs::path(file.name).lexically_relative(kLessons);
      const bool in_lesson = file.name.starts_with(kLessons) && std::distance(within.begin(), within.end()) > 1;
      if (!in_lesson || !is_for_adults(within.lexically_relative(*within.begin()))) return refused("pack.kind", {{"nom", file.name}});
      files.push_back(std::move(file));
    }
    return {};
  }

  Result<void> check_list(std::vector<ArchiveFile>& files) {
    const auto list = std::find_if(files.begin(), files.end(), [](const ArchiveFile& file) { return file.name == kList; });
    if (list == files.end()) return refused("pack.no_list", {{"nom", std::string(kList)}});
    const Result<DataValue> data = base::parse_data(list->bytes, std::string(kList));
    if (!data) return tl::unexpected(data.error());
    const Result<DataValue> schema = base::load_data(schemas_ / "pack.yaml");
    if (!schema) return tl::unexpected(schema.error());
    if (const std::vector<Error> problems = base::check_schema(*data, *schema); !problems.empty()) return tl::unexpected(problems.front());
    installed_ = {{}, data->text_at("id"), data->text_at("version"), data->text_at("titre"), data->text_at("licence"), data->texts_at("lecons"), {}};
    if (const std::string name = installed_.id + "-" + installed_.version; !wrong_name(name).empty() || name.find('/') != std::string::npos)
      return refused("pack.name", {{"nom", name}});
    if (numbers_of(data->text_at("besoin")) > numbers_of(version_)) return refused("pack.newer", {{"version", data->text_at("besoin")}});
    return {};
  }

  // Lessons are those of the list, each in its folder, and nothing lies elsewhere.
  Result<void> check_places(std::vector<ArchiveFile>& files) {
    std::set<std::string> with_text, without_case;
    for (const ArchiveFile& file : files) {
      const fs::path path(file.name);
      const std::string top = path.begin()->string();
      if (top == "parcours" || top == "LICENCES" || file.name == kList || file.name == kSums || file.name == kCredits) continue;
      const std::string id = top == "lecons" && std::distance(path.begin(), path.end()) > 2 ? std::next(path.begin())->string() : std::string();
      if (std::find(installed_.lessons.begin(), installed_.lessons.end(), id) == installed_.lessons.end()) return refused("pack.kind", {{"nom", file.name}});
      if (path.filename() == "lecon.md") with_text.insert(id);
      std::string folded = file.name;
      std::transform(folded.begin(), folded.end(), folded.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
      if (!without_case.insert(folded).second) return refused("pack.twice", {{"nom", file.name}});
    }
    for (const std::string& id : installed_.lessons)
      if (!with_text.contains(id)) return refused("pack.not_lesson", {{"nom", id}});
    return {};
  }

  Result<Installed> write(const std::vector<ArchiveFile>& files) {
    Result<fs::path> made = make_aside(packs_);
    if (!made) return tl::unexpected(made.error());
    Aside aside(*made);
    for (const ArchiveFile& file : files)
      if (Result<void> written = base::write_file(aside.folder() / file.name, file.bytes); !written) return tl::unexpected(written.error());
    for (const std::string& id : installed_.lessons)
      if (Result<void> read = check_lesson(aside.folder() / "lecons" / id); !read) return tl::unexpected(read.error());
    std::error_code fault;
    fs::rename(aside.folder(), installed_.folder, fault);
    if (fault) return failure(ErrorKind::failed, "file.cannot_write", {{"fichier", installed_.folder.string()}}, fault.message());
    aside.keep();
    return std::move(installed_);
  }

  Result<void> check_lesson(const fs::path& folder) {
    Result<Lesson> lesson = load_lesson(folder, schemas_);
    // The person knows the pack, not the folder in which it was looked at.
    if (!lesson) {
      Error error = lesson.error();
      error.place.file = fs::path(error.place.file).lexically_relative(folder.parent_path()).string();
      return tl::unexpected(std::move(error));
    }
    const Result<Credits> credits = credits_of(folder, schemas_);
    if (!credits) return tl::unexpected(credits.error());
    if (!is_open_license(credits->license))
      installed_.warnings.push_back({ErrorKind::failed, "pack.license_closed", {{"nom", lesson->id}, {"licence", credits->license}}, {}, {}});
    return {};
  }

  const fs::path& packs_;
  const fs::path& schemas_;
  const std::string& version_;
  Installed installed_;
};

}  // namespace

Result<std::string> make_pack(const PackRequest& request, const base::Messages& messages) { return Packer(request, messages).make(); }

Result<Installed> install_pack(std::string_view bytes, const fs::path& packs, const fs::path& schemas, const std::string& our_version) {
  return Installer(packs, schemas, our_version).install(bytes);
}

std::vector<fs::path> installed_lessons(const fs::path& packs) {
  std::vector<fs::path> folders;
  for (const std::string& pack : base::entries_of(packs))
    if (!pack.starts_with("."))
      for (fs::path& folder : lesson_folders(packs / pack / "lecons")) folders.push_back(std::move(folder));
  const auto version = [](const fs::path& lesson) {
    const std::string pack = lesson.parent_path().parent_path().filename().string();
    return numbers_of(pack.substr(pack.rfind('-') + 1));
  };
  std::stable_sort(folders.begin(), folders.end(), [&](const fs::path& a, const fs::path& b) {
    return a.filename() != b.filename() ? a.filename() < b.filename() : version(a) > version(b);
  });
  return folders;
}

std::vector<fs::path> all_lessons(const fs::path& ours, const fs::path& packs) {
  std::vector<fs::path> folders = lesson_folders(ours);
  std::set<std::string> ids;
  for (const fs::path& folder : folders) ids.insert(folder.filename().string());
  for (fs::path& folder : installed_lessons(packs))
    if (ids.insert(folder.filename().string()).second) folders.push_back(std::move(folder));
  return folders;
}

fs::path packs_of(const fs::path& home) { return home / "packs"; }

}  // namespace lunabloc::lesson
