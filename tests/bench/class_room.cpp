// A class of 35 with a year's work, 48 lessons each: collecting it, the teacher's view, the page, a family's page.
//
// collect_ms (at most 5000), view_ms (300), page_ms, family_ms (1000). Exit 1 when a promise is not kept.
#include <fmt/format.h>

#include <chrono>
#include <cstdio>

#include "base/file.h"
#include "benches.h"
#include "lesson/lesson.h"
#include "measure.h"
#include "portfolio/class_report.h"
#include "report/class_page.h"
#include "report/parents.h"
#include "support/temp_folder.h"

namespace lunabloc::bench {
namespace {

constexpr std::size_t kPupils = 35, kLessons = 48, kVersions = 12;

double ms_since(std::chrono::steady_clock::time_point since) { return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - since).count(); }

// A lesson done the long way: every step, tries with its own messages, hints, versions that grow.
void add_work(portfolio::Files& files, const lesson::Lesson& lesson, std::size_t pupil) {
  const std::string folder = "works/" + lesson.id + "/";
  std::string& progress = files[folder + "progress.jsonl"];
  std::size_t number = 0;
  const auto line = [&](const std::string& rest) { progress += fmt::format("{{{},\"id\":\"{:08x}{:08x}\"}}\n", rest, pupil, number++); };
  for (const lesson::Step& step : lesson.steps) {
    line(fmt::format("\"step\":\"{}\"", step.id));
    for (const lesson::Check& check : lesson.checks) {
      if (check.step != step.id) continue;
      if (!check.message.empty())
        for (std::size_t times = 0; times < 1 + pupil % 3; ++times) line(fmt::format("\"check\":\"{}\",\"message\":\"{}\"", check.id, check.message));
      line(fmt::format("\"check\":\"{}\",\"hint\":1", check.id));
    }
    if (pupil % 7 != 0) line(fmt::format("\"step\":\"{}\",\"done\":true", step.id));
  }
  const std::string solution = lesson.solution_of("creer").value_or("say(1)\n");
  files[folder + "program.lua"] = solution;
  for (std::size_t version = 0; version < kVersions; ++version)
    files[folder + fmt::format("versions/2026-11-{:02}_10h42m05.lua", version + 1)] = solution + fmt::format("-- {} {}\n", pupil, version);
}

}  // namespace

int class_room(Arguments) {
  const std::filesystem::path assets = support::source_folder() / "assets";
  const Result<program::Vocabulary> vocabulary = program::Vocabulary::load(assets / "vocabulary", assets / "schemas");
  const Result<Messages> messages = Messages::load(assets / "messages", "fr");
  if (!vocabulary || !messages) return 1;
  std::vector<lesson::Lesson> lessons;
  for (const std::filesystem::path& folder : lesson::lesson_folders(support::source_folder() / "lessons"))
    if (Result<lesson::Lesson> one = lesson::load_lesson(folder, assets / "schemas", "fr"); one && lessons.size() < kLessons) lessons.push_back(std::move(*one));

  const support::TempFolder place;
  const std::filesystem::path folder = place.path() / "classe";
  for (std::size_t pupil = 0; pupil < kPupils; ++pupil) {
    portfolio::Files files;
    for (const lesson::Lesson& lesson : lessons) add_work(files, lesson, pupil);
    const std::string bytes = portfolio::pack_portfolio(files, "x").value();
    if (!portfolio::accept_deposit(folder, fmt::format("loutre {}", pupil), fmt::format("000001-{:08x}-00000000.zip", pupil + 1), bytes)) return 1;
  }

  std::vector<portfolio::Pupil> pupils;
  const auto begun = std::chrono::steady_clock::now();
  pupils = portfolio::collect(folder, {});
  for (const portfolio::Pupil& pupil : pupils)
    if (!portfolio::write_portfolio(place.path() / "all" / pupil.pseudonym, pupil.files)) return 1;
  const double collect = ms_since(begun);

  std::vector<double> views, pages, families;
  const report::Tables tables{lessons, *vocabulary, *messages, support::binary_folder() / "bin/lunabloc-runner"};
  for (int round = 0; round < 5; ++round) {
    const auto since = std::chrono::steady_clock::now();
    const portfolio::ClassReport made = portfolio::class_report(pupils, lessons);
    if (portfolio::skills_of(pupils, lessons, {}, portfolio::SkillKind::programmes).skills.empty()) return 1;
    views.push_back(ms_since(since));
    const auto drawn = std::chrono::steady_clock::now();
    if (report::class_html({made, pupils, {}, {}}, tables).empty()) return 1;
    pages.push_back(ms_since(drawn));
    const auto family = std::chrono::steady_clock::now();
    const Result<report::Parents> parents = report::parents_of(pupils[1].files, "loutre", assets, tables);
    if (!parents || report::parents_html(*parents, *messages).empty()) return 1;
    families.push_back(ms_since(family));
  }
  print("pupils", static_cast<double>(pupils.size()));
  print("lessons", static_cast<double>(lessons.size()));
  print("collect_ms", collect);
  print("view_ms", median(views));
  print("page_ms", median(pages));
  print("family_ms", median(families));
  return collect <= 5000 && median(views) <= 300 && median(families) <= 1000 ? 0 : 1;
}

}  // namespace lunabloc::bench
