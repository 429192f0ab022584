#include "portfolio/skills.h"

#include <algorithm>

#include "base/data_file.h"
#include "portfolio/progress.h"
#include "portfolio/work_files.h"

namespace lunabloc::portfolio {
namespace {

struct Stand {
  bool begun = false, finished = false, alone = false;
};

Stand stand_of(const lesson::Lesson& lesson, const Progress& progress) {
  Stand stand;
  std::size_t done = 0;
  for (const lesson::Step& step : lesson.steps) {
    const bool passed = progress.done.contains(step.id);
    done += passed ? 1 : 0;
    stand.alone = stand.alone || (passed && step.phase == "creer");
  }
  stand.begun = done > 0 || !progress.current_step.empty();
  stand.finished = !lesson.steps.empty() && done == lesson.steps.size();
  stand.alone = stand.alone && stand.finished;
  return stand;
}

}  // namespace

std::string Evidence::proposed() const {
  if (finished >= 2 || alone) return "oui";
  if (finished == 1 || begun >= 2) return "en-bonne-voie";
  return begun == 1 ? "pas-encore" : "";
}

ReturnsOf returns_for_all(const std::filesystem::path& folder, const std::vector<Pupil>& pupils) {
  ReturnsOf all;
  for (const Pupil& pupil : pupils) all[pupil.pseudonym] = returns_for(folder, pupil.pseudonym);
  return all;
}

Skills skills_of(const std::vector<Pupil>& pupils, const std::vector<lesson::Lesson>& lessons, const ReturnsOf& returns, SkillKind kind) {
  Skills table;
  const auto named_by = [&](const lesson::Lesson& lesson) -> const std::vector<std::string>& { return kind == SkillKind::programmes ? lesson.programmes : lesson.concepts; };
  for (const lesson::Lesson& lesson : lessons)
    for (const std::string& skill : named_by(lesson))
      if (std::find(table.skills.begin(), table.skills.end(), skill) == table.skills.end()) table.skills.push_back(skill);
  for (const Pupil& pupil : pupils) {
    std::map<std::string, Evidence>& evidence = table.evidence[pupil.pseudonym];
    for (const lesson::Lesson& lesson : lessons) {
      const auto file = pupil.files.find(path_of(lesson.id, kProgressFile));
      if (file == pupil.files.end()) continue;
      const Stand stand = stand_of(lesson, progress_of(file->second));
      for (const std::string& skill : named_by(lesson)) {
        Evidence& one = evidence[skill];
        one.begun += stand.begun && !stand.finished ? 1 : 0;
        one.finished += stand.finished ? 1 : 0;
        one.alone = one.alone || stand.alone;
      }
    }
    if (const auto said = returns.find(pupil.pseudonym); said != returns.end())
      for (const Return& one : said->second)
        if (!one.skill.empty() && std::find(table.skills.begin(), table.skills.end(), one.skill) != table.skills.end()) evidence[one.skill].decided = one.word;
  }
  return table;
}

SkillWords load_skill_words(const std::filesystem::path& assets) {
  SkillWords words;
  const Result<DataValue> curriculum = base::load_data(assets / "curriculum.yaml");
  if (!curriculum) return words;
  for (const char* const table : {"programmes", "concepts"})
    if (const DataValue* const entries = curriculum->find(table); entries != nullptr && entries->is_map())
      for (const auto& [id, said] : entries->map()) words[id] = said.text();
  return words;
}

std::vector<Assessment> assessments_of(const std::vector<Pupil>& pupils, const ReturnsOf& returns) {
  std::vector<Assessment> all;
  for (const Pupil& pupil : pupils) {
    std::map<std::pair<std::string, std::string>, Assessment> mine;
    const auto about = [&](const std::string& work, const std::string& criterion) -> Assessment& {
      Assessment& one = mine[{work, criterion}];
      one.pupil = pupil.pseudonym, one.work = work, one.criterion = criterion;
      return one;
    };
    const std::string ending = "/" + std::string(kProgressFile);
    for (const auto& [path, text] : pupil.files)
      if (path.starts_with(kWorks) && path.ends_with(ending))
        for (const auto& [check, criteria] : progress_of(text).criteria)
          for (const auto& [criterion, word] : criteria) about(path.substr(kWorks.size(), path.size() - kWorks.size() - ending.size()), criterion).own_word = word;
    if (const auto said = returns.find(pupil.pseudonym); said != returns.end())
      for (const Return& one : said->second)
        if (!one.criterion.empty()) about(one.work, one.criterion).teacher_word = one.word;
    for (auto& [ignored, one] : mine) all.push_back(std::move(one));
  }
  return all;
}

}  // namespace lunabloc::portfolio
