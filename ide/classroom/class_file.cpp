#include "ide/classroom/class_file.h"

#include "base/file.h"
#include "report/class_page.h"

namespace lunabloc::ide::classroom {
namespace {

using session::DeskLine;

Result<std::string> text_of(const session::ClassDesk::Room& room, bool spreadsheet, const report::Tables& tables, const base::Locations& locations) {
  const Result<portfolio::ClassPlan> plan = portfolio::load_class_plan(room.folder, locations.assets / "schemas");
  if (!plan) return tl::unexpected(plan.error());
  const report::ClassView view{room.report, room.pupils, room.returns, *plan, portfolio::load_skill_words(locations.assets)};
  if (spreadsheet) return report::class_ods(view, tables);
  return report::class_html(view, tables);
}

}  // namespace

std::function<DeskLine(const std::stop_token&)> writing(const session::ClassDesk::Room& room, const std::filesystem::path& file, const session::Session& session,
                                                        const base::Locations& locations) {
  return [room, file, lessons = session.lessons(), vocabulary = session.vocabulary(), messages = session.messages(), locations](const std::stop_token&) -> DeskLine {
    const Result<std::string> text = text_of(room, file.extension() == ".ods", {lessons, vocabulary, messages, locations.programs / "lunabloc-runner"}, locations);
    const Result<void> written = text ? base::write_file(file, *text) : Result<void>(tl::unexpected(text.error()));
    if (!written) return session::refused(messages, written.error());
    return {DeskLine::Weight::fine, messages.text("class.reported", {{"nom", file.string()}, {"nombre", std::to_string(room.pupils.size())}}), {}, 0};
  };
}

}  // namespace lunabloc::ide::classroom
