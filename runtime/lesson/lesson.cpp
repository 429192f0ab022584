#include "lesson/lesson.h"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>

#include "base/blanks.h"
#include "base/file.h"
#include "base/schema.h"
#include "kit/part_words.h"
#include "lesson/body.h"
#include "lesson/table_types.h"
#include "lesson/variant.h"
#include "lesson/words.h"
#include "world/grid.h"

namespace lunabloc::lesson {
namespace {

namespace fs = std::filesystem;

// The worlds by the name that authors write; the others run without a world.
std::string world_kind(const std::string& world) {
  if (world == "grille") return "grid";
  if (world == "tortue") return "turtle";
  if (world == "kit") return "kit";
  if (world == "graphe") return "graph";
  return {};
}

trace::Value value_of(const DataValue& data) {
  if (data.is_bool()) return data.boolean();
  if (data.is_integer()) return data.integer();
  if (data.is_number()) return data.number();
  return data.is_null() ? trace::Value{} : trace::Value{data.text()};
}

// A list as written, or {suite: [from, to, by]}.
trace::Given given_of(const std::string& name, const DataValue& data) {
  constexpr std::int64_t kLongest = 100'000;
  trace::Given given{name, {}, data.is_list() || data.is_map()};
  if (data.is_list()) {
    for (const DataValue& item : data.list()) given.list.push_back(value_of(item));
  } else if (const DataValue* series = data.find("suite"); series && series->list().size() == 3) {
    const std::int64_t last = series->list()[1].integer();
    const std::int64_t by = std::max<std::int64_t>(1, series->list()[2].integer());
    for (std::int64_t item = series->list()[0].integer();
         item <= last && static_cast<std::int64_t>(given.list.size()) < kLongest; item += by)
      given.list.emplace_back(item);
  } else {
    given.list = {value_of(data)};
  }
  return given;
}

// What every check may say, and what this type may; none when there is no such type. Made once for as long as the schemas
// stay as they are: all lessons together have hundreds of checks.
std::shared_ptr<const DataValue> schema_of_type(const std::shared_ptr<const DataValue>& schemas, const std::string& type) {
  using Made = std::map<std::string, std::shared_ptr<const DataValue>>;
  static std::mutex mutex;
  static std::pair<std::shared_ptr<const DataValue>, Made> last;
  const DataValue* const types = schemas->find("types");
  const DataValue* const own = types != nullptr ? types->find(type) : nullptr;
  const DataValue* const common = schemas->find("common");
  if (own == nullptr || common == nullptr) return nullptr;
  const std::lock_guard<std::mutex> alone(mutex);
  if (last.first != schemas) last = {schemas, Made{}};
  std::shared_ptr<const DataValue>& whole = last.second[type];
  if (whole) return whole;
  DataValue::Map keys = common->map();
  if (const DataValue* const more = own->find("keys")) keys.insert(keys.end(), more->map().begin(), more->map().end());
  whole = std::make_shared<const DataValue>(
      DataValue{{}, DataValue::Map{{"type", DataValue{{}, std::string("map")}}, {"keys", DataValue{{}, std::move(keys)}}}});
  return whole;
}

class LessonReader {
 public:
  LessonReader(const fs::path& folder, const fs::path& schemas, std::vector<Error>& problems)
      : folder_(folder), schemas_(schemas), problems_(problems) {}

  Lesson read(const std::string& language) {
    lesson_.folder = folder_;
    Result<Text> original = text_of(folder_ / "lecon.md");
    if (original) find_base(original->front);
    read_text("lecon.md", std::move(original), true);
    const fs::path translated = folder_ / ("lecon." + language + ".md");
    lesson_.language = language != "fr" && base::is_there(translated) ? language : "fr";
    if (lesson_.language != "fr") read_text(translated.filename().string(), text_of(translated), false);
    read_checks();
    if (const fs::path words = lesson_.file("messages." + language + ".yaml"); language != "fr" && base::is_there(words))
      translate(words);
    read_starters();
    place_questions();
    read_parts();
    read_tables();
    read_network();
    return std::move(lesson_);
  }

