#include "report/parents.h"

#include <algorithm>
#include <future>
#include <map>
#include <set>

#include "base/schema.h"
#include "lesson/path.h"
#include "portfolio/progress.h"
#include "portfolio/proposals.h"
#include "print/typography.h"

namespace lunabloc::report {
namespace {

constexpr std::size_t kMostNext = 3, kMostQuestions = 3, kLargestDrawing = 600U << 10U;

bool is_begun(const portfolio::Progress& progress) { return !progress.current_step.empty() || !progress.done.empty(); }

// A step « crée » that is done: the program began empty, or as the pupil had it.
bool made_alone(const lesson::Lesson& lesson, const portfolio::Progress& progress) {
  return std::any_of(lesson.steps.begin(), lesson.steps.end(), [&](const lesson::Step& step) { return step.phase == "creer" && progress.done.contains(step.id); });
}

struct Seen {
  const lesson::Lesson* lesson;
  portfolio::Progress progress;
  bool begun = false, done = false;
};

std::string said(const DataValue& entry, const std::string& language) { return entry.text_at(language, entry.text_at("fr")); }

// Questions about what was learnt last come first.
std::vector<std::string> questions_for(const std::vector<std::string>& concepts, const DataValue& table, const std::string& language) {
  std::vector<std::string> questions;
  for (auto concept_id = concepts.rbegin(); concept_id != concepts.rend() && questions.size() < kMostQuestions; ++concept_id)
    for (const DataValue& entry : table.find("questions")->list()) {
      const std::vector<std::string> about = entry.texts_at("notions");
      const std::string words = said(entry, language);
      if (std::find(about.begin(), about.end(), *concept_id) != about.end() && std::find(questions.begin(), questions.end(), words) == questions.end()) {
        questions.push_back(words);
        break;
      }
    }
  if (questions.empty()) questions.push_back(said(*table.find("toujours"), language));
  return questions;
}

std::vector<NextLesson> next_of(const std::vector<Seen>& seen) {
  std::set<std::string> done, soon;  // soon: those that are begun done too
  const lesson::Lesson* last = nullptr;
  for (const Seen& one : seen) {
    if (one.done) done.insert(one.lesson->id);
    if (one.done || one.begun) soon.insert(one.lesson->id);
    if (one.begun) last = one.lesson;
  }
  const std::string branch = last != nullptr ? lesson::branch_of(*last) : std::string();
  std::vector<NextLesson> next;
  const auto add = [&](const Seen& one) {
    if (next.size() < kMostNext) next.push_back({one.lesson->title, one.begun, one.lesson->status == "prolongement", one.lesson->world == "kit"});
  };
  for (const Seen& one : seen)
    if (one.begun && !one.done) add(one);
  const auto ready = [&](const Seen& one, const std::set<std::string>& after) { return !one.begun && one.lesson->base.empty() && lesson::missing_before(*one.lesson, after).empty(); };
  // Of another branch what is for the same classes.
  const auto fits = [&](const lesson::Lesson& one) {
    return last == nullptr || std::any_of(one.levels.begin(), one.levels.end(), [&](const std::string& level) { return std::find(last->levels.begin(), last->levels.end(), level) != last->levels.end(); });
  };
  for (const Seen& one : seen)
    if (ready(one, soon) && lesson::branch_of(*one.lesson) == branch) add(one);
  for (const Seen& one : seen)
    if (ready(one, done) && lesson::branch_of(*one.lesson) != branch && fits(*one.lesson)) add(one);
  return next;
}

std::vector<Made> make_all(const std::vector<Seen>& seen, const portfolio::Files& files, const Tables& tables, std::vector<std::string>& more) {
  std::vector<const lesson::Lesson*> shown;
  for (auto one = seen.rbegin(); one != seen.rend(); ++one) {
    if (!one->begun) continue;
    if (shown.size() < kMostMade) shown.push_back(one->lesson);
    else more.push_back(one->lesson->title);
  }
  // Each run is a process of its own.
  std::vector<std::future<Made>> running;
  for (const lesson::Lesson* lesson : shown) running.push_back(std::async(std::launch::async, [lesson, &files, &tables] { return made_in(*lesson, files, tables); }));
  std::vector<Made> made;
  for (std::size_t i = 0; i < running.size(); ++i) {
    Made one = running[i].get();
    if (one.lesson.empty()) more.push_back(shown[i]->title);
    else made.push_back(std::move(one));
  }
  return made;
}

}  // namespace

Result<Parents> parents_of(const portfolio::Files& files, const std::string& pseudonym, const std::filesystem::path& assets, const Tables& tables) {
  const Result<DataValue> curriculum = base::load_data(assets / "curriculum.yaml");
  if (!curriculum) return tl::unexpected(curriculum.error());
  const Result<DataValue> table = base::load_checked(assets / "parents.yaml", assets / "schemas/parents.yaml");
  if (!table) return tl::unexpected(table.error());
  // The words of an id, as they are printed.
  const auto words_in = [&](const char* table_name, const std::string& id) {
    const DataValue* const entries = curriculum->find(table_name);
    return print::typeset(entries != nullptr ? entries->text_at(id, id) : id, tables.messages.language());
  };

  std::vector<Seen> seen;
  std::vector<lesson::Lesson> ordered = lesson::in_order(tables.lessons);
  for (const lesson::Lesson& lesson : ordered) {
    const auto file = files.find("works/" + lesson.id + "/progress.jsonl");
    Seen one{&lesson, file == files.end() ? portfolio::Progress{} : portfolio::progress_of(file->second)};
    one.begun = is_begun(one.progress);
    // A free project has no steps to pass; its program alone says that it was begun.
    one.begun = one.begun || files.contains("works/" + lesson.id + "/program.lua");
    one.done = portfolio::observe(lesson, one.progress).finished;
    seen.push_back(std::move(one));
  }

  Parents parents;
  parents.pseudonym = pseudonym;
  std::vector<std::string> met, learning;
  std::map<std::string, Concept> concepts;
  for (const Seen& one : seen) {
    if (one.done) {
      parents.beyond = parents.beyond || one.lesson->status == "prolongement";
      for (const std::string& id : one.lesson->programmes) {
        const std::string words = words_in("programmes", id);
        if (std::find(parents.programmes.begin(), parents.programmes.end(), words) == parents.programmes.end()) parents.programmes.push_back(words);
      }
    }
    for (const std::string& id : one.lesson->concepts) {
      if (one.done) {
        Concept& learnt = concepts[id];
        learnt.words = words_in("concepts", id);
        ++learnt.lessons;
        learnt.alone = learnt.alone || made_alone(*one.lesson, one.progress);
        std::erase(met, id);
        met.push_back(id);
      } else if (one.begun) {
        learning.push_back(id);
      }
    }
  }
  for (const std::string& id : met) parents.mastered.push_back(concepts[id]);
  for (const std::string& id : learning) {
    const std::string words = words_in("concepts", id);
    if (!concepts.contains(id) && std::find(parents.learning.begin(), parents.learning.end(), words) == parents.learning.end()) parents.learning.push_back(words);
  }
  parents.made = make_all(seen, files, tables, parents.more);
  for (const auto& [path, bytes] : files)
    if (path.starts_with("images/") && path.ends_with(".png") && bytes.starts_with("\x89PNG") && bytes.size() <= kLargestDrawing && parents.drawings.size() < kMostDrawings)
      parents.drawings.push_back(bytes);
  parents.next = next_of(seen);
  std::vector<std::string> asked = learning;
  asked.insert(asked.end(), met.begin(), met.end());
  parents.questions = questions_for(asked, *table, tables.messages.language());
  return parents;
}

}  // namespace lunabloc::report
