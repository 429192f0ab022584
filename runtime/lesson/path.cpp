#include "lesson/path.h"

#include <algorithm>
#include <cctype>

#include "base/schema.h"
#include "base/written.h"
#include "lesson/levels.h"

namespace lunabloc::lesson {
namespace {

Access access_of(const std::string& word) {
  if (word.starts_with("ferme")) return Access::closed;
  return word.starts_with("cache") ? Access::hidden : Access::open;
}

PathEntry entry_of(const DataValue& data) {
  if (!data.is_map()) return {data.text(), Access::open, false, {}, {}, {}, {}, {data.place}};
  PathEntry entry{data.text_at("lecon"), access_of(data.text_at("etat")), data.boolean_at("facultatif"), data.text_at("variante"), {}, data.text_at("titre"), {}, {data.place}};
  if (const DataValue* variants = data.find("variantes"))
    for (const auto& [group, variant] : variants->map()) entry.variants[group] = variant.text();
  if (const DataValue* texts = data.find("textes"))
    for (const auto& [step, text] : texts->map()) entry.texts[step] = text.text();
  return entry;
}

std::string variant_for(const PathEntry& entry, const std::string& group) {
  const auto own = entry.variants.find(group);
  return own != entry.variants.end() ? own->second : entry.variant;
}

void replace_texts(Lesson& lesson, const PathEntry& entry, std::vector<Error>& problems) {
  if (!entry.title.empty()) lesson.title = entry.title;
  for (const auto& [id, text] : entry.texts) {
    if (id == "introduction") {
      lesson.introduction = text;
      continue;
    }
    const auto step = std::find_if(lesson.steps.begin(), lesson.steps.end(), [&id = id](const Step& one) { return one.id == id; });
    if (step == lesson.steps.end()) {
      problems.push_back({ErrorKind::failed, "path.no_step", {{"nom", lesson.id}, {"etape", id}}, entry.at.place, {}});
      continue;
    }
    // The questions stay, after the teacher's words.
    step->markdown = text;
    step->question_places.clear();
  }
}

std::size_t rank_of(const Lesson& lesson) {
  return level_of(lesson.levels.empty() ? std::string_view() : lesson.levels.front());
}

std::string map_text(const std::map<std::string, std::string>& map) {
  std::string text;
  for (const auto& [key, value] : map) text += (text.empty() ? "" : ", ") + key + ": " + base::in_data(value);
  return "{" + text + "}";
}

std::string entry_text(const PathEntry& entry) {
  if (entry == PathEntry{entry.lesson, Access::open, false, {}, {}, {}, {}}) return base::in_data(entry.lesson);
  std::string text = "{lecon: " + base::in_data(entry.lesson);
  if (entry.access != Access::open) text += entry.access == Access::closed ? ", etat: fermee" : ", etat: cachee";
  if (entry.optional) text += ", facultatif: true";
  if (!entry.variant.empty()) text += ", variante: " + base::in_data(entry.variant);
  if (!entry.variants.empty()) text += ", variantes: " + map_text(entry.variants);
  if (!entry.title.empty()) text += ", titre: " + base::in_data(entry.title);
  if (!entry.texts.empty()) text += ", textes: " + map_text(entry.texts);
  return text + "}";
}

}  // namespace

std::string path_text(const Path& path) {
  std::string text = "format: 1\nid: " + base::in_data(path.id) + "\n";
  if (!path.title.empty()) text += "titre: " + base::in_data(path.title) + "\n";
  if (!path.groups.empty()) {
    text += "groupes:\n";
    for (const std::string& group : path.groups) text += "  - " + base::in_data(group) + "\n";
  }
  if (!path.group.empty()) text += "groupe: " + base::in_data(path.group) + "\n";
  if (path.others != Access::open) text += path.others == Access::closed ? "autres: fermees\n" : "autres: cachees\n";
  text += path.entries.empty() ? "lecons: []\n" : "lecons:\n";
  for (const PathEntry& entry : path.entries) text += "  - " + entry_text(entry) + "\n";
  return text;
}

Result<Path> load_path(const std::filesystem::path& file, const std::filesystem::path& schemas) {
  const Result<DataValue> data = base::load_checked(file, schemas / "path.yaml");
  if (!data) return tl::unexpected(data.error());
  Path path{data->text_at("id"), data->text_at("titre"), data->text_at("groupe"), access_of(data->text_at("autres")), {}, data->texts_at("groupes")};
  for (const DataValue& one : data->find("lecons")->list()) {
    PathEntry entry = entry_of(one);
    const bool twice = std::any_of(path.entries.begin(), path.entries.end(), [&](const PathEntry& other) { return other.lesson == entry.lesson; });
    if (twice) return tl::unexpected(Error{ErrorKind::failed, "path.twice", {{"nom", entry.lesson}}, one.place, {}});
    path.entries.push_back(std::move(entry));
  }
  return path;
}

std::vector<OnPath> follow(const Path& path, std::vector<Lesson> lessons, std::vector<Error>& problems) {
  std::vector<OnPath> followed;
  const auto find = [&](const std::string& id) { return std::find_if(lessons.begin(), lessons.end(), [&](const Lesson& one) { return one.id == id; }); };
  std::set<std::string> named;
  for (const PathEntry& entry : path.entries) {
    const std::string variant = variant_for(entry, path.group);
    named.insert(entry.lesson);
    named.insert(variant);
    // A variant that is not there gives way to its lesson.
    auto lesson = variant.empty() ? find(entry.lesson) : find(variant);
    if (lesson == lessons.end()) {
      problems.push_back({ErrorKind::failed, "path.no_lesson", {{"nom", variant.empty() ? entry.lesson : variant}}, entry.at.place, {}});
      if (!variant.empty()) lesson = find(entry.lesson);
    }
    if (lesson == lessons.end() || entry.access == Access::hidden) continue;
    OnPath one{*lesson, entry.access == Access::closed, entry.optional};
    replace_texts(one.lesson, entry, problems);
    followed.push_back(std::move(one));
  }
  if (path.others == Access::hidden) return followed;
  for (Lesson& lesson : in_order(std::move(lessons)))
    if (!named.contains(lesson.id)) followed.push_back({std::move(lesson), path.others == Access::closed, false});
  return followed;
}

std::vector<Lesson> in_order(std::vector<Lesson> lessons) {
  std::sort(lessons.begin(), lessons.end(), [](const Lesson& a, const Lesson& b) {
    const std::string branch_a = branch_of(a), branch_b = branch_of(b);
    if (branch_a != branch_b) return branch_a < branch_b;
    return rank_of(a) != rank_of(b) ? rank_of(a) < rank_of(b) : a.id < b.id;
  });
  std::vector<Lesson> ordered;
  while (!lessons.empty()) {
    const auto waits = [&](const Lesson& lesson) {
      return std::any_of(lesson.prerequisites.begin(), lesson.prerequisites.end(), [&](const std::string& id) {
        return std::any_of(lessons.begin(), lessons.end(), [&](const Lesson& other) { return other.id == id && branch_of(other) == branch_of(lesson) && &other != &lesson; });
      });
    };
    // In a circle nothing is first: then the first as it stands.
    auto next = std::find_if_not(lessons.begin(), lessons.end(), waits);
    if (next == lessons.end()) next = lessons.begin();
    // What has no branch before it never overtakes another branch.
    if (branch_of(*next) != branch_of(lessons.front())) next = lessons.begin();
    ordered.push_back(std::move(*next));
    lessons.erase(next);
  }
  return ordered;
}

std::string branch_of(const Lesson& lesson) {
  // "lyon-soleil.03" is of a branch of its own, named by its author.
  const std::size_t point = lesson.id.find('.');
  if (point != std::string::npos) return lesson.id.substr(0, point);
  return lesson.id.empty() || std::isupper(static_cast<unsigned char>(lesson.id[0])) == 0 ? std::string() : lesson.id.substr(0, 1);
}

std::vector<std::string> missing_before(const Lesson& lesson, const std::set<std::string>& done) {
  std::vector<std::string> missing;
  for (const std::string& id : lesson.prerequisites)
    if (!done.contains(id)) missing.push_back(id);
  return missing;
}

}  // namespace lunabloc::lesson