 private:
  void take_problems(std::vector<Error> found) {
    problems_.insert(problems_.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  }
  void report(const char* message, const base::Place& place, Arguments arguments) {
    problems_.push_back({ErrorKind::failed, message, std::move(arguments), place, {}});
  }
  // The schema's data, or nothing with the problem noted.
  std::shared_ptr<const DataValue> schema(const char* name) {
    Result<std::shared_ptr<const DataValue>> data = base::load_schema(schemas_ / name);
    if (data) return *data;
    problems_.push_back(data.error());
    return std::make_shared<const DataValue>();
  }

  // The lesson that a variant changes stands beside it, or with ours.
  void find_base(const DataValue& front) {
    const std::string id = front.text_at("base");
    if (id.empty()) return;
    const bool plain = id.find('/') == std::string::npos && id.find("..") == std::string::npos && id != folder_.filename();
    for (const fs::path& beside : {folder_.parent_path(), schemas_.parent_path().parent_path() / "lessons"})
      if (plain && base::is_file(beside / id / "lecon.md")) {
        lesson_.base_folder = beside / id;
        return;
      }
    report("lesson.no_base", {(folder_ / "lecon.md").string(), 1, 1}, {{"nom", id}});
  }

  struct Text {
    Body body;
    DataValue front;
  };
  Result<Text> text_of(const fs::path& file) {
    Result<std::string> text = base::read_file(file);
    if (!text) return tl::unexpected(text.error());
    Body body = read_body(*text, file.string(), problems_);
    Result<DataValue> front = base::parse_data(body.front_matter, file.string(), 2);
    if (!front) return tl::unexpected(front.error());
    return Text{std::move(body), std::move(*front)};
  }

  void read_text(const std::string& name, Result<Text> read, bool original) {
    if (!read) return problems_.push_back(read.error());
    if (!lesson_.base_folder.empty() && base::is_there(lesson_.base_folder / name)) {
      Result<Text> below = text_of(lesson_.base_folder / name);
      if (!below) return problems_.push_back(below.error());
      if (!below->front.text_at("base").empty()) return report("lesson.base_of_base", {(folder_ / name).string(), 1, 1}, {{"nom", below->front.text_at("id")}});
      if (original) order_ = read->front.texts_at("etapes");
      read->body = merged_body(std::move(below->body), std::move(read->body), order_);
      read->front = merged_head(below->front, read->front);
    }
    if (original) body_ = read->body;
    Body& body = read->body;
    const DataValue* const front = &read->front;
    const fs::path file = folder_ / name;
    if (original) take_problems(check_schema(*front, *schema("lesson-front.yaml")));
    lesson_.title = front->text_at("titre", lesson_.title);
    if (original) read_front(*front);
    if (!original && !same_steps(body)) return report("lesson.other_steps", {file.string(), 1, 1}, {});
    lesson_.introduction = std::move(body.introduction);
    lesson_.steps.clear();
    for (BodyStep& step : body.steps)
      lesson_.steps.push_back({step.id,
                               step.phase,
                               std::move(step.title),
                               std::move(step.markdown),
                               std::move(step.adult),
                               std::move(step.questions),
                               std::move(step.question_places),
                               {},
                               false,
                               step.line});
  }

  void read_front(const DataValue& front) {
    lesson_.id = front.text_at("id");
    if (lesson_.id != folder_.filename().string())
      report("lesson.folder_name", front.place, {{"nom", lesson_.id}, {"attendu", folder_.filename().string()}});
    lesson_.world = front.text_at("monde");
    lesson_.status = front.text_at("statut");
    lesson_.license = front.text_at("licence");
    lesson_.levels = front.texts_at("niveau");
    lesson_.blocks = front.texts_at("blocs");
    lesson_.concepts = front.texts_at("concepts");
    lesson_.programmes = front.texts_at("programme");
    lesson_.prerequisites = front.texts_at("prerequis");
    lesson_.minutes = static_cast<int>(front.integer_at("duree"));
    lesson_.kit = front.text_at("kit", "standard");
    lesson_.base = front.text_at("base");
    lesson_.guidance = front.text_at("guidage");
    lesson_.bare_world.kind = world_kind(lesson_.world);
  }

  bool same_steps(const Body& body) const {
    return std::equal(body.steps.begin(), body.steps.end(), lesson_.steps.begin(), lesson_.steps.end(),
                      [](const BodyStep& a, const Step& b) { return a.id == b.id; });
  }

  void read_checks() {
    const std::shared_ptr<const DataValue> schemas = schema("lesson-checks.yaml");
    Result<DataValue> data = base::load_data(lesson_.file("controles.yaml"));
    if (!data) return problems_.push_back(data.error());
    if (!lesson_.base_folder.empty()) {
      const Result<DataValue> below = base::load_data(lesson_.base_folder / "controles.yaml");
      if (!below) return problems_.push_back(below.error());
      *data = merged_checks(*below, base::is_there(folder_ / "controles.yaml") ? *data : DataValue{{}, DataValue::Map{}}, body_);
    }
    if (const DataValue* whole = schemas->find("file")) take_problems(check_schema(*data, *whole));
    read_maps(*data);
    if (const DataValue* examples = data->find("exemples"))
      for (const DataValue& one : examples->list()) {
        Example example{one.text_at("nom"), {}};
        if (const DataValue* given = one.find("donne"))
          for (const auto& [name, value] : given->map()) example.given.push_back(given_of(name, value));
        lesson_.examples.push_back(std::move(example));
      }
    if (const DataValue* messages = data->find("messages"))
      for (const auto& [id, words] : messages->map())
        lesson_.messages[id] = {words.text_at("vu"), words.text_at("essaie")};
    if (const DataValue* checks = data->find("controles"))
      for (const DataValue& entry : checks->list()) read_check(entry, schemas);
  }

  void read_maps(const DataValue& data) {
    const DataValue* maps = data.find("cartes");
    if (!maps) return;
    for (const auto& [name, entry] : maps->map()) {
      trace::WorldRequest world{"grid", entry.texts_at("lignes"), entry.text_at("direction", "est"), {}};
      if (const DataValue* start = entry.find("depart"); start && start->list().size() == 2) {
        const auto column = static_cast<std::size_t>(start->list()[0].integer());
        const auto row = static_cast<std::size_t>(start->list()[1].integer());
        const bool inside = row >= 1 && row <= world.map.size() && column >= 1 && column <= world.map[row - 1].size();
        if (const std::optional<char> square = inside ? world::with_start(world.map[row - 1][column - 1]) : std::nullopt)
          world.map[row - 1][column - 1] = *square;
        else
          report("lesson.bad_start", start->place, {{"nom", name}});
      }
      lesson_.maps[name] = std::move(world);
    }
  }

  void read_check(const DataValue& entry, const std::shared_ptr<const DataValue>& schemas) {
    const std::string type = entry.text_at("type");
    if (const std::shared_ptr<const DataValue> whole = schema_of_type(schemas, type))
      take_problems(check_schema(entry, *whole));
    else
      report_unknown_type(*schemas, type, entry);
    Check check{entry.text_at("id"),
                entry.text_at("etape"),
                type,
                entry,
                entry.text_at("message"),
                {},
                entry.texts_at("indices"),
                entry.boolean_at("bloquant", true),
                entry.boolean_at("prediction")};
    if (const DataValue* messages = entry.find("messages"))
      for (const auto& [cause, message] : messages->map()) check.messages[cause] = message.text();
    if (lesson_.check(check.id)) report("lesson.check_twice", entry.place, {{"nom", check.id}});
    if (!lesson_.step(check.step))
      report("lesson.unknown_step", entry.place, {{"nom", check.step}, {"proche", nearest_step(check.step)}});
    lesson_.checks.push_back(std::move(check));
  }

  void report_unknown_type(const DataValue& schemas, const std::string& type, const DataValue& entry) {
    const DataValue* const types = schemas.find("types");
    if (types == nullptr || types->find(type) != nullptr) return;
    std::vector<std::string> known;
    for (const auto& [name, ignored] : types->map()) known.push_back(name);
    const DataValue* const place = entry.find("type");
    report("lesson.unknown_type", place ? place->place : entry.place, {{"nom", type}, {"proche", base::nearest(type, known)}});
  }

  std::string nearest_step(const std::string& id) const {
    std::vector<std::string> known;
    for (const Step& step : lesson_.steps) known.push_back(step.id);
    return base::nearest(id, known);
  }

  void translate(const fs::path& file) {
    Result<DataValue> words = base::load_checked(file, schemas_ / "lesson-words.yaml");
    if (!words) return problems_.push_back(words.error());
    if (const DataValue* messages = words->find("messages"))
      for (const auto& [id, entry] : messages->map()) {
        if (!lesson_.messages.contains(id) && lesson_.base_folder.empty()) report("lesson.unknown_message", entry.place, {{"nom", id}});
        lesson_.messages[id] = {entry.text_at("vu"), entry.text_at("essaie")};
      }
    if (const DataValue* checks = words->find("controles"))
      for (const auto& [id, entry] : checks->map()) {
        const auto check = std::find_if(lesson_.checks.begin(), lesson_.checks.end(),
                                        [&id = id](const Check& one) { return one.id == id; });
        if (check != lesson_.checks.end())
          translate(*check, entry);
        else if (lesson_.base_folder.empty())
          report("lesson.unknown_check", entry.place, {{"nom", id}});
      }
  }

  // A translated choice is known by its place in the list; what is expected, and what is mistaken for it, say it too.
  void translate(Check& check, const DataValue& words) {
    auto& data = std::get<DataValue::Map>(check.data.value);
    if (const DataValue* const choices = words.find("choix")) {
      const std::vector<std::string> before = check.data.texts_at("choix"), after = choices->texts();
      if (before.size() != after.size()) return report("lesson.other_choices", choices->place, {{"nom", check.id}});
      for (std::size_t i = 0; i < before.size(); ++i) check.said_choices[before[i]] = after[i];
      for (auto& [key, value] : data) {
        if (key == "attendu") say_choices(value, check);
        if (key != "confusions" || !value.is_list()) continue;
        for (DataValue& confusion : std::get<DataValue::List>(value.value))
          for (auto& [part, answer] : std::get<DataValue::Map>(confusion.value))
            if (part == "si") say_choices(answer, check);
      }
    }
    for (auto& [key, value] : data)
      if (const DataValue* const translated = words.find(key)) value = *translated;
    if (words.find("indices")) check.hints = words.texts_at("indices");
  }

  // A text, the texts of a list, the keys of a map.
  static void say_choices(DataValue& value, const Check& check) {
    if (value.is_text()) value.value = check.said(value.text());
    if (value.is_list())
      for (DataValue& one : std::get<DataValue::List>(value.value)) say_choices(one, check);
    if (value.is_map())
      for (auto& [key, ignored] : std::get<DataValue::Map>(value.value)) key = check.said(key);
  }

  void read_starters() {
    for (std::size_t i = 0; i < lesson_.steps.size(); ++i) {
      Step& step = lesson_.steps[i];
      const fs::path own = lesson_.file("depart-" + step.id + ".lua");
      const fs::path file = i == 0 && !base::is_there(own) ? lesson_.file("depart.lua") : own;
      if (!base::is_there(file)) continue;
      Result<std::string> lua = base::read_file(file);
      if (!lua)
        problems_.push_back(lua.error());
      else
        step.starter = std::move(*lua), step.has_starter = true;
    }
  }

  // Questions that no comment places stand at the end of their step.
  void place_questions() {
    for (Step& step : lesson_.steps) {
      for (const std::string& question : step.questions)
        if (const Check* check = lesson_.check(question); !check || check->step != step.id)
          report("lesson.unknown_check", {(folder_ / "lecon.md").string(), step.line, 1}, {{"nom", question}});
      for (const Check& check : lesson_.checks)
        if (check.type == "reponse" && check.step == step.id &&
            std::find(step.questions.begin(), step.questions.end(), check.id) == step.questions.end())
          step.questions.push_back(check.id);
      std::erase_if(step.questions, [this](const std::string& id) { return !lesson_.check(id); });
    }
  }

  void read_tables() {
    constexpr std::string_view kEnding = ".csv";
    const auto texts = text_columns_of(lesson_.file("donnees") / "donnees.yaml");
    for (const std::string& file : base::entries_of(lesson_.file("donnees"))) {
      if (!file.ends_with(kEnding)) continue;
      Result<std::string> csv = base::read_file(lesson_.file("donnees") / file);
      if (!csv) {
        problems_.push_back(csv.error());
        continue;
      }
      if (const auto typed = texts.find(file); typed != texts.end()) csv = with_texts_quoted(*csv, typed->second);
      lesson_.tables.push_back({file.substr(0, file.size() - kEnding.size()), std::move(*csv)});
    }
    // Without their text: the host has them.
    for (GeneratedTable& table : generated_tables_of(lesson_.file("donnees") / "donnees.yaml")) lesson_.tables.push_back({std::move(table.name), {}});
  }

  // The network that lessons on graphs open with: a row of donnees/reseau.csv is a link between its two points.
  void read_network() {
    if (lesson_.bare_world.kind != "graph") return;
    const Result<std::string> table = base::read_file(lesson_.file("donnees") / "reseau.csv");
    if (!table) return;
    const std::vector<std::string> rows = lines_of(*table);
    for (std::size_t row = 1; row < rows.size(); ++row) {
      std::string link(base::trimmed(rows[row]));
      if (const std::size_t comma = link.find(','); comma != std::string::npos) link[comma] = '-';
      if (!link.empty()) lesson_.bare_world.map.push_back(std::move(link));
    }
  }

  void read_parts() {
    if (lesson_.bare_world.kind != "kit") return;
    Result<DataValue> kit = base::load_data(schemas_.parent_path() / "kits" / (lesson_.kit + ".yaml"));
    if (!kit) return problems_.push_back(kit.error());
    if (const DataValue* parts = kit->find("parts"))
      for (const DataValue& part : parts->list()) {
        lesson_.bare_world.parts[part.text_at("kind")].push_back(part.text_at("name"));
        if (const DataValue* label = part.find("label")) name_part(part.text_at("kind"), part.text_at("name"), label->text_at(lesson_.language));
      }
  }

  // And each of the things that it measures.
  void name_part(const std::string& kind, const std::string& name, const std::string& label) {
    const std::string id = kind + ":" + name;
    lesson_.part_labels.emplace(id, label);
    const Result<DataValue> file = base::load_data(schemas_.parent_path() / "parts" / (kind + ".yaml"));
    const DataValue* const measures = file ? file->find("measures") : nullptr;
    if (measures == nullptr) return;
    for (const DataValue& row : measures->list()) {
      const kit::Measured measured{row.text_at("id"), {{lesson_.language, row.find("name")->text_at(lesson_.language)}}, {}, {}};
      lesson_.part_labels.emplace(id + "." + measured.id, kit::label_of_place(label, measured, lesson_.language));
    }
  }

  const fs::path& folder_;
  const fs::path& schemas_;
  std::vector<Error>& problems_;
  Lesson lesson_;
  Body body_;                       // of the text in French
  std::vector<std::string> order_;  // of a variant's steps
};

}  // namespace

fs::path Lesson::file(const std::string& name) const {
  return base_folder.empty() || base::is_there(folder / name) ? folder / name : base_folder / name;
}

const Step* Lesson::step(const std::string& step_id) const {
  for (const Step& step : steps)
    if (step.id == step_id) return &step;
  return nullptr;
}

const Check* Lesson::check(const std::string& check_id) const {
  for (const Check& check : checks)
    if (check.id == check_id) return &check;
  return nullptr;
}

trace::WorldRequest Lesson::world_of(const std::string& step_id) const {
  if (bare_world.kind != "grid") return bare_world;
  // A step without a map of its own (predict, run, investigate) plays on the next step's.
  bool reached = false;
  for (const Step& one : steps) {
    reached = reached || one.id == step_id;
    if (!reached) continue;
    for (const Check& check : checks)
      if (check.step == one.id)
        for (const std::string& map : check.data.texts_at("cartes"))
          if (const auto found = maps.find(map); found != maps.end()) return found->second;
  }
  return maps.empty() ? bare_world : maps.rbegin()->second;
}

std::set<std::string> Lesson::given_names() const {
  std::set<std::string> names;
  for (const Example& example : examples)
    for (const trace::Given& given : example.given) names.insert(given.name);
  const auto add = [&names](const DataValue& one) {
    if (const DataValue* const given = one.find("donne"))
      for (const auto& [name, ignored] : given->map()) names.insert(name);
  };
  for (const Check& check : checks) {
    add(check.data);
    if (const DataValue* const cases = check.data.find("cas"))
      for (const DataValue& one : cases->list()) add(one);
  }
  return names;
}

std::string Lesson::starter_of(const std::string& step_id) const {
  std::string starter;
  for (const Step& one : steps) {
    if (one.has_starter) starter = one.starter;
    if (one.id == step_id) break;
  }
  return starter;
}

Result<std::string> Lesson::solution_of(const std::string& step_id) const {
  const fs::path own = file("solution-" + step_id + ".lua");
  return base::read_file(base::is_there(own) ? own : file("solution.lua"));
}

Lesson read_lesson(const fs::path& folder, const fs::path& schema_folder, const std::string& language,
                   std::vector<Error>& problems) {
  return LessonReader(folder, schema_folder, problems).read(language);
}

Result<Lesson> load_lesson(const fs::path& folder, const fs::path& schema_folder, const std::string& language) {
  std::vector<Error> problems;
  Lesson lesson = read_lesson(folder, schema_folder, language, problems);
  if (!problems.empty()) return tl::unexpected(problems.front());
  return lesson;
}

std::vector<fs::path> lesson_folders(const fs::path& lessons) {
  std::vector<fs::path> folders;
  for (const std::string& name : base::entries_of(lessons))
    if (base::is_file(lessons / name / "lecon.md")) folders.push_back(lessons / name);
  return folders;
}

}  // namespace lunabloc::lesson
